"""Places: ties share the middle of theirs, and only what every table placed is shared."""

from hypothesis import given

from exercises.ranking.places import positions, shared_cases
from tests.exercises.ranking.rankings import order, ranking, tables


def test_places_of_ties_and_gaps():
    """Tied cards share the middle of their places, and a card left out has none."""
    assert positions(order("C=ABE=D")) == {"C": 1.5, "A": 1.5, "B": 3, "E": 4.5, "D": 4.5}
    assert positions(()) == {}


@given(ranking())
def test_places_add_up(one):
    """However cards tie, places add up to those of a list without ties."""
    places = positions(one)
    assert sum(places.values()) == len(places) * (len(places) + 1) / 2


def test_shared_cases():
    """Shared cards are those that every table placed, alphabetically; no tables share none."""
    assert shared_cases(tables("DCBA", "ABD", "BADC")) == ("A", "B", "D")
    assert shared_cases({}) == ()
