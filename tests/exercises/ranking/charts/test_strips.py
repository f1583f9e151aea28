"""Strips of dots."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.ranking import charts
from tests.exercises.ranking.charts.placements import frame, places


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
