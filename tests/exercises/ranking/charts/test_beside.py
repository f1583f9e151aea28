"""Benefit beside risk."""

import pytest

from exercises.ranking import charts
from tests.exercises.ranking.charts.placements import frame, places

SPEC = charts.beside(3, "page")


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
        across = {c["field"] for layer in SPEC["layer"] for n, c in layer["encoding"].items() if n == "x"}
        assert across == {"side"}

    def test_the_words_give_both_places_of_each_line(self, placements):
        """The alternative gives benefit and risk by table, and says when one is missing."""
        said = charts.beside_alternative(charts.pairs(placements))
        assert "Oak: benefit 1 of 1, risk 3 of 1" in said
        assert "Ash: benefit 2 of 1, risk not placed" in said
