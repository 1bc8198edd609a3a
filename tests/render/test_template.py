"""Templates of reports: whose is used, what it may do, how its faults are told, and what becomes of the values."""

from __future__ import annotations

import datetime as dt
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from giaoban.errors import TemplateFaultError
from giaoban.render import limits
from giaoban.render.template import render

if TYPE_CHECKING:
    from tests.conftest import Run, Write

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).parents[2]
TASKS = 'tasks:\n  - {id: "1", title: Sửa quy chế, lead: VL, deadline: 2009-08}\n'
ASKED = ("report", "--month", "8", "--as-of", "1/9/2009")
REMEDY = "Sửa mẫu; các tên dùng được ở docs/mau-bao-cao.md, mẫu gốc: giaoban report --print-template."

VALUES = {
    "title": "a|b *c* <d> & `e`",
    "lines": "một\nhai",
    "start": "# một",
    "count": 21914,
    "day": dt.date(2009, 8, 6),
    "rate": {"n": 72, "of": 73},
    "nothing": {"n": 0, "of": 0},
    "empty": None,
    "letters": ("x", "<y>"),
    "office": {"name": "Vụ"},
    "code": "{{ 7*7 }}{% sai %}",
}


def printed(folder: Path, text: str, values: dict[str, Any] = VALUES) -> str:
    path = folder / "mau.j2"
    path.write_bytes(text.encode())
    return render(path, values)


def refusal(folder: Path, text: str) -> str:
    """What the user is told, less the remedy that is always the same and the folder."""
    with pytest.raises(TemplateFaultError) as caught:
        printed(folder, text)
    return str(caught.value).removesuffix(f" {REMEDY}").removeprefix(f"{folder}/")


# --- whose template --------------------------------------------------------------------------------------------------


def test_the_template_given_goes_before_the_offices_own_and_that_before_the_shipped_one(
    giaoban: Run, write: Write
) -> None:
    folder = write(TASKS)
    shipped = giaoban(*ASKED).stdout
    (folder / "templates").mkdir()
    (folder / "templates" / "bao-cao.md.j2").write_bytes("Mẫu của Bộ: {{ period.label }}\n".encode())
    (folder / "rieng.txt").write_bytes("\ufeffMẫu riêng: {{ counts.total }}\r\n".encode())

    assert shipped.startswith("|  | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n")
    assert giaoban(*ASKED).stdout == "Mẫu của Bộ: tháng 8 năm 2009\n"
    assert giaoban(*ASKED, "--template", "rieng.txt").stdout == "Mẫu riêng: 1\n"
    assert giaoban(*ASKED, "--registers", str(folder / "registers"), cwd=folder.parent).stdout == (
        "Mẫu của Bộ: tháng 8 năm 2009\n"
    )


def test_the_template_that_is_printed_is_the_shipped_one_and_makes_the_same_report(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    result = giaoban("report", "--print-template")
    shipped = giaoban(*ASKED).stdout
    (folder / "templates").mkdir()
    (folder / "templates" / "bao-cao.md.j2").write_bytes(result.stdout.encode())

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (ROOT / "templates" / "bao-cao.md.j2").read_bytes().decode()
    assert giaoban(*ASKED).stdout == shipped


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        (
            "khong-co.j2",
            None,
            4,
            "không có tệp mẫu khong-co.j2. Sửa --template; lấy mẫu có sẵn: giaoban report --print-template.",
        ),
        ("a.j2", b"m\xe3u", 3, "a.j2: tệp mẫu không lưu bằng UTF-8. Lưu lại bằng UTF-8."),
        ("a.j2", b"mot\n{{ ten }}\n", 3, f"a.j2:2: mẫu in không được: không có tên “ten”. {REMEDY}"),
        ("a.j2", b"mot\nhai\n{% if %}\n", 3, f"a.j2:3: mẫu sai cú pháp: thiếu biểu thức. {REMEDY}"),
    ],
    ids=["missing", "not UTF-8", "undefined name", "syntax"],
)
def test_a_template_with_a_fault_prints_nothing_and_is_told_by_file_and_line(  # noqa: PLR0913, PLR0917 - a row
    giaoban: Run, write: Write, name: str, content: bytes | None, code: int, words: str
) -> None:
    folder = write(TASKS)
    if content is not None:
        (folder / name).write_bytes(content)

    result = giaoban(*ASKED, "--template", name, "-o", "bao-cao.md")

    assert (result.exit_code, result.stdout, result.stderr) == (code, "", f"giaoban: {words}\n")
    assert not (folder / "bao-cao.md").exists()


# --- faults ----------------------------------------------------------------------------------------------------------

FAULTS = {
    "{{ sai }}": "mau.j2:1: mẫu in không được: không có tên “sai”.",
    "\n\n{{ office.sai }}": "mau.j2:3: mẫu in không được: không có tên “sai” ở đây.",
    "\n{% for x in letters %}\n{{ x.sai }}\n{% endfor %}": "mau.j2:3: mẫu in không được: không có tên “sai” ở đây.",
    "{{ title | sai }}": "mau.j2:1: mẫu sai cú pháp: không có bộ lọc “sai”.",
    "{% sai %}": "mau.j2:1: mẫu sai cú pháp: không có thẻ “sai”, hoặc thẻ đặt không đúng chỗ.",
    "{% if title %}": "mau.j2:1: mẫu sai cú pháp: thiếu phần đóng (%}, }} hoặc thẻ end).",
    "{{ title": "mau.j2:1: mẫu sai cú pháp: thiếu phần đóng (%}, }} hoặc thẻ end).",
    "{% for x y %}": "mau.j2:1: mẫu sai cú pháp: cần “in” nhưng gặp “y”.",
    "{{ count / 0 }}": "mau.j2:1: mẫu in không được: chia cho 0.",
}


@pytest.mark.parametrize(("text", "words"), FAULTS.items(), ids=FAULTS)
def test_a_fault_is_told_by_line_and_in_the_users_language(tmp_path: Path, text: str, words: str) -> None:
    assert refusal(tmp_path, text) == words


# --- the sandbox -----------------------------------------------------------------------------------------------------

ESCAPES = {
    "{{ ''.__class__ }}": "mẫu không được dùng “__class__”",
    "{{ title.__init__ }}": "mẫu không được dùng “__init__”",
    "{{ cycler.__init__.__globals__ }}": "mẫu không được dùng “__init__”",
    "{{ '{0.__class__}'.format(1) }}": "mẫu không được dùng “__class__”",
    "{{ office.update(x=1) }}": "mẫu không được dùng “update”",
    "{{ office.pop('name') }}": "mẫu không được dùng “pop”",
    "{{ letters.append(1) }}": "không có tên “append” ở đây",
    "{{ 'x' * 100000000 }}": "phép tính cho kết quả quá lớn",
    "{{ 100000000 * [0] }}": "phép tính cho kết quả quá lớn",
    "{{ 9 ** 99999999 }}": "phép tính cho kết quả quá lớn",
}


@pytest.mark.parametrize(("text", "words"), ESCAPES.items(), ids=ESCAPES)
def test_a_template_reaches_nothing_but_its_values(tmp_path: Path, text: str, words: str) -> None:
    assert refusal(tmp_path, text) == f"mau.j2:1: mẫu in không được: {words}."


def test_a_template_cannot_print_without_end(tmp_path: Path) -> None:
    text = "{% for i in range(90000) %}{% for j in range(90000) %}{{ ('x' * 100000) }}{% endfor %}{% endfor %}"

    assert refusal(tmp_path, text) == "mau.j2: mẫu in không được: bản in dài quá mức."


ENDLESS = {
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}": "chạy quá lâu",
    "{% set n = namespace(x='x' * 1000) %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}": (
        "bản in cần quá nhiều bộ nhớ"
    ),
    "{{ title | center(9999999999) }}": "bản in cần quá nhiều bộ nhớ",
    "{{ '%9999999999s' | format(title) }}": "bản in cần quá nhiều bộ nhớ",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "mẫu gọi chính nó không dừng",
}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to a size")
@pytest.mark.parametrize(("text", "words"), ENDLESS.items(), ids=ENDLESS)
def test_a_template_neither_runs_without_end_nor_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.2)
    monkeypatch.setattr(limits, "ROOM", 256 * 1024**2)
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)

    assert refusal(tmp_path, text) == f"mau.j2:1: mẫu in không được: {words}."
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)) == before


def test_a_template_includes_files_beside_it_and_no_others(tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    folder.mkdir()
    (tmp_path / "bi-mat.txt").write_bytes(b"x")
    (folder / "phan.j2").write_bytes("Phần {{ title }}".encode())
    (folder / "loi.j2").write_bytes(b"\n{{ sai }}")
    (folder / "lien-ket.j2").symlink_to("../bi-mat.txt")

    assert printed(folder, "{% include 'phan.j2' %}") == "Phần a\\|b \\*c\\* &lt;d&gt; &amp; \\`e\\`"
    assert refusal(folder, "\n{% include 'loi.j2' %}") == "loi.j2:2: mẫu in không được: không có tên “sai”."
    for name in ("../bi-mat.txt", str(tmp_path / "bi-mat.txt"), "lien-ket.j2", "khong-co.j2"):
        assert refusal(folder, f"\n{{% include '{name}' %}}") == (
            f"mau.j2:2: mẫu gọi tệp “{name}”, không có trong thư mục của mẫu. Chép tệp đó vào cùng thư mục."
        )


# --- values ----------------------------------------------------------------------------------------------------------

PRINTED = {
    "{{ title }}": "a\\|b \\*c\\* &lt;d&gt; &amp; \\`e\\`",
    "{{ title | o }}": "a\\|b \\*c\\* &lt;d&gt; &amp; \\`e\\`",
    "{{ title | upper }}": "A\\|B \\*C\\* &lt;D&gt; &amp; \\`E\\`",
    "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(title) }}": "[a\\|b \\*c\\* &lt;d&gt; &amp; \\`e\\`]",
    "{% set x %}{{ letters[1] }}{% endset %}{{ x }}": "&lt;y&gt;",
    "{{ letters | join('; ') }}": "x; &lt;y&gt;",
    "{{ lines }}": "một hai",
    "{{ lines | o }}": "một<br>hai",
    "{{ start }}": "\\# một",
    "{{ count }} {{ count | so }}": "21914 21.914",
    "{{ day }} {{ day | ngay }} {{ day | ngay_ngan }} {{ day | ngay_dai }}": (
        "2009-08-06 06/08/2009 06/8/2009 ngày 06 tháng 8 năm 2009"
    ),
    "{{ rate | ty_le }} {{ nothing | ty_le }}": "72/73 (98,63%) –",
    "[{{ empty }}{{ empty | o }}]": "[]",
    "{{ office.name | hoa }}": "VỤ",
    "{{ code }}": "{{ 7\\*7 }}{% sai %}",
    "*{{ 'a' }}* | **b**\n": "*a* | **b**\n",
}


@pytest.mark.parametrize(("text", "expected"), PRINTED.items(), ids=PRINTED)
def test_a_value_is_escaped_once_and_the_templates_own_marks_are_not(tmp_path: Path, text: str, expected: str) -> None:
    assert printed(tmp_path, text) == expected
