"""The framing: its pictures, its words with their sources, and what the report tells of it."""

import re
from xml.etree import ElementTree

import pytest

from exercises.framing import KIND, planned
from exercises.framing.findings import findings
from exercises.framing.section import section
from tests.people import NOON, setting_up
from workshop.briefing import BRIEFING
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.pictures import DRAWN, picture
from workshop.report.blocks import Table
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


def test_the_report_tells_what_was_shown_and_holds_both_lists() -> None:
    """Only the parts that the lead turned to; three terms, eleven harms; what tables parked, under their names."""
    day = Day(setting_up(activities=(ACTIVITY,)), "framing", {"framing": Progress(NOON, NOON + 900, part=2)}, 4)
    sheet = Sheet(notes=(Note("n", "parked", "What is linking?"),))
    blocks = section(findings(day, ACTIVITY, Everyone({1: sheet, 2: Sheet()})), SAY)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [3, 11]
    assert (
        "What personal data is" in repr(blocks)
        and "Privacy;" not in repr(blocks)
        and "Oak: What is linking?" in repr(blocks)
    )
