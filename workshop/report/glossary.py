"""The words used: for a reader who was not there, those of our terms that stand in a report, each with what it means.

A term is printed where one of its forms stands in the report as a whole word, whether as a noun or otherwise: a word too many does
less harm than one too few. What stands in an explanation counts too, so that no explanation needs a term that has none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Passage, Table
from workshop.words import Words


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: what it is called, the forms in which it stands in texts, and what it means."""

    name: str
    forms: tuple[str, ...]
    means: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Any of its forms, standing by itself."""
        return _pattern(self.forms)


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(form.casefold()) for form in forms)
    return re.compile(rf"(?<![^\W\d_])(?:{either})(?![^\W_])")


def terms(words: Words) -> list[Term]:
    """Every term that has an entry, by its name."""
    entries = words.of("glossary.entries").values()
    return sorted(
        (Term(entry["term"], tuple(entry["forms"]), entry["means"]) for entry in entries),
        key=lambda term: term.name.casefold(),
    )


def used(blocks: Iterable[Block], words: Words) -> list[Term]:
    """The terms that stand in these blocks, and in the explanations of those."""
    text = "\n".join(one for block in blocks for one in _texts(block)).casefold()
    left, found = terms(words), list[Term]()
    while here := [term for term in left if term.pattern.search(text)]:
        found += here
        left = [term for term in left if term not in here]
        text = "\n".join(term.means for term in here).casefold()
    return [term for term in terms(words) if term in found]


def _texts(block: Block) -> Iterator[str]:
    """What we say, and what stands in tables and under figures; not what somebody is quoted with."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=text, strong=strong):
            yield from (strong, text)
        case Passage(strong=strong):
            yield from (strong, *(one.text for one in block.sentences))
        case Bullets():
            yield from (one.text for one in block.sentences)
        case Table(caption=caption, columns=columns, rows=rows):
            yield from (caption, *columns, *(cell for row in rows for cell in row))
        case Figure(caption=caption):
            yield caption


def glossary(blocks: Iterable[Block], words: Words) -> list[Block]:
    """The appendix: each term that is used, and what it means here."""
    entries = (Paragraph(term.means, words("glossary.term", term=term.name)) for term in used(blocks, words))
    return [Heading(words("glossary.heading")), Paragraph(words("glossary.lead")), *entries]
