"""One card in several areas: a line for each area, a dot for each of its tables, a tick at its middle.

`spots`, one row for each table that placed the card, and one for an area without any:

    label        str    the area
    row          int    where the area stands, from 1
    table        str    the table's name; "" where none placed the card
    share        float  where the card stands in the table's own list, 0 first and 1 last; NaN where none placed it
    low, high    float  the first and last share of the area's tables
    middle       float  their median
    first        bool   whether it is the area's first row
    lane         float  how far above or below the line the dot stands where tables said the same, from -1 to 1
"""

from collections import Counter
from functools import lru_cache
from statistics import median

import altair as alt
import pandas as pd

from exercises.drawing import BLUE, INK, LETTERING, MIST, Size, Spec, finished, named_rows, row_height, where
from exercises.ranking.charts.telling import count
from exercises.synthesis.findings import Across
from exercises.synthesis.places import InArea
from exercises.synthesis.telling import middle_of, place_of
from workshop.words import Words

COLUMNS = ["label", "row", "table", "share", "low", "high", "middle", "first", "lane"]
_ENDS = 1.6  # rows' worth of height for the axis and the key


def spots(card: Across) -> pd.DataFrame:
    """The rows of the picture."""
    rows = [row for number, area in enumerate(card.areas, 1) for row in _rows(area, number)]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"share": float, "low": float, "high": float, "middle": float})


def _rows(area: InArea, number: int) -> list[tuple[object, ...]]:
    if not area.placed:
        return [(area.area, number, "", None, None, None, None, True, 0.0)]
    shares, seen = area.shares, Counter[float]()
    level, ends = Counter(shares), (min(area.shares), max(area.shares), median(area.shares))
    rows: list[tuple[object, ...]] = []
    for one in area.placed:
        lane = (seen[one.share] - (level[one.share] - 1) / 2) * min(0.9, 1.8 / level[one.share])
        rows.append((area.area, number, one.table, one.share, *ends, not rows, lane))
        seen[one.share] += 1
    return rows


@lru_cache(maxsize=64)
def beside(areas: int, axis: str, key: tuple[str, ...], size: Size = "page") -> Spec:
    """The spec for `spots` of so many areas; `axis` is what stands above the picture, `key` the lines below it."""
    lettering = LETTERING[size]
    row = row_height(areas + _ENDS, size, widest=34)  # two cards to a sheet of paper
    down, dot = named_rows(lettering, padding=0.2), (row * 0.28) ** 2
    across = alt.Scale(domain=[0, 1], nice=False)
    thirds = alt.Axis(values=[1 / 3, 2 / 3], labels=False, ticks=False, title=axis, orient="top", gridColor="#B0B0B0",
                      domain=False)  # fmt: skip
    lane = alt.ExprRef("datum.lane * bandwidth('y') / 2")
    layers = [
        where("datum.first && isValid(datum.low)")
        .mark_bar(color=MIST, height=alt.RelativeBandSize(0.8))
        .encode(down, alt.X("low:Q", scale=across, axis=thirds), alt.X2("high:Q")),
        where("isValid(datum.share)")
        .mark_point(filled=True, opacity=1, color=BLUE, stroke="white", strokeWidth=1, size=dot, yOffset=lane)
        .encode(down, alt.X("share:Q", scale=across, axis=thirds)),
        where("datum.first && isValid(datum.middle)")
        .mark_tick(color=INK, opacity=1, thickness=2, bandSize=row * 0.8)
        .encode(down, alt.X("middle:Q", scale=across, axis=thirds)),
    ]
    return finished(layers, size, row * (areas + _ENDS) + lettering * 4, lettering, below=[*key])


def beside_alternative(card: Across, words: Words) -> str:
    """What the picture shows: for each area the tables that placed the card, first place, middle and last."""
    opening = words("synthesis.alt", card=card.card.name, areas=count(len(card.areas), "area"))
    return " ".join([opening, *(_told(area, words) for area in card.areas)])


def _told(area: InArea, words: Words) -> str:
    if not area.placed:
        return words("synthesis.alt_none", area=area.area)
    tables = count(len(area.placed), "table")
    first, last = area.placed[0], area.placed[-1]
    return words("synthesis.alt_area", area=area.area, tables=tables, first=place_of(first, words),
                 last=place_of(last, words), middle=middle_of(area, words))  # fmt: skip
