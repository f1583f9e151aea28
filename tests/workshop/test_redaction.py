"""Redaction: what was written is gone from journal, answers, file and exports, and its place stays."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises import KINDS
from tests.people import NOON, UnderWay, setting_up, under_way
from tests.workshop.keeping.days import a_whole_day, everything
from tests.workshop.test_store import folded
from workshop.acts import Key, Refused, Sort
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import backup, bundle
from workshop.redaction import MESSAGE, Redaction, Wrote, everything_written
from workshop.store import Store
from workshop.topics import shown_at

SECRET = "Zebedee Quux"


def wrote(store: Store, workshop: str) -> list[Wrote]:
    return everything_written(workshop, store.journal(workshop))


def holding(store: Store, workshop: str, text: str) -> list[Wrote]:
    return [one for one in wrote(store, workshop) if any(text in said for said in one.texts)]


def takes_out(store: Store, one: Wrote, by: str = "lead") -> None:
    store.redact(Redaction(one.key, one.note, one.texts[0], by))


def on_disk(folder: Path) -> bytes:
    """Every byte of the store's files: the database, and whatever stands beside it."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("store.db*")))


def agrees(store: Store, workshop: str) -> bool:
    """Whether the journal, folded again, gives the answers that the store holds, and those in the database."""
    made = {Key("", key.activity, key.round, key.party): held for key, held in folded(store, workshop).items()}
    return made == everything(store, workshop)


def files(store: Store, workshop: str) -> bytes:
    """Backup and bundle, unpacked."""
    entry, text = store.registry.workshop(id=workshop), b""
    assert entry
    for write in (backup, bundle):
        write(store, entry, file := io.BytesIO())
        with zipfile.ZipFile(file) as package:
            text += b"".join(package.read(name) for name in package.namelist())
    return text


def test_every_version_of_a_text_is_gone_and_the_acts_stay(tmp_path: Path) -> None:
    """Earlier versions, one written beside and the note's present text leave no byte; kind and place of each act stay."""
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    world = under_way(store)
    second, id = world.sits_down(1), world.entry.id
    world.oak.writes("criteria", f"Ask {SECRET}")
    world.oak.writes("criteria", f"Ask {SECRET} again", base=1)
    second.writes("criteria", f"{SECRET} beside")
    world.oak.writes("criteria", "Need", note="second")
    before = store.journal(id)
    assert SECRET.encode() in on_disk(tmp_path) and world.oak.said.notes[0].beside
    (one,) = holding(store, id, SECRET)
    takes_out(store, one)
    after = store.journal(id)
    places = ("id", "activity", "party", "client", "seq", "by", "at", "status")
    assert [[row[name] for name in places] for row in after[: len(before)]] == [
        [row[name] for name in places] for row in before
    ]
    assert [row["kind"] for row in after].count("taken_out") == 3
    first, other = world.oak.said.notes
    assert (first.id, first.text, first.beside, first.taken_out) == ("first", "", {}, True) and other.text == "Need"
    assert not holding(store, id, SECRET) and agrees(store, id) and SECRET.encode() not in files(store, id)
    store.close()
    assert SECRET.encode() not in on_disk(tmp_path)
    again = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    assert again.answer(world.oak.key).notes[0].taken_out and again.day(id).redactions == 1
    again.close()


def test_copies_frozen_at_the_reveal_and_kept_at_a_turn_are_blank_too(store: Store) -> None:
    """A definition that was dealt to readers and frozen is taken out of both copies, and readers' pages are drawn afresh."""
    from exercises.definitions import planned

    world = under_way(store, activities=(*setting_up().activities, *planned(5)))
    world.lead.opens("definitions")
    world.oak.activity = "definitions"
    world.oak.writes("definition", SECRET, note="definition")
    world.lead.says(world.lead.key, kind="turn", part=1)
    world.lead.reveals()
    screen = store.day(world.entry.id).screen
    takes_out(store, holding(store, world.entry.id, SECRET)[0])
    sheet = world.oak.said
    copies = [sheet.notes[0], sheet.before.notes[0], sheet.turns[1][0]]
    assert [(note.text, note.taken_out) for note in copies] == [("", True)] * 3
    assert store.day(world.entry.id).screen != screen and agrees(store, world.entry.id)


def test_a_note_that_was_changed_or_removed_since_is_still_found(workshop_under_way: UnderWay) -> None:
    """What stands in the journal only can be found and taken out as well."""
    oak, store, id = workshop_under_way.oak, workshop_under_way.store, workshop_under_way.entry.id
    oak.writes("criteria", SECRET)
    oak.writes("criteria", "Need", base=1)
    oak.says(oak.key, kind="remove_note", note="first")
    takes_out(store, holding(store, id, SECRET)[0])
    assert not wrote(store, id) and not oak.said.notes and agrees(store, id)


def test_the_table_can_write_in_the_note_again(workshop_under_way: UnderWay) -> None:
    """Its screens are sent the empty note with the mark, what a device typed meanwhile stands beside, and new words count."""
    oak, store, id = workshop_under_way.oak, workshop_under_way.store, workshop_under_way.entry.id
    oak.writes("criteria", SECRET)
    revision, _ = shown_at(store, (id, "table/benefit", 1), 0)
    takes_out(store, holding(store, id, SECRET)[0])
    now, body = shown_at(store, (id, "table/benefit", 1), 0)
    (note,) = body["answer"]["notes"]
    assert now > revision and note["taken_out"] and note["text"] == ""
    oak.writes("criteria", "typed meanwhile", base=1)
    assert oak.said.notes[0].text == "" and oak.said.notes[0].beside == {oak.client: "typed meanwhile"}
    oak.writes("criteria", "Need", base=note["revision"])
    assert (oak.said.notes[0].text, oak.said.notes[0].taken_out, oak.said.notes[0].beside) == ("Need", False, {})
    assert agrees(store, id)


def test_messages_are_taken_out_by_their_text(workshop_under_way: UnderWay) -> None:
    """A message to all, and a notice of the same text, are gone from the stage; another notice stays."""
    lead, store, id = workshop_under_way.lead, workshop_under_way.store, workshop_under_way.entry.id
    lead.says(lead.key, kind="message", text="Back soon", tables=[1])
    lead.says(lead.key, kind="message", text=SECRET, tables=[2])
    lead.says(lead.key, kind="message", text=SECRET)
    (one,) = holding(store, id, SECRET)
    assert one.field == MESSAGE
    takes_out(store, one)
    day = store.day(id)
    assert (day.message, day.notices) == ("", {1: "Back soon", 2: ""})
    assert not holding(store, id, SECRET) and agrees(store, id) and SECRET.encode() not in files(store, id)


def test_copies_made_for_the_room_go_with_the_text_and_other_tables_words_stay(store: Store) -> None:
    """A statement of the very text, and the version of it that was shown, are taken out with it."""
    from exercises.plenary import planned
    from exercises.plenary.answer import showing

    world = under_way(store, activities=(*setting_up().activities, *planned(5)))
    world.lead.opens("plenary", NOON)
    for table in (world.oak, world.elm):
        table.activity = "plenary"
        table.writes("insight", "Need" if table is world.elm else SECRET)
    room, id = Key(world.entry.id, "plenary", 1, "room"), world.entry.id
    world.lead.says(room, kind="write", note="s", field="statement", text=SECRET, base=0, client="desk")
    for act in showing("s", SECRET):
        world.lead.says(room, **act)
    takes_out(store, next(one for one in holding(store, id, SECRET) if one.key.party == "table:1"))
    assert not holding(store, id, SECRET) and [note.text for note in store.answer(room).notes] == ["", ""]
    assert world.elm.said.notes[0].text == "Need" and store.day(id).redactions == 1 and agrees(store, id)


def _sends(sort: Sort[Any], act: dict[str, Any]) -> bool:
    """Whether anybody can send an act that a sort of answer takes in."""
    if not any(sort.may_send(act, role) for role in ("seat", "observer", "room", "helper", "lead")):
        return False
    try:
        sort.read(act)
    except Refused:
        return False
    return True


def test_only_the_lead_may_and_only_what_is_there(workshop_under_way: UnderWay) -> None:
    """A helper is told to ask the lead; nobody can send the store's own acts; a second time there is nothing."""
    oak, store, id = workshop_under_way.oak, workshop_under_way.store, workshop_under_way.entry.id
    oak.writes("criteria", SECRET)
    (one,) = wrote(store, id)
    with pytest.raises(Refused, match="Ask the lead"):
        takes_out(store, one, "helper")
    for kind in KINDS.values():
        for party, sort in kind.sorts.items():
            assert not (_sends(sort, {"kind": "redact", "note": "first"})), (kind.name, party)
            assert not (_sends(sort, {"kind": "taken_out", "note": "first", "field": "criteria"}))
    takes_out(store, one)
    with pytest.raises(Refused, match="not there"):
        takes_out(store, one)
    assert store.day(id).redactions == 1


def test_a_text_of_any_activity_can_be_taken_out_and_the_day_comes_back(store: Store, tmp_path: Path) -> None:
    """One text of each activity and party of a whole day: nothing of the rest changes, and a backup comes in without a difference."""
    id = a_whole_day(store).link.workshop
    chosen = {(one.key.activity, one.key.party): one for one in wrote(store, id)}
    assert len({activity for activity, _ in chosen}) >= 8
    for one in chosen.values():
        if one in wrote(store, id):  # it may have gone as a copy of another
            takes_out(store, one)
    assert agrees(store, id)
    backup(store, store.registry.workshop(id=id), file := io.BytesIO())  # type: ignore[arg-type]
    other = Store(f"sqlite:///{tmp_path / 'other.db'}", KINDS)
    came = come_in(other, file)
    assert came.differing == () and other.day(id).redactions == store.day(id).redactions
    other.close()


doings = st.one_of(
    st.tuples(st.just("write"), st.sampled_from("abc"), st.integers(0, 4), st.integers(0, 3), st.booleans()),
    st.tuples(st.sampled_from(["remove", "move", "drop", "redact", "reveal"]), st.sampled_from("abc")),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(doings, max_size=20))
def test_whatever_was_written_and_redacted_the_journal_folds_to_the_answers(tmp_path: Path, said: list[Any]) -> None:
    """In any order of writing, moving, removing, redacting and revealing, no byte of what was redacted last is left."""
    for file in tmp_path.glob("store.db*"):
        file.unlink()
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    world = under_way(store)
    devices, id = (world.oak, world.sits_down(1)), world.entry.id
    for one in [*said, *(("redact", note) for note in "abc")]:
        note, device = one[1], devices[len(one) == 5 and one[4]]
        match one[0]:
            case "write":
                device.writes("criteria", f"{SECRET} {one[2]}", note=note, base=one[3])
            case "remove":
                device.says(device.key, kind="remove_note", note=note)
            case "move":
                device.says(device.key, kind="move_note", note=note)
            case "drop":
                device.says(device.key, kind="drop_version", note=note, client=device.client)
            case "reveal":
                world.lead.reveals()
            case _ if any(one.note == note for one in wrote(store, id)):
                store.redact(Redaction(world.oak.key, note))
        assert agrees(store, id)
    store.close()
    assert SECRET.encode() not in on_disk(tmp_path)
