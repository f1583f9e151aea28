"""The words that say a picture to somebody who does not see it."""

from collections.abc import Mapping
from typing import Any, cast

import numpy as np
import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The rows as mappings from column to value."""
    return cast(list[Mapping[str, Any]], frame.to_dict("records"))


def place_of(row: Mapping[str, Any]) -> str:
    """Such as "2 of 8", or that the card was not placed."""
    if np.isnan(row["position"]):
        return "not placed"
    return f"{row['position']:g} of {row['of']}"


def card_of(frame: pd.DataFrame) -> str:
    """The card that the first row is about."""
    return f"Card {frame['letter'].iloc[0]} {single_spaced(frame['short_name'].iloc[0])}"


def subject(frame: pd.DataFrame) -> str:
    """What all rows are about: one card, or else one table."""
    return card_of(frame) if frame["case_study"].nunique() == 1 else str(frame["table"].iloc[0])


def single_spaced(words: str) -> str:
    """The words on one line, a space between each two."""
    return " ".join(words.split())


def count(number: int, noun: str) -> str:
    """The number with its noun: "1 table", but "2 tables"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(words: Any) -> str:
    """The words in a row: "Oak, Elm and Ash"."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last
