"""What one table says: notes in two fields, and up to three themes that matter most to it, in no order.

Themes are made while the day runs, so which there are is not known beforehand: a table marks one by choosing "yes" to a question
named for the theme. Whether the theme is still there is for `gathering` to say.
"""

from dataclasses import replace
from typing import Any

from workshop.acts import Refused, Standing
from workshop.day import Day
from workshop.setup import Activity
from workshop.sheet import ANY, Question, Sheet, choices_of, sheet_sort
from workshop.tiles import Doing

FIELDS = ("opportunity", "challenge")
WRITE, THEMES, CHOOSE = range(3)  # the parts
MOST_MARKED = 3
YES = "yes"
_SHEET = sheet_sort(FIELDS, lambda day, activity: (Question(ANY, (YES,), CHOOSE),))


def standing(act: Any, sheet: Sheet, day: Day, activity: str, stage: int | None) -> Standing:
    """As for any sheet; a fourth mark is refused."""
    changed = {one.question: one.choice for one in choices_of(act)}
    marked = {question for question, choice in {**sheet.choices, **changed}.items() if choice}
    if any(changed.values()) and len(marked) > MOST_MARKED:
        raise Refused("Your table has marked three themes already. Take one back first.")
    return _SHEET.standing(act, sheet, day, activity, stage)


TABLE = replace(_SHEET, standing=standing)


def doing(sheet: Sheet, day: Day, activity: Activity) -> Doing:
    """How far a table is: the fields in which it wrote, or the themes it marked; and whether it said that it had finished."""
    at = day.progress.get(activity.id)
    part = at.part if at else WRITE
    if part == CHOOSE:
        return Doing(len(sheet.choices), MOST_MARKED, None, part in sheet.finished, sheet.on_paper)
    wrote = sum(bool(sheet.written(field)) for field in FIELDS)
    return Doing(wrote, len(FIELDS), None, part in sheet.finished, sheet.on_paper)
