"""How tables stand to each other on one question, in a word, and how often chance alone would give that word.

A question has five points, 1 on the left to 5 on the right. The two on the left are its left side, the two on the right its right
side. The words are this toolkit's own rule, in the spirit of those for a ranking (`exercises.ranking.agreement`), and are tried
in this order, those for disagreement first, so that no word of agreement hides one:

- *split*: at least two tables, and at least a quarter of them, stand on the left side, and as many on the right side.
- *one apart*: only from 8 tables. All but one stand on one point or two neighbouring ones, and that one is two points or more
  away from all of them.
- *alike*: all tables stand on one point or on two neighbouring ones; from 8 tables, three quarters of them do.
- *spread*: anything else. *too few*: fewer than two tables gave a point.

Only points count. "Cannot say yet" is an answer and no point, and what was not answered is not filled in. Up to three tables no
word is given at all: `findings` then says which stand left and which right. Blind spot: a word has edges, and one table's moving
one point can change it, so the picture and the reasons stand beside it.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import numpy as np

Reading = Literal["split", "one apart", "alike", "spread", "too few"]
READINGS: tuple[Reading, ...] = ("split", "one apart", "alike", "spread")
FEW_TABLES, MANY_TABLES = (
    3,
    8,
)  # up to three no word; from eight one table can be apart without being a large part of the room
DRAWS, SEED = 1000, 2018
Points = Sequence[int]


def reading(points: Points) -> Reading:
    """The word for one question, from the points of the tables that gave one.

    >>> reading([1, 2, 4, 5]), reading([3, 4, 4, 4]), reading([1, 3, 3, 4])
    ('split', 'alike', 'spread')
    """
    if len(points) < 2:
        return "too few"
    if _sides(points) >= max(2, -(-len(points) // 4)):
        return "split"
    if _one_apart(points):
        return "one apart"
    return "alike" if _together(points) >= _wanted(len(points)) else "spread"


def on_both_sides(points: Points) -> bool:
    """Whether anybody stands on the left and anybody on the right."""
    return _sides(points) > 0


def _sides(points: Points) -> int:
    """How many stand on the side where fewer do."""
    return min(sum(point <= 2 for point in points), sum(point >= 4 for point in points))


def _together(points: Points) -> int:
    """The most that stand on two neighbouring points."""
    return max(sum(point in (low, low + 1) for point in points) for low in (1, 2, 3, 4))


def _wanted(tables: int) -> int:
    return tables if tables < MANY_TABLES else -(-3 * tables // 4)


def _one_apart(points: Points) -> bool:
    if len(points) < MANY_TABLES:
        return False
    low, *others = sorted(points)
    *most, high = sorted(points)
    return _far(low, others) or _far(high, most)


def _far(one: int, others: Points) -> bool:
    return max(others) - min(others) <= 1 and min(abs(one - other) for other in others) >= 2


def chance_readings(tables: Sequence[Sequence[int | None]]) -> dict[Reading, float]:
    """How many questions would get each word, on average, if every table shuffled its own answers among its questions.

    `tables` has a row for each table, and in it for each question its point, or None where it gave none. Each table keeps how far
    to the right it leans and which questions it gave a point to; only what belongs to which question is lost. The randomisation
    test, from a fixed seed. Blind spot: it is an average, and a question more or less is nothing to speak of.

    By hand: two tables, two questions, both with the points 1 and 2. However they fall, the two are neighbours.

    >>> chance_readings([[1, 2], [2, 1]])["alike"]
    2.0
    """
    return dict(_chance_readings(tuple(sorted(tuple(point or 0 for point in row) for row in tables))))


@lru_cache(maxsize=64)
def _chance_readings(tables: tuple[tuple[int, ...], ...]) -> tuple[tuple[Reading, float], ...]:
    """`tables` with 0 for no point."""
    rng = np.random.default_rng(SEED)
    counts = dict.fromkeys(READINGS, 0)
    for _ in range(DRAWS):
        for column in np.array([_shuffled(row, rng) for row in tables]).T.tolist():
            word = reading([point for point in column if point])
            if word in counts:
                counts[word] += 1
    return tuple((word, count / DRAWS) for word, count in counts.items())


def _shuffled(row: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """The row with its points shuffled among the places that hold one."""
    shuffled = np.array(row)
    given = shuffled > 0
    shuffled[given] = rng.permutation(shuffled[given])
    return shuffled
