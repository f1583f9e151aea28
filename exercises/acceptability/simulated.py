"""A simulated table for the demonstration: it names four criteria and then sorts them. Made up, and marked as such."""

import random
from collections.abc import Iterator

from exercises.acceptability import NAME
from workshop.day import Day
from workshop.demonstration import Step
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

CRITERIA = 4


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """In the first part the criteria, in the second where each belongs; the same table does the same each time."""
    rng = random.Random(f"acceptability {table}")
    chosen = rng.sample(list(words.of("simulated_acceptability").items()), CRITERIA)
    for number, (option, text) in enumerate(chosen):
        note = f"criterion-{number}"
        if part == NAME:
            written = {"kind": "write", "note": note, "field": "criteria", "text": text, "base": 0, "client": client}
            yield 0.5 + rng.random(), written
        else:
            yield 0.3 + rng.random(), {"kind": "choose", "question": note, "choice": option}
    yield rng.random(), {"kind": "finish", "part": part}


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The option that most tables used."""
    used = [choice for sheet in said.tables.values() for choice in sheet.record.choices.values()]
    return max(sorted(set(used)), key=used.count) if used else None
