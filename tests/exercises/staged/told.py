"""Cases told in stages without a store: what tables chose, written as a line with a sign a stage."""

from dataclasses import replace
from typing import Any

from exercises.staged import CANNOT_SAY, SCALE, planned
from exercises.staged.cases import name_of
from exercises.staged.findings import Findings
from tests.people import NOON
from workshop.day import Day, Progress
from workshop.setup import Activity, Setup, TablePlace
from workshop.sheet import Kept, Sheet
from workshop.writing import Note

CAMDEN, TEN_YEARS = planned(8)
NAMES = ("Oak", "Elm", "Ash", "Yew", "Hazel", "Rowan", "Birch", "Alder", "Lime", "Holly")
LOCAL = Activity("local-case", "staged", "local-case", "Case study: Bins", 30, "Say.", options={
    "title": "Bins of :red[Oak Lane]", "stages": [{"title": "One <b>", "text": "First $x$."}, {"title": "Two", "text": "Second."}],
})  # fmt: skip


def sheet(line: str, *notes: Note) -> Sheet:
    """ "4 3 . ?": at each stage a step of the scale, no answer (.), or cannot say yet (?)."""
    signs = {".": None, "?": CANNOT_SAY, **{str(n): choice for n, choice in enumerate(SCALE, 1)}}
    choices = {name_of(stage): signs[sign] for stage, sign in enumerate(line.split())}
    return Sheet(tuple(notes), {name: choice for name, choice in choices.items() if choice})


def wrote(field: str, stage: int, text: str) -> Note:
    """A note about a stage, by its number from 1."""
    return Note(f"{field}-{stage}-{text[:8]}", field, text, name_of(stage - 1), 1)


def revealed(one: Sheet) -> Sheet:
    """The same sheet after the reveal."""
    return replace(one, before=Kept(one.notes, one.choices, one.finished))


def found(*sheets: Sheet, activity: Activity = CAMDEN, part: int = 4, **progress: Any) -> Findings:
    """The findings of a day whose tables, numbered from 1, said this."""
    tables = tuple(TablePlace(number, NAMES[number - 1]) for number in range(1, len(sheets) + 1))
    setup = Setup(area="Ashdale", tables=tables, activities=(activity,))
    at = Progress(NOON, NOON + 1800, part=part, **progress)
    return Findings(Day(setup, activity.id, {activity.id: at}, 4), activity, dict(enumerate(sheets, 1)))
