"""The framing: its pictures, its words with their sources, and what the report tells of it."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.framing import KIND, planned, section
from exercises.framing.findings import Findings, findings
from tests.exercises.following import chapter, follow, ours, quoted
from tests.people import NOON, setting_up
from workshop.briefing import BRIEFING
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.pictures import DRAWN, picture
from workshop.report.blocks import Heading, Table
from workshop.setup import TablePlace
from workshop.sheet import Sheet
from workshop.words import words
from workshop.writing import Note

SAY = words()
ACTIVITY = planned(8)[0]


def test_every_section_has_its_picture_its_part_and_its_sources() -> None:
    """The part's name and the picture's words are there; each passage says where the report has it."""
    ids = [one.id for one in BRIEFING]
    assert list(KIND.parts(ACTIVITY)) == ids and set(DRAWN) == set(ids)
    assert len(SAY.of("parts")["framing"]) == len(SAY.of("script.framing")["parts"]) == len(ids)
    assert all(
        re.fullmatch("Chapter [2-6]|Annex [A-E]", p.source.chapter) and p.source.heading
        for s in BRIEFING
        for p in s.passages
    )


@pytest.mark.parametrize("one", BRIEFING, ids=lambda one: one.id)
def test_a_section_is_short_enough_to_hear(one: object) -> None:
    """One sentence or two for the wall, at most 25 words; a passage at most 60."""
    assert len(one.sentence.split()) <= 25  # type: ignore[attr-defined]
    assert all(len(passage.text.split()) <= 60 for passage in one.passages)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_is_whole_and_says_itself_in_words(name: str) -> None:
    """It is one SVG with a title, and asks nothing of anybody else."""
    drawn = picture(name, SAY)
    root = ElementTree.fromstring(drawn)
    assert root[0].text == SAY(f"pictures.{name}.alt")
    assert "href" not in drawn and "url(http" not in drawn


def test_the_law_is_dated() -> None:
    """It says which year's law it is, and that it has changed."""
    law = next(one for one in BRIEFING if one.id == "law")
    assert "2017" in law.heading and "changed" in law.sentence


def found(*parked: str, part: int = 2) -> Findings:
    """The framing of as many tables as are given, each with what it parked ("" for nothing)."""
    names = tuple(TablePlace(number, f"Table {number}") for number in range(1, len(parked) + 1))
    progress = {"framing": Progress(NOON, NOON + 900, part=part)}
    day = Day(setting_up(tables=names, activities=(ACTIVITY,)), "framing", progress, 4)
    sheets = (Sheet(notes=(Note("n", "parked", text),) if text else ()) for text in parked)
    return findings(day, ACTIVITY, Everyone(dict(enumerate(sheets, 1))))


def test_the_report_tells_what_was_shown() -> None:
    """Every part with its sentence, those that the lead did not turn to as such; terms and harms where the room had them."""
    early = {block.id: block for block in chapter(section, found("", "")) if isinstance(block, Table)}
    assert set(early) == {"shown"}
    assert [row[2] for row in early["shown"].rows] == ["shown"] * 3 + ["not shown"] * 4
    whole = {block.id: block for block in chapter(section, found("", "", part=6)) if isinstance(block, Table)}
    assert len(whole["terms"].rows) == 3 and len(whole["harms"].rows) == 11
    assert "The room was shown all seven parts" in ours(section.section(found("", part=6), SAY))


def test_what_tables_want_to_come_back_to_stands_in_the_appendix() -> None:
    """As quotations under their names; in the chapter tables are counted."""
    here = found("What is linking?", "", "Who decides?")
    assert "Two of three tables wrote down something to come back to." in ours(section.section(here, SAY))
    blocks = section.table_by_table(here, SAY)
    assert quoted(blocks) == [("What is linking?", 1), ("Who decides?", 3)]
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Table 1", "Table 3"]
    assert "What is linking?" not in ours(chapter(section, here)) and section.table_by_table(found(""), SAY) == []


@given(st.lists(st.sampled_from(["", "Two of us ask"]), min_size=1, max_size=20), st.integers(0, len(BRIEFING) - 1))
def test_every_sentence_leads_to_what_it_rests_on(parked: list[str], part: int) -> None:
    follow(section, found(*parked, part=part))
