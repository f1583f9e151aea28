"""One picture, from eight tables: a row for each factor, a dot for each table at its shift, with the range and the median.

It comes in three parts, as the pictures of a ranking do: `dots` makes the frame that is drawn, `chart` the spec, built once for a
size, and `alternative` says the picture in words. There is no picture below eight tables, where words do.

The columns of `dots`, one row for each table and factor: `label` and `row` (the factor), `table_order`, `shift`, `x` and `lane` (where the
dot stands, moved aside for its neighbours), and on the factor's `first` row `low`, `high`, `median`, `least` and `most`: the range over
tables, the median, and the range of the median when any one table is left out.
"""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from exercises.drawing import BLUE, INK, LETTERING, MIST, finished, named_rows, where
from exercises.ranking.charts import Size, Spec
from exercises.vignettes.cases import FACTORS
from exercises.vignettes.findings import Findings
from exercises.vignettes.movement import Movement
from exercises.vignettes.sentences import factor_name, shift_words
from workshop.words import Words

COLUMNS = ["label", "row", "table_order", "shift", "low", "high", "median", "least", "most"]
FURTHEST = 4  # steps
LANES = 5


def dots(found: Findings, words: Words) -> pd.DataFrame:
    """One dot for each table and factor. Tables that moved alike stand above and beside one another, in the tables' order."""
    order = list(found.sheets)
    rows = [
        (factor_name(factor, words), row, order.index(table), shift, *_ranges(found.movements[factor]))
        for row, factor in enumerate(FACTORS, 1)
        for table, shift in found.movements[factor].shifts.items()
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    alike = frame.groupby(["row", "shift"])
    size, number = alike["shift"].transform("size"), alike.cumcount()
    columns = np.ceil(size / LANES)
    column, lane = number // LANES, number % LANES
    in_column = np.minimum(LANES, size - column * LANES)
    return frame.assign(
        x=frame["shift"] + (column - (columns - 1) / 2) * np.minimum(0.14, 0.9 / columns),
        lane=(lane - (in_column - 1) / 2) * 2 / (LANES + 1),
        first=~frame.duplicated("row"),
    )


def _ranges(one: Movement) -> tuple[float, ...]:
    low, high = one.range or (np.nan, np.nan)
    least, most = one.without_each or (np.nan, np.nan)
    return low, high, np.nan if one.median is None else one.median, least, most


@lru_cache(maxsize=8)
def chart(words: Words, size: Size = "wall") -> Spec:
    """A row for each factor: the range as a line, the median as a tick over the grey bar of its range, and the dots."""
    lettering = LETTERING[size]
    row = 170 if size == "wall" else 72
    down = named_rows(lettering, padding=0.2)
    once = where("datum.first")
    ruled = where("datum.first && datum.low < datum.high")
    lane = alt.ExprRef("datum.lane * bandwidth('y') / 2")
    dot = min(row * 0.11, lettering * 0.7) ** 2
    tick = once.mark_tick(color=INK, opacity=1, thickness=lettering / 5, bandSize=row * 0.78)
    grey = once.mark_bar(color=MIST, stroke=MIST, strokeWidth=lettering / 1.5, height=alt.RelativeBandSize(0.85))
    layers = [
        grey.encode(down, _across("least:Q", words), alt.X2("most:Q")),
        tick.encode(down, _across("median:Q", words)),
        ruled.mark_rule(color=INK, strokeWidth=lettering / 9).encode(down, _across("low:Q", words), alt.X2("high:Q")),
        alt.Chart()
        .mark_point(filled=True, opacity=1, color=BLUE, stroke="white", strokeWidth=1.2, size=dot, yOffset=lane)
        .encode(_across("x:Q", words), down),
    ]
    key = [words("vignettes.chart.key_dots"), words("vignettes.chart.key_bar")]
    return finished(layers, size, row * 3.6, lettering, below=key)


def _across(field: str, words: Words) -> alt.X:
    """Shifts, less acceptable on the left, the same on every picture."""
    less, more = words("vignettes.chart.less"), words("vignettes.chart.more")
    signed = "datum.value < 0 ? '\u2212' + -datum.value : datum.value > 0 ? '+' + datum.value : '0'"
    return alt.X(
        field,
        scale=alt.Scale(domain=[-FURTHEST - 0.6, FURTHEST + 0.6], nice=False),
        axis=alt.Axis(
            values=list(range(-FURTHEST, FURTHEST + 1)), labelExpr=signed, orient="top", gridColor="#E3E3E3", domain=False,
            title=f"\u2190 {less}   \u00b7   {words('vignettes.chart.axis')}   \u00b7   {more} \u2192",
        ),
    )  # fmt: skip


def alternative(found: Findings, words: Words) -> str:
    """What the picture shows, in counts and medians."""
    tables = {table for one in found.movements.values() for table in one.shifts}
    if not tables:
        return words("vignettes.chart.empty")
    said = [words("vignettes.chart.opening", tables=len(tables))]
    for factor, one in found.movements.items():
        if one.range is not None and one.median is not None:
            low, high = (shift_words(end, words) for end in one.range)
            said.append(words("vignettes.chart.row", factor=factor_name(factor, words), less=one.less, same=one.same,
                              more=one.more, median=shift_words(one.median, words), low=low, high=high))  # fmt: skip
    return " ".join(said)
