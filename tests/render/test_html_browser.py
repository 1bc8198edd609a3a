"""HTML pages in a real browser: filters typed, heads clicked, scripts off, on a phone, in the dark, on paper.

Chromium is driven over its own pipe (`--remote-debugging-pipe`: JSON messages, each ended by a NUL, on the file
descriptors 3 and 4), which needs nothing but the standard library.
"""

from __future__ import annotations

import base64
import fcntl
import itertools
import json
import os
import select as system
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from giaoban.cli.question import Question
from giaoban.query import Sort
from giaoban.query import select as chosen
from giaoban.render import html
from giaoban.report.calendar import sitting
from giaoban.report.lists import task_list, task_page
from giaoban.report.meeting import meeting_pack
from giaoban.report.page import Column, Grid, Page, Prose
from giaoban.report.period import period_report
from giaoban.report.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.report.frame import Frame

ROOT = Path(__file__).parents[2]
MADE_UP = ROOT / "tests" / "cli" / "data" / "made-up" / "registers"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
TO_TEXT = shutil.which("pdftotext")
PATIENCE = 60
"""Seconds to wait for an answer: a busy machine is slow, a browser that hangs must not hang the tests."""

pytestmark = pytest.mark.skipif(
    CHROMIUM is None or not hasattr(os, "posix_spawn"),
    reason="no Chromium found (apt install chromium): HTML pages are not tried in a browser",
)


class Browser:
    """A headless Chromium with one page."""

    def __init__(self, folder: Path) -> None:
        """Start it with a profile of its own in `folder`."""
        assert CHROMIUM
        asks, self._asks = os.pipe()
        self._answers, answers = os.pipe()
        # away from 3 and 4, which they become in the browser
        far = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (asks, answers, os.open(os.devnull, os.O_RDWR))]
        arguments = [
            CHROMIUM,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--remote-debugging-pipe",
            f"--user-data-dir={folder}",
            "about:blank",
        ]
        self._process = os.posix_spawn(
            CHROMIUM,
            arguments,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, end, place) for end, place in zip(far, (3, 4, 2), strict=True)],
        )
        for end in (asks, answers, *far):
            os.close(end)
        self._read = b""
        self._ids = itertools.count(1)
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """The answer to a command of the DevTools protocol."""
        number = next(self._ids)
        session = {"sessionId": self._session} if self._session else {}
        message = {"id": number, "method": method, "params": parameters, **session}
        os.write(self._asks, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while (answer := self._message(until)).get("id") != number:
            self.events.append(answer)
        assert "error" not in answer, answer
        found: dict[str, Any] = answer["result"]
        return found

    def _message(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._read:
            ready, _, _ = system.select([self._answers], [], [], max(0, until - time.monotonic()))
            piece = os.read(self._answers, 1 << 20) if ready else b""
            assert piece, "the browser does not answer"
            self._read += piece
        message, self._read = self._read.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found

    def open(self, path: Path, *, width: int = 1280, dark: bool = False, scripts: bool = True) -> None:
        """Load the page at `path`, in a window of that width."""
        phone = width < 600
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])
        self.ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        until = time.monotonic() + PATIENCE
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._message(until))

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the expression gives
        """The value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.ask("Input.insertText", text=text)

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **more)

    def pdf(self) -> bytes:
        """The page on paper."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def picture(self) -> bytes:
        """The page as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def complaints(self) -> list[dict[str, Any]]:
        """What stands in the console, and what was asked of the network."""
        bad = {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening"}
        return [
            event
            for event in self.events
            if event.get("method") in bad
            or (
                event.get("method") == "Network.requestWillBeSent"
                and not event["params"]["request"]["url"].startswith("file:")
            )
        ]

    def close(self) -> None:
        """End it."""
        self._session = None
        self.ask("Browser.close")
        os.waitpid(self._process, 0)
        os.close(self._asks)
        os.close(self._answers)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of this file."""
    made = Browser(tmp_path_factory.mktemp("chromium"))
    yield made
    made.close()


def frame() -> Frame:
    return Question(registers=MADE_UP, quarter="III").frame()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of the made-up register, and one of many rows."""
    of = frame()
    then = Question(registers=MADE_UP, as_of="27/10/2009").frame()
    pack = meeting_pack(then, sitting(then.office, then.scope.as_of.day, first=then.registers[0].document.date))
    rows = tuple((f"{place}", f"Việc số {place}", "Không" if place % 2 else "Có") for place in range(1200, 0, -1))
    columns = (Column(title="Mã"), Column(title="Nội dung", wide=True), Column(title="Có không"))
    made = {
        "status": html.status(of, summary(of, chosen(of.tracked, of.narrowed))),
        "report": html.report(of, period_report(of), ROOT / "templates" / "bao-cao.html.j2"),
        "list": html.page(task_page(of, task_list(of, Sort.REGISTER)), title="Danh mục nhiệm vụ", marks=of.marks),
        "meeting": html.meeting(then, pack, ROOT / "templates" / "tai-lieu-giao-ban.html.j2"),
        "word": html.page(
            Page(
                head=("a" * 5000,),
                parts=(Grid(columns=columns, rows=(("1", "Đ" * 5000, "b" * 300),)), Prose(lines=("c" * 5000,))),
            ),
            title="d" * 500,
        ),
        "long": html.page(Page(head=("Nhiều dòng.",), parts=(Grid(columns=columns, rows=rows),)), title="Bảng dài"),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, text in made.items():
        (folder / f"{name}.html").write_bytes(text.encode())
    return {name: folder / f"{name}.html" for name in made}


NAMES = ("status", "report", "list", "meeting", "long", "word")
LAST = "[...document.querySelectorAll('table')].at(-1)"
"""The last table of a page: the one in which every task is found."""

IDS = f"[...{LAST}.tBodies[0].rows].filter((row) => row.offsetParent).map((row) => row.cells[0].innerText)"
EVERY = [f"{group}.{number}" for group, last in ((1, 4), (2, 4), (3, 4), (4, 3)) for number in range(1, last + 1)]


def choose(browser: Browser, label: str, option: str) -> None:
    """Choose an option of the filter with that label."""
    browser.run(
        f"""(() => {{
          const labels = [...document.querySelectorAll('.tools')].at(-1).querySelectorAll('label');
          const named = [...labels].find((one) => one.innerText.startsWith({json.dumps(label)}));
          const select = named.querySelector('select');
          select.value = {json.dumps(option)};
          if (select.value !== {json.dumps(option)}) throw new Error('no such option');
          select.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()"""
    )


def search(browser: Browser, text: str) -> None:
    """Type into the last search box, and wait for what it does."""
    browser.run(
        "(() => { const box = [...document.querySelectorAll('.tools input')].at(-1); box.focus(); box.select(); })()"
    )
    browser.type(text)
    browser.run("new Promise((done) => setTimeout(done, 50))")


def status_line(browser: Browser) -> str:
    found: str = browser.run("[...document.querySelectorAll('.shown')].at(-1).innerText")
    return found


# --- the console -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_opens_without_complaint_or_network_and_fits_its_window(
    browser: Browser, pages: dict[str, Path], name: str, width: int
) -> None:
    browser.open(pages[name], width=width)

    assert browser.complaints() == []
    assert browser.run("document.documentElement.scrollWidth") == width
    assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(browser.picture()) > 1000


def test_a_page_is_dark_where_the_reader_asked_for_it(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"], dark=True)

    assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"


def test_on_a_phone_each_row_is_a_card_a_single_one_too(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["meeting"], width=390)
    shown = browser.run(
        "[...document.querySelectorAll('table.text')].map((one) => [one.tBodies[0].rows.length,"
        " getComputedStyle(one.tBodies[0].rows[0]).display])"
    )

    assert min(rows for rows, _ in shown) == 1
    assert {display for _, display in shown} == {"block"}


# --- filters ---------------------------------------------------------------------------------------------------------


def test_text_is_found_without_accents_and_in_any_order(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"])
    assert (browser.run(IDS), status_line(browser)) == (EVERY, "")

    search(browser, "du toan")
    assert (browser.run(IDS), status_line(browser)) == (["1.2"], "Hiện 1 dòng khớp, toàn bảng 15 dòng.")
    search(browser, "DẠY đề nghề")
    assert browser.run(IDS) == ["1.1"]
    search(browser, "không có việc này")
    assert (browser.run(IDS), status_line(browser)) == ([], "Hiện 0 dòng khớp, toàn bảng 15 dòng.")
    browser.run("[...document.querySelectorAll('.tools button')].at(-1).click()")
    assert (browser.run(IDS), status_line(browser)) == (EVERY, "")
    assert browser.complaints() == []


@pytest.mark.parametrize("name", ["status", "report"])
def test_tasks_are_filtered_by_group_unit_and_state(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name])

    choose(browser, "Nhóm", "1")
    assert browser.run(IDS) == ["1.1", "1.2", "1.3", "1.4"]
    choose(browser, "Tình trạng", "Chưa hoàn thành, quá hạn")
    assert browser.run(IDS) == ["1.1", "1.3", "1.4"]
    choose(browser, "Đơn vị", "Tổng cục Dạy nghề")
    assert browser.run(IDS) == ["1.1"]
    search(browser, "muc qua")
    assert browser.run(IDS) == []
    choose(browser, "Đơn vị", "")
    assert browser.run(IDS) == ["1.4"]


def test_units_are_offered_in_the_order_of_the_list(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"])
    offered = browser.run(
        "[...[...document.querySelectorAll('.tools')].at(-1).querySelectorAll('select')][1].innerText.split('\\n')"
    )

    assert offered[:4] == ["Tất cả", "Văn phòng Bộ", "Vụ Kế hoạch - Tài chính", "Vụ Pháp chế"]


# --- sorting ---------------------------------------------------------------------------------------------------------


def head(title: str) -> str:
    return f"[...{LAST}.tHead.rows[0].cells].find((one) => one.innerText.startsWith({json.dumps(title)}))"


def test_a_click_on_a_head_sorts_up_then_down_then_as_written(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"])
    orders = []
    for _ in range(3):
        browser.run(f"{head('Thời hạn')}.querySelector('button').click()")
        orders.append((browser.run(f"{head('Thời hạn')}.ariaSort"), browser.run(IDS)))

    assert orders == [
        (
            "ascending",
            ["1.4", "1.1", "1.3", "2.3", "1.2", "3.3", "2.1", "2.2", "3.4", "2.4", "3.1", "3.2", "4.1", "4.2", "4.3"],
        ),
        (
            "descending",
            ["2.4", "3.4", "2.1", "2.2", "1.2", "3.3", "2.3", "1.3", "1.1", "1.4", "3.1", "3.2", "4.1", "4.2", "4.3"],
        ),
        ("none", EVERY),
    ]
    assert browser.complaints() == []


def test_words_are_sorted_as_a_vietnamese_dictionary_does(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"])
    browser.run(f"{head('Nội dung')}.querySelector('button').click()")
    first = browser.run(f"[...{LAST}.tBodies[0].rows].slice(0, 6).map((row) => row.cells[1].innerText)")

    assert first == [
        "Báo cáo công tác pháp chế",
        "Báo cáo nguồn quà Tết",
        "Đề xuất hướng xử lý kiến nghị",
        "Điều chỉnh mức chi cai nghiện",
        "Khảo sát nhu cầu dạy nghề",
        "Lập dự toán năm 2010",
    ]


def test_a_table_is_sorted_from_the_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"])
    browser.run("[...document.querySelectorAll('.tools button')].at(-1).focus()")
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.innerText") == "Mã"
    browser.press("Enter", 13, "\r")
    browser.press("Enter", 13, "\r")

    assert browser.run(f"{head('Mã')}.ariaSort") == "descending"
    assert browser.run(IDS) == EVERY[::-1]


def test_the_first_stop_of_the_keyboard_leads_past_the_head(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["report"])
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.innerText") == "Đến nội dung chính"
    browser.press("Enter", 13, "\r")

    assert browser.run("document.activeElement.id") == "noi-dung"


# --- many rows, no scripts, readers ----------------------------------------------------------------------------------


def test_a_long_table_is_shown_page_by_page(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["long"])
    rows = f"{LAST}.tBodies[0].rows.length"

    assert browser.run("document.querySelector('details').open") is True
    assert (browser.run(rows), status_line(browser)) == (500, "Đang hiện 500 trong 1.200 dòng.")
    browser.run("document.querySelector('.more').click()")
    assert browser.run(rows) == 1000
    browser.run(f"{head('Mã')}.querySelector('button').click()")
    assert browser.run(f"{LAST}.tBodies[0].rows[9].cells[0].innerText") == "10"
    search(browser, "viec so 120")
    browser.run("new Promise((done) => setTimeout(done, 200))")
    assert browser.run(IDS) == ["120", "1120", "1200"]
    assert browser.complaints() == []


def test_without_scripts_every_row_is_there_and_no_tool_pretends(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"], scripts=False)

    assert browser.run(IDS) == EVERY
    assert browser.run("document.querySelectorAll('.tools, thead button').length") == 0
    browser.open(pages["long"], scripts=False)
    assert browser.run(f"{LAST}.tBodies[0].rows.length") == 1200
    assert browser.run("document.querySelector('details').open") is False


def test_tables_and_pictures_have_names_for_screen_readers(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["status"])
    browser.ask("Accessibility.enable")
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    named: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            named.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    browser.ask("Accessibility.disable")

    assert "Danh mục nhiệm vụ" in named["table"]
    assert all(named["table"])
    pictures = [name for role in ("image", "img", "SvgRoot", "graphics-document") for name in named.get(role, [])]
    assert "Cục Bảo trợ xã hội: 3 hoàn thành đúng hạn 1; chưa hoàn thành, trong hạn 2" in pictures
    assert all(pictures)
    assert "Tìm" in named["searchbox"]
    assert all(named["searchbox"] + named["combobox"] + named["button"])


# --- paper -----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(TO_TEXT is None, reason="no pdftotext found (apt install poppler-utils): paper is not read")
def test_on_paper_every_sheet_of_a_table_has_its_head_and_no_tool_is_printed(
    browser: Browser, pages: dict[str, Path], tmp_path: Path
) -> None:
    browser.open(pages["long"])
    path = tmp_path / "long.pdf"
    path.write_bytes(browser.pdf())
    assert TO_TEXT
    done = subprocess.run([TO_TEXT, "-layout", path, "-"], check=True, capture_output=True)
    sheets = done.stdout.decode().rstrip("\f").split("\f")

    assert len(sheets) > 10
    assert [sheet for sheet in sheets if "Nội dung" not in sheet or "Có không" not in sheet] == []
    text = "".join(sheets)
    assert all(f"Việc số {place}\n" in text or f"Việc số {place} " in text for place in range(1, 1201))
    assert "Bỏ lọc" not in text
    assert "Hiện thêm" not in text
    assert browser.run(f"{LAST}.tBodies[0].rows.length") == 500
