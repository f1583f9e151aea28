"""The picture of where tables stand: a strip of five points for each question, and the same in words."""

import warnings
from typing import Any

import pytest

from exercises.drawing import filled
from exercises.framework import charts
from exercises.framework.questions import FEATURES
from tests.exercises.framework.told import everywhere, found, said
from workshop.report import pictures
from workshop.words import words

say = words()
FIRST, THIRD = FEATURES[0], FEATURES[2]
THREE = found(said(q1_1="1", q1_2="4", q3_3="consent"), said(q1_1="1", q1_2="cannot"), said(q1_1="5", q1_3="3"))


def drawn(of: Any = THREE, feature: Any = FIRST, **more: Any) -> Any:
    return charts.strips(of.standings(), feature, say, **more)


def texts(frame: Any, kind: str) -> list[str]:
    return list(frame[frame["kind"] == kind]["text"])


def test_strips_stand_in_the_reports_order_with_both_ends() -> None:
    """Every question of the feature, also one that nobody answered."""
    frame = drawn()
    assert [title[:3] for title in texts(frame, "title")] == ["1.1", "1.2", "1.3", "1.4"]
    assert len(texts(frame, "cell")) == 20 and len(texts(frame, "left")) == len(texts(frame, "right")) == 4
    assert " ".join(texts(frame, "left")[0].split()) == FIRST.questions[0].left


def test_tables_stand_by_name_at_their_points() -> None:
    """From left to right; who gave no point stands below, by what it said."""
    frame = drawn()
    names = frame[frame["kind"] == "name"].iloc[:3]
    assert list(names["text"]) == ["Oak", "Elm", "Ash"] and list(names["x"].round(2)) == [0.28, 0.28, 0.72]
    assert texts(frame, "note")[0] == "Cannot say yet: Elm.  Not answered: Ash."
    assert "Not applicable, consent was given: Oak." in texts(drawn(feature=THIRD), "note")[2]


def test_from_eight_tables_a_dot_is_a_table() -> None:
    """With their number over them, and no names at all."""
    eight = found(*[everywhere("4")] * 6, everywhere("1"), everywhere("cannot"))
    frame = drawn(eight)
    assert texts(frame, "name") == [] and len(texts(frame, "dot")) == 7 * 4 and texts(frame, "count")[:2] == ["1", "6"]
    assert texts(frame, "note")[0] == "Cannot say yet: 1 table."


def test_one_team_is_a_dot_without_a_name_or_a_number() -> None:
    """It knows who it is."""
    frame = drawn(found(everywhere("2")))
    assert len(texts(frame, "dot")) == 4 and texts(frame, "name") == texts(frame, "count") == []


@pytest.mark.parametrize("tables", [1, 5, 7, 8, 40])
@pytest.mark.parametrize("size", charts.LOOKS)
def test_nothing_overlaps_and_nothing_hangs_out(tables: int, size: Any) -> None:
    """Whatever stands in a strip stands within it, and strips follow one another down."""
    frame = drawn(found(*[everywhere("5")] * tables), size=size)
    cells = frame[frame["kind"] == "cell"].groupby("y", sort=True)["y2"].first()
    assert all(upper < lower for upper, lower in zip(cells, cells.index[1:], strict=False))
    inside = frame[frame["kind"].isin(["name", "dot", "count"])]
    for _, one in inside.iterrows():
        assert any(top < one["y"] < bottom for top, bottom in cells.items()) and 0.66 < one["x"] < 0.79
    assert charts.height_of(frame) >= frame["y2"].max()


def test_the_chosen_question_is_lit() -> None:
    """By a thick frame, on all that belongs to it."""
    frame = drawn(lit="1-3")
    assert set(frame[frame["lit"]]["text"]) >= {"Ash"} and (frame["lit"] & (frame["kind"] == "cell")).sum() == 5


def test_the_spec_is_built_once_for_a_height_and_holds_no_rows() -> None:
    """Only the frame under it changes, and heights come in tens."""
    height = charts.height_of(drawn())
    assert height % 10 == 0 and charts.standing(height) is charts.standing(height)
    assert charts.standing(height)["data"] == {"name": "source"} and "datasets" not in charts.standing(height)


@pytest.mark.parametrize("size", charts.LOOKS)
def test_it_is_drawn(size: Any) -> None:
    """In every size and without a warning, also before anybody has answered."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = drawn(found(said(), said()), size=size)
        picture = pictures.svg(filled(charts.standing(charts.height_of(frame), size), frame))
    assert "1.1" in picture and picture.startswith("<svg")


def test_the_readings_stand_along_the_foot_on_the_wall_and_on_paper() -> None:
    """In the report's three steps from left to right; on a screen the page says them."""
    for size, there in (("wall", True), ("page", True), ("screen", False)):
        below = charts.standing(100, size)["title"]["text"]
        assert ("justified for other reasons" in str(below)) is there


def test_the_picture_in_words() -> None:
    """For each question who stands where; nothing is added up."""
    told = charts.standing_alternative(THREE.standings(), FIRST, say)
    assert told.startswith(
        "1. Better services and better lives. 1.1 Direct benefit: furthest left: Oak and Elm; furthest right: Ash."
    )
    assert "1.4 Unintended harm: no table gave a point. Not answered: Oak, Elm, Ash." in told
