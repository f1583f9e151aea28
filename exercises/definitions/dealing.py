"""Dealing: which tables' definitions each table reads.

Each reader gets three definitions of others, fewer where there are fewer, and no definition is read by more than one table more
than any other. Those that wrote one sit in a ring, in an order drawn by a seed, and each reads the next three: so each is
read three times, once as a first, a second and a third. Those that wrote none go on round the ring, three at a time.
"""

import random
from collections.abc import Collection

EACH = 3


def dealt(wrote: Collection[int], readers: Collection[int], seed: str) -> dict[int, tuple[int, ...]]:
    """The tables whose definitions each reader reads, in the order to read them. `wrote` are tables with a definition.

    >>> dealt([1, 2, 3], [1, 2, 3, 4], "a day")
    {1: (2, 3), 2: (3, 1), 3: (1, 2), 4: (3, 1, 2)}
    """
    ring = sorted(wrote)
    random.Random(seed).shuffle(ring)
    hands = {table: _next(ring, at + 1, min(EACH, len(ring) - 1)) for at, table in enumerate(ring) if table in readers}
    start, each = 0, min(EACH, len(ring))
    for table in sorted(set(readers) - set(ring)):
        hands[table] = _next(ring, start, each)
        start += each
    return dict(sorted(hands.items()))


def _next(ring: list[int], start: int, many: int) -> tuple[int, ...]:
    return tuple(ring[(start + at) % len(ring)] for at in range(many))
