"""What was found of the criteria for acceptability: which tests carry weight at which table, and what is new.

Only what tables said before the reveal counts. A criterion that was not sorted stays unsorted; a table that named none is named as
such. There are no sums over tables but counts of tables, in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from exercises.acceptability.factors import FACTORS, NEW, TESTS, Test, test_of
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import Words

COLUMNS = ["table", "table_order", "place", "criterion", "option", "test", "test_name", "factor"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A table's criterion at its place (1 is most important), and the option it was put under ("" where it was not)."""

    place: int
    text: str
    option: str

    @property
    def test(self) -> Test | None:
        return test_of(self.option)


@dataclass(frozen=True)
class Findings:
    """One round of the activity. `answers` is by table number, every table of the day in it."""

    day: Day
    activity: Activity
    answers: Mapping[int, Sheet]

    @cached_property
    def names(self) -> dict[int, str]:
        return {table.id: table.name for table in self.day.setup.tables}

    @cached_property
    def criteria(self) -> dict[int, tuple[Criterion, ...]]:
        """Each table's criteria in its own order; tables without any are left out."""
        found = {table: _criteria(sheet) for table, sheet in self.answers.items()}
        return {table: criteria for table, criteria in found.items() if criteria}

    def under(self, option: str) -> dict[int, list[Criterion]]:
        """The criteria that tables put under one option, by table."""
        found = {table: [one for one in said if one.option == option] for table, said in self.criteria.items()}
        return {table: said for table, said in found.items() if said}

    def tables_under(self, test: str) -> list[int]:
        """Tables with at least one criterion under a test."""
        return [table for table, said in self.criteria.items() if any(one.test and one.test.id == test for one in said)]

    def tables_first_under(self, test: str) -> list[int]:
        """Tables whose most important criterion stands under a test."""
        return [table for table, said in self.criteria.items() if said[0].test and said[0].test.id == test]

    def named(self) -> dict[str, list[int]]:
        """Options that tables used, with those tables: most tables first, else in the report's order, what is new last."""
        order = [*(one for test in TESTS for one in (*(f.id for f in test.factors), test.alone)), NEW]
        used = {option: list(self.under(option)) for option in order}
        return dict(sorted(((o, t) for o, t in used.items() if t), key=lambda entry: -len(entry[1])))

    def unsorted(self) -> dict[int, list[Criterion]]:
        return self.under("")

    def silent(self) -> list[int]:
        """Tables that named no criterion."""
        return [table for table in self.answers if table not in self.criteria]

    def placements(self, words: Words, names: Mapping[int, str] | None = None) -> pd.DataFrame:
        """One row a criterion: table, table_order, place, criterion, option, test (id; "new", "unsorted"), test_name, factor."""
        shown = names or self.names
        rows = [
            (shown[table], list(self.names).index(table), one.place, one.text, one.option, _test_id(one),
             test_name(_test_id(one), words), option_name(one.option, words))
            for table, said in self.criteria.items() for one in said
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=COLUMNS)


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of one round."""
    return Findings(day, activity, said.tables)


def _criteria(sheet: Sheet) -> tuple[Criterion, ...]:
    """As frozen at the reveal. A criterion first written after it is no part of the record."""
    kept = sheet.record
    notes = [note for note in kept.notes if note.field == "criteria" and note.text.strip()]
    return tuple(Criterion(n, note.text, kept.choices.get(note.id, "")) for n, note in enumerate(notes, 1))


def _test_id(one: Criterion) -> str:
    return one.test.id if one.test else one.option or "unsorted"


def test_name(test: str, words: Words) -> str:
    """What a test is called; also "new" and "unsorted"."""
    return next((one.name for one in TESTS if one.id == test), "") or words(f"acceptability.{test}")


def option_name(option: str, words: Words) -> str:
    """What an option is called: a factor's name, a test on its own, new, or not sorted."""
    if option in FACTORS:
        return FACTORS[option].name
    test = test_of(option)
    return words("acceptability.alone", test=test.name) if test else words(f"acceptability.{option or 'unsorted'}")


def sentences(found: Findings, words: Words) -> list[str]:
    """For each test: how many tables have a criterion there, and how many their most important one. Then what is new."""
    of = words.number(len(found.criteria))
    said = [
        words("acceptability.weight", test=test.name, tables=words.number(len(found.tables_under(test.id))), of=of,
              first=words.number(len(found.tables_first_under(test.id)))).capitalize()
        for test in TESTS
    ]  # fmt: skip
    new = found.under(NEW)
    if new:
        said.append(words("acceptability.new_at", tables=words.number(len(new)), of=of).capitalize())
    return said if found.criteria else []
