"""The exercises, one folder for each kind of answer. Adding one is adding a folder and its name to NAMES.

A folder has up to eight rooms. Of these the program looks for:

    __init__.py    KIND: the `workshop.acts.Kind`;  planned(cards) -> the activities it offers for a day, in order;
                   SETTINGS, where a lead may settle something beforehand: a tuple of `workshop.setup.Setting`, drawn by the page
                   of setting up and kept in `Activity.options`
    screen.py      what table, room and facilitator see (see `exercises.screens`)
    findings.py    findings(day, activity, everyone) -> whatever `section` and `screen` make sentences of;
                   of_the_day(day, activity, everyone by activity), where they rest on more than their own activity
    section.py     section(found, words) -> the blocks of its chapter in the area report, from a heading of level 1: what was asked, and
                   findings in sentences, each resting on a table or figure of the chapter by its id;
                   and, where they have something to hold (see `exercises.anatomy`): on_card(found, card, words) -> what was found about one
                   card, for that card's page;  table_by_table(found, words) -> every table's own answers, under headings of
                   level 3, for an appendix;  how_it_ran(found, words) -> what tables were told, whether it was revealed, who had not
                   finished;  method(found, words) -> measures with what chance would give;
                   statements(found, words) -> list[str], where it can offer sentences for the plenary: one finding each, true as
                   it stands, in words for few tables ("three of five tables ..."), naming no table; the lead edits what is taken over
                   tables(found, words) -> list[DataTable], where it has data: what the report may hold, as rows for CSV files
                   (`workshop.report.data`), with the meaning of every column in the words file under `data`
    paper.py       sheets(at) -> a table's paper sheets (see `workshop.paper`), each printed, and the form in which it is typed in;
                   slips(at), where each person fills one in
    simulated.py   what simulated tables do in the demonstration (see `workshop.demonstration`)

The README goes through them in order; `tests/exercises/test_every_exercise.py` names what a new one still lacks.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from exercises.ranking.rankings_file import agreement_command
from exercises.rehearsal import add_command as add_rehearse
from workshop.acts import Kind
from workshop.arrival import ARRIVAL
from workshop.setup import Activity, Setting

# In the order of the report's Annex A, the framework last.
NAMES = (
    "framing",
    "impressions",
    "ranking",
    "voices",
    "definitions",
    "acceptability",
    "staged",
    "vignettes",
    "plenary",
    "framework",
)


def room(kind: str, name: str) -> ModuleType:
    """One module of an exercise: `room("ranking", "findings")`."""
    return import_module(f"exercises.{kind}.{name}")


KINDS: dict[str, Kind] = {
    "day": Kind("day", {"table": ARRIVAL}),
    **{name: import_module(f"exercises.{name}").KIND for name in NAMES},
}


def planned(cards: int) -> tuple[Activity, ...]:
    """Every activity that a day can hold, with the minutes that so many cards need, in the order of Annex A."""
    return tuple(activity for name in NAMES for activity in import_module(f"exercises.{name}").planned(cards))


def settings(kind: str) -> tuple[Setting, ...]:
    """What a lead may settle beforehand of an exercise of that kind."""
    return getattr(import_module(f"exercises.{kind}"), "SETTINGS", ()) if kind in NAMES else ()


def add_commands(commands: Any) -> None:
    """Add what exercises can do on the command line to `python -m workshop`."""
    agreement = commands.add_parser("agreement", help="measure agreement in a rankings.csv")
    agreement.add_argument("file", type=Path, metavar="RANKINGS.CSV")
    agreement.set_defaults(run=lambda given: agreement_command(given.file, sys.stdout, sys.stderr))
    reporting = commands.add_parser("report", help="write the area report of one workshop")
    reporting.add_argument("workshop", metavar="WORKSHOP", help="its code or id")
    reporting.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    reporting.set_defaults(run=lambda given: _report(given.workshop, given.out))
    add_rehearse(commands)


def _report(workshop: str, folder: Path) -> int:
    command = import_module("exercises.report_command")  # it needs every exercise, so it is loaded last
    return command.report_command(KINDS, workshop, folder)
