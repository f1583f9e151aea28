"""How far tables agree: every measure that the room or the report may quote, and what each cannot see.

Each table gives one order of the cards, its *ranking*: tiers from best to last, with ties inside a tier. A card
that a table left out is simply not there; nothing is ever filled in. A card's *place* is counted from 1 over the
cards that this table placed, and tied cards share the middle of the places they take up: after one first card, two
tied cards both have place 2.5.

Two kinds of answer stand here. For each card, `per_case` gives the lowest, middle and highest place and one word:
alike, camps, one apart or spread. For the whole list, `kendall_w`, `mean_spearman`, `kendall_tau_b` and `kemeny`
are measures from the literature. With few tables all of them can look impressive by luck, so `chance_w` and
`chance_readings` say what the same tables would give if each shuffled its cards blindly. No measure here says who
is right, and none replaces reading the reasons.

Callers pass `rankings`, a mapping from table name to ranking, of *finished* tables only: a half-done order
misleads, because people place the extremes first. Nothing here depends on what the tables are called. Reading and
writing files is `rankings_file.py`; what the screens show is `findings.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ranking = tuple[tuple[str, ...], ...]
Rankings = Mapping[str, Ranking]
Reading = Literal["alike", "camps", "one apart", "spread", "too few"]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

READINGS: tuple[Reading, ...] = ("alike", "camps", "one apart", "spread", "too few")
FEWEST_CARDS = 3  # two cards can only be in the same order or reversed: any measure of them is all or nothing
FEWEST_TABLES = 2
MANY_TABLES = 8  # from here one table can be apart without being a large part of the room
KEMENY_CARDS = 16  # the exact search doubles with each card: 65,536 sets of cards at 16
DRAWS = 2000
SEED = 2018
HAIR = 1e-9  # two shares of a list closer than this differ only by the computer's rounding


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
        sums += _shuffled(rng, np.array(pattern), draws)
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
    _, places = _grid(rankings)
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
    _, places = _grid({"a": a, "b": b})
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
    _, places = _grid(rankings)
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


# The order with the fewest quarrels


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
    cards, places = _grid(rankings)
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


# One card across the tables


@dataclass(frozen=True, slots=True)
class CaseSpread:
    """One card across the tables that placed it. Places are as each table counts them; 1 is the best.

    placed: how many tables placed it. lowest, highest: the smallest and the largest number among its places, so
    that `lowest` is the best place it got. median, q1, q3: the middle and the quartiles. iqr: q3 - q1. reading: see
    `per_case`.
    """

    case_study: str
    placed: int
    lowest: float
    highest: float
    median: float
    q1: float
    q3: float
    iqr: float
    reading: Reading


def per_case(rankings: Rankings) -> tuple[CaseSpread, ...]:
    """Where the tables put each card, and one word for how they stand to each other; cards in alphabetical order.

    Quartiles are linear (type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The
    American Statistician 50, 1996). The word is this toolkit's own rule, not the literature's. It counts only
    tables that placed the card, and sees each place against the list which that table made, because a fourth place
    means one thing of 4 cards and another of 12:

    - *Top third*: three times the place is no more than the number of cards that the table placed. Nothing is
      rounded up: of 12 cards these are places 1 to 4, of 8 cards places 1 and 2 (8/3 = 2.67). The bottom third is
      counted likewise from the end.
    - *Within a third of the list*: no two of the tables are more than a third of the list apart. Of 12 cards that
      is at most 4 places, of 8 cards 2 places. Between lists of unequal length the middles of the places are
      compared: place 3 of 8 stands at 2.5/8 of its list.
    - *A quarter* and *three quarters* of the tables are rounded up: of 9 tables they are 3 and 7.

    The words are tried in this order, those for disagreement first, so that no word of agreement hides one:

    - *too few*: fewer than two tables placed the card.
    - *camps*: at least two tables, and at least a quarter of them, have it in their top third, and as many in their
      bottom third.
    - *one apart*: only from 8 tables. All tables but one are within a third of the list, and that one is more than
      a third of the list away from every other. For example, 8 tables with 12 cards have a card at places 1, 2, 2,
      3, 3, 4, 4 and 11: seven are at most 3 apart, and 11 is 7 places from the nearest, more than the 4 that make a
      third. Had the last table said 6, it would be only 2 places from its neighbours at 4, and the word would be
      *alike*.
    - *alike*: all tables are within a third of the list; from 8 tables, three quarters of them are.
    - *spread*: anything else.

    Blind spot: a word has edges, and one table's moving a card one place can change it, so the places stand beside
    it. Words come by chance too: 3 tables that shuffle 8 cards are alike on about two of them. See
    `chance_readings`.

    By hand: three tables of three cards put B second, second and third. The median is 2; the quartiles are 2 and
    2.5.

    >>> same, swapped = (("A",), ("B",), ("C",)), (("A",), ("C",), ("B",))
    >>> per_case({"T1": same, "T2": same, "T3": swapped})[1]  # doctest: +NORMALIZE_WHITESPACE
    CaseSpread(case_study='B', placed=3, lowest=2.0, highest=3.0, median=2.0, q1=2.0, q3=2.5, iqr=0.5,
    reading='alike')
    """
    cards, places = _grid(rankings)
    lengths = _lengths(places)
    return tuple(_spread(card, column, lengths) for card, column in zip(cards, places.T, strict=True))


def chance_readings(rankings: Rankings, draws: int = DRAWS, seed: int = SEED) -> dict[str, float]:
    """How many cards would get each word, on average, if every table shuffled its cards blindly.

    Every table keeps the cards it placed, those it left out, and its pattern of ties; the values add up to the
    number of cards. For a heading such as "2 of 8 cards; chance alone would give about 3".

    Source: the randomisation test, as for `chance_w`.

    Blind spot: it is an average. A card more or less than chance is nothing to speak of.

    By hand: two tables, three cards. A card is *alike* where the two are at most one place apart, and *spread*
    where one has it first and the other last: 2 of the 9 pairs of places. So of three cards 3 x 7/9 = 2.3 are alike
    by chance alone.

    >>> order = (("A",), ("B",), ("C",))
    >>> round(chance_readings({"T1": order, "T2": order})["alike"])
    2
    """
    cards, places = _grid(rankings)
    shapes = (tuple(np.flatnonzero(~np.isnan(row)).tolist()) for row in places)
    patterns = (tuple(np.sort(row[~np.isnan(row)]).tolist()) for row in places)
    lists = tuple(sorted(zip(shapes, patterns, strict=True)))
    return dict(_chance_readings(lists, len(cards), draws, seed))


@lru_cache(maxsize=64)
def _chance_readings(
    lists: tuple[tuple[tuple[int, ...], tuple[float, ...]], ...], cards: int, draws: int, seed: int
) -> tuple[tuple[Reading, float], ...]:
    """`lists`: for each table the numbers of the cards it placed, and its places in rising order."""
    rng = np.random.default_rng(seed)
    places = np.full((draws, len(lists), cards), np.nan)
    for table, (placed, pattern) in enumerate(lists):
        places[:, table, list(placed)] = _shuffled(rng, np.array(pattern), draws)
    lengths = np.array([len(placed) for placed, pattern in lists])
    words = [_readings(*_placed_only(places[:, :, card], lengths)) for card in range(cards)]
    counts = np.bincount(np.concatenate([*words, np.array([], dtype=int)]), minlength=len(READINGS))
    return tuple(zip(READINGS, (counts / draws).tolist(), strict=True))


def _spread(card: str, column: Floats, lengths: Counts) -> CaseSpread:
    places, lengths = _placed_only(column[None, :], lengths)
    lowest, q1, median, q3, highest = np.quantile(places[0], [0, 0.25, 0.5, 0.75, 1]).tolist()
    reading = READINGS[int(_readings(places, lengths)[0])]
    return CaseSpread(card, places.size, lowest, highest, median, q1, q3, q3 - q1, reading)


def _readings(places: Floats, lengths: Counts) -> Counts:
    """The rule of `per_case` for one card, shape (draws,), as numbers into READINGS.

    `places` has shape (draws, tables); `lengths`, shape (tables,), says how many cards each of these tables placed.
    """
    draws, tables = places.shape
    if tables < FEWEST_TABLES:
        return np.full(draws, READINGS.index("too few"))
    stands = np.sort((places - 0.5) / lengths, axis=1)
    tried: dict[Reading, Flags] = {
        "camps": _camps(places, lengths),
        "one apart": _one_apart(stands),
        "alike": _alike(stands),
    }
    return np.select(list(tried.values()), [READINGS.index(word) for word in tried], READINGS.index("spread"))


def _camps(places: Floats, lengths: Counts) -> Flags:
    camp = max(2, _rounded_up(places.shape[1], 1))
    top = (3 * places <= lengths).sum(axis=1)
    bottom = (3 * (lengths + 1 - places) <= lengths).sum(axis=1)
    return (top >= camp) & (bottom >= camp)


def _one_apart(stands: Floats) -> Flags:
    """`stands`: the card's places as shares of the lists, rising; so one apart is the first or the last."""
    if stands.shape[1] < MANY_TABLES:
        return np.zeros(len(stands), dtype=bool)
    first = ~_near(stands[:, 0], stands[:, 1]) & _near(stands[:, 1], stands[:, -1])
    last = ~_near(stands[:, -2], stands[:, -1]) & _near(stands[:, 0], stands[:, -2])
    return first | last


def _alike(stands: Floats) -> Flags:
    tables = stands.shape[1]
    enough = _rounded_up(tables, 3) if tables >= MANY_TABLES else tables
    return np.asarray(_near(stands[:, : tables - enough + 1], stands[:, enough - 1 :]).any(axis=1))


def _near(low: Floats, high: Floats) -> Flags:
    """Whether two shares are at most a third of the list apart."""
    return np.asarray(high - low <= 1 / 3 + HAIR)


def _rounded_up(tables: int, quarters: int) -> int:
    return -(-tables * quarters // 4)


# Tables and cards as numbers


def _grid(rankings: Rankings) -> tuple[tuple[str, ...], Floats]:
    """All cards that any table placed, alphabetically, and their places, shape (tables, cards); NaN is not placed."""
    placed = [positions(ranking) for ranking in rankings.values()]
    cards = tuple(sorted(set().union(*placed)))
    places = [[table.get(card, np.nan) for card in cards] for table in placed]
    return cards, np.array(places, dtype=float).reshape(len(placed), len(cards))


def _lengths(places: Floats) -> Counts:
    """How many cards each table placed, shape (tables,)."""
    return (~np.isnan(places)).sum(axis=1)


def _placed_only(places: Floats, lengths: Counts) -> tuple[Floats, Counts]:
    """The columns of tables that placed this card; `places` has shape (draws, tables)."""
    placed = ~np.isnan(places[0])
    return places[:, placed], lengths[placed]


def _shuffled(rng: np.random.Generator, pattern: Floats, draws: int) -> Floats:
    """One table's places dealt to its cards at random, shape (draws, cards)."""
    return rng.permuted(np.tile(pattern, (draws, 1)), axis=1)
