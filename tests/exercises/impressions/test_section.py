"""The chapter on first impressions, and what stands of it in the appendices."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.impressions import section
from exercises.impressions.answer import CHOOSE, THEMES, WRITE
from exercises.impressions.findings import Findings, findings
from exercises.impressions.gathering import note_key
from tests.exercises.following import chapter, follow, ours, quoted, sentences
from tests.exercises.impressions.sheets import (
    ACTIVITY,
    BLAME,
    HELP,
    PATEL,
    a_day,
    an_hour,
    chose,
    everyone,
    hold,
    release,
    sheet,
    theme,
    wrote,
)
from tests.people import setting_up
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.report.blocks import Block, Heading, Quote, Table
from workshop.setup import TablePlace
from workshop.words import words

SAY = words()


def found(said: Everyone, **changed: Any) -> Findings:
    return findings(a_day(**changed), ACTIVITY, said)


def texts(blocks: list[Block]) -> list[str]:
    return [one.text for one in sentences(blocks)]


def tables(blocks: list[Block]) -> dict[str, Table]:
    return {block.id: block for block in blocks if isinstance(block, Table)}


def test_the_chapter_says_what_was_asked_and_what_mattered() -> None:
    """A reader who was not there learns how many wrote and marked, what themes there were, and what was written of each."""
    blocks = section.section(found(an_hour()), SAY)
    assert texts(blocks)[:6] == [
        SAY("impressions.question"),
        "Two of three tables wrote three notes, one of opportunities and two of challenges.",
        "Lead and helpers grouped them into one theme, which came from the notes.",
        "Two of three tables then marked the themes that matter most, in no order.",
        "Both tables that answered marked “Help in time” among what matters most.",
        "Under “Help in time” tables wrote opportunities and no challenges.",
    ]
    assert tables(blocks)["themes"].rows == (
        ("Help in time", "1", "0", "Oak, Ash"),
        ("Notes in no theme", "0", "2", "–"),
    )
    assert [block for block in blocks if isinstance(block, Quote)] == [Quote(HELP, "Oak, as an opportunity", 1)]


def test_few_notes_are_quoted_and_only_such_as_were_released() -> None:
    """The first two of a kind under a theme; a held one nowhere, also where the lead lets it stand in the appendix."""
    oak = sheet(*(wrote(f"n{number}", f"Note {number}") for number in range(5)), wrote("held", PATEL))
    desk = [theme("one", "One"), *(chose(f"t1-n{number}", "one") for number in range(5)), hold("t1-held")]
    desk += [release(f"t1-n{number}", f"Note {number}") for number in (3, 1, 0)]
    here = found(everyone(*desk, chose("t1-held", "one"), oak=oak))
    assert quoted(section.section(here, SAY)) == [("Note 3", 1), ("Note 1", 1)]


def test_a_table_is_looked_up_in_the_appendix() -> None:
    """What it marked, and its notes with what they are and their theme, as quotations that it may withhold."""
    blocks = section.table_by_table(found(an_hour()), SAY)
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Oak", "Ash"]
    assert [block for block in blocks if isinstance(block, Quote)] == [
        Quote(HELP, "Opportunity, under “Help in time”", 1), Quote(BLAME, "Challenge", 1),
    ]  # fmt: skip


def test_how_it_ran_says_what_is_missing() -> None:
    """Held notes are counted and not quoted; silent tables and those that had not finished are named."""
    told = " ".join(texts(section.how_it_ran(found(an_hour()), SAY)))
    assert "One of three notes was not released to the room." in told and "was not revealed" in told
    assert "Wrote no note: Ash." in told and "Marked no theme: Elm." in told
    assert "Had not said that they had finished marking: Ash." in told
    assert PATEL not in repr(chapter(section, found(an_hour())))
    assert SAY("impressions.report.revealed") in " ".join(
        texts(section.how_it_ran(found(an_hour(), revealed_at=9, step=1), SAY))
    )


def test_a_held_note_that_the_lead_ticked_is_quoted_and_says_that_the_room_did_not_see_it() -> None:
    """It is no longer counted among those kept back."""
    stamp = next(note.stamp for note in found(an_hour()).notes if note.text == PATEL)
    here = found(an_hour(chose("report-t2-a", f"yes-{stamp}")))
    assert Quote(PATEL, "Challenge; not shown in the room", 2) in section.table_by_table(here, SAY)
    assert "not quoted" not in " ".join(texts(section.how_it_ran(here, SAY)))


def test_an_hour_in_which_nobody_spoke_is_reported_as_that() -> None:
    """No empty headings and nothing made up."""
    blocks = section.section(found(everyone()), SAY)
    assert texts(blocks) == [SAY("impressions.question"), "No table wrote a note."] and len(blocks) == 2
    assert section.table_by_table(found(everyone()), SAY) == []
    assert "Wrote no note: Oak, Elm, Ash." in texts(section.how_it_ran(found(everyone()), SAY))


def test_notes_without_themes_are_quoted_all_the_same() -> None:
    """Where the day went on before they were grouped."""
    said = everyone(release("t1-a", HELP), oak=sheet(wrote("a", HELP)))
    blocks = section.section(found(said, part=WRITE), SAY)
    assert quoted(blocks) == [(HELP, 1)] and "They were not grouped into themes." in texts(blocks)


def test_what_tables_typed_is_never_in_words_of_ours() -> None:
    """Themes are the staff's own words, notes are not."""
    blocks = chapter(section, found(an_hour()))
    assert not any(typed in ours(blocks) for typed in (HELP, BLAME, PATEL))


@st.composite
def hours(draw: st.DrawFn) -> Findings:
    """An hour of up to twelve tables and some themes, with notes in any state, in any theme or none."""
    part, number = draw(st.sampled_from([WRITE, THEMES, CHOOSE])), draw(st.integers(1, 12))
    made = draw(st.integers(0, 4)) if part else 0
    desk, tables = [theme(f"theme-{one}", f"Four, or {one}") for one in range(made)], {}
    for table in range(1, number + 1):
        acts = []
        for note in range(draw(st.integers(0, 3))):
            key = note_key(table, f"n{note}")
            acts.append(wrote(f"n{note}", f"Two {note}", draw(st.sampled_from(["opportunity", "challenge"]))))
            desk += draw(st.sampled_from([[], [release(key, f"Two {note}")], [hold(key)]]))
            desk += [chose(key, f"theme-{draw(st.integers(0, 4))}")] if draw(st.booleans()) else []
        if part == CHOOSE:
            acts += [chose(f"theme-{one}") for one in draw(st.sets(st.integers(0, 4), max_size=3))]
        sheet_of = sheet(*acts, *([{"kind": "finish", "part": part}] if draw(st.booleans()) else []))
        tables[table] = sheet_of
    names = tuple(TablePlace(one, f"Table {one}") for one in tables)
    progress = {ACTIVITY.id: Progress(0, 60, part=part)}
    return findings(
        Day(setting_up(tables=names, activities=(ACTIVITY,)), ACTIVITY.id, progress, 9), ACTIVITY,
        Everyone(tables, room=sheet(*desk)),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(hours())
def test_every_sentence_leads_to_what_it_rests_on(here: Findings) -> None:
    """Whatever tables wrote and marked, and whatever the desk made of it."""
    follow(section, here)
