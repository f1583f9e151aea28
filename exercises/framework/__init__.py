"""The framework of 2018: each table weighs one proposal by six conditions and eighteen questions.

For the facilitator. Allow half a day, and bring a proposal that somebody in the room means to go ahead with, or a card. First the
six conditions: the report means its framework for proposals that meet them, and a "not yet" is said plainly and stops nobody.
Then the questions, on five points each. What matters most is the first thing asked beneath each: what would move it to the
right? Right is the favourable end, which is not always a yes. Left is never a reason to reject. Nothing is added up.

Parts are the conditions and then a feature at a time, and the lead turns them: with eighteen questions in one long part nobody
could keep time, and the room could not speak of one thing at a time. Features may be dealt among tables (the option `deal`). A
team on its own (the option `alone`) has no lead to wait for, so its one part holds everything and it turns its own pages.
"""

from collections.abc import Sequence
from dataclasses import replace

from exercises.framework.deal import OWN, asked, hands_of, is_dealt, names_of_parts
from exercises.framework.proposal import FIELDS
from exercises.framework.questions import QUESTIONS, feature_of
from workshop.acts import Kind
from workshop.day import Day
from workshop.setup import Activity, Setting
from workshop.sheet import Sheet, sheet_doing, sheet_sort
from workshop.tiles import Doing
from workshop.words import words

MINUTES = 120  # half a day with framing, talk and a break: 12 for the conditions, and six for each question
# What is weighed: typed here, or a card by its letter; with neither, each table types its own.
SETTINGS = (
    *(Setting(name, "text", f"settings.framework.{name}") for name in FIELDS),
    Setting("card", "text", "settings.framework.card"),
    Setting("deal", "tick", "settings.framework.deal"),
)
WRITTEN = ("move", "reason", "condition", "dissent", "parked", *FIELDS)
STEPS = ("conditions", "question", "split", "feature", "readings", "blank")  # reasons before words and picture (F18)


def planned(cards: int) -> tuple[Activity, ...]:
    """The framework as an activity of a day. It needs no cards."""
    say = words()
    return (
        Activity(
            "framework", "framework", "framework", say("framework.heading"), MINUTES, say("framework.instruction")
        ),
    )


def parts(activity: Activity) -> Sequence[str]:
    return names_of_parts(activity, words()("framework.own_features"))


_counted = sheet_doing(asked)


def doing(sheet: Sheet, day: Day, activity: Activity) -> Doing:
    """How far a table is with the part on screen. Dealt, its own share is known by what it has answered; until then it is the
    largest share."""
    counted, at = _counted(sheet, day, activity), day.progress.get(activity.id)
    if not (is_dealt(activity) and at and at.part >= OWN):
        return counted
    begun = {feature_of(one).number for one in sheet.choices if one in QUESTIONS}
    hands = hands_of(day, activity)
    mine = [hand for hand in hands if begun & {feature.number for feature in hand}] or hands
    return replace(counted, of=max(sum(len(feature.questions) for feature in hand) for hand in mine))


KIND = Kind(
    name="framework",
    sorts={"table": sheet_sort(WRITTEN, asked)},
    doing=doing,
    parts=parts,
    steps=STEPS,
    about_one=frozenset({"question", "feature"}),
)
