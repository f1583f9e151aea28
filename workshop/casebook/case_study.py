"""One case study: a short true-to-source account of data sharing that tables rank and argue about.

A card says what was shared, by whom, with whom and to what end; what a table reads first is its *face*. What participants of
2017 said and what is publicly known since belong to it too, but leave the server only afterwards. How a card is written down
is told in `card_file.py`, what each field must be in `rules.py`. Who ranked a card, and how, is no concern of the casebook.
"""

import re
from dataclasses import dataclass, fields

from workshop.casebook.fault import listed, shown

NOT_STATED = "not stated"
IDENTIFIABILITY = ("personally identifiable", "de-personalised", "anonymous", NOT_STATED)
BENEFICIARIES = ("individuals", "service providers", "communities")
COMPLEXITY = (1, 2, 3)
STAGES = ("benefit", "risk", "afterwards")
FACE_WORDS = 70
SHORT_NAME_CHARACTERS = 18
SUMMARY_CHARACTERS = 140
REF = re.compile(r"([A-Z]+)([0-9]+)([a-z]?)")
AFTERWARDS_ONLY = ("on_benefit", "on_risk", "since")

_SOURCE_MARK = "(source:"


def settled(text: str) -> str:
    """The text as a card keeps it: stripped, each line ended alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a card's facts stand: a chapter and heading of the 2018 report, or in words where else, on a card of one's own."""

    chapter: str
    heading: str
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Since:
    """One thing publicly known since the report; always shown as "not checked", with its source."""

    text: str
    source: str

    @classmethod
    def read(cls, written: str) -> "Since | None":
        """What is written as "It ended. (source: example.org)"; None where the source is missing."""
        text, mark, rest = settled(written).rpartition(_SOURCE_MARK)
        if not mark or not text.strip() or not rest.endswith(")") or "\n" in rest or not rest[:-1].strip():
            return None
        return cls(text.strip(), rest[:-1].strip())

    def written(self) -> str:
        return f"{self.text} {_SOURCE_MARK} {self.source})"


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """One card. Every text is stripped; "not stated" is an answer. A local card has no `ref`; its `source` is None where not stated."""

    id: str  # the file's name without .md
    ref: str  # the number in the source, "E4a"; "" on a local card
    title: str
    short_name: str  # at most 18 characters
    summary: str  # one line, at most 140 characters
    shared: str
    by: str
    with_whom: str
    identifiability: str  # one of IDENTIFIABILITY
    consent: str
    outcome: str
    beneficiaries: tuple[str, ...]  # of BENEFICIARIES, or ("not stated",)
    sector: str
    complexity: int  # 1, 2 or 3: an order of our own
    dated: str  # what is dated about it; "" if nothing
    source: Source | None
    kept_for: str  # why it is not in a ranking deck; "" if it may be
    face: str  # at most 70 words, neutral: what a table reads first
    detail: str  # more of the same, on demand; may be ""
    on_benefit: tuple[str, ...]  # what participants of 2017 said
    on_risk: tuple[str, ...]
    since: tuple[Since, ...]

    def face_at(self, stage: str) -> dict[str, object]:
        """What may leave the server at a stage of the day, ready for JSON.

        Takes "benefit", "risk" or "afterwards". What participants said and what is known since go out only afterwards:
        either would steer a table that is still deciding. `source` is None until then, since a heading such as "Risks
        to individuals" would steer it too. Raises ValueError for any other stage.
        """
        if stage not in STAGES:
            raise ValueError(f"A card's stage should be one of {listed(STAGES)}, but is {shown(stage)}.")
        everything = {name: _for_json(getattr(self, name)) for name in TOLD}
        if stage == "afterwards":
            return everything
        return {name: value for name, value in everything.items() if name not in AFTERWARDS_ONLY} | {"source": None}


TOLD = tuple(f.name for f in fields(CaseStudy))


def _for_json(value: object) -> object:
    if isinstance(value, Source | Since):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    return [_for_json(entry) for entry in value] if isinstance(value, tuple) else value
