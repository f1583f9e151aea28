"""Strips of dots, one row a card: where each card landed, for eight tables and more."""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from exercises.drawing import (
    BLUE,
    INK,
    LETTERING,
    MIST,
    Size,
    Spec,
    finished,
    labelled,
    marked,
    named_rows,
    places,
    row_height,
    text,
    where,
)
from exercises.ranking.charts.telling import count, single_spaced


def dots(placements: pd.DataFrame, lit: str | None = None) -> pd.DataFrame:
    """One dot for each table and card, cards sorted by median place; tables that had not finished enter no bar or median.

    Tables that gave a card the same place stand beside and above one another, in the tables' order.
    """
    frame = labelled(placements, lit).sort_values(["case_study", "table_order"], kind="stable").reset_index(drop=True)
    frame = frame.merge(_spread(frame), on="case_study", how="left")
    order = frame.drop_duplicates("case_study").sort_values(["median", "q1", "q3", "letter"], kind="stable")
    rows = {card: number for number, card in enumerate(order["case_study"], start=1)}
    same = frame.groupby(["case_study", "position"], dropna=True)
    level = same["table"].transform("size").fillna(1)
    cards = max(len(rows), 1)
    lanes = np.minimum(4 if cards <= 10 else 3, level)
    columns = np.ceil(level / lanes)
    number = same.cumcount()
    column, lane = number // lanes, number % lanes
    step = np.minimum(0.02 * cards, 0.9 / columns)
    # the last column may be short: its dots are centred by themselves
    here = np.minimum(lanes, level - column * lanes)
    return frame.assign(
        row=frame["case_study"].map(rows).astype("int64"),
        x=frame["position"] + (column - (columns - 1) / 2) * step,
        lane=(lane - (here - 1) / 2) * (0.5 if cards <= 10 else 0.6),
        first=~frame.duplicated("case_study"),
        placed=frame["position"].notna(),
    )


def _spread(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a card: `median`, `q1`, `q3` over finished tables and `note`, how many of all tables did not place it."""
    counted = frame["position"].where(frame["finished"].astype(bool)).astype(float)
    places = counted.groupby(frame["case_study"])
    left_out = frame["position"].isna().groupby(frame["case_study"]).sum()
    return (
        pd.DataFrame(
            {
                "median": places.median(),
                "q1": places.quantile(0.25),
                "q3": places.quantile(0.75),
                "note": left_out.map(lambda tables: f"not placed: {tables}" if tables else ""),
            }
        )
        .rename_axis("case_study")
        .reset_index()
    )


@lru_cache(maxsize=64)
def strips(cards: int, size: Size = "wall") -> Spec:
    """One row a card, one dot a table at its place, the middle half as a grey bar, the median as a tick, for `dots`."""
    lettering = 20 if cards > 12 and size == "wall" else LETTERING[size]
    row = row_height(cards + 1.8, size, widest=84 if size == "wall" else 44)
    dot = min(row * 0.26, lettering * 0.75) ** 2
    down = named_rows(lettering, padding=0.12)
    across = places("x:Q", cards, room=1.7)
    once = where("datum.first")
    counted = where("datum.first && isValid(datum.median)")
    placed = where("datum.placed")
    lane = alt.ExprRef("datum.lane * bandwidth('y') / 2")
    layers = [
        once.transform_filter("datum.lit")
        .mark_rect(filled=False, stroke=INK, strokeWidth=lettering / 8)
        .encode(down, x=alt.value(0), x2=alt.value("width")),
        counted.mark_bar(color=MIST, height=alt.RelativeBandSize(0.92)).encode(
            down, places("q1:Q", cards, room=1.7), alt.X2("q3:Q")
        ),
        placed.transform_filter("datum.finished")
        .mark_point(filled=True, opacity=1, color=BLUE, stroke="white", strokeWidth=1.2, size=dot, yOffset=lane)
        .encode(across, down),
        placed.transform_filter("!datum.finished")
        .mark_point(
            filled=True, opacity=1, shape="diamond", fill="white", stroke=INK, strokeWidth=2, size=dot, yOffset=lane
        )
        .encode(across, down),
        # over the dots, or a stack of them at the median would hide it
        counted.mark_tick(color=INK, opacity=1, thickness=lettering / 6, bandSize=row * 0.96).encode(
            down, places("median:Q", cards, room=1.7)
        ),
        marked(once, text(lettering - 2 if size == "page" else 20, align="right", dx=-6)).encode(
            down, x=alt.value("width"), text=alt.Text("note:N")
        ),
    ]
    key = [
        "Dot: one table. Diamond: a table that had not finished.",
        "Grey bar: the middle half of the tables. Tick: the median.",
    ]
    return finished(layers, size, row * (cards + 1.8), lettering, below=key)


def strips_alternative(drawn: pd.DataFrame) -> str:
    """What `strips` shows of these dots: each card's places from the finished tables, widest apart first."""
    if drawn.empty:
        return "No places to show yet."
    done = drawn.loc[drawn["finished"].astype(bool), "table"].nunique()
    opening = (
        f"Where {count(drawn['table'].nunique(), 'table')} placed {count(drawn['case_study'].nunique(), 'card')}, "
        f"{done} of them finished; cards are sorted by median place."
    )
    said = [_strip(card) for _, card in drawn.groupby("row")]
    return f"{opening} {' '.join(said)}"


def _strip(card: pd.DataFrame) -> str:
    counted = card.loc[card["finished"].astype(bool), "position"].dropna()
    name = single_spaced(card["label"].iloc[0])
    left = f", {card['note'].iloc[0]}" if card["note"].iloc[0] else ""
    if counted.empty:
        return f"{name}: placed by no finished table{left}."
    return f"{name}: median {counted.median():g}, from {counted.min():g} to {counted.max():g}{left}."
