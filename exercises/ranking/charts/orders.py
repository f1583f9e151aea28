"""Whole orders side by side, one column a table: the picture for up to seven tables."""

from functools import lru_cache
from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd

from exercises.drawing import (
    BLUE,
    GREY,
    INK,
    LETTERING,
    NARROWEST,
    PLACE,
    SMALLEST,
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
from exercises.ranking.charts.telling import card_of, count, listed, place_of, rows_of, single_spaced

MOST_TABLES_SIDE_BY_SIDE = 7
GAP = 0.75  # rows between the last card placed and the first not placed: room for the words "Not placed"


def cells(placements: pd.DataFrame, lit: str | None = None) -> pd.DataFrame:
    """One cell for each table and card; `lit` is the chosen card's id. A tie keeps its rows together, in letter order."""
    frame = labelled(placements, lit).sort_values(["table_order", "position", "letter"], kind="stable")
    column = frame.groupby("table_order")
    slot = column.cumcount() + 1.0
    tie = frame.groupby(["table_order", "position"])
    placed = frame["position"].notna()
    first, last = tie.cumcount() == 0, tie.cumcount(ascending=False) == 0
    opening = column.cumcount() == 0
    first_left_out = ~placed & (slot == frame["of"] + 1)
    return frame.assign(
        name=frame["short_name"],
        wrapped=frame["short_name"].map(_on_two_lines),
        placed=placed,
        tied=placed & ~(first & last),
        slot=slot.where(placed, slot + GAP),
        top=(slot - 0.5 + 0.06 * first).where(placed, slot + GAP - 0.44),
        bottom=(slot + 0.5 - 0.06 * last).where(placed, slot + GAP + 0.44),
        heading=frame["table"].where(opening, ""),
        state=np.where(opening & ~frame["finished"].astype(bool), "had not finished", ""),
        rule=(slot - 0.5 + 0.12).where(first_left_out),
    )


def _on_two_lines(name: str) -> str:
    """The name broken at the space that leaves its longer line shortest; one word stays whole."""
    words = name.split()
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda lines: max(map(len, lines)))) if breaks else name


def orders(tables: tuple[str, ...], cards: int, size: Size = "wall") -> Spec:
    """Whole orders side by side, one column a table, for `cells`; at most seven tables."""
    if len(tables) > MOST_TABLES_SIDE_BY_SIDE:
        raise ValueError(
            f"Orders stand side by side for at most {MOST_TABLES_SIDE_BY_SIDE} tables, not {len(tables)}: draw strips."
        )
    return _orders(len(tables), cards, size)


@lru_cache(maxsize=64)
def _orders(tables: int, cards: int, size: Size) -> Spec:
    few = cards <= 16 and (size == "wall" or tables <= 5)
    rows = cards + GAP + 1.2
    row = row_height(rows, size, widest=84 if size == "wall" else 38)
    lettering = LETTERING[size] if few else SMALLEST[size]
    if few and size == "wall":
        lettering = _largest(tables, row, lettering)
    words = "wrapped" if _narrow(tables, lettering, size) and row > 2.3 * lettering else "name"
    down = alt.Y(
        "slot:Q",
        scale=alt.Scale(domain=[cards + GAP + 0.5, -0.7], nice=False, zero=False),
        axis=alt.Axis(
            values=list(range(1, cards + 1)),
            title=PLACE,
            titlePadding=14,
            format="d",
            tickSize=0,
            domain=False,
            grid=False,
        ),
    )
    layers = [*_boxes(down, lettering), *_names(down, lettering, words), *_heads(down, lettering, SMALLEST[size])]
    return finished(layers, size, rows * row, lettering, below=["Cards that touch, marked =, share a place."])


def _largest(tables: int, row: float, least: float) -> float:
    """The largest lettering with which a name on one line or two still fits a table's column on the narrowest wall, for few tables."""
    column = NARROWEST["wall"] * 0.85 / tables
    two_lines = (size for size in (28, 26, 24) if row > 2.6 * size and size * 9.7 <= column)
    one_line = (size for size in (28, 26, 24) if row > 1.7 * size and not _narrow(tables, size, "wall"))
    return max([least, *two_lines, *one_line])


def _narrow(tables: int, lettering: float, size: Size) -> bool:
    """Whether the longest name needs two lines in a table's column."""
    return tables * 20 * lettering * 0.55 > NARROWEST[size] * 0.8


def _column(edge: Literal["left", "right"] | None = None) -> alt.X:
    """The tables' columns in their order; marks stand in the middle of a column, or at one edge."""
    where: dict[str, Any] = {} if edge is None else {"bandPosition": 0 if edge == "left" else 1}
    scale = alt.Scale(paddingInner=0.07, paddingOuter=0.03)
    return alt.X("table_order:N", sort="ascending", axis=None, scale=scale, **where)


def _boxes(down: alt.Y, lettering: float) -> list[alt.Chart]:
    """The cells: grey where placed, dashed where not, and the chosen card blue or boldly outlined over them."""
    looks: tuple[tuple[str, str, str, float, list[float]], ...] = (
        ("datum.placed && !datum.lit", "#F2F2F2", GREY, 1.5, []),
        ("!datum.placed && !datum.lit", "white", GREY, 1.5, [5, 4]),
        ("datum.placed && datum.lit", BLUE, "black", lettering / 5, []),
        ("!datum.placed && datum.lit", "white", BLUE, lettering / 4, [8, 5]),
    )
    edges = {"y": at(down, "top:Q"), "y2": alt.Y2("bottom:Q")}
    return [
        where(test)
        .mark_rect(fill=fill, stroke=stroke, strokeWidth=width, strokeDash=dash or alt.Undefined)
        .encode(_column(), **edges)
        for test, fill, stroke, width, dash in looks
    ]


def _names(down: alt.Y, lettering: float, words: str) -> list[alt.Chart]:
    """The words in the cells: letter, name and, in a tie, an equals sign; `words` names the column to write."""
    bold = text(lettering, fontWeight="bold")
    named = text(
        lettering,
        align="left",
        dx=lettering * 1.55,
        # Vega sets the first of two lines in the middle: lift both by half a line
        dy=alt.ExprRef(f"indexof(datum.{words}, '\\n') < 0 ? 0 : {-lettering * 0.54}"),
        limit=alt.ExprRef(f"bandwidth('x') - {lettering} * (datum.tied ? 2.55 : 1.8)"),
        lineHeight=lettering * 1.08,
        lineBreak="\n",
    )
    layers = []
    for test, colour, weight in (
        ("!datum.lit", INK, "normal"),
        ("datum.lit && datum.placed", "white", "bold"),
        ("datum.lit && !datum.placed", INK, "bold"),
    ):
        chosen, tied = where(test), where(f"{test} && datum.tied")
        letter = marked(chosen, bold, color=colour, align="left", dx=lettering * 0.4)
        name = marked(chosen, named, color=colour, fontWeight=weight)
        equals = marked(tied, bold, color=colour, align="right", dx=-lettering * 0.3)
        layers += [
            letter.encode(_column("left"), down, alt.Text("letter:N")),
            name.encode(_column("left"), down, alt.Text(f"{words}:N")),
            equals.encode(_column("right"), down, text=alt.value("=")),
        ]
    return layers


def _heads(down: alt.Y, lettering: float, smallest: float) -> list[alt.Chart]:
    """The tables' names and states above their columns, and the line above what a table did not place."""
    heading = text(lettering, fontWeight="bold", limit=alt.ExprRef("bandwidth('x')"))
    small = text(max(lettering - 3, smallest))
    ruled = where("isValid(datum.rule)")
    line, rule = ruled.mark_rect(fill=INK, stroke=INK, strokeWidth=2), at(down, "rule:Q")
    words = marked(ruled, small, baseline="top", dy=lettering * 0.3)
    return [
        marked(alt.Chart(), heading).encode(_column(), y=at(down, datum=-0.3), text=alt.Text("heading:N")),
        marked(alt.Chart(), small).encode(_column(), y=at(down, datum=0.2), text=alt.Text("state:N")),
        line.encode(_column(), y=rule, y2=alt.Y2("rule:Q")),
        words.encode(_column(), rule, text=alt.value("Not placed")),
    ]


def orders_alternative(drawn: pd.DataFrame) -> str:
    """What `orders` shows of these cells: the chosen card's places, or without one what each table put first and last."""
    if drawn.empty:
        return "No orders to show yet."
    opening = f"The orders of {count(drawn['table'].nunique(), 'table')} side by side."
    chosen = drawn[drawn["lit"]]
    if len(chosen):
        places = [f"{row['table']}: {place_of(row)}" for row in rows_of(chosen)]
        return f"{opening} {card_of(chosen)} is lit; its places are {listed(places)}."
    ends = [_ends(column) for _, column in drawn.groupby("table_order")]
    return f"{opening} {' '.join(ends)}"


def _ends(column: pd.DataFrame) -> str:
    """What one table put first and last, and what it did not place."""
    table = column["table"].iloc[0] + ("" if column["finished"].iloc[0] else " (had not finished)")
    placed = column[column["placed"]]
    left_out = listed(column.loc[~column["placed"], "label"].map(single_spaced))
    left = f"; not placed: {left_out}" if left_out else ""
    if placed.empty:
        return f"{table}: nothing placed{left}."
    ends = [
        listed(placed.loc[placed["position"] == end, "label"].map(single_spaced))
        for end in (placed["position"].min(), placed["position"].max())
    ]
    return f"{table}: first {ends[0]}, last {ends[1]}{left}."
