"""Ranking: each table puts the cards in one order, and says why.

For the facilitator. Two rankings belong to a day: by public benefit, with risk set aside on purpose, and by risk, which the
table first names in its own words. A table sorts cards into three piles, then orders within each. Its criteria matter
as much as its order: ask for them after the third card, not at the end. Tables that agree may have opposite reasons.
Nothing is added up and nobody wins.
"""

from dataclasses import dataclass
from typing import Any

from exercises.ranking import acts, answer, seat
from workshop import roles
from workshop.acts import Kind, Sort
from workshop.day import Day
from workshop.lists import BENEFITS, RISKS, Dimension, Group
from workshop.setup import Activity
from workshop.sheet import ANY, Question, sheet_sort
from workshop.tiles import Doing
from workshop.writing import written

READING_MINUTES, MINUTES_A_CARD = 10, 3.5  # F8
NONE_OF_THESE = "none-of-these"
STEPS = ("criteria", "argued", "card", "whole", "blank")  # F18


@dataclass(frozen=True, slots=True)
class Exercise:
    """One of the rankings: what it is called, what it asks, the words of its three piles and of its two ends, and
    the `dimensions` that a table which has finished may look through for what it missed (F7)."""

    id: str
    heading: str
    question: str
    instruction: str
    piles: tuple[str, str, str]
    most: str
    aside: str
    names_risks: bool
    stage: str
    dimensions: tuple[Group, ...]


BENEFIT = Exercise(
    id="benefit",
    heading="Public benefit",
    question="Which of these does the public most good, or could?",
    instruction=(
        "Set risk aside for now: what could go wrong comes later. Put each card in a pile, then order within the piles. "
        "Count what a use could achieve, not only what is proven. Test each other's reasons; you need not agree on everything."
    ),
    piles=("More benefit", "In between", "Less benefit"),
    most="most benefit",
    aside="Set risk aside for now.",
    names_risks=False,
    stage="benefit",
    dimensions=BENEFITS,
)
RISK = Exercise(
    id="risk",
    heading="Risk",
    question="Which of these carries the most risk, and for whom?",
    instruction=(
        "First name the risks, in your own words: what could go wrong, and who would bear it? Two for a card at most. "
        "Then put each card in a pile and order within the piles, riskiest first."
    ),
    piles=("More risk", "In between", "Less risk"),
    most="most risk",
    aside="Name the risks first, then rank.",
    names_risks=True,
    stage="risk",
    dimensions=RISKS,
)
EXERCISES = {exercise.id: exercise for exercise in (BENEFIT, RISK)}


def minutes_needed(cards: int) -> int:
    """Minutes that a ranking of so many cards takes, reading included (F8: about 10, and 3.5 a card)."""
    return round(READING_MINUTES + MINUTES_A_CARD * cards)


def planned(cards: int) -> tuple[Activity, ...]:
    """Every ranking as an activity of a day, with the minutes that so many cards need."""
    minutes = minutes_needed(cards)
    return tuple(
        Activity(one.id, "ranking", one.id, one.heading, minutes, one.instruction) for one in EXERCISES.values()
    )


def table_view(said: answer.TableRanking, seats: list[seat.SeatRanking]) -> dict[str, Any]:
    """What a table's own screens are sent besides its answer: marks by card, and first impressions from four on."""
    return {"marks": seat.marks(seats), "first": seat.first_impressions(seats)}


def doing(said: answer.TableRanking, day: Day, activity: Activity) -> Doing:
    """How far a table is, for the control room: counts, and nothing of what it said."""
    criteria = len(written(said.notes, "criteria"))
    placed = len(said.order.placed()) + len(said.order.cannot)
    return Doing(placed, len(day.setup.deck(activity)), criteria, said.order.finished, said.on_paper)


def dimensions(activity: Activity) -> dict[str, Dimension]:
    """The kinds of benefit or risk that a ranking's reasons can be tagged with, in the report's order."""
    return {one.id: one for group in EXERCISES[activity.exercise].dimensions for one in group.dimensions}


def kinds_asked(day: Day, activity: Activity) -> tuple[Question, ...]:
    """Of lead and helpers, after the reveal and of any reason: which kind does it speak of? Before it nothing is asked."""
    at = day.progress.get(activity.id)
    if at is None or at.revealed_at is None:
        return ()
    return (Question(ANY, (*dimensions(activity), NONE_OF_THESE)),)


KIND = Kind(
    name="ranking",
    sorts={
        "table": Sort(
            empty=answer.TableRanking(),
            acts=acts.Act,
            apply=answer.apply,
            senders=roles.RANKING_OF_TABLE,
            standing=answer.standing,
        ),
        "seat": Sort(seat.SeatRanking(), seat.Act, seat.apply, roles.RANKING_OF_SEAT, standing=seat.standing),
        "room": sheet_sort((), kinds_asked, roles.SHEET_OF_STAFF),
    },
    doing=doing,
    steps=STEPS,
    about_one=frozenset({"card", "whole"}),
    needs_cards=True,
    on_board=True,
    table_view=table_view,
)
