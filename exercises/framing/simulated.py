"""A simulated table listens while the day is framed; it says nothing."""

from collections.abc import Iterator

from workshop.day import Day
from workshop.demonstration import Step
from workshop.setup import Activity
from workshop.words import Words


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    return iter(())
