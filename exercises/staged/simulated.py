"""A simulated table in a case told in stages, act by act, for the demonstration.

Simulated tables follow a loose path of their own: a picture of a workshop, which says nothing about the case. One table in five
cannot say at first, and one in four gives no answer at one stage.
"""

import random
from collections.abc import Iterator
from typing import Any

from exercises.staged import CANNOT_SAY, SCALE
from exercises.staged.cases import case_of, name_of
from exercises.staged.findings import findings
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

Step = tuple[float, dict[str, Any]]  # seconds to wait before the act, and the act
DRIFT = (-1, -1, 0, 0, 1)  # what a stage does to where a table stands, drawn from


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """What one table does at one stage: place the use, say why, set a condition, finish. The same each time."""
    stages = len(case_of(activity).stages)
    if part >= stages:
        return
    own, said, name = path(activity.id, table, stages), words.of("simulated_staged"), name_of(part)
    rng = random.Random(f"{activity.id} {table} {part}")
    yield 0.8 + rng.random() * 2, {"kind": "choose", "question": name, "choice": own[part]}
    if rng.random() < 0.7:
        reason = rng.choice(said[f"moved_{way(own, part)}"])
        yield 0.6, _note(f"moved-{name}", "moved", reason, client, name)
    for number, text in enumerate(rng.sample(said["conditions"], rng.choice((0, 1, 1, 2)))):
        yield 0.5, _note(f"condition-{name}-{number}", "condition", text, client, name)
    yield rng.random(), {"kind": "finish", "part": part}


def path(activity: str, table: int, stages: int) -> list[str | None]:
    """What a table chooses at each stage; None where it gives no answer."""
    rng, at = random.Random(f"{activity} {table}"), 3
    chosen: list[str | None] = []
    for _ in range(stages):
        chosen.append(SCALE[at])
        at = max(0, min(len(SCALE) - 1, at + rng.choice(DRIFT)))
    if table % 5 == 2:
        chosen[0] = CANNOT_SAY
    if table % 4 == 3:
        chosen[stages // 2] = None
    return chosen


def way(own: list[str | None], part: int) -> str:
    """Which way a table moved at a stage, as a key of the words."""
    if part == 0:
        return "first"
    before, now = (SCALE.index(one) if one in SCALE else None for one in own[part - 1 : part + 1])
    if before is None or now is None or before == now:
        return "same"
    return "more" if now > before else "less"


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The stage at which most tables moved."""
    moved = findings(day, activity, said).discussed()
    return name_of(moved[0]) if moved else None


def _note(name: str, field: str, text: str, client: str, stage: str) -> dict[str, Any]:
    return {"kind": "write", "note": name, "field": field, "text": text, "base": 0, "client": client, "card": stage}
