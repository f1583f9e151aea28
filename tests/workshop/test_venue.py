"""Ready or not ready, and why: the rules of the venue check."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.venue import (
    LONGEST_LOAD,
    LONGEST_TRIP,
    MOST_PHONES,
    MUST,
    Measured,
    Trial,
    Tried,
    Venue,
    in_the_way,
    read_measured,
)
from workshop.words import words

WELL = Tried(0.0, Measured(0.8, True, (0.004,) * 20), "local", False)
TRIAL = Trial(30, 90, True, 0.8, 0.01, 0.1)


def keys(
    own: Tried | None = WELL,
    phone: Tried | None = WELL,
    trial: Trial | None = TRIAL,
    laptops: int = 30,
    ticks: Any = MUST,
) -> list[str]:
    said = in_the_way(own, (phone,) if phone else (), trial, laptops, ticks)
    assert all(words()(one.key, **one.values) for one in said)
    return [one.key.removeprefix("venue.") for one in said]


def but(**changed: Any) -> Tried:
    """A browser of which all is well, but for something that it measured."""
    return replace(WELL, measured=replace(WELL.measured, **changed))


def test_ready_where_all_went_well() -> None:
    """A browser, a phone, a rehearsal and what must be ticked; what is only recommended keeps nobody waiting."""
    assert keys() == []


def test_more_laptops_than_the_machine_lets_the_server_hold() -> None:
    """Said with both numbers; what has no limit stands in nobody's way."""
    (said,) = in_the_way(WELL, (WELL,), TRIAL, 30, MUST, room=24)
    assert said.key == "venue.too_few_files" and "24 laptops" in words()(said.key, **said.values)
    assert [*in_the_way(WELL, (WELL,), TRIAL, 30, MUST, room=30), *in_the_way(WELL, (WELL,), TRIAL, 30, MUST)] == []


def test_nothing_was_tried_yet() -> None:
    """Each thing that is missing is one sentence, in the order of the page."""
    assert keys(None, None, None, ticks=()) == [
        "no_own", "no_phone", "no_trial", "untick_mains", "untick_sleep", "untick_wall", "untick_printed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tried", "why"),
    [
        (but(socket=False, trips=(), load=None), ["no_socket"]),
        (but(load=None), ["not_loaded"]),
        (but(load=LONGEST_LOAD + 1), ["slow_load"]),
        (but(trips=(0.01,) * 18 + (LONGEST_TRIP + 0.1,) * 2), ["slow_trip"]),
        (but(trips=(0.01,) * 19 + (9.0,)), []),
        (replace(WELL, where="public"), ["open_air"]),
        (replace(WELL, where="public", https=True), []),
        (replace(WELL, where="laptop"), []),
    ],
)
def test_how_a_browser_reaches_the_server(tried: Tried, why: list[str]) -> None:
    """The worst alone is told, of this browser and of a phone; one slow message in twenty is nothing."""
    assert keys(own=tried) == [f"{one}_own" for one in why]
    assert keys(phone=tried) == [f"{one}_phone" for one in why]


def test_the_phone_that_was_tried_last_counts() -> None:
    """One that failed at first, and then did not, is well."""
    failed = but(socket=False)
    assert [one.key for one in in_the_way(WELL, (WELL, failed), TRIAL, 30, MUST)] == []
    assert [one.key for one in in_the_way(WELL, (failed, WELL), TRIAL, 30, MUST)] == ["venue.no_socket_phone"]


def test_as_many_laptops_as_the_machine_will_carry() -> None:
    assert keys(laptops=90) == [] and keys(laptops=91) == ["too_many"]
    assert keys(trial=replace(TRIAL, nothing_lost=False)) == ["trial_lost"]


def test_only_the_last_phones_are_remembered() -> None:
    venue = Venue()
    for at in range(MOST_PHONES + 3):
        venue.phones["w"].append(replace(WELL, at=float(at)))
    times = [one.at for one in venue.phones_of("w")]
    assert times == sorted(times, reverse=True) and len(times) == MOST_PHONES and times[0] == MOST_PHONES + 2
    assert venue.phones_of("another") == ()


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda one: st.lists(one) | st.dictionaries(st.text(), one),
)


@given(st.fixed_dictionaries({"load": anything, "socket": anything, "trips": anything}) | anything)
def test_whatever_a_browser_sends_is_a_measure_or_nothing(given: Any) -> None:
    """No number is negative, endless or not a number, and there are not more of them than a page sends."""
    measured = read_measured(given)
    if measured:
        assert measured.load is None or 0 <= measured.load <= 600
        assert len(measured.trips) <= 40 and all(0 <= trip <= 60 for trip in measured.trips)


def test_what_a_browser_of_ours_sends_is_read() -> None:
    told = {"load": 0.5, "socket": True, "trips": [0.001, 0.25]}
    assert read_measured(told) == Measured(0.5, True, (0.001, 0.25))
    assert read_measured({"load": None, "socket": False, "trips": []}) == Measured(None, False, ())
    assert read_measured({"load": float("inf"), "socket": True, "trips": []}) is None
