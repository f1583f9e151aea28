"""The pictures of a ranking: frame in, Vega-Lite spec out, and every picture also said in words.

A picture answers one question. *Orders* sets whole orders side by side (up to seven tables); *strips* shows where each card
landed (from eight); *shift* shows what a reveal changed; *beside* sets a card's benefit beside its risk. None shows one
order for the room, an average, a winner or a quadrant: that tables part is what the pictures are there to show. The counts
and measures stand in `findings.py`.

Each picture comes in three parts. A drawing function (`cells`, `dots`, `moves`, `pairs`) adds what is drawn to the frame; a
chart function (`orders`, `strips`, `shift`, `beside`) gives the spec, which depends on the shape alone, so it is built and
checked once and a live screen changes only the frame under it; an alternative (`orders_alternative`, ...) says the picture
in a sentence or two. All order comes from columns of the frame. The spec reads the dataset named `source`, the name that
Streamlit gives to a frame it is handed: `st.vega_lite_chart(frame, spec, theme=None)`. `filled` puts a frame inside for
print. A spec is shared by all who ask for the same shape: do not change it in place.

`placements`, one row for each table and card (and, where both are there, each `when` and `activity`):

    table        str    the table's name as shown; no two tables share one
    table_order  int    where the table stands among the tables
    case_study   str    the card's id
    letter       str    the card's letter in this workshop
    short_name   str    its short name, 18 characters or fewer
    position     float  mid-rank from 1, first place being 1; NaN where the table did not place the card
    of           int    how many cards that table placed
    finished     bool   whether the table had said that it had finished
    when         str    "before" (the reveal) or "now"
    activity     str    "benefit" or "risk"

The drawing columns:

    label        str    "A  Short name", or in `moves` and `pairs` what the row is: a table or a card
    lit          bool   the chosen card (or, in `pairs`, the chosen line)
    name, wrapped       str    the short name, on one line and on two
    slot         float  the row of the cell: 1 to `of`, then the cards not placed, below a gap
    top, bottom  float  the edges of the cell; cells of a tie touch
    placed, tied bool   whether the table placed the card; whether it tied it with another
    heading      str    the table's name, on the table's first row only
    state        str    "had not finished", on the table's first row only, else empty
    rule         float  where the line above "not placed" stands, on the first card not placed, else NaN
    row          int    the row of the strip or arrow, from 1
    median, q1, q3      float  of the places that finished tables gave the card; quartiles linear
    x, lane      float  where the dot stands: its place, moved aside for its neighbours; -1 to 1 within the row
    first        bool   the one row that draws the bar, or a tie's or group's words
    note         str    what the picture says beside the mark
    before, now  float  places before the reveal and now, NaN where not placed
    turn         str    "up", "down", "same", "in", "out" or "neither"
    side         str    "Benefit" or "Risk"
    line         str    which two ends belong together
    both         bool   whether the line has both its ends
"""

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, cast

import altair as alt
import numpy as np
import pandas as pd

Size = Literal["wall", "page"]
Spec = dict[str, Any]

MOST_TABLES_SIDE_BY_SIDE = 7
FONT = "Liberation Sans, Arial, sans-serif"
# Okabe and Ito's palette, which holds for every common kind of colour vision; grey is 7:1 on white.
BLUE, VERMILLION, INK, GREY, MIST = "#0072B2", "#D55E00", "#1A1A1A", "#595959", "#D9D9D9"
GAP = 0.75  # rows between the last card placed and the first not placed: room for the words "Not placed"
_WIDTH = {"wall": 1600, "page": 640}
_SMALLEST = {"wall": 20, "page": 11.5}
_NARROWEST = {"wall": 1100, "page": 640}
_LETTERING = {"wall": 22, "page": 13}
_TALLEST = {"wall": 800, "page": 820}
_PLACE = "Place (1 is first)"
_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def filled(spec: Spec, frame: pd.DataFrame) -> Spec:
    """The spec with the frame's rows inside it, for a picture that stands alone; NaN becomes null."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return {**spec, "data": {"name": "source", "values": rows}}


# Orders side by side


def cells(placements: pd.DataFrame, lit: str | None = None) -> pd.DataFrame:
    """One cell for each table and card; `lit` is the chosen card's id. A tie keeps its rows together, in letter order."""
    frame = _labelled(placements, lit).sort_values(["table_order", "position", "letter"], kind="stable")
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
    lettering = _LETTERING[size] if few else _SMALLEST[size]
    rows = cards + GAP + 1.2
    row = _row_height(rows, size, widest=84 if size == "wall" else 38)
    narrow = tables * 20 * lettering * 0.55 > _NARROWEST[size] * 0.8
    words = "wrapped" if narrow and row > 2.3 * lettering else "name"
    down = alt.Y(
        "slot:Q",
        scale=alt.Scale(domain=[cards + GAP + 0.5, -0.7], nice=False, zero=False),
        axis=alt.Axis(values=list(range(1, cards + 1)), title=_PLACE, format="d", tickSize=0, domain=False, grid=False),
    )
    layers = [*_boxes(down, lettering), *_names(down, lettering, words), *_heads(down, lettering, _SMALLEST[size])]
    return _finished(layers, size, rows * row, lettering, below=["Cards that touch, marked =, share a place."])


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
    edges = {"y": _at(down, "top:Q"), "y2": alt.Y2("bottom:Q")}
    return [
        _where(test)
        .mark_rect(fill=fill, stroke=stroke, strokeWidth=width, strokeDash=dash or alt.Undefined)
        .encode(_column(), **edges)
        for test, fill, stroke, width, dash in looks
    ]


def _names(down: alt.Y, lettering: float, words: str) -> list[alt.Chart]:
    """The words in the cells: letter, name and, in a tie, an equals sign; `words` names the column to write."""
    bold = _text(lettering, fontWeight="bold")
    named = _text(
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
        chosen, tied = _where(test), _where(f"{test} && datum.tied")
        letter = _marked(chosen, bold, color=colour, align="left", dx=lettering * 0.4)
        name = _marked(chosen, named, color=colour, fontWeight=weight)
        equals = _marked(tied, bold, color=colour, align="right", dx=-lettering * 0.3)
        layers += [
            letter.encode(_column("left"), down, alt.Text("letter:N")),
            name.encode(_column("left"), down, alt.Text(f"{words}:N")),
            equals.encode(_column("right"), down, text=alt.value("=")),
        ]
    return layers


def _heads(down: alt.Y, lettering: float, smallest: float) -> list[alt.Chart]:
    """The tables' names and states above their columns, and the line above what a table did not place."""
    heading = _text(lettering, fontWeight="bold", limit=alt.ExprRef("bandwidth('x')"))
    small = _text(max(lettering - 3, smallest))
    ruled = _where("isValid(datum.rule)")
    line, rule = ruled.mark_rect(fill=INK, stroke=INK, strokeWidth=2), _at(down, "rule:Q")
    words = _marked(ruled, small, baseline="top", dy=lettering * 0.3)
    return [
        _marked(alt.Chart(), heading).encode(_column(), y=_at(down, datum=-0.3), text=alt.Text("heading:N")),
        _marked(alt.Chart(), small).encode(_column(), y=_at(down, datum=0.2), text=alt.Text("state:N")),
        line.encode(_column(), y=rule, y2=alt.Y2("rule:Q")),
        words.encode(_column(), rule, text=alt.value("Not placed")),
    ]


def orders_alternative(drawn: pd.DataFrame) -> str:
    """What `orders` shows of these cells: the chosen card's places, or without one what each table put first and last."""
    if drawn.empty:
        return "No orders to show yet."
    opening = f"The orders of {_count(drawn['table'].nunique(), 'table')} side by side."
    chosen = drawn[drawn["lit"]]
    if len(chosen):
        places = [f"{row['table']}: {_place(row)}" for row in _rows(chosen)]
        return f"{opening} {_card(chosen)} is lit; its places are {_listed(places)}."
    ends = [_ends(column) for _, column in drawn.groupby("table_order")]
    return f"{opening} {' '.join(ends)}"


def _ends(column: pd.DataFrame) -> str:
    """What one table put first and last, and what it did not place."""
    table = column["table"].iloc[0] + ("" if column["finished"].iloc[0] else " (had not finished)")
    placed = column[column["placed"]]
    left_out = _listed(column.loc[~column["placed"], "label"].map(_single_spaced))
    left = f"; not placed: {left_out}" if left_out else ""
    if placed.empty:
        return f"{table}: nothing placed{left}."
    ends = [
        _listed(placed.loc[placed["position"] == end, "label"].map(_single_spaced))
        for end in (placed["position"].min(), placed["position"].max())
    ]
    return f"{table}: first {ends[0]}, last {ends[1]}{left}."


# Strips of dots


def dots(placements: pd.DataFrame, lit: str | None = None) -> pd.DataFrame:
    """One dot for each table and card, cards sorted by median place; tables that had not finished enter no bar or median.

    Tables that gave a card the same place stand beside and above one another, in the tables' order.
    """
    frame = _labelled(placements, lit).sort_values(["case_study", "table_order"], kind="stable").reset_index(drop=True)
    frame = frame.merge(_spread(frame), on="case_study", how="left")
    order = frame.drop_duplicates("case_study").sort_values(["median", "q1", "q3", "letter"], kind="stable")
    rows = {card: number for number, card in enumerate(order["case_study"], start=1)}
    same = frame.groupby(["case_study", "position"], dropna=True)
    count = same["table"].transform("size").fillna(1)
    cards = max(len(rows), 1)
    lanes = np.minimum(4 if cards <= 10 else 3, count)
    columns = np.ceil(count / lanes)
    number = same.cumcount()
    column, lane = number // lanes, number % lanes
    step = np.minimum(0.02 * cards, 0.9 / columns)
    # the last column may be short: its dots are centred by themselves
    here = np.minimum(lanes, count - column * lanes)
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
    lettering = 20 if cards > 12 and size == "wall" else _LETTERING[size]
    row = _row_height(cards + 1.8, size, widest=84 if size == "wall" else 44)
    dot = min(row * 0.26, lettering * 0.75) ** 2
    down = _named_rows(lettering, size, padding=0.12)
    across = _places("x:Q", cards, room=1.7)
    once = _where("datum.first")
    counted = _where("datum.first && isValid(datum.median)")
    placed = _where("datum.placed")
    lane = alt.ExprRef("datum.lane * bandwidth('y') / 2")
    layers = [
        once.transform_filter("datum.lit")
        .mark_rect(filled=False, stroke=INK, strokeWidth=lettering / 8)
        .encode(down, x=alt.value(0), x2=alt.value("width")),
        counted.mark_bar(color=MIST, height=alt.RelativeBandSize(0.92)).encode(
            down, _places("q1:Q", cards, room=1.7), alt.X2("q3:Q")
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
            down, _places("median:Q", cards, room=1.7)
        ),
        _marked(once, _text(lettering - 2 if size == "page" else 20, align="right", dx=-6)).encode(
            down, x=alt.value("width"), text=alt.Text("note:N")
        ),
    ]
    key = [
        "Dot: one table. Diamond: a table that had not finished.",
        "Grey bar: the middle half of the tables. Tick: the median.",
    ]
    return _finished(layers, size, row * (cards + 1.8), lettering, below=key)


def strips_alternative(drawn: pd.DataFrame) -> str:
    """What `strips` shows of these dots: each card's places from the finished tables, widest apart first."""
    if drawn.empty:
        return "No places to show yet."
    finished = drawn.loc[drawn["finished"].astype(bool), "table"].nunique()
    opening = (
        f"Where {_count(drawn['table'].nunique(), 'table')} placed {_count(drawn['case_study'].nunique(), 'card')}, "
        f"{finished} of them finished; cards are sorted by median place."
    )
    said = [_strip(card) for _, card in drawn.groupby("row")]
    return f"{opening} {' '.join(said)}"


def _strip(card: pd.DataFrame) -> str:
    counted = card.loc[card["finished"].astype(bool), "position"].dropna()
    name = _single_spaced(card["label"].iloc[0])
    left = f", {card['note'].iloc[0]}" if card["note"].iloc[0] else ""
    if counted.empty:
        return f"{name}: placed by no finished table{left}."
    return f"{name}: median {counted.median():g}, from {counted.min():g} to {counted.max():g}{left}."


# What a reveal changed


def moves(placements: pd.DataFrame, by: Literal["table", "card"] = "table") -> pd.DataFrame:
    """One row for each table (of one card) or each card (of one table), of one activity: its place before and now.

    Rows are in the tables' order, or in the order of the places before.
    """
    keys = ["table", "table_order", "case_study", "letter", "short_name"]
    wide = placements.set_index([*keys, "when"])["position"].unstack("when")
    frame = wide.reindex(columns=["before", "now"]).astype(float).reset_index().rename_axis(columns=None)
    frame = _labelled(frame, None).sort_values("table_order" if by == "table" else ["before", "letter"], kind="stable")
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
def shift(rows: int, cards: int, size: Size = "wall") -> Spec:
    """One arrow a row from the place before the reveal to the place now, only what moved in colour, for `moves`."""
    lettering = 20 if rows > 12 and size == "wall" else _LETTERING[size]
    row = _row_height(rows + 1.8, size, widest=72 if size == "wall" else 34)
    down = _named_rows(lettering, size, padding=0.1)
    start, end = _places("before:Q", cards, room=2.2), _places("now:Q", cards, room=2.2)
    blob = min(row * 0.42, lettering * 0.8) ** 2
    layers: list[alt.Chart] = [
        _marked(alt.Chart(), _text(lettering, align="right", dx=-4)).encode(
            down, x=alt.value("width"), text=alt.Text("note:N")
        )
    ]
    moved = (("up", BLUE, "triangle-left"), ("down", VERMILLION, "triangle-right"))
    for turn, colour, shape in moved:
        turned = _where(f"datum.turn == '{turn}'")
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
        still = _where(f"datum.turn == '{turn}'")
        point = still.mark_point(opacity=1, strokeWidth=2.5, size=blob, shape=shape, fill=fill, stroke=edge)
        layers.append(point.encode(down, place))
    key = [
        "Open circle: before the reveal. Arrow: now. Grey: as before.",
        "Square: placed since. Cross: no longer placed.",
    ]
    return _finished(layers, size, row * (rows + 1.8), lettering, below=key)


def shift_alternative(drawn: pd.DataFrame) -> str:
    """What `shift` shows of these moves: what moved, from where to where, and how many stayed."""
    if drawn.empty:
        return "No moves to show yet."
    moved = drawn[drawn["turn"].isin(["up", "down"])]
    said = [f"{_single_spaced(row['label'])} from {row['before']:g} to {row['now']:g}" for row in _rows(moved)]
    said += [f"{_single_spaced(row['label'])} {row['note']}" for row in _rows(drawn[drawn["turn"].isin(["in", "out"])])]
    stayed = int(drawn["turn"].isin(["same", "neither"]).sum())
    moved_words = f"Moved: {'; '.join(said)}." if said else "Nothing moved."
    return f"{_subject(drawn)}: places before the reveal and now. {moved_words} As before: {stayed} of {len(drawn)}."


# Benefit beside risk


def pairs(placements: pd.DataFrame, by: Literal["table", "card"] = "table", lit: str | None = None) -> pd.DataFrame:
    """Two ends a line, benefit and risk, for each table (of one card) or each card (of one table).

    `lit` is the chosen line: a table's name or a card's id. Give only tables whose people are the same in both activities.
    Lines that meet at a place share one label there.
    """
    frame = _labelled(placements, None)
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
    names = group["label"].map(_single_spaced) + np.where(group["both"], "", ", only here")
    if len(group) <= 3:
        return ", ".join(names)
    lone = int((~group["both"]).sum())
    return f"{len(group)} {by}s" + (f", {lone} only here" if lone else "")


@lru_cache(maxsize=64)
def beside(cards: int, size: Size = "wall") -> Spec:
    """Benefit places beside risk places, joined by a line, for `pairs`: no scatter, quadrant or good-to-bad colour."""
    lettering = 20 if cards > 14 and size == "wall" else _LETTERING[size]
    row = _row_height(cards + 2.4, size, widest=78 if size == "wall" else 40)
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
        .encode(across, y=_at(down, datum=1), y2=alt.Y2Datum(cards))
    ]
    for lit, colour, thick in ((False, GREY, 2.0), (True, BLUE, 6.0)):
        ends = _where(f"datum.placed && datum.lit == {str(lit).lower()}")
        layers += [
            ends.transform_filter("datum.both")
            .mark_line(color=colour, strokeWidth=thick * lettering / 22)
            .encode(across, down, alt.Detail("line:N")),
            ends.mark_point(
                filled=True, opacity=1, color=colour, shape="square" if lit else "circle", size=(lettering * 0.65) ** 2
            ).encode(across, down),
        ]
    for side, align, nudge in (("Benefit", "right", -1), ("Risk", "left", 1)):
        named = _where(f"datum.first && datum.side == '{side}'")
        number = _text(lettering, align=align, dx=nudge * lettering * 0.8)
        words = _text(lettering, align=align, dx=nudge * lettering * 2.8, limit=alt.ExprRef("width * 0.27"))
        layers += [
            _marked(named, number).encode(across, down, alt.Text("position:Q")),
            _marked(named, words).encode(across, down, alt.Text("note:N")),
        ]
    lowest = _WORDS[cards] if cards < len(_WORDS) else str(cards)
    caption = [
        f"Places compare these cards only. Lowest of {lowest} is not low.",
        "1 is first, at the top. Only here: not placed on the other side.",
    ]
    return _finished(layers, size, row * (cards + 2.4), lettering, below=caption)


def beside_alternative(drawn: pd.DataFrame) -> str:
    """What `beside` shows of these pairs: each line's benefit place and risk place."""
    if drawn.empty:
        return "No places to set beside each other yet."
    said = []
    for _, line in drawn.groupby("line", sort=False):
        places = {row["side"]: _place(row) for row in _rows(line)}
        name = _single_spaced(line["label"].iloc[0])
        said.append(f"{name}: benefit {places.get('Benefit', 'not asked')}, risk {places.get('Risk', 'not asked')}")
    return f"{_subject(drawn)}: benefit places beside risk places. {'; '.join(said)}. Places compare these cards only."


# Pieces the pictures share


def _where(test: str) -> alt.Chart:
    """A layer of only those rows that pass the test, an expression over `datum`."""
    return alt.Chart().transform_filter(test)


def _labelled(frame: pd.DataFrame, lit: str | None) -> pd.DataFrame:
    return frame.assign(label=frame["letter"] + "  " + frame["short_name"], lit=frame["case_study"] == lit)


def _text(lettering: float, **look: Any) -> alt.MarkDef:
    return alt.MarkDef("text", **{"fontSize": lettering, "baseline": "middle", "color": INK, **look})


def _marked(chart: alt.Chart, mark: alt.MarkDef, **look: Any) -> alt.Chart:
    chart = chart.copy()
    chart.mark = mark.copy()
    for name, value in look.items():
        chart.mark[name] = value
    return chart


def _at(channel: alt.Y, field: str = "", datum: float | None = None) -> Any:
    """The same scale and axis, read from another field or standing at one value."""
    shared = {"scale": channel["scale"], "axis": channel["axis"]}
    if datum is not None:
        return alt.YDatum(datum, type="quantitative", **shared)
    return alt.Y(field, **shared)


def _places(field: str, cards: int, room: float) -> alt.X:
    """An axis of places, 1 on the left, with `room` tenths of the width kept free on the right for words."""
    return alt.X(
        field,
        scale=alt.Scale(domain=[0.4, cards + 0.6 + room * cards / 10], nice=False, zero=False),
        axis=alt.Axis(
            values=list(range(1, cards + 1)), title=_PLACE, format="d", orient="top", gridColor="#E3E3E3", domain=False
        ),
    )


def _named_rows(lettering: float, size: Size, padding: float) -> alt.Y:
    return alt.Y(
        "label:N",
        sort=alt.EncodingSortField(field="row", op="min", order="ascending"),
        scale=alt.Scale(paddingInner=padding, paddingOuter=padding / 2),
        axis=alt.Axis(title=None, labelLimit=lettering * 12, domain=False, ticks=False, labelPadding=8),
    )


def _row_height(rows: float, size: Size, widest: float) -> float:
    return min(widest, _TALLEST[size] / rows)


def _finished(layers: Sequence[alt.Chart], size: Size, height: float, lettering: float, below: list[str]) -> Spec:
    """The checked spec of these layers, in the size and lettering asked for, with lines of words below it."""
    chart = (
        alt.LayerChart(data=alt.NamedData("source"), layer=[*layers])
        .properties(
            title=alt.TitleParams(
                below,
                orient="bottom",
                anchor="start",
                fontWeight="normal",
                color=INK,
                offset=10,
                fontSize=max(lettering - 2, 20) if size == "wall" else lettering - 1,
            ),
            width=_WIDTH[size],
            height=round(height),
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
            background="white",
        )
        .configure(
            font=FONT,
            view=alt.ViewConfig(stroke=None),
            axis=alt.AxisConfig(
                labelFont=FONT,
                titleFont=FONT,
                labelFontSize=lettering,
                titleFontSize=lettering,
                titleFontWeight="normal",
                labelColor=INK,
                titleColor=INK,
            ),
        )
    )
    return chart.to_dict()


def _rows(frame: pd.DataFrame) -> list[Mapping[str, Any]]:
    return cast(list[Mapping[str, Any]], frame.to_dict("records"))


def _place(row: Mapping[str, Any]) -> str:
    if np.isnan(row["position"]):
        return "not placed"
    return f"{row['position']:g} of {row['of']}"


def _card(frame: pd.DataFrame) -> str:
    return f"Card {frame['letter'].iloc[0]} {_single_spaced(frame['short_name'].iloc[0])}"


def _subject(frame: pd.DataFrame) -> str:
    """What all rows are about: one card, or else one table."""
    return _card(frame) if frame["case_study"].nunique() == 1 else str(frame["table"].iloc[0])


def _single_spaced(words: str) -> str:
    return " ".join(words.split())


def _on_two_lines(name: str) -> str:
    """The name broken at the space that leaves its longer line shortest; one word stays whole."""
    words = name.split()
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda lines: max(map(len, lines)))) if breaks else name


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _listed(words: Any) -> str:
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last
