"""The command line: `python -m workshop COMMAND ...`. What exercises add comes by the entry point `common_ground`."""

import argparse
import sys
from importlib.metadata import entry_points
from pathlib import Path

from workshop.acts import Kind
from workshop.casebook import complain
from workshop.database import StoreFault
from workshop.keeping import backing_up, carrying
from workshop.keeping import commands as keeping_commands
from workshop.schema import WrongVersion
from workshop.zips import PackageFault


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 where all is well, 1 for a fault in what was given, 2 where the store cannot
    be had, such as while a server runs on it."""
    parser = argparse.ArgumentParser(prog="python -m workshop", description="Common Ground on the command line.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list every fault in a folder or a zip of cards")
    check.add_argument("path", type=Path, metavar="FOLDER_OR_ZIP")
    check.set_defaults(run=lambda given: complain(given.path, sys.stdout))
    kinds: dict[str, Kind] = {}
    for entry in entry_points(group="common_ground"):
        exercises = entry.load()
        kinds |= exercises.KINDS
        exercises.add_commands(commands)
    keeping_commands.add_commands(commands, kinds)
    backing_up.add_commands(commands, kinds)
    carrying.add_commands(commands)
    given = parser.parse_args(arguments)
    try:
        return given.run(given)
    except (StoreFault, WrongVersion, PackageFault) as fault:
        print(fault, file=sys.stderr)
        return 1 if isinstance(fault, PackageFault) else 2


if __name__ == "__main__":
    sys.exit(main())
