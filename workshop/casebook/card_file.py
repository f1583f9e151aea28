"""A card's file: one case study in one Markdown file, for people to write and for `parse` to read.

It opens with the facts in TOML between two lines of `+++`; what a table reads first (its *face*) follows as plain paragraphs;
then any of four sections, each under its own `##` heading. Below the facts nothing needs quotes, and lines stay as written:

    +++
    ref = "E2"                                 # the number in the 2018 report; left out on a card of your own
    title = "Justice Data Lab"
    short_name = "Did it work?"                # at most 18 characters, on every screen and on the wall
    summary = "One line, at most 140 characters."
    shared = "Details of the people who took part"
    by = "Organisations working with offenders"
    with_whom = "The Ministry of Justice"
    identifiability = "not stated"             # or: personally identifiable, de-personalised, anonymous
    consent = "not stated"                     # what nobody states is "not stated", never a guess
    outcome = "Find out whether a programme makes a difference"
    beneficiaries = ["service providers"]      # any of individuals, service providers, communities; or ["not stated"]
    sector = "criminal justice"
    complexity = 1                             # 1, 2 or 3: an order of our own
    chapter = "Chapter 3"                      # where in the 2018 report; both left out on a card of your own
    heading = "When Public Service providers are the main beneficiaries"
    source = "Oakshire's data strategy, 2024"  # instead of these: where a card of your own has its facts from
    dated = "What has changed since"           # left out if nothing
    kept_for = "Why it is not in a ranking deck" # left out if it may be
    +++

    The face: at most 70 words, neutral, good to read aloud. No risk, no result, no verdict.

    ## Further detail

    Shown on demand, and as neutral as the face.

    ## Participants on benefit

    - One thought a line, each after a dash.

    ## Participants on risk

    - A thought that runs on
      is indented by two spaces.

    ## Known since

    - What is publicly known since, which nobody has checked. (source: example.org)

A card's id is its file's name without `.md`. All faults of a file are found at once; only where its TOML cannot be read are
the facts left unchecked until it can.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from workshop.casebook.case_study import AFTERWARDS_ONLY, CaseStudy
from workshop.casebook.fault import Fault, listed, shown
from workshop.casebook.fields import fields_of, sound
from workshop.casebook.rules import RULES, broken, faults_of, id_faults

FACTS_CHARACTERS, MOST_NESTED = 10_000, 2
MOST_DOTS = 200  # in one line: a.b.c is c in b in a, and reading it takes as long as its dots squared
_NESTED: dict[str, Any] = {"": [[[]]]}
_FENCE = "+++"
_CURLY = "“”„‘’"
_SECTIONS = {
    "detail": "Further detail",
    "on_benefit": "Participants on benefit",
    "on_risk": "Participants on risk",
    "since": "Known since",
}
_FACTS = tuple(name for name in RULES if name not in ("face", *_SECTIONS))
_BODY = {name: rule for name, rule in RULES.items() if name not in _FACTS}
_HEADING = re.compile(r"##(?!#)\s*(.*)")
_WOULD_BE_HEADING = re.compile(r"^(\\*)##(?!#)", re.MULTILINE)
_ESCAPED_HEADING = re.compile(r"^\\(\\*##(?!#))")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file holds, sound or not: its fields as far as they could be read, and every fault."""

    file: str
    fields: Mapping[str, Any]
    faults: list[Fault]


def parse(text: str, file_name: str) -> CaseStudy:
    """The card written in `text`; its id is `file_name` without the suffix. Raises Faulty with every fault found."""
    draft = draft_of(text, file_name)
    return sound(PurePath(file_name).stem, draft.fields, draft.faults)


def draft_of(text: str, file: str) -> Draft:
    """What the text of a card's file holds."""
    given, faults, readable = fields_in(text, file)
    body = {name: value for name, value in given.items() if name in _BODY}
    wrong = faults_of(given, file) if readable else broken(body, _BODY, file) if body else []
    return Draft(file, given, [*id_faults(file, "", PurePath(file).stem), *faults, *wrong])


def fields_in(text: str, file: str) -> tuple[dict[str, Any], list[Fault], bool]:
    """The fields that a text gives, as far as it can be read, what is wrong with how they are written down, and whether its facts
    could be read."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) < 2 or fences[0] != 0:
        expected = f"facts between two lines of {_FENCE}, the first at the very top"
        found = "without the first" if not fences or fences[0] != 0 else "without the second"
        return {}, [Fault(file, "", expected, found)], False
    # An empty line in place of the first fence keeps the line numbers those of the file.
    facts, unreadable = facts_in(["", *lines[1 : fences[1]]], file)
    body, stray = _body(lines[fences[1] + 1 :], file)
    misplaced = [Fault(file, name, f"below the second {_FENCE}", "among the facts") for name in facts if name in _BODY]
    return {**facts, **body}, [*unreadable, *misplaced, *stray], not unreadable


def facts_in(lines: list[str], file: str) -> tuple[dict[str, Any], list[Fault]]:
    """The facts in lines of TOML; where they cannot be read, none and the one fault, with its line."""
    text = "\n".join(lines)
    if len(text) > FACTS_CHARACTERS:
        return {}, [Fault(file, "", f"facts of at most {FACTS_CHARACTERS} characters", f"{len(text)} characters long")]
    try:
        facts = tomllib.loads(text) if max(line.count(".") for line in lines) < MOST_DOTS else _NESTED
    except tomllib.TOMLDecodeError as error:
        return {}, [_syntax(error, lines, file)]
    except (ValueError, RecursionError):  # a number of thousands of digits, or lists in lists in lists
        facts = _NESTED
    if _strange(facts):
        return {}, [
            Fault(
                file, "", 'plain facts such as title = "Oak Lane"', "nested, or holding a number of thousands of digits"
            )
        ]
    return facts, []


def _strange(facts: object, depth: int = 0) -> bool:
    """Whether facts hold what no rule can speak of: lists within lists, or a number too long to be written down."""
    if isinstance(facts, dict | list):
        inside = facts.values() if isinstance(facts, dict) else facts
        return depth > MOST_NESTED or any(_strange(one, depth + 1) for one in inside)
    return isinstance(facts, int) and facts.bit_length() > 64


def _syntax(error: tomllib.TOMLDecodeError, lines: list[str], file: str) -> Fault:
    told = re.search(r"(.*) \(at line (\d+), column \d+\)", str(error), re.DOTALL)
    number = int(told[2]) if told else len(lines)
    why = told[1] if told else str(error)
    line = lines[number - 1] if number <= len(lines) else ""
    if any(quote in line for quote in _CURLY):
        why = 'its quotes are curly; straight ones were expected, "'
    there = shown(line) if number <= len(lines) else "the end"
    return Fault(
        file, "", 'facts such as title = "Oak Lane"', f"unreadable at line {number}, {there} ({' '.join(why.split())})"
    )


def _body(lines: list[str], file: str) -> tuple[dict[str, Any], list[Fault]]:
    parts: dict[str, list[str]] = {"face": []}
    faults, part = [], parts["face"]
    for line in lines:
        if heading := _HEADING.match(line):
            name = _section(heading[1])
            if name is None or name in parts:
                found = f"{shown(line)} twice" if name else shown(line)
                faults.append(Fault(file, "section", f"one of {listed(_SECTIONS.values())}, once each", found))
            part = parts.setdefault(name, []) if name else []
        else:
            part.append(_ESCAPED_HEADING.sub(r"\1", line))
    for name in AFTERWARDS_ONLY:
        faults += [
            Fault(file, name, "lines that begin with a dash and a space", shown(line))
            for line in _stray(parts.get(name, []))
        ]
    lists = {name: _thoughts(parts[name]) for name in AFTERWARDS_ONLY if name in parts}
    return {name: "\n".join(part) for name, part in parts.items()} | lists, faults


def _section(heading: str) -> str | None:
    return next((name for name, words in _SECTIONS.items() if words.casefold() == heading.strip().casefold()), None)


def _begins(line: str) -> bool:
    return line.startswith(("- ", "* "))


def _stray(lines: list[str]) -> list[str]:
    first = next((number for number, line in enumerate(lines) if _begins(line)), len(lines))
    return [
        line
        for number, line in enumerate(lines)
        if line.strip() and not _begins(line) and (number < first or not line.startswith("  "))
    ]


def _thoughts(lines: list[str]) -> list[str]:
    thoughts: list[list[str]] = []
    for line in lines:
        if _begins(line):
            thoughts.append([line[2:]])
        elif thoughts and (line.startswith("  ") or not line.strip()):
            thoughts[-1].append(line[2:])
    return ["\n".join(thought).strip() for thought in thoughts]


def write(card: CaseStudy) -> str:
    """The file of a card: `parse` of it gives the same card back, for any card without faults whose facts a file may hold."""
    facts = {name: value for name, value in fields_of(card).items() if name in _FACTS and value}
    head = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items())
    return "\n\n".join([f"{_FENCE}\n{head}\n{_FENCE}", _escaped(card.face), *_written_sections(card)]) + "\n"


def _written_sections(card: CaseStudy) -> Iterator[str]:
    given = fields_of(card)
    for name, heading in _SECTIONS.items():
        if name == "detail" and card.detail:
            yield f"## {heading}\n\n{_escaped(card.detail)}"
        elif name != "detail" and given[name]:
            yield f"## {heading}\n\n" + "\n".join("- " + thought.replace("\n", "\n  ") for thought in given[name])


def _escaped(text: str) -> str:
    return _WOULD_BE_HEADING.sub(r"\\\g<0>", text)
