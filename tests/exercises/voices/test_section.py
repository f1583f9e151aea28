"""Expert voices in the area report: the chapter, the pages of cards, and the appendices."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.voices import VOICES, section
from exercises.voices.findings import (
    ANSWER,
    CLARIFICATION,
    FOR_ALL,
    HEARD,
    PART,
    QUESTION,
    YES,
    Findings,
    aloud_of,
    findings,
    question_id,
    release_of,
)
from tests.exercises.following import chapter, follow, ours, quoted, sentences
from tests.exercises.voices.asking import ASH, ELM, LEFT_OUT, MATCH, OAK, a_day, all_released, found, note, releasing
from tests.people import DECK
from workshop.everyone import Everyone
from workshop.report.blocks import Block, Bullets, Heading, Quote, Table
from workshop.sheet import Sheet
from workshop.words import words

say = words()


def quotes(blocks: list[Block]) -> dict[str, str]:
    return {block.text: block.credit for block in blocks if isinstance(block, Quote)}


def texts(blocks: list[Block]) -> list[str]:
    return [one.text for one in sentences(blocks)]


def tables(blocks: list[Block]) -> dict[str, Table]:
    return {block.id: block for block in blocks if isinstance(block, Table)}


def test_the_chapter_says_what_was_asked_and_what_tables_made_of_it() -> None:
    """Counted in sentences, first what a reader who was not there looks for."""
    blocks = section.section(found(room=all_released()), say)
    assert texts(blocks)[:6] == [
        say("voices_report.role"), say("voices.question"), "Tables asked two questions.", "Two were answered in writing.",
        "One of three tables wrote down what it heard that changes what it thinks; its words stand with it in the appendix.",
        "Experts made something clear about one card, on whose page it stands.",
    ]  # fmt: skip
    assert Bullets(("data protection law",), said=True) in blocks


def test_answers_stand_under_their_questions_with_the_expert_s_credit() -> None:
    """No table is named beside a question, but it is its table's to let be quoted; an expert's words are nobody's table's."""
    blocks = section.section(found(room=all_released()), say)
    assert quotes(blocks)["Ask who is told."] == say("voices_report.credit_part", part="data protection law")
    assert quotes(blocks)["Ask who would notice."] == say("voices_report.credit")
    asked = blocks.index(Quote("Can somebody be left out?", say("voices_report.asks"), OAK))
    assert isinstance(blocks[asked - 1], Heading) and blocks[asked + 1] == Quote(
        "Ask who is told.", "An invited expert (data protection law)"
    )
    assert not any(name in repr(blocks) for name in ("Oak", "Elm", "Ash,"))


def test_what_was_not_released_is_counted_and_not_quoted() -> None:
    """Nor is what an expert knows about given where that was not released."""
    here = found(room=releasing("Ask who would notice."))
    blocks = chapter(section, here, here.deck)
    assert set(quotes(blocks)) == {
        "Can somebody be left out?", "What if a match is wrong?", "Ask who would notice.", "Mistakes can be found.",
    }  # fmt: skip
    assert say.sentence("voices_report.unreleased_many", n="four") in texts(blocks)
    assert "protection" not in repr(blocks) and "clear" not in tables(blocks)
    assert say("voices_report.no_answer") in texts(blocks)
    assert tables(blocks)["released"].rows[1] == ("Answers of experts", "2", "1")


def test_answered_aloud_is_said() -> None:
    """With or without an answer in writing."""
    aloud = {aloud_of(LEFT_OUT): YES, aloud_of(MATCH): YES}
    told = texts(section.section(found(room=releasing("Ask who is told.", **aloud)), say))
    assert say("voices_report.also_aloud") in told and say("voices_report.aloud") in told
    assert "One was answered in writing." in told and say("voices_report.aloud_one") in told
    assert say("voices_report.no_answer") not in told


def test_what_tables_took_from_it_is_theirs() -> None:
    """In the appendix, under their names, as quotations that they may withhold; who wrote nothing is named."""
    assert quoted(section.table_by_table(found(), say)) == [("Mistakes can be found.", ELM)]
    assert "Wrote nothing on what they heard: Oak, Ash." in texts(section.how_it_ran(found(), say))
    assert "Mistakes can be found." not in repr(section.section(found(), say))


def test_what_was_made_clear_of_a_card_stands_on_its_page() -> None:
    """And for the day in the chapter."""
    here = found(room=all_released())
    assert section.on_card(here, DECK[0], say) == [
        Quote("The card does not say.", "An invited expert (data protection law)")
    ]
    assert section.on_card(here, DECK[1], say) == section.on_card(here, "gone", say) == []
    blocks = section.section(here, say)
    assert blocks[-1] == Quote("Not stated is an answer.", "An invited expert (data protection law)")
    assert "The card does not say." not in repr(blocks)
    assert tables(blocks)["clear"].rows == ((f"A  {here.deck[DECK[0]].card.title}", "1"),)


def test_a_day_without_a_word_has_a_chapter_that_says_so() -> None:
    """Nothing is filled in."""
    silent = found(tables={OAK: Sheet(), ELM: Sheet(), ASH: Sheet()}, observers={})
    blocks = section.section(silent, say)
    assert texts(blocks)[2:] == [say("voices_report.no_questions")] and quotes(blocks) == {}
    assert say("voices_report.experts_none") in texts(section.how_it_ran(silent, say))
    assert section.table_by_table(silent, say) == []


def test_questions_of_a_day_that_did_not_open_it_are_reported() -> None:
    """And that it had no time of its own."""
    here = found(opened=False)
    assert "Can somebody be left out?" in quotes(section.section(here, say))
    told = texts(section.how_it_ran(here, say))
    assert say("voices_report.not_opened") in told and not any("minutes" in one for one in told)


def test_an_answer_to_a_question_that_was_taken_back_is_told_as_such() -> None:
    """The question is not made up again."""
    gone = {OAK: Sheet(), ELM: Sheet((note("q1", "question", "What if a match is wrong?"),)), ASH: Sheet()}
    blocks = section.section(found(tables=gone, room=releasing("Ask who is told.")), say)
    assert say("voices_report.question_gone") in texts(blocks) and "Ask who is told." in quotes(blocks)


def test_what_people_wrote_is_never_in_words_of_ours() -> None:
    here = found(room=all_released())
    blocks = chapter(section, here, here.deck)
    typed = [said.text for said in here.everything] + [one.text for one in here.questions] + ["Mistakes can be found."]
    assert not any(text in ours(blocks) for text in typed) and all(text in repr(blocks) for text in typed)


@st.composite
def days(draw: st.DrawFn) -> Findings:
    """Three tables ask and take note, two experts write, the lead releases some of it; some questions are taken back."""
    some = st.integers(0, 3)
    asked = {table: draw(some) for table in (OAK, ELM, ASH)}
    sheets = {
        table: Sheet((*(note(f"q{n}", QUESTION, f"Three of {n}?") for n in range(many) if draw(st.integers(0, 5))),
                      *(note(f"h{n}", HEARD, f"Two of {n}") for n in range(draw(some)))))
        for table, many in asked.items()
    }  # fmt: skip
    ids = [question_id(table, f"q{n}") for table, many in asked.items() for n in range(many)]
    experts = {
        seat: Sheet((*(note(f"a{id}", ANSWER, f"Six {id}", id) for id in ids if draw(st.booleans())),
                     *(note(f"c{card}", CLARIFICATION, "Four", card) for card in DECK if draw(st.booleans())),
                     *(note(f"d{n}", FOR_ALL, "Five") for n in range(draw(some))),
                     *([note("p", PART, "two fields")] if draw(st.booleans()) else [])))
        for seat in draw(st.sampled_from([(), (14,), (14, 15)]))
    }  # fmt: skip
    day, all_said = a_day(draw(st.booleans())), Everyone(sheets, observers=experts, room=Sheet())
    chosen: dict[str, Any] = {
        release_of(one.id): one.mark for one in findings(day, VOICES, all_said).everything if draw(st.booleans())
    }
    chosen |= {aloud_of(id): YES for id in ids if draw(st.booleans())}
    return findings(day, VOICES, Everyone(sheets, observers=experts, room=Sheet(choices=chosen)))


@settings(max_examples=60, deadline=None)
@given(days())
def test_every_sentence_leads_to_what_it_rests_on(here: Findings) -> None:
    """Whatever was asked, answered, released or taken back."""
    follow(section, here, here.deck)
