"""The picture of a case told in stages: each table's path over the stages, or from eight tables on how many stood where.

Raw positions, nothing more: no mean, no line for the room. Up to seven tables have a line each, told apart by the shape of its
points, by its dashes and by the name at its end, so that no colour has to be seen; a line stops where a table gave no place. From
eight on a circle says how many tables stood there, and the width of a line how many went from one to the other.

`paths`, one row for each table and stage:

    table, table_order   str, int   the table's name as shown, and where it stands among the tables
    stage                int        from 1
    step                 float      1 to 5; 0 for "cannot say yet"; NaN where the table gave no answer

The drawing columns of `lines`: `y` (the step, set a little apart), `placed`, `run` (which unbroken stretch of which table), `look`
(0 to 6: colour, shape and dashes), `end_y` and `name` (on the last point of a table: where its name stands, and the name).
Of `flows`: `n` tables at `stage` and `step`, or going on `to_stage` and `to_step`; `turn` is up, down or level.
"""

from collections.abc import Sequence
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from exercises.drawing import (
    BLUE,
    GREY,
    INK,
    LETTERING,
    VERMILLION,
    Size,
    Spec,
    finished,
    marked,
    text,
    where,
)

MOST_LINES = 7
CANNOT = 0.0  # the row of "cannot say yet", below the scale
COLUMNS = ["table", "table_order", "stage", "step"]
GREEN, PURPLE = "#009E73", "#CC79A7"
COLOURS = (INK, BLUE, VERMILLION, GREEN, INK, BLUE, VERMILLION)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
DASHED = 4  # looks from here on have dashed lines
ROW = {"wall": 118, "page": 50}
LETTERS = {"wall": 26, "page": LETTERING["page"]}  # few words, so they are large
NAME_APART = 0.26  # rows between two names at the right
TURNED = (("up", BLUE), ("down", VERMILLION), ("level", GREY))


def lines(paths: pd.DataFrame) -> pd.DataFrame:
    """The points of each table's line, for `line_chart`; answers only."""
    shown = paths[paths["step"].notna()].sort_values(["table_order", "stage"], kind="stable")
    looks = {order: at for at, order in enumerate(sorted(paths["table_order"].unique()))}
    look = shown["table_order"].map(looks).astype(int)
    apart = min(0.16, 0.9 / max(1, len(looks)))
    y = shown["step"] - (look - (len(looks) - 1) / 2) * apart
    gap = (shown["stage"].diff() != 1) | (shown["table_order"].diff() != 0) | (shown["step"] == CANNOT)
    gap |= shown["step"].shift() == CANNOT
    last = ~shown["table_order"].duplicated(keep="last")
    drawn = shown.assign(y=y, look=look, run=gap.cumsum(), placed=shown["step"] != CANNOT)
    ends = _spread(drawn.loc[last, "y"])
    return drawn.assign(end_y=ends.reindex(drawn.index), name=drawn["table"].where(last, ""))


def _spread(at: pd.Series) -> pd.Series:
    """The same heights, each at least NAME_APART from the next, moved no more than it takes."""
    order = at.sort_values(kind="stable")
    heights = order.to_numpy(dtype=float).copy()
    for one in range(1, len(heights)):
        heights[one] = max(heights[one], heights[one - 1] + NAME_APART)
    moved = (heights - order.to_numpy(dtype=float)).max(initial=0) / 2
    return pd.Series(heights - moved, index=order.index)


def flows(paths: pd.DataFrame) -> pd.DataFrame:
    """How many tables stood where, and how many went from where to where, for `flow_chart`."""
    shown = paths[paths["step"].notna()]
    stood = shown.groupby(["stage", "step"]).size().reset_index(name="n")
    onward = shown.assign(stage=shown["stage"] - 1).rename(columns={"step": "to_step"})
    both = shown.merge(onward[["table_order", "stage", "to_step"]], on=["table_order", "stage"])
    both = both[(both["step"] != CANNOT) & (both["to_step"] != CANNOT)]
    went = both.groupby(["stage", "step", "to_step"]).size().reset_index(name="n")
    went = went.assign(to_stage=went["stage"] + 1, turn=_turns(went))
    return pd.concat([went, stood.assign(turn="stood")], ignore_index=True).reindex(
        columns=["stage", "step", "to_stage", "to_step", "n", "turn"]
    )


def _turns(went: pd.DataFrame) -> np.ndarray:
    level = went["to_step"] == went["step"]
    return np.where(level, "level", np.where(went["to_step"] > went["step"], "up", "down"))


@lru_cache(maxsize=64)
def line_chart(stages: int, steps: Sequence[str], stage: str, below: str, size: Size = "wall") -> Spec:
    """One line a table for `lines`. `steps` are the rows' names from "cannot say yet" up, `stage` the word for a stage."""
    lettering = LETTERS[size]
    across, up = _across("stage:Q", stages, stage, room=0.9), _up("y:Q", steps, lettering)
    colour = alt.Color("look:N", scale=alt.Scale(domain=list(range(7)), range=list(COLOURS)), legend=None)
    shape = alt.Shape("look:N", scale=alt.Scale(domain=list(range(7)), range=list(SHAPES)), legend=None)
    layers = [_middle(up, steps)]
    for test, dash in ((f"datum.look < {DASHED}", []), (f"datum.look >= {DASHED}", [8, 5])):
        line = where(f"datum.placed && {test}").mark_line(strokeWidth=lettering / 6, strokeDash=dash or alt.Undefined)
        layers.append(line.encode(across, up, colour, detail=alt.Detail("run:N")))
    points = where("datum.placed").mark_point(filled=True, opacity=1, size=lettering**2 * 0.6)
    open_points = where("!datum.placed").mark_point(
        filled=False, fill="white", opacity=1, strokeWidth=2.5, size=lettering**2 * 0.6
    )
    layers += [one.encode(across, up, colour, shape) for one in (points, open_points)]
    named = where("datum.name != ''")
    leader = (
        named.mark_rule(color=GREY, strokeWidth=1)
        .encode(across, up, x2=alt.X2("name_x:Q"), y2=alt.Y2("end_y:Q"))
        .transform_calculate(name_x=f"{stages} + 0.16")
    )
    name = (
        marked(named, text(lettering, align="left", dx=4, fontWeight="bold"))
        .encode(_across("name_x:Q", stages, stage, room=0.9), _up("end_y:Q", steps, lettering), alt.Text("name:N"))
        .transform_calculate(name_x=f"{stages} + 0.16")
    )
    return finished([*layers, leader, name], size, ROW[size] * (len(steps) + 0.6), lettering, below=[below])


@lru_cache(maxsize=64)
def flow_chart(stages: int, tables: int, steps: Sequence[str], stage: str, below: str, size: Size = "wall") -> Spec:
    """Circles and lines for `flows`: as many tables as stood there, or went from one to the other."""
    lettering = LETTERS[size]
    across, up = _across("stage:Q", stages, stage, room=0.2), _up("step:Q", steps, lettering)
    widest = ROW[size] * 0.4
    width = alt.StrokeWidth("n:Q", scale=alt.Scale(domain=[0, tables], range=[0, widest]), legend=None)
    layers = [_middle(up, steps)]
    for turn, colour in TURNED:
        went = where(f"datum.turn == '{turn}'").mark_rule(color=colour, opacity=0.75)
        layers.append(went.encode(across, up, x2=alt.X2("to_stage:Q"), y2=alt.Y2("to_step:Q"), strokeWidth=width))
    area = (ROW[size] * 0.8) ** 2
    circle = where("datum.turn == 'stood'").mark_point(
        filled=True, fill="white", stroke=INK, strokeWidth=2, opacity=1, shape="circle"
    )
    size_of = alt.Size("n:Q", scale=alt.Scale(domain=[0, tables], range=[lettering**2 * 2, area]), legend=None)
    layers.append(circle.encode(across, up, size_of))
    number = marked(where("datum.turn == 'stood'"), text(lettering, fontWeight="bold", align="center"))
    layers.append(number.encode(across, up, alt.Text("n:Q")))
    return finished(layers, size, ROW[size] * (len(steps) + 0.6), lettering, below=[below])


def _across(field: str, stages: int, word: str, room: float) -> alt.X:
    """The stages from left to right, with room for names on the right."""
    return alt.X(
        field,
        scale=alt.Scale(domain=[0.7, stages + 0.2 + room * max(1, stages / 5)], nice=False, zero=False),
        axis=alt.Axis(
            values=list(range(1, stages + 1)), labelExpr=f"{word!r} + ' ' + datum.value", title=None, orient="top",
            grid=False, domain=False, ticks=False, labelPadding=8,
        ),
    )  # fmt: skip


def _up(field: str, steps: Sequence[str], lettering: float) -> alt.Y:
    """The rows of the scale, the acceptable end on top, and "cannot say yet" apart at the foot."""
    names = ", ".join(f"{name!r}" for name in steps)
    return alt.Y(
        field,
        scale=alt.Scale(domain=[-0.5, len(steps) - 0.4], nice=False, zero=False),
        axis=alt.Axis(
            values=list(range(len(steps))), labelExpr=f"[{names}][datum.value]", title=None, domain=False, ticks=False,
            labelPadding=8, labelLimit=lettering * 14, grid=True, gridColor="#E3E3E3",
        ),
    )  # fmt: skip


def _middle(up: alt.Y, steps: Sequence[str]) -> alt.Chart:
    """A line between the scale and "cannot say yet", which is no part of it."""
    at = alt.YDatum(0.5, type="quantitative", scale=up["scale"], axis=up["axis"])
    return alt.Chart().mark_rule(color=GREY, strokeDash=[2, 4], strokeWidth=1).encode(y=at)
