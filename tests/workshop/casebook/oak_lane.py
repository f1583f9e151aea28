"""A card for tests: as the file that it is, as a form's fields, and what is wrong with a file like it."""

import pytest

from workshop.casebook import Fault, Faulty, parse

FACTS = """ref = "E7"
title = "Oak Lane"
short_name = "Oak"
summary = "A street shares its bin rounds."
shared = "Bin rounds"
by = "The street"
with_whom = "The next street"
identifiability = "not stated"
consent = "not stated"
outcome = "Fewer bins out on the wrong day"
beneficiaries = ["communities"]
sector = "housing"
complexity = 1
chapter = "Chapter 3"
heading = "Streets"
"""

CARD = f"""+++
{FACTS}+++

Oak Lane tells Elm Lane when its bins are collected.

It does so by post.

## Further detail

The post comes at ten.

## Participants on benefit

- Fewer missed rounds.
- A thought that runs on
  to a second line.

## Participants on risk

- None was named.

## Known since

- Said to have ended (in part) in 2019. (source: example.org)
"""

FORM = {
    "title": "Oak Lane",
    "short_name": "Oak",
    "summary": "A street shares its bin rounds.",
    "shared": "Bin rounds",
    "by": "The street",
    "with_whom": "The next street",
    "identifiability": "not stated",
    "consent": "not stated",
    "outcome": "Fewer bins out on the wrong day",
    "beneficiaries": ["communities"],
    "sector": "housing",
    "complexity": 1,
    "face": "Oak Lane tells Elm Lane when its bins are collected.",
}


def faults_in(text: str, file_name: str = "oak.md") -> list[Fault]:
    with pytest.raises(Faulty) as raised:
        parse(text, file_name)
    return list(raised.value.faults)


def only_fault(text: str, file_name: str = "oak.md") -> str:
    (fault,) = faults_in(text, file_name)
    return str(fault)
