"""What the lead can say: the acts on the day, as they are sent. Times are seconds since 1970 and come in with the acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, FiniteFloat

from workshop.casebook import Pack
from workshop.setup import Line, Setup
from workshop.writing import Name

MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class SetUp:
    """Set up the workshop, or change what was set up."""

    kind: Literal["set_up"]
    setup: Setup


@dataclass(frozen=True, slots=True)
class BringCards:
    """Keep cards with this workshop (`brought`); with `replacing`, in the place of those brought in before under their names."""

    kind: Literal["bring_cards"]
    pack: Pack
    replacing: bool = False


@dataclass(frozen=True, slots=True)
class TakeOutCards:
    """Take a pack that was brought in out of this workshop again."""

    kind: Literal["take_out_cards"]
    pack: str


@dataclass(frozen=True, slots=True)
class Open:
    """Open an activity at a time, from which its minutes run; opened again, it has at least five minutes left."""

    kind: Literal["open"]
    activity: Name
    at: FiniteFloat


@dataclass(frozen=True, slots=True)
class Extend:
    """So many minutes more, from `at` where the time was up before then."""

    kind: Literal["extend"]
    minutes: Annotated[int, Field(ge=-120, le=120)]
    at: FiniteFloat | None = None


@dataclass(frozen=True, slots=True)
class MoreTime:
    """So many minutes more for one table alone, from `at` where its time was up before then."""

    kind: Literal["more_time"]
    table: int
    minutes: Annotated[int, Field(ge=1, le=120)]
    at: FiniteFloat


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the timer and hold the boards, or (on=False) go on."""

    kind: Literal["pause"]
    on: bool
    at: FiniteFloat


@dataclass(frozen=True, slots=True)
class Turn:
    """Go to a part of the activity on screen, from 0; its exercise says what its parts are."""

    kind: Literal["turn"]
    part: Annotated[int, Field(ge=0, le=50)]


@dataclass(frozen=True, slots=True)
class AnotherRound:
    """Open an activity again as a new round, in which every table starts empty; the round before stays as it was."""

    kind: Literal["another_round"]
    activity: Name
    at: FiniteFloat


@dataclass(frozen=True, slots=True)
class Reveal:
    """One press of reveal; the first freezes every table's answer. `card` or `subject` is what the press is about, and
    `unfinished` lists tables marked as not finished."""

    kind: Literal["reveal"]
    step: Annotated[int, Field(ge=1, le=MOST_STEPS)]
    card: Name | None = None
    subject: Name | None = None
    unfinished: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """After a reveal: show the tables of each pair one another's answers for so many minutes from `at`. No pairs end it (F23)."""

    kind: Literal["pair"]
    pairs: Annotated[tuple[Annotated[tuple[int, ...], Field(min_length=2, max_length=3)], ...], Field(max_length=20)]
    at: FiniteFloat
    minutes: Annotated[int, Field(ge=1, le=60)] = 6


@dataclass(frozen=True, slots=True)
class Close:
    """Close the activity on screen."""

    kind: Literal["close"]


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """A break, back at a time in words ("13:15"); empty ends it."""

    kind: Literal["take_break"]
    back_at: Line


@dataclass(frozen=True, slots=True)
class EyesUp:
    kind: Literal["eyes_up"]
    on: bool


@dataclass(frozen=True, slots=True)
class Blank:
    kind: Literal["blank"]
    on: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A quiet line for every table; with `tables`, a notice to those alone. Empty takes it away."""

    kind: Literal["message"]
    text: Line
    tables: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageTakenOut:
    """What the journal holds in the place of a message that was redacted."""

    kind: Literal["message_taken_out"]
    tables: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Redacted:
    """Something that was written has been taken out of the record (F15). Sent by the store, which takes it out."""

    kind: Literal["redacted"]


@dataclass(frozen=True, slots=True)
class Merge:
    """Between activities: a table joins another and is closed; its seats speak for that one from now on (F14)."""

    kind: Literal["merge"]
    table: int
    into: int


@dataclass(frozen=True, slots=True)
class Separate:
    """A table that had joined another is one of its own again."""

    kind: Literal["separate"]
    table: int


@dataclass(frozen=True, slots=True)
class Reseat:
    """A device's seat goes from the table that it is at (`of`) to another; sent by the door at which it showed that it may."""

    kind: Literal["reseat"]
    seat: Annotated[int, Field(ge=1)]
    of: int
    table: int


@dataclass(frozen=True, slots=True)
class PeopleMoved:
    """People have changed at these tables, whatever became of their devices."""

    kind: Literal["people_moved"]
    tables: Annotated[tuple[int, ...], Field(min_length=1, max_length=40)]


@dataclass(frozen=True, slots=True)
class AllHandsForAll:
    kind: Literal["all_hands_for_all"]
    on: bool


@dataclass(frozen=True, slots=True)
class Discuss:
    """The card that the room discusses next (None: none)."""

    kind: Literal["discuss"]
    card: Name | None


@dataclass(frozen=True, slots=True)
class CountPeople:
    """People in the room by sector, typed once by the lead (F10)."""

    kind: Literal["count_people"]
    sectors: Mapping[Line, Annotated[int, Field(ge=0, le=999)]]


@dataclass(frozen=True, slots=True)
class CheckVenue:
    """What the lead has ticked of the venue check (`venue`), all of it."""

    kind: Literal["check_venue"]
    ticks: Annotated[tuple[Name, ...], Field(max_length=12)]


@dataclass(frozen=True, slots=True)
class ShowAddress:
    """At which of this machine's addresses people are told to come ("": whichever is likeliest)."""

    kind: Literal["show_address"]
    address: Annotated[str, Field(pattern=r"^(\d{1,3}(\.\d{1,3}){3})?$", max_length=15)]


@dataclass(frozen=True, slots=True)
class LetRead:
    """Let whoever has its address read the report, or (on=False) close that. Sent again when another address was drawn."""

    kind: Literal["let_read"]
    on: bool


@dataclass(frozen=True, slots=True)
class End:
    """End the day, or (on=False) take that back."""

    kind: Literal["end"]
    on: bool


Act = Annotated[
    SetUp | BringCards | TakeOutCards | Open | Turn | AnotherRound | Extend | MoreTime | Pause | Reveal | Pair | Close
    | TakeBreak | EyesUp | Blank | Message | MessageTakenOut | Redacted | Merge | Separate | Reseat | PeopleMoved
    | AllHandsForAll | Discuss | CountPeople | CheckVenue | ShowAddress | LetRead | End,
    Field(discriminator="kind"),
]  # fmt: skip
