"""The cases and their vignettes: a case as the report has it, and the same case with one thing changed.

A vignette is composed from levels, so that exactly one thing differs from the base. What the cases say stands in `cases.toml`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.casebook.case_study import Source

FACTORS = ("data", "purpose", "recipient")  # in the order of the report's Annex A
MOST_WORDS = 70
DEFAULT_CASE = "supplier-rebate"  # E4b, kept for this exercise (F8)


@dataclass(frozen=True, slots=True)
class Level:
    """What one of the three things is in a vignette. `base`: as the report says it; else ours, changed for this exercise."""

    id: str
    phrase: str
    base: bool = False
    identifiability: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a vignette's text; `changed` is the one thing that differs from the base."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """An example of the report with three levels of each factor. `text` has a place in braces for each factor."""

    id: str
    card: str
    title: str
    text: str
    source: Source
    levels: Mapping[str, tuple[Level, ...]]

    def base(self, factor: str) -> Level:
        return next(level for level in self.levels[factor] if level.base)

    def changes(self, factor: str) -> tuple[Level, ...]:
        """The levels that are ours, in their order."""
        return tuple(level for level in self.levels[factor] if not level.base)

    @property
    def vignette(self) -> "Vignette":
        """The case as the report has it."""
        return Vignette(self)

    def changed(self, factor: str, way: int = 0) -> "Vignette":
        """The case with one thing changed, to the first or the second level that is ours."""
        return Vignette(self, factor, self.changes(factor)[way])

    def vignettes(self) -> tuple["Vignette", ...]:
        """Every vignette of the case, the base first."""
        return (self.vignette, *(Vignette(self, factor, one) for factor in FACTORS for one in self.changes(factor)))


@dataclass(frozen=True, slots=True)
class Vignette:
    """A case with one thing changed: `factor` to `level`; without them, the case as the report has it."""

    case: Case
    factor: str = ""
    level: Level | None = None

    @property
    def id(self) -> str:
        """What the question about it is called."""
        end = f"{self.factor}--{self.level.id}" if self.level else "base"
        return f"{self.case.id}--{end}"

    def pieces(self) -> tuple[Piece, ...]:
        """Its text in stretches, the changed one apart from the rest."""
        phrases = {factor: self.case.base(factor).phrase for factor in FACTORS}
        if not self.level:
            return (Piece(self.case.text.format(**phrases)),)
        before, _, after = self.case.text.partition(f"{{{self.factor}}}")
        told = (Piece(before.format(**phrases)), Piece(self.level.phrase, True), Piece(after.format(**phrases)))
        return tuple(piece for piece in told if piece.text)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces())


def read_cases(text: str) -> dict[str, Case]:
    """The cases of a file like `cases.toml`, by id."""
    return {case["id"]: _case(case) for case in tomllib.loads(text)["case"]}


def _case(said: Mapping[str, Any]) -> Case:
    levels = {factor: tuple(Level(**level) for level in said[factor]) for factor in FACTORS}
    source = Source(said["chapter"], said["heading"])
    return Case(said["id"], said["card"], said["title"], said["text"], source, levels)


CASES = read_cases(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
VIGNETTES = {vignette.id: vignette for case in CASES.values() for vignette in case.vignettes()}
