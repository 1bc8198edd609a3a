"""Any commands in any order, with kills, editors and other writers between and within them.

What the machine knows of the registers it keeps itself: as another YAML reader sees them, with the comments in order,
and as bytes for what `undo` must do. After each step the files are what it knows.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import tempfile
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from ruamel.yaml import YAML

from giaoban.store import folder, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest
    from tests.write.conftest import Desk, Fault, Figures, System, Told

IS_SOAK = os.environ.get("GIAOBAN_SOAK") == "1"
RUNS, STEPS = (250, 40) if IS_SOAK else (12, 20)
DONE, USAGE, INVALID, NOT_FOUND, CONFLICT = 0, 2, 3, 4, 6
DAY = dt.date(2009, 8, 21)
OWNERS = {"1.1": "a.yaml", "1.2": "a.yaml", "2.1": "b.yaml"}
COMMENT = re.compile(r"# ghi-chu-\S+")

Data = dict[str, Any]
Entry = tuple[str, Data]
Step = tuple[bytes, "bytes | None"]

ODD = ("yes", "12:30", "a: b", "x #1", "'", '"nháy"', "2009-08-21", "~", "0123", "ế e\u0302\u0301", "\\n", "[a, b]")
texts = st.one_of(
    st.sampled_from(ODD), st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=20)
).filter(lambda text: text == text.strip() and not text.startswith("-"))
tasks = st.sampled_from(["1.1", "2.1"])
kills = st.none() | st.integers(1, 80)
entries = st.one_of(
    st.builds(lambda text: ("note", {"note": text}), texts),
    st.builds(lambda number, text: ("progress", {"percent": number, "note": text}), st.integers(0, 100), texts),
    st.builds(lambda text: ("reminder", {"document": text}), texts),
    st.builds(lambda text: ("done", {"document": text}), texts),
    st.sampled_from([("extension", {"to": "2010-Q1"}), ("suspended", {}), ("resumed", {})]),
)


def seen(data: bytes) -> Data:
    """The register as another reader sees it."""
    loaded: Data = YAML(typ="safe", pure=True).load(data.decode())
    return loaded


def comments(data: bytes) -> list[str]:
    """The comments that the machine watches, in order; each has a name of its own."""
    return COMMENT.findall(data.decode())


def words(task: str, entry: Entry) -> list[str]:
    """What is typed after `giaoban update`."""
    kind, values = entry
    return [task, kind, "-d", DAY.isoformat(), *(f"--{key}={value}" for key, value in values.items())]


def task_of(register: Data, name: str) -> Data:
    """The task with this id."""
    return next(task for task in register["tasks"] if task["id"] == name)


def enter(known: dict[str, Data], task: str, entry: Entry, **more: str) -> None:
    """What an entry makes of the registers."""
    kind, values = entry
    event = {"date": DAY, "event": kind, **more, **values, "recorded": dt.date.today()}  # noqa: DTZ011 - the user's day
    found = task_of(known[OWNERS[task]], task)
    found["events"] = [*found.get("events", []), event]


class Machine(RuleBasedStateMachine):
    """Commands at one desk, and what they must have done."""

    def __init__(self, desk: Desk, system: System, fault: type[Fault], tally: Counter[str]) -> None:
        """Begin with the two registers."""
        super().__init__()
        self.desk, self.system, self.fault, self.tally = desk, system, fault, tally
        self.bytes = desk.files()
        self.known = {name: seen(data) for name, data in self.bytes.items()}
        self.comments = {name: comments(data) for name, data in self.bytes.items()}
        # for each command that the journal knows: its files before and after, where it came to that
        self.noted: list[dict[str, Step]] = []
        self.is_tidy = True
        self.number = 0

    # --- commands -----------------------------------------------------------------------------------------------------

    @rule(task=tasks, entry=entries, kill=kills)
    def update(self, task: str, entry: Entry, kill: int | None) -> None:
        """One event."""
        self._write(["update", *words(task, entry), "--force"], lambda known: enter(known, task, entry), kill)

    @rule(entry=entries, from_file=st.booleans(), kill=kills)
    def update_both(self, entry: Entry, from_file: bool, kill: int | None) -> None:  # noqa: FBT001 - drawn
        """An event in both registers, all or nothing."""

        def entered(known: dict[str, Data]) -> None:
            for task in ("1.1", "2.1"):
                enter(known, task, entry)

        if from_file:
            lines = "\n".join(shlex.join(words(task, entry)) for task in ("1.1", "2.1"))
            self._write(["update", "--from", "-", "--force"], entered, kill, stdin=lines)
        else:
            self._write(["update", "1.1", *words("2.1", entry), "--force"], entered, kill)

    @rule(pick=st.integers(0, 1000), task=tasks, reason=texts, kill=kills)
    def void(self, pick: int, task: str, reason: str, kill: int | None) -> None:
        """An entry that no longer counts."""
        events = task_of(self.known[OWNERS[task]], task).get("events", [])
        if not events:
            return
        at = pick % len(events)

        def voided(known: dict[str, Data]) -> None:
            event = task_of(known[OWNERS[task]], task)["events"][at]
            event["voided"] = {"recorded": dt.date.today(), "reason": reason}  # noqa: DTZ011

        self._write(["void", task, str(at + 1), f"--reason={reason}"], voided, kill)

    @rule(task=st.sampled_from(sorted(OWNERS)), field=st.sampled_from(["title", "product"]), text=texts, kill=kills)
    def set(self, task: str, field: str, text: str, kill: int | None) -> None:
        """A plain field."""

        def changed(known: dict[str, Data]) -> None:
            task_of(known[OWNERS[task]], task)[field] = text

        self._write(["set", task, f"{field}={text}"], changed, kill)

    @rule(text=texts, kill=kills)
    def add(self, text: str, kill: int | None) -> None:
        """A new task."""
        self.number += 1
        name, day = f"X.{self.number}", dt.date(2009, 8, 20)
        task = {"id": name, "title": text, "lead": ["Văn phòng Bộ"], "assigned": day, "source": {"meeting": day}}
        command = ["add", "-u", "VP", "--id", name, "--from-meeting", "20/8/2009", "--register", "GB-B", "--", text]
        self._write(command, lambda known: known["b.yaml"]["tasks"].append(task), kill)

    @rule(kill=kills)
    def undo(self, kill: int | None) -> None:
        """The last command in the files taken back, or put in again; refused where they are not as it left them."""
        last = next((one for one in reversed(self.noted) if any(self.bytes[name] != one[name][0] for name in one)), {})
        is_other = any(self.bytes[name] not in step for name, step in last.items())
        count = len(self.desk.journal.records())
        told = self._run(["undo"], kill)
        files = self.desk.files()
        if not last or is_other:
            assert files == self.bytes
            assert told is None or told.exit_code == (CONFLICT if last else NOT_FOUND), told
            self._count("undo refused", told)
            return
        written = {name: step for name, step in last.items() if self.bytes[name] == step[1]}
        # where a kill came between two files of the command, only those that it came to are turned back
        self.tally["half a command undone"] += told is not None and written != last
        assert told is None or told.exit_code == DONE, told
        target = {name: before for name, (before, _) in written.items()}
        assert all(data in {self.bytes[name], target.get(name)} for name, data in files.items())
        assert told is None or files == self.bytes | target
        self._note({name: (self.bytes[name], before) for name, before in target.items()}, count)
        self.known |= {name: seen(files[name]) for name in target}
        self._took(told, files)

    # --- the outside --------------------------------------------------------------------------------------------------

    @rule(name=st.sampled_from(["a.yaml", "b.yaml"]), value=st.booleans(), by_rename=st.booleans())
    def edit(self, name: str, value: bool, by_rename: bool) -> None:  # noqa: FBT001 - drawn
        """A comment or a value changed by hand."""
        self._save(name, self._edited(name, value=value), by_rename=by_rename)
        self.known[name] = seen(self.bytes[name])

    def _edited(self, name: str, *, value: bool) -> bytes:
        self.number += 1
        before, after = (
            (rb"^title: .*$", f"title: Tay {self.number}")
            if value
            else (
                rb"^format: 1.*$",
                f"format: 1   # ghi-chu-tay-{self.number}",
            )
        )
        return re.sub(before, after.encode(), self.bytes[name], count=1, flags=re.MULTILINE)

    def _save(self, name: str, data: bytes, *, by_rename: bool) -> None:
        path = self.desk.registers / name
        if by_rename:
            path.with_name(f"{name}-moi").write_bytes(data)
            path.with_name(f"{name}-moi").replace(path)
        else:
            path.write_bytes(data)
        self.bytes[name], self.comments[name] = data, comments(data)

    @rule(task=tasks, text=texts, at=st.integers(1, 50), by_rename=st.booleans())
    def editor_within(self, task: str, text: str, at: int, by_rename: bool) -> None:  # noqa: FBT001 - drawn
        """An editor saves between the reading and the replacing: the command gives way."""
        name, data = OWNERS[task], self._edited(OWNERS[task], value=False)
        saved: list[int] = []
        looked: list[str] = []

        def save(number: int, call: str, path: str) -> None:
            is_moved = "replace" in looked
            looked.extend([call] if path.endswith(".yaml") else [])
            # a save by rename in the moment of the replace is the one that nobody can see
            is_hidden = by_rename and "replace" in looked
            if number >= at and looked and not saved and not is_moved and not is_hidden:
                saved.append(number)
                self._save(name, data, by_rename=by_rename)

        command = ["update", *words(task, ("note", {"note": text}))]
        before = dict(self.bytes)
        with self.system.watched(before=save):
            told = self.desk.run(*command)
        if saved:
            assert told.exit_code in {CONFLICT, USAGE, INVALID}, (told, saved, self.system.calls)
            assert self.desk.files() == self.bytes
            self._count("gave way to an editor", told)
            return
        self._settle(told, before, lambda known: enter(known, task, ("note", {"note": text})))

    @rule(task=tasks, text=texts, at=st.integers(1, 60))
    def writer_within(self, task: str, text: str, at: int) -> None:
        """Another writer comes meanwhile: before the lock is taken or after it is freed, or else it is refused."""
        entry, other = ("note", {"note": text}), ("note", {"note": "người khác"})
        came: list[tuple[Told, dict[str, bytes], dict[str, bytes]]] = []

        def come(number: int, _call: str, _path: str) -> None:
            if number == at:
                start = self.desk.files()
                told = self.desk.run("update", *words("1.2", other), "-u", "PC")
                came.append((told, start, self.desk.files()))

        before = dict(self.bytes)
        with self.system.watched(before=come):
            told = self.desk.run("update", *words(task, entry))
        if came and came[0][0].exit_code == DONE:
            _, start, end = came[0]
            change: dict[str, Step] = {"a.yaml": (start["a.yaml"], end["a.yaml"])}
            enter(self.known, "1.2", other, unit="Vụ Pháp chế")
            name = OWNERS[task]
            if start == before:
                self.noted.append(change)
                self.bytes = end
                self._settle(told, end, lambda known: enter(known, task, entry), count=len(self.noted))
                return
            enter(self.known, task, entry)
            self.noted += [{name: (before[name], start[name])}, change]
            self._took(told, self.desk.files())
            return
        assert not came or came[0][0].exit_code == CONFLICT
        self.tally["other writers told to wait"] += len(came)
        self._settle(told, before, lambda known: enter(known, task, entry))

    # --- what must be so ----------------------------------------------------------------------------------------------

    def _write(
        self, command: Sequence[str], change: Callable[[dict[str, Data]], None], kill: int | None, *, stdin: str = ""
    ) -> None:
        count = len(self.desk.journal.records())
        told = self._run(command, kill, stdin=stdin)
        self._settle(told, dict(self.bytes), change, count=count)

    def _run(self, command: Sequence[str], kill: int | None, *, stdin: str = "") -> Told | None:
        """What the command told; None where it was killed."""
        dead = self.fault(at=kill, how="die") if kill is not None else None
        with self.system.watched(dead):
            try:
                return self.desk.run(*command, stdin=stdin)
            except BaseException as error:
                if type(error).__name__ != "DeadError":
                    raise
        self.tally["killed"] += 1
        self.is_tidy = False
        return None

    def _settle(
        self,
        told: Told | None,
        before: dict[str, bytes],
        change: Callable[[dict[str, Data]], None],
        *,
        count: int | None = None,
    ) -> None:
        """The files hold what was meant, whole; after a kill each may as well be the old one."""
        files = self.desk.files()
        if told is not None and told.exit_code in {USAGE, INVALID}:
            assert files == before, told
            self._count("refused", told)
            return
        assert told is None or told.exit_code == DONE, told
        meant = deepcopy(self.known)
        change(meant)
        touched = [name for name in files if meant[name] != self.known[name]]
        for name in files:
            if name in touched and (told is not None or files[name] != before[name]):
                assert seen(files[name]) == meant[name]
                self.known[name] = meant[name]
            else:
                assert files[name] == before[name]
        steps = {name: (before[name], files[name] if files[name] != before[name] else None) for name in touched}
        self._note(steps, len(self.noted) if count is None else count)
        self._took(told, files)

    def _note(self, steps: dict[str, Step], count: int) -> None:
        """Remember a command, if the journal does: a kill may have come before."""
        if len(self.desk.journal.records()) > count:
            self.noted.append(steps)

    def _took(self, told: Told | None, files: dict[str, bytes]) -> None:
        if told is not None and files != self.bytes:
            self.is_tidy = True
        self._count("done", told)
        self.bytes = files

    def _count(self, what: str, told: Told | None) -> None:
        self.tally[what] += told is not None

    @invariant()
    def files_are_what_they_should_be(self) -> None:
        """Both readers read them, comments and all, and nothing lies beside them."""
        self.tally["steps"] += 1
        assert self.desk.files() == self.bytes
        assert {name: seen(data) for name, data in self.bytes.items()} == self.known
        assert {name: comments(data) for name, data in self.bytes.items()} == self.comments
        folder.read(self.desk.registers)
        assert len(self.desk.journal.records()) == len(self.noted)
        if self.is_tidy:
            assert self.desk.leftovers() == []


def test_whatever_happens_the_files_hold_what_was_entered(  # noqa: PLR0913, PLR0917 - fixtures
    desk: Desk, sit: type[Desk], system: System, fault: type[Fault], figures: Figures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "_WAIT", 0.05)
    tally: Counter[str] = Counter()
    start = {path.name: path.read_bytes() for path in desk.registers.iterdir()}

    class Here(Machine):
        def __init__(self) -> None:
            tally["runs"] += 1
            root = Path(tempfile.mkdtemp(dir=desk.root))
            (root / "registers").mkdir()
            for name, data in start.items():
                (root / "registers" / name).write_bytes(data)
            super().__init__(sit(root), system, fault, tally)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            # each try costs a whole command: a shorter way to the same failure would take many minutes
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )

    refused = sum(
        tally[what] for what in ("refused", "undo refused", "gave way to an editor", "other writers told to wait")
    )
    figures(
        "state machine",
        f"{tally['runs']:,} runs, {tally['steps']:,} steps",
        f"{tally['done']:,} done, {tally['killed']:,} killed, {refused:,} refused; files as they must be after each",
    )
    assert min(tally[what] for what in ("done", "killed", "refused")) > 0
