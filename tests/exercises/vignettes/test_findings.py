"""What the vignettes found: only what tables placed, with what is missing named."""

import re
from dataclasses import replace

import pytest

from exercises.vignettes import charts, sentences
from exercises.vignettes import findings as golden
from exercises.vignettes.cases import CASES, FACTORS
from tests.exercises.vignettes.vignetting import BY_HAND, found
from workshop.report import pictures
from workshop.sheet import Kept
from workshop.words import words

say = words()
FIVE = ("4 3 2 4", "3 3 2 4", "4 4 4 3", "2 1 2 2", "5 4 3 5")


def moves(factor: str, *rows: str, **more: object) -> str:
    return sentences.moves(found(*rows, **more), factor, say)  # type: ignore[arg-type]


def test_the_docstrings_example_is_what_eight_tables_come_to() -> None:
    """Every number of its table, read from the docstring itself."""
    of = found(*BY_HAND)
    assert of.measured
    for factor in FACTORS:
        row = re.search(rf"^    {factor} +(.*)$", golden.__doc__ or "", re.M)
        assert row
        told = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", row[1])]
        one = of.movements[factor]
        assert told[:8] == [one.shifts[table] for table in range(1, 9)]
        assert told[8:13] == [one.less, one.same, one.more, one.moved, one.median]
        assert tuple(told[13:]) == one.without_each


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("4 4 4 4",) * 5, "None of five tables moved."),
        (("3 1 3 3", "3 2 3 3", "3 4 3 3", "3 3 3 3", "3 3 3 3"),
         "Three of five tables moved: two towards less acceptable, one towards more."),
        (("3 1 3 3", "3 2 3 3", "3 3 3 3"), "Two of three tables moved, all towards less acceptable."),
        (("3 2 3 3", "3 4 3 3", "3 4 3 3"), "All three tables moved: one towards less acceptable, two towards more."),
        (("3 5 3 3", "3 3 3 3"), "One of two tables moved, towards more acceptable."),
        (("3 ? 3 3", "3 2 3 3", "3 - 3 3"),
         "The one table that placed it moved, towards less acceptable. One table could not say yet. One table left it out."),
        (("3 3 3 3",), "The one table that placed it stayed."),
        (("? 3 3 3", "3 ? 3 3"), "Two tables could not say yet."),
    ],
)  # fmt: skip
def test_movement_in_words(rows: tuple[str, ...], said: str) -> None:
    """How many moved which way; who could not say or left it out is told apart."""
    assert moves("data", *rows) == said


def test_only_finished_tables_count() -> None:
    """A table that had not finished is named as such, and its answers move nothing."""
    of = found(*FIVE, unfinished=(5,))
    assert of.finished() == [1, 2, 3, 4] == of.finished(1) and of.finished(0) == [1, 2, 3, 4, 5]
    assert sentences.moves(of, "purpose", say) == "Two of four tables moved, all towards less acceptable."
    assert sentences.unfinished(of, 1) == [5]


def test_the_record_is_what_stood_at_the_reveal() -> None:
    """What a table chooses afterwards changes no finding."""
    of = found(*FIVE, revealed=True)
    after = {table: replace(sheet, choices=dict.fromkeys(sheet.choices, "1")) for table, sheet in of.sheets.items()}
    assert replace(of, sheets=after).movements == of.movements
    unfinished = replace(of, sheets={1: replace(of.sheets[1], before=Kept(finished=(0,)))})
    assert unfinished.finished() == [] and unfinished.movements["data"].shifts == {}


def test_where_the_case_was_put() -> None:
    """Every step in its order with the number of tables, and "cannot say yet" where a table could not."""
    of = found(*FIVE, "? - - -")
    case = CASES["supplier-rebate"]
    assert sentences.base_counts(of, case, say) == [
        ("Not acceptable", "no table"), ("Mostly not acceptable", "one table"), ("In between", "one table"),
        ("Mostly acceptable", "two tables"), ("Acceptable", "one table"), ("We cannot say yet", "one table"),
    ]  # fmt: skip
    assert [step for step, _ in sentences.base_counts(of, case, say, every=False)][0] == "Mostly not acceptable"
    assert sentences.base_counts(of, CASES["keep-fit-offer"], say) == []


@pytest.mark.parametrize(
    ("shift", "said"),
    [(0, "no change"), (-1, "one step towards less acceptable"), (2, "two steps towards more acceptable"),
     (-0.5, "half a step towards less acceptable"), (1.5, "one and a half steps towards more acceptable")],
)  # fmt: skip
def test_a_shift_in_words(shift: float, said: str) -> None:
    """Steps as people say them, and which way."""
    assert sentences.shift_words(shift, say) == said


def test_both_ends_of_a_change_and_one_between() -> None:
    """Purpose moved table 1 and 5 furthest down and table 4 not at all; a change at which all moved alike has no ends."""
    of = found(*FIVE)
    assert of.movements["purpose"].shifts == {1: -2, 2: -1, 3: 0, 4: 0, 5: -2}
    assert of.ends("purpose") == [1, 2, 4]
    assert found("3 2 3 3", "4 3 4 4").ends("data") == [] == found("3 2 3 3").ends("data")
    assert of.next_discussion()[0] == "purpose"


def test_few_tables_get_words_only() -> None:
    """No lead, no picture's median, no measure below eight; always what it cannot say."""
    of = found(*FIVE)
    assert not of.dealt and not of.measured and sentences.leads(of, say) == ""
    assert sentences.limits(of, say)[1] == say("vignettes.limits_same")
    assert sentences.limits(found(*BY_HAND), say)[1] == say("vignettes.limits_dealt")
    what = [strong for strong, _ in sentences.all_moves(of, say)]
    assert what[2] == "Recipient, now local councils."


def test_eight_set_up_and_seven_finished_are_few() -> None:
    """Cases were dealt, but there is too little for a picture."""
    of = found(*BY_HAND, unfinished=(4,))
    assert of.dealt and not of.measured


def test_which_change_moved_most_is_told_with_what_it_hangs_on() -> None:
    """The lead holds for six of eight tables left out; a level lead names both; nothing moved is said."""
    assert sentences.leads(found(*BY_HAND), say) == (
        "Purpose moved the most tables: six of the eight that placed all three changes. "
        "That stays so for six of the eight tables that could be left out, one at a time."
    )
    assert sentences.leads(found(*["3 2 2 3"] * 8), say).startswith("Type of data and purpose moved as many tables")
    assert sentences.leads(found(*["3 2 3 3"] * 8), say).endswith(say("vignettes.leading.always"))
    assert "No change moved any of the eight" in sentences.leads(found(*["3 3 3 3"] * 8), say)


def test_measures_stand_with_what_chance_gives() -> None:
    """One sentence a factor and one on the gap; no mean of shifts and no p-value."""
    told = sentences.measures(found(*BY_HAND), say)
    assert told[0] == (
        "Type of data: the median is half a step towards less acceptable, and tables go from one step towards less acceptable to one "
        "step towards more acceptable. Leaving out each table in turn, the median goes from one step towards less acceptable to no change."
    )
    assert "a gap of 3" in told[3] and "2.7 on average, and over 5 at most one time in twenty" in told[3]
    assert not re.search(r"significan|p-value|p =|mean shift", " ".join(told))


@pytest.mark.parametrize("size", ["wall", "page"])
def test_the_picture_has_a_dot_for_each_table_and_is_said_in_words(size: str) -> None:
    """24 dots of the example, no two on one spot; it draws, and its alternative gives the counts."""
    of = found(*BY_HAND)
    drawn = charts.dots(of, say)
    assert len(drawn) == 24 and not drawn.duplicated(["row", "x", "lane"]).any()
    assert drawn.loc[drawn["first"], ["low", "high", "median", "least", "most"]].to_numpy().tolist() == [
        [-1, 1, -0.5, -1, 0], [-2, 0, -1, -1, -1], [-1, 1, 0, 0, 0],
    ]  # fmt: skip
    spec = charts.chart(say, size)  # type: ignore[arg-type]
    assert spec is charts.chart(say, size)  # type: ignore[arg-type]
    assert pictures.svg({**spec, "data": {"name": "source", "values": drawn.to_dict("records")}}).startswith("<svg")
    told = charts.alternative(of, say)
    assert "Purpose: 6 towards less acceptable, 2 stayed, 0 towards more; median one step towards less" in told


def test_forty_dots_at_one_shift_stand_apart() -> None:
    """However many tables move alike, each has a spot, within reach of its shift."""
    drawn = charts.dots(found(*["3 3 3 3"] * 40), say)
    assert not drawn.duplicated(["row", "x", "lane"]).any()
    assert (drawn["x"] - drawn["shift"]).abs().max() < 0.5 and drawn["lane"].abs().max() < 1


def test_an_empty_picture_draws() -> None:
    """As in the first minute: nothing placed, no warning."""
    of = found(*["- - - -"] * 8)
    drawn = charts.dots(of, say)
    assert drawn.empty and charts.alternative(of, say) == say("vignettes.chart.empty")
    assert pictures.svg({**charts.chart(say, "page"), "data": {"name": "source", "values": []}}).startswith("<svg")
