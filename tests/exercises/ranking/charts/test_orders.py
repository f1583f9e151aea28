"""Orders side by side."""

from typing import Literal

import pytest

from exercises.ranking import charts
from tests.exercises.ranking.charts.placements import frame, places
from workshop.report import pictures

SPEC = charts.orders(("Oak", "Elm"), 3, "page")


def test_eight_tables_do_not_stand_side_by_side():
    """Orders for more than seven tables are refused in one sentence that says what to draw."""
    with pytest.raises(ValueError, match="at most 7 tables, not 8: draw strips"):
        charts.orders(tuple("ABCDEFGH"), 8)


def test_a_small_set_of_orders_is_drawn_with_its_names(two_tables):
    """The orders of two tables come out as a picture that holds their names and their cards' names."""
    drawn = charts.cells(two_tables, lit="data-lab")
    picture = pictures.svg(charts.filled(SPEC, drawn))
    for words in ("Oak", "Elm", "had not finished", "Not placed", "Discount", "Bin rounds"):
        assert words in picture


def test_a_picture_keeps_what_a_table_typed_as_text(two_tables):
    """A table named with markup is drawn with its angle brackets, not as markup."""
    drawn = charts.cells(two_tables.assign(table="<b>Oak</b>"))
    assert "&lt;b&gt;Oak" in pictures.svg(charts.filled(SPEC, drawn))


def test_few_tables_are_lettered_larger_on_a_wall():
    """Three tables and six cards read from ten metres; seven tables, or a page, are lettered as ever."""

    def lettering(tables: int, size: Literal["wall", "page"]) -> float:
        return charts.orders(tuple("ABCDEFG"[:tables]), 6, size)["config"]["axis"]["labelFontSize"]

    assert [lettering(tables, "wall") for tables in (2, 3, 4, 7)] == [28, 28, 24, 22]
    assert lettering(3, "page") == lettering(5, "page") == 13


class TestCells:
    def test_a_tie_shares_one_band_around_its_mid_rank(self, two_tables):
        """Cards tied at 2.5 take rows 2 and 3, their cells touch, and both are marked as tied."""
        tied = charts.cells(two_tables).query("table == 'Oak' and tied")
        assert list(tied["letter"]) == ["A", "F"]
        assert list(tied["slot"]) == [2.0, 3.0]
        assert tied["slot"].mean() == tied["position"].iloc[0] == 2.5
        assert tied["bottom"].iloc[0] == tied["top"].iloc[1]

    def test_cards_not_placed_stand_below_a_rule(self, two_tables):
        """A card that the table did not place is below the rule that stands below the last card placed."""
        elm = charts.cells(two_tables).query("table == 'Elm'")
        left_out = elm.query("~placed")
        assert list(left_out["letter"]) == ["F"]
        assert elm.query("placed")["bottom"].max() < left_out["rule"].iloc[0] < left_out["top"].iloc[0]
        assert elm.query("placed")["rule"].isna().all()

    def test_a_table_that_had_not_finished_says_so_once(self, two_tables):
        """The heading and the state stand on one row of each table."""
        drawn = charts.cells(two_tables)
        assert list(drawn["heading"]) == ["Oak", "", "", "Elm", "", ""]
        assert list(drawn["state"]) == ["", "", "", "had not finished", "", ""]

    def test_only_the_chosen_card_is_lit(self, two_tables):
        """The chosen card is lit at every table and nothing else is."""
        drawn = charts.cells(two_tables, lit="bin-rounds")
        assert set(drawn.loc[drawn["lit"], "case_study"]) == {"bin-rounds"}
        assert not charts.cells(two_tables)["lit"].any()

    def test_long_names_break_where_both_lines_are_shortest(self):
        """A name breaks at a space, never inside a word."""
        names = frame(places("Oak", 1, 1))
        assert charts.cells(names.assign(short_name="Free school meals"))["wrapped"].iloc[0] == "Free school\nmeals"
        assert charts.cells(names.assign(short_name="Streetlights"))["wrapped"].iloc[0] == "Streetlights"

    def test_the_words_give_the_lit_card_at_each_table(self, two_tables):
        """With a card lit, the alternative says its place at each table and how many that table placed."""
        said = charts.orders_alternative(charts.cells(two_tables, lit="bin-rounds"))
        assert "Card F Bin rounds is lit" in said
        assert "Oak: 2.5 of 3 and Elm: not placed" in said

    def test_the_words_without_a_lit_card_give_both_ends(self, two_tables):
        """Without one, it says what each table put first and last, ties together, and what it left out."""
        said = charts.orders_alternative(charts.cells(two_tables))
        assert "Oak: first C Discount check, last A Data lab and F Bin rounds." in said
        assert "Elm (had not finished): first A Data lab, last C Discount check; not placed: F Bin rounds." in said
