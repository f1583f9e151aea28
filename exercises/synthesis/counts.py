"""Counts of tables by area, as a table that fits a page and a phone: a column an area, or with many areas one cell that names them."""

from collections.abc import Iterable, Mapping, Sequence

from exercises.synthesis.findings import CountOfTables
from exercises.synthesis.telling import counted
from workshop.report.blocks import Table
from workshop.words import Words

MOST_COLUMNS = 3  # of areas; with more, columns grow too narrow for the areas' names
Row = tuple[str, Mapping[str, CountOfTables]]


def by_area(caption: str, first: str, areas: Sequence[str], rows: Iterable[Row], words: Words) -> Table:
    """One row for each thing counted, of that name; `first` is what things of that sort are called."""
    told = [(name, [counted(count[area], words) for area in areas]) for name, count in rows]
    if len(areas) <= MOST_COLUMNS:
        return Table(caption, (first, *areas), tuple((name, *counts) for name, counts in told))
    cells = tuple((name, _in_one(areas, counts, words)) for name, counts in told)
    return Table(caption, (first, words("synthesis.column_by_area")), cells)


def _in_one(areas: Sequence[str], counts: Sequence[str], words: Words) -> str:
    named = zip(areas, counts, strict=True)
    return "; ".join(words("synthesis.count_in", area=area, count=count) for area, count in named)
