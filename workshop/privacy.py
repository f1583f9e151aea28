"""The privacy notice: on one page, what a workshop keeps, who sees it, and for how long. True to what the software does, for an area to
adapt: who to ask, what the day is for, and the lawful basis are set up for each workshop, and say that they are missing until they are.
"""

from dataclasses import dataclass

from workshop.setup import Setup
from workshop.words import Words

TO_FILL_IN = ("host", "contact", "purpose", "lawful_basis")


@dataclass(frozen=True, slots=True)
class Part:
    """One matter of the notice: its heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def lacking(setup: Setup) -> list[str]:
    """What the notice of a workshop still lacks, by its names in the words."""
    return [name for name in TO_FILL_IN if not getattr(setup, name)]


def notice(setup: Setup | None, words: Words) -> list[Part]:
    """The notice of a workshop; of none, as a form to fill in."""
    known = setup or Setup()
    values: dict[str, object] = {
        name: getattr(known, name) or words(f"privacy.missing.{name}") for name in TO_FILL_IN
    }  # fmt: skip
    values |= {
        "area": known.area or words("privacy.missing.area"),
        "days": known.keep_days if setup else words("privacy.missing.days"),
        "least": known.minimum_count if setup else words("privacy.missing.days"),
    }
    told = words.of("privacy.parts").values()
    return [Part(one["heading"], tuple(line.format(**values) for line in one["lines"])) for one in told]
