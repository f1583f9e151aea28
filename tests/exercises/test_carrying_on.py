"""The carry-on page: a paragraph for a committee paper, figures to paste, and half an hour in a team."""

from dataclasses import replace

import pytest

from exercises.carrying_on import MOST_FIGURES, carry_on, committee, questions, to_paste
from exercises.dividing import to_discuss
from exercises.rounds import Round
from tests.exercises.plenary import told as plenary
from tests.exercises.ranking.told import A, B, C, E, found, revealed, said
from tests.exercises.test_opening import CAMPS, checked, discussed, ranked, steps
from tests.people import pack, setting_up
from workshop.day import Day
from workshop.report.blocks import Block, Bullets, Figure, Heading, Passage
from workshop.words import words

SAY = words()
DAY = Day(setting_up(date="24 November 2026"))


def paragraph(*rounds: Round, people: int = 12, day: Day = DAY) -> str:
    return " ".join(sentence.text for sentence in committee(day, people, rounds, SAY))


def drawn(chapter: str) -> dict[str, Figure]:
    return {chapter: Figure(f"{chapter} drawn", "x", {}, f"{chapter}/first")}


def titles(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_the_paragraph_says_what_was_held_first_and_last_how_far_it_carries() -> None:
    """Also of a day on which nobody said anything, or without cards, date or head count."""
    assert paragraph() == (
        "On 24 November 2026, three tables, 12 people by their own count, took part in a workshop in Ashdale on examples of "
        f"data sharing by public services. {SAY('carry.limits')}"
    )
    bare = Day(setting_up(date="", cards=()))
    assert paragraph(people=0, day=bare).startswith(
        "On the day, three tables took part in a workshop in Ashdale on a proposal"
    )


def test_rankings_by_as_many_tables_stand_in_one_sentence() -> None:
    """And others in one of their own."""
    risk = ranked(said("A B C D E"), said("E D C B A", finished=False), exercise="risk")
    both = paragraph(ranked(said("A B C D E"), said("E D C B A")), ranked(said("A"), said("B"), exercise="risk"))
    assert "Both tables put five cards in order, for “Public benefit” and for “Risk”." in both
    apart = paragraph(ranked(said("A B C D E"), said("E D C B A")), risk)
    assert "Both tables put five" in apart and "One of two tables put five cards in order, for “Risk”." in apart


def test_agreement_is_said_of_many_tables_with_what_chance_gives() -> None:
    """And of a statement that every table called right which answered."""
    alike = ranked(*[said("A B C D E")] * 4)
    assert "tables saw these alike: “Justice Data Lab”" in paragraph(alike) and "chance" in paragraph(alike)
    assert "alike" not in paragraph(ranked(*[said("A B C D E")] * 3))
    assert "called this right" not in paragraph(checked("We asked who would benefit first."))
    right = discussed({1: plenary.after(*plenary.answers("So it is.", "right"))}, plenary.shown_room("So it is."))
    assert "One of three tables called this right: “So it is.”" in paragraph(right)


def test_what_divided_tables_is_named_with_its_places() -> None:
    """By name and not by letter: whoever reads it has no cards in hand."""
    assert (
        "For “Public benefit”, tables stood in camps over “Justice Data Lab”, which all four tables that finished had from place "
        "1 to place 5 of 5."
    ) in paragraph(CAMPS)
    two = ranked(said("A B C D E", argued=B), said("E D C B A"))
    assert "one of two tables argued most over “Discount check”, which both tables" in paragraph(two)


def test_every_sentence_but_the_last_leads_somewhere() -> None:
    """The last says what this is, and rests on nothing."""
    round_ = discussed({1: steps(("Ask", "", ""))})
    *told, last = committee(DAY, 12, [CAMPS, round_], SAY)
    assert all(sentence.rests_on for sentence in told) and not last.rests_on
    assert "One of three tables named a next step of their own." in [sentence.text for sentence in told]


def test_figures_are_chosen_by_their_kind() -> None:
    """Rankings first, then what makes a use acceptable; three at most; none where nothing was drawn."""
    risk = ranked(said("A B"), said("B A"), exercise="risk")
    figures = {**drawn("plenary"), **drawn("risk"), **drawn("benefit")}
    heading, listed, _ = to_paste([checked("x"), CAMPS, risk], figures, SAY)
    assert isinstance(heading, Heading) and heading.text == "Two figures to paste"
    assert isinstance(listed, Bullets)
    assert [one.rests_on for one in listed.sentences] == [("benefit/first",), ("risk/first",)]
    assert to_paste([CAMPS], {}, SAY) == []
    many = [replace(CAMPS, activity=replace(CAMPS.activity, id=f"r{at}"), chapter=f"r{at}") for at in range(5)]
    _, listed, _ = to_paste(many, {name: drawn(name)[name] for name in ("r0", "r1", "r2", "r3")}, SAY)
    assert isinstance(listed, Bullets) and len(listed.items) == MOST_FIGURES


def test_a_team_talks_of_the_cards_that_divided_tables_most() -> None:
    """And where nothing divided them, of those that they had furthest apart; of none where nothing was ranked."""
    assert [one.card for one in to_discuss([CAMPS])][:2] == [A, E]
    three = ranked(said("A B C D E"), said("B A C D E"), said("C B A D E"))
    assert to_discuss([three])[0].card in (A, C)
    blocks = carry_on(DAY, 12, [CAMPS], {}, SAY)
    assert titles(blocks)[-2:] == ["A  The Justice Data Lab", "E  " + pack_card(E).title]
    passages = [block for block in blocks if isinstance(block, Passage) and block.strong]
    assert len(passages) == 2 and passages[0].sentences[0].rests_on == (f"benefit/card-{A}",)
    assert SAY("carry.team") not in titles(carry_on(DAY, 12, [], {}, SAY))


def test_one_table_has_something_to_talk_about_too() -> None:
    """Whatever it placed, and also where it placed nothing."""
    alone = Round.of((here := found(*revealed(said()))).activity, here, 1)
    assert "The one table that finished had it at place 1 of 5." in str(
        carry_on(DAY, 0, [ranked(said("A B C D E"))], {}, SAY)
    )
    for round_ in (ranked(said("A B C D E")), alone):
        assert len([block for block in carry_on(DAY, 0, [round_], {}, SAY) if isinstance(block, Bullets)]) == 3


def pack_card(name: str):  # type: ignore[no-untyped-def]
    return next(card for card in pack().cards if card.id == name)


@pytest.mark.parametrize("exercise", ["benefit", "risk"])
def test_every_card_of_the_pack_has_a_question_of_its_own(exercise: str) -> None:
    """Four in all, each once; a card of one's own has as many, from its facts."""
    for card in pack().cards:
        asked = questions(card, exercise, SAY)
        assert len(set(asked)) == 4 and SAY(f"carry.about.{card.id}") in asked
        own = questions(replace(card, id="oak-lane", consent="asked for", identifiability="anonymous"), exercise, SAY)
        assert len(set(own)) == 4 and SAY("carry.questions.recognised") in own and SAY("carry.questions.asked") in own
    assert set(SAY.of("carry.about")) == {card.id for card in pack().cards}
