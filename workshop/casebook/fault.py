"""What is wrong with a card or a pack, said in one sentence: where, what was expected, and what was found instead.

Checking never stops at the first fault: a person mending a folder sees all of it at once. The small functions here say
what was found, on one line and cut short, whatever was typed.
"""

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: in which file and field ("" where none applies), what was expected and what was found."""

    file: str
    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.field) if part)
        return f"{place} should be {self.expected}, but is {self.found}."


class Faulty(Exception):
    """A card or pack cannot be read; `faults` holds every reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


_TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # the direction of what follows


def tidy(text: str, most: int = 60) -> str:
    """Text from a file as a sentence may hold it: on one line, cut short, and with nothing in it that hides or turns others."""
    apart = "".join(" " if unicodedata.category(one) in ("Cc", "Cs") or one in _TURNS else one for one in text)
    line = " ".join(apart.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def listed(options: Iterable[object]) -> str:
    return ", ".join(str(option) for option in options)


def shown(value: object) -> str:
    """The value in quotes, on one line of at most 40 characters."""
    return f"'{tidy(str(value), 40)}'"


def kind(value: object) -> str:
    """What sort of thing a value from TOML or a form is, in words."""
    kinds: dict[type, str] = {
        type(None): "missing",
        str: "text",
        bool: "true or false",
        list: "a list",
        dict: "a table",
    }
    return kinds.get(type(value), f"the number {value}" if isinstance(value, int | float) else "a date or time")


def unknown(name: str, known: Iterable[str]) -> str:
    """That the name is unknown, with the known one nearest to it if any is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"unknown; perhaps {near[0]}" if near else "unknown"
