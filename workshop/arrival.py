"""What a table says of itself, whatever the activity: how many people it has, and that it would like help.

People are counted again after each break (F10). A counting is named by the stage number at which that break ended, 0 on arrival;
the earlier count stands until the table gives a new one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from pydantic import Field, FiniteFloat

from workshop import roles
from workshop.acts import Sort

MOST_COUNTS = 12


@dataclass(frozen=True, slots=True)
class Arrival:
    """A table's head count (None until said), which counting it answers, and what every counting gave; and whether the table
    asked for help, since when, and if somebody is coming. `on_paper`: it works on paper, and whoever helps types its sheets."""

    people: int | None = None
    counting: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)
    help: bool = False
    help_since: float | None = None
    coming: bool = False
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class HeadCount:
    kind: Literal["head_count"]
    people: Annotated[int, Field(ge=1, le=30)]
    counting: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, slots=True)
class Help:
    """Ask for help, or take that back; `at` is when, in seconds since 1970."""

    kind: Literal["help"]
    on: bool
    at: FiniteFloat | None = None


@dataclass(frozen=True, slots=True)
class OnMyWay:
    kind: Literal["on_my_way"]


@dataclass(frozen=True, slots=True)
class WorksOnPaper:
    """Say that a table works on paper, or no longer."""

    kind: Literal["works_on_paper"]
    on: bool = True


Act = Annotated[HeadCount | Help | OnMyWay | WorksOnPaper, Field(discriminator="kind")]


def apply(arrival: Arrival, act: Any) -> Arrival:
    match act:
        case HeadCount():
            return counted(arrival, act)
        case Help(on=True, at=at):
            return arrival if arrival.help else replace(arrival, help=True, help_since=at, coming=False)
        case WorksOnPaper(on=on):
            return replace(arrival, on_paper=on)
        case Help():
            return replace(arrival, help=False, help_since=None, coming=False)
        case _:
            return replace(arrival, coming=True)


def counted(arrival: Arrival, act: HeadCount) -> Arrival:
    """With a count more; of an earlier counting, sent late, it changes that one alone."""
    counts = {**arrival.counts, act.counting: act.people}
    counts = {counting: counts[counting] for counting in sorted(counts)[-MOST_COUNTS:]}
    if act.counting < arrival.counting:
        return replace(arrival, counts=counts)
    return replace(arrival, people=act.people, counting=act.counting, counts=counts)


ARRIVAL = Sort(empty=Arrival(), acts=Act, apply=apply, senders=roles.ARRIVAL)
