"""References: how a sentence of the report leads to the table or figure that it rests on.

A section names tables and figures by ids; on the page they have numbers, which follow from their order. A reference to what the
facilitator left out is not printed, and `unmet` tells of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from workshop.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Passage,
    Report,
    Sentence,
    Table,
    levelled,
)

CONTENTS_LEVELS = 2
LONGEST_CONTENTS = 40  # lines, that is a page
Numbers = dict[str, str]


def numbers(blocks: Iterable[Block]) -> Numbers:
    """What each table and figure that has an id is called on the page: {"benefit/places": "Table 3"}."""
    found: Numbers = {}
    counted = {Table: 0, Figure: 0}
    for block in blocks:
        if isinstance(block, Table | Figure):
            counted[type(block)] += 1
            if block.id:
                found[block.id] = f"{type(block).__name__} {counted[type(block)]}"
    return found


def rested_on(block: Block) -> tuple[str, ...]:
    """The ids that the sentences of a block rest on, in their order."""
    match block:
        case Paragraph(rests_on=ids):
            return ids
        case Bullets() | Passage():
            return tuple(one for sentence in block.sentences for one in sentence.rests_on)
    return ()


def resting(block: Block, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Block:
    """The same block, where what each of its sentences rests on is changed so."""
    if not rested_on(block):
        return block
    match block:
        case Paragraph(rests_on=ids):
            return replace(block, rests_on=change(ids))
        case Bullets():
            return replace(block, items=tuple(Sentence(one.text, change(one.rests_on)) for one in block.sentences))
        case Passage(sentences=said):
            return replace(block, sentences=tuple(Sentence(one.text, change(one.rests_on)) for one in said))
    return block


def unmet(blocks: Iterable[Block]) -> list[str]:
    """The ids that sentences rest on and that no table or figure of these blocks has, each once."""
    there = list(blocks)
    known = numbers(there)
    return list(dict.fromkeys(one for block in there for one in rested_on(block) if one not in known))


def numbered(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks, where what sentences rest on stands as it is called on the page ("Table 3")."""
    there = list(blocks)
    return called(there, numbers(there))


def called(blocks: Iterable[Block], known: Numbers) -> list[Block]:
    """The same blocks, some of a report whose tables and figures are called so."""
    return [resting(block, lambda ids: _called(ids, known)) for block in blocks]


def _called(ids: Iterable[str], known: Numbers) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known[one] for one in ids if one in known))


def stopped(text: str) -> tuple[str, str]:
    """A sentence and its full stop, between which stands what it rests on where others follow: "Two agreed (Table 3). It was so."

    >>> stopped("Two agreed."), stopped("Did they?")
    (('Two agreed', '.'), ('Did they?', ''))
    """
    return (text[:-1], ".") if text.endswith(".") else (text, "")


def anchor(name: str) -> str:
    """Where a reference leads inside a document: "Table 3" to "table-3"."""
    return name.lower().replace(" ", "-")


def in_contents(blocks: Iterable[Block]) -> set[int]:
    """Which headings the contents list, by their number from 0: those of two levels, or, where that would fill more than a page,
    those that open a chapter or a page."""
    found, opens = list[tuple[int, int, bool]](), False
    for block in blocks:
        if isinstance(block, Heading):
            found.append((len(found), block.level, opens))
        opens = isinstance(block, PageBreak)
    two = {at for at, level, _ in found if level <= CONTENTS_LEVELS}
    if len(two) <= LONGEST_CONTENTS:
        return two
    return {at for at, level, opens in found if level == 1 or (opens and level <= CONTENTS_LEVELS)}


def laid_out(report: Report) -> tuple[list[Block], list[Block]]:
    """The blocks of the first page and those after the contents, as they are printed: levels without gaps, references by number."""
    whole = numbered((*report.opening, *report.blocks))
    first = len(report.opening)
    return list(levelled(whole[:first])), list(levelled(whole[first:]))
