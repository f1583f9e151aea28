"""The picture of paths: raw positions, lines that stop where nothing was said, and the same in words."""

import warnings

import pandas as pd
import pytest

from exercises.drawing import filled
from exercises.staged import charts
from exercises.staged.telling import paths, picture
from tests.exercises.staged.told import found, sheet
from workshop.report.pictures import svg
from workshop.words import words

say = words()
STEPS = ("cannot", "1", "2", "3", "4", "5")


def frame(*lines: str) -> pd.DataFrame:
    seen = found(*map(sheet, lines), part=max(len(line.split()) for line in lines) - 1)
    return paths(seen, seen.names)


def test_a_line_stops_where_a_table_gave_no_place() -> None:
    """A stage without an answer has no point; "cannot say" has one apart, on no line."""
    drawn = charts.lines(frame("3 4 . 2 2", "3 ? 3 3 3"))
    oak, elm = (drawn[drawn["table"] == name] for name in ("Oak", "Elm"))
    assert list(oak["stage"]) == [1, 2, 4, 5] and oak["run"].nunique() == 2
    assert list(elm["placed"]) == [True, False, True, True, True]
    assert elm.loc[elm["placed"], "run"].nunique() == 2
    assert set(oak["run"]).isdisjoint(elm["run"])


def test_names_stand_at_the_ends_of_lines_and_apart() -> None:
    """Once a table, on its last point, none on top of another."""
    drawn = charts.lines(frame(*["3 3"] * 7))
    named = drawn[drawn["name"] != ""]
    assert list(named["name"]) == ["Oak", "Elm", "Ash", "Yew", "Hazel", "Rowan", "Birch"] and set(named["stage"]) == {2}
    heights = sorted(named["end_y"])
    assert min(b - a for a, b in zip(heights, heights[1:], strict=False)) >= charts.NAME_APART - 1e-9


def test_no_two_of_seven_tables_look_alike() -> None:
    """Shape, dashes and colour: no two have the same shape, so no colour has to be seen."""
    assert len(set(charts.SHAPES)) == charts.MOST_LINES == 7
    assert set(charts.COLOURS) <= {"#1A1A1A", "#0072B2", "#D55E00", "#009E73"}


def test_from_eight_tables_it_counts() -> None:
    """How many stood where, and how many went on from where to where; a gap gives no line."""
    drawn = charts.flows(frame("3 4", "3 4", "3 .", "3 ?", "2 2", "? 3", "1 1", "5 3"))
    stood = drawn[drawn["turn"] == "stood"]
    assert dict(zip(zip(stood["stage"], stood["step"], strict=True), stood["n"], strict=True))[(1, 3)] == 4
    went = drawn[drawn["turn"] != "stood"]
    lines = {(row.step, row.to_step): (row.n, row.turn) for row in went.itertuples()}
    assert lines == {(3, 4): (2, "up"), (2, 2): (1, "level"), (1, 1): (1, "level"), (5, 3): (1, "down")}


@pytest.mark.parametrize("tables", [1, 7, 8, 10])
@pytest.mark.parametrize("size", ["wall", "page"])
def test_it_draws_and_says_what_it_draws(tables: int, size: str) -> None:
    """Lines up to seven tables, circles from eight, and the alternative gives every table or every count."""
    seen = found(*[sheet("3 4 ? . 2")] * tables)
    spec, drawn, alternative = picture(seen, say, seen.names, size)  # type: ignore[arg-type]
    assert svg(filled(spec, drawn)).startswith("<svg")
    if tables <= 7:
        path = "In between, Mostly acceptable, We cannot say yet, no answer, Mostly not acceptable."
        assert alternative.count(path) == tables
    else:
        assert f"Stage 1: In between {tables}. Stage 2: Mostly acceptable {tables}." in alternative
    assert all(name in alternative for name in list(seen.names.values())[: 7 if tables <= 7 else 0])


@pytest.mark.parametrize("build", ["lines", "flows"])
def test_an_empty_frame_draws_without_a_warning(build: str) -> None:
    """Before anyone has answered nothing warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = getattr(charts, build)(pd.DataFrame(columns=charts.COLUMNS).astype({"step": float, "stage": int}))
    assert drawn.empty


def test_wall_lettering_is_at_least_20_pixels_and_the_spec_is_built_once() -> None:
    """Whatever the number of stages; the same shape is the same spec."""
    for stages in (2, 8):
        for spec in (
            charts.line_chart(stages, STEPS, "Stage", "x"),
            charts.flow_chart(stages, 30, STEPS, "Stage", "x"),
        ):
            assert min(sizes(spec)) >= 20 and "datasets" not in spec
    assert charts.line_chart(5, STEPS, "Stage", "x") is charts.line_chart(5, STEPS, "Stage", "x")


def sizes(part: object) -> list[float]:
    if isinstance(part, dict):
        own = [value for name, value in part.items() if name.endswith(("fontSize", "FontSize"))]
        return own + [size for value in part.values() for size in sizes(value)]
    return [size for value in part for size in sizes(value)] if isinstance(part, list) else []
