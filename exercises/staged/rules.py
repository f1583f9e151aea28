"""What a good case is, for ours and for one that a facilitator writes: each fault as a sentence of the words, by its key.

A stage has to be short enough to be read aloud and kept in mind, and a case may name nobody. What reaches a person, and a title
before a name, is a fault; two words with capitals may be a place, so they are only a doubt, which the writer is shown.
"""

import re
from collections.abc import Iterator

from exercises.staged.cases import FEWEST, MOST, Case, Stage
from workshop.naming import signs
from workshop.setting_up import Said, words_in

MOST_WORDS = 90
LONGEST_SENTENCE = 30  # words
TITLE, STAGE_TITLE = 80, 40  # characters
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def faults_of(case: Case) -> list[Said]:
    """Everything that stands in the way of holding this case, in the order in which it is met."""
    return [*_of_the_whole(case), *(fault for n, stage in enumerate(case.stages, 1) for fault in _of_a_stage(n, stage))]


def _of_the_whole(case: Case) -> Iterator[Said]:
    if not case.title.strip():
        yield _fault("no_title")
    if len(case.title.strip()) > TITLE:
        yield _fault("long_title", most=TITLE, n=len(case.title.strip()))
    if person := _person(case.title):
        yield _fault("person_in_title", found=person)
    if not FEWEST <= len(case.stages) <= MOST:
        yield _fault("stages", fewest=FEWEST, most=MOST, n=len(case.stages))
    titles = [stage.title.strip().casefold() for stage in case.stages]
    for title in dict.fromkeys(title for title in titles if title and titles.count(title) > 1):
        yield _fault("same_title", title=case.stages[titles.index(title)].title.strip())


def _of_a_stage(n: int, stage: Stage) -> Iterator[Said]:
    title, text = stage.title.strip(), told(stage)
    if not title:
        yield _fault("no_stage_title", stage=n)
    if len(title) > STAGE_TITLE:
        yield _fault("long_stage_title", stage=n, most=STAGE_TITLE, n=len(title))
    if not stage.text.strip():
        yield _fault("no_text", stage=n)
    if words_in(text) > MOST_WORDS:
        yield _fault("long_text", stage=n, most=MOST_WORDS, n=words_in(text))
    longest = max(map(words_in, _SENTENCE.split(text)))
    if longest > LONGEST_SENTENCE:
        yield _fault("long_sentence", stage=n, most=LONGEST_SENTENCE, n=longest)
    if person := _person(f"{title}\n{text}"):
        yield _fault("person", stage=n, found=person)


def _person(text: str) -> str:
    """The first thing in a text that names or reaches a person beyond much doubt, or nothing."""
    found = [sign.words for sign in signs(text) if sign.looks != "name"] + _POSTCODE.findall(text)
    return found[0] if found else ""


def doubts_of(case: Case) -> list[str]:
    """What may be the names of people, and may be places as well."""
    whole = "\n".join([case.title, *(f"{stage.title}.\n{told(stage)}" for stage in case.stages)])
    return [sign.words for sign in signs(whole) if sign.looks == "name"]


def told(stage: Stage) -> str:
    """All that is told at a stage, below its title."""
    return "\n".join(filter(None, (stage.text.strip(), stage.not_stated, stage.ask)))


def _fault(key: str, **values: object) -> Said:
    return Said(f"local_case.fault_{key}", values)
