"""What weighing a proposal found: only what tables said, nothing added up."""

import pytest

from exercises.framework.findings import Findings, findings, said_in_words, second_thoughts, sentences
from exercises.framework.questions import QUESTIONS
from tests.exercises.framework.told import ALL_MET, activity, day, everywhere, folded, found, frozen, note, said
from workshop.everyone import Everyone
from workshop.words import words

say = words()


def test_findings_come_from_everyone() -> None:
    """Every table of the day is in them, silent ones too."""
    chosen = activity()
    assert list(findings(day(chosen), chosen, Everyone({1: said(), 2: said(), 3: said()})).sheets) == [1, 2, 3]


def test_where_tables_stand() -> None:
    """Points are points; "cannot say yet" and consent are answers and no points; nothing is filled in."""
    of = found(said(q3_3="4"), said(q3_3="consent"), said(q3_3="cannot"), said())
    assert of.points("3-3") == {1: 4} and of.standing("3-3", ("consent",)) == [2] and of.silent("3-3") == [4]
    told = [said_in_words(of, table, "3-3", say) for table in of.sheets]
    assert told == ["nearer the right", "not applicable, consent was given", "cannot say yet", "not answered"]


def test_the_record_is_what_was_said_before_the_reveal() -> None:
    """What is changed afterwards is a second thought, named apart."""
    of = found(frozen(said(q1_1="2", secure="yes"), q1_1="4", secure="cannot"), frozen(said(q1_1="4")))
    assert of.point(1, "1-1") == 2 and of.revealed and of.moved() == [(1, "secure"), (1, "1-1")]
    assert second_thoughts(of, ["1-1"], of.names, say) == [
        "Oak: 1.1 Direct benefit, from “nearer the left” to “nearer the right”."
    ]


def test_a_second_thought_need_not_be_an_answer() -> None:
    """One that was taken back is told too."""
    of = found(folded(frozen(said(q1_1="2")), {"kind": "choose", "question": "1-1", "choice": None}))
    assert second_thoughts(of, ["1-1"], of.names, say) == [
        "Oak: 1.1 Direct benefit, from “nearer the left” to “not answered”."
    ]


def test_with_few_tables_no_word_of_agreement() -> None:
    """Up to three tables only which questions have some on both sides, without chance and without a name for it."""
    of = found(said(q1_1="1", q1_2="4"), said(q1_1="5", q1_2="5"), said(q1_1="3"))
    assert of.few and of.readings() == {} and of.both_sides() == ["1-1"]
    ((heading, named),) = sentences(of, say)
    assert heading == say("framework.both_sides") and named == "1.1 Direct benefit"
    assert sentences(found(said(q1_1="4"), said(q1_1="5")), say)[0][1] == "None."


def test_from_four_tables_words_with_chance() -> None:
    """Every word that is given says how many questions chance alone would give; "one apart" only from eight tables."""
    of = found(everywhere("1"), everywhere("2", q1_1="1"), everywhere("4", q1_1="2"), everywhere("5", q1_1="1"))
    told = sentences(of, say)
    assert of.readings()["alike"] == ["1-1"] and len(of.readings()["split"]) == 17
    assert [heading.split(",")[0].split(":")[0] for heading, _ in told] == ["Split", "Alike", "Spread"]
    assert all("chance" in heading for heading, _ in told) and "17 of 18 questions" in told[0][0]
    assert sentences(of, say, numbers=True)[1][1] == "1.1"
    eight = found(*[everywhere("4")] * 7, everywhere("1"))
    assert len(eight.readings()["one apart"]) == 18 and sentences(eight, say)[1][0].startswith("One table apart: 18")


def test_four_tables_of_which_one_is_silent_are_few() -> None:
    """What counts is who answered."""
    assert found(*[everywhere("4")] * 3, said()).few and not found(*[everywhere("4")] * 4).few


def test_tables_that_weighed_proposals_of_their_own_are_not_compared() -> None:
    """No word, no ends, nobody to hear against another."""
    of = found(*(everywhere(point, note("title", f"Ours {point}")) for point in "1255"), deal=False)
    assert not of.compared and sentences(of, say) == [] and of.readings() == {} and of.ends("1-1") == []
    assert [of.proposal(table).title for table in of.sheets] == ["Ours 1", "Ours 2", "Ours 5", "Ours 5"]


def test_ends() -> None:
    """Furthest left, one between, furthest right; never one table alone, and nobody where all stand together."""
    of = found(said(q1_1="5", q1_2="4"), said(q1_1="1", q1_2="4", q1_3="1"), said(q1_1="3", q1_2="4"))
    assert of.ends("1-1") == [2, 3, 1] and of.ends("1-2") == [] and of.ends("1-3") == [] and of.ends("1-4") == []


def test_what_to_talk_about_next() -> None:
    """With few tables what has some on both sides, with more what splits them."""
    assert found(said(q2_1="1", q1_1="4"), said(q2_1="4", q1_1="4")).next_discussion() == ["2-1"]
    assert len(found(*[everywhere("1")] * 2, *[everywhere("5", q1_1="1")] * 2).next_discussion()) == 17


def test_conditions() -> None:
    """Tables by what they say; a condition that is not met or cannot be said is unmet, one not answered is neither."""
    of = found(said(**{**ALL_MET, "secure": "not_yet"}), said(robust="cannot"), said())
    assert of.condition("secure") == {"yes": [], "not_yet": [1], "cannot": []}
    assert [of.unmet(table) for table in of.sheets] == [["secure"], ["robust"], []]


def test_dealt_tables_are_asked_their_own() -> None:
    """Feature 1 and their share; and what a table answered stays its own, however the deal turns out later."""
    of = found(said(), said(), said(q2_1="3"), title="One", deal=True)
    assert [[one.number for one in of.features(table)] for table in of.sheets] == [[1, 2, 4], [1, 3], [1, 2, 5]]
    assert of.silent("3-1") == [2] and "3-1" not in set(of.standings()[of.standings()["table"] == "Oak"]["question"])


def test_the_frame_has_a_row_for_each_table_and_question_it_was_asked() -> None:
    """Without a mean, a sum or any column that adds tables or questions up."""
    frame = found(said(q1_1="2"), said()).standings()
    assert list(frame.columns) == ["table_order", "table", "question", "point", "said"] and len(frame) == 2 * len(
        QUESTIONS
    )
    assert not [name for name in dir(Findings) if any(word in name for word in ("total", "mean", "score", "median"))]


@pytest.mark.parametrize(("options", "late"), [({"title": "One"}, [2]), ({"title": "One", "alone": True}, [])])
def test_who_had_not_finished(options: dict[str, object], late: list[int]) -> None:
    """Every part has to be finished; a team alone is not asked to say so."""
    of = found(said(), said(finished=(0, 1)), **options)
    assert of.unfinished() == late


def test_what_tables_wrote() -> None:
    """By field and by what it is about; empty notes are nothing."""
    of = found(said(note("move", " Ask first. ", "1-1"), note("move", "  ", "1-2"), note("reason", "Slow.", "1-1")))
    assert of.written(1, "move") == ["Ask first."] and of.written(1, "reason", "1-1") == ["Slow."]
