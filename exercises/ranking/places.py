"""The places of cards at tables: from a table's order to the numbers that every measure counts with.

Each table gives one order of the cards, its *ranking*: tiers from best to last, with ties inside a tier. A card
that a table left out is simply not there; nothing is ever filled in. A card's *place* is counted from 1 over the
cards that this table placed, and tied cards share the middle of the places they take up: after one first card, two
tied cards both have place 2.5.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Ranking = tuple[tuple[str, ...], ...]
Rankings = Mapping[str, Ranking]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

FEWEST_CARDS = 3  # two cards can only be in the same order or reversed: any measure of them is all or nothing
FEWEST_TABLES = 2
DRAWS = 2000
SEED = 2018


def positions(ranking: Ranking) -> dict[str, float]:
    """The place of each card that one table placed: from 1, best first, ties sharing the middle of their places.

    >>> positions((("oak",), ("elm", "ash"), ("yew",)))
    {'oak': 1.0, 'elm': 2.5, 'ash': 2.5, 'yew': 4.0}
    """
    places, ahead = {}, 0
    for tier in ranking:
        places.update(dict.fromkeys(tier, ahead + (len(tier) + 1) / 2))
        ahead += len(tier)
    return places


def shared_cases(rankings: Rankings) -> tuple[str, ...]:
    """The cards that every table placed, in alphabetical order; none where there are no tables.

    >>> shared_cases({"T1": (("oak",), ("elm",)), "T2": (("ash", "elm"),)})
    ('elm',)
    """
    placed = [{card for tier in ranking for card in tier} for ranking in rankings.values()]
    return tuple(sorted(set.intersection(*placed))) if placed else ()


def grid(rankings: Rankings) -> tuple[tuple[str, ...], Floats]:
    """All cards that any table placed, alphabetically, and their places, shape (tables, cards); NaN is not placed."""
    placed = [positions(ranking) for ranking in rankings.values()]
    cards = tuple(sorted(set().union(*placed)))
    places = [[table.get(card, np.nan) for card in cards] for table in placed]
    return cards, np.array(places, dtype=float).reshape(len(placed), len(cards))


def list_lengths(places: Floats) -> Counts:
    """How many cards each table placed, shape (tables,)."""
    return (~np.isnan(places)).sum(axis=1)


def placed_only(places: Floats, lengths: Counts) -> tuple[Floats, Counts]:
    """The columns of tables that placed this card; `places` has shape (draws, tables)."""
    placed = ~np.isnan(places[0])
    return places[:, placed], lengths[placed]


def shuffled(rng: np.random.Generator, pattern: Floats, draws: int) -> Floats:
    """One table's places dealt to its cards at random, shape (draws, cards)."""
    return rng.permuted(np.tile(pattern, (draws, 1)), axis=1)
