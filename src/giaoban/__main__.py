"""The entry of the program: `giaoban` and `python -m giaoban` run the command line."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run giaoban on the arguments of the process, and end the process with its exit code."""
    try:
        from giaoban.cli.app import main as run  # noqa: PLC0415 - to load it takes a while in which Ctrl-C may come

        run()
    except KeyboardInterrupt:
        # before or after all that would have caught it
        sys.stderr.write("giaoban: Đã dừng theo yêu cầu.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
