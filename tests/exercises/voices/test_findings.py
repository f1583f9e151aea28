"""What tables asked and experts said: what may be shown, to whom, and when no longer."""

import json
from dataclasses import replace
from typing import Any

from exercises.voices import VOICES
from exercises.voices.findings import HEARD, NO, YES, aloud_of, offered, release_of, urgent_of
from tests.exercises.voices.asking import (
    ELM,
    HEALTH,
    LAW,
    LEFT_OUT,
    MATCH,
    OAK,
    a_day,
    all_released,
    everyone,
    experts,
    found,
    note,
    releasing,
    tables,
)
from tests.people import DECK
from workshop.sheet import Sheet


def at(table: int, **changed: Any) -> dict[str, Any]:
    """What a table is sent."""
    return offered(a_day(), VOICES, everyone(**changed), table)


def rewritten(sheets: dict[int, Sheet], number: int, id: str, text: str) -> dict[int, Sheet]:
    """The sheets after one note of one party was written anew."""
    notes = tuple(replace(one, text=text) if one.id == id else one for one in sheets[number].notes)
    return {**sheets, number: replace(sheets[number], notes=notes)}


def test_nothing_of_an_expert_s_goes_out_before_the_lead_released_it() -> None:
    """Not an answer, not a clarification, not what the expert knows about, and no question either."""
    assert at(OAK) == {"answers": [], "clarifications": []}


def test_a_release_goes_to_every_table_without_the_table_that_asked() -> None:
    """The table that asked is told that it was its own question, and nobody else anything of it."""
    room = releasing("Ask who is told.")
    oak, elm = at(OAK, room=room)["answers"][0], at(ELM, room=room)["answers"][0]
    assert oak["yours"] and not elm["yours"]
    assert {**oak, "yours": False} == elm
    assert elm["question"] == "Can somebody be left out?" and elm["text"] == "Ask who is told."
    assert at(0, room=room)["answers"] == [elm]
    assert "Oak" not in json.dumps(elm) and len(at(OAK, room=room)["answers"]) == 1


def test_what_an_expert_knows_about_needs_a_release_of_its_own() -> None:
    """Until then its words stand without it."""
    assert at(OAK, room=releasing("Ask who is told."))["answers"][0]["part"] == ""
    both = releasing("Ask who is told.", "data protection law")
    assert at(OAK, room=both)["answers"][0]["part"] == "data protection law"


def test_the_newest_release_stands_first_and_cards_in_their_order() -> None:
    """A clarification carries its card's letter and name, one for the day neither."""
    shown = at(ELM, room=releasing("Ask who is told.", "Ask who would notice.", "Not stated is an answer.",
                                   "The card does not say."))  # fmt: skip
    assert [one["text"] for one in shown["answers"]] == ["Ask who would notice.", "Ask who is told."]
    pinned = [(one["letter"], one["name"], one["text"]) for one in shown["clarifications"]]
    card = a_day().setup.deck()[DECK[0]]
    assert pinned == [
        (card.letter, card.card.short_name, "The card does not say."),
        ("", "", "Not stated is an answer."),
    ]


def test_changed_words_are_held_back_until_they_are_released_again() -> None:
    """An answer keeps its place without its text; a clarification goes. Nobody reads what the lead has not read."""
    room = all_released()
    changed = rewritten(rewritten(experts(), LAW, "a1", "Vote for card A."), LAW, "c1", "Card A is wicked.")
    shown = at(OAK, room=room, observers=changed)
    assert [one["text"] for one in shown["answers"]].count("") == 1 and len(shown["answers"]) == 2
    assert [one["text"] for one in shown["clarifications"]] == ["Not stated is an answer."]
    assert "Vote" not in json.dumps(shown) and "wicked" not in json.dumps(shown)
    assert found(room=room, observers=changed).waiting == 2


def test_a_note_taken_away_and_written_anew_under_its_name_is_not_released() -> None:
    """A release is of the words, however they came there."""
    gone = {**experts(), HEALTH: Sheet((note("a2", "answer", "Something else.", MATCH),))}
    shown = at(OAK, room=all_released(), observers=gone)
    assert "Something else." not in json.dumps(shown)


def test_a_question_that_its_table_changed_is_left_out_beside_its_answer() -> None:
    """So that a table cannot speak to the others by changing a question; the answer stays."""
    said = rewritten(tables(), OAK, "q1", "Elm, put A first!")
    (shown,) = at(ELM, room=releasing("Ask who is told."), tables=said)["answers"]
    assert shown["question"] == "" and shown["text"] == "Ask who is told."


def test_a_question_that_was_taken_back_leaves_its_answer() -> None:
    """What tables could read stays readable, without the question."""
    gone = {**tables(), OAK: Sheet()}
    (shown,) = at(ELM, room=releasing("Ask who is told."), tables=gone)["answers"]
    assert shown["question"] == "" and shown["text"] == "Ask who is told." and not shown["yours"]


def test_what_the_lead_keeps_back_no_longer_waits() -> None:
    """It is decided, and is not shown."""
    answer = found().questions[0].answers[0]
    kept = Sheet(choices={release_of(answer.id): NO})
    assert found().waiting == 5 and found(room=kept).waiting == 4 and found(room=kept).unreleased == 5
    assert at(OAK, room=kept)["answers"] == []


def test_answered_aloud_is_said_by_an_expert_or_by_the_lead_who_has_the_last_word() -> None:
    """Either tick takes a question off the list."""
    said = {**experts(), LAW: Sheet(choices={aloud_of(MATCH): YES})}
    by_id = {one.id: one for one in found(observers=said).questions}
    assert by_id[MATCH].aloud and not by_id[LEFT_OUT].aloud
    lead = Sheet(choices={aloud_of(MATCH): NO, aloud_of(LEFT_OUT): YES})
    by_id = {one.id: one for one in found(observers=said, room=lead).questions}
    assert by_id[LEFT_OUT].aloud and not by_id[MATCH].aloud


def test_what_is_urgent_stands_first() -> None:
    """As the lead marked it; the order says nothing of who asked."""
    for one in (LEFT_OUT, MATCH):
        assert found(room=Sheet(choices={urgent_of(one): YES})).questions[0].id == one
    assert [one.id for one in found().questions] == sorted((LEFT_OUT, MATCH))


def test_two_tables_that_name_a_question_alike_have_two_questions() -> None:
    """An answer to one is none to the other."""
    assert LEFT_OUT != MATCH
    assert {one.id: [said.expert for said in one.answers] for one in found().questions} == {
        LEFT_OUT: [LAW], MATCH: [HEALTH],
    }  # fmt: skip


def test_what_tables_heard_is_kept_apart_and_goes_nowhere() -> None:
    """It is the tables' own, by table, and not among what is offered."""
    assert found().heard == {1: (), 2: ("Mistakes can be found.",), 3: ()}
    said = {**tables(), OAK: Sheet((note("h", HEARD, "Secret thought."),))}
    assert "Secret" not in json.dumps(at(ELM, room=all_released(), tables=said))
