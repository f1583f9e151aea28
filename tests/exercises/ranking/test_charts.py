"""The pictures of a ranking: what they are drawn from, that they are drawn, and that words say the same."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.ranking import charts
from workshop.report import pictures

COLUMNS = [
    "table",
    "table_order",
    "case_study",
    "letter",
    "short_name",
    "position",
    "of",
    "finished",
    "when",
    "activity",
]
CARDS = {"discount-check": ("C", "Discount check"), "data-lab": ("A", "Data lab"), "bin-rounds": ("F", "Bin rounds")}
SHAPES = {
    "orders": charts.orders(("Oak", "Elm"), 3, "page"),
    "strips": charts.strips(3, "page"),
    "shift": charts.shift(2, 3, "page"),
    "beside": charts.beside(3, "page"),
}
DRAWN = {"orders": charts.cells, "strips": charts.dots, "shift": charts.moves, "beside": charts.pairs}


def places(table, order, *positions, finished=True, when="before", activity="benefit"):
    """One table's rows: positions of discount-check, data-lab and bin-rounds; None is not placed."""
    of = sum(position is not None for position in positions)
    return [
        (
            table,
            order,
            card,
            *CARDS[card],
            np.nan if position is None else float(position),
            of,
            finished,
            when,
            activity,
        )
        for card, position in zip(CARDS, positions, strict=False)
    ]


def frame(*tables):
    return pd.DataFrame([row for table in tables for row in table], columns=COLUMNS)


@pytest.fixture
def two_tables():
    return frame(places("Oak", 1, 1, 2.5, 2.5), places("Elm", 2, 2, 1, None, finished=False))


def encodings(part):
    """Every channel definition in a spec that names a field."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "encoding":
                yield from (each for each in value.values() if "field" in each)
            yield from encodings(value)
    elif isinstance(part, list):
        for each in part:
            yield from encodings(each)


@pytest.mark.parametrize("name", SHAPES)
def test_a_spec_holds_no_rows_and_reads_the_dataset_named_source(name):
    """A spec holds no rows: it reads the dataset named `source`, so that only data changes under it."""
    assert SHAPES[name]["$schema"].endswith("v6.4.1.json")
    assert "datasets" not in SHAPES[name]
    assert SHAPES[name]["data"] == {"name": "source"}


@pytest.mark.parametrize("name", SHAPES)
def test_every_field_is_typed_and_every_sort_is_by_a_field(name):
    """Every encoded field has a type, and where order matters it comes from a column, never from a list in the spec."""
    for channel in encodings(SHAPES[name]):
        secondary = {"field"} == set(channel) or set(channel) <= {"field", "bandPosition"}
        assert secondary or channel["type"] in {"quantitative", "nominal"}
        assert not isinstance(channel.get("sort"), list)


def test_columns_stand_in_the_tables_order_and_strips_in_the_rows_order():
    """Table columns are ordered by `table_order`, strips by `row`."""
    assert {c["field"] for c in encodings(SHAPES["orders"]) if c.get("sort") == "ascending"} == {"table_order"}
    sorts = [c["sort"] for c in encodings(SHAPES["strips"]) if c["field"] == "label"]
    assert sorts and all((sort["field"], sort["order"]) == ("row", "ascending") for sort in sorts)


def test_the_same_shape_gives_the_same_spec_whatever_the_tables_are_called():
    """The spec for a shape is built once: other names, same object."""
    assert charts.orders(("Oak", "Elm"), 3, "page") is charts.orders(("Ash", "Fir"), 3, "page")
    assert charts.strips(3, "page") is charts.strips(3, "page")
    assert charts.strips(3, "page") is not charts.strips(4, "page")


def test_eight_tables_do_not_stand_side_by_side():
    """Orders for more than seven tables are refused in one sentence that says what to draw."""
    with pytest.raises(ValueError, match="at most 7 tables, not 8: draw strips"):
        charts.orders(tuple("ABCDEFGH"), 8)


def test_wall_lettering_is_at_least_20_pixels():
    """No text on the wall is smaller than 20 px, whatever the number of cards."""

    def sizes(part):
        if isinstance(part, dict):
            yield from (value for name, value in part.items() if name.endswith(("fontSize", "FontSize")))
            yield from (size for value in part.values() for size in sizes(value))
        elif isinstance(part, list):
            yield from (size for value in part for size in sizes(value))

    for cards in (3, 8, 20):
        for spec in (
            charts.orders(tuple("ABCDEFG"), cards),
            charts.strips(cards),
            charts.shift(12, cards),
            charts.beside(cards),
        ):
            assert min(sizes(spec)) >= 20


@pytest.mark.parametrize("name", SHAPES)
def test_an_empty_frame_draws_without_a_warning(name):
    """Before anyone has answered, the frame is empty and nothing warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = DRAWN[name](pd.DataFrame(columns=COLUMNS))
        said = getattr(charts, f"{name}_alternative")(drawn)
    assert drawn.empty
    assert said.startswith("No ")
    assert pictures.svg(charts.filled(SHAPES[name], drawn)).startswith("<svg")


def test_a_small_set_of_orders_is_drawn_with_its_names(two_tables):
    """The orders of two tables come out as a picture that holds their names and their cards' names."""
    drawn = charts.cells(two_tables, lit="data-lab")
    picture = pictures.svg(charts.filled(SHAPES["orders"], drawn))
    for words in ("Oak", "Elm", "had not finished", "Not placed", "Discount", "Bin rounds"):
        assert words in picture


def test_a_picture_keeps_what_a_table_typed_as_text(two_tables):
    """A table named with markup is drawn with its angle brackets, not as markup."""
    drawn = charts.cells(two_tables.assign(table="<b>Oak</b>"))
    assert "&lt;b&gt;Oak" in pictures.svg(charts.filled(SHAPES["orders"], drawn))


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
        names = pd.DataFrame(places("Oak", 1, 1), columns=COLUMNS)
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


class TestDots:
    def test_rows_are_sorted_by_the_median_of_the_finished_tables(self):
        """An unfinished table moves no card up or down."""
        drawn = charts.dots(
            frame(places("Oak", 1, 1, 2, 3), *[places(t, 2, 3, 1, 2, finished=False) for t in ("Elm", "Ash")])
        )
        order = drawn.drop_duplicates("row").sort_values("row")
        assert list(order["case_study"]) == ["discount-check", "data-lab", "bin-rounds"]
        assert list(order["median"]) == [1.0, 2.0, 3.0]

    def test_the_bar_is_the_middle_half_with_linear_quartiles(self):
        """Places 1, 2, 3 and 4 have the median 2.5 and the quartiles 1.75 and 3.25."""
        card = charts.dots(frame(*[places(f"T{place}", place, place) for place in (1, 2, 3, 4)])).iloc[0]
        assert (card["median"], card["q1"], card["q3"]) == (2.5, 1.75, 3.25)

    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.sampled_from([1.0, 1.5, 2.0, 3.0]), min_size=1, max_size=40))
    def test_no_two_dots_hide_each_other(self, positions):
        """However many tables agree, each dot has a spot of its own, nearer to its own place than to the next."""
        drawn = charts.dots(frame(*[places(f"T{n}", n, position) for n, position in enumerate(positions)]))
        spots = set(zip(drawn["x"].round(6), drawn["lane"].round(6), strict=True))
        assert len(spots) == len(positions)
        assert ((drawn["x"] - drawn["position"]).abs() <= 0.45).all()
        assert drawn["lane"].abs().max() <= 1
        assert drawn.groupby("position")["lane"].apply(lambda lanes: abs(lanes.sum()) < 1e-9).all()

    def test_the_same_frame_gives_the_same_dots(self):
        """Nothing about where a dot stands is left to chance or to the order of the rows."""
        given_ = frame(*[places(f"T{n}", n, 1, 2, 3) for n in range(6)])
        shuffled = given_.sample(frac=1, random_state=3)
        pd.testing.assert_frame_equal(charts.dots(given_), charts.dots(shuffled))

    def test_the_words_give_median_and_ends_of_each_card(self):
        """Each card has its median, its ends, and how many tables did not place it."""
        said = charts.strips_alternative(charts.dots(frame(places("Oak", 1, 1, 2, None), places("Elm", 2, 2, 1, 3))))
        assert "Where 2 tables placed 3 cards, 2 of them finished" in said
        assert "C Discount check: median 1.5, from 1 to 2." in said
        assert "F Bin rounds: median 3, from 3 to 3, not placed: 1." in said


class TestMoves:
    @pytest.fixture
    def drawn(self):
        before = [("Oak", 1, 3), ("Elm", 2, 1), ("Ash", 3, 2), ("Fir", 4, None), ("Yew", 5, 2)]
        now = [("Oak", 1, 1), ("Elm", 2, 2.5), ("Ash", 3, 2), ("Fir", 4, 3), ("Yew", 5, None)]
        return charts.moves(frame(*[places(*b) for b in before], *[places(*n, when="now") for n in now]))

    def test_each_row_says_which_way_and_how_far(self, drawn):
        """Towards first place is up; cards that came in or went out are said so."""
        assert list(drawn["label"]) == ["Oak", "Elm", "Ash", "Fir", "Yew"]
        assert list(drawn["turn"]) == ["up", "down", "same", "in", "out"]
        assert list(drawn["note"]) == ["up 2", "down 1.5", "as before", "placed since", "no longer placed"]

    def test_one_tables_cards_stand_in_their_order_before(self):
        """For one table the rows are cards, first place first."""
        drawn = charts.moves(frame(places("Oak", 1, 3, 1, 2), places("Oak", 1, 1, 2, 3, when="now")), by="card")
        assert list(drawn["label"]) == ["A  Data lab", "F  Bin rounds", "C  Discount check"]
        assert list(drawn["row"]) == [1, 2, 3]

    def test_what_stayed_has_no_colour(self):
        """Of the marks, only those filtered to a turn that moved have a hue."""
        grey = [layer for layer in SHAPES["shift"]["layer"] if "'same'" in str(layer.get("transform"))]
        assert [layer["mark"]["fill"] for layer in grey] == ["#8C8C8C"]

    def test_the_words_say_what_moved_and_how_many_stayed(self, drawn):
        """The alternative names each move with both places."""
        said = charts.shift_alternative(drawn)
        assert said.startswith("Card C Discount check: ")
        assert "Oak from 3 to 1; Elm from 1 to 2.5; Fir placed since; Yew no longer placed. As before: 1 of 5." in said


class TestPairs:
    @pytest.fixture
    def placements(self):
        benefit = [places("Oak", 1, 1), places("Elm", 2, 1), places("Ash", 3, 2)]
        risk = [
            places("Oak", 1, 3, activity="risk"),
            places("Elm", 2, 1, activity="risk"),
            places("Ash", 3, None, activity="risk"),
        ]
        return frame(*benefit, *risk)

    def test_lines_that_meet_share_one_label(self, placements):
        """Two tables at the same place have one label there, with both names."""
        drawn = charts.pairs(placements, lit="Elm")
        labels = drawn[drawn["first"]]
        assert list(labels.query("side == 'Benefit'")["note"]) == ["Oak, Elm", "Ash, only here"]
        assert list(labels.query("side == 'Risk'")["note"]) == ["Elm", "Oak"]
        assert set(drawn.loc[drawn["lit"], "line"]) == {"Elm"}

    def test_a_line_needs_both_ends(self, placements):
        """A card placed for benefit only has a point and no line."""
        assert set(charts.pairs(placements).query("both")["line"]) == {"Oak", "Elm"}

    def test_many_that_meet_are_counted(self):
        """More than three names at one end become a count."""
        drawn = charts.pairs(frame(*[places(f"T{n}", n, 1) for n in range(5)]))
        assert drawn["note"].iloc[0] == "5 tables, 5 only here"

    def test_the_caption_says_what_places_are_not(self):
        """Under the picture stands what its places do not mean, with the number of cards in words."""
        assert charts.beside(8)["title"]["text"][0] == "Places compare these cards only. Lowest of eight is not low."

    def test_no_mark_sets_one_activity_across_and_the_other_down(self):
        """There is no quadrant: across stands only the side."""
        across = {c["field"] for layer in SHAPES["beside"]["layer"] for n, c in layer["encoding"].items() if n == "x"}
        assert across == {"side"}

    def test_the_words_give_both_places_of_each_line(self, placements):
        """The alternative gives benefit and risk by table, and says when one is missing."""
        said = charts.beside_alternative(charts.pairs(placements))
        assert "Oak: benefit 1 of 1, risk 3 of 1" in said
        assert "Ash: benefit 2 of 1, risk not placed" in said
