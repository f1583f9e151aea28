"""Whose words they are: which parts of a report whoever led the day wrote, wrote over, moved or left out.

Readers are told by headings, and what was left out is not repeated. The part that tells it is made last and is in nobody's hand:
it cannot be written over or left out.
"""

from collections.abc import Iterable, Sequence

from workshop.report.blocks import Block, Bullets, Paragraph, Sentence, one_line
from workshop.report.draft import Draft, heading_of, note_of
from workshop.report.parts import Part, as_text, pieces
from workshop.words import Words

HAND = "report.hand"


def with_hand(whole: Sequence[Part], draft: Draft, how: str, words: Words) -> list[Part]:
    """The parts in their order, with the one that tells what was done to them after the chapter `how`, or else last."""
    at = max((at for at, part in enumerate(whole) if part.chapter == how), default=len(whole) - 1) + 1
    alone = how in draft.left_out or not any(part.chapter == how for part in whole)
    told = Part(HAND, words("hand.heading"), 1 if alone else 2, tuple(hand(whole, draft, words)), new_page=alone)
    return [*whole[:at], told, *whole[at:]]


def hand(whole: Sequence[Part], draft: Draft, words: Words) -> list[Block]:
    """What was done to the parts, each kind of thing in a line."""
    there = [part for part in whole if part.chapter not in draft.left_out]
    out = [part for part in whole if part.id in draft.left_out and (part.id == part.chapter or part in there)]
    kept = [part for part in there if part.id not in draft.left_out]
    told = {
        "own": [part for part in kept if part.own and (part.heading or part.blocks)],
        "over": [part for part in kept if not part.own and _written_over(part, draft)],
        "some_out": [part for part in kept if not part.own and _some_out(part, draft)],
        "out": out,
    }
    lines = [words(f"hand.{name}", parts=_named(parts, whole, draft, words)) for name, parts in told.items() if parts]
    lines += [words("hand.moved")] if draft.order else []
    if not lines:
        return [Paragraph(words("hand.nothing"))]
    return [Paragraph(words("hand.lead")), Bullets(tuple(map(Sentence, lines)))]


def _written_over(part: Part, draft: Draft) -> bool:
    """Whether other words stand there than those that are drafted; words that were only opened for writing are the same."""
    drafted = {note_of(piece.id): as_text(piece.blocks) for piece in pieces(part) if piece.ours}
    stands = {note: draft.text(note) for note in (heading_of(part.id), *drafted)}
    drafted[heading_of(part.id)] = part.heading
    return any(text is not None and text.split() != drafted[note].split() for note, text in stands.items())


def _some_out(part: Part, draft: Draft) -> bool:
    return any(piece.id in draft.left_out for piece in pieces(part) if piece.id)


def _named(parts: Iterable[Part], whole: Sequence[Part], draft: Draft, words: Words) -> str:
    """Their headings as printed, with that of the chapter before those that stand under one."""
    chapters = {part.chapter: part for part in reversed(whole)}
    names = []
    for part in parts:
        own, first = _heading(part, draft, words), chapters[part.chapter]
        within = words("hand.within", chapter=_heading(first, draft, words), part=own)
        names.append(own if part.id == first.id else within)
    return "; ".join(names)


def _heading(part: Part, draft: Draft, words: Words) -> str:
    return one_line(draft.text(heading_of(part.id)) or part.heading) or words("hand.no_heading")
