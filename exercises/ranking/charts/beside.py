"""Benefit beside risk: the two places of a card, joined by a line."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, Literal, cast

import altair as alt
import numpy as np
import pandas as pd

from exercises.drawing import (
    BLUE,
    GREY,
    LETTERING,
    MIST,
    Size,
    Spec,
    at,
    finished,
    labelled,
    marked,
    row_height,
    text,
    where,
)
from exercises.ranking.charts.telling import place_of, rows_of, single_spaced, subject

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def pairs(placements: pd.DataFrame, by: Literal["table", "card"] = "table", lit: str | None = None) -> pd.DataFrame:
    """Two ends a line, benefit and risk, for each table (of one card) or each card (of one table).

    `lit` is the chosen line: a table's name or a card's id. Give only tables whose people are the same in both activities.
    Lines that meet at a place share one label there.
    """
    frame = labelled(placements, None)
    line = frame["table"] if by == "table" else frame["case_study"]
    frame = frame.assign(
        line=line,
        label=line if by == "table" else frame["label"],
        lit=line == lit,
        side=frame["activity"].map({"benefit": "Benefit", "risk": "Risk"}),
        placed=frame["position"].notna(),
    )
    frame["both"] = frame.groupby("line")["placed"].transform("sum") == 2
    frame = frame.sort_values(["side", "position", "table_order", "letter"], kind="stable")
    ends = frame.groupby(["side", "position"], dropna=True)
    frame["first"] = (ends.cumcount() == 0) & frame["placed"]
    words = {key: _end(group, by) for key, group in ends}
    keys: list[Hashable] = list(zip(frame["side"], frame["position"], strict=True))
    return frame.assign(note=[words.get(cast(Any, key), "") for key in keys])


def _end(group: pd.DataFrame, by: str) -> str:
    """The words at one end of the lines that meet there."""
    names = group["label"].map(single_spaced) + np.where(group["both"], "", ", only here")
    if len(group) <= 3:
        return ", ".join(names)
    lone = int((~group["both"]).sum())
    return f"{len(group)} {by}s" + (f", {lone} only here" if lone else "")


@lru_cache(maxsize=64)
def beside(cards: int, size: Size = "wall") -> Spec:
    """Benefit places beside risk places, joined by a line, for `pairs`: no scatter, quadrant or good-to-bad colour."""
    lettering = 20 if cards > 14 and size == "wall" else LETTERING[size]
    row = row_height(cards + 2.4, size, widest=78 if size == "wall" else 40)
    across = alt.X(
        "side:N",
        sort="ascending",
        scale=alt.Scale(type="point", padding=0.95),
        axis=alt.Axis(
            orient="top", title=None, labelFontWeight="bold", domain=False, ticks=False, labelAngle=0, labelPadding=8
        ),
    )
    down = alt.Y("position:Q", axis=None, scale=alt.Scale(domain=[cards + 0.5, 0.5], nice=False, zero=False))
    layers: list[alt.Chart] = [
        alt.Chart()
        .mark_rule(color=MIST, strokeWidth=lettering / 4)
        .encode(across, y=at(down, datum=1), y2=alt.Y2Datum(cards))
    ]
    for lit, colour, thick in ((False, GREY, 2.0), (True, BLUE, 6.0)):
        ends = where(f"datum.placed && datum.lit == {str(lit).lower()}")
        layers += [
            ends.transform_filter("datum.both")
            .mark_line(color=colour, strokeWidth=thick * lettering / 22)
            .encode(across, down, alt.Detail("line:N")),
            ends.mark_point(
                filled=True, opacity=1, color=colour, shape="square" if lit else "circle", size=(lettering * 0.65) ** 2
            ).encode(across, down),
        ]
    for side, align, nudge in (("Benefit", "right", -1), ("Risk", "left", 1)):
        named = where(f"datum.first && datum.side == '{side}'")
        number = text(lettering, align=align, dx=nudge * lettering * 0.8)
        words = text(lettering, align=align, dx=nudge * lettering * 2.8, limit=alt.ExprRef("width * 0.27"))
        layers += [
            marked(named, number).encode(across, down, alt.Text("position:Q")),
            marked(named, words).encode(across, down, alt.Text("note:N")),
        ]
    lowest = _NUMBERS[cards] if cards < len(_NUMBERS) else str(cards)
    caption = [
        f"Places compare these cards only. Lowest of {lowest} is not low.",
        "1 is first, at the top. Only here: not placed on the other side.",
    ]
    return finished(layers, size, row * (cards + 2.4), lettering, below=caption)


def beside_alternative(drawn: pd.DataFrame) -> str:
    """What `beside` shows of these pairs: each line's benefit place and risk place."""
    if drawn.empty:
        return "No places to set beside each other yet."
    said = []
    for _, line in drawn.groupby("line", sort=False):
        places = {row["side"]: place_of(row) for row in rows_of(line)}
        name = single_spaced(line["label"].iloc[0])
        said.append(f"{name}: benefit {places.get('Benefit', 'not asked')}, risk {places.get('Risk', 'not asked')}")
    return f"{subject(drawn)}: benefit places beside risk places. {'; '.join(said)}. Places compare these cards only."
