"""First impressions counted."""

from typing import Any

import pytest

from exercises.impressions.answer import CHOOSE
from exercises.impressions.findings import Findings, count_of_notes, findings, how_many, in_themes
from tests.exercises.impressions.sheets import (
    ACTIVITY,
    BLAME,
    HELP,
    a_day,
    an_hour,
    chose,
    everyone,
    sheet,
    theme,
    wrote,
)
from workshop.everyone import Everyone
from workshop.words import words

SAY = words()
MERGED = (theme("soon", "Soon"), chose("merged-sooner", "soon"), {"kind": "remove_note", "note": "sooner"})


def found(said: Everyone, **changed: Any) -> Findings:
    return findings(a_day(**changed), ACTIVITY, said)


def test_marks_are_counted_in_words() -> None:
    """Over the tables that took part: those that marked, or said that they had finished."""
    here = found(an_hour())
    assert how_many(here, here.themes[0], SAY) == "two of two tables"
    ash = sheet({"kind": "finish", "part": CHOOSE})
    here = found(an_hour(ash=ash))
    assert how_many(here, here.themes[0], SAY) == "one of two tables"
    assert how_many(found(an_hour(ash=sheet())), here.themes[0], SAY) == "the one table that took part"


def test_a_mark_on_a_merged_theme_counts_for_the_other() -> None:
    """And once, where a table had marked both."""
    here = found(an_hour(*MERGED, ash=sheet(chose("sooner"), chose("soon"))))
    assert here.marked == {1: ("soon",), 2: (), 3: ("soon",)}
    assert here.theme("sooner") == here.theme("soon") == here.themes[0]


def test_a_mark_on_a_theme_taken_away_counts_for_nothing() -> None:
    """Nobody said anything of what is left."""
    assert found(an_hour({"kind": "remove_note", "note": "sooner"})).marked == {1: (), 2: (), 3: ()}


def test_marks_are_those_from_before_the_reveal() -> None:
    """Second thoughts do not enter the record."""
    ash = sheet(chose("sooner"), {"kind": "freeze"}, chose("sooner", None))
    assert found(an_hour(ash=ash)).marked[3] == ("sooner",)


def test_themes_stand_as_they_were_made_and_those_marked_are_proposed_first() -> None:
    """There is no order of winners."""
    here = found(an_hour(theme("b", "Bad name"), theme("c", "Cost"), ash=sheet(chose("c"))))
    assert [one.id for one in here.themes] == ["sooner", "b", "c"]
    assert [one.id for one in in_themes(here)] == ["sooner", "c", "b"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (everyone(), "No notes yet."),
        (everyone(oak=sheet(wrote("a", HELP))), "One note, from one table."),
        (everyone(oak=sheet(wrote("a", HELP), wrote("b", BLAME))), "2 notes, from one of 3 tables."),
        (an_hour(), "3 notes, from 2 of 3 tables."),
    ],
)
def test_notes_are_counted_over_all_tables(said: Everyone, told: str) -> None:
    """Never by table."""
    assert count_of_notes(found(said), SAY) == told
