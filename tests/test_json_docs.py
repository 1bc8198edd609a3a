"""docs/json.md against what the program prints on the made-up register, which has events of every kind."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from giaoban.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Run

    Ask: TypeAlias = Callable[[str], Any]

ROOT = Path(__file__).parent.parent
DEMONSTRATION = ROOT / "tests" / "data" / "minh-hoa"
PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")

# --- the page --------------------------------------------------------------------------------------------------------

Shape: TypeAlias = dict[str, tuple[str, str]]
"""The keys of an object: the type of each, as the page writes it, and the heading it is written under."""

_LINK = re.compile(r"\[(.+?)\]\(#.+?\)")


def sections(level: str) -> dict[str, str]:
    """The text under each heading of a level, by the heading."""
    parts = re.split(rf"^{level} (.+)$", PAGE, flags=re.MULTILINE)
    return {
        name: re.split(r"^##+ ", text, flags=re.MULTILINE)[0]
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of the table in `text` whose first column is headed `head`."""
    found: list[list[str]] = []
    for table in text.split("\n\n"):
        cells = [re.split(r" *\| *", line)[1:-1] for line in table.splitlines() if line.startswith("| ")]
        found += cells[2:] if cells and cells[0][0] == head else []
    return found


SECTIONS = sections("###")
SHAPES: dict[str, Shape] = {}


def shape(name: str) -> Shape:
    """The keys of an object of the page; what it includes is spelled out, and a later row wins."""
    if name not in SHAPES:
        keys: Shape = {}
        for key, kind, *_ in rows(SECTIONS[name], "key"):
            keys |= shape(link[1]) if (link := _LINK.fullmatch(key)) else {key.strip("`"): (kind, name)}
        SHAPES[name] = keys
    return SHAPES[name]


EVENTS = {kind.strip("`"): re.findall(r"`(\w+)`", keys) for kind, keys in rows(SECTIONS["Event"], "event")}
PRINTED_KINDS = re.findall(
    r"^### ([\w-]+)$", PAGE[PAGE.index("## Kinds") : PAGE.index("## What they hold")], re.MULTILINE
)
EXAMPLES = re.findall(r"```console\n\$ giaoban ([^\n]+)\n```\n\n```json\n(.+?)```", PAGE, re.DOTALL)

# --- what is printed against the page --------------------------------------------------------------------------------


def differences(value: object, kind: str, where: str, seen: set[str]) -> list[str]:
    """Where `value` is not what the page says; `seen` collects the keys that had a value."""
    choices = [list(_differences(value, choice, where, seen)) for choice in kind.split(" or ")]
    return [] if [] in choices else choices[0]


def _differences(value: object, kind: str, where: str, seen: set[str]) -> Iterator[str]:
    if kind.startswith("list") and isinstance(value, list):
        for item in value:
            yield from differences(item, kind.removeprefix("list of "), f"{where}[]", seen)
    elif (link := _LINK.fullmatch(kind)) and isinstance(value, dict):
        yield from object_differences(value, link[1], where, seen)
    elif not _is(value, kind):
        yield f"{where} is {value!r}, not {kind}"


def object_differences(value: dict[str, Any], name: str, where: str, seen: set[str]) -> Iterator[str]:
    """Where an object has other keys than the page gives it, or other values; an event has those of its kind too."""
    keys = dict(shape(name))
    if name == "Event":
        keys |= {key: shape("Keys of events")[key] for key in EVENTS[value["event"]]}
    if value.keys() != keys.keys():
        yield f"{where}: {name} differs in {', '.join(sorted(value.keys() ^ keys.keys()))}"
        return
    for key, (kind, heading) in keys.items():
        if value[key] is not None and value[key] != []:
            seen.add(f"{heading}.{key}")
        yield from differences(value[key], kind, f"{where}.{key}", seen)


def _is(value: object, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "number":
            return type(value) is int
        case "boolean":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None
        case "null":
            return value is None
    return False


def holds(whole: object, part: object) -> bool:
    """Whether an example is in what was printed: some keys of an object, some items of a list."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and holds(whole[key], item) for key, item in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return all(any(holds(candidate, item) for candidate in whole) for item in part)
    return whole == part


TASKS = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1", "3.2")
COMMANDS = (
    *(command for command, _ in EXAMPLES),
    *(f"show {task} --as-of 20/4/2010 --json" for task in TASKS),
    "status --as-known-on 13/2/2010 --json",
    "status --unit BTXH --quarter I --json",
    "status --unit VP --quarter I --group 1 --json",
    'list --grep "dạy nghề" --quarter I --json',
    "due --quarter II --as-of 1/4/2010 --json",
    "overdue --as-of 1/3/2010 --json",
    "proposals --unanswered --json",
    "source 2.4 --as-of 1/4/2010 --json",
    "report --month 2 --unit BTXH --json",
    "log --json",
    "diff 25/1/2010 25/3/2010 --unit BTXH --json",
    "update 2.7 done -d 20/1/2010 --force --json",
    "update K.1 raised-again -d 1/4/2010 --json",
    "void 1.1 1 --reason Nhầm --dry-run --json",
    "undo --dry-run --json",
)
WRITING = ("update", "void", "add", "set", "undo")
BEFORE_UNDO = ("set", "2.7", "priority=true")
_ANSWERS: dict[str, Any] = {}


@pytest.fixture
def ask(giaoban: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The document of a command on the made-up register, or on a copy of it; each runs once for all tests."""

    def answer(command: str) -> Any:  # noqa: ANN401 - any JSON
        if command not in _ANSWERS:
            words = shlex.split(command)
            folder = _copy(words) if words[0] in WRITING else DEMONSTRATION
            result = giaoban(*words, cwd=folder)
            assert (result.exit_code, result.stderr.count("Traceback")) == (0, 0)
            _ANSWERS[command] = json.loads(result.stdout)
        return _ANSWERS[command]

    def _copy(words: list[str]) -> Path:
        folder = tmp_path / str(len(_ANSWERS))
        shutil.copytree(DEMONSTRATION, folder)
        monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
        before = [BEFORE_UNDO] if words[0] == "undo" else []
        for earlier in (*before, ("undo",)) if "--list" in words else before:
            assert giaoban(*earlier, cwd=folder).exit_code == 0
        return folder

    return answer


@pytest.mark.parametrize("command", COMMANDS)
def test_document_has_the_keys_and_types_of_the_page(ask: Ask, command: str) -> None:
    document = ask(command)

    assert list(object_differences(document, document["kind"], "", set())) == []
    assert (document["schema_version"], document["count"]) == (1, len(document["data"]))


def test_every_kind_and_key_of_the_page_is_printed_with_a_value(ask: Ask) -> None:
    seen: set[str] = set()
    for document in map(ask, COMMANDS):
        list(object_differences(document, document["kind"], "", seen))
    written = {
        f"{heading}.{key}" for name in SECTIONS for key, (kind, heading) in shape(name).items() if kind != "null"
    }

    assert {document["kind"] for document in map(ask, COMMANDS)} == set(PRINTED_KINDS)
    # every kind says anew what its `data` holds
    assert written - seen == {"Envelope.data", "Envelope without a day.data"}


def test_page_has_every_kind_of_event() -> None:
    assert set(EVENTS) == set(KINDS)


@pytest.mark.parametrize(("command", "example"), EXAMPLES)
def test_example_is_printed(ask: Ask, command: str, example: str) -> None:
    assert holds(ask(command), json.loads(example))
