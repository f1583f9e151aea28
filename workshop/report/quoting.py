"""Quoting: what of people's words a checked report holds, credited to nobody nearer than the area (F28).

A table lets be quoted what it ticks, "area only". So neither the credit nor the place where a quotation stands may name it.
"""

from collections.abc import Container
from dataclasses import replace

from workshop.report.blocks import Block, Heading, Quote


def as_permitted(body: list[Block], permitted: Container[tuple[int, str]], credit: str, apart: str) -> list[Block]:
    """The blocks of a part with what may be quoted of them: `permitted` holds (table number, text). A quotation under the heading
    of its own table ("table-3") goes to the end, under `apart`, in an order that tells nothing of whose it is."""
    kept: list[Block] = []
    moved: list[Quote] = []
    under = ""
    for one in body:
        if isinstance(one, Heading):
            under = one.id
        if not isinstance(one, Quote) or not one.table:
            kept.append(one)
        elif (one.table, one.said) in permitted:
            (moved if under == f"table-{one.table}" else kept).append(replace(one, credit=credit))
    return [*kept, Heading(apart, 3), *sorted(moved, key=lambda quote: quote.text)] if moved else kept
