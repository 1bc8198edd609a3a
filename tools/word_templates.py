"""Make the shipped Word templates of the report, the letter and the meeting pack by Nghị định 30/2020/NĐ-CP.

    .venv/bin/python tools/word_templates.py [FOLDER]

What is printed where is written in `word_parts` once; the office changes its copy in Word. A test compares the files
with what this makes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from giaoban.render import word
from giaoban.store.output import write_new
from word_parts.letter import letter
from word_parts.meeting import meeting
from word_parts.report import report

FOLDER = Path(__file__).parent.parent / "templates"


def main() -> None:
    """Write the files into the folder named, by default that of the shipped templates."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name, data in made().items():
        write_new(folder / name, data)


def made() -> dict[str, bytes]:
    """The files by name."""
    documents = {"bao-cao.docx": report(), "cong-van.docx": letter(), "tai-lieu-giao-ban.docx": meeting()}
    return {name: word.packed(document) for name, document in documents.items()}


if __name__ == "__main__":
    main()
