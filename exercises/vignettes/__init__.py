"""Vignettes: one case, placed on a scale of how acceptable it is; then the same case with one thing changed, three times.

For the facilitator. Activity 9 of the report's Annex A asks what has the most impact on acceptability: the type of data, the
purpose, or who it is shared with. A table places the case as the report has it first; only when that is done do the changes come,
or it would place the case as one of four. Ask why at each change: what moved you, and what would have to be otherwise for you to
stay? "We cannot say yet" is an answer. Where tables moved tells of these cases and these changes, and of nobody outside the room.

It is in two parts, which the lead turns: the case, and then all three changes on one page. One part a change would be three more
calls to the whole room, and a table that has much to say about one change would be cut off; on one page a table goes at its own
pace, and can look back. Below eight tables the facilitator may choose the case, and which of its two changes of each kind; from
eight they are dealt, see `dealing.py`. Another round makes the other changes.
"""

from exercises.vignettes.cases import CASES, VIGNETTES
from exercises.vignettes.dealing import SECOND
from workshop.acts import Kind
from workshop.day import Day
from workshop.setup import Activity, Setting
from workshop.sheet import Question, Sheet, sheet_sort
from workshop.tiles import Doing

PARTS = ("The case", "One thing changed")
CASE_PART, CHANGES_PART = range(2)
STEPS = ("base", "moved", "swap", "whole", "blank")
SCALE = ("1", "2", "3", "4", "5")  # from not acceptable to acceptable; what they are called stands in the words
CANNOT_SAY = "cannot-say"
CHANGES = 3  # at each table
FIELDS = ("why", "dissent", "parked")
MINUTES = 25  # F9: five to hear the case and settle the jobs, five to place it, five for each change
SETTINGS = (Setting("case", "choice", "vignettes.settings.case",
                    {"": tuple(f"{case}{which}" for case in CASES for which in ("", SECOND))}),)  # fmt: skip


def planned(cards: int) -> tuple[Activity, ...]:
    """The activity as a day can hold it; it needs no cards."""
    instruction = (
        "Place the case on the scale, as your table sees it. Then the same case comes three more times, each time with one thing "
        "changed. Place each, and say why in a few words. “We cannot say yet” is an answer. You need not agree on everything."
    )
    return (Activity("vignettes", "vignettes", "vignettes", "What moves people most?", MINUTES, instruction),)


def asked(day: Day, activity: Activity) -> list[Question]:
    """Every vignette that any table can be dealt. The case may be placed in both parts, so that a table that was late for the turn
    can still place it; the changes only once they are there."""
    options = (*SCALE, CANNOT_SAY)
    return [Question(one.id, options, CHANGES_PART if one.level else None) for one in VIGNETTES.values()]


def doing(sheet: Sheet, day: Day, activity: Activity) -> Doing:
    """How far a table is: vignettes placed of those that its part asks for."""
    at = day.progress.get(activity.id)
    part = at.part if at else CASE_PART
    placed = [VIGNETTES[one] for one in sheet.choices if one in VIGNETTES]
    bases, changes = sum(not one.level for one in placed), sum(bool(one.level) for one in placed)
    done, of = min(bases, 1), 1
    if part == CHANGES_PART:
        done, of = done + min(changes, CHANGES), 1 + CHANGES
    return Doing(done, of, None, part in sheet.finished, sheet.on_paper)


KIND = Kind(
    name="vignettes",
    sorts={"table": sheet_sort(FIELDS, asked)},
    doing=doing,
    parts=lambda activity: PARTS,
    steps=STEPS,
    about_one=frozenset({"swap"}),
)
