"""Dealing: who reads whose definition."""

import doctest
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from exercises.definitions import dealing
from exercises.definitions.dealing import EACH, dealt

some_tables = st.sets(st.integers(1, 40), max_size=20)
days = st.text(max_size=8)


@given(some_tables, some_tables, days)
def test_each_definition_is_read_as_often_as_any_other(wrote: set[int], silent: set[int], seed: str) -> None:
    """To within one; nobody reads its own or one twice; each reads three, or all that there are of others."""
    readers = wrote | silent
    hands = dealt(wrote, readers, seed)
    assert set(hands) == readers
    for table, hand in hands.items():
        assert len(hand) == len(set(hand)) == min(EACH, len(wrote - {table})) and set(hand) <= wrote - {table}
    read = Counter(dict.fromkeys(wrote, 0))
    read.update(other for hand in hands.values() for other in hand)
    assert max(read.values(), default=0) - min(read.values(), default=0) <= 1


@given(some_tables, days)
def test_each_definition_is_a_first_a_second_and_a_third(wrote: set[int], seed: str) -> None:
    """Where all readers wrote, no definition always comes last, when readers are tired."""
    hands = list(dealt(wrote, wrote, seed).values())
    for at in range(min(EACH, len(wrote) - 1)):
        assert sorted(hand[at] for hand in hands) == sorted(wrote)


def test_the_deal_is_the_same_each_time_and_differs_from_day_to_day() -> None:
    """Whoever asks, in whatever order tables are named."""
    tables = list(range(1, 13))
    assert (
        dealt(tables, tables, "a day") == dealt(tables[::-1], set(tables), "a day") != dealt(tables, tables, "another")
    )


def test_a_table_that_closed_reads_nothing_and_its_definition_is_read() -> None:
    """It wrote, its people have gone to other tables."""
    hands = dealt([1, 2, 3], [1, 3], "a day")
    assert set(hands) == {1, 3} and all(2 in hand for hand in hands.values())


def test_the_example() -> None:
    """The one in the docstring holds."""
    assert doctest.testmod(dealing).failed == 0
