"""The report's chapter on weighing a proposal: what tables said, question by question, and what is missing."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.framework import section as chapter
from exercises.framework.findings import Findings
from exercises.framework.questions import CONDITIONS, FEATURES, QUESTIONS, SAYS
from exercises.framework.section import how_it_ran, method, on_card, section, table_by_table
from tests.exercises.following import follow, ours, quoted
from tests.exercises.framework.test_simulated import room
from tests.exercises.framework.told import ALL_MET, PROPOSAL, everywhere, found, frozen, note, said
from tests.exercises.ranking.test_section import HOSTILE, tables, texts, under
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Report, Table
from workshop.report.word import word
from workshop.words import words

say = words()
WHEN = datetime(2026, 11, 24, 17, tzinfo=UTC)
CARD = next(iter(found(said()).day.setup.deck()))


def written(of: Findings) -> list[Block]:
    return section(of, say)


def whole(of: Findings) -> str:
    return "\n".join(texts(written(of)))


def about(of: Findings, question: str) -> list[Block]:
    """What stands under one question."""
    return under(written(of), f"{QUESTIONS[question].number} {QUESTIONS[question].text}")


def called(blocks: list[Block], name: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.id == name)


# -- the chapter


def test_its_parts_in_order() -> None:
    """What was weighed, the conditions, where tables stand feature by feature, the readings."""
    headings = [block.text for block in written(found(everywhere("3"), everywhere("4"))) if isinstance(block, Heading)]
    names = ("proposal", "conditions", "stand", "readings")
    assert headings[0] == say("framework.heading")
    assert [one for one in headings if one in {say(f"framework.report.{name}") for name in names}] == [
        say(f"framework.report.{name}") for name in names
    ]
    assert [one[:2] for one in headings if one[1:3] == ". "] == ["1.", "2.", "3.", "4.", "5."]


def test_it_opens_with_the_question_and_who_answered() -> None:
    """And that nothing is added up."""
    _, question, what, who, *_ = written(found(everywhere("3"), said(**ALL_MET)))
    assert question == Paragraph(say("framework.question"), say("report.question"))
    assert isinstance(what, Paragraph) and say("framework.report.no_total") in what.text
    assert who == Paragraph("One of two tables answered at least one question.", rests_on=("answered",))


def test_a_question_tells_where_tables_stand_what_would_move_it_and_why() -> None:
    """In words that fit their number; what would move it is the record, why is theirs to let be quoted."""
    of = found(
        said(note("move", "Ask first.", "1-1"), note("reason", "Slow.", "1-1"), q1_1="2"),
        said(note("reason", "Only a thought.", "1-1"), q1_1="cannot"),
        said(q1_2="4", q1_1="5"),
        said(),
    )
    told, lead, moves, *quotes = about(of, "1-1")
    assert isinstance(told, Paragraph) and told.rests_on == ("questions",)
    assert told.text.startswith("Left is “They gain nothing directly”, right is “")
    assert told.text.endswith(
        "One of four tables stood towards the left, one towards the right, one could not say yet, one did not answer."
    )
    assert lead == Paragraph(say("framework.report.moves_lead")) and moves == Bullets(("Oak: Ask first.",), said=True)
    assert quotes == [Quote("Slow.", "Oak: nearer the left", 1), Quote("Only a thought.", "Elm: cannot say yet", 2)]
    (silent,) = about(of, "2-1")
    assert isinstance(silent, Paragraph) and silent.text.endswith(say("framework.report.nobody"))


@pytest.mark.parametrize(("points", "told"), [
    (("1", "2"), "Both tables stood towards the left."),
    (("3", "3", "3"), "All three tables stood in the middle."),
    (("consent", "5"), "One of two tables stood towards the right, for one it does not apply, since consent was given."),
])  # fmt: skip
def test_tables_are_counted_on_each_side(points: tuple[str, ...], told: str) -> None:
    (paragraph,) = about(found(*(said(q3_3=point) for point in points)), "3-3")
    assert isinstance(paragraph, Paragraph) and paragraph.text.endswith(told)


def test_every_question_is_counted_in_one_table() -> None:
    """By side; the word for it from four tables on; what does not apply only where somebody said so."""
    of = found(*[everywhere("1")] * 2, everywhere("4"), everywhere("5", q3_3="consent"))
    table = called(written(of), "questions")
    assert table.columns[1:] == ("Towards the left", "In the middle", "Towards the right", "Cannot say", "Not applicable",
                                 "No answer", "Tables asked", "In a word")  # fmt: skip
    rows = {row[0]: row[1:] for row in table.rows}
    assert len(rows) == 18 and rows["1.1 Direct benefit"] == ("2", "0", "2", "0", "0", "0", "4", "split")
    few = called(written(found(everywhere("1"), everywhere("5"))), "questions")
    assert few.columns[-1] == "Tables asked" and "Not applicable" not in few.columns


def test_one_team_has_a_table_a_feature_with_both_ends() -> None:
    """And is told where to begin; no sentence speaks of tables, and its own words need nobody's leave in its own report."""
    own = {"alone": True, "title": "One"}
    of = found(
        everywhere("4", note("move", "Ask first.", "3-3"), note("reason", "So.", "3-3"), q1_2="1", q5_1="cannot"), **own
    )
    blocks = follow(chapter, of)
    answers = [one for one in tables(blocks) if one.id.startswith("feature-")]
    assert [len(one.rows) for one in answers] == [4, 3, 5, 2, 4]
    assert answers[2].rows[2][1:] == ("nearer the right", "Ask first.") and "Left: " in answers[2].rows[2][0]
    (where,) = [block for block in under(blocks, say("framework.report.stand_alone")) if isinstance(block, Bullets)]
    assert [(one.text, one.rests_on) for one in where.sentences] == [
        (f"Towards the left, where to begin: {QUESTIONS['1-2'].label}.", ("feature-1",)),
        (f"Cannot say yet: {QUESTIONS['5-1'].label}.", ("feature-5",)),
    ]
    assert quoted(blocks) == [("So.", 0)] and table_by_table(of, say) == []


def test_the_conditions_and_how_many_do_not_call_them_met() -> None:
    """By table below it, with what was written."""
    of = found(said(note("condition", "No policy.", "secure"), **{**ALL_MET, "secure": "not_yet"}),
               said(**{**ALL_MET, "secure": "cannot"}), said(**ALL_MET))  # fmt: skip
    blocks = under(written(of), say("framework.report.conditions"))
    rows = {row[0].split(":")[0]: row[1:] for row in tables(blocks)[0].rows}
    assert rows["Secure"] == ("Ash", "Oak", "Elm", "3")
    (unmet,) = [block for block in blocks if isinstance(block, Bullets)]
    assert [one.text for one in unmet.sentences] == [
        "Secure: one of three tables said “not yet”, one could not say yet."
    ]
    assert blocks[-1] == Quote("No policy.", "Oak, on Secure", 1)
    assert say("framework.report.all_met") in whole(found(said(**ALL_MET), said()))
    alone = written(found(said(**{**ALL_MET, "secure": "not_yet"}), alone=True, title="One"))
    assert "Secure: the team said “not yet”." in texts(alone)
    assert called(alone, "conditions").rows[3][1] == "not yet"
    assert say("framework.report.all_met_alone") in whole(found(said(**ALL_MET)))
    assert say("framework.report.no_conditions") in whole(found(said(), said()))


def test_words_of_agreement_come_with_chance_and_not_for_few() -> None:
    """And never for tables that weighed proposals of their own; their rule stands with the method."""
    four = found(*[everywhere("1")] * 2, *[everywhere("5")] * 2)
    assert "chance alone would give" in whole(four) and called(written(four), "words").rows[0][:2] == ("split", "18")
    assert say("framework.report.rule") in texts(method(four, say))
    few = found(everywhere("1"), everywhere("5"))
    assert say("framework.report.few") in whole(few) and "chance alone would give" not in whole(few)
    assert say("framework.report.rule") not in texts(method(few, say))


def test_proposals_of_their_own_are_not_set_beside_each_other() -> None:
    """No picture, no counts; why each put it there, and in the appendix what would move it."""
    of = found(everywhere("1", note("title", "Ours"), note("reason", "So.", "1-1"), note("move", "Ask.", "1-1")), everywhere("5"),
               deal=False)  # fmt: skip
    blocks = follow(chapter, of)
    assert say("framework.report.each_own") in texts(blocks) and say("framework.report.few") not in texts(blocks)
    assert "What Oak weighed" in texts(blocks) and "What Elm weighed" not in texts(blocks)
    assert not [block for block in written(of) if isinstance(block, Figure)]
    assert under(written(of), "Why: 1.1 Direct benefit") == [Quote("So.", "Oak: furthest left", 1)]
    assert called(blocks, "own-1").rows[len(CONDITIONS)] == ("1.1 Direct benefit", "furthest left", "Ask.")


def test_nothing_is_added_up() -> None:
    """It says that there is no total, no mean and no pass mark, and gives none; left may be justified for other reasons."""
    told = whole(found(everywhere("1"), everywhere("2")))
    assert say("framework.report.no_total") in told and "justified for other reasons" in told
    assert "reject" not in told and "mean of" not in told


def test_second_thoughts_stand_apart() -> None:
    """The record stays; what was changed after the reveal is told by table."""
    of = found(frozen(everywhere("2"), q1_1="4"), frozen(everywhere("3")))
    who, table = under(written(of), say("framework.report.moved"))
    assert isinstance(who, Paragraph) and who.text.startswith("One of two tables changed an answer once they had seen")
    assert isinstance(table, Table) and table.rows == (
        ("Oak", "1.1 Direct benefit", "nearer the left", "nearer the right"),
    )
    told, *_ = about(of, "1-1")
    assert isinstance(told, Paragraph) and "One of two tables stood towards the left, one in the middle." in told.text
    assert say("framework.report.moved") not in whole(found(everywhere("2")))


def test_where_a_table_did_not_agree() -> None:
    """In its own words, for it to let be quoted."""
    of = found(said(note("dissent", "Two of us would not.")), said())
    assert Quote("Two of us would not.", "Oak", 1) in under(written(of), say("framework.report.dissent"))


# -- the card's page, and the appendices


def test_the_page_of_its_card_says_what_was_found() -> None:
    """Only where the proposal is a card, on no other card's page, and only where somebody answered."""
    of = found(everywhere("1", secure="not_yet"), everywhere("5"), card=CARD)
    blocks = follow(chapter, of, of.day.setup.deck())
    said_here = on_card(of, CARD, say)
    assert "Secure: one of two tables said “not yet”." in ours(said_here) and ours(said_here) in ours(blocks)
    assert on_card(of, "another", say) == [] == on_card(found(said(), card=CARD), CARD, say)
    assert on_card(found(everywhere("1")), CARD, say) == [] == on_card(found(everywhere("1")), "", say)


def test_every_answer_of_each_table_stands_in_the_appendix() -> None:
    """First how much each answered; then tables of one proposal side by side, six on a page, but for those that said nothing."""
    blocks = table_by_table(found(frozen(everywhere("2"), q1_1="4"), said(q1_1="1"), said()), say)
    assert called(blocks, "answered").rows == (
        ("Oak", "6", "18", "18", "1"), ("Elm", "0", "18", "1", "0"), ("Ash", "0", "18", "0", "0"),
    )  # fmt: skip
    side = called(blocks, "own-1")
    assert side.columns == ("Question", "Oak", "Elm") and len(side.rows) == 24
    assert side.rows[6] == ("1.1 Direct benefit", "nearer the left", "furthest left")
    many = table_by_table(found(*[everywhere("2")] * 8), say)
    assert [len(block.columns) for block in tables(many)][1:] == [7, 3]


def test_how_it_ran_says_what_is_missing() -> None:
    """Questions that were asked and not answered, and tables that had not finished."""
    of = found(everywhere("3"), said(finished=(), **ALL_MET), said())
    told = texts(how_it_ran(of, say))
    assert of.activity.instruction in told and "120 minutes were planned." in told[1]
    assert any(text.startswith("Had not finished every part: Elm.") for text in told)
    assert any(text.startswith("Elm did not answer: 1.1 Direct benefit") for text in told)
    assert "Ash answered nothing." in told
    assert say("framework.report.nothing_missing") in texts(how_it_ran(found(everywhere("3")), say))


def test_dealt_questions_are_not_missing_where_they_were_not_asked() -> None:
    """And the reader is told that features were dealt."""
    of = found(everywhere("3"), said(q1_1="1"), said(q1_1="1"), title="One", deal=True)
    told = texts(how_it_ran(of, say))
    assert any(say("framework.report.dealt") in text for text in told)
    unanswered = next(text for text in told if text.startswith("Ash did not answer"))
    assert "5.1" in unanswered and "2.1" not in unanswered
    follow(chapter, of)


def test_our_left_ends_and_the_reports_two_wordings_are_noted() -> None:
    """So that nothing of ours passes for the report's."""
    notes = " ".join(texts(method(found(said()), say)))
    assert "5.1, 5.2, 5.3, 5.4 are ours" in notes and "tangible, recognised and valued" in notes


@pytest.mark.parametrize("teams", [1, 9])
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


# -- every reference


@pytest.mark.parametrize("count", [1, 2, 4, 9])
@pytest.mark.parametrize(
    "options", [PROPOSAL, {"card": "B"}, {"deal": True, **PROPOSAL}, {}], ids=["one", "card", "dealt", "own"]
)
def test_every_sentence_of_a_simulated_day_leads_to_what_it_rests_on(count: int, options: dict[str, object]) -> None:
    of = room(options, count)
    assert quoted(follow(chapter, of, of.day.setup.deck()))


CHOICES = st.dictionaries(
    st.sampled_from(["1-1", "1-3", "3-3", "5-4"]), st.sampled_from(["1", "2", "3", "4", "5", "cannot"])
)
SAID = st.dictionaries(st.sampled_from([one.id for one in CONDITIONS]), st.sampled_from(SAYS))


@settings(max_examples=20)
@given(st.lists(st.tuples(CHOICES, SAID), min_size=1, max_size=9), st.sampled_from([{}, {"title": "One"}]))
def test_every_sentence_leads_to_what_it_rests_on(
    chosen: list[tuple[dict[str, str], dict[str, str]]], options: dict
) -> None:
    """Whatever tables answered or left out; and every row of the counts comes to the tables that were asked."""
    sheets = [
        said(**{f"q{one.replace('-', '_')}": to for one, to in points.items()}, **gate) for points, gate in chosen
    ]
    blocks = follow(chapter, found(*sheets, **options or {"deal": False}))
    for table in tables(blocks):
        if table.id == "questions":
            asked = table.columns.index(say("framework.report.column_asked"))
            assert all(sum(map(int, row[1:asked])) == int(row[asked]) == len(sheets) for row in table.rows)
            assert len(table.rows) == sum(len(one.questions) for one in FEATURES)
