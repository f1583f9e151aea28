"""A workshop goes out as a file and comes in from one: the same, act for act, or fit to share."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises import KINDS
from exercises.report import found, report, spoken_of
from tests.people import DECK, NOON, Lead, UnderWay, under_way
from tests.workshop.keeping.days import SAY, a_whole_day, everything
from workshop.acts import Key
from workshop.keeping.coming_in import AlreadyHere, come_in
from workshop.keeping.going_out import backup, bundle
from workshop.registry import Link, Workshop
from workshop.report.draft import Draft, report_key
from workshop.scene import Scene
from workshop.schema import journal
from workshop.setup import DAY_ACTIVITY
from workshop.store import Store
from workshop.zips import PackageFault


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Another server's store."""
    fresh = Store(f"sqlite:///{tmp_path / 'other.db'}", KINDS)
    yield fresh
    fresh.close()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lead]:
    """A whole day that was held, with its lead."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('held') / 'store.db'}", KINDS)
    yield a_whole_day(store)
    store.close()


def entry_of(store: Store, id: str) -> Workshop:
    entry = store.registry.workshop(id=id)
    assert entry
    return entry


def backed_up(store: Store, id: str) -> io.BytesIO:
    backup(store, entry_of(store, id), file := io.BytesIO())
    return file


def bundled(store: Store, id: str) -> io.BytesIO:
    bundle(store, entry_of(store, id), file := io.BytesIO())
    return file


def part(file: io.BytesIO, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in zipfile.ZipFile(file).read(name).splitlines()]


def without_ids(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in ("id", "workshop")} for row in rows]


def told(store: Store, id: str) -> list[Any]:
    """The blocks of a workshop's report, without its figures."""
    blocks = report(Scene(store, SAY, Link(id, "lead"))).blocks
    return [block for block in blocks if type(block).__name__ != "Figure"]


# -- a backup


def test_a_backup_gives_back_the_same_workshop(held: Lead, other: Store) -> None:
    """Act for act, with its answers, its code, its links, and what was taken from each client last."""
    store, id = held.store, held.link.workshop
    came = come_in(other, backed_up(store, id))
    assert (came.workshop, came.differing) == (entry_of(store, id), ())
    assert without_ids(other.journal(id)) == without_ids(store.journal(id)) and len(other.journal(id)) > 300
    assert everything(other, id) == everything(store, id)
    assert other.registry.link(held.secret) == held.link and other.registry.seats(id) == store.registry.seats(id)
    assert part(backed_up(other, id), "marks.jsonl") == part(backed_up(store, id), "marks.jsonl")


def test_a_day_goes_on_from_its_backup(workshop_under_way: UnderWay, other: Store) -> None:
    """An act that was taken before is not taken again, and the next one is."""
    oak = workshop_under_way.oak
    first = oak.envelope(oak.own, {"kind": "think_first", "top": [DECK[0]]})
    oak.store.act(first)
    come_in(other, backed_up(oak.store, workshop_under_way.entry.id))
    assert other.act(first).status == "done" and other.held(oak.own).revision == 1
    assert other.act(oak.envelope(oak.own, {"kind": "think_first", "top": [DECK[1]]})).revision == 2


def test_a_workshop_that_is_here_is_refused_or_comes_in_as_a_copy(workshop_under_way: UnderWay) -> None:
    """The copy has another id and code, the same answers, and lets nobody in."""
    store, old = workshop_under_way.store, workshop_under_way.entry
    workshop_under_way.oak.place(DECK[0])
    with pytest.raises(AlreadyHere, match="is here already"):
        come_in(store, backed_up(store, old.id))
    made = come_in(store, backed_up(store, old.id), copy=True).workshop
    assert made.id != old.id and made.code != old.code and len(store.registry.workshops()) == 2
    assert everything(store, made.id) == everything(store, old.id)
    assert store.registry.seats(made.id) == store.registry.seats(old.id)
    assert {link["hash"][0] for link in part(backed_up(store, made.id), "links.jsonl")} == {"-"}
    assert store.registry.link(workshop_under_way.lead.secret) == workshop_under_way.lead.link


def test_a_workshop_that_was_removed_can_be_brought_back(workshop_under_way: UnderWay) -> None:
    """On the same server, too, and it goes on."""
    store, id = workshop_under_way.store, workshop_under_way.entry.id
    file = backed_up(store, id)
    store.remove_workshop(id)
    assert not store.journal(id)
    come_in(store, file)
    assert workshop_under_way.oak.place(DECK[0]).status == "done"


def test_a_code_that_is_taken_is_drawn_anew(workshop_under_way: UnderWay, other: Store) -> None:
    old = workshop_under_way.entry
    other._writer.ask(
        lambda c: c.exec_driver_sql(f"insert into workshops values ('x', '{old.code}', 'workshop', 0)")
    ).result()
    assert come_in(other, backed_up(workshop_under_way.store, old.id)).workshop.code != old.code


def test_a_backup_keeps_what_was_done_to_the_report_and_a_bundle_leaves_it(
    workshop_under_way: UnderWay, other: Store
) -> None:
    """The words that the lead wrote are the lead's; the bundle tells what tables said, as rules draft it."""
    lead, id = workshop_under_way.lead, workshop_under_way.entry.id
    lead.says(report_key(id), kind="write", note="n", field="report_own_words", text="Between us", base=0, client="c")
    lead.says(report_key(id), kind="add_part", part="story", after="report.about")
    come_in(other, backed_up(lead.store, id))
    assert other.answer(report_key(id)) == lead.store.answer(report_key(id)) and other.answer(report_key(id)).own
    files = zipfile.ZipFile(bundled(lead.store, id))
    assert not any(b"Between us" in files.read(name) for name in files.namelist())
    shared = come_in(other, bundled(lead.store, id)).workshop.id
    assert other.answer(report_key(shared)) == Draft()


def test_what_was_redacted_stays_redacted(workshop_under_way: UnderWay, other: Store) -> None:
    """An act that was blanked keeps its place and says nothing; the kept answer that tells otherwise is named."""
    world = workshop_under_way
    world.oak.writes("criteria", "a name")
    blank = journal.update().where(journal.c.kind == "write").values(act="{}")
    world.store._writer.ask(lambda connection: connection.execute(blank)).result()
    came = come_in(other, bundled(world.store, world.entry.id))
    assert other.journal(came.workshop.id)[-1]["act"] == {}
    key = Key(came.workshop.id, "benefit", 1, "table:1")
    assert other.held(key).revision == 1 and other.answer(key).notes == ()
    assert come_in(other, backed_up(world.store, world.entry.id)).differing == ("benefit, table:1",)


# -- a bundle


def test_a_bundle_comes_in_to_be_read(held: Lead, other: Store) -> None:
    """Its report says what the day's own says, and that it was imported; nothing can be added to it."""
    made = come_in(other, bundled(held.store, held.link.workshop)).workshop
    assert made.sort == "imported" and not other.registry.workshops()
    assert told(other, made.id) == told(held.store, held.link.workshop)
    assert SAY("keeping.imported") in report(Scene(other, SAY, Link(made.id, "lead"))).notice
    late = Lead(other, other.registry.new_link(made.id, "lead")[1]).ends(False)
    assert (late.status, late.why[:29]) == ("refused", "This workshop was imported to")


def test_the_findings_of_a_bundle_are_those_of_its_day(held: Lead, other: Store) -> None:
    """In every activity, whatever it draws lots by."""
    made = come_in(other, bundled(held.store, held.link.workshop)).workshop
    here, there = (
        Scene(one, SAY, Link(id, "lead")) for one, id in ((held.store, held.link.workshop), (other, made.id))
    )
    assert len(spoken_of(here)) == len(spoken_of(there)) > 9
    for activity in spoken_of(here):
        if activity.kind == "definitions":
            assert found(here, activity).deal == found(there, activity).deal


def test_a_bundle_tells_nothing_of_who_and_when(workshop_under_way: UnderWay) -> None:
    """No link, no time, no code, no device, no message, and seats by lot; what was said is there."""
    world = workshop_under_way
    world.lead.sets_up(replace(world.store.day(world.entry.id).setup, contact="Pat Smith, data protection"))
    world.oak.writes("criteria", "Reach"), world.oak.says(world.oak.key, kind="hold", seat=1)
    world.lead.says(world.lead.key, kind="message", text="Pat, please come")
    world.lead.says(world.lead.key, kind="count_people", sectors={"Council": 9, "Health": 8, "Lifeboats": 2, "Fire": 1})
    world.lead.closes(), world.lead.says(world.lead.key, kind="take_break", back_at="13:15")
    file = bundled(world.store, world.entry.id)
    text = "".join(zipfile.ZipFile(file).read(name).decode() for name in zipfile.ZipFile(file).namelist())
    hashes = [link["hash"] for link in part(backed_up(world.store, world.entry.id), "links.jsonl")]
    gone = (
        world.entry.id,
        world.entry.code,
        world.oak.client,
        world.lead.client,
        "Pat",
        "13:15",
        str(int(NOON)),
        "Lifeboats",
    )
    assert not [told for told in (*gone, *hashes) if told in text]
    assert "Reach" in text and "Oak" in text and '"Council":9' in text
    assert {(line["at"], line["stage"]) for line in part(file, "journal.jsonl")} == {(None, None)}
    assert {info.date_time for info in zipfile.ZipFile(file).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_seats_get_numbers_by_lot(store: Store) -> None:
    """All of a seat's acts have the same new number, and it sits at the table that it sat at."""
    world = under_way(store)
    laptops = [world.sits_down(1 + number % 3) for number in range(30)]
    for laptop in laptops:
        assert laptop.marks(DECK[0]).status == "done"
    file = bundled(store, world.entry.id)
    said = [line for line in part(file, "journal.jsonl") if line["party"].startswith("seat:")]
    new = [int(line["party"].partition(":")[2]) for line in said]
    old = [laptop.link.seat for laptop in laptops]
    assert new != old and len(set(new)) == 30 and [line["by"] for line in said] == [line["party"] for line in said]
    tables = {seat["seat"]: seat["table"] for seat in part(file, "seats.jsonl")}
    assert [tables[seat] for seat in new] == [laptop.link.table for laptop in laptops]


def test_a_demonstration_is_not_exported(store: Store) -> None:
    entry = store.registry.new_workshop("demonstration")
    for write in (backup, bundle):
        with pytest.raises(PackageFault, match="demonstration"):
            write(store, entry, io.BytesIO())


# -- any day

seats_say = st.sampled_from([
    {"kind": "place", "card": DECK[0], "pile": "more", "after": None}, {"kind": "tie", "card": DECK[1], "level_with": DECK[0]},
    {"kind": "cannot", "card": DECK[2]}, {"kind": "finish"}, {"kind": "go_back"}, {"kind": "hold", "seat": 1},
    {"kind": "write", "note": "one", "field": "criteria", "text": "Reach", "base": 0, "client": "c1"},
    {"kind": "write", "note": "one", "field": "criteria", "text": "Need", "base": 0, "client": "c2"},
])  # fmt: skip
lead_says = st.sampled_from([
    {"kind": "reveal", "step": 1}, {"kind": "pause", "on": True, "at": NOON}, {"kind": "pause", "on": False, "at": NOON + 9},
    {"kind": "close"}, {"kind": "another_round", "activity": "benefit", "at": NOON}, {"kind": "open", "activity": "benefit", "at": NOON},
    {"kind": "merge", "table": 3, "into": 1}, {"kind": "extend", "minutes": 2}, {"kind": "end", "on": True},
    {"kind": "message", "text": "Lunch", "tables": [1]}, {"kind": "take_break", "back_at": "13:00"},
])  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["oak", "elm", "lead"]), seats_say, lead_says, st.booleans()), max_size=25))
def test_any_day_comes_back_as_it_was(store: Store, said: list[Any]) -> None:
    """Whatever was said, refused, late or in another round: the acts of its backup and of its bundle come to the same
    answers, but for what a bundle leaves out."""
    world = under_way(store)
    people = {"oak": world.oak, "elm": world.elm, "lead": world.lead}
    for who, table_act, day_act, looks in said:
        person = people[who]
        if looks:
            person.looks()
        key = person.key
        if who != "lead":
            key = Key(key.workshop, key.activity, store.day(key.workshop).round("benefit"), key.party)
        person.says(key, **(day_act if who == "lead" else table_act))
    before = everything(store, world.entry.id)
    copied = come_in(store, backed_up(store, world.entry.id), copy=True)
    shared = come_in(store, bundled(store, world.entry.id))
    assert everything(store, copied.workshop.id) == before and not copied.differing and not shared.differing
    after = everything(store, shared.workshop.id)
    assert after.keys() == before.keys()
    for key, now in after.items():
        assert (now.revision, now.late) == (before[key].revision, before[key].late)
        if key.activity != DAY_ACTIVITY:
            assert now.answer.order == before[key].answer.order and now.answer.before == before[key].answer.before
