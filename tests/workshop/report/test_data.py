"""Tables of data as CSV: what was typed comes back as it was, and no spreadsheet runs it."""

import csv
from io import StringIO

import pytest

from workshop.report.data import Column, DataTable, csv_text, dictionary, read_back, table_of
from workshop.words import words

say = words()
HOSTILE = ('=1+1', "+1", "-1", "@SUM(A1)", "\t=1", " =1", "'=1", "''=1", "'tis", 'He said "no", twice', "two\nlines", "é 好 😀", "＝1",
           ";=1", "", "|")  # fmt: skip


def one_column(*texts: str | float | None) -> str:
    return csv_text(DataTable("typed", (Column("text", "", ""),), tuple((text,) for text in texts)))


def test_what_was_typed_comes_back() -> None:
    assert [cell for (cell,) in read_back("\ufeff" + one_column(*HOSTILE))] == ["text", *HOSTILE]


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_cell_begins_as_a_formula_does(typed: str) -> None:
    """Not with any of the four signs, nor with a space that a spreadsheet takes off before one."""
    _, *rows = csv.reader(StringIO(one_column(typed), newline=""))
    assert not any(cell.startswith(tuple("=+-@＝＋－＠\t ")) for row in rows for cell in row)


def test_numbers_stay_numbers_and_nothing_stays_nothing() -> None:
    """A shift below 0 is no formula."""
    assert one_column(-2, 2.5, 3.0, None).splitlines()[1:] == ['"-2"', '"2.5"', '"3"', '""']


def test_what_no_file_may_hold_is_taken_out() -> None:
    assert one_column("a\0b\ud800c").encode() == b'"text"\r\n"abc"\r\n'


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="typed, row 1: 2 cells were given, expected 1"):
        DataTable("typed", (Column("text", "", ""),), (("a", "b"),))


def test_the_dictionary_has_a_row_for_each_column() -> None:
    """What a column means in one exercise goes before what it means in all."""
    made = table_of("staged", "in-words", "table kind", [], say)
    rows = dictionary([("camden-in-words.csv", made)], say).rows
    assert [row[:2] for row in rows] == [("camden-in-words.csv", "table"), ("camden-in-words.csv", "kind")]
    assert rows[0][2:] == ("The table", "name of a table") and "made the table move" in str(rows[1][3])


def test_a_column_without_a_meaning_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_column"):
        table_of("staged", "choices", "no_such_column", [], say)
