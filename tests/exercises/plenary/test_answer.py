"""Statements as they are drafted, shown and changed, and what a table may say of them."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.plenary import KIND, offered
from exercises.plenary.answer import (
    NEXT_STEPS,
    QUOTATIONS,
    ROOM,
    STATEMENTS,
    TABLE,
    doing,
    name_of,
    own_steps,
    showing,
    shown,
    statements,
    taking_off,
)
from tests.exercises.plenary.told import (
    FIRST,
    NOTE,
    PLENARY,
    SECOND,
    a_day,
    after,
    answers,
    choose,
    everyone,
    room,
    shown_room,
    taken,
    version,
    write,
)
from workshop.acts import Refused
from workshop.sheet import Sheet


def standing(
    act: dict[str, Any], sheet: Sheet | None = None, part: int = STATEMENTS, sort: Any = TABLE, **day: Any
) -> str:
    return sort.standing(sort.read(act), sheet or Sheet(), a_day(part, **day), "plenary", 9)


def offers(kept: Sheet, table: int = 1) -> list[dict[str, Any]]:
    return offered(a_day(), PLENARY, everyone({}, kept), table)["statements"]


def test_a_draft_goes_to_nobody_until_it_is_shown() -> None:
    """Then its text goes to every table and the wall alike, and off again."""
    draft = room(write("statement", FIRST, NOTE))
    assert offers(draft) == [] and not shown(draft)
    on = room(*showing(NOTE, FIRST), sheet=draft)
    said = [{"id": name_of("version", NOTE, FIRST), "text": FIRST, "changed": False}]
    assert offers(on) == said == offers(on, 0)
    assert offers(room(taking_off(NOTE), sheet=on)) == []


def test_what_is_shown_stays_as_it_was_until_it_is_shown_again() -> None:
    """A change on the desk is on no screen; shown again it is another version, and says that it has changed."""
    edited = room(write("statement", SECOND, f"{NOTE}-1"), sheet=shown_room(FIRST))
    (one,) = statements(edited)
    assert one.changed and [said["text"] for said in offers(edited)] == [FIRST]
    again = room(*showing(f"{NOTE}-1", SECOND), sheet=edited)
    assert offers(again) == [{"id": version(SECOND), "text": SECOND, "changed": True}]
    assert [one.text for one in statements(again)[0].versions] == [FIRST, SECOND]


def test_the_same_words_shown_again_are_the_same_version() -> None:
    """So the answers to them are there again."""
    there_and_back = room(taking_off(f"{NOTE}-1"), *showing(f"{NOTE}-1", FIRST), sheet=shown_room(FIRST))
    assert len(statements(there_and_back)[0].versions) == 1 and offers(there_and_back)[0]["id"] == version(FIRST)


def test_statements_stand_in_the_order_of_the_drafts() -> None:
    """Moving a draft moves it on the wall too; taking it out takes it off, and keeps what was shown."""
    moved = room({"kind": "move_note", "note": f"{NOTE}-2", "after": None}, sheet=shown_room(FIRST, SECOND))
    assert [said["text"] for said in offers(moved)] == [SECOND, FIRST]
    without = room({"kind": "remove_note", "note": f"{NOTE}-2"}, sheet=moved)
    assert [said["text"] for said in offers(without)] == [FIRST]
    assert [one.versions[-1].text for one in statements(without)] == [FIRST, SECOND]


def test_a_sentence_is_taken_over_once_and_knows_what_it_rests_on() -> None:
    """However often it is pressed."""
    (one,) = statements(room(*taken(FIRST), *taken(FIRST)))
    assert (one.draft, one.rests_on, one.on) == (FIRST, "benefit", None)


def test_seven_statements_are_enough() -> None:
    """The eighth is refused; changing one of the seven, or emptying one, is not."""
    seven = room(*(write("statement", f"Finding {at}", f"note-{at}") for at in range(7)))
    with pytest.raises(Refused, match="7 statements"):
        standing(write("statement", "One more", "note-8"), seven, sort=ROOM)
    assert standing(write("statement", "Better", "note-3"), seven, sort=ROOM) == "counts"
    assert standing(write("version", "Finding 1", "version-1"), seven, sort=ROOM) == "counts"


def test_statements_are_drafted_before_the_plenary_opens() -> None:
    """The desk works all day."""
    day = a_day()
    early = replace(day, now="benefit", progress={"benefit": day.progress["benefit"]})
    assert ROOM.standing(ROOM.read(write("statement", FIRST)), Sheet(), early, "plenary", None) == "counts"


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (choose(version(FIRST), "perhaps"), "not among the answers"),
        (choose("on-draft-1", version(FIRST)), "no question “on-draft-1”"),
        (choose("version-1", "right"), "no question “version-1”"),
        (choose(name_of("words", 1), name_of("text", "x")), "not been asked yet"),
        (write("statement", FIRST), "nothing called “statement”"),
    ],
)
def test_a_table_answers_and_shows_nothing(act: dict[str, Any], why: str) -> None:
    """Nor may it write in the room's sheet, or tick before it is asked."""
    with pytest.raises(Refused, match=why):
        standing(act)


def test_answers_count_while_they_are_asked_for_and_again_after_the_reveal() -> None:
    """A statement that is changed after the reveal can be answered; without a reveal, the next part ends the last."""
    act = choose(version(FIRST), "right")
    assert standing(act) == "counts" and standing(act, part=NEXT_STEPS) == "late"
    assert standing(act, part=NEXT_STEPS, revealed_at=8, step=1) == "counts"
    assert standing(choose(name_of("words", 1), None), part=QUOTATIONS) == "counts"


def test_a_step_is_what_who_and_when() -> None:
    """Any of them may be left out; what is not said at all is no step."""
    sheet = after(
        write("step_what", "Ask residents", "a", "step-1"), write("step_role", "Engagement lead", "b", "step-1"),
        write("step_when", "March", "c", "step-3"), write("step_what", " ", "d", "step-2"),
    )  # fmt: skip
    assert own_steps(sheet) == [("Ask residents", "Engagement lead", ""), ("", "", "March")]


def test_how_far_a_table_is_follows_the_part() -> None:
    """Counts of what it has said there, and whether it has finished that part."""
    sheet = after(
        write("insight", "Reach"), *answers(FIRST, "right"), {"kind": "finish", "part": 1},
        choose(name_of("words", 1), name_of("text", "x")),
    )  # fmt: skip
    told = [doing(sheet, a_day(part), PLENARY) for part in range(4)]
    assert [(one.placed, one.finished) for one in told] == [(1, False), (1, True), (0, False), (1, False)]
    assert not any(one.of for one in told) and KIND.doing is doing
