"""What a ranking found: only what tables said, finished tables only, and never one table alone."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking import findings, rankings_file, section
from exercises.ranking.findings import (
    READINGS,
    Findings,
    measures,
    place_words,
    places_table,
    sentences,
    spread_table,
    taken_part,
)
from exercises.ranking.places import positions
from tests.exercises.ranking.told import A, B, C, D, E, dealt, found, named, note, order, revealed, said
from workshop.words import words

say = words()
LINES = st.sampled_from(
    ["A B C D E", "E D C B A", "B A D C E", "A=B C D E", "C A | B D E", "A", "A=B=C=D=E", "| A B C D E", ""]
)
TABLES = st.lists(
    st.builds(said, LINES, st.booleans(), argued=st.sampled_from([None, A, C, E])), min_size=2, max_size=6
)  # fmt: skip


# -- who counts


def test_only_finished_tables_enter_a_measure() -> None:
    """A table that has not said it finished is shown, and counted nowhere."""
    three = found(said("A B C D E"), said("E D C B A", finished=False), said("A C B D E"))
    assert three.finished() == [1, 3] and list(three.rankings("now")) == ["Table 1", "Table 3"]
    assert three.shown("now") == [1, 2, 3]
    assert three.spread("now")[A].placed == 2
    assert set(three.placements("now")["table"]) == {"Table 1", "Table 2", "Table 3"}
    assert set(three.placements("now", finished_only=True)["table"]) == {"Table 1", "Table 3"}


def test_before_the_reveal_the_record_and_now_are_one() -> None:
    """Without a reveal there is one order, and nothing moved."""
    two = found(said("A B C D E"), said("B A C D E"))
    assert not two.revealed and not two.has_moved()
    assert two.rankings("before") == two.rankings("now")


def test_the_record_stays_when_a_table_moves_on() -> None:
    """After the reveal the order before stands as it was frozen, and the order now is the new one."""
    two = found(said("B A C D E", before="A B C D E"), said("A B C D E", before="A B C D E"))
    assert two.revealed and two.has_moved()
    assert two.rankings("before")["Table 1"] == ((A,), (B,), (C,), (D,), (E,))
    assert two.rankings("now")["Table 1"] == ((B,), (A,), (C,), (D,), (E,))


def test_opening_the_board_again_after_the_reveal_takes_no_table_out() -> None:
    """A table that had finished goes on counting; one that finishes only afterwards counts now and not before."""
    late = replace(said("A B"), before=order("A B", finished=False))
    two = found(said("B A C D E", finished=False, before="A B C D E"), late)
    assert two.finished("before") == [1] and two.finished("now") == [1, 2]


def test_a_table_that_finished_with_nothing_placed_ranks_nothing() -> None:
    """It has finished, and enters no measure: otherwise no card would have been placed by all."""
    three = found(said("A B C D E"), said("A B C D E"), said(""))
    assert three.finished() == [1, 2, 3] and list(three.rankings("now")) == ["Table 1", "Table 2"]
    assert "Kendall's W is 1.00, over the 5 cards that all 2 finished tables placed." in measures(three, say)[0]


def test_moving_within_a_tie_moves_no_card() -> None:
    """Cards of one tie in another order, or the same order laid into other piles, are no move to report."""
    tied = found(said("B=A C D E", before="A=B C D E"), said("A B C D E", before="A B C D E"))
    assert not tied.has_moved() and section.moved(tied, say) == []


# -- frames


def test_placements_hold_a_row_for_each_table_and_card() -> None:
    """In the deck's order, with mid-ranks, NaN for a card left out, and how many cards the table placed."""
    one = found(said("B A=C | D"), said(""), names_on_wall=True)
    frame = one.placements("now")
    assert list(frame.columns) == [
        "table", "table_order", "case_study", "letter", "short_name", "position", "of", "finished", "when", "activity",
    ]  # fmt: skip
    assert list(frame["case_study"]) == [A, B, C, D, E] and list(frame["letter"]) == list("ABCDE")
    assert list(frame["position"].fillna(0)) == [2.5, 1, 2.5, 0, 0]
    assert set(frame["of"]) == {3} and set(frame["when"]) == {"now"} and set(frame["activity"]) == {"benefit"}


def test_nothing_placed_is_an_empty_frame_with_its_columns() -> None:
    """As in the first minute of every workshop."""
    frame = found(said("", finished=False), said("", finished=False)).placements("now")
    assert frame.empty and "position" in frame.columns


def test_both_moments_stand_in_one_frame() -> None:
    """Ten rows for each moment, and each is named."""
    both = found(said("B A C D E", before="A B C D E"), said("A B C D E", before="A B C D E")).moved()
    assert list(both["when"]) == ["before"] * 10 + ["now"] * 10


def test_places_stand_table_by_table() -> None:
    """A row for each finished table and a column for each letter; a card it did not place says so."""
    three = found(said("A B C D"), said("B A C D"), said("E", finished=False))
    table = places_table(three, say)
    assert list(table.index) == ["Table 1", "Table 2"] and list(table.columns) == list("ABCDE")
    assert list(table.iloc[1]) == ["2", "1", "3", "4", "–"]


def test_what_the_places_come_to_stands_card_by_card() -> None:
    """Median, range and middle half; a card nobody placed has none."""
    three = found(said("A B C D"), said("B A C D"), said("E", finished=False))
    table = spread_table(three, say)
    assert list(table.index) == [three.card_name(card) for card in three.deck]
    assert list(table.iloc[0]) == ["1½", "1 to 2", "1.25 to 1.75"]
    assert list(table.iloc[4]) == ["–"] * 3


def test_no_finished_table_makes_an_empty_table_of_places() -> None:
    """Columns without rows."""
    assert places_table(found(said("A B", finished=False)), say).shape == (0, 5)


@pytest.mark.parametrize(
    ("place", "told"), [(1.0, "1"), (2.5, "2½"), (2.25, "2.25"), (12.0, "12"), (None, "not placed")]
)
def test_places_as_people_say_them(place: float | None, told: str) -> None:
    """Whole numbers and halves; a median may be a quarter."""
    assert place_words(place, say) == told


# -- words


def test_readings_sort_every_card_that_two_tables_placed() -> None:
    """Each in one word, in the order of the deck; a card that fewer than two finished tables placed is in none."""
    four = found(said("A B C D | E"), said("A B D C | E"), said("A D C B | E"), said("A C B D E"))
    readings = four.readings("now")
    assert list(readings) == list(READINGS)
    assert readings["alike"][0] == A and E not in sum(readings.values(), [])
    assert sorted(sum(readings.values(), [])) == sorted([A, B, C, D])


def test_camps_are_read_from_both_ends() -> None:
    """Two tables have a card first and two have it last."""
    four = found(*[said("A B C D E")] * 2, *[said("E B C D A")] * 2)
    assert four.readings("now")["camps"] == [A, E]


def test_no_words_up_to_three_finished_tables() -> None:
    """With so few, chance makes most words; from four there are three, from eight also one table apart."""
    assert sentences(found(*[said("A B C D E")] * 3, said("A", finished=False)), say) == []
    assert len(sentences(found(*[said("A B C D E")] * 4), say)) == 3
    assert len(sentences(found(*[said("A B C D E")] * 8), say)) == 4


def test_each_heading_says_what_chance_would_give() -> None:
    """How many cards, of how many, and about how many by chance alone; "none" where there are none."""
    four = found(*[said("A B C D E")] * 4)
    headings = dict(sentences(four, say))
    chance = round(four.chance("before")["alike"])
    alike, camps, spread = headings
    assert (
        chance < 5
        and f"Alike: 5 of 5 cards (chance alone would give {f'about {chance}' if chance else 'less than one'})" in alike
    )
    assert all(re.search(r"chance alone(:| would give) (about|less)", heading) for heading in headings)
    assert headings[alike].count(",") == 4 and headings[camps] == headings[spread] == "None."


def test_measures_never_stand_without_what_chance_gives() -> None:
    """W with its average and one-in-twenty; the Kemeny orders counted; undefined where it cannot be known."""
    four = found(said("A B C D E"), said("A B C D E"), said("B A C D E"), said("E D C B A"))
    lines = measures(four, say)
    assert "would give 0.2" in lines[0] and "one time in twenty" in lines[0]
    assert any("none of them is the room's order" in line for line in lines)
    assert measures(found(said("A B C D E"), said("A", finished=False)), say) == [say("measures.undefined")]


def test_kemeny_is_left_out_above_sixteen_cards() -> None:
    """And says so."""
    cards = dealt(17)
    line = " ".join(one.letter for one in cards)
    setup = found(said(), cards=cards).day.setup
    many = found(*[replace(said(), order=order(line, setup=setup))] * 2, cards=cards)
    assert measures(many, say)[-1] == say("measures.no_kemeny")


def test_who_took_part_is_said_in_words() -> None:
    """All, some and none, small numbers written out."""
    assert taken_part(found(said("A"), said("B")), say) == "Both tables finished."
    assert taken_part(found(said("A"), said("B", finished=False)), say) == "One of two tables finished."
    assert taken_part(found(said("A", finished=False), said(finished=False)), say) == "None of two tables has finished."
    assert (say.number(12), say.number(13)) == ("twelve", "13")


# -- what to talk about


def test_argued_about_most_comes_first() -> None:
    """Cards with the tables that named them, most named first, then as dealt; a card not in the deck is passed over."""
    four = found(said(argued=C), said(argued=A), said(argued=C), said(argued="gone"))
    assert four.argued() == {C: [1, 3], A: [2]}


def test_a_card_is_heard_from_both_ends_and_between() -> None:
    """The table that has it highest, one between, the one that has it lowest; of two tables both."""
    three = found(said("A B C D E"), said("B C A D E"), said("B C D E A"))
    assert three.ends(A) == [1, 2, 3]
    assert found(said("A B C D E"), said("B A C D E")).ends(A) == [1, 2]


def test_no_table_is_heard_alone() -> None:
    """Nobody is named where all have the card at one place, or only one finished table placed it."""
    same = found(said("A B C D E"), said("A C B D E"))
    assert same.ends(A) == []
    alone = found(said("A B C D E", argued=A), said("B C D E | A"), said("E A", finished=False, argued=A))
    assert alone.ends(A) == [] and A not in alone.next_discussion()


@given(TABLES)
def test_next_discussion_names_two_tables_or_more(tables: list) -> None:
    """Whatever tables said: each proposed card is there once and has two finished tables that part on it."""
    of_day = found(*tables)
    proposed = of_day.next_discussion()
    assert len(proposed) == len(set(proposed))
    for card in proposed:
        ends = of_day.ends(card)
        assert len(ends) == len(set(ends)) >= 2 and set(ends) <= set(of_day.finished("before"))
        assert all(card in of_day.order(table, "before").placed() for table in ends)


def test_next_discussion_takes_the_argued_first() -> None:
    """Then camps, then the spread ones."""
    four = found(said("A B C D E", argued=C), said("A C B D E"), said("E B D C A"), said("E C B D A"))
    proposed = four.next_discussion()
    assert proposed[0] == C and proposed[1:3] == [A, E]


def test_reasons_are_a_tables_own() -> None:
    """What it wrote of the card, and of its first or last card where that is this one; blank notes are none."""
    notes = (
        note("reason", "Because", A),
        note("reason", " ", B),
        note("top_because", "Many gain"),
        note("bottom_because", "Few"),
    )
    one = found(said("A B C D E", notes=notes), said("B", notes=(note("reason", "Elsewhere", A),)))
    assert one.reasons(1, A) == ["Because", "Many gain"] and one.reasons(1, E) == ["Few"]
    assert one.reasons(1, B) == [] and one.reasons(2, A) == ["Elsewhere"]


def test_criteria_stand_in_each_tables_order() -> None:
    """Tables without any are left out."""
    notes = (note("criteria", "First", name="one"), note("criteria", "Second", name="two"))
    assert found(said(notes=notes), said()).criteria() == {1: ["First", "Second"]}


# -- rankings.csv


def read_back(of_day: Findings) -> dict[str, rankings_file.Activity]:
    return rankings_file.read(rankings_file.write(of_day.rows()))


def same_places(one: object, other: object) -> bool:
    return [set(tier) for tier in one] == [set(tier) for tier in other]  # type: ignore[attr-defined]


@given(TABLES)
def test_the_file_holds_the_rankings_that_were_measured(tables: list) -> None:
    """Read back, the finished tables' rankings are those that every measure was made from."""
    of_day = found(*tables)
    kept = read_back(of_day).get("benefit")
    counted = kept.counted() if kept else {}
    measured = of_day.rankings("before")
    assert counted.keys() == measured.keys()
    assert all(same_places(counted[table], measured[table]) for table in measured)


def test_the_file_keeps_both_moments() -> None:
    """Where something moved, the order after the reveal is an activity of its own; else there is none."""
    moved = found(said("B A C D E", before="A B C D E"), said("C | A B", before="C A B"))
    kept = read_back(moved)
    assert list(kept) == ["benefit", "benefit after reveal"]
    assert kept["benefit"].tables["Table 1"][0] == (A,) and kept["benefit after reveal"].tables["Table 1"][0] == (B,)
    assert kept["benefit after reveal"].tables["Table 2"] == ((C,),)
    assert list(read_back(found(*revealed(said("A B"), said("B A"))))) == ["benefit"]


def test_the_file_marks_who_had_not_finished() -> None:
    """It keeps their rows, with no in the last column."""
    kept = read_back(found(said("A B C"), said("C B A", finished=False)))["benefit"]
    assert set(kept.tables) == {"Table 1", "Table 2"} and kept.finished == {"Table 1"}
    assert kept.case_studies == (A, B, C, D, E)


def test_hostile_names_come_back_as_typed() -> None:
    """A formula, a quotation mark and a comma in a table's name are text in the file."""
    names = ("=1+1", '"Elm", the <b>second</b>', "-Ash")
    kept = read_back(found(*[said("A B C")] * 3, tables=named(names)))["benefit"]
    assert tuple(kept.tables) == names


# -- the words themselves


def keys_of(module: object) -> set[str]:
    """Every key that a module asks the words for; of one put together, the part before the brace."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    keys = set()
    for call in ast.walk(tree):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id in ("words", "say")
            and call.args
        ):
            for part in ast.walk(call.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    keys.add(part.value)
    return keys


@pytest.mark.parametrize("module", [findings, section], ids=["findings", "section"])
def test_every_sentence_that_is_used_is_there(module: object) -> None:
    """Each key asked for is in the words file, and each that is put together begins like one that is."""
    sentences_there = {f"{table}.{key}" for table in say._sentences for key in say.of(table)}
    keys = {key for key in keys_of(module) if "." in key}
    assert len(keys) > 10
    for key in keys:
        assert key in sentences_there or any(f"{one}.".startswith(key) for one in sentences_there if key[-1] in "._"), (
            key
        )


def test_positions_of_the_record_are_mid_ranks() -> None:
    """Places come from one function, so that frames, tables and the file agree."""
    one = found(said("A=B C D E"), said("A B C D E"))
    assert {row.case_study: row.position for row in one.rows() if row.table == "Table 1"} == positions(
        one.order(1, "before").ranking()
    )


# -- what the plenary may check


def test_what_a_ranking_offers_the_plenary_is_said_in_words_for_few_tables() -> None:
    """Cards that several tables argued about, and views that were not shared; of three tables no word on agreement."""
    dissent = (note("dissent", "One of us would not share at all"),)
    three = found(said("A B C D E", argued=A), said("B A C D E", argued=A), said("E D C B A", argued=B, notes=dissent))
    offered = section.statements(three, say)
    assert offered == [
        f"Public benefit. Two of three tables argued most about {three.card_name(A)}.",
        "Public benefit. One of three tables wrote down a view that not everybody there shared.",
    ]
    assert section.statements(found(said(), said()), say) == []


def test_from_four_tables_it_offers_agreement_with_what_chance_would_give() -> None:
    """Cards alike, and cards in camps; no table is named."""
    four = found(said("E A B C D"), said("E A C B D"), said("B A C D E"), said("C A B D E"))
    alike, camps, *_ = section.statements(four, say)
    assert four.card_name(A) in alike and "chance alone" in alike and "high and some low" in camps
    assert not any("Table " in one for one in (alike, camps))
