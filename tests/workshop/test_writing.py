"""Notes, and two devices that write at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.acts import Refused
from workshop.writing import (
    MOST_NOTES,
    MOST_VERSIONS,
    DropVersion,
    MoveNote,
    Note,
    Notes,
    RemoveNote,
    Write,
    write,
    written,
)


def says(notes: Notes, client: str, text: str, base: int, note: str = "n") -> Notes:
    return write(notes, Write("write", note, "criteria", text, base, client))


def test_the_first_write_adds_a_note_at_the_end_of_its_field() -> None:
    """A note not yet there is added after the others, with revision 1."""
    notes = says(says((), "a", "need", 0, "one"), "a", "reach", 0, "two")
    assert [(note.id, note.text, note.revision, note.last) for note in notes] == [
        ("one", "need", 1, "a"),
        ("two", "reach", 1, "a"),
    ]


def test_a_write_over_the_newest_text_replaces_it() -> None:
    """Whoever saw the newest text and wrote over it is believed."""
    (note,) = says(says((), "a", "need", 0), "b", "need, proven", 1)
    assert (note.text, note.revision, note.last, note.beside) == ("need, proven", 2, "b", {})


def test_a_write_over_a_stale_text_keeps_both() -> None:
    """Typed over an older revision, a text changes nothing and stands beside."""
    notes = says(says((), "a", "need", 0), "b", "need of many", 1)
    (note,) = says(notes, "c", "urgent need", 1)
    assert (note.text, note.revision, note.beside) == ("need of many", 2, {"c": "urgent need"})


def test_an_own_device_is_never_stale() -> None:
    """Fast typing sends several changes over one base; the device's last one is the text."""
    notes = says(says(says((), "a", "n", 0), "a", "ne", 0), "a", "need", 0)
    assert (notes[0].text, notes[0].beside) == ("need", {})


def test_putting_versions_together_lets_go_of_the_own_one() -> None:
    """A device that writes over the newest revision has taken its version beside into the text."""
    notes = says(says(says((), "a", "one", 0), "b", "two", 1), "a", "three", 1)
    assert notes[0].beside == {"a": "three"}
    (note,) = says(notes, "a", "two and three", 2)
    assert (note.text, note.beside) == ("two and three", {})


def test_typing_what_stands_there_already_changes_nothing() -> None:
    """The same write twice leaves one text, one revision and nothing beside."""
    once = says((), "a", "need", 0)
    assert says(once, "a", "need", 0) == once
    assert says(once, "b", "need", 0) == once


def test_a_version_beside_can_be_let_go_of() -> None:
    """Dropping a device's version keeps the text and the other versions."""
    notes = (Note("n", "criteria", "text", None, 3, "a", {"b": "other", "c": "third"}),)
    (note,) = write(notes, DropVersion("drop_version", "n", "b"))
    assert (note.text, note.beside) == ("text", {"c": "third"})


def test_notes_move_within_their_field_and_go() -> None:
    """A note goes after another, or first; a removed one is gone, and moving it does nothing."""
    notes: Notes = tuple(Note(name, "criteria", name, None, 1) for name in "xyz")
    assert [note.id for note in write(notes, MoveNote("move_note", "x", "y"))] == ["y", "x", "z"]
    assert [note.id for note in write(notes, MoveNote("move_note", "z", None))] == ["z", "x", "y"]
    left = write(notes, RemoveNote("remove_note", "y"))
    assert [note.id for note in left] == ["x", "z"]
    assert write(left, MoveNote("move_note", "y", "x")) == left


def test_a_first_place_is_the_first_of_its_own_field() -> None:
    """Moving a note first does not carry it over the notes of another field."""
    notes = (Note("r", "reason"), Note("x", "criteria"), Note("y", "criteria"))
    assert [note.id for note in write(notes, MoveNote("move_note", "y", None))] == ["r", "y", "x"]


def test_there_is_an_end_to_notes_and_to_versions() -> None:
    """One more than the most of either is refused in a sentence, and the others stay writable."""
    notes: Notes = tuple(Note(f"n{n}", "criteria", "x", None, 1, "a") for n in range(MOST_NOTES))
    with pytest.raises(Refused, match=str(MOST_NOTES)):
        says(notes, "a", "one more", 0, "another")
    assert says(notes, "a", "changed", 1, "n0")[0].text == "changed"
    crowded = (Note("n", "criteria", "x", None, 5, "a", {f"c{n}": "y" for n in range(MOST_VERSIONS)}),)
    with pytest.raises(Refused, match=str(MOST_VERSIONS)):
        says(crowded, "newcomer", "z", 1)
    assert says(crowded, "c0", "changed", 1)[0].beside["c0"] == "changed"


def test_written_gives_what_holds_text() -> None:
    """Empty notes, other fields and other cards are left out."""
    notes = (Note("a", "reason", "yes", "card"), Note("b", "reason", "  ", "card"), Note("c", "reason", "no", "other"))
    assert [note.id for note in written(notes, "reason")] == ["a", "c"]
    assert [note.id for note in written(notes, "reason", "card")] == ["a"]
    assert written(notes, "criteria") == []


typing = st.lists(st.tuples(st.sampled_from("ab"), st.booleans(), st.text("xyz", max_size=3)), max_size=30)


@settings(max_examples=300)
@given(typing)
def test_nothing_typed_is_lost(turns: list[tuple[str, bool, str]]) -> None:
    """After any interleaving of two devices, each one's last text stands in the note or beside it, unless the other had
    read it and wrote over it. (In each turn a device first looks, or not, then types.)"""
    notes: Notes = ()
    seen = {"a": 0, "b": 0}
    last: dict[str, str] = {}
    for client, looks, text in turns:
        before = notes[0] if notes else Note("n", "criteria")
        if looks:
            seen[client] = before.revision
        notes = says(notes, client, text, seen[client])
        last[client] = text
        if before.last not in ("", client):
            if text == before.text:
                del last[client]  # what the other wrote: theirs to go on with
            elif seen[client] >= before.revision:
                last.pop(before.last, None)  # it was read, and written over on purpose
    for client, text in last.items():
        assert text == notes[0].text or notes[0].beside.get(client) == text
