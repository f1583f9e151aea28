"""How the columns of a table share the width of a page, the same in every form of the report."""

from collections.abc import Sequence


def wanted_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """What each column would like to be wide, by its longest word and its most text: 5 to 42 characters."""
    return [_wanted([row[column] for row in rows]) for column in range(len(rows[0]))]


def _wanted(texts: Sequence[str]) -> int:
    word = max((len(word) for text in texts for word in text.split()), default=0)
    longest = max(map(len, texts))
    return min(max(word + 1, longest if longest <= 24 else 24 + longest // 12, 5), 42)
