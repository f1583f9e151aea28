"""What a table's devices say in a ranking, each a small act. What an act does to the answer stands in `answer.py`."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from workshop.writing import DropVersion, MoveNote, Name, Redact, RemoveNote, TakenOut, Write

PileName = Literal["more", "middle", "less"]
Bearer = Literal["individuals", "service providers", "communities"]


@dataclass(frozen=True, slots=True)
class PutInPile:
    """Put a card in a pile, not yet ordered."""

    kind: Literal["pile"]
    card: Name
    pile: PileName


@dataclass(frozen=True, slots=True)
class Place:
    """Give a card a tier of its own in a pile, right after the tier that holds `after` (None: first of the pile).

    Where `after` is no longer ordered in that pile, the card goes last of the pile's ordered cards.
    """

    kind: Literal["place"]
    card: Name
    pile: PileName
    after: Name | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Put a card level with another; refused silently (nothing changes) where that one is not placed."""

    kind: Literal["tie"]
    card: Name
    level_with: Name


@dataclass(frozen=True, slots=True)
class Cannot:
    """Say that the table cannot place a card."""

    kind: Literal["cannot"]
    card: Name


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Return a card to those not looked at yet."""

    kind: Literal["take_back"]
    card: Name


@dataclass(frozen=True, slots=True)
class FromPaper:
    """A whole order from paper, as tiers of card ids, best first, and cards not placed (F1); without `tiers` the order stays as it is.
    `cuts`: how many tiers stand in the first pile, and in the first two, where the paper says so; else a pile holds about a third.
    `finished`: the table says that it has."""

    kind: Literal["from_paper"]
    tiers: Annotated[tuple[Annotated[tuple[Name, ...], Field(min_length=1)], ...], Field(max_length=60)] | None = None
    cannot: Annotated[tuple[Name, ...], Field(max_length=60)] = ()
    cuts: tuple[Annotated[int, Field(ge=0, le=60)], Annotated[int, Field(ge=0, le=60)]] | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """Take the board (a seat's number) or let go of it (None)."""

    kind: Literal["hold"]
    seat: int | None


@dataclass(frozen=True, slots=True)
class AllHands:
    kind: Literal["all_hands"]
    on: bool


@dataclass(frozen=True, slots=True)
class Weigh:
    """Say who bears a risk, how likely it is and how severe."""

    kind: Literal["weigh"]
    note: Name
    bearers: Annotated[tuple[Bearer, ...], Field(max_length=3)] = ()
    likelihood: Literal["unlikely", "possible", "likely"] | None = None
    severity: Literal["slight", "serious", "grave"] | None = None


@dataclass(frozen=True, slots=True)
class Argue:
    """Name the card that the table argued about most (None: takes it back)."""

    kind: Literal["argue"]
    card: Name | None


@dataclass(frozen=True, slots=True)
class WouldMove:
    """How many would put a card further up or down (0 takes it back)."""

    kind: Literal["would_move"]
    card: Name
    way: Literal["up", "down"]
    people: Annotated[int, Field(ge=0, le=99)]


@dataclass(frozen=True, slots=True)
class Finish:
    kind: Literal["finish"]


@dataclass(frozen=True, slots=True)
class GoBack:
    """Open the board again after finishing."""

    kind: Literal["go_back"]


@dataclass(frozen=True, slots=True)
class Freeze:
    """Keep the order as it stands as the record before reveal. Sent by the store with the lead's first press."""

    kind: Literal["freeze"]


Placing = PutInPile | Place | Tie | Cannot | TakeBack | FromPaper
Saying = Hold | AllHands | Weigh | Argue | WouldMove | Finish | GoBack | Freeze
Writing = Write | MoveNote | RemoveNote | DropVersion | TakenOut | Redact
Act = Annotated[
    PutInPile | Place | Tie | Cannot | TakeBack | FromPaper
    | Hold | AllHands | Weigh | Argue | WouldMove | Finish | GoBack | Freeze
    | Write | MoveNote | RemoveNote | DropVersion | TakenOut | Redact,
    Field(discriminator="kind"),
]  # fmt: skip
PLACING = frozenset({"pile", "place", "tie", "cannot", "take_back", "from_paper"})
