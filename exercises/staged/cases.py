"""Cases told in stages: what is told of a use of data one thing at a time.

Two are ours, a TOML file each in `cases/`, made from the report of 2018. A facilitator may write another for one workshop: it
travels in the options of its activity, as a title and stages of title and text. What a table has said of a stage is kept under
the stage's name (`stage-1`, `stage-2`), so the stages of a case that was opened stay as they are.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from workshop.setup import Activity
from workshop.words import Words

FOLDER = Path(__file__).parent / "cases"
OURS = ("camden", "ten-years")
LOCAL = "local-case"
FEWEST, MOST = 2, 8


@dataclass(frozen=True, slots=True)
class Source:
    """A place in the report of 2018."""

    chapter: str
    heading: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its title, what is told, what the report does not state, a question to the table, and where it stands."""

    title: str
    text: str
    not_stated: str = ""
    ask: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What participants of 2017 said of the case, as the report has it."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What is publicly known by now: from the opening of a web page, and not checked."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case; `ours` is one that was reconstructed from the report, and `card` the card of the pack that is about the same use.
    `said` and `since` are for after the reveal."""

    title: str
    stages: tuple[Stage, ...]
    said: tuple[Said, ...] = ()
    since: tuple[Since, ...] = ()
    ours: bool = False
    card: str = ""

    def upto(self, part: int) -> tuple[Stage, ...]:
        """The stages told so far, where the lead has turned to a part."""
        return self.stages[: part + 1]


def name_of(stage: int) -> str:
    """What a stage is called in acts, by its number from 0."""
    return f"stage-{stage + 1}"


@cache
def our_case(name: str) -> Case:
    """One of the cases that come with the program; KeyError where there is none of that name."""
    if name not in OURS:
        raise KeyError(name)
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Case(
        told["title"],
        tuple(Stage(**{**one, "text": one["text"].strip(), "sources": _sources(one)}) for one in told["stages"]),
        tuple(Said(one["text"], _sources(one)) for one in told.get("said", [])),
        tuple(Since(one["text"], one["source"]) for one in told.get("since", [])),
        ours=True,
        card=told["card"],
    )


def as_told(case: Case, say: Words) -> Case:
    """A case in these words, where they have it."""
    stages = tuple(say.told(stage, "title", "text", "not_stated", "ask") for stage in case.stages)
    said = tuple(say.told(one, "text") for one in case.said)
    since = tuple(say.told(one, "text") for one in case.since)
    return replace(say.told(case, "title"), stages=stages, said=said, since=since)


def _sources(told: Mapping[str, Any]) -> tuple[Source, ...]:
    return tuple(Source(chapter, heading) for chapter, heading in told["sources"])


def case_of(activity: Activity) -> Case:
    """The case that an activity tells: the one written for this workshop, or else one of ours. Where its options hold no
    stage that can be read, a case without stages."""
    if "stages" not in activity.options and activity.exercise in OURS:
        return our_case(activity.exercise)
    given = activity.options.get("stages")
    stages = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list | tuple) else []
    return Case(
        str(activity.options.get("title") or activity.heading),
        tuple(Stage(str(one.get("title", "")), str(one.get("text", ""))) for one in stages[:MOST]),
    )


def options_of(case: Case) -> dict[str, Any]:
    """The options of an activity that tells this case: its title, and title and text of each stage."""
    return {"title": case.title, "stages": [{"title": one.title, "text": one.text} for one in case.stages]}
