"""The report's section on weighing a proposal: what tables said, question by question, and what is missing."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from exercises.framework.findings import Findings
from exercises.framework.questions import QUESTIONS
from exercises.framework.section import section
from tests.exercises.framework.told import ALL_MET, everywhere, found, frozen, note, said
from tests.exercises.ranking.test_section import HOSTILE, tables, texts, under
from workshop.report.blocks import Block, Figure, Heading, Paragraph, Report, Table
from workshop.report.word import word
from workshop.words import words

say = words()
WHEN = datetime(2026, 11, 24, 17, tzinfo=UTC)


def written(of: Findings) -> list[Block]:
    return section(of, say)


def whole(of: Findings) -> str:
    return "\n".join(texts(written(of)))


def about(of: Findings, question: str) -> Block:
    """The table of one question, or the sentence in its place."""
    number, label = QUESTIONS[question].number, QUESTIONS[question].text
    return next(
        block
        for block in written(of)
        if (isinstance(block, Table) and block.caption.startswith(f"{number} {label}"))
        or (isinstance(block, Paragraph) and block.strong == f"{number} {label}")
    )


def test_its_parts_in_order() -> None:
    """What was weighed, the conditions, where tables stand feature by feature, the readings, what is missing, the wording."""
    headings = [block.text for block in written(found(everywhere("3"), everywhere("4"))) if isinstance(block, Heading)]
    names = ("proposal", "conditions", "stand", "readings", "missing", "wording")
    assert [one for one in headings if one in {say(f"framework.report.{name}") for name in names}] == [
        say(f"framework.report.{name}") for name in names
    ]
    assert [one[:2] for one in headings if one[1:2] == "."] == ["1.", "2.", "3.", "4.", "5."]


def test_a_question_tells_where_each_table_stands_what_would_move_it_and_why() -> None:
    """What would move it comes before the reason, and a table that said nothing of it has no row."""
    of = found(
        said(note("move", "Ask first.", "1-1"), note("reason", "Slow.", "1-1"), q1_1="2"),
        said(note("reason", "Only a thought.", "1-1")),
        said(q1_2="4"),
    )
    told = about(of, "1-1")
    assert isinstance(told, Table) and told.columns[1:] == ("Where it stands", "What would move it to the right", "Why")
    assert told.rows == (
        ("Oak", "nearer the left", "Ask first.", "Slow."),
        ("Elm", "not answered", "–", "Only a thought."),
    )
    assert "left is “They gain nothing directly”" in told.caption and "right is “" in told.caption
    assert about(of, "2-1") == Paragraph(say("framework.report.nobody"), f"2.1 {QUESTIONS['2-1'].text}")


def test_one_team_has_a_table_a_feature_with_both_ends() -> None:
    """Five tables of answers instead of eighteen, each question with its ends."""
    blocks = written(found(everywhere("4", note("move", "Ask first.", "3-3"))))
    answers = [one for one in tables(blocks) if one.columns[0] == "Question"]
    assert [len(one.rows) for one in answers] == [4, 3, 5, 2, 4]
    assert answers[2].rows[2][1:] == ("nearer the right", "Ask first.", "–") and "Left: " in answers[2].rows[2][0]


def test_the_conditions_and_who_does_not_call_them_met() -> None:
    """By table, with what was written, and plainly where one is not met."""
    of = found(said(note("condition", "No policy.", "secure"), **{**ALL_MET, "secure": "not_yet"}), said(**ALL_MET))
    blocks = under(written(of), say("framework.report.conditions"))
    rows = {row[0].split(":")[0]: row[1:] for row in tables(blocks)[0].rows}
    assert rows["Secure"] == ("Elm", "Oak", "–") and tables(blocks)[1].rows == (("Secure", "Oak", "No policy."),)
    assert any("Oak does not call every condition met: Secure." in text for text in texts(blocks))
    assert say("framework.report.all_met") in whole(found(said(**ALL_MET)))
    assert say("framework.report.no_conditions") in whole(found(said(), said()))


def test_words_of_agreement_come_with_chance_and_not_for_few() -> None:
    """And never for tables that weighed proposals of their own."""
    assert "chance alone would give" in whole(found(*[everywhere("1")] * 2, *[everywhere("5")] * 2))
    few = whole(found(everywhere("1"), everywhere("5")))
    assert say("framework.report.few") in few and "chance alone would give" not in few
    own = found(everywhere("1", note("title", "Ours")), everywhere("5"), deal=False)
    assert "Each table weighed a proposal of its own" in whole(own) and say("framework.report.few") not in whole(own)
    assert "What Oak weighed" in whole(own) and "What Elm weighed" not in whole(own)


def test_nothing_is_added_up() -> None:
    """It says that there is no total, no mean and no pass mark, and gives none; left may be justified for other reasons."""
    told = whole(found(everywhere("1"), everywhere("2")))
    assert say("framework.report.no_total") in told and "justified for other reasons" in told
    assert "reject" not in told.replace("Left is no reason to reject", "") and "mean of" not in told


def test_second_thoughts_stand_apart() -> None:
    """The record stays; what was changed after the reveal is told by table."""
    of = found(frozen(everywhere("2"), q1_1="4"), frozen(everywhere("3")))
    told = about(of, "1-1")
    assert isinstance(told, Table) and told.rows[0][1] == "nearer the left"
    assert "Oak: 1.1 Direct benefit, from “nearer the left” to “nearer the right”." in whole(of)
    assert say("framework.report.moved") not in whole(found(everywhere("2")))


def test_what_is_missing_is_said() -> None:
    """Questions that were asked and not answered, and tables that had not finished."""
    told = texts(under(written(found(everywhere("3"), said(finished=(), **ALL_MET))), say("framework.report.missing")))
    assert any(text.startswith("Had not finished every part: Elm.") for text in told)
    assert any(text.startswith("Elm did not answer: 1.1 Direct benefit") for text in told)
    assert say("framework.report.nothing_missing") in whole(found(everywhere("3")))


def test_dealt_questions_are_not_missing_where_they_were_not_asked() -> None:
    """And the reader is told that features were dealt."""
    of = found(everywhere("3"), said(), said(), title="One", deal=True)
    assert say("framework.report.dealt") in whole(of)
    unanswered = next(text for text in texts(written(of)) if text.startswith("Ash did not answer"))
    assert "5.1" in unanswered and "2.1" not in unanswered


def test_our_left_ends_and_the_reports_two_wordings_are_noted() -> None:
    """So that nothing of ours passes for the report's."""
    notes = " ".join(texts(under(written(found(said())), say("framework.report.wording"))))
    assert "5.1, 5.2, 5.3, 5.4 are ours" in notes and "tangible, recognised and valued" in notes


def test_where_a_table_did_not_agree() -> None:
    """In its own words."""
    assert Paragraph("Two of us would not.", "Where Oak did not agree:") in written(
        found(said(note("dissent", "Two of us would not.")))
    )


@pytest.mark.parametrize("teams", [1, 3, 9])
def test_it_is_a_word_document(teams: int) -> None:
    """With a picture for each feature that has an answer, each with words instead, and what was typed as it was typed."""
    sheets = [everywhere("4", note("move", HOSTILE, "1-1"))] * teams
    blocks = written(found(*sheets, title=HOSTILE))
    assert sum(isinstance(block, Figure) and bool(block.alt) for block in blocks) == 5
    document = Document(BytesIO(word(Report("R", "", "en-GB", tuple(blocks)), WHEN)))
    assert len(document.inline_shapes) == 5
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert HOSTILE in cells
    assert not [block for block in written(found(said())) if isinstance(block, Figure)]
