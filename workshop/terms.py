"""The words used on participants' screens, each with what it means: one press away, and never in the way.

A term that the report explains in the same words stands once, in its glossary, and is taken from there.
"""

from dataclasses import dataclass
from functools import cache

from workshop.words import Words

AS_IN_THE_REPORT = ("identifiable", "de_personalised", "anonymous", "not_stated")


@dataclass(frozen=True, slots=True)
class Term:
    """One word or two of the same meaning, and what it means."""

    term: str
    means: str


@cache
def terms(words: Words) -> tuple[Term, ...]:
    """Every term that people meet on their screens, by its name."""
    own = [Term(one["term"], one["means"]) for one in words.of("terms.entries").values()]
    entries = [f"glossary.entries.{name}" for name in AS_IN_THE_REPORT]
    shared = [Term(words(f"{entry}.term"), words(f"{entry}.means")) for entry in entries]
    return tuple(sorted((*own, *shared), key=lambda one: one.term.casefold()))
