"""Places, counts and lists in words, for the section and for what a picture says to somebody who does not see it."""

from collections.abc import Iterable

from exercises.ranking.charts.telling import listed
from exercises.ranking.findings import place_words
from exercises.synthesis.findings import CountOfTables
from exercises.synthesis.places import InArea, Placed
from workshop.words import Words


def place_of(one: Placed, words: Words) -> str:
    """Such as "2½ of 8"."""
    return words("synthesis.place", place=place_words(one.place, words), of=one.of)


def middle_of(area: InArea, words: Words) -> str:
    """The middle of an area's tables as a place: one table's, or halfway between two with lists of one length, or both."""
    if not area.placed:
        return words("synthesis.nobody")
    first, last = area.middle[0], area.middle[-1]
    if first.of == last.of:
        return place_of(Placed("", (first.place + last.place) / 2, first.of), words)
    return words("synthesis.middle_between", first=place_of(first, words), last=place_of(last, words))


def range_of(area: InArea, words: Words) -> str:
    """From the first place to the last; one place where all tables gave the same."""
    if not area.placed:
        return words("synthesis.nobody")
    first, last = place_of(area.placed[0], words), place_of(area.placed[-1], words)
    return first if first == last else words("synthesis.range", first=first, last=last)


def counted(count: CountOfTables, words: Words) -> str:
    """Such as "two of five"; none at all is said so."""
    if not count.of:
        return words("synthesis.no_tables")
    return words("synthesis.count", tables=words.number(count.tables), of=words.number(count.of))


def share_of_list(share: float) -> str:
    """A share as a whole number of hundredths."""
    return f"{100 * share:.0f}"


def listing(names: Iterable[str]) -> str:
    """The names in a row, with "and" before the last."""
    return listed(list(names))
