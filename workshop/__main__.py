"""The command line: `python -m workshop COMMAND ...`. What exercises add comes by the entry point `common_ground`."""

import argparse
import sys
from importlib.metadata import entry_points
from pathlib import Path

from workshop.casebook import complain


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status, 0 where all is well."""
    parser = argparse.ArgumentParser(prog="python -m workshop", description="Common Ground on the command line.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list every fault in a folder of cards")
    check.add_argument("folder", type=Path, metavar="FOLDER")
    check.set_defaults(run=lambda given: complain(given.folder, sys.stdout))
    for exercises in entry_points(group="common_ground"):
        exercises.load().add_commands(commands)
    given = parser.parse_args(arguments)
    return given.run(given)


if __name__ == "__main__":
    sys.exit(main())
