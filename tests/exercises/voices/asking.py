"""A day with questions to experts, put together from plain sheets: who asked, who answered, what the lead chose."""

from typing import Any

from exercises.voices import VOICES
from exercises.voices.findings import (
    ANSWER,
    CLARIFICATION,
    FOR_ALL,
    HEARD,
    PART,
    QUESTION,
    Findings,
    findings,
    question_id,
    release_of,
)
from tests.people import DECK, NOON, setting_up
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.sheet import Sheet
from workshop.writing import Note

OAK, ELM, ASH = 1, 2, 3
LAW, HEALTH = 14, 15  # experts, by their seats
LEFT_OUT = question_id(OAK, "q1")
MATCH = question_id(ELM, "q1")


def note(id: str, field: str, text: str, card: str | None = None) -> Note:
    return Note(id, field, text, card, 1, "client")


def a_day(opened: bool = True) -> Day:
    progress = {"voices": Progress(NOON, NOON + 1500)} if opened else {}
    return Day(setting_up(activities=(VOICES,)), "voices" if opened else None, progress)


def tables() -> dict[int, Sheet]:
    """Oak asks whether one can be left out, Elm what a wrong match does; Elm took something from it; Ash is silent."""
    return {
        OAK: Sheet((note("q1", QUESTION, "Can somebody be left out?"),)),
        ELM: Sheet((note("q1", QUESTION, "What if a match is wrong?"), note("h1", HEARD, "Mistakes can be found."))),
        ASH: Sheet(),
    }


def experts() -> dict[int, Sheet]:
    """One answers Oak's question, says what it knows about, and makes the first card and the day clear; one answers Elm's."""
    return {
        LAW: Sheet((
            note("a1", ANSWER, "Ask who is told.", LEFT_OUT),
            note("c1", CLARIFICATION, "The card does not say.", DECK[0]),
            note("d1", FOR_ALL, "Not stated is an answer."),
            note("part", PART, "data protection law"),
        )),
        HEALTH: Sheet((note("a2", ANSWER, "Ask who would notice.", MATCH),)),
    }  # fmt: skip


def everyone(**changed: Any) -> Everyone:
    said: dict[str, Any] = {"tables": tables(), "observers": experts(), "room": Sheet()}
    return Everyone(**{**said, **changed})


def found(opened: bool = True, **changed: Any) -> Findings:
    return findings(a_day(opened), VOICES, everyone(**changed))


def releasing(*texts: str, **others: str) -> Sheet:
    """The lead's sheet after releasing what says these texts, in this order, besides `others`."""
    by_text = {said.text: said for said in found().everything}
    chosen = {release_of(by_text[text].id): by_text[text].mark for text in texts}
    return Sheet(choices={**chosen, **others})


def all_released() -> Sheet:
    return releasing(*(said.text for said in found().everything))
