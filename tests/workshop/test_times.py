"""Times of day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.times import A_DAY, as_time, read_time


@pytest.mark.parametrize(("typed", "minutes"), [("09:30", 570), ("9.30", 570), (" 23:59 ", 1439), ("0:00", 0)])
def test_a_time_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    """With a colon or a full stop, with or without the nought."""
    assert read_time(typed) == minutes


@pytest.mark.parametrize("typed", ["", "soon", "24:00", "9:60", "930", "9:3", "12:00 or so", "٩:٣٠"])
def test_what_is_no_time_is_none(typed: str) -> None:
    """Nothing is guessed."""
    assert read_time(typed) is None


@given(st.integers(0, A_DAY - 1))
def test_a_time_reads_back_as_it_was_written(minutes: int) -> None:
    """Every minute of the day has one spelling."""
    assert read_time(as_time(minutes)) == minutes
