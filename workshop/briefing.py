"""The briefing: what people may read before the day, and what the day is framed with.

In 2017 participants were sent a background paper, which is not published; the report says what it held (Annex A). This one is
our own, from the report. `briefing.toml` holds the words, each passage with its source.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.casebook import Source


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences, and where the report has what they say."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Section:
    """One matter: its heading, the one sentence that stands on the wall, and the passages to read."""

    id: str
    heading: str
    sentence: str
    passages: tuple[Passage, ...]


def _section(written: Mapping[str, Any]) -> Section:
    passages = tuple(Passage(one["text"], Source(one["chapter"], one["heading"])) for one in written["passages"])
    return Section(written["id"], written["heading"], written["sentence"], passages)


BRIEFING: tuple[Section, ...] = tuple(
    map(_section, tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["sections"])
)
