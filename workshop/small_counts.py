"""Small counts of people: a count below the minimum may point at somebody, so it is withheld (design: minimum counts).

Only counts of people by attribute come here, never what a table said. A withheld count must not follow from a total: where
just one would be withheld, or several that are all the same (two that make 2 are 1 and 1), the next smallest are withheld
with them. So any two different withheld counts could change places and nothing shown would change. Where more than half of
the counts would be blank, none is given and the attributes are only listed.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

_COUNT = re.compile("0*[0-9]{1,3}")


def shown_counts(counts: Mapping[str, int], minimum: int) -> dict[str, int | None]:
    """Counts as they may be shown, None for one withheld; zeros are left out. All None means: list the names alone.

    >>> shown_counts({"Council": 12, "Health": 7, "Police": 6, "Housing": 2}, 5)
    {'Council': 12, 'Health': 7, 'Police': None, 'Housing': None}
    """
    there = {name: count for name, count in counts.items() if count}
    withheld = {name for name, count in there.items() if count < minimum}
    if len({there[name] for name in withheld}) == 1:
        next_smallest = min((count for count in there.values() if count >= minimum), default=None)
        withheld |= {name for name, count in there.items() if count == next_smallest}
    if len(withheld) * 2 > len(there):
        withheld = set(there)
    return {name: None if name in withheld else count for name, count in there.items()}


def joined_steps(counts: Sequence[int], minimum: int) -> list[tuple[range, int]]:
    """Counts of people by the steps of a scale as they may be shown: neighbouring steps are joined until each group holds
    nobody or at least the minimum, into as many groups as can be. Each is (its steps, its count); [] where only the whole is left.

    >>> joined_steps([15, 8, 2], 5)
    [(range(0, 1), 15), (range(1, 3), 10)]
    """
    inner = range(1, len(counts))
    for number in reversed(inner):
        for cuts in combinations(inner, number):
            groups = [range(a, b) for a, b in zip((0, *cuts), (*cuts, len(counts)), strict=True)]
            sums = [sum(counts[at] for at in group) for group in groups]
            if all(not count or count >= minimum for count in sums) and any(sums):
                return list(zip(groups, sums, strict=True))
    return []


def read_counts(text: str) -> dict[str, int]:
    """Counts from lines such as `Housing: 4`. ValueError with one sentence names the line that is not one."""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, _, count = line.rpartition(":")
        if not name.strip() or not _COUNT.fullmatch(count.strip()):
            raise ValueError(
                f"Line {number}: a sector, a colon and a number up to 999 were expected, such as “Housing: 4”."
            )
        if name.strip() in counts:
            raise ValueError(f"Line {number}: “{name.strip()}” is there twice.")
        counts[name.strip()] = int(count)
    return counts
