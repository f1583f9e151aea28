"""What makes a use acceptable: each table names its criteria, puts them in order, and then sorts them.

For the facilitator. First each table names what would make a use of data acceptable, in its own words, most important first.
Only then does it see the three tests and seventeen factors that workshops in 2017 arrived at, and puts each of its criteria under
one of them, or says that it is new. New ones are a finding, not a fault. Nothing is added up over the tables.
"""

from exercises.acceptability.factors import OPTIONS
from workshop.acts import Kind
from workshop.day import Day
from workshop.setup import Activity
from workshop.sheet import ANY, Question, Sheet, sheet_sort
from workshop.tiles import Doing

NAME, SORT = 0, 1  # the two parts
FIELDS = ("criteria", "dissent", "parked")
STEPS = ("criteria", "tests", "factor", "emphasis", "blank")


def asked(day: Day, activity: Activity) -> tuple[Question, ...]:
    """In the second part: where does each criterion belong? A question's id is the criterion's."""
    return (Question(ANY, OPTIONS, SORT),)


def doing(said: Sheet, day: Day, activity: Activity) -> Doing:
    """How far a table is: a first criterion named, and then how many of them are sorted."""
    at = day.progress.get(activity.id)
    part, criteria = at.part if at else NAME, said.written("criteria")
    finished = part in said.finished
    if part == NAME:
        return Doing(min(1, len(criteria)), 1, len(criteria), finished, said.on_paper)
    sorted_ = sum(note.id in said.choices for note in criteria)
    return Doing(sorted_, len(criteria), len(criteria), finished, said.on_paper)


def planned(cards: int) -> tuple[Activity, ...]:
    """The activity with its minutes: twenty to name and order, fifteen to sort."""
    instruction = (
        "When is a use of people's data acceptable? Name what you would ask of it, one thing at a time and in your own words. "
        "Put the most important first. You need not agree on everything: write down where you differ."
    )
    return (
        Activity("acceptability", "acceptability", "acceptability", "What makes a use acceptable", 35, instruction),
    )


KIND = Kind(
    name="acceptability",
    sorts={"table": sheet_sort(FIELDS, asked)},
    doing=doing,
    parts=lambda activity: ("name", "sort"),
    steps=STEPS,
    about_one=frozenset({"factor"}),
)
