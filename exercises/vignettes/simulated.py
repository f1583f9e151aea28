"""A simulated table: what it would do with the vignettes, act by act, for the demonstration.

Where simulated tables stand and how they move is drawn by lot. It says nothing about the cases, and no factor is made to move more than
another. What they write is made up and stands in the words file.
"""

import random
from collections.abc import Iterator
from typing import Any

from exercises.vignettes import CANNOT_SAY, CASE_PART, SCALE
from exercises.vignettes.cases import Vignette
from exercises.vignettes.dealing import deals
from exercises.vignettes.findings import findings
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

Step = tuple[float, dict[str, Any]]  # seconds to wait before the act, and the act
SHIFTS = (-2, -1, -1, 0, 0, 1, 1, 2)


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """The acts of one simulated table in one part, each with the pause before it in seconds. The same table does the same each time;
    one in five cannot say of one change."""
    deal, said = deals(day, activity)[table], words.of("simulated.vignettes")
    base = random.Random(f"vignettes {table}").randint(2, len(SCALE) - 1)
    rng = random.Random(f"vignettes {table} {part}")
    if part == CASE_PART:
        yield from _placed(deal.case.vignette, str(base), rng.choice(said["base"]), client, rng)
    else:
        for at, vignette in enumerate(deal.changes):
            step = min(max(base + rng.choice(SHIFTS), 1), len(SCALE))
            way = "less" if step < base else "more" if step > base else "same"
            choice = CANNOT_SAY if table % 5 == 4 and at == 1 else str(step)
            yield from _placed(vignette, choice, "" if choice == CANNOT_SAY else rng.choice(said[way]), client, rng)
        if table % 3 == 2:
            yield 0.5, _note("dissent", "dissent", said["dissent"], client)
    yield rng.random(), {"kind": "finish", "part": part}


def _placed(vignette: Vignette, choice: str, why: str, client: str, rng: random.Random) -> Iterator[Step]:
    yield 1 + rng.random() * 2, {"kind": "choose", "question": vignette.id, "choice": choice}
    if why:
        yield 0.6 + rng.random(), _note(f"why-{vignette.id}", "why", why, client, vignette.id)


def _note(name: str, field: str, text: str, client: str, about: str | None = None) -> dict[str, Any]:
    return {"kind": "write", "note": name, "field": field, "text": text, "base": 0, "client": client, "card": about}


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The change at which tables moved furthest apart."""
    return findings(day, activity, said).next_discussion()[0]
