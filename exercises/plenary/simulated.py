"""What simulated tables, their people and the lead do in the plenary, for the demonstration. Its words are made up."""

import random
from collections.abc import Iterator
from typing import Any

from exercises.plenary.answer import (
    ANSWERS,
    INSIGHTS,
    NEXT_STEPS,
    QUOTATIONS,
    SLIP,
    STATEMENTS,
    name_of,
    showing,
    shown,
    taking_over,
)
from exercises.plenary.slip import STEPS
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

Step = tuple[float, dict[str, Any]]  # seconds to wait before the act, and the act


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """The acts of one simulated table in one part. The same table does the same each time."""
    rng = random.Random(f"plenary {part} {table}")
    said = words.of("simulated")["plenary"]
    if part == INSIGHTS:
        yield from _insights(said, table, client, rng)
    elif part == STATEMENTS:
        yield from _answers(day, said, client, rng)
    elif part == NEXT_STEPS:
        yield from _step(rng.choice(said["steps"]), client, rng)
    elif part == QUOTATIONS:
        yield from _tick(day, activity, said, table)
    if part != SLIP:
        yield rng.random(), {"kind": "finish", "part": part}


def seats(day: Day, activity: Activity, part: int, table: int, words: Words) -> Iterator[Step]:
    """The exit slips of the people at one table, handed in on one device."""
    rng = random.Random(f"slips {table}")
    for _ in range(rng.randint(4, 6) if part == SLIP else 0):
        heard, use = (rng.choices(STEPS, (6, 3, 1))[0] for _ in range(2))
        yield 0.3, {"kind": "hand_in", "heard": heard, "dominated": rng.choices(STEPS, (1, 3, 6))[0], "use": use}


def staff(day: Day, activity: Activity, part: int, said: Everyone, words: Words) -> Iterator[Step]:
    """Once tables have said what struck them, the lead takes over two statements and shows them."""
    for text in words.of("simulated")["plenary"]["statements"] if part == INSIGHTS else ():
        note = name_of("taken", _rests_on(day), text)
        for act in (*taking_over(text, _rests_on(day)), *showing(note, text)):
            yield 0.6, act


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The statement that the press is about: the first that is shown."""
    return next((one.id for one in shown(said.room)), None)


def _insights(said: dict[str, Any], table: int, client: str, rng: random.Random) -> Iterator[Step]:
    yield 1 + rng.random(), _note("insight-1", "insight", _own_insight(said, table), client)
    yield 1 + rng.random(), _note("take-away-1", "take_away", rng.choice(said["take_aways"]), client)
    if table % 3 == 0:
        yield 1.0, _note("open-1", "still_open", rng.choice(said["still_open"]), client)


def _answers(day: Day, said: dict[str, Any], client: str, rng: random.Random) -> Iterator[Step]:
    for text in said["statements"]:
        version = name_of("version", name_of("taken", _rests_on(day), text), text)
        answer = rng.choices(ANSWERS, (6, 3, 1))[0]
        yield 1 + rng.random(), {"kind": "choose", "question": version, "choice": answer}
        if answer != "right":
            yield 0.6, _note(f"in_our_words-{version}", "in_our_words", rng.choice(said["not_quite"]), client, version)
    if rng.random() < 0.3:
        yield 0.6, _note("left-out-1", "left_out", rng.choice(said["left_out"]), client)


def _step(step: list[str], client: str, rng: random.Random) -> Iterator[Step]:
    for field, text in zip(("step_what", "step_role", "step_when"), step, strict=True):
        if text:
            yield 0.5 + rng.random(), _note(f"{field}-step-1", field, text, client, "step-1")


def _tick(day: Day, activity: Activity, said: dict[str, Any], table: int) -> Iterator[Step]:
    """Two tables of three let what struck them be quoted."""
    if table % 3:
        key = name_of("words", activity.id, day.round(activity.id), table, "insight-1")
        yield 1.0, {"kind": "choose", "question": key, "choice": name_of("text", _own_insight(said, table))}


def _own_insight(said: dict[str, Any], table: int) -> str:
    return str(said["insights"][table % len(said["insights"])])


def _rests_on(day: Day) -> str:
    return day.setup.activities[0].id


def _note(name: str, field: str, text: str, client: str, card: str | None = None) -> dict[str, Any]:
    return {"kind": "write", "note": name, "field": field, "text": text, "base": 0, "client": client, "card": card}
