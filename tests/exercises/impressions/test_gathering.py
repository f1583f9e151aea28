"""What the desk made of the notes, and what others are sent of them."""

import json
import re

from exercises.impressions.answer import CHOOSE, THEMES
from exercises.impressions.gathering import desk, note_key, notes, offered, released, stamp, theme_of, themes
from tests.exercises.impressions.sheets import (
    ACTIVITY,
    BLAME,
    HELP,
    PATEL,
    a_day,
    an_hour,
    chose,
    everyone,
    hold,
    release,
    sheet,
    theme,
    wrote,
)
from workshop.everyone import Everyone

GONE = {"kind": "remove_note", "note": "sooner"}


def states(said: Everyone) -> dict[str, str]:
    return {note.key: note.state for note in notes(said.tables, said.room)}


def test_a_note_is_seen_by_the_room_only_once_it_was_released() -> None:
    """Not as it comes, and not while it is held."""
    said = everyone(
        release("t1-b", BLAME), hold("t1-c"), oak=sheet(wrote("a", HELP), wrote("b", BLAME), wrote("c", PATEL))
    )
    assert states(said) == {"t1-a": "waiting", "t1-b": "released", "t1-c": "held"}
    assert [note.text for note in released(notes(said.tables, said.room), said.room)] == [BLAME]


def test_new_words_are_hidden_until_they_are_released_too() -> None:
    """What was released were the words that somebody had read, and no others."""
    oak = sheet(wrote("a", HELP), {**wrote("a", PATEL), "base": 1})
    changed = everyone(release("t1-a", HELP), oak=oak)
    assert states(changed) == {"t1-a": "changed"}
    assert states(everyone(release("t1-a", HELP), release("t1-a", PATEL), oak=oak)) == {"t1-a": "released"}


def test_released_notes_come_in_the_order_of_their_release() -> None:
    """The order of the tables would tell whose they are."""
    said = everyone(
        release("t2-a", BLAME), release("t1-a", HELP), oak=sheet(wrote("a", HELP)), elm=sheet(wrote("a", BLAME))
    )
    assert [note.text for note in released(notes(said.tables, said.room), said.room)] == [BLAME, HELP]


def test_a_held_note_stands_in_the_report_if_the_lead_ticks_it() -> None:
    """And then as it stood when it was ticked."""
    ticked = chose("report-t1-a", f"yes-{stamp(PATEL)}")
    (before,) = notes(everyone(hold("t1-a"), ticked, oak=sheet(wrote("a", PATEL))).tables, sheet(hold("t1-a"), ticked))
    (after,) = notes({1: sheet(wrote("a", "Other words"))}, sheet(hold("t1-a"), ticked))
    assert before.quoted and before.state == "held" and not after.quoted


def test_note_keys_are_safe_names_and_differ_over_tables() -> None:
    """Also where a browser called a note by sixty letters."""
    keys = [note_key(table, name) for table in (1, 11, 40) for name in ("1-a", "a", "a" * 64, "a" * 63 + "b")]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[A-Za-z0-9_-]{1,64}", f"release-{key}") for key in keys)


def test_a_merged_theme_is_found_under_the_other() -> None:
    """Also over two merges; notes and marks go along, and nothing is moved by hand."""
    room = sheet(theme("a", "A"), theme("b", "B"), theme("c", "C"), chose("t1-a", "a"), chose("merged-a", "b"),
                 {**GONE, "note": "a"}, chose("merged-b", "c"), {**GONE, "note": "b"})  # fmt: skip
    assert [(one.id, one.was) for one in themes(room)] == [("c", ("a", "b"))]
    (note,) = notes({1: sheet(wrote("a", HELP))}, room)
    assert note.theme == "c"


def test_a_theme_taken_away_leaves_its_notes_unsorted_and_brings_them_back() -> None:
    """Putting it back under its own name finds its notes again."""
    room = (theme("sooner", "Help in time"), chose("t1-a", "sooner"), GONE)
    tables = {1: sheet(wrote("a", HELP))}
    assert notes(tables, sheet(*room))[0].theme is None
    assert notes(tables, sheet(*room, theme("sooner", "Help in time")))[0].theme == "sooner"


def test_themes_merged_in_a_circle_are_nobodys() -> None:
    """Two helpers may merge each into the other at once."""
    room = sheet(chose("merged-a", "b"), chose("merged-b", "a"))
    assert theme_of("a", room) is None and themes(room) == []


def test_tables_are_offered_themes_only_when_they_choose() -> None:
    """By name, with released notes, and without a word of who wrote what."""
    assert offered(a_day(THEMES), ACTIVITY, an_hour(), 2) == {}
    sent = offered(a_day(CHOOSE), ACTIVITY, an_hour(chose("t2-a", "sooner")), 2)
    assert sent == {
        "themes": [{"id": "sooner", "name": "Help in time", "was": [], "opportunity": [HELP], "challenge": []}]
    }


def test_nothing_unreleased_is_offered_to_anybody() -> None:
    """Neither a held note, nor one that was not looked at, nor one that was changed."""
    oak = sheet(
        wrote("a", HELP), wrote("b", BLAME), {**wrote("b", "Oak alone knows"), "base": 1}, wrote("c", "Not yet")
    )
    everything = [chose(key, "sooner") for key in ("t1-a", "t1-b", "t1-c", "t2-a")]
    sent = json.dumps([offered(a_day(), ACTIVITY, an_hour(*everything, oak=oak), table) for table in range(4)])
    assert HELP in sent and not any(words in sent for words in (BLAME, PATEL, "Oak alone knows", "Not yet", "Oak"))


def test_the_desk_sees_every_note_with_its_table_and_a_warning() -> None:
    """As it comes, with what looks like a person in it."""
    sent = desk(a_day(), ACTIVITY, an_hour())
    assert [(note["key"], note["table"], note["field"]) for note in sent["notes"]] == [
        ("t1-a", "Oak", "opportunity"), ("t1-b", "Oak", "challenge"), ("t2-a", "Elm", "challenge"),
    ]  # fmt: skip
    assert [note["signs"] for note in sent["notes"]] == [[], [], [{"looks": "title", "words": "Mrs Patel"}]]
    assert (sent["tables"], sent["of"]) == (2, 3)
