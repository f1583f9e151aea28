"""Which test stands at which place: one row a table, its criteria from the most important on the left, each named by its test."""

from functools import lru_cache

import altair as alt
import pandas as pd

from exercises.acceptability.factors import TESTS
from exercises.drawing import GREY, INK, LETTERING, SMALLEST, Size, Spec, finished, marked, row_height, text, where

# Okabe and Ito's; the name stands in every tile, so that no colour is needed to read it.
LOOKS = {
    "purposeful": "#56B4E9",
    "proportionate": "#E69F00",
    "responsible": "#009E73",
    "new": "#F0E442",
    "unsorted": "#FFFFFF",
}


@lru_cache(maxsize=64)
def tiles(tables: int, places: int, size: Size = "wall") -> Spec:
    """The spec for a frame of `Findings.placements`, for so many tables and places; rows in the order of the tables."""
    lettering = LETTERING[size] if tables <= 12 else SMALLEST[size]
    row = row_height(tables + 1, size, widest=70 if size == "wall" else 34)
    down = alt.Y(
        "table:N",
        sort=alt.EncodingSortField(field="table_order", op="min", order="ascending"),
        scale=alt.Scale(paddingInner=0.12, paddingOuter=0.06),
        axis=alt.Axis(title=None, labelLimit=lettering * 12, domain=False, ticks=False, labelPadding=8),
    )
    across = alt.X(
        "place:O",
        scale=alt.Scale(domain=list(range(1, places + 1)), paddingInner=0.05, paddingOuter=0.02),
        axis=alt.Axis(title="Place in the table's list (1 is most important)", orient="top", labelAngle=0, domain=False, ticks=False),
    )  # fmt: skip
    colour = alt.Color(
        "test:N", legend=None, scale=alt.Scale(domain=list(LOOKS), range=list(LOOKS.values()))
    )  # fmt: skip
    box = alt.Chart().mark_rect(stroke=GREY, strokeWidth=1.5).encode(across, down, colour)
    named = marked(alt.Chart(), text(lettering, limit=alt.ExprRef("bandwidth('x') - 8")), color=INK)
    words = named.encode(across, down, alt.Text("test_name:N"))
    dashed = where("datum.test === 'unsorted'").mark_rect(fill=None, stroke=GREY, strokeWidth=2, strokeDash=[6, 4])
    return finished([box, dashed.encode(across, down), words], size, (tables + 1) * row, lettering, below=[])


def tiles_alternative(placements: pd.DataFrame) -> str:
    """What `tiles` shows, in words: each table's tests in the order of its criteria."""
    if placements.empty:
        return "No criteria to show yet."
    rows = placements.sort_values(["table_order", "place"]).groupby("table", sort=False)["test_name"]
    told = [f"{table}: {', '.join(names)}" for table, names in rows]
    tests = ", ".join(test.name for test in TESTS)
    return f"Under which of the tests ({tests}) each table's criteria stand, most important first. {'. '.join(told)}."
