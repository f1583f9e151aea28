"""Placements made by hand: what tables made of three cards."""

import numpy as np
import pandas as pd

COLUMNS = [
    "table",
    "table_order",
    "case_study",
    "letter",
    "short_name",
    "position",
    "of",
    "finished",
    "when",
    "activity",
]
CARDS = {"discount-check": ("C", "Discount check"), "data-lab": ("A", "Data lab"), "bin-rounds": ("F", "Bin rounds")}


def places(table, order, *positions, finished=True, when="before", activity="benefit"):
    """One table's rows: positions of discount-check, data-lab and bin-rounds; None is not placed."""
    of = sum(position is not None for position in positions)
    return [
        (
            table,
            order,
            card,
            *CARDS[card],
            np.nan if position is None else float(position),
            of,
            finished,
            when,
            activity,
        )
        for card, position in zip(CARDS, positions, strict=False)
    ]


def frame(*tables):
    return pd.DataFrame([row for table in tables for row in table], columns=COLUMNS)
