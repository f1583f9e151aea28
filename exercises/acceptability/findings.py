"""What was found of the criteria for acceptability: which tests carry weight at which table, and what is new.

Only what tables said before the reveal counts. A criterion that was not sorted stays unsorted; a table that named none is named as
such. There are no sums over tables but counts of tables, in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from exercises.acceptability import SORT
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

    def shared(self) -> list[str]:
        """Factors that more than one table named: most tables first."""
        return [option for option, tables in self.named().items() if option in FACTORS and len(tables) > 1]

    def unnamed(self) -> list[str]:
        """Factors that no table named."""
        return [factor for factor in FACTORS if not self.under(factor)]

    @property
    def any_sorted(self) -> bool:
        return any(one.option for said in self.criteria.values() for one in said)

    @property
    def saw_tests(self) -> bool:
        """Whether the lead went on to the part in which tables sort."""
        return self.day.progress[self.activity.id].part >= SORT

    @property
    def revealed(self) -> bool:
        return any(sheet.before for sheet in self.answers.values())

    def finished(self, table: int) -> bool:
        """Whether a table said that it had finished the part in which the activity ended."""
        return self.day.progress[self.activity.id].part in self.answers[table].record.finished

    def dissent(self, table: int) -> list[str]:
        """Where a table did not agree, in its own words."""
        return [note.text for note in self.answers[table].written("dissent")]

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
        return words.given(FACTORS[option].name)
    test = test_of(option)
    return (
        words("acceptability.alone", test=words.given(test.name))
        if test
        else words(f"acceptability.{option or 'unsorted'}")
    )


def share(found: Findings, tables: int, words: Words) -> str:
    """So many of the tables that named criteria, in words; said as such where others named none."""
    return words.share(tables, len(found.criteria), "answering" if found.silent() else "tables")


def sentences(found: Findings, words: Words) -> list[str]:
    """For each test: how many tables have a criterion there, and how many their most important one. Then what is new."""
    return [*of_tests(found, words), *of_new(found, words)]


def of_tests(found: Findings, words: Words) -> list[str]:
    """A sentence for each test, in the report's order; none where no table named a criterion."""
    return [_of_test(found, test, words) for test in TESTS] if found.criteria else []


def _of_test(found: Findings, test: Test, words: Words) -> str:
    of, named, first = len(found.criteria), len(found.tables_under(test.id)), len(found.tables_first_under(test.id))
    key = "weight_none" if not named else "weight" if not first else "weight_alone" if of == 1 else "weight_first"
    return words.sentence(
        f"acceptability.{key}", tables=share(found, named, words), test=test.name, first=words.number(first)
    )


def of_new(found: Findings, words: Words) -> list[str]:
    """How many tables named something new; nothing where none did."""
    new = len(found.under(NEW))
    return [words.sentence("acceptability.new_at", tables=share(found, new, words))] if new else []
