"""Kemeny: published, by trying all, and where there is none."""

from itertools import combinations, permutations
from math import factorial

from hypothesis import assume, given, settings

from exercises.ranking.kemeny import Kemeny, kemeny
from exercises.ranking.places import positions
from tests.exercises.ranking.rankings import rankings_of, tables

TENNESSEE = {
    ("Memphis", "Nashville", "Chattanooga", "Knoxville"): 42,
    ("Nashville", "Chattanooga", "Knoxville", "Memphis"): 26,
    ("Chattanooga", "Knoxville", "Nashville", "Memphis"): 15,
    ("Knoxville", "Chattanooga", "Nashville", "Memphis"): 17,
}


def test_kemeny_of_tennessee():
    """The hundred voters for Tennessee's capital have one best order, with 207 disagreements."""
    voters = [tuple((city,) for city in cities) for cities, many in TENNESSEE.items() for _ in range(many)]
    best = kemeny({str(number): voter for number, voter in enumerate(voters)})
    assert best == Kemeny(207, 1, ("Nashville", "Chattanooga", "Knoxville", "Memphis"))


def by_trying_all(rankings):
    """The least cost over every order of the cards, how many orders reach it, and the first of them."""
    places = [positions(one) for one in rankings.values()]
    cards = sorted(set().union(*places))
    costs = {}
    for tried in permutations(cards):
        pairs = list(combinations(tried, 2))
        costs[tried] = sum(x in table and y in table and table[x] > table[y] for table in places for x, y in pairs)
    least = min(costs.values())
    best = [tried for tried, cost in costs.items() if cost == least]
    return least, len(best), min(best)


@settings(max_examples=60, deadline=None)
@given(rankings_of(cards="ABCDE", most=5))
def test_kemeny_by_trying_all(rankings):
    """The search finds the least cost, the number of best orders and the alphabetically first, as trying all does."""
    best = kemeny(rankings)
    assume(best is not None)
    assert (best.distance, best.orders, best.order) == by_trying_all(rankings)


def test_kemeny_of_nothing():
    """No table or no card has no best order; one card has one."""
    assert kemeny({}) is None
    assert kemeny(tables("", "")) is None
    assert kemeny(tables("A", "")) == Kemeny(0, 1, ("A",))


def test_kemeny_counts_orders_of_a_tie():
    """A table that ties everything is content with all orders, and the first alphabetically stands for them."""
    assert kemeny(tables("D=B=C=A")) == Kemeny(0, factorial(4), ("A", "B", "C", "D"))


def test_kemeny_stops_above_sixteen_cards():
    """Sixteen cards are searched exactly, seventeen are not, and the count of orders does not overflow."""
    letters = "ABCDEFGHIJKLMNOPQ"
    assert kemeny(tables("=".join(letters[:16]))).orders == factorial(16)
    assert kemeny(tables("=".join(letters))) is None
