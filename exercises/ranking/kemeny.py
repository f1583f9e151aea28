"""The order with the fewest quarrels, by Kemeny: what it costs, how many orders cost as little, and one of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from exercises.ranking.places import Counts, Floats, Rankings, grid

KEMENY_CARDS = 16  # the exact search doubles with each card: 65,536 sets of cards at 16


@dataclass(frozen=True, slots=True)
class Kemeny:
    """The least number of disagreements, how many orders reach it, and the first of those alphabetically."""

    distance: int
    orders: int
    order: tuple[str, ...]


def kemeny(rankings: Rankings) -> Kemeny | None:
    """The order (or orders) of the cards that the tables, taken together, contradict least.

    Every two cards cost 1 for each table that puts them the other way round, and nothing for a table that ties them
    or has not placed both. The cards are all that any table placed. The search is exact: it builds the best order
    of every set of cards from the best orders of the sets that are one card smaller, and counts them on the way.
    None above 16 cards and where no card is placed.

    Source: J. G. Kemeny, "Mathematics without numbers", Daedalus 88 (1959); H. P. Young, "Condorcet's theory of
    voting", American Political Science Review 82 (1988); the search is M. Held and R. M. Karp, "A dynamic
    programming approach to sequencing problems", Journal of the Society for Industrial and Applied Mathematics 10
    (1962).

    Blind spot: there is often no such thing as "the" order. Dozens can be equally good, so `orders` must stand
    beside `order`, which is only the first of them alphabetically. A card that few tables placed costs little
    anywhere, so its place says little.

    By hand: three tables say A B C, A C B and B A C. The order A B C contradicts the second once (B and C) and the
    third once (A and B): 2 in all. Any other order is contradicted at least three times.

    >>> kemeny({"T1": (("A",), ("B",), ("C",)), "T2": (("A",), ("C",), ("B",)), "T3": (("B",), ("A",), ("C",))})
    Kemeny(distance=2, orders=1, order=('A', 'B', 'C'))
    """
    cards, places = grid(rankings)
    if not 0 < len(cards) <= KEMENY_CARDS:
        return None
    lead = _cost_to_lead(_against(places))
    cost, orders = _best_orders(lead)
    return Kemeny(int(cost[-1]), int(orders[-1]), tuple(cards[card] for card in _first_best(lead, cost)))


def _against(places: Floats) -> Counts:
    """How many tables put the row's card below the column's, shape (cards, cards); only tables that placed both."""
    return (places[:, :, None] > places[:, None, :]).sum(axis=0)


def _cost_to_lead(against: Counts) -> Counts:
    """What it costs to put each card before all of a set, shape (cards, sets); bit k of a set's number is card k."""
    lead = np.zeros((len(against), 1), dtype=np.int64)
    for card in range(len(against)):
        lead = np.hstack([lead, lead + against[:, [card]]])
    return lead


def _best_orders(lead: Counts) -> tuple[Counts, Counts]:
    """The least cost of ordering each set of cards, and the number of orders that reach it, each of shape (sets,)."""
    cards = np.arange(len(lead))[:, None]
    every_set = np.arange(lead.shape[1])
    cost, orders = np.zeros_like(every_set), np.ones_like(every_set)
    for size in range(1, len(lead) + 1):
        sets = every_set[np.bitwise_count(every_set) == size]
        rest = sets & ~(1 << cards)
        total = np.where(rest < sets, lead[cards, rest] + cost[rest], np.iinfo(np.int64).max)
        cost[sets] = total.min(axis=0)
        orders[sets] = np.where(total == cost[sets], orders[rest], 0).sum(axis=0)
    return cost, orders


def _first_best(lead: Counts, cost: Counts) -> Iterator[int]:
    """The cards of the alphabetically first best order, one by one."""
    left = lead.shape[1] - 1
    while left:
        members = [card for card in range(len(lead)) if left >> card & 1]
        first = next(card for card in members if lead[card, left ^ 1 << card] + cost[left ^ 1 << card] == cost[left])
        yield first
        left ^= 1 << first
