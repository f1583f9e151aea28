"""Dates as people write them in a setting-up, such as "Tuesday 24 November 2026", and as they are written for people."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from workshop.words import Words

_BY_YEAR = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_BY_DAY = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([^\W\d_]+)\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def read_date(text: str, words: Words) -> date | None:
    """The day that a text names, the last where it names several; None where it names none with its year. Day before month, as
    in Britain: 24/11/2026.

    >>> from workshop.words import words
    >>> read_date("Mon 23 and Tue 24 Nov. 2026", words())
    datetime.date(2026, 11, 24)
    """
    months = _months(words)
    found = [(at.start(), at[1], at[2], at[3]) for at in _BY_YEAR.finditer(text)]
    found += [(at.start(), at[3], at[2], at[1]) for at in _BY_DAY.finditer(text)]
    found += [(at.start(), at[3], _month(at[2], months), at[1]) for at in _DAY_FIRST.finditer(text)]
    found += [(at.start(), at[3], _month(at[1], months), at[2]) for at in _MONTH_FIRST.finditer(text)]
    dates = (_date(*(int(part) for part in parts)) for _, *parts in sorted(found))
    return next(reversed([one for one in dates if one]), None)


def as_date(day: date, words: Words) -> str:
    """ "24 November 2026"."""
    return words("dates.date", day=day.day, month=_months(words)[day.month - 1], year=day.year)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day.

    >>> months_after(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(words: Words) -> list[str]:
    return words("dates.months").split()


def _month(name: str, months: Sequence[str]) -> str:
    """The number of a month by its name or the first three letters or more of it, "0" for any other word."""
    short = name.casefold()
    found = [at for at, month in enumerate(months, 1) if len(short) > 2 and month.casefold().startswith(short)]
    return str(found[0] if found else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
