"""What the pictures are drawn with: colours, lettering, layers, axes, and the finished spec in its size."""

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

Size = Literal["wall", "page"]
Spec = dict[str, Any]
FONT = "Liberation Sans, Arial, sans-serif"
# Okabe and Ito's palette, which holds for every common kind of colour vision; grey is 7:1 on white.
BLUE, VERMILLION, INK, GREY, MIST = "#0072B2", "#D55E00", "#1A1A1A", "#595959", "#D9D9D9"
WIDTH = {"wall": 1600, "page": 640}
SMALLEST = {"wall": 20, "page": 11.5}
NARROWEST = {"wall": 1100, "page": 640}
LETTERING = {"wall": 22, "page": 13}
TALLEST = {"wall": 660, "page": 820}  # on a wall words stand above it
PLACE = "Place (1 is first)"


def filled(spec: Spec, frame: pd.DataFrame) -> Spec:
    """The spec with the frame's rows inside it, for a picture that stands alone; NaN becomes null."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return {**spec, "data": {"name": "source", "values": rows}}


def labelled(frame: pd.DataFrame, lit: str | None) -> pd.DataFrame:
    """The rows with `label` and `lit`, for the card of that id."""
    return frame.assign(label=frame["letter"] + "  " + frame["short_name"], lit=frame["case_study"] == lit)


def where(test: str) -> alt.Chart:
    """A layer of only those rows that pass the test, an expression over `datum`."""
    return alt.Chart().transform_filter(test)


def text(lettering: float, **look: Any) -> alt.MarkDef:
    """A mark that writes, at a size in pixels."""
    return alt.MarkDef("text", **{"fontSize": lettering, "baseline": "middle", "color": INK, **look})


def marked(chart: alt.Chart, mark: alt.MarkDef, **look: Any) -> alt.Chart:
    """A copy of the layer with a copy of the mark, looking otherwise where asked."""
    chart = chart.copy()
    chart.mark = mark.copy()
    for name, value in look.items():
        chart.mark[name] = value
    return chart


def at(channel: alt.Y, field: str = "", datum: float | None = None) -> Any:
    """The same scale and axis, read from another field or standing at one value."""
    shared = {"scale": channel["scale"], "axis": channel["axis"]}
    if datum is not None:
        return alt.YDatum(datum, type="quantitative", **shared)
    return alt.Y(field, **shared)


def places(field: str, cards: int, room: float) -> alt.X:
    """An axis of places, 1 on the left, with `room` tenths of the width kept free on the right for words."""
    return alt.X(
        field,
        scale=alt.Scale(domain=[0.4, cards + 0.6 + room * cards / 10], nice=False, zero=False),
        axis=alt.Axis(
            values=list(range(1, cards + 1)), title=PLACE, format="d", orient="top", gridColor="#E3E3E3", domain=False
        ),
    )


def named_rows(lettering: float, padding: float) -> alt.Y:
    """The rows of a picture under their labels, in the order of the column `row`."""
    return alt.Y(
        "label:N",
        sort=alt.EncodingSortField(field="row", op="min", order="ascending"),
        scale=alt.Scale(paddingInner=padding, paddingOuter=padding / 2),
        axis=alt.Axis(title=None, labelLimit=lettering * 12, domain=False, ticks=False, labelPadding=8),
    )


def row_height(rows: float, size: Size, widest: float) -> float:
    """The pixels of a row where so many have to fit."""
    return min(widest, max(TALLEST[size] / rows, SMALLEST[size] * 1.2))


def finished(layers: Sequence[alt.Chart], size: Size, height: float, lettering: float, below: list[str]) -> Spec:
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
            width=WIDTH[size],
            height=round(height),
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
            background="white",
        )
        .configure(
            font=FONT,
            # marks without a name say nothing to a screen reader; the alternative says the whole picture
            mark=alt.MarkConfig(aria=False),
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
