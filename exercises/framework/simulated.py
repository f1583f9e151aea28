"""A simulated table: what it would do in the framework, act by act, for the demonstration.

Simulated tables share a loose view of the proposal and differ from it; they are a picture of a workshop and say nothing about any
proposal. What they write is made up and stands in the words file.
"""

import random
from collections.abc import Iterator
from typing import Any

from exercises.framework.deal import parts_of
from exercises.framework.findings import findings
from exercises.framework.proposal import FIELDS, proposal_of
from exercises.framework.questions import CANNOT, CONDITIONS, CONSENT, NOT_YET, YES, Asked
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

Step = tuple[float, dict[str, Any]]  # seconds to wait before the act, and the act


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """The acts of one simulated table in one part, each with the pause before it. The same table does the same each time."""
    rng, said = random.Random(f"framework {part} {table}"), words.of("simulated")["framework"]
    parts = parts_of(day, activity, table)
    if part == 0:
        if proposal_of(day.setup, activity) is None:
            for name in FIELDS:
                yield 0.2, _note(name, name, said[name], client)
        yield from _gate(said, client, rng)
    for feature in parts[part]:
        for question in feature.questions:
            yield from _question(question, table, said, client, rng)
    yield rng.random() * 2, {"kind": "finish", "part": part}


def second_thoughts(day: Day, activity: Activity, table: int) -> list[dict[str, Any]]:
    """What a table changes once it has heard the others: every second one, one answer."""
    return [] if table % 2 else [{"kind": "choose", "question": "1-4", "choice": "3"}]


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The question that splits the tables most plainly."""
    found = findings(day, activity, said)
    return next(iter([*found.next_discussion(), *found.both_sides()]), "1-1")


def _gate(said: dict[str, Any], client: str, rng: random.Random) -> Iterator[Step]:
    for one in CONDITIONS:
        choice = rng.choices([YES, NOT_YET, CANNOT], [6, 1, 1])[0]
        yield 0.5 + rng.random(), {"kind": "choose", "question": one.id, "choice": choice}
        if choice != YES:
            yield 0.3, _note(f"condition-{one.id}", "condition", rng.choice(said["conditions"]), client, one.id)


def _question(question: Asked, table: int, said: dict[str, Any], client: str, rng: random.Random) -> Iterator[Step]:
    """What would move it first of all, then where it stands, and mostly why."""
    yield 0.4 + rng.random(), _note(f"move-{question.id}", "move", rng.choice(said["moves"]), client, question.id)
    yield 0.4, {"kind": "choose", "question": question.id, "choice": _stands(question, table, rng)}
    if rng.random() < 0.6:
        yield 0.3, _note(f"reason-{question.id}", "reason", rng.choice(said["reasons"]), client, question.id)


def _stands(question: Asked, table: int, rng: random.Random) -> str:
    """About where all tables have it, or with the camp that this table is in, or "cannot say yet"."""
    if question.consent and table % 3 == 0:
        return CONSENT
    if rng.random() < 0.08:
        return CANNOT
    shared = random.Random(question.id).choice([2.0, 3.0, 4.0, None])
    middle = shared or (1.6 if table % 2 else 4.4)
    return str(min(5, max(1, round(rng.gauss(middle, 0.8)))))


def _note(name: str, field: str, text: str, client: str, about: str | None = None) -> dict[str, Any]:
    return {"kind": "write", "note": name, "field": field, "text": text, "base": 0, "client": client, "card": about}
