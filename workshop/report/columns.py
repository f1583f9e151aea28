"""How the columns of a table share the width of a page, the same in every form of the report."""

from collections.abc import Sequence

LONGEST_WHOLE, AIR = 18, 2  # a longer word may be broken; the air beside a column, in characters
LETTER = 0.58  # how wide a bold letter is, in sizes


def wanted_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """What each column would like to be wide, by its longest word and its most text: 5 to 42 characters."""
    return [_wanted([row[column] for row in rows]) for column in range(len(rows[0]))]


def _wanted(texts: Sequence[str]) -> int:
    word = max((len(word) for text in texts for word in text.split()), default=0)
    longest = max(map(len, texts))
    return min(max(word + 1, longest if longest <= 24 else 24 + longest // 12, 5), 42)


def fitted_widths(rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """What each column gets of so many characters' room: its longest word at least, while there is room for those."""
    wanted = [float(width + AIR) for width in wanted_widths(rows)]
    least = [float(_longest([row[column] for row in rows]) + AIR) for column in range(len(rows[0]))]
    spare, more = room - sum(least), sum(wanted) - sum(least)
    if sum(wanted) <= room or spare < 0 or more <= 0:
        return wanted
    return [low + spare * (width - low) / more for low, width in zip(least, wanted, strict=True)]


def _longest(texts: Sequence[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=0), LONGEST_WHOLE)
