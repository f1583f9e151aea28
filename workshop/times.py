"""Times of day as people write them, held as minutes since midnight, and days as people read them."""

import re
from datetime import datetime

A_DAY = 24 * 60
_WRITTEN = re.compile(r"\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s*")


def read_time(text: str) -> int | None:
    """Minutes since midnight of "09:30", "9:30" or "9.30"; None for anything else.

    >>> read_time("9.30")
    570
    """
    found = _WRITTEN.fullmatch(text)
    return 60 * int(found[1]) + int(found[2]) if found else None


def as_time(minutes: int) -> str:
    """ "09:30" of minutes since midnight."""
    return f"{minutes % A_DAY // 60:02d}:{minutes % 60:02d}"


def date_of(when: float) -> str:
    """A day as people read it, of seconds since 1970: "24 November 2026"."""
    day = datetime.fromtimestamp(when)
    return f"{day.day} {day:%B %Y}"


def moment_of(when: float) -> str:
    """A moment as people read it, of seconds since 1970: "24 November 2026 at 14:05"."""
    return f"{date_of(when)} at {datetime.fromtimestamp(when):%H:%M}"
