"""Simulated tables and a simulated desk do with first impressions what real ones could."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.impressions import simulated
from exercises.impressions.answer import CHOOSE, THEMES, WRITE
from exercises.impressions.findings import Findings, findings
from tests.exercises.impressions.sheets import ACTIVITY, ROOM, TABLE, a_day
from workshop.acts import Sort
from workshop.everyone import Everyone
from workshop.sheet import Sheet
from workshop.words import words


def taken(sort: Sort[Sheet], sheet: Sheet, part: int, acts: list[dict[str, Any]]) -> Sheet:
    """The sheet after acts, each judged as the store would judge it."""
    for act in acts:
        read = sort.read(act)
        assert sort.standing(read, sheet, a_day(part), ACTIVITY.id, 9) == "counts", act
        sheet = sort.apply(sheet, read)
    return sheet


@pytest.fixture(scope="module")
def played() -> Findings:
    """Three tables and the desk, through all parts."""
    said = Everyone({1: Sheet(), 2: Sheet(), 3: Sheet()}, room=Sheet())
    for part in (WRITE, THEMES, CHOOSE):
        day = a_day(part)
        tables = {
            table: taken(
                TABLE, sheet, part, [act for _, act in simulated.acts(day, ACTIVITY, part, table, "c", words())]
            )
            for table, sheet in said.tables.items()
        }
        said = replace(said, tables=tables)
        staff = [act for _, act in simulated.staff(day, ACTIVITY, part, said, words())]
        said = replace(said, room=taken(ROOM, said.room, part, staff))
    assert simulated.subject(a_day(), ACTIVITY, said)
    return findings(a_day(), ACTIVITY, said)


def test_every_note_is_released_and_sorted_but_for_one_that_names_somebody(played: Findings) -> None:
    """So that a newcomer sees why notes are looked at."""
    held = [note for note in played.notes if note.state == "held"]
    assert len(played.notes) == 13 and ["Mrs Patel" in note.text for note in held] == [True]
    assert all(note.state == "released" and note.theme for note in played.notes if note not in held)


def test_every_table_marks_two_themes_or_three(played: Findings) -> None:
    """And says that it has finished."""
    assert all(2 <= len(marks) <= 3 for marks in played.marked.values())
    assert played.finished == {1, 2, 3} and len(played.themes) == 4


def test_pauses_are_short_and_never_backwards() -> None:
    """All parts of one table fit in half a minute."""
    pauses = [pause for part in range(3) for pause, _ in simulated.acts(a_day(), ACTIVITY, part, 1, "c", words())]
    assert min(pauses) >= 0 and sum(pauses) < 30
