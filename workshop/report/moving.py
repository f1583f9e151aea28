"""Moving: the order that a facilitator gave the parts of a report, and one step in it.

The heading that opens a chapter stands first in it, so moving that part moves the chapter with all that stands in it; any other part
moves within its chapter.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from workshop.report.parts import Part

Thing = TypeVar("Thing")


def places(names: Iterable[str], order: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The place of each name in an order; one that the order does not hold follows the name before it."""
    there = list(names)
    named = [one for one in dict.fromkeys(order) if one in there]
    found, last = dict[str, tuple[int, int]](), -1
    for at, name in enumerate(there):
        last = named.index(name) if name in named else last
        found[name] = (last, at)
    return found


def moved(parts: Sequence[Part], name: str, by: int) -> tuple[str, ...] | None:
    """The order of all parts after one of them was moved up (`by` -1) or down (1); None where it cannot go further."""
    chapters = _chapters(parts)
    at = next(at for at, chapter in enumerate(chapters) if any(part.id == name for part in chapter))
    first, *others = chapters[at]
    if name == first.id:
        turned = _swapped(chapters, at, by)
    else:
        turned = [*chapters[:at], [first, *_swapped(others, [part.id for part in others].index(name), by)]]
        turned += chapters[at + 1 :]
    order = tuple(part.id for chapter in turned for part in chapter)
    return None if order == tuple(part.id for part in parts) else order


def _chapters(parts: Sequence[Part]) -> list[list[Part]]:
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.chapter, []).append(part)
    return list(found.values())


def _swapped(things: Sequence[Thing], at: int, by: int) -> list[Thing]:
    """With one thing and its neighbour in each other's place; as they were where it has none on that side."""
    turned, other = list(things), at + by
    if 0 <= other < len(turned):
        turned[at], turned[other] = turned[other], turned[at]
    return turned
