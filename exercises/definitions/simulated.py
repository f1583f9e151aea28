"""A simulated table: the definition that it would write, what it would mark in others', and what it would write then.

The texts are made up and stand in the words file. Simulated tables all write one definition before the lead turns to reading, so
each can tell from its number alone what the others wrote and what it is dealt.
"""

import random
from collections.abc import Iterator
from typing import Any

from exercises.definitions import DRAFT, KEEP, MARKS, READ
from exercises.definitions.findings import Dealt, aside, findings
from exercises.definitions.wording import stems
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.sheet import Sheet
from workshop.words import Words
from workshop.writing import Note

Step = tuple[float, dict[str, Any]]  # seconds to wait before the act, and the act


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """The acts of one simulated table in one part. The same table does the same each time; some leave their words as they are."""
    rng = random.Random(f"{activity.exercise} {table} {part}")
    first, revised = texts(table, words)
    if part == DRAFT:
        yield 2 + 2 * rng.random(), _write("definition", first, client)
    elif part == READ:
        for text in dealt_to(day, activity, table, words):
            yield from _reads(text, client, words, rng)
    elif revised:
        yield 2 + 2 * rng.random(), _write("definition", revised, client, 1)
    yield 1 + rng.random(), {"kind": "finish", "part": part}


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The definition that is the first to discuss."""
    return next((str(table) for table in findings(day, activity, said).next_discussion()), None)


def texts(table: int, words: Words) -> list[str]:
    """What a table writes first, and then ("" where it leaves it)."""
    offered: list[list[str]] = words.of("simulated")["definitions"]
    return offered[(table - 1) % len(offered)]


def dealt_to(day: Day, activity: Activity, table: int, words: Words) -> list[Dealt]:
    """What a table is dealt where every table that is not closed has written its first definition."""
    tables = [one.id for one in day.setup.tables if not one.closed]
    notes = {one: (Note("definition", "definition", texts(one, words)[0], None, 1),) for one in tables}
    sheets = {one: Sheet(notes=notes[one], turns={READ: notes[one]}) for one in tables}
    return findings(day, activity, Everyone(sheets)).to_read(table)


def _reads(text: Dealt, client: str, words: Words, rng: random.Random) -> Iterator[Step]:
    """A few marks on the words of weight, most of them to keep, and now and then a question."""
    weighty = [at for at, word in enumerate(text.words, 1) if stems(word, aside(words))]
    for at in sorted(rng.sample(weighty, min(4, len(weighty)))):
        mark = KEEP if rng.random() < 0.6 else MARKS[1]
        yield 0.4 + rng.random() / 2, {"kind": "choose", "question": f"{text.id}-{at}", "choice": mark}
    if rng.random() < 0.7:
        question = rng.choice(words.of("simulated")["definition_questions"])
        yield 0.8, _write("ask", question, client, note=f"ask-{text.id}", card=text.id)


def _write(
    field: str, text: str, client: str, base: int = 0, note: str = "", card: str | None = None
) -> dict[str, Any]:
    note = note or field
    return {"kind": "write", "note": note, "field": field, "text": text, "base": base, "client": client, "card": card}
