"""The rehearsal: scripted laptops that hold a workshop through the app's real doors, and what was measured of it.

It is no activity of a day, and no table answers it. `python -m workshop rehearse` runs it from the laptop that runs the server or from
another one; the venue check runs a short one. The server's side of it is `workshop/rehearsal.py`.

    doors.py     a browser's way in: the plain pages and forms, and the doors of a rehearsal
    screen.py    a page of Streamlit's as a browser has it open (the one place that speaks Streamlit's own messages)
    crowd.py     who takes part: laptops at tables, the wall, the lead; and what they note
    day.py       what they do: join, rank, reveal, and count what was kept
    measures.py  from what was noted to waits, losses and how many laptops a machine will carry   (pure)
    command.py   the command: what it prints, and how it ends
"""

from argparse import ArgumentTypeError
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from workshop.setup import MOST_TABLES

MOST_LAPTOPS, MOST_MINUTES = 12, 30


def add_command(commands: Any) -> None:
    """Add `rehearse` to the commands."""
    asked = commands.add_parser("rehearse", help="try a running server with scripted laptops")
    asked.add_argument("--url", required=True, help="the server's address, such as http://127.0.0.1:8501")
    asked.add_argument("--tables", type=whole(MOST_TABLES), default=30, metavar="N")
    asked.add_argument("--laptops", type=whole(MOST_LAPTOPS), default=5, metavar="N", help="at each table")
    asked.add_argument("--minutes", type=minutes, default=2.0, metavar="N")
    asked.add_argument("--key", default="", help="the host key, needed from another machine")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write every number to a file, too")
    asked.set_defaults(run=run)


def run(given: Any) -> int:
    """Run the command, which needs Streamlit's messages and so is loaded only now."""
    day, command = (import_module(f"exercises.rehearsal.{name}") for name in ("day", "command"))
    plan = day.Plan(given.url.rstrip("/"), given.tables, given.laptops, given.minutes * 60, given.key)
    return command.rehearse_command(plan, given.json)


def whole(most: int) -> Callable[[str], int]:
    """Reads a number from 1 to `most`."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
            raise ArgumentTypeError(f"a number from 1 to {most} was expected")
        return int(text)

    return read


def minutes(text: str) -> float:
    try:
        read = float(text)
    except ValueError:
        read = 0.0
    if not 0.05 <= read <= MOST_MINUTES:
        raise ArgumentTypeError(f"minutes from 0.05 to {MOST_MINUTES} were expected")
    return read
