"""The exit slip: three questions to each person as they leave, answered on a device that goes round the table, or on paper.

A slip is one person's and is shown to nobody: not to the next person who holds the device, not to the table. What comes
of slips is counted over the whole room, once no more can come (else two counts one slip apart would tell that slip), and only
from five people up. Slips on paper are typed in by lead or helper, all of one table's at once: they are a party of their own, which no
screen shows, and count as those of devices do.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from exercises.plenary.answer import SLIP
from workshop.acts import Refused, Sort, Standing
from workshop.day import Day
from workshop.roles import SLIP_OF_SEAT, SLIPS_ON_PAPER
from workshop.small_counts import joined_steps

QUESTIONS = ("heard", "dominated", "use")
STEPS = ("yes", "partly", "no")
MOST_A_SEAT, MOST_A_TABLE, FEWEST_PEOPLE = 10, 60, 5
Step = Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True)
class Slip:
    """One person's answers: I was heard; someone dominated; I will use this."""

    heard: Step
    dominated: Step
    use: Step


@dataclass(frozen=True, slots=True)
class Slips:
    """The slips that were handed in on one device, or on paper at one table."""

    given: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class HandIn:
    """Hand in one person's slip. It is not taken back, since nobody's is known from another's."""

    kind: Literal["hand_in"]
    heard: Step
    dominated: Step
    use: Step


@dataclass(frozen=True, slots=True)
class HandInPaper:
    """Hand in slips of one table that were filled in on paper: all of them, or none."""

    kind: Literal["hand_in_paper"]
    slips: tuple[Slip, ...]


def apply(slips: Slips, act: HandIn) -> Slips:
    return replace(slips, given=(*slips.given, Slip(act.heard, act.dominated, act.use))[:MOST_A_SEAT])


def standing(act: HandIn, slips: Slips, day: Day, name: str, stage: int | None) -> Standing:
    """A slip counts while the last part is on. Refused before it, and for more people than sit at one table."""
    at = day.progress.get(name)
    if at is None or at.part < SLIP:
        raise Refused("The exit slip has not been asked for yet.")
    if len(slips.given) >= MOST_A_SEAT:
        raise Refused(f"{MOST_A_SEAT} slips were handed in on this device, which is as many as it takes.")
    return "late" if at.closed or day.ended or day.now != name else "counts"


def apply_paper(slips: Slips, act: HandInPaper) -> Slips:
    return replace(slips, given=(*slips.given, *act.slips))


def standing_of_paper(act: HandInPaper, slips: Slips, day: Day, name: str, stage: int | None) -> Standing:
    """Slips on paper count until the plenary is closed: what is typed in later is refused, since nobody keeps what it said."""
    at = day.progress.get(name)
    if at is None or at.part < SLIP:
        raise Refused("The exit slip has not been asked for yet.")
    if at.closed or day.ended:
        raise Refused("The plenary is closed, so its slips are counted. Open it again to type in more, then close it.")
    if len(slips.given) + len(act.slips) > MOST_A_TABLE:
        raise Refused(f"A table hands in {MOST_A_TABLE} slips on paper at most, and {len(slips.given)} are there.")
    return "counts"


class Sealed(Sort[Slips]):
    """Slips as they are sent to the device that they came from: how many, and nothing of what they say."""

    def body(self, answer: Slips) -> dict[str, Any]:
        return {"people": len(answer.given)}


SEAT = Sealed(Slips(), HandIn, apply, SLIP_OF_SEAT, standing=standing)
PAPER = Sealed(Slips(), HandInPaper, apply_paper, SLIPS_ON_PAPER, standing=standing_of_paper)


def people(slips: Iterable[Slips]) -> int:
    return sum(len(one.given) for one in slips)


@dataclass(frozen=True, slots=True)
class Counted:
    """What slips came to: how many were handed in (None: fewer than may be counted), and for each question the steps that
    may be told apart, joined where a count would be small, with their counts; () where no count may be told."""

    people: int | None
    by_question: dict[str, tuple[tuple[tuple[str, ...], int], ...]]


def counted(slips: Iterable[Slips], minimum: int) -> Counted:
    """The counts over the whole room, each from `minimum` people up (never under five), none that follows from another."""
    given = [slip for one in slips for slip in one.given]
    least = max(FEWEST_PEOPLE, minimum)
    if len(given) < least:
        return Counted(None, {})
    return Counted(len(given), {question: _told(given, question, least) for question in QUESTIONS})


def _told(given: list[Slip], question: str, least: int) -> tuple[tuple[tuple[str, ...], int], ...]:
    counts = [sum(getattr(slip, question) == step for slip in given) for step in STEPS]
    return tuple((tuple(STEPS[at] for at in group), count) for group, count in joined_steps(counts, least))
