"""What each field of a card must be, and what is found instead.

A rule names what is expected and yields whatever is wrong with a value. The fields go under the names of the file format
(see `card_file.py`), wherever they come from: a file, or a form. Rules that need more than one field, or more than one card,
stand below the table of rules.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.casebook.case_study import (
    BENEFICIARIES,
    COMPLEXITY,
    FACE_WORDS,
    IDENTIFIABILITY,
    NOT_STATED,
    REF,
    SHORT_NAME_CHARACTERS,
    SUMMARY_CHARACTERS,
    Since,
    settled,
)
from workshop.casebook.fault import Fault, kind, listed, shown, tidy, unknown

ID_CHARACTERS = 64  # an act that names a card takes no more (`writing.Name`)
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Finder = Callable[[Any], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    expected: str
    found: Finder  # yields what is wrong with a value (None if it was left out)


def _text(value: Any, limit: int = 0, one_line: bool = False) -> Iterator[str]:
    if not isinstance(value, str):
        yield kind(value)
        return
    text = settled(value)
    if not text:
        yield "empty"
    if one_line and "\n" in text:
        yield "broken over several lines"
    if limit and len(text) > limit:
        yield f"{len(text)} characters long"
    if any(_unprintable(character) for character in text):
        yield "holding a character that cannot be shown"


def _unprintable(character: str) -> bool:
    return character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs")


def line(limit: int = 0) -> Rule:
    upto = f" of at most {limit} characters" if limit else ""
    return Rule(f"one line of text{upto}", lambda value: _text(value, limit, one_line=True))


def _left_out(value: object) -> bool:
    return value is None or value in ([], ()) or (isinstance(value, str) and not value.strip())


def _optional(rule: Rule) -> Rule:
    return Rule(rule.expected, lambda value: iter(()) if _left_out(value) else rule.found(value))


def face_of(words: int) -> Rule:
    """A face of so many words at most."""

    def found(value: Any) -> Iterator[str]:
        yield from _text(value)
        if isinstance(value, str) and len(value.split()) > words:
            yield f"{len(value.split())} words"

    return Rule(f"text of at most {words} words", found)


def _one_of(options: tuple[Any, ...]) -> Rule:
    # True == 1 in Python, so the type is compared as well.
    def found(value: Any) -> Iterator[str]:
        stripped = value.strip() if isinstance(value, str) else value
        if type(stripped) is not type(options[0]):
            yield kind(value)
        elif stripped not in options:
            yield shown(value)

    return Rule(f"one of {listed(options)}", found)


def _beneficiaries(value: Any) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield kind(value)
    elif not value:
        yield "an empty list"
    elif list(value) != [NOT_STATED]:
        yield from (shown(name) for name in value if name not in BENEFICIARIES)
        yield from (f"{shown(name)} twice" for name in BENEFICIARIES if list(value).count(name) > 1)


def _texts(value: Any) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield kind(value)
    else:
        yield from (found for entry in value for found in _text(entry))


def _known_since(value: Any) -> Iterator[str]:
    wrong = list(_texts(value))
    yield from wrong
    if not wrong:
        yield from (f"without a source: {shown(entry)}" for entry in value if Since.read(entry) is None)


def _ref(value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        yield kind(value)
    elif not REF.fullmatch(value.strip()):
        yield shown(value)


PROSE = Rule("text", _text)
STATED = Rule(f'text, or "{NOT_STATED}"', _text)
THOUGHTS = Rule("a list of text", _texts)
RULES: dict[str, Rule] = {
    "ref": _optional(Rule('a letter and a number such as "E4a"', _ref)),
    "title": line(),
    "short_name": line(SHORT_NAME_CHARACTERS),
    "summary": line(SUMMARY_CHARACTERS),
    "shared": STATED,
    "by": STATED,
    "with_whom": STATED,
    "identifiability": _one_of(IDENTIFIABILITY),
    "consent": STATED,
    "outcome": STATED,
    "beneficiaries": Rule(f'a list of {listed(BENEFICIARIES)}, or ["{NOT_STATED}"]', _beneficiaries),
    "sector": line(),
    "complexity": _one_of(COMPLEXITY),
    "chapter": _optional(line()),
    "heading": _optional(line()),
    "source": _optional(line()),
    "dated": _optional(PROSE),
    "kept_for": _optional(PROSE),
    "face": face_of(FACE_WORDS),
    "detail": _optional(PROSE),
    "on_benefit": _optional(THOUGHTS),
    "on_risk": _optional(THOUGHTS),
    "since": _optional(Rule('a list of text, each ending "(source: ...)"', _known_since)),
}


def faults_of(card_fields: Mapping[str, object], file_name: str = "") -> list[Fault]:
    """Every fault in the fields of a card, given under the names of the file format.

    The names are those of the TOML facts and also `face`, `detail`, `on_benefit`, `on_risk` and `since` (the last three
    are lists of text). Optional fields may be left out or empty. For a form, leave `file_name` out: each fault then
    names the field only.
    """
    strange = strangers(card_fields, RULES, "card", file_name)
    return [*strange, *broken(card_fields, RULES, file_name), *_unpaired(card_fields, file_name)]


def strangers(given: Iterable[str], known: Collection[str], of: str, file: str) -> list[Fault]:
    """Every given field that is none of a card's, or none of a pack's."""
    return [Fault(file, tidy(name), f"a field of a {of}", unknown(name, known)) for name in given if name not in known]


def broken(given: Mapping[str, object], rules: Mapping[str, Rule], file: str) -> list[Fault]:
    """Every fault of the given fields under these rules; a field that is not given is None to its rule."""
    return [
        Fault(file, name, rule.expected, found) for name, rule in rules.items() for found in rule.found(given.get(name))
    ]


def _unpaired(given: Mapping[str, object], file: str) -> list[Fault]:
    together = ("ref", "chapter", "heading")
    absent = [name for name in together if _left_out(given.get(name))]
    if len(absent) == len(together):
        return []
    expected = "given wherever any of ref, chapter and heading is"
    twice = (
        []
        if _left_out(given.get("source"))
        else [Fault(file, "source", "left out where chapter is given", "given too")]
    )
    return [Fault(file, name, expected, "missing") for name in absent] + twice


def id_faults(file: str, place: str, card_id: str) -> list[Fault]:
    expected = "named in small letters, numbers and hyphens, such as oak-lane"
    if not _KEBAB.fullmatch(card_id):
        return [Fault(file, place, expected, f"named {shown(card_id)}")]
    if len(card_id) > ID_CHARACTERS:
        return [Fault(file, place, f"named in at most {ID_CHARACTERS} characters", f"named in {len(card_id)}")]
    return []


def clashing(named: Iterable[tuple[str, Mapping[str, object]]]) -> list[Fault]:
    """Every id, ref or short name that two of these files share, as a fault of the later; takes (file, its fields)."""
    holders: dict[tuple[str, str], str] = {}
    faults = []
    for file, given in named:
        for name in ("id", "ref", "short_name"):
            value = given.get(name)
            if not isinstance(value, str) or not value.strip():
                continue
            key = (name, value.strip().casefold())
            if key in holders:
                faults.append(Fault(file, name, "this card's alone", f"{shown(value)}, as in {holders[key]}"))
            holders.setdefault(key, file)
    return faults
