"""What one seat says for itself in a ranking: marks on cards, and its first impression by person (F2, F6).

A seat's words are never part of its table's order, and a device is never counted as a person: marks are counted on the card,
first impressions are shown to the table only once four people have given one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from workshop.acts import Refused, Standing
from workshop.day import Day
from workshop.writing import Name

ENOUGH_FIRST_IMPRESSIONS = 4


@dataclass(frozen=True, slots=True)
class FirstImpression:
    """One person's top and bottom cards, before the table talks."""

    top: tuple[str, ...]
    bottom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeatRanking:
    """Which cards this seat would move, and the first impressions given on this device, one a person."""

    marks: Mapping[str, Literal["up", "down"]] = field(default_factory=dict)
    first: tuple[FirstImpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark "I would move this up / down" (None takes the mark away)."""

    kind: Literal["mark"]
    card: Name
    way: Literal["up", "down"] | None = None


@dataclass(frozen=True, slots=True)
class ThinkFirst:
    """One person's top two and bottom two."""

    kind: Literal["think_first"]
    top: Annotated[tuple[Name, ...], Field(min_length=1, max_length=2)]
    bottom: Annotated[tuple[Name, ...], Field(max_length=2)] = ()


Act = Annotated[Mark | ThinkFirst, Field(discriminator="kind")]


def apply(answer: SeatRanking, act: Mark | ThinkFirst) -> SeatRanking:
    """The seat's answer after one act. Pure. A phone passed round the table gives one impression a person, at most ten."""
    match act:
        case Mark(card=card, way=way):
            others = {other: mark for other, mark in answer.marks.items() if other != card}
            return replace(answer, marks={**others, card: way} if way else others)
        case ThinkFirst(top=top, bottom=bottom):
            return replace(answer, first=(*answer.first, FirstImpression(top, bottom))[:10])


def standing(act: Mark | ThinkFirst, answer: SeatRanking, day: Day, activity: str, stage: int | None) -> Standing:
    """What a seat says always counts. Refused for a card that the workshop has not, or an activity not yet opened."""
    named = [act.card] if isinstance(act, Mark) else [*act.top, *act.bottom]
    if unknown := [card for card in named if card not in day.setup.deck(day.setup.activity(activity))]:
        raise Refused(f"This workshop has no card “{unknown[0]}”.")
    if len(set(named)) < len(named):
        raise Refused("Your first impression: a card is there twice.")
    if activity not in day.progress:
        raise Refused("This activity has not been opened yet.")
    return "counts"


def marks(seats: Iterable[SeatRanking]) -> dict[str, dict[str, int]]:
    """Marks by card over a table's seats: `{card: {"up": n, "down": n}}`."""
    counts: dict[str, dict[str, int]] = {}
    for seat in seats:
        for card, way in seat.marks.items():
            counts.setdefault(card, {"up": 0, "down": 0})[way] += 1
    return counts


def first_impressions(seats: Iterable[SeatRanking]) -> dict[str, Any]:
    """How many people gave a first impression, and from four on how many named each card first or last."""
    given = [impression for seat in seats for impression in seat.first]
    if len(given) < ENOUGH_FIRST_IMPRESSIONS:
        return {"people": len(given), "cards": {}}
    cards: dict[str, dict[str, int]] = {}
    for impression in given:
        for card in impression.top:
            cards.setdefault(card, {"top": 0, "bottom": 0})["top"] += 1
        for card in impression.bottom:
            cards.setdefault(card, {"top": 0, "bottom": 0})["bottom"] += 1
    return {"people": len(given), "cards": cards}
