"""Rankings of a day without a store: what tables said, written as lines of letters, and what was found of it."""

from dataclasses import replace
from typing import Any

from exercises.ranking.answer import Order, TableRanking, in_thirds
from exercises.ranking.findings import Findings
from exercises.ranking.order_line import read_line
from tests.people import DECK, NOON, pack, setting_up
from workshop.day import Day, Progress
from workshop.setup import LETTERS, Dealt, Setup, TablePlace
from workshop.words import words
from workshop.writing import Note

A, B, C, D, E = DECK


def order(line: str, finished: bool = True, setup: Setup | None = None) -> Order:
    """An order from one line, `C A F=B | D`; "" is a table that placed nothing."""
    letters = {dealt.letter: card for card, dealt in (setup or setting_up()).deck().items()}
    read = read_line(line, letters, words())
    tiers, aside = read.tiers, read.aside
    return Order(in_thirds(tiers), aside, finished)


def note(field: str, text: str, card: str | None = None, name: str = "") -> Note:
    return Note(name or f"{field}-{card}", field, text, card, 1)


def said(line: str = "", finished: bool = True, before: str | None = None, **more: Any) -> TableRanking:
    """What a table said; with `before`, its order frozen at the reveal was that one, and finished."""
    return TableRanking(order(line, finished), before=None if before is None else order(before), **more)


def revealed(*tables: TableRanking) -> tuple[TableRanking, ...]:
    """The same tables at the moment of the reveal."""
    return tuple(replace(table, before=table.order) for table in tables)


def named(names: tuple[str, ...]) -> tuple[TablePlace, ...]:
    return tuple(TablePlace(number, name) for number, name in enumerate(names, 1))


def found(*tables: TableRanking, exercise: str = "benefit", **changed: Any) -> Findings:
    """The findings of a day whose tables, numbered from 1, said this."""
    names = tuple(f"Table {number}" for number in range(1, len(tables) + 1))
    setup = setting_up(**{"tables": named(names), **changed})
    shown = any(table.before for table in tables)
    at = Progress(NOON, NOON + 1800, step=1 if shown else 0, revealed_at=3 if shown else None)
    day = Day(setup, exercise, {exercise: at}, 4)
    activity = setup.activity(exercise)
    assert activity
    return Findings(day, activity, dict(enumerate(tables, 1)))


def dealt(number: int) -> tuple[Dealt, ...]:
    """So many cards of the real pack, lettered from A."""
    return tuple(Dealt(letter, card) for letter, card in zip(LETTERS, pack().cards[:number], strict=False))
