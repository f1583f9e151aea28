"""The three checks between a draft record and a report that goes out (F28): names found, quotations permitted, statements checked.

Each looks at what stands in the report now, and the lead presses it through for what was seen then. Of that only a digest is kept,
never a text, for texts may be redacted; once what it rests on reads otherwise, the check is open again. Names are found by their
form (`naming`), which misses a first name alone. Something that looks like somebody is taken out of the record, or the lead says
that it is nobody: there is no third way past it.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import FiniteFloat, StringConstraints

from workshop.naming import Sign, signs
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Passage, Quote, Report, Table
from workshop.report.parts import digest

What = Literal["names", "quotations", "statements"]
State = Literal["open", "passed", "changed"]
WHAT: tuple[What, ...] = ("names", "quotations", "statements")
MOST_NOBODY = 1000
Seen = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
SignName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


@dataclass(frozen=True, slots=True)
class Check:
    """Press a check through, for what was `seen` at a time; or take that back."""

    kind: Literal["check"]
    what: What
    seen: Seen
    at: FiniteFloat = 0.0
    on: bool = True


@dataclass(frozen=True, slots=True)
class Nobody:
    """Say that words which look like somebody are nobody, wherever they stand; or take that back."""

    kind: Literal["nobody"]
    sign: SignName
    on: bool = True


@dataclass(frozen=True, slots=True)
class Pressed:
    """A check that was pressed through: a digest of what was seen, and when."""

    seen: str
    at: float = 0.0


# -- what each looks at


@dataclass(frozen=True, slots=True)
class Place:
    """A text of the report, and the headings that it stands under."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """Something that looks like somebody, and every place where it stands."""

    sign: Sign
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """By which the lead says that it is nobody; it tells nothing of the words."""
        return sign_name(self.sign)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of the plenary, what the room said of it in a sentence, and what tables wrote beside their answers;
    `doubted`: some table said that it is not quite right, or that something is missing."""

    text: str
    said: str
    doubted: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checks:
    """What the three checks look at in a report, and how far the lead is with them. `quotes` are those that need a table's
    permission, each with whether it has it; `plenary`: one was held, so that tables could be asked."""

    texts: tuple[Place, ...]
    quotes: tuple[tuple[Quote, bool], ...] = ()
    statements: tuple[Stated, ...] = ()
    plenary: bool = False
    known: frozenset[str] = frozenset()
    nobody: Container[str] = frozenset()
    pressed: Mapping[str, Pressed] = field(default_factory=dict)

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Everything that looks like somebody, as it comes in the report."""
        at: dict[Sign, list[Place]] = {}
        for place in self.texts:
            for sign in signs(place.text, self.known):
                at.setdefault(sign, []).append(place)
        return tuple(Found(sign, tuple(dict.fromkeys(places))) for sign, places in at.items())

    @property
    def unlooked(self) -> list[Found]:
        """Those of which nobody has said that they are nobody."""
        return [one for one in self.found if one.name not in self.nobody]

    @cached_property
    def seen(self) -> Mapping[str, str]:
        """A digest of what each check looks at now. The order in which texts stand is no matter."""
        texts = sorted({place.text for place in self.texts})
        quotes = sorted((quote.table, quote.text, may) for quote, may in self.quotes)
        stated = [(one.text, one.said, one.remarks) for one in self.statements]
        return {"names": stamp(texts), "quotations": stamp(quotes), "statements": stamp(stated)}

    def state(self, what: str) -> State:
        """`passed` only where it was pressed for what stands there now, and nothing that looks like somebody is left."""
        pressed = self.pressed.get(what)
        if pressed is None:
            return "open"
        held = pressed.seen == self.seen[what] and not (what == "names" and self.unlooked)
        return "passed" if held else "changed"

    @property
    def next(self) -> What | None:
        """The first check that is not passed; None where all are."""
        return next((what for what in WHAT if self.state(what) != "passed"), None)

    @property
    def passed(self) -> bool:
        return self.next is None

    @property
    def at(self) -> float:
        """When the last of them was pressed."""
        return max((pressed.at for pressed in self.pressed.values()), default=0.0)


def sign_name(sign: Sign) -> str:
    return digest(sign.looks, sign.words)


def stamp(seen: Any) -> str:
    """A digest of plain lists and texts."""
    return sha256(json.dumps(seen).encode()).hexdigest()[:32]


# -- the texts of a report


def texts(report: Report) -> Iterator[Place]:
    """Every text that a report holds: titles, sentences, quotations, cells, and what is written in its figures."""
    yield from (Place(report.title, text) for text in (report.title, report.subtitle) if text)
    above: list[tuple[int, str]] = []
    for block in report.pages:
        if isinstance(block, Heading):
            above = [*(one for one in above if one[0] < block.level), (block.level, block.text)]
        where = " · ".join(text for _, text in above[-2:])
        yield from (Place(where, text) for text in _texts(block) if text.strip())


def _texts(block: Block) -> Iterable[str]:
    match block:
        case Heading(text=text):
            return [text]
        case Paragraph(text=text, strong=strong):
            return [f"{strong} {text}" if strong else text]
        case Passage(strong=strong):
            return [strong, *(one.text for one in block.sentences)]
        case Bullets():
            return [one.text for one in block.sentences]
        case Quote(text=text, credit=credit):
            return [text, credit]
        case Table(caption=caption, columns=columns, rows=rows):
            return [caption, *columns, *(cell for row in rows for cell in row)]
        case Figure(caption=caption, alt=alt, spec=spec):
            return [caption, alt, *_strings(spec.get("data")), *_strings(spec.get("datasets"))]
    return []


def _strings(part: Any) -> Iterator[str]:
    """Every text in the values of a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (text for value in part.values() for text in _strings(value))
    elif isinstance(part, list | tuple):
        yield from (text for value in part for text in _strings(value))


def quotes(blocks: Iterable[Block], permitted: Container[tuple[int, str]]) -> tuple[tuple[Quote, bool], ...]:
    """The quotations that need a table's permission, each once and as a whole, with whether it has it."""
    needing = (replace(one, text=one.said, whole="") for one in blocks if isinstance(one, Quote) and one.table)
    return tuple((one, (one.table, one.said) in permitted) for one in dict.fromkeys(needing))
