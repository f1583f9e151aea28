"""The lines of a backup's and a bundle's parts: what each holds, and what is expected of it when it comes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, FiniteFloat, JsonValue, StringConstraints, TypeAdapter

from workshop.writing import Name

Form = Literal["backup", "bundle"]
NOTHING_ELSE = ConfigDict(extra="forbid", strict=True)
Number = Annotated[int, Field(ge=0, lt=2**31)]
Short = Annotated[str, StringConstraints(max_length=200)]
Party = Annotated[str, StringConstraints(pattern=r"^(day|room|(table|seat|observer):[1-9][0-9]{0,5})$")]
Speaker = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}(:[1-9][0-9]{0,5})?$")]
Hash = Annotated[str, StringConstraints(pattern=r"^(-[0-9a-f]{32}|[0-9a-f]{64})$")]
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{6}$")]


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """The workshop itself. One that came in as a bundle is `imported`."""

    __pydantic_config__ = NOTHING_ELSE
    id: Id
    code: Code
    sort: Literal["workshop", "imported"]
    made_at: FiniteFloat


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link of a workshop by the hash of its secret. A hash that begins with - is one that no secret has. Never the host's."""

    __pydantic_config__ = NOTHING_ELSE
    hash: Hash
    role: Literal["lead", "helper", "room", "seat", "observer"]
    seat: Number | None
    table_id: Number | None
    made_at: FiniteFloat


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """An address of the report: the secret of the one that stands, and of each before it the hash alone."""

    __pydantic_config__ = NOTHING_ELSE
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    secret: Annotated[str, StringConstraints(pattern=r"^[b-df-hj-np-tv-xz2-9]{27}$")] | None
    made_at: FiniteFloat


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat of a bundle, and the table at which its device joined."""

    __pydantic_config__ = NOTHING_ELSE
    seat: Number
    table: Number


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act as the journal keeps it. `at` and `stage` are null in a bundle; an empty `act` is one that was redacted."""

    __pydantic_config__ = NOTHING_ELSE
    activity: Name
    round: Annotated[int, Field(ge=1, le=1000)]
    party: Party
    client: Short
    seq: Annotated[int, Field(ge=0, lt=2**53)]
    by: Speaker
    through: Short
    stage: Number | None
    kind: Short
    status: Literal["done", "late"]
    at: FiniteFloat | None
    act: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What a party's acts came to."""

    __pydantic_config__ = NOTHING_ELSE
    activity: Name
    round: Annotated[int, Field(ge=1, le=1000)]
    party: Party
    revision: Number
    body: JsonValue
    late: tuple[Mapping[str, JsonValue], ...]


@dataclass(frozen=True, slots=True)
class MarkLine:
    """The last act that was taken from one client."""

    __pydantic_config__ = NOTHING_ELSE
    client: Short
    seq: Annotated[int, Field(ge=0, lt=2**53)]
    status: Literal["done", "late", "refused"]
    why: Annotated[str, StringConstraints(max_length=2000)]


PARTS: Mapping[Form, Mapping[str, TypeAdapter[Any]]] = {
    "backup": {
        "workshop.jsonl": TypeAdapter(WorkshopLine),
        "links.jsonl": TypeAdapter(LinkLine),
        "journal.jsonl": TypeAdapter(ActLine),
        "answers.jsonl": TypeAdapter(AnswerLine),
        "marks.jsonl": TypeAdapter(MarkLine),
        "readings.jsonl": TypeAdapter(ReadingLine),
    },
    "bundle": {
        "seats.jsonl": TypeAdapter(SeatLine),
        "journal.jsonl": TypeAdapter(ActLine),
        "answers.jsonl": TypeAdapter(AnswerLine),
    },
}

SINCE: Mapping[str, int] = {
    "readings.jsonl": 2
}  # the version of its form since which a part is there; 1 where not named
