"""`python -m giaoban` runs the command line."""

from giaoban.cli.app import main

if __name__ == "__main__":
    main()
