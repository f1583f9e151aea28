"""The report's chapter on a case told in stages: a reader who was not there can follow it, gaps said and not filled."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.staged import section as chapter
from exercises.staged.cases import case_of
from exercises.staged.findings import Findings, findings
from exercises.staged.section import how_it_ran, on_card, section, table_by_table
from tests.exercises.following import follow, quoted
from tests.exercises.staged.test_simulated import a_day, played
from tests.exercises.staged.told import CAMDEN, LOCAL, NAMES, TEN_YEARS, found, revealed, sheet, wrote
from workshop.everyone import Everyone
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Report, Sentence, Table
from workshop.report.word import word
from workshop.words import words

say = words()
CARD = case_of(CAMDEN).card
LONG = replace(
    LOCAL, options={"title": "Long", "stages": [{"title": f"T{n}", "text": f"Told {n}."} for n in range(1, 9)]}
)
SIGNS = st.sampled_from("12345?.")
LINES = st.lists(st.lists(SIGNS, min_size=5, max_size=5).map(" ".join), min_size=1, max_size=10)


def of(blocks: list[Block], kind: type) -> list:
    return [block for block in blocks if isinstance(block, kind)]


def text(blocks: list[Block]) -> str:
    return "\n".join(map(str, blocks))


def called(blocks: list[Block], name: str) -> Table:
    return next(block for block in of(blocks, Table) if block.id == name)


@pytest.fixture
def seen() -> Findings:
    """Three tables of which one says nothing, at the third of five stages; the lead has revealed."""
    oak = sheet(
        "4 4 2", wrote("moved", 3, "It went <further>."), wrote("condition", 3, "Ask first"), wrote("parked", 1, "x")
    )
    oak = replace(oak, finished=(0, 1, 2))
    elm = replace(sheet("3 . 3", wrote("dissent", 1, "Two of us: no.")), finished=(0, 1))
    return found(*map(revealed, (oak, elm, sheet(""))), part=2, step=1, revealed_at=3)


# -- the chapter


def test_it_opens_with_the_question_and_who_answered(seen: Findings) -> None:
    """With what the case is, how far it was told, and where it comes from."""
    _, question, opening, made, *_ = section(seen, say)
    assert question == Paragraph(say("staged.question"), say("report.question"))
    assert isinstance(opening, Paragraph) and opening.rests_on == ("answers",)
    assert "“The Camden Residents Index”, in three stages" in opening.text
    assert say("staged.report.not_reached") in opening.text and made == Paragraph(say("staged.report.ours"))
    assert opening.text.endswith("Two of three tables answered at one stage or more.")


def test_findings_come_first_in_words(seen: Findings) -> None:
    """Who passed the middle, where tables ended, how they moved, who set conditions; without names, each with its table."""
    (said, *_) = of(section(seen, say), Bullets)
    assert [one.text for one in said.sentences] == [
        "One of two tables stood below the middle, at “Mostly not acceptable” or lower, at some stage: first at stage 3.",
        "One of two tables stood above the middle, at “Mostly acceptable” or higher, at some stage: first at stage 1.",
        "At the last stage that was told tables stood so: one at “Mostly not acceptable”, one at “In between”.",
        "Stage 1: What is brought together. One at “In between”, one at “Mostly acceptable”.",
        "Stage 2: A first use. One table is counted: one stayed. One not counted, without an answer here or at the stage "
        "before.",
        "Stage 3: A second use. One table is counted: one moved towards “not acceptable”. One not counted, without an answer "
        "here or at the stage before.",
        "One of three tables said what they would ask for before it goes ahead; it stands below, stage by stage.",
    ]
    assert all(one.rests_on for one in said.sentences)


def test_every_answer_stands_in_a_table_with_its_gaps(seen: Findings) -> None:
    """A row for each table, also one that said nothing; and how many moved at each stage."""
    blocks = section(seen, say)
    assert called(blocks, "answers").rows == (
        ("Oak", "Mostly acceptable", "Mostly acceptable", "Mostly not acceptable", "3", "1"),
        ("Elm", "In between", "no answer", "In between", "2", "0"),
        ("Ash", "no answer", "no answer", "no answer", "0", "0"),
    )
    moved = called(blocks, "movement")
    assert moved.columns[1:] == (
        "Tables counted", "Not counted", "Moved towards “not acceptable”", "Stayed", "First below the middle", "First above the middle",
    )  # fmt: skip
    assert [row[1:] for row in moved.rows] == [
        ("–", "–", "–", "–", "0", "1"), ("1", "1", "0", "1", "0", "0"), ("1", "1", "1", "0", "1", "0"),
    ]  # fmt: skip


def test_only_stages_that_were_told_are_in_it(seen: Findings) -> None:
    """The report does not tell what the room never heard; what was told stands as it was read out."""
    blocks = section(seen, say)
    headings = [block.text for block in of(blocks, Heading) if block.level == 3]
    assert headings == ["Stage 1: What is brought together", "Stage 2: A first use", "Stage 3: A second use"]
    assert "subletting" not in text(blocks).split(say("staged.report.afterwards"))[0]
    assert [block.said for block in of(blocks, Paragraph) if "123 fields" in block.text] == [True]


def test_what_tables_wrote_stands_at_its_stage_as_typed(seen: Findings) -> None:
    """Reasons and dissent are the tables' to let be quoted, conditions are the record; parked notes are not of the case."""
    blocks = section(seen, say)
    assert of(blocks, Quote) == [
        Quote("Two of us: no.", "Elm, at “In between”", 2),
        Quote("It went <further>.", "Oak, at “Mostly not acceptable”", 1),
    ]
    assert Bullets(("Oak: Ask first",), said=True) in blocks
    assert "parked" not in text(blocks)


def test_what_is_known_besides_is_marked_and_comes_last(seen: Findings) -> None:
    """From the report with its place; from the web never without "not checked" and its source."""
    said, since = (block.items for block in of(section(seen, say), Bullets)[-2:])
    assert all("(Chapter 4, “" in line for line in said)
    assert all("(Not checked. Source: " in line for line in since)


def test_every_stage_has_its_place_in_the_report() -> None:
    """A stage that stands in two places names both."""
    told = text(section(found(sheet("3"), activity=TEN_YEARS, part=5), say))
    assert (
        "Chapter 3, “Sharing data to deliver benefits to Public Service providers”; Annex B, “Spectrum of Identifiability”"
        in told
    )


def test_a_case_of_ones_own_has_no_source_and_nothing_known_since() -> None:
    """It is said to be the workshop's own, its text is given as typed, and no card is about it."""
    seen = found(sheet("3 4"), activity=LOCAL, part=1)
    told = text(section(seen, say))
    assert say("staged.report.local") in told and "Bins of :red[Oak Lane]" in told and "First $x$." in told
    assert say("staged.report.afterwards") not in told and say("card.source") not in told
    assert on_card(seen, "", say) == [] == on_card(seen, CARD, say)


def test_nobody_answered() -> None:
    """Opened and left alone: no picture, and it is said; the same where a case has no stage, or one that nobody was told."""
    seen = found(sheet(""), sheet(""), part=0)
    blocks = section(seen, say)
    assert not of(blocks, Figure) and [row[1] for row in called(blocks, "answers").rows] == ["no answer"] * 2
    assert "No table answered at one stage or more." in text(blocks) and on_card(seen, CARD, say) == []
    assert say("staged.report.no_reveal") in text(how_it_ran(seen, say)) and table_by_table(seen, say) == []
    bare = found(sheet(""), activity=replace(LOCAL, options={}))
    assert [getattr(block, "text", "") for block in section(bare, say)[1:]] == [
        say("staged.question"), say("staged.report.not_told"),
    ]  # fmt: skip
    assert how_it_ran(bare, say)


def test_it_is_printed(seen: Findings) -> None:
    """As a Word document with its picture, and eight stages have room beside each other."""
    many = found(sheet("1 2 3 4 5 ? . 3"), activity=LONG, part=7)
    report = Report("A day", "", "en-GB", (*section(seen, say), *section(many, say)))
    document = Document(BytesIO(word(report, datetime(2026, 11, 24, tzinfo=UTC))))
    assert len(document.inline_shapes) == 2 and [len(table.columns) for table in document.tables] == [6, 7, 11, 7]


def test_from_eight_tables_the_picture_counts() -> None:
    """And every table still stands in the table of answers."""
    blocks = section(found(*[sheet("3 4")] * 9, part=1), say)
    assert "how many tables stood where" in of(blocks, Figure)[0].caption
    assert len(called(blocks, "answers").rows) == 9


# -- the card's page, and the appendices


def test_the_page_of_its_card_has_what_was_found_and_every_condition(seen: Findings) -> None:
    """With reasons from both ends of the stage that moved most; nothing on another card's page."""
    oak = sheet("3 2", wrote("moved", 2, "Too far."), wrote("condition", 1, "Tell people"))
    elm = sheet("3 3", wrote("moved", 2, "Nothing new."))
    blocks = on_card(found(oak, elm, part=1), CARD, say)
    assert "also told in two stages" in text(blocks)
    assert Bullets(("At stage 1, Oak: Tell people",), said=True) in blocks
    assert of(blocks, Quote) == [
        Quote("Too far.", "Oak, at “Mostly not acceptable”, at stage 2", 1),
        Quote("Nothing new.", "Elm, at “In between”, at stage 2", 2),
    ]
    assert on_card(seen, "energy-rebate", say) == []


def test_each_table_has_its_own_path_in_the_appendix(seen: Findings) -> None:
    """With what it asked for at each stage, and no words in a voice under its name."""
    blocks = table_by_table(seen, say)
    assert [block.text for block in of(blocks, Heading)] == ["Oak", "Elm"] and not of(blocks, Quote)
    assert of(blocks, Table)[0].rows[2] == ("Stage 3: A second use", "Mostly not acceptable", "Ask first")


def test_how_it_ran_names_what_is_missing(seen: Findings) -> None:
    """What tables were told, the silent table, the skipped stage, and who had not finished at the reveal."""
    blocks = how_it_ran(seen, say)
    assert CAMDEN.instruction in text(blocks) and "Of the five stages three were told." in text(blocks)
    assert say("staged.report.record") in text(blocks)
    assert blocks[-1] == Bullets((
        "Gave no answer at any stage: Ash.", "Elm gave no answer at: Stage 2.",
        "Had not said that they had answered the last stage: Elm.",
    ))  # fmt: skip


# -- every reference


@pytest.mark.parametrize("activity", [CAMDEN, TEN_YEARS, LOCAL], ids=lambda one: one.id)
@pytest.mark.parametrize("tables", [1, 2, 5, 12])
def test_every_sentence_of_a_simulated_day_leads_to_what_it_rests_on(activity, tables: int) -> None:
    said = Everyone({table: played(activity, table) for table in range(1, 13)})
    everyone = findings(a_day(activity, len(case_of(activity).stages) - 1), activity, said)
    few = replace(
        everyone,
        sheets={table: one for table, one in said.tables.items() if table <= tables},
        day=replace(everyone.day, setup=replace(everyone.day.setup, tables=everyone.day.setup.tables[:tables])),
    )
    blocks = follow(chapter, few, [case_of(activity).card])
    assert all(table in few.sheets for _, table in quoted(blocks))


@settings(max_examples=30)
@given(LINES, st.integers(0, 4))
def test_every_sentence_leads_to_what_it_rests_on(lines: list[str], part: int) -> None:
    """Whatever tables chose or left out, and at whatever stage the case was left."""
    follow(chapter, found(*map(sheet, lines), part=part), [CARD])


@given(LINES)
def test_movement_is_what_the_table_of_answers_holds(lines: list[str]) -> None:
    """Counted again from nothing but its cells."""
    blocks = section(found(*map(sheet, lines)), say)
    if not of(blocks, Figure):
        return
    scale = [say(f"staged.scale.{one}") for one in ("not", "mostly-not", "between", "mostly", "acceptable")]
    cells, moved = [row[1:6] for row in called(blocks, "answers").rows], called(blocks, "movement")
    for stage in range(1, 5):
        pairs = [(row[stage - 1], row[stage]) for row in cells if "no answer" not in row[stage - 1 : stage + 1]]
        steps = [(scale.index(a), scale.index(b)) for a, b in pairs if a in scale and b in scale]
        told = dict(zip(moved.columns, moved.rows[stage], strict=True))
        assert told["Tables counted"] == str(len(pairs))
        assert told.get("Moved towards “acceptable”", "0") == str(sum(b > a for a, b in steps))
        assert told.get("Moved towards “not acceptable”", "0") == str(sum(b < a for a, b in steps))


def test_a_sentence_of_ours_names_no_table() -> None:
    """They stand in the tables, and beside what they said."""
    blocks = section(found(*[sheet("3 4 . ? 1", wrote("condition", 1, "Ask"))] * 4), say)
    ours = [one for block in of(blocks, Bullets) if not block.said for one in block.sentences]
    assert not [one for one in ours if isinstance(one, Sentence) and any(name in one.text for name in NAMES)]
