"""Vignettes of a day without a store: what tables placed, written as short rows, and what was found of it."""

from dataclasses import replace
from typing import Any

from exercises.vignettes import CANNOT_SAY, planned
from exercises.vignettes.cases import FACTORS
from exercises.vignettes.dealing import deals
from exercises.vignettes.findings import Findings
from tests.people import NOON, setting_up
from workshop.day import Day
from workshop.progress import Progress
from workshop.setup import Activity, TablePlace
from workshop.sheet import Sheet
from workshop.writing import Note

# The example of the findings' docstring: the case, and its data, purpose and recipient changed, at eight tables.
BY_HAND = (
    "3 2 1 3", "4 3 3 4", "4 4 2 3", "3 2 2 3", "2 2 2 3", "3 4 2 3", "4 4 2 3", "3 2 3 3",
)  # fmt: skip


def a_day(tables: int, revealed: bool = False, part: int = 1, **options: Any) -> tuple[Day, Activity]:
    """A day of so many tables, numbered from 1, with the vignettes on screen."""
    activity = replace(planned(8)[0], options=options)
    places = tuple(TablePlace(number, f"Table {number}") for number in range(1, tables + 1))
    at = Progress(NOON, NOON + 1200, part=part, tables=tuple(range(1, tables + 1)), step=int(revealed),
                  revealed_at=3 if revealed else None)  # fmt: skip
    return Day(setting_up(tables=places, activities=(activity,)), "vignettes", {"vignettes": at}, 4), activity


def found(
    *rows: str, revealed: bool = False, unfinished: tuple[int, ...] = (), why: str = "", **options: Any
) -> Findings:
    """The findings of tables that placed this: the case, and the data, purpose and recipient changed, as in "3 2 - ?" (- is left
    out, ? is "cannot say yet"). With `why` each table gives that reason for each."""
    day, activity = a_day(len(rows), revealed, **options)
    dealt = deals(day, activity)
    sheets = {}
    for table, row in enumerate(rows, 1):
        deal = dealt[table]
        vignettes = (deal.case.vignette, *(deal.changed(factor) for factor in FACTORS))
        choices = {one.id: CANNOT_SAY if said == "?" else said
                   for one, said in zip(vignettes, row.split(), strict=True) if said != "-"}  # fmt: skip
        notes = tuple(Note(f"why-{one}", "why", f"{why} {table}", one, 1) for one in choices if why)
        sheet = Sheet(notes, choices, (0,) if table in unfinished else (0, 1))
        sheets[table] = replace(sheet, before=sheet.record) if revealed else sheet
    return Findings(day, activity, sheets)
