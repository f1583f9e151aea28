"""What a table says of itself, whatever the activity: how many people it has, and that it would like help."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field, FiniteFloat

from workshop.acts import Sort


@dataclass(frozen=True, slots=True)
class Arrival:
    """A table's head count (None until said), and whether it asked for help, since when, and if somebody is coming."""

    people: int | None = None
    help: bool = False
    help_since: float | None = None
    coming: bool = False


@dataclass(frozen=True, slots=True)
class HeadCount:
    kind: Literal["head_count"]
    people: Annotated[int, Field(ge=1, le=30)]


@dataclass(frozen=True, slots=True)
class Help:
    """Ask for help, or take that back; `at` is when, in seconds since 1970."""

    kind: Literal["help"]
    on: bool
    at: FiniteFloat | None = None


@dataclass(frozen=True, slots=True)
class OnMyWay:
    kind: Literal["on_my_way"]


Act = Annotated[HeadCount | Help | OnMyWay, Field(discriminator="kind")]


def apply(arrival: Arrival, act: Any) -> Arrival:
    match act:
        case HeadCount(people=people):
            return replace(arrival, people=people)
        case Help(on=True, at=at):
            return arrival if arrival.help else replace(arrival, help=True, help_since=at, coming=False)
        case Help():
            return replace(arrival, help=False, help_since=None, coming=False)
        case _:
            return replace(arrival, coming=True)


STAFF: Mapping[str, frozenset[str]] = {"on_my_way": frozenset({"lead", "helper"})}
ARRIVAL = Sort(
    empty=Arrival(), acts=Act, apply=apply, senders=STAFF, otherwise=frozenset({"seat", "lead", "helper"})
)  # fmt: skip
