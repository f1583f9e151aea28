"""Data beside the report: tables of plain cells whose every column says what it means, and their text as CSV.

A spreadsheet runs a cell that begins with = + - or @ (also as a wide sign) as a formula, and what tables typed is not ours to run.
So such a cell, and one that begins with a tab, a line's end or another space, is written with an apostrophe in front, also where
apostrophes already stand before it. `as_typed` takes the apostrophe off again.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from workshop.report.blocks import printable
from workshop.words import Words

Cell = str | int | float | None  # None: nothing was said, and nothing is filled in
BYTE_ORDER_MARK = "\ufeff"  # without it Excel does not read a CSV file as UTF-8
_RISKY = re.compile(r"'*[=+\-@\s\uff1d\uff0b\uff0d\uff20]")
_DEFUSED = re.compile(r"''*[=+\-@\s\uff1d\uff0b\uff0d\uff20]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it means, and its unit or the values that it can have."""

    name: str
    meaning: str
    values: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table for one CSV file: what it is called, what a row of it is (`about`), its columns, and rows as long as those."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"{self.name}, row {number}: {len(row)} cells were given, expected {len(self.columns)}."
                )


def table_of(exercise: str, name: str, columns: str, rows: Iterable[Sequence[Cell]], words: Words) -> DataTable:
    """A table with the words that stand under `data`: `columns` are names with spaces between. What a column means is said for
    the exercise (`data.EXERCISE.columns`) or else for all (`data.columns`), as [meaning, unit or values]."""
    known = {**words.of("data.columns"), **words.of(f"data.{exercise}").get("columns", {})}
    named = tuple(Column(column, *known[column]) for column in columns.split())
    return DataTable(name, named, tuple(map(tuple, rows)), words(f"data.{exercise}.{name}"))


def csv_text(table: DataTable) -> str:
    """The text of a CSV file: every cell quoted, what was typed defused.

    >>> print(csv_text(DataTable("notes", (Column("text", "", ""), Column("n", "", "")), (("=1+1", -2),))), end="")
    ... # doctest: +NORMALIZE_WHITESPACE
    "text","n"
    "'=1+1","-2"
    """
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return text.getvalue()


def dictionary(files: Iterable[tuple[str, DataTable]], words: Words) -> DataTable:
    """The data dictionary: a row for each column of each file."""
    rows = (
        (file, column.name, column.meaning, column.values)
        for file, table in files
        for column in table.columns
    )  # fmt: skip
    return table_of("files", "dictionary", "file column meaning values", rows, words)


def read_back(text: str) -> Iterator[list[str]]:
    """The cells of a CSV file, the heading first, as they were before they were defused."""
    for row in csv.reader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")):
        yield [as_typed(cell) for cell in row]


def defused(typed: str) -> str:
    """What was typed, in a form that no spreadsheet runs."""
    return f"'{typed}" if _RISKY.match(typed) else typed


def as_typed(cell: str) -> str:
    """A cell without the apostrophe that `defused` put before it."""
    return cell[1:] if _DEFUSED.match(cell) else cell


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return defused(printable(cell))
    return "" if cell is None else repr(float(cell)).removesuffix(".0")
