"""What a reveal changed."""

import pytest

from exercises.ranking import charts
from tests.exercises.ranking.charts.placements import frame, places

SPEC = charts.shift(2, 3, "page")


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
        grey = [layer for layer in SPEC["layer"] if "'same'" in str(layer.get("transform"))]
        assert [layer["mark"]["fill"] for layer in grey] == ["#8C8C8C"]

    def test_the_words_say_what_moved_and_how_many_stayed(self, drawn):
        """The alternative names each move with both places."""
        said = charts.shift_alternative(drawn)
        assert said.startswith("Card C Discount check: ")
        assert "Oak from 3 to 1; Elm from 1 to 2.5; Fir placed since; Yew no longer placed. As before: 1 of 5." in said
