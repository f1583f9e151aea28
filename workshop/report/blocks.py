"""What a report is made of. A report is a list of blocks, each a frozen value that says what stands there, not how it looks.

The order of the blocks is the order of the page. Tables and figures carry a caption and are numbered by the renderer, so a
section can move without renumbering; a sentence names the tables and figures that it rests on by their ids, which `references`
turns into numbers. A figure carries its Vega-Lite spec with the values inside and a text alternative; no figure goes without
one. `said` marks words that people of the room wrote: they may be left out, never changed. All text is plain text: a renderer
escapes it for its own format and passes it through `printable`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

DEEPEST_HEADING = 4

# XML 1.0, section 2.2, names the characters that a document may hold; Word, SVG and HTML can carry no others.
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the characters that no XML document may hold (control characters, halves of a pair).

    Line ends become a single newline. Everything else stays: any script, any direction, emoji, angle brackets.
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The printable text on one line, as a heading or a caption must be."""
    return re.sub(r"\s+", " ", printable(text)).strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 opens a chapter of the report, 2 to 4 stand under it. `id` names it where its text may change."""

    text: str
    level: int = 1
    id: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= DEEPEST_HEADING:
            raise ValueError(f"Heading {self.text!r}: level {self.level} was given, expected 1 to {DEEPEST_HEADING}.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with an optional lead-in set strong before it, and the ids of the tables and figures that it rests on."""

    text: str
    strong: str = ""
    rests_on: tuple[str, ...] = ()
    said: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a list, with the ids of the tables and figures that it rests on."""

    text: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[str | Sentence, ...]
    said: bool = False

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(one if isinstance(one, Sentence) else Sentence(one) for one in self.items)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of which each sentence says what it rests on, with an optional lead-in set strong before it."""

    sentences: tuple[Sentence, ...]
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they were said, and who may be credited with them ("A table in Elmshire"), or nobody. `table` is the number of
    the table that wrote them, which may let them be quoted or not; 0 where they are nobody's to permit. `whole` is all that was
    said, where `text` is cut."""

    text: str
    credit: str = ""
    table: int = 0
    whole: str = ""

    @property
    def said(self) -> str:
        """All that was said, without space around it, as it is permitted."""
        return (self.whole or self.text).strip()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text: column heads, then rows as long as the heads. `row_headers`: the first column names its row. Sentences
    refer to it by its `id`, which is one of its kind in a chapter."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_headers: bool = True
    id: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError(f"Table {self.caption!r}: no columns were given, expected one or more.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"Table {self.caption!r}, row {number}: {len(row)} cells were given, expected {len(self.columns)}."
                )


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: what it is (caption), what it says in words (alt), and its Vega-Lite spec with the values inside; `id` as a
    table's."""

    caption: str
    alt: str
    spec: Mapping[str, Any]
    id: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError(f"Figure {self.caption!r}: no text alternative was given, expected a sentence or two.")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Paragraph | Passage | Bullets | Quote | Table | Figure | PageBreak


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks, where no heading stands more than one level under the one before it: some readers go by levels."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = min(block.level, last + 1)
            block = replace(block, level=last)
        yield block


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `notice` ("Draft record") stands on the first page and at the head of every page; it may be empty.

    `language` is a BCP 47 tag, such as "en-GB". `opening` stands on the first page, before the contents.
    """

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    notice: str = ""
    opening: tuple[Block, ...] = ()

    @property
    def pages(self) -> tuple[Block, ...]:
        """Every block in the order of the page."""
        return (*self.opening, PageBreak(), *self.blocks) if self.opening else self.blocks
