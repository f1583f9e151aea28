"""The report's section: a reader who was not there can follow it, tables by name, gaps said and not filled."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from exercises.staged.findings import Findings
from exercises.staged.section import section
from tests.exercises.staged.told import CAMDEN, LOCAL, TEN_YEARS, found, revealed, sheet, wrote
from workshop.report.blocks import Bullets, Figure, Heading, Paragraph, Quote, Report, Table
from workshop.report.word import word
from workshop.words import words

say = words()
LONG = replace(
    LOCAL, options={"title": "Long", "stages": [{"title": f"T{n}", "text": f"Told {n}."} for n in range(1, 9)]}
)


def of(seen: Findings, kind: type) -> list:
    return [block for block in section(seen, say) if isinstance(block, kind)]


def text(seen: Findings) -> str:
    return "\n".join(map(str, section(seen, say)))


@pytest.fixture
def seen() -> Findings:
    """Three tables of which one says nothing, at the third of five stages; the lead has revealed."""
    oak = sheet(
        "4 4 2", wrote("moved", 3, "It went <further>."), wrote("condition", 3, "Ask first"), wrote("parked", 1, "x")
    )
    oak = replace(oak, finished=(0, 1, 2))
    elm = replace(sheet("3 . 3", wrote("dissent", 1, "Two of us: no.")), finished=(0, 1))
    return found(*map(revealed, (oak, elm, sheet(""))), part=2, step=1, revealed_at=3)


def test_it_tells_how_far_the_case_was_told_and_who_answered(seen: Findings) -> None:
    """With the question, the instruction and where the case comes from."""
    told = text(seen)
    assert "The case was told in five stages" in told and say("staged.question") in told
    assert "Of the five stages three were told" in told
    assert (
        "Two of three tables answered at one stage or more. What stands here are the answers as they were at the reveal"
        in told
    )
    assert CAMDEN.instruction in told and say("staged.report.ours") in told


def test_only_stages_that_were_told_are_in_it(seen: Findings) -> None:
    """The report does not tell what the room never heard."""
    headings = [block.text for block in of(seen, Heading) if block.level == 3]
    assert headings == ["Stage 1: What is brought together", "Stage 2: A first use", "Stage 3: A second use"]
    assert "subletting" not in text(seen).split(say("staged.report.afterwards"))[0]


def test_every_answer_stands_in_a_table_with_its_gaps(seen: Findings) -> None:
    """One row for each table that answered, one column a stage told."""
    (table,) = of(seen, Table)
    assert table.rows == (
        ("Oak", "Mostly acceptable", "Mostly acceptable", "Mostly not acceptable"),
        ("Elm", "In between", "no answer", "In between"),
    )


def test_movement_stands_in_words_beside_the_picture(seen: Findings) -> None:
    """With the names of those that passed the middle, and with how it was counted."""
    told = text(seen)
    assert "One table answered here and at the stage before: one moved towards “not acceptable”" in told
    assert "One of two tables stood below the middle" in told and "first at stage 3 (Oak)." in told
    (figure,) = of(seen, Figure)
    assert "Oak: Mostly acceptable, Mostly acceptable, Mostly not acceptable." in figure.alt
    assert say("staged.report.counting") in told


def test_what_tables_wrote_stands_at_its_stage_as_typed(seen: Findings) -> None:
    """Reasons and dissent with where the table then stood, conditions by table; parked notes are not of the case."""
    assert of(seen, Quote) == [
        Quote("Two of us: no.", "Elm, at “In between”"),
        Quote("It went <further>.", "Oak, at “Mostly not acceptable”"),
    ]
    assert Bullets(("Oak: Ask first",)) in section(seen, say)
    assert Paragraph(say("staged.report.nothing_written")) in section(seen, say)


def test_what_is_missing_is_named(seen: Findings) -> None:
    """The silent table, the skipped stage, and who had not finished at the reveal."""
    missing = of(seen, Bullets)[-3].items
    assert missing == (
        "Gave no answer at any stage: Ash.",
        "Elm gave no answer at: Stage 2.",
        "Had not said that they had answered the last stage: Elm.",
    )


def test_what_is_known_besides_is_marked_and_comes_last(seen: Findings) -> None:
    """From the report with its place; from the web never without "not checked" and its source."""
    said, since = (block.items for block in of(seen, Bullets)[-2:])
    assert all("(Chapter 4, “" in line for line in said)
    assert all("(Not checked. Source: " in line for line in since)


def test_every_stage_has_its_place_in_the_report() -> None:
    """A stage that stands in two places names both."""
    told = text(found(sheet("3"), activity=TEN_YEARS, part=5))
    assert (
        "Chapter 3, “Sharing data to deliver benefits to Public Service providers”; Annex B, “Spectrum of Identifiability”"
        in told
    )


def test_a_case_of_ones_own_has_no_source_and_nothing_known_since() -> None:
    """It is said to be the workshop's own, and its text is given as typed."""
    told = text(found(sheet("3 4"), activity=LOCAL, part=1))
    assert say("staged.report.local") in told and "Bins of :red[Oak Lane]" in told and "First $x$." in told
    assert say("staged.report.afterwards") not in told and say("card.source") not in told


def test_nobody_answered() -> None:
    """Opened and left alone: no picture, no table, and it is said."""
    seen = found(sheet(""), sheet(""), part=0)
    assert not of(seen, Figure) and not of(seen, Table)
    assert say("staged.paths.nothing") in text(seen) and say("staged.report.no_reveal") in text(seen)


def test_it_is_printed(seen: Findings) -> None:
    """As a Word document with its picture, and eight stages have room beside each other."""
    many = found(sheet("1 2 3 4 5 ? . 3"), activity=LONG, part=7)
    report = Report("A day", "", "en-GB", (*section(seen, say), *section(many, say)))
    document = Document(BytesIO(word(report, datetime(2026, 11, 24, tzinfo=UTC))))
    assert len(document.inline_shapes) == 2 and [len(table.columns) for table in document.tables] == [4, 9]


def test_from_eight_tables_the_picture_counts() -> None:
    """And every table still stands in the table of answers."""
    seen = found(*[sheet("3 4")] * 9, part=1)
    assert "how many tables stood where" in of(seen, Figure)[0].caption
    assert len(of(seen, Table)[0].rows) == 9
