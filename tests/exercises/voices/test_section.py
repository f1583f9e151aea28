"""Expert voices in the area report."""

from exercises.voices.findings import YES, aloud_of
from exercises.voices.section import section
from tests.exercises.voices.asking import ASH, ELM, LEFT_OUT, MATCH, OAK, all_released, found, note, releasing
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote
from workshop.sheet import Sheet
from workshop.words import words

say = words()


def text(blocks: list[Block]) -> str:
    return repr(blocks)


def quotes(blocks: list[Block]) -> dict[str, str]:
    return {block.text: block.credit for block in blocks if isinstance(block, Quote)}


def test_answers_stand_under_their_questions_with_the_expert_s_credit() -> None:
    """And no table is named beside a question."""
    blocks = section(found(room=all_released()), say)
    assert quotes(blocks)["Ask who is told."] == say("voices_report.credit_part", part="data protection law")
    assert quotes(blocks)["Ask who would notice."] == say("voices_report.credit")
    asked = blocks.index(Paragraph("Can somebody be left out?", say("voices_report.question")))
    assert isinstance(blocks[asked + 1], Quote)
    before = text(blocks[: blocks.index(Heading(say("voices_report.heard"), 2))])
    assert not any(name in before for name in ("Oak", "Elm", "Ash,"))


def test_what_was_not_released_is_counted_and_not_quoted() -> None:
    """Nor is what an expert knows about given where that was not released."""
    blocks = section(found(room=releasing("Ask who would notice.")), say)
    assert list(quotes(blocks)) == ["Ask who would notice."]
    assert Paragraph(say("voices_report.unreleased", n=4)) in blocks
    assert "law" not in text(blocks) and Heading(say("voices_report.clarifications"), 2) not in blocks
    assert Paragraph(say("voices_report.no_answer")) in blocks


def test_answered_aloud_is_said() -> None:
    """With or without an answer in writing."""
    aloud = {aloud_of(LEFT_OUT): YES, aloud_of(MATCH): YES}
    blocks = section(found(room=releasing("Ask who is told.", **aloud)), say)
    assert Paragraph(say("voices_report.also_aloud")) in blocks and Paragraph(say("voices_report.aloud")) in blocks
    assert Paragraph(say("voices_report.no_answer")) not in blocks


def test_what_tables_took_from_it_is_theirs_and_named() -> None:
    """Under a heading of its own; who wrote nothing is said."""
    blocks = section(found(), say)
    after = blocks[blocks.index(Heading(say("voices_report.heard"), 2)) :]
    assert Paragraph(say("voices_report.heard_table", table="Elm")) in after
    assert Bullets(("Mistakes can be found.",)) in after
    assert after[-1] == Paragraph(say("voices_report.heard_nothing", tables="Oak, Ash"))


def test_clarifications_are_told_by_card_and_for_the_day() -> None:
    """With the card's letter and title."""
    blocks = section(found(room=all_released()), say)
    at = blocks.index(Heading(say("voices_report.clarifications"), 2))
    assert "The card does not say." in text(blocks[at : at + 3])
    assert Paragraph(say("voices_report.whole_day")) in blocks


def test_a_day_without_a_word_has_a_section_that_says_so() -> None:
    """Nothing is filled in."""
    silent = found(tables={OAK: Sheet(), ELM: Sheet(), ASH: Sheet()}, observers={})
    blocks = section(silent, say)
    assert (
        Paragraph(say("voices_report.no_questions")) in blocks and Paragraph(say("voices_report.none_heard")) in blocks
    )
    assert quotes(blocks) == {}


def test_questions_of_a_day_that_did_not_open_it_are_reported() -> None:
    """And that it had no time of its own."""
    blocks = section(found(opened=False), say)
    assert Paragraph(say("voices_report.not_opened")) in blocks and "Can somebody be left out?" in text(blocks)


def test_an_answer_to_a_question_that_was_taken_back_is_told_as_such() -> None:
    """The question is not made up again."""
    gone = {OAK: Sheet(), ELM: Sheet((note("q1", "question", "What if a match is wrong?"),)), ASH: Sheet()}
    blocks = section(found(tables=gone, room=releasing("Ask who is told.")), say)
    assert Paragraph(say("voices_report.question_gone"), say("voices_report.question")) in blocks
