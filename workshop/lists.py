"""The lists of the 2018 report: the 25 kinds of benefit and 14 kinds of risk its workshops named, 11 harms to privacy, three terms.

The report calls them dimensions, and sorts them by who gains or who bears them, in the order of its summary. The words in
`lists.toml` are our own, short and plain; each entry says in which chapter and under which heading the report has it. The
lists are a reminder for a table that has finished, never a menu for one that ranks: shown earlier, they would steer it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.casebook import Source


@dataclass(frozen=True, slots=True)
class Dimension:
    """One kind of benefit or risk: a short name, what it means in one sentence, and where the report has it."""

    id: str
    name: str
    meaning: str
    source: Source


@dataclass(frozen=True, slots=True)
class Group:
    """The dimensions of those who gain, or who bear the risk: `whose` is one of a card's beneficiaries."""

    name: str
    whose: str
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One of the three terms of identifiability, as cards use them, and its meaning in one sentence."""

    name: str
    meaning: str
    source: Source


def _group(written: Mapping[str, Any]) -> Group:
    source = Source(written["chapter"], written["heading"])
    dimensions = written["dimensions"].items()
    return Group(
        written["name"],
        written["whose"],
        tuple(Dimension(one, name, means, source) for one, (name, means) in dimensions),
    )


def _term(written: Mapping[str, str]) -> Term:
    return Term(written["name"], written["meaning"], Source(written["chapter"], written["heading"]))


_WRITTEN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
BENEFITS: tuple[Group, ...] = tuple(map(_group, _WRITTEN["benefits"]))
RISKS: tuple[Group, ...] = tuple(map(_group, _WRITTEN["risks"]))
HARMS: tuple[Group, ...] = tuple(map(_group, _WRITTEN["harms"]))
IDENTIFIABILITY: tuple[Term, ...] = tuple(map(_term, _WRITTEN["identifiability"]))
