"""One card in several areas: where each area's tables placed it, and whether areas part more than their tables do.

A place is seen against the list of the table that gave it, as in `exercises.ranking.agreement`: place 3 of 8 stands at
(3 - 1/2) / 8 of its list. So lists of unequal length can be set side by side, though a place also depends on which other cards
were there. Two distances are looked at, both as shares of the list:

- *inside*: how far apart the tables of one area lie, from its first to its last; of all areas the one where it is largest;
- *between*: how far apart the areas' middles lie, the middle being the median of an area's tables.

A distance is *near* up to a third of the list. The four words, which are this toolkit's own rule:

- *alike*: near inside every area, and the middles near too;
- *areas apart*: near inside every area, and the middles not: areas differ where their own tables do not;
- *tables apart*: some area's tables not near, and the middles near: tables differ, areas do not;
- *both apart*: neither near.

An area counts with at least two finished tables that placed the card; *too few* is said where fewer than two areas do.

By hand: lists of 8 cards. In one area tables say 1, 2, 2; in the other 7, 8, 8. Inside, tables are at most 1 place apart: 1/8. The
middles are 2 and 8, so 6/8 apart, which is more than a third: *areas apart*. Had the second area said 2, 3, 8, it would be 6/8
apart inside and its middle, 3, only 1/8 away from 2: *tables apart*.

>>> def shares(*places): return [(place - 0.5) / 8 for place in places]
>>> reading([shares(1, 2, 2), shares(7, 8, 8)]), reading([shares(1, 2, 2), shares(2, 3, 8)])
('areas apart', 'tables apart')

Blind spots: a word has edges, so every table's place stands beside it. An area with many tables is more easily far apart inside.
A middle hides camps. Areas may differ for what has nothing to do with the area: who came, who led, which other cards there were.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from exercises.ranking.places import DRAWS, SEED
from exercises.ranking.spread import HAIR

Reading = Literal["alike", "areas apart", "tables apart", "both apart", "too few"]
READINGS: tuple[Reading, ...] = ("alike", "areas apart", "tables apart", "both apart")
FEWEST_TABLES = 2  # of an area, for it to count in a word
MEASURED_AREAS, MEASURED_TABLES = 3, 3  # chance is reckoned from so many areas with so many tables each
THIRD = 1 / 3 + HAIR
Shares = Sequence[float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A table's place for a card, of so many cards that it placed."""

    table: str
    place: float
    of: int

    @property
    def share(self) -> float:
        return (self.place - 0.5) / self.of


@dataclass(frozen=True, slots=True)
class InArea:
    """One card in one area: places from first to last, finished tables that did not place it, tables that had not finished."""

    area: str
    placed: tuple[Placed, ...]
    left_out: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()

    @property
    def shares(self) -> list[float]:
        return [one.share for one in self.placed]

    @property
    def counts(self) -> bool:
        """Whether it has enough tables to enter a word."""
        return len(self.placed) >= FEWEST_TABLES

    @property
    def near(self) -> bool:
        """Whether its tables lie within a third of the list."""
        return self.counts and inside([self.shares]) <= THIRD

    @property
    def middle(self) -> tuple[Placed, ...]:
        """The table or the two tables in the middle; () where none placed it."""
        tables = len(self.placed)
        return self.placed[(tables - 1) // 2 : tables // 2 + 1] if tables else ()


def inside(areas: Sequence[Shares]) -> float:
    """How far apart the tables of an area lie, in the area where they lie farthest apart."""
    return max(max(area) - min(area) for area in areas)


def between(areas: Sequence[Shares]) -> float:
    """How far apart the areas' middles lie."""
    middles = [median(area) for area in areas]
    return max(middles) - min(middles)


def reading(areas: Sequence[Shares]) -> Reading:
    """The word for a card, from the shares of each area's tables; areas with fewer than two are passed over."""
    counted = [area for area in areas if len(area) >= FEWEST_TABLES]
    if len(counted) < 2:
        return "too few"
    return _word(inside(counted) <= THIRD, between(counted) <= THIRD)


def _word(tables_near: bool, areas_near: bool) -> Reading:
    if tables_near:
        return "alike" if areas_near else "areas apart"
    return "tables apart" if areas_near else "both apart"


def measured(areas: Sequence[Shares]) -> bool:
    """Whether a card has enough areas with enough tables for chance to be reckoned."""
    return sum(len(area) >= MEASURED_TABLES for area in areas) >= MEASURED_AREAS


def chance(cards: Sequence[Sequence[Shares]], draws: int = DRAWS, seed: int = SEED) -> dict[Reading, float]:
    """How many of these cards would get each word, on average, if tables were dealt to the areas blindly.

    `cards`: for each the shares of each area's tables. In each draw every area keeps its number of tables, and who sits where is
    drawn afresh: so the tables' own disagreement stays as it is and only what belongs to the area is gone. It starts from a fixed
    seed, and depends neither on the order of areas nor on that of tables. {} where no card is `measured`.

    Source: the randomisation test, E. J. G. Pitman, "Significance tests which may be applied to samples from any populations",
    Supplement to the Journal of the Royal Statistical Society 4 (1937). Blind spot: an average; one card more is nothing to speak of.

    By hand: three areas of three tables that all say the same. However they are dealt, the card is *alike*.

    >>> chance([[[0.1, 0.1, 0.1]] * 3])["alike"]
    1.0
    """
    found = [_chance(*_dealt(areas), draws, seed) for areas in cards if measured(areas)]
    return {word: sum(one[number] for one in found) for number, word in enumerate(READINGS)} if found else {}


def _dealt(areas: Sequence[Shares]) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """All tables' shares and the areas' sizes, each rising, of areas that count."""
    counted = [area for area in areas if len(area) >= FEWEST_TABLES]
    return tuple(sorted(share for area in counted for share in area)), tuple(sorted(map(len, counted)))


@lru_cache(maxsize=256)
def _chance(shares: tuple[float, ...], sizes: tuple[int, ...], draws: int, seed: int) -> tuple[float, ...]:
    """The share of draws that get each word of READINGS."""
    drawn = np.random.default_rng(seed).permuted(np.tile(np.array(shares), (draws, 1)), axis=1)
    areas = np.split(drawn, np.cumsum(sizes)[:-1], axis=1)
    near = np.max([np.ptp(area, axis=1) for area in areas], axis=0) <= THIRD
    middles: NDArray[np.float64] = np.array([np.median(area, axis=1) for area in areas])
    close = np.ptp(middles, axis=0) <= THIRD
    return tuple(float(np.mean(here)) for here in (near & close, near & ~close, ~near & close, ~near & ~close))
