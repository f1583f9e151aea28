"""How far tables moved when one thing changed: counts, medians, and what becomes of them without any one table.

The five steps are an order and not a distance: from "in between" to "mostly acceptable" need not be as far as the next. So a shift
is counted in steps, and what is said of many tables is how many moved which way, and the median; no mean. Nothing here asks whether
a difference is "significant": tables are no sample of anybody. Words for all this stand in `sentences.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median


@dataclass(frozen=True)
class Movement:
    """How each table moved, in steps: below 0 towards less acceptable, above 0 towards more, 0 where it stayed."""

    shifts: Mapping[int, int]

    @property
    def less(self) -> int:
        return sum(shift < 0 for shift in self.shifts.values())

    @property
    def more(self) -> int:
        return sum(shift > 0 for shift in self.shifts.values())

    @property
    def same(self) -> int:
        return sum(shift == 0 for shift in self.shifts.values())

    @property
    def moved(self) -> int:
        return self.less + self.more

    @property
    def median(self) -> float | None:
        return float(median(self.shifts.values())) if self.shifts else None

    @property
    def range(self) -> tuple[int, int] | None:
        """The lowest and the highest shift."""
        return (min(self.shifts.values()), max(self.shifts.values())) if self.shifts else None

    @cached_property
    def without_each(self) -> tuple[float, float] | None:
        """The lowest and the highest median, leaving out each table in turn (the jackknife's range); None below two tables."""
        if len(self.shifts) < 2:
            return None
        medians = [float(median(self._others(table))) for table in self.shifts]
        return min(medians), max(medians)

    def _others(self, table: int) -> list[int]:
        return [shift for other, shift in self.shifts.items() if other != table]


@dataclass(frozen=True, slots=True)
class Leading:
    """The factors that moved the most tables (more than one where they are level), how many tables that is, of how many; and
    with how many of the tables left out, one at a time, the same factors still lead alone."""

    factors: tuple[str, ...]
    moved: int
    of: int
    holds: int


def leading(movements: Mapping[str, Movement]) -> Leading | None:
    """Which factor moved the most tables, over the tables that placed all; None where there is no such table.

    >>> data, purpose = Movement({1: -1, 2: 0, 3: 1}), Movement({1: 0, 2: 0, 3: -2})
    >>> leading({"data": data, "purpose": purpose})
    Leading(factors=('data',), moved=2, of=3, holds=2)

    Without table 1 each moved one table, so the lead holds for two of the three.
    """
    tables = _in_all(movements)
    if not tables:
        return None
    moved = {factor: {table for table in tables if one.shifts[table]} for factor, one in movements.items()}
    first = _most(moved, set())
    holds = sum(_most(moved, {table}) == first for table in tables)
    return Leading(first, len(moved[first[0]]), len(tables), holds)


def _in_all(movements: Mapping[str, Movement]) -> list[int]:
    """The tables that placed every change."""
    every = [set(one.shifts) for one in movements.values()]
    return sorted(set.intersection(*every)) if every else []


def _most(moved: Mapping[str, set[int]], without: set[int]) -> tuple[str, ...]:
    counts = {factor: len(tables - without) for factor, tables in moved.items()}
    return tuple(factor for factor, count in counts.items() if count == max(counts.values()))


@dataclass(frozen=True, slots=True)
class Gap:
    """How many more tables the first factor moved than the last; with the mean and the 95th percentile that chance gives."""

    most: int
    fewest: int
    of: int
    mean: float
    p95: int


def gap(movements: Mapping[str, Movement]) -> Gap | None:
    """The gap between the factor that moved most tables and the one that moved fewest, over tables that placed all.

    Chance is what would be if the labels of the changes were shuffled at each table: how often it moved stays, what moved it is
    drawn by lot. Each way of shuffling is as likely as any other, and all are counted, so there is no seed.
    """
    tables = _in_all(movements)
    if not tables:
        return None
    flags = [[bool(one.shifts[table]) for one in movements.values()] for table in tables]
    counts = [sum(column) for column in zip(*flags, strict=True)]
    chances = chance_of_gaps([sum(row) for row in flags], len(movements))
    mean = sum(size * chance for size, chance in chances.items())
    p95 = next(size for size in sorted(chances) if sum(c for g, c in chances.items() if g <= size) >= 0.95 - 1e-9)
    return Gap(max(counts), min(counts), len(tables), mean, p95)


def chance_of_gaps(moved: list[int], factors: int) -> dict[int, float]:
    """How likely each gap is when labels are shuffled at each table; `moved` is how many of its changes moved each table.

    One table moved by one change always gives a gap of 1. Two such tables give 2 if it is the same change at both, which is one
    time in three, and else 1:

    >>> {size: round(chance, 3) for size, chance in sorted(chance_of_gaps([1, 1], 3).items())}
    {1: 0.667, 2: 0.333}
    """
    counts: dict[tuple[int, ...], float] = {(0,) * factors: 1.0}
    for number in moved:
        ways = _subsets(factors, number)
        after: dict[tuple[int, ...], float] = {}
        for before, chance in counts.items():
            for way in ways:
                now = tuple(sorted(count + hit for count, hit in zip(before, way, strict=True)))
                after[now] = after.get(now, 0.0) + chance / len(ways)
        counts = after
    gaps: dict[int, float] = {}
    for count, chance in counts.items():
        gaps[max(count) - min(count)] = gaps.get(max(count) - min(count), 0.0) + chance
    return gaps


def _subsets(factors: int, number: int) -> list[tuple[int, ...]]:
    """Every way in which so many of the factors moved a table: 1 for moved, 0 for not."""
    ways = [tuple(bits >> place & 1 for place in range(factors)) for bits in range(2**factors)]
    return [way for way in ways if sum(way) == number]
