"""How far tables agree over the whole list: every measure that the room or the report may quote, and what each cannot see.

`kendall_w`, `mean_spearman` and `kendall_tau_b` are measures from the literature, of places as `places.py` counts them; the
order with the fewest quarrels is `kemeny.py`, and what the places of one card say is `spread.py`. With few tables all of them
can look impressive by luck, so `chance_w` says what the same tables would give if each shuffled its cards blindly. No measure
here says who is right, and none replaces reading the reasons.

Callers pass `rankings`, a mapping from table name to ranking, of *finished* tables only: a half-done order
misleads, because people place the extremes first. Nothing here depends on what the tables are called. Reading and
writing files is `rankings_file.py`; what the screens show is `findings.py`.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np

from exercises.ranking.places import (
    DRAWS,
    FEWEST_CARDS,
    FEWEST_TABLES,
    SEED,
    Floats,
    Ranking,
    Rankings,
    grid,
    positions,
    shared_cases,
    shuffled,
)

# Agreement of all tables over the whole list


def kendall_w(rankings: Rankings) -> float | None:
    """Kendall's coefficient of concordance W, corrected for ties: 0 is no agreement, 1 the same order everywhere.

    Only cards placed by every table count (`shared_cases`), ranked afresh among themselves. None where there are
    fewer than 3 such cards or fewer than 2 tables, and where every table ties everything. With m tables, n cards, S
    the sum of squared distances of the cards' sums of places from their mean, and T the sum of t^3 - t over each
    tie of t cards at each table:

        W = 12 S / (m^2 (n^3 - n) - m T)

    Source: M. G. Kendall and B. Babington Smith, "The problem of m rankings", Annals of Mathematical Statistics 10
    (1939); with ties as in S. Siegel and N. J. Castellan, Nonparametric Statistics for the Behavioral Sciences, 2nd
    ed. (1988).

    Blind spot: W is never negative and few tables give a high W by luck (4 tables that rank 12 cards at random
    average 0.25), so it is never shown without `chance_w`. It cannot tell two firm camps from mere noise: both
    bring it down.

    By hand: two tables say A, B, C and one says C, B, A. The sums of places are 1+1+3 = 5, 2+2+2 = 6 and 3+3+1 = 7;
    their mean is 6, so S = 1 + 0 + 1 = 2, and W = 12 x 2 / (9 x 24) = 0.111.

    >>> one_way, other_way = (("A",), ("B",), ("C",)), (("C",), ("B",), ("A",))
    >>> round(kendall_w({"T1": one_way, "T2": one_way, "T3": other_way}), 3)
    0.111
    """
    places = _shared_places(rankings)
    if places is None:
        return None
    return float(_w(places.sum(axis=0), len(places), _tied(places)))


@dataclass(frozen=True, slots=True)
class Chance:
    """W of tables that rank at random: its average, and the level that only 1 draw in 20 goes beyond."""

    mean: float
    p95: float


def chance_w(rankings: Rankings, draws: int = DRAWS, seed: int = SEED) -> Chance | None:
    """What W these tables would give if each shuffled its cards blindly: mean and 95th percentile of many draws.

    In each draw every table keeps its own pattern of ties, and the cards are those that W counts (`shared_cases`);
    which card stands where is drawn afresh, each order as likely as any other. The draws start from a fixed seed,
    so the same tables always get the same answer. None where W is None.

    Source: the randomisation test, E. J. G. Pitman, "Significance tests which may be applied to samples from any
    populations", Supplement to the Journal of the Royal Statistical Society 4 (1937). Theory gives the mean
    exactly, 1/m for m tables, ties or not; the draws come within about 0.02 of it.

    Blind spot: "beyond chance" is not "much agreement". With 20 tables a W of 0.12 is beyond chance and still very
    little. And chance here means no shared view at all, which is seldom what anybody believes.

    By hand: with 4 tables the mean is 1/4.

    >>> four = {table: (("A",), ("B",), ("C",), ("D",)) for table in ("T1", "T2", "T3", "T4")}
    >>> round(chance_w(four).mean, 1)
    0.2
    """
    places = _shared_places(rankings)
    if places is None:
        return None
    return _chance_w(tuple(sorted(tuple(sorted(row)) for row in places.tolist())), draws, seed)


@lru_cache(maxsize=64)
def _chance_w(patterns: tuple[tuple[float, ...], ...], draws: int, seed: int) -> Chance:
    """`patterns`: each table's places in rising order, tables in a fixed order, so that names change nothing."""
    rng = np.random.default_rng(seed)
    sums = np.zeros((draws, len(patterns[0])))
    for pattern in patterns:
        sums += shuffled(rng, np.array(pattern), draws)
    by_chance = _w(sums, len(patterns), _tied(np.array(patterns)))
    return Chance(float(by_chance.mean()), float(np.quantile(by_chance, 0.95)))


def _w(sums: Floats, tables: int, tied: float) -> Floats:
    """W from the cards' sums of places, shape (..., cards)."""
    cards = sums.shape[-1]
    s = ((sums - tables * (cards + 1) / 2) ** 2).sum(axis=-1)
    return np.asarray(12 * s / (tables**2 * (cards**3 - cards) - tables * tied))


def _tied(places: Floats) -> float:
    """The sum of t^3 - t over every tie of t cards at every table; `places` has shape (tables, cards)."""
    level = (places[:, :, None] == places[:, None, :]).sum(axis=2)
    return float((level**2 - 1).sum())


def _shared_places(rankings: Rankings) -> Floats | None:
    """Places among the cards placed by all, shape (tables, cards); None where W has no meaning."""
    cards = shared_cases(rankings)
    if len(rankings) < FEWEST_TABLES or len(cards) < FEWEST_CARDS:
        return None
    places = np.array([_places_among(ranking, cards) for ranking in rankings.values()])
    everything_tied = bool((places == places[:, :1]).all())
    return None if everything_tied else places


def _places_among(ranking: Ranking, cards: tuple[str, ...]) -> list[float]:
    """The places that a table gives these cards when all others are taken out of its order."""
    wanted = set(cards)
    places = positions(tuple(tuple(card for card in tier if card in wanted) for tier in ranking))
    return [places[card] for card in cards]


# Agreement of tables two by two


def mean_spearman(rankings: Rankings) -> float | None:
    """The mean of Spearman's rho over all pairs of tables: 1 is the same order, 0 no relation, below 0 opposed.

    Each pair is compared over the cards that both placed, ranked afresh among themselves, ties sharing their
    places. As with W, a pair needs 3 such cards; a pair with fewer, or where one table ties them all, is left out
    of the mean. None where no pair is left.

    Source: C. Spearman, "The proof and measurement of association between two things", American Journal of
    Psychology 15 (1904). Where no card is left out and nothing ties, it says the same as W: mean rho = (m W - 1) /
    (m - 1).

    Blind spot: it is a mean over pairs. Two camps, each of one mind, can give the same figure as tables that all
    agree a little; and with cards left out each pair may be talking about different cards.

    By hand: T1 and T2 say A, B, C and T3 says C, B, A. The three pairs have rho 1, -1 and -1: the mean is -1/3.

    >>> one_way, other_way = (("A",), ("B",), ("C",)), (("C",), ("B",), ("A",))
    >>> round(mean_spearman({"T1": one_way, "T2": one_way, "T3": other_way}), 3)
    -0.333
    """
    _, places = grid(rankings)
    rhos = [_rho(one, other) for one, other in combinations(places, 2)]
    known = [rho for rho in rhos if rho is not None]
    return float(np.mean(known)) if known else None


def kendall_tau_b(a: Ranking, b: Ranking) -> float | None:
    """Kendall's tau-b of two tables: 1 is the same order, -1 the reverse, 0 as many cards one way as the other.

    Over the cards that both placed. Of every two cards it asks: do the tables put them the same way round? tau-b is
    (same - reversed) divided by the geometric mean of the pairs that one table and that the other did not tie. None
    below 3 such cards (the rule of W) and where a table ties all of them.

    Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).

    Blind spot: a swap at the top counts as much as a swap in the middle, which is seldom how a room feels. Among
    many tables some pair always looks close: of 20 tables ranking 8 cards at random, the closest two have a tau-b
    of about 0.75.

    By hand: A, B, C, D against A, C, B, D. Of six pairs of cards five are the same way round and one (B and C) is
    reversed: (5 - 1) / 6 = 0.667.

    >>> round(kendall_tau_b((("A",), ("B",), ("C",), ("D",)), (("A",), ("C",), ("B",), ("D",))), 3)
    0.667
    """
    _, places = grid({"a": a, "b": b})
    return _tau_b(*places)


@dataclass(frozen=True, slots=True)
class TablePair:
    """Two tables and their tau-b; None where it has no meaning."""

    a: str
    b: str
    tau: float | None


def tau_b_pairs(rankings: Rankings) -> tuple[TablePair, ...]:
    """`kendall_tau_b` of every two tables, in the order in which the tables came.

    >>> tau_b_pairs({"T1": (("A",), ("B",), ("C",)), "T2": (("C",), ("B",), ("A",))})
    (TablePair(a='T1', b='T2', tau=-1.0),)
    """
    _, places = grid(rankings)
    named = combinations(zip(rankings, places, strict=True), 2)
    return tuple(TablePair(a, b, _tau_b(one, other)) for (a, one), (b, other) in named)


def _rho(one: Floats, other: Floats) -> float | None:
    """Spearman's rho. How many cards beat a card, less how many it beats, is its place on another scale."""
    signs = _signs_of_both(one, other)
    return None if signs is None else _correlated(*(each.sum(axis=1) for each in signs))


def _tau_b(one: Floats, other: Floats) -> float | None:
    signs = _signs_of_both(one, other)
    return None if signs is None else _correlated(*signs)


def _signs_of_both(one: Floats, other: Floats) -> tuple[Floats, Floats] | None:
    """Each table's signs over the cards both placed, shape (cards, cards): 1 where the row is after the column."""
    both = ~np.isnan(one + other)
    if both.sum() < FEWEST_CARDS:
        return None
    one, other = one[both], other[both]
    return np.sign(one[:, None] - one), np.sign(other[:, None] - other)


def _correlated(one: Floats, other: Floats) -> float | None:
    """Products over the root of the two sums of squares; None where either table is level throughout."""
    size = (one * one).sum() * (other * other).sum()
    return float((one * other).sum() / np.sqrt(size)) if size else None
