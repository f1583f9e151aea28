"""One card across the tables: the lowest, middle and highest place, and one word: alike, camps, one apart or spread.

With few tables a word comes easily by luck, so `chance_readings` says how many cards would get each if the same tables shuffled
their cards blindly.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from exercises.ranking.places import (
    DRAWS,
    FEWEST_TABLES,
    SEED,
    Counts,
    Flags,
    Floats,
    Rankings,
    grid,
    list_lengths,
    placed_only,
    shuffled,
)

Reading = Literal["alike", "camps", "one apart", "spread", "too few"]

READINGS: tuple[Reading, ...] = ("alike", "camps", "one apart", "spread", "too few")
MANY_TABLES = 8  # from here one table can be apart without being a large part of the room
HAIR = 1e-9  # two shares of a list closer than this differ only by the computer's rounding


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
    cards, places = grid(rankings)
    lengths = list_lengths(places)
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
    cards, places = grid(rankings)
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
        places[:, table, list(placed)] = shuffled(rng, np.array(pattern), draws)
    lengths = np.array([len(placed) for placed, pattern in lists])
    words = [_readings(*placed_only(places[:, :, card], lengths)) for card in range(cards)]
    counts = np.bincount(np.concatenate([*words, np.array([], dtype=int)]), minlength=len(READINGS))
    return tuple(zip(READINGS, (counts / draws).tolist(), strict=True))


def _spread(card: str, column: Floats, lengths: Counts) -> CaseSpread:
    places, lengths = placed_only(column[None, :], lengths)
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
