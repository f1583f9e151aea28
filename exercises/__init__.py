"""The exercises, one folder for each kind of answer. Adding one is adding a folder and a line here."""

import sys
from pathlib import Path
from typing import Any

from exercises.ranking import RANKING
from exercises.ranking.rankings_file import agreement_command
from workshop.acts import Kind
from workshop.arrival import ARRIVAL

KINDS: dict[str, Kind] = {
    "day": Kind("day", {"table": ARRIVAL}),
    "ranking": RANKING,
}


def add_commands(commands: Any) -> None:
    """Add what exercises can do on the command line to `python -m workshop`."""
    agreement = commands.add_parser("agreement", help="measure agreement in a rankings.csv")
    agreement.add_argument("file", type=Path, metavar="RANKINGS.CSV")
    agreement.set_defaults(run=lambda given: agreement_command(given.file, sys.stdout, sys.stderr))
