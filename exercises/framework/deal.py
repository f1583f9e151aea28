"""Who is asked what, and when: the parts of the activity, and how features are dealt among tables.

There are three ways through. In a *room* the lead turns from the six conditions through the features, so that all tables talk
of one feature at a time. *Dealt* (the option `deal`), the first feature is everyone's and the other four go round, so that a
shorter session covers all; parts are then the conditions, the first feature, and each table's own. *Alone* (the option
`alone`), one team goes at its own pace, and nothing turns.
"""

from exercises.framework.questions import CONDITIONS, FEATURES, GATE_NAME, QUESTIONS, SAYS, Feature
from workshop.day import Day
from workshop.setup import Activity, Setup
from workshop.sheet import Question

GATE, OWN = 0, 2  # the part of the conditions, and, dealt, the part of each table's own features
# The other four features by the number of tables, so that questions come out as even as they can: 7 and 7; 5, 5 and 4.
SHARES = {1: ((2, 3, 4, 5),), 2: ((2, 5), (3, 4)), 3: ((2, 4), (3,), (5,)), 4: ((2,), (3,), (4,), (5,))}
Part = tuple[Feature, ...]


def is_alone(activity: Activity) -> bool:
    return bool(activity.options.get("alone"))


def is_dealt(activity: Activity) -> bool:
    return bool(activity.options.get("deal")) and not is_alone(activity)


def team_of(setup: Setup) -> Activity | None:
    """The activity of a workshop that is one team by itself; None in any other workshop."""
    return next((one for one in setup.activities if one.kind == "framework" and is_alone(one)), None)


def shares(tables: int) -> list[Part]:
    """The features that go round, one share a table; from five tables the same again."""
    hands = SHARES[max(1, min(tables, 4))]
    return [tuple(FEATURES[number - 1] for number in hand) for hand in hands]


def parts_of(day: Day, activity: Activity, table: int) -> list[Part]:
    """What one table is asked, part by part: () for the conditions, then features."""
    if not is_dealt(activity):
        return [(), *((feature,) for feature in FEATURES)]
    at, tables = hands_of(day, activity), turn_of(day, activity)
    return [(), FEATURES[:1], at[tables.index(table) % len(at)]]


def hands_of(day: Day, activity: Activity) -> list[Part]:
    """The shares as they were dealt to the tables that the activity was opened for."""
    at = day.progress.get(activity.id)
    return shares(len(at.tables) if at and at.tables else len(day.setup.tables))


def turn_of(day: Day, activity: Activity) -> list[int]:
    """Tables in the order in which shares are dealt; one that came later gets the next share."""
    at = day.progress.get(activity.id)
    first = at.tables if at else ()
    return [*first, *(table.id for table in day.setup.tables if table.id not in first)]


def names_of_parts(activity: Activity, own: str) -> list[str]:
    """What the lead turns through; `own` is what a table's own features are called. [] where nothing turns."""
    if is_alone(activity):
        return []
    if is_dealt(activity):
        return [GATE_NAME, FEATURES[0].label, own]
    return [GATE_NAME, *(feature.label for feature in FEATURES)]


def part_of(activity: Activity, feature: int) -> int | None:
    """In which part a feature is asked; None at any time."""
    if is_alone(activity):
        return None
    return min(feature, OWN) if is_dealt(activity) else feature


def asked(day: Day, activity: Activity) -> list[Question]:
    """The conditions and the questions, each with what may be chosen and the part that asks it."""
    gate = None if is_alone(activity) else GATE
    first = [Question(one.id, SAYS, gate) for one in CONDITIONS]
    return first + [Question(one.id, one.options, part_of(activity, int(one.number[0]))) for one in QUESTIONS.values()]
