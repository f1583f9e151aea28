"""One card in several areas: the distances, the words, chance."""

import doctest

import pytest

from exercises.synthesis import places
from exercises.synthesis.places import between, chance, inside, measured, reading


def of_eight(*said: float) -> list[float]:
    return [(place - 0.5) / 8 for place in said]


def test_the_examples_in_the_text_are_right() -> None:
    assert doctest.testmod(places).failed == 0


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (of_eight(1, 2, 2), of_eight(2, 3, 3), "alike"),
        (of_eight(1, 2, 2), of_eight(7, 8, 8), "areas apart"),
        (of_eight(1, 2, 2), of_eight(2, 3, 8), "tables apart"),
        (of_eight(1, 1, 8), of_eight(8, 8, 1), "both apart"),
        (of_eight(1, 2, 2), of_eight(8), "too few"),
        (of_eight(1, 1), [(place - 0.5) / 12 for place in (5, 5)], "alike"),
    ],
)  # fmt: skip
def test_each_word_worked_by_hand(one: list[float], other: list[float], word: str) -> None:
    """The last: first of 8 stands at 1/16, fifth of 12 at 3/8: 5/16 apart, which is less than a third."""
    assert reading([one, other]) == reading([other[::-1], one]) == word


def test_a_third_of_the_list_is_near() -> None:
    """Of 12 cards four places are a third exactly, and five are more; rounding makes no difference."""
    twelfths = [[(place - 0.5) / 12 for place in said] for said in ((1, 5), (1, 6))]
    assert [reading([said, said]) for said in twelfths] == ["alike", "tables apart"]


def test_inside_is_of_the_widest_area_and_between_of_the_middles() -> None:
    """By hand: 1 to 3 of 8 is 2/8, 5 to 8 is 3/8; the middles are 2 and 6½, so 4½/8 apart."""
    areas = [of_eight(1, 2, 3), of_eight(5, 8)]
    assert inside(areas) == 3 / 8 and between(areas) == 4.5 / 8


def test_chance_needs_three_areas_of_three_tables() -> None:
    three, two = of_eight(1, 2, 3), of_eight(1, 2)
    assert measured([three] * 3) and measured([three] * 3 + [two])
    assert not measured([three, three, two]) and chance([[three, three, two]]) == {}


def test_chance_worked_by_hand() -> None:
    """Three areas of three: three tables say first, six say last. A draw is *areas apart* only where the three sit together, which is
    3 of the 84 ways to seat them, and in every other draw somebody disagrees inside. Where two of them sit together (54 of 84) the
    middle of that area is first and the others last; where each sits alone (27 of 84) all middles are last."""
    said = [of_eight(1, 1, 1), of_eight(8, 8, 8), of_eight(8, 8, 8)]
    draws = chance([said], draws=20_000)
    assert draws["alike"] == 0
    assert draws["areas apart"] == pytest.approx(3 / 84, abs=0.01)
    assert draws["tables apart"] == pytest.approx(27 / 84, abs=0.02)
    assert draws["both apart"] == pytest.approx(54 / 84, abs=0.02)


def test_chance_hangs_on_no_order() -> None:
    """Neither of areas, nor of tables, nor of the day on which it is asked."""
    said = [of_eight(1, 2, 3), of_eight(8, 3, 4), of_eight(6, 6, 7, 1)]
    assert chance([said]) == chance([[area[::-1] for area in said[::-1]]]) == chance([said])
