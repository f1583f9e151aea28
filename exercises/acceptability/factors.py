"""The three tests and seventeen factors by which the 2018 report sorts what makes a use of data acceptable.

A table names its criteria first, in its own words, and only then sees this list, so that the list does not steer it. A criterion
that none of the seventeen fits can stand under a test alone, or as new. `tests.toml` holds the words; the order is the report's.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.casebook import Source

NEW = "new"


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor: a short name, and what it asks in one sentence."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Test:
    """One of the three tests, with its factors in the report's order, and where the report has them."""

    id: str
    name: str
    meaning: str
    factors: tuple[Factor, ...]
    source: Source

    @property
    def alone(self) -> str:
        """The option of a criterion that belongs to this test and to none of its factors."""
        return f"{self.id}-other"


def _test(written: Mapping[str, Any]) -> Test:
    factors = tuple(Factor(one, name, means) for one, (name, means) in written["factors"].items())
    source = Source(written["chapter"], written["heading"])
    return Test(written["id"], written["name"], written["meaning"], factors, source)


TESTS: tuple[Test, ...] = tuple(
    map(_test, tomllib.loads(Path(__file__).with_name("tests.toml").read_text(encoding="utf-8"))["tests"])
)
FACTORS: dict[str, Factor] = {factor.id: factor for test in TESTS for factor in test.factors}
OPTIONS: tuple[str, ...] = (*(one for test in TESTS for one in (*(f.id for f in test.factors), test.alone)), NEW)


def test_of(option: str) -> Test | None:
    """The test that an option stands under; None for what is new."""
    return next((test for test in TESTS if option == test.alone or option in {one.id for one in test.factors}), None)
