"""The framework of chapter 6 of the 2018 report: six conditions, then eighteen questions in five features.

The words in `questions.toml` are our own, short and plain, in the report's order; each stands with its chapter and heading. A
question has five points between a left and a right end. Right is the favourable end and not always a "yes"; left is never a
"reject": the report gives no total, no weight and no threshold, and neither does anything here.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.casebook import Source

POINTS = (
    "1",
    "2",
    "3",
    "4",
    "5",
)  # from left to right, as a choice names them; they are places and not numbers to add up
LEFT, RIGHT = POINTS[:2], POINTS[3:]
CANNOT, CONSENT = "cannot", "consent"  # "cannot say yet", and for one question "not applicable: consent was given"
YES, NOT_YET = "yes", "not_yet"
SAYS = (YES, NOT_YET, CANNOT)  # of a condition


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the six conditions that come before the questions."""

    id: str
    name: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its number in the report's order ("1.3"), a short name, and its two ends.

    `turned` is a sentence where the right end is no "yes". `ours`: the report's text has no left label, so it is our own.
    `consent` is the answer of those who have consent, only where the question is about having none.
    """

    id: str
    number: str
    name: str
    text: str
    left: str
    right: str
    source: Source
    turned: str = ""
    ours: bool = False
    consent: str = ""

    @property
    def label(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def options(self) -> tuple[str, ...]:
        """What may be answered: a point, "cannot say yet", or that consent was given."""
        return (*POINTS, CANNOT, *([CONSENT] if self.consent else []))


@dataclass(frozen=True, slots=True)
class Feature:
    """One of the five features of public benefit; `drift` notes where the report words it in two ways."""

    number: int
    name: str
    about: str
    questions: tuple[Asked, ...]
    drift: str = ""

    @property
    def label(self) -> str:
        return f"{self.number}. {self.name}"


@dataclass(frozen=True, slots=True)
class Readings:
    """What the report says along the foot of the scale, of answers towards the left, the middle and the right."""

    left: str
    middle: str
    right: str
    source: Source


def _conditions(gate: Mapping[str, Any], chapter: str) -> Iterator[Condition]:
    for name, (short, text) in gate["conditions"].items():
        yield Condition(name, short, text, Source(chapter, gate["heading"]))


def _feature(number: int, told: Mapping[str, Any], chapter: str) -> Feature:
    source = Source(chapter, told["heading"])
    questions = tuple(
        Asked(f"{number}-{at}", f"{number}.{at}", source=source, **one) for at, one in enumerate(told["questions"], 1)
    )
    return Feature(number, told["name"], told["about"], questions, told.get("drift", ""))


_told = tomllib.loads(Path(__file__).with_name("questions.toml").read_text(encoding="utf-8"))
GATE_NAME, GATE_ABOUT = _told["gate"]["name"], _told["gate"]["about"]
CONDITIONS = tuple(_conditions(_told["gate"], _told["chapter"]))
FEATURES = tuple(_feature(number, one, _told["chapter"]) for number, one in enumerate(_told["features"], 1))
QUESTIONS: dict[str, Asked] = {question.id: question for feature in FEATURES for question in feature.questions}
READINGS = Readings(
    **{name: _told["readings"][name] for name in ("left", "middle", "right")},
    source=Source(_told["chapter"], _told["readings"]["heading"]),
)


def feature_of(question: str) -> Feature:
    """The feature that a question belongs to."""
    return FEATURES[int(question.partition("-")[0]) - 1]


def label_of(one: str) -> str:
    """What a question or a condition is called."""
    return QUESTIONS[one].label if one in QUESTIONS else next(each.name for each in CONDITIONS if each.id == one)
