"""First impressions counted, and the report's section on them."""

from typing import Any

import pytest

from exercises.impressions.answer import CHOOSE
from exercises.impressions.findings import Findings, count_of_notes, findings, how_many, in_themes
from exercises.impressions.section import section
from tests.exercises.impressions.sheets import (
    ACTIVITY,
    BLAME,
    HELP,
    PATEL,
    a_day,
    an_hour,
    chose,
    everyone,
    sheet,
    theme,
    wrote,
)
from workshop.everyone import Everyone
from workshop.report.blocks import Block, Bullets, Heading, Paragraph
from workshop.words import words

SAY = words()
MERGED = (theme("soon", "Soon"), chose("merged-sooner", "soon"), {"kind": "remove_note", "note": "sooner"})


def found(said: Everyone, **changed: Any) -> Findings:
    return findings(a_day(**changed), ACTIVITY, said)


def text(blocks: list[Block]) -> str:
    """Everything that a reader would read, a line a block."""
    lines = []
    for block in blocks:
        match block:
            case Heading(text=said, level=level):
                lines.append("#" * level + " " + said)
            case Paragraph(text=said, strong=strong):
                lines.append(f"{strong} {said}".strip())
            case Bullets(items=items):
                lines += [f"- {item}" for item in items]
    return "\n".join(lines)


def report(said: Everyone, **changed: Any) -> str:
    return text(section(found(said, **changed), SAY))


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


def test_the_section_has_themes_with_notes_and_who_marked_them() -> None:
    """A reader who was not there learns how it was run, what was written, by whom, and what mattered to whom."""
    said = report(an_hour(), revealed_at=9, step=1)
    assert "### Help in time\nMarked by two of two tables: Oak, Ash." in said
    assert f"Opportunities\n- {HELP} (Oak)" in said
    assert f"## Notes in no theme\nChallenges\n- {BLAME} (Oak)" in said


def test_the_section_says_what_is_missing() -> None:
    """Held notes are counted and not quoted; silent tables and those that had not finished are named."""
    said = report(an_hour())
    assert PATEL not in said and "One note of 3 was not released to the room." in said
    assert "Wrote no note: Ash." in said and "Marked no theme: Elm." in said
    assert "Had not said that they had finished marking: Ash." in said and "was not revealed" in said


def test_a_held_note_that_the_lead_ticked_is_quoted_and_says_that_the_room_did_not_see_it() -> None:
    """It is no longer counted among those kept back."""
    here = found(an_hour())
    stamp = next(note.stamp for note in here.notes if note.text == PATEL)
    said = report(an_hour(chose("report-t2-a", f"yes-{stamp}")))
    assert f"- {PATEL} (Elm; not shown in the room)" in said and "not released to the room. It is counted" not in said


def test_an_hour_in_which_nobody_spoke_is_reported_as_that() -> None:
    """No empty headings and nothing made up."""
    said = report(everyone())
    assert "No table wrote a note." in said and "No themes were made." in said and "## Themes" not in said
    assert "Wrote no note: Oak, Elm, Ash." in said and "Marked" not in said
