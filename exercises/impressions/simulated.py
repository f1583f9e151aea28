"""What simulated tables, and the staff at the desk, do with first impressions: enough to show every part of it."""

import random
from collections.abc import Iterator
from typing import Any

from exercises.impressions.answer import CHOOSE, FIELDS, MOST_MARKED, THEMES, WRITE, YES
from exercises.impressions.findings import findings
from exercises.impressions.gathering import notes, stamp
from workshop.day import Day
from workshop.demonstration import Step
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

PLURAL = {"opportunity": "opportunities", "challenge": "challenges"}


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """What one table does in one part: two opportunities and two challenges; nothing while the room talks; three marks or two."""
    rng = random.Random(f"impressions {table} {part}")
    told = words.of("simulated")["impressions"]
    if part == WRITE:
        for field in FIELDS:
            for number, text in enumerate(_share(told["themes"], field, table)):
                yield 0.8 + rng.random(), _note(f"{field}-{number}", field, text, client)
        if table == 1:
            yield 0.6, _note("challenge-9", "challenge", told["held"], client)
    if part == CHOOSE:
        for number in rng.sample(range(len(told["themes"])), MOST_MARKED - table % 2):
            yield 0.5 + rng.random(), {"kind": "choose", "question": f"theme-{number}", "choice": YES}
    if part != THEMES:
        yield rng.random(), {"kind": "finish", "part": part}


def staff(day: Day, activity: Activity, part: int, said: Everyone, words: Words) -> Iterator[Step]:
    """What lead and helpers do at the desk: release what names nobody, then group it."""
    told = words.of("simulated")["impressions"]
    every = [(note.key, note.text) for note in notes(said.tables, said.room)]
    if part == WRITE:
        for key, text in sorted(every, key=lambda note: stamp(note[1])):
            release = "held" if text == told["held"] else f"yes-{stamp(text)}"
            yield 0.25, {"kind": "choose", "question": f"release-{key}", "choice": release}
    if part == THEMES:
        for number, theme in enumerate(told["themes"]):
            yield 0.6, _note(f"theme-{number}", "theme", theme["name"], "desk")
            for key, text in every:
                if any(text in theme[PLURAL[field]] for field in FIELDS):
                    yield 0.15, {"kind": "choose", "question": key, "choice": f"theme-{number}"}


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The first theme that some tables marked and others did not."""
    found = findings(day, activity, said)
    parted = [theme for theme in found.themes if 0 < len(found.marked_by(theme)) < len(found.taking_part())]
    return next((theme.id for theme in [*parted, *found.themes]), None)


def _share(themes: list[dict[str, Any]], field: str, table: int) -> list[str]:
    """Two of the notes of a field, which other tables may have written too."""
    every = [text for theme in themes for text in theme[PLURAL[field]]]
    return [every[(2 * table + step) % len(every)] for step in range(2)]


def _note(name: str, field: str, text: str, client: str) -> dict[str, Any]:
    return {"kind": "write", "note": name, "field": field, "text": text, "base": 0, "client": client, "card": None}
