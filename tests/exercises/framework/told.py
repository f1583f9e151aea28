"""Sheets of a framework, made from plain answers: a table's choices by what was asked (`q1_3` is question 1.3)."""

from collections.abc import Mapping
from typing import Any

from exercises.framework import KIND, planned
from exercises.framework.findings import Findings
from exercises.framework.questions import CONDITIONS, QUESTIONS, YES
from tests.people import NAMES, NOON, setting_up
from workshop.day import Day
from workshop.progress import Progress
from workshop.setup import Activity, TablePlace
from workshop.sheet import Sheet, apply
from workshop.writing import Note

TABLE = KIND.sorts["table"]
PROPOSAL = {"title": "A list of people who live alone", "shared": "Council tax records", "with_whom": "A charity"}
ALL_MET = {one.id: YES for one in CONDITIONS}


def activity(**options: Any) -> Activity:
    (one,) = planned(0)
    return Activity(one.id, one.kind, one.exercise, one.heading, one.minutes, one.instruction, options=options)


def day(chosen: Activity, count: int = 3, part: int = 0, **changed: Any) -> Day:
    """A day on which the framework is open at a part; tables are Oak, Elm and Ash, and further ones by number."""
    names = [*NAMES, *map(str, range(len(NAMES) + 1, count + 1))][:count]
    places = tuple(TablePlace(number, name) for number, name in enumerate(names, 1))
    progress = Progress(NOON, NOON + 7200, part=part, **changed)
    return Day(setting_up(activities=(chosen,), tables=places), chosen.id, {chosen.id: progress}, 9)


def said(*notes: Note, finished: tuple[int, ...] = (0, 1, 2, 3, 4, 5), **choices: str) -> Sheet:
    """A sheet: `said(q1_3="2", secure="not_yet")`."""
    return Sheet(notes, {_asked(name): choice for name, choice in choices.items()}, finished)


def _asked(name: str) -> str:
    return name[1:].replace("_", "-") if name[1].isdigit() else name


def everywhere(choice: str, *notes: Note, **others: str) -> Sheet:
    """A sheet with the same choice at every question and all conditions met, unless said otherwise."""
    chosen = {f"q{one.replace('-', '_')}": choice for one in QUESTIONS}
    return said(*notes, **{**ALL_MET, **chosen, **others})


def note(field: str, text: str, about: str | None = None) -> Note:
    return Note(f"{field}-{about}" if about else field, field, text, about)


def found(*sheets: Sheet, **options: Any) -> Findings:
    """What tables found that all weigh one proposal, unless the options say otherwise."""
    chosen = activity(**(options or PROPOSAL))
    return Findings(day(chosen, len(sheets)), chosen, dict(enumerate(sheets, 1)))


def folded(sheet: Sheet, *acts: Mapping[str, Any]) -> Sheet:
    for act in acts:
        sheet = apply(sheet, TABLE.read(act))
    return sheet


def frozen(sheet: Sheet, **later: str) -> Sheet:
    """The sheet after the reveal, with what was chosen later."""
    chosen = [{"kind": "choose", "question": _asked(name), "choice": one} for name, one in later.items()]
    return folded(sheet, {"kind": "freeze"}, *chosen)
