"""Following references: whatever a sentence of a chapter rests on is there, and holds the numbers that the sentence names.

A table holds a number that it says; also one that a reader can count in it: its rows, the rows that are alike in a column, the
names in a cell; or add up in a column. Words between quotation marks are somebody's, and their numbers nobody's claim.
"""

import re
from collections import Counter
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Passage, Quote, Sentence, Table
from workshop.report.parts import parts
from workshop.report.references import unmet
from workshop.words import words

SAY = words()
NUMBERS = {name: number for number, name in enumerate(SAY("numbers.names").split()) if number > 1} | {"both": 2}
_NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(NUMBERS)}|one(?= of | table| other table))\b", re.IGNORECASE)
_THEIRS = re.compile("“[^”]*”")
_SHARE = re.compile(
    rf"\b(?:\d+|no|one|{'|'.join(NUMBERS)})\b(?: of (?:the )?[a-z0-9]+)? (?:tables?|definitions?)\b", re.IGNORECASE
)
ROOMS = ("section", "table_by_table", "how_it_ran", "method")


def chapter(section: ModuleType, found: Any, cards: Iterable[str] = ()) -> list[Block]:
    """All that a section writes for the report, also for the pages of some cards and for the appendices."""
    rooms = [getattr(section, name)(found, SAY) for name in ROOMS if hasattr(section, name)]
    pages = [section.on_card(found, card, SAY) for card in cards] if hasattr(section, "on_card") else []
    return [block for blocks in (*rooms, *pages) for block in blocks]


def follow(section: ModuleType, found: Any, cards: Iterable[str] = ()) -> list[Block]:
    """Check everything that holds for every chapter; gives its blocks."""
    opening, *_ = own = section.section(found, SAY)
    assert isinstance(opening, Heading) and opening.level == 1
    assert parts("a-round", own)  # it can be cut, and stands in any round
    blocks = chapter(section, found, cards)
    assert unmet(blocks) == []
    ids = [block.id for block in blocks if isinstance(block, Table | Figure) and block.id]
    assert len(ids) == len(set(ids)), ids
    evidence = {block.id: block for block in blocks if isinstance(block, Table | Figure)}
    for sentence in sentences(blocks):
        if sentence.rests_on:
            there = {number for one in sentence.rests_on for number in held(evidence[one])}
            assert set(named(sentence.text)) <= there, (sentence, there)
    assert adrift(own) == []
    return blocks


def sentences(blocks: Iterable[Block]) -> list[Sentence]:
    """Our words, a paragraph or a line of a list each, with what they rest on; not what people of the room wrote."""
    found: list[Sentence] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not block.said:
            found.append(Sentence(f"{block.strong} {block.text}".strip(), block.rests_on))
        if isinstance(block, Passage) or (isinstance(block, Bullets) and not block.said):
            found += block.sentences
    return found


def adrift(blocks: Iterable[Block]) -> list[str]:
    """Sentences that say how many tables did something and rest on nothing."""
    return [one.text for one in sentences(blocks) if not one.rests_on and _SHARE.search(_THEIRS.sub("", one.text))]


def ours(blocks: Iterable[Block]) -> str:
    """Every word of ours: what a facilitator may write over, and headings."""
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    return "\n".join([*headings, *(one.text for one in sentences(blocks))])


def quoted(blocks: Iterable[Block]) -> list[tuple[str, int]]:
    """Quotations, each with the table whose permission it needs."""
    return [(block.text, block.table) for block in blocks if isinstance(block, Quote)]


def named(text: str) -> list[int]:
    """The numbers that a sentence names, in figures or in words.

    >>> named("Three of 14 tables, both of them; one thing is “ten times” said, and one table is left.")
    [3, 14, 2, 1]
    """
    found = (one.lower() for one in _NUMBER.findall(_THEIRS.sub("", text)))
    return [int(one) if one.isdigit() else NUMBERS.get(one, 1) for one in found]


def held(block: Block) -> set[int]:
    """The numbers that a table or figure holds."""
    if isinstance(block, Figure):
        return {0, *_written(block.caption), *_written(block.alt)}
    assert isinstance(block, Table)
    columns = list(zip(*block.rows, strict=True))
    counted = [Counter(column) for column in columns]
    return {
        0, len(block.rows),
        *_written(" ; ".join((block.caption, *block.columns, *(cell for row in block.rows for cell in row)))),
        *(many for counts in counted for many in counts.values()),
        *(len(column) - counts.get("–", 0) for column, counts in zip(columns, counted, strict=True)),
        *(sum(int(cell) for cell in column if cell.isdigit()) for column in columns),
        *(sum(cell not in ("0", "–", "none") for cell in column) for column in columns),
        *(len(re.split(", |; |\n", cell)) for row in block.rows for cell in row),
    }  # fmt: skip


def _written(text: str) -> set[int]:
    """Every number in a text, "one" too wherever it stands."""
    found = re.findall(rf"\d+|\b(?:one|{'|'.join(NUMBERS)})\b", text.lower())
    return {int(one) if one.isdigit() else NUMBERS.get(one, 1) for one in found}
