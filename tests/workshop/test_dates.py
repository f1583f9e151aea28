"""Dates are read as people write them, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workshop.dates import as_date, months_after, read_date
from workshop.words import words

SAY = words()


@pytest.mark.parametrize(
    "typed",
    ["2026-11-24", "24 November 2026", "Tuesday, 24th November 2026", "Tue 24 Nov 2026", "24/11/2026", "24.11.2026",
     "November 24, 2026", "23 and 24 November 2026", "the 24th of november 2026, all day"],
)  # fmt: skip
def test_a_day_is_read_in_the_ways_people_write_it(typed: str) -> None:
    """The last of several, since what follows follows the whole workshop."""
    assert read_date(typed, SAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed", ["", "24 November", "next Tuesday", "31 February 2026", "24 Ma 2026", "24/24/2026", "2026"]
)
def test_what_names_no_day_is_no_date(typed: str) -> None:
    """Nothing is filled in."""
    assert read_date(typed, SAY) is None


@given(some.dates())
def test_a_date_that_we_write_is_read_again(day: date) -> None:
    if day.year >= 1000:
        assert read_date(as_date(day, SAY), SAY) == day


@given(some.dates(max_value=date(9000, 1, 1)), some.integers(0, 60))
def test_months_later_is_that_many_months_later(day: date, months: int) -> None:
    """On the same day, or on the last of a shorter month."""
    later = months_after(day, months)
    assert 12 * later.year + later.month == 12 * day.year + day.month + months
    assert later.day == day.day or later.day < day.day <= 31


@given(some.text(max_size=60))
def test_no_text_stops_it(typed: str) -> None:
    read_date(typed, SAY)
