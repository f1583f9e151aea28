"""Parts: the report as its facilitator has it in hand, cut at headings into what can be edited, moved or left out.

A chapter opens with a heading of level 1, and each heading of level 2 begins a part of it; what stands under a heading is cut
further into pieces. A piece of *our words* is a run of paragraphs and lists drafted by rules, and may be written over. A piece of
evidence (a table, a figure, somebody's own words) is one block and may only be left out. Parts and pieces have names that last
as long as headings do, so what a facilitator did stays with its part when new data come in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from workshop.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Passage,
    Sentence,
    Table,
    one_line,
)
from workshop.report.references import resting

LONGEST_PIECE = 2_500  # characters of our words that are written over as one
LINE = "- "


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it. `id` is that of its chapter ("benefit") or stands under it ("benefit/agreement");
    `new_page`: it opens a page. `own` is the facilitator's name for a part of their own, "" for one that rules draft."""

    id: str
    heading: str
    level: int
    blocks: tuple[Block, ...] = ()
    new_page: bool = False
    own: str = ""

    @property
    def chapter(self) -> str:
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that are edited as one. `ours`: they are words of ours; a piece without an `id` is a heading, and always stands."""

    id: str
    blocks: tuple[Block, ...]
    ours: bool = False


def parts(chapter: str, blocks: Iterable[Block]) -> list[Part]:
    """The parts of a chapter, its references made good for anywhere (`within`). ValueError where no heading comes first."""
    found: list[Part] = []
    new_page, seen = False, dict[str, int]()
    for block in within(chapter, blocks):
        match block:
            case PageBreak():
                new_page = True
            case Heading(level=1 | 2):
                found.append(replace(_opened(chapter, block, seen), new_page=new_page))
                new_page = False
            case _ if found:
                last = found[-1]
                found[-1] = replace(last, blocks=(*last.blocks, block))
            case _:
                raise ValueError(f"Chapter {chapter!r}: its first block is {block!r}, a heading was expected.")
    return found


def _opened(chapter: str, heading: Heading, seen: dict[str, int]) -> Part:
    name = chapter if heading.level == 1 and not seen else f"{chapter}/{heading.id or slug(heading.text)}"
    seen[name] = seen.get(name, 0) + 1
    return Part(name if seen[name] == 1 else f"{name}-{seen[name]}", heading.text, heading.level)


def slug(text: str) -> str:
    """A name from a heading: its letters and digits, at most 60, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", one_line(text).casefold()).strip("-")[:60] or "part"


def within(chapter: str, blocks: Iterable[Block]) -> list[Block]:
    """The same blocks, where ids of tables, figures and references have the chapter's name before them ("risk/places"), but for
    those that name a chapter already."""
    return [_within(chapter, block) for block in blocks]


def _within(chapter: str, block: Block) -> Block:
    def named(one: str) -> str:
        return one if not one or "/" in one else f"{chapter}/{one}"

    if isinstance(block, Table | Figure):
        return replace(block, id=named(block.id))
    return resting(block, lambda ids: tuple(map(named, ids)))


# -- pieces


def pieces(part: Part) -> list[Piece]:
    """The pieces of a part, in order: together they are all of it."""
    found: list[Piece] = []
    under, seen = "", dict[str, int]()
    for piece in _cut(part.blocks):
        (first, *_) = piece.blocks
        if isinstance(first, Heading):
            under = first.id or slug(first.text)
            found.append(piece)
            continue
        name = f"{part.id}#{under}" if piece.ours else _evidence(part, first)
        seen[name] = seen.get(name, 0) + 1
        found.append(replace(piece, id=f"{name}.{seen[name]}" if piece.ours or seen[name] > 1 else name))
    return found


def _cut(blocks: Iterable[Block]) -> Iterator[Piece]:
    run: list[Block] = []
    for block in blocks:
        ours = isinstance(block, Passage) or (isinstance(block, Paragraph | Bullets) and not block.said)
        if run and not (ours and sum(map(len, map(as_text, ([one] for one in (*run, block))))) <= LONGEST_PIECE):
            yield Piece("", tuple(run), ours=True)
            run = []
        if ours:
            run.append(block)
        else:
            yield Piece("", (block,))
    if run:
        yield Piece("", tuple(run), ours=True)


def _evidence(part: Part, block: Block) -> str:
    """A name for a table, figure or somebody's words: its own, or else one made from what it says. No part is called so."""
    own = getattr(block, "id", "")
    told = (block.caption,) if isinstance(block, Table | Figure) else (repr(block),)
    return f"={own}" if own else f"{part.id}={digest(*told)}"


def digest(*texts: str) -> str:
    """Twelve hexadecimal digits that stand for texts without holding them."""
    return sha256("\x00".join(texts).encode("utf-8", "replace")).hexdigest()[:12]


# -- our words as text


def as_text(blocks: Iterable[Block]) -> str:
    """Words of ours as they are edited: paragraphs with a blank line between them, each line of a list behind a hyphen."""
    return "\n\n".join(filter(None, map(_written, blocks)))


def _written(block: Block) -> str:
    match block:
        case Paragraph(text=text, strong=strong):
            return f"{strong} {text}" if strong else text
        case Passage(sentences=said, strong=strong):
            return " ".join(filter(None, (strong, *(one.text for one in said))))
        case Bullets():
            return "\n".join(LINE + one_line(one.text) for one in block.sentences)
    raise TypeError(f"{type(block).__name__} is evidence and has no words of ours.")


def as_blocks(text: str, rests_on: tuple[str, ...] = ()) -> list[Block]:
    """What somebody wrote, as blocks; what the words before it rested on stands after its last sentence."""
    written = [_read(passage) for passage in re.split(r"\n\s*\n", text.strip()) if passage.strip()]
    if not written or not rests_on:
        return list(written)
    *before, last = written
    if isinstance(last, Bullets):
        *lines, end = last.sentences
        return [*before, replace(last, items=(*lines, Sentence(end.text, rests_on)))]
    return [*before, Paragraph(last.text, rests_on=rests_on)]


def _read(passage: str) -> Paragraph | Bullets:
    lines = [line.strip() for line in passage.strip().splitlines()]
    if all(line.startswith(LINE) for line in lines):
        return Bullets(tuple(Sentence(line.removeprefix(LINE).strip()) for line in lines))
    return Paragraph("\n".join(lines))


def sentences_of(blocks: Iterable[Block]) -> list[str]:
    """Each paragraph and each line of a list, as text of one line."""
    return [one_line(line).removeprefix(LINE) for line in as_text(blocks).splitlines() if line.strip()]
