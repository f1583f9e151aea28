"""How somebody reads: in which language, in easy read or not, with a countdown or without one.

It belongs to a device and is kept there, in a cookie: it holds across a reload and from the joining page to the table, every seat
of that browser reads alike, and this server keeps nowhere who needs what. At another device it is chosen again. What the
facilitator sees, the wall and the report are in English, whatever anybody reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workshop.words import ENGLISH, Words, languages, words

COOKIE = "cg_reads"
EASY, NO_COUNTDOWN = "easy", "no-countdown"


@dataclass(frozen=True, slots=True)
class Preference:
    """How a device is read. Without a countdown nothing on it counts minutes down; nothing ever ends by itself when they are up."""

    language: str = ENGLISH
    easy: bool = False
    no_countdown: bool = False

    @property
    def words(self) -> Words:
        return words(self.language)

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions of a card that suit, by their folders, best first; where there is none of them, the usual card does."""
        both = (f"{self.language}-{EASY}",) if self.easy else ()
        own = () if self.language == ENGLISH else (self.language,)
        return (*both, *own) if own else ((EASY,) if self.easy else ())

    def written(self) -> str:
        """As the cookie holds it: "cy.easy.no-countdown"."""
        told = (self.language, EASY if self.easy else "", NO_COUNTDOWN if self.no_countdown else "")
        return ".".join(filter(None, told))

    def changed(self, change: str) -> "Preference":
        """After one press of its page, such as "language:cy", "easy:on" or "no-countdown:off"; unchanged by anything else."""
        what, _, how = change.partition(":")
        if what == "language" and how in languages():
            return replace(self, language=how)
        if what in (EASY, NO_COUNTDOWN) and how in ("on", "off"):
            changed: dict[str, Any] = {what.replace("-", "_"): how == "on"}
            return replace(self, **changed)
        return self


def language_of(version: str) -> str:
    """The language of a version of a card, by its folder: Welsh for "cy-easy"; English for one whose name is no language's."""
    language = version.partition("-")[0]
    return language if language in languages() else ENGLISH


def said_of(version: str) -> str:
    """What is said of a card in a version, in its language: that its easy read has not been tried, that the language awaits a check."""
    say = words(language_of(version))
    told = (say("versions.easy") if version.rpartition("-")[2] == EASY else "", say("language.awaits"))
    return " ".join(filter(None, told))


def name_of(version: str) -> str:
    """What a version of a card is called where one is chosen; "" is the card itself."""
    language = language_of(version)
    easy = words(language)("how_you_read.easy") if version.rpartition("-")[2] == EASY else ""
    named = languages()[language] if language != ENGLISH else ""
    return ": ".join(filter(None, (named, easy))) or version


def preference(cookies: Mapping[str, str]) -> Preference:
    """How a browser reads, by its cookies; what cannot be read, or is of a language without words, is as usual."""
    told = cookies.get(COOKIE, "")[:40].split(".")
    language = told[0] if told[0] in languages() else ENGLISH
    return Preference(language, EASY in told[1:], NO_COUNTDOWN in told[1:])
