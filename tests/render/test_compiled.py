"""Templates kept compiled: used where they prove to be what they were, else compiled anew; never a fault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from giaoban.render.template import MARKDOWN, Environment, render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run, Write


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "loi-chao.md.j2"
    path.write_text("Chào {{ name }}.", encoding="utf-8")
    return path


def greeting(template: Path, kept: Path | None) -> str:
    return render(template, {"name": "Lan"}, kept=kept)


def no_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    def compiled(*_: object, **__: object) -> None:
        pytest.fail("compiled again")

    monkeypatch.setattr(Environment, "compile", compiled)


def test_second_print_compiles_nothing(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "cache"
    assert greeting(template, kept) == "Chào Lan."
    assert [path.suffix for path in kept.iterdir()] == [".template"]

    no_compiler(monkeypatch)
    assert greeting(template, kept) == "Chào Lan."


def test_changed_template_is_compiled_anew(template: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache"
    greeting(template, kept)
    template.write_text("Xin chào {{ name }}.", encoding="utf-8")
    assert greeting(template, kept) == "Xin chào Lan."
    assert len(list(kept.iterdir())) == 1


def test_another_form_has_its_own(template: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache"
    greeting(template, kept)
    loud = replace(MARKDOWN, name="loud", cell=str.upper)
    template.write_text("{{ 'chào'|o }} {{ name|o }}.", encoding="utf-8")
    assert [render(template, {"name": "Lan"}, form, kept=kept) for form in (MARKDOWN, loud, MARKDOWN)] == [
        "chào Lan.",
        "CHÀO LAN.",
        "chào Lan.",
    ]


@pytest.mark.parametrize("left", [slice(0), slice(40), slice(-1)], ids=["empty", "begun", "cut"])
def test_damaged_file_is_not_believed(template: Path, tmp_path: Path, left: slice) -> None:
    kept = tmp_path / "cache"
    greeting(template, kept)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[left])
    assert greeting(template, kept) == "Chào Lan."
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_printed_all_the_same(template: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    assert greeting(template, tmp_path / "cache") == "Chào Lan."
    assert greeting(template, None) == "Chào Lan."

    (tmp_path / "full").mkdir()
    greeting(template, tmp_path / "full")
    (file,) = (tmp_path / "full").iterdir()
    file.unlink()
    file.mkdir()
    assert greeting(template, tmp_path / "full") == "Chào Lan."
    assert [path.name for path in (tmp_path / "full").iterdir()] == [file.name]


@pytest.mark.parametrize("mode", [0o770, 0o707], ids=["of a group", "of all"])
def test_folder_that_others_can_write_to_is_neither_believed_nor_written(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    kept = tmp_path / "cache"
    greeting(template, kept)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    kept.chmod(mode)
    template.write_text("Xin chào {{ name }}.", encoding="utf-8")
    assert greeting(template, kept) == "Xin chào Lan."
    assert file.read_bytes() == whole

    template.write_text("Chào {{ name }}.", encoding="utf-8")
    no_compiler(monkeypatch)
    with pytest.raises(pytest.fail.Exception, match="compiled again"):
        greeting(template, kept)
    kept.chmod(0o755)
    assert greeting(template, kept) == "Chào Lan."


def test_folder_of_somebody_else_is_not_believed(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "cache"
    greeting(template, kept)
    monkeypatch.setattr("os.geteuid", lambda: kept.stat().st_uid + 1)
    no_compiler(monkeypatch)
    with pytest.raises(pytest.fail.Exception, match="compiled again"):
        greeting(template, kept)


def test_link_in_the_place_of_a_template_is_not_followed(template: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache"
    greeting(template, kept)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert greeting(template, kept) == "Chào Lan."
    assert not file.is_symlink()
    assert file.read_bytes() == whole


def test_template_whose_name_is_no_text_is_kept_too(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, named = tmp_path / "cache", template.rename(template.with_name("lời-\udc80.md.j2"))
    assert greeting(named, kept) == "Chào Lan."
    no_compiler(monkeypatch)
    assert greeting(named, kept) == "Chào Lan."


def test_report_keeps_its_template_unless_no_cache_is_wanted(giaoban: Run, write: Write, tmp_path: Path) -> None:
    write("tasks: []\n")
    home = tmp_path / "cache"
    options = ("report", "--month", "8/2009", "-o", "a.md", "--force")
    asked = {"GIAOBAN_CACHE": str(home)}

    assert giaoban("--no-cache", *options, env=asked).exit_code == 0
    assert not home.exists()
    assert giaoban(*options, env=asked).exit_code == 0
    assert list(home.glob("*.template"))
    assert giaoban("cache", "--clear", env=asked).exit_code == 0
    assert not list(home.iterdir())
