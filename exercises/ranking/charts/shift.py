"""What a reveal changed: one arrow a row, from the place before it to the place now."""

from functools import lru_cache
from typing import Literal

import altair as alt
import numpy as np
import pandas as pd

from exercises.drawing import (
    BLUE,
    LETTERING,
    VERMILLION,
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
from exercises.ranking.charts.telling import rows_of, single_spaced, subject


def moves(placements: pd.DataFrame, by: Literal["table", "card"] = "table") -> pd.DataFrame:
    """One row for each table (of one card) or each card (of one table), of one activity: its place before and now.

    Rows are in the tables' order, or in the order of the places before.
    """
    keys = ["table", "table_order", "case_study", "letter", "short_name"]
    wide = placements.set_index([*keys, "when"])["position"].unstack("when")
    frame = wide.reindex(columns=["before", "now"]).astype(float).reset_index().rename_axis(columns=None)
    frame = labelled(frame, None).sort_values("table_order" if by == "table" else ["before", "letter"], kind="stable")
    turn = [_turn(before, now) for before, now in zip(frame["before"], frame["now"], strict=True)]
    return frame.assign(
        label=frame["table"] if by == "table" else frame["label"],
        row=range(1, len(frame) + 1),
        turn=turn,
        note=[_turned(*each) for each in zip(turn, frame["before"], frame["now"], strict=True)],
    )


def _turn(before: float, now: float) -> str:
    if np.isnan(before) or np.isnan(now):
        return "neither" if np.isnan(before) and np.isnan(now) else "in" if np.isnan(before) else "out"
    return "same" if before == now else "up" if now < before else "down"


def _turned(turn: str, before: float, now: float) -> str:
    words = {"same": "as before", "in": "placed since", "out": "no longer placed", "neither": "not placed"}
    return words.get(turn) or f"{turn} {abs(before - now):g}"


@lru_cache(maxsize=64)
def shift(rows: int, cards: int, size: Size = "wall", since: str = "before the reveal") -> Spec:
    """One arrow a row from the place before to the place now, only what moved in colour, for `moves`; `since` says in words
    when before was."""
    lettering = 20 if rows > 12 and size == "wall" else LETTERING[size]
    row = row_height(rows + 1.8, size, widest=72 if size == "wall" else 34)
    down = named_rows(lettering, padding=0.1)
    start, end = places("before:Q", cards, room=2.2), places("now:Q", cards, room=2.2)
    blob = min(row * 0.42, lettering * 0.8) ** 2
    layers: list[alt.Chart] = [
        marked(alt.Chart(), text(lettering, align="right", dx=-4)).encode(
            down, x=alt.value("width"), text=alt.Text("note:N")
        )
    ]
    moved = (("up", BLUE, "triangle-left"), ("down", VERMILLION, "triangle-right"))
    for turn, colour, shape in moved:
        turned = where(f"datum.turn == '{turn}'")
        layers += [
            turned.mark_rule(color=colour, strokeWidth=lettering / 4).encode(down, start, alt.X2("now:Q")),
            turned.mark_point(
                filled=False, fill="white", opacity=1, stroke=colour, strokeWidth=2.5, size=blob * 0.6
            ).encode(down, start),
            turned.mark_point(filled=True, opacity=1, shape=shape, color=colour, size=blob * 1.6).encode(down, end),
        ]
    for turn, place, shape, fill, edge in (
        ("same", end, "circle", "#8C8C8C", "#8C8C8C"),
        ("in", end, "square", BLUE, BLUE),
        ("out", start, "cross", "white", VERMILLION),
    ):
        still = where(f"datum.turn == '{turn}'")
        point = still.mark_point(opacity=1, strokeWidth=2.5, size=blob, shape=shape, fill=fill, stroke=edge)
        layers.append(point.encode(down, place))
    key = [
        f"Open circle: {since}. Arrow: now. Grey: as before.",
        "Square: placed since. Cross: no longer placed.",
    ]
    return finished(layers, size, row * (rows + 1.8), lettering, below=key)


def shift_alternative(drawn: pd.DataFrame, since: str = "before the reveal") -> str:
    """What `shift` shows of these moves: what moved, from where to where, and how many stayed."""
    if drawn.empty:
        return "No moves to show yet."
    moved = drawn[drawn["turn"].isin(["up", "down"])]
    said = [f"{single_spaced(row['label'])} from {row['before']:g} to {row['now']:g}" for row in rows_of(moved)]
    said += [
        f"{single_spaced(row['label'])} {row['note']}" for row in rows_of(drawn[drawn["turn"].isin(["in", "out"])])
    ]
    stayed = int(drawn["turn"].isin(["same", "neither"]).sum())
    moved_words = f"Moved: {'; '.join(said)}." if said else "Nothing moved."
    return f"{subject(drawn)}: places {since} and now. {moved_words} As before: {stayed} of {len(drawn)}."
