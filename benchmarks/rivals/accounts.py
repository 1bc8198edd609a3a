"""Ledger, hledger and beancount: a task is a transaction on its deadline, with a posting for each unit and its state.

The sentence and the events are comments, or metadata where the format has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rivals.rival import AS_OF, GIVEN, Laid, Question, Rival

if TYPE_CHECKING:
    from pathlib import Path

    from rivals.rival import Part, Set

_END = AS_OF.replace(year=AS_OF.year + 1)
"""Ledger's end is the first day that is not meant any more; nothing falls due in between."""


def _state(part: Part) -> str:
    return "Done" if part.done else "Open" if part.due else "Undated"


def _journal(folder: Path, held: Set) -> Path:
    path = folder / "tasks.journal"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for item in held.items:
            file.write(f"{item.due or GIVEN} {item.text}\n    ; quote: {item.quote}\n")
            file.writelines(f"    ; {date} {words}\n" for date, words in item.notes)
            file.writelines(f"    tasks:{part.unit}:{_state(part)}  1 T\n" for part in item.parts)
            file.write("    given\n\n")
    return path


def _ledger(program: str, *wide: str) -> Rival:
    def lay(folder: Path, held: Set) -> Laid:
        ask = (program, "-f", str(_journal(folder, held)))
        return Laid(
            folder=folder,
            commands={
                Question.UNIT: lambda _: (*ask, "register", f"^tasks:{held.unit}:", *wide),
                Question.OVERDUE: lambda _: (*ask, "register", "^tasks:.*:Open$", "-e", f"{_END}", *wide),
                Question.SUMMARY: lambda _: (*ask, "balance", "^tasks:"),
            },
        )

    return Rival(name=program, programs=(program,), version=(program, "--version"), lay=lay)


LEDGER = _ledger("ledger", "--columns", "200")
HLEDGER = _ledger("hledger", "-w", "200")


def _beancount(folder: Path, held: Set) -> Laid:
    path = folder / "tasks.beancount"
    accounts = sorted({f"Expenses:{part.unit}:{_state(part)}" for item in held.items for part in item.parts})
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"2000-01-01 open {account}\n" for account in (*accounts, "Equity:Given"))
        for item in held.items:
            file.write(f'\n{item.due or GIVEN} * "{item.text}"\n  quote: "{item.quote}"\n')
            file.writelines(f'  event{at}: "{date} {words}"\n' for at, (date, words) in enumerate(item.notes))
            file.writelines(f"  Expenses:{part.unit}:{_state(part)}  1 TASK\n" for part in item.parts)
            file.write("  Equity:Given\n")
    ask = ("bean-query", str(path))
    rows = "SELECT date, narration, account WHERE"
    return Laid(
        folder=folder,
        commands={
            Question.UNIT: lambda _: (*ask, f"{rows} account ~ '^Expenses:{held.unit}:'"),
            Question.OVERDUE: lambda _: (*ask, f"{rows} account ~ ':Open$' AND date <= {AS_OF}"),
            Question.SUMMARY: lambda _: (
                *ask,
                "SELECT account, count(*) AS tasks WHERE account ~ '^Expenses:' GROUP BY account",
            ),
        },
    )


BEANCOUNT = Rival(
    name="beancount", programs=("bean-query", "bean-check"), version=("bean-check", "--version"), lay=_beancount
)
