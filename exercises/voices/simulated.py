"""Expert voices in the demonstration: some tables ask, an expert answers and makes one card clear, the lead releases it.

All of it is made up and stands in the words file; it says nothing about the cards, the law or anything else.
"""

import random
from collections.abc import Iterator
from typing import Any

from exercises.voices.findings import (
    ANSWER,
    CLARIFICATION,
    HEARD,
    PART,
    QUESTION,
    YES,
    aloud_of,
    findings,
    release_of,
)
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

Step = tuple[float, dict[str, Any]]  # seconds to wait before the act, and the act
EXPERT = "expert"  # the client of the expert's words


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """One simulated table: every second one asks, and two of three take something from what they heard."""
    rng, said = random.Random(f"voices {part} {table}"), words.of("simulated")["voices"]
    if part == 0 and table % 2:
        text = said["questions"][table % len(said["questions"])]
        yield 1 + rng.random() * 2, _note(f"question-{table}", QUESTION, text, client)
    if part == 1 and table % 3:
        yield 1 + rng.random() * 2, _note(f"heard-{table}", HEARD, said["heard"][table % len(said["heard"])], client)


def observer(day: Day, activity: Activity, part: int, said: Everyone, words: Words) -> Iterator[Step]:
    """The expert: what its part is, an answer to each of two questions, the next aloud, and one card made clear."""
    if part:
        return
    offered, questions = words.of("simulated")["voices"], findings(day, activity, said).questions
    yield 0.5, _note(PART, PART, offered["part"], EXPERT)
    for asked, text in zip(questions, offered["answers"], strict=False):
        yield 1.5, _note(f"{ANSWER}-{asked.id}", ANSWER, text, EXPERT, asked.id)
    for asked in questions[len(offered["answers"]) :][:1]:
        yield 0.5, {"kind": "choose", "question": aloud_of(asked.id), "choice": YES}
    for card in list(day.setup.deck(activity))[:1]:
        yield 1.0, _note(f"{CLARIFICATION}-{card}", CLARIFICATION, offered["clarification"], EXPERT, card)


def staff(day: Day, activity: Activity, part: int, said: Everyone, words: Words) -> Iterator[Step]:
    """The lead: what the expert wrote is released, one thing after the other."""
    for one in findings(day, activity, said).everything:
        if one.state != "released":
            yield 0.8, {"kind": "choose", "question": release_of(one.id), "choice": one.mark}


def _note(name: str, field: str, text: str, client: str, card: str | None = None) -> dict[str, Any]:
    return {"kind": "write", "note": name, "field": field, "text": text, "base": 0, "client": client, "card": card}
