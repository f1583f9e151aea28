"""Readings: the address of a report, over a restart, a backup, a bundle and the end of a workshop."""

import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from exercises import KINDS
from tests.people import UnderWay, under_way
from tests.workshop.keeping.test_refused import line, sealed
from workshop.acts import Refused
from workshop.keeping.coming_in import AlreadyHere, come_in
from workshop.keeping.going_out import backup, bundle
from workshop.keeping.zipped import PackageFault
from workshop.reading_door import let_read, read_at
from workshop.readings import ALPHABET, LENGTH, Reading, hash_of
from workshop.scene import Scene
from workshop.store import Store
from workshop.words import words

say = words()


@pytest.fixture
def other(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Another server's store."""
    fresh = Store(f"sqlite:///{tmp_path / 'other.db'}", KINDS)
    yield fresh
    fresh.close()


def scene(day: UnderWay, role: str = "lead") -> Scene:
    return Scene(day.store, say, day.opens_link(role).link)


def parts(file: io.BytesIO) -> dict[str, bytes]:
    package = zipfile.ZipFile(file)
    return {name: package.read(name) for name in package.namelist()}


def backed_up(day: UnderWay) -> io.BytesIO:
    backup(day.store, day.entry, file := io.BytesIO())
    return file


def test_an_address_is_a_hundred_and_twenty_eight_random_bits() -> None:
    """Of letters and digits that are told apart by whoever types them."""
    assert len(ALPHABET) ** LENGTH > 2**128 and not set(ALPHABET) & set("aeiouy01")


def test_the_lead_opens_closes_and_opens_again_at_the_same_address(workshop_under_way: UnderWay) -> None:
    """So that a QR picture that was printed opens again."""
    store, id = workshop_under_way.store, workshop_under_way.entry.id
    let_read(scene(workshop_under_way))
    first = read_at(scene(workshop_under_way), "http://room")
    assert first == f"http://room/read/{store.readings.secret(id)}" and store.day(id).reading
    let_read(scene(workshop_under_way), on=False)
    assert read_at(scene(workshop_under_way), "http://room") == "" and store.readings.found(first[-LENGTH:])
    let_read(scene(workshop_under_way))
    assert read_at(scene(workshop_under_way), "http://room") == first


def test_another_address_takes_the_place_of_one_that_leaked(workshop_under_way: UnderWay) -> None:
    """The one before is known, and opens nothing; its secret is kept no longer."""
    store, id = workshop_under_way.store, workshop_under_way.entry.id
    let_read(scene(workshop_under_way))
    old = store.readings.secret(id)
    assert store.readings.found(old) == Reading(id, True)
    let_read(scene(workshop_under_way), anew=True)
    new = store.readings.secret(id)
    assert (
        old != new
        and store.readings.found(old) == Reading(id, False)
        and store.readings.found(new) == Reading(id, True)
    )
    assert store.readings.found("nothing of this store") is None
    assert old not in str(store.journal(id)) and new not in str(store.journal(id))


@pytest.mark.parametrize("role", ["helper", "observer", "room"])
def test_only_the_lead_lets_people_read(workshop_under_way: UnderWay, role: str) -> None:
    """Anybody else is refused before an address is drawn; a table too."""
    for other in (scene(workshop_under_way, role), Scene(workshop_under_way.store, say, workshop_under_way.oak.link)):
        for on, anew in ((True, False), (True, True), (False, False)):
            with pytest.raises(Refused):
                let_read(other, on, anew)
    assert not workshop_under_way.store.readings.secret(workshop_under_way.entry.id)


def test_it_may_be_typed_in_any_case_and_with_spaces(workshop_under_way: UnderWay) -> None:
    secret = workshop_under_way.store.readings.draw(workshop_under_way.entry.id)
    assert hash_of(f" {secret[:9].upper()}-{secret[9:]} ") == hash_of(secret)


def test_it_outlives_the_server(tmp_path: Path) -> None:
    """The same address opens the same workshop after a restart, and can be shown again."""
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    day = under_way(store)
    let_read(scene(day))
    secret = store.readings.secret(day.entry.id)
    store.close()
    again = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    assert again.readings.found(secret) == Reading(day.entry.id, True) and again.readings.secret(day.entry.id) == secret
    assert again.day(day.entry.id).reading
    again.close()


def test_a_store_of_the_version_before_is_brought_up(tmp_path: Path) -> None:
    """It had no such addresses; everything else stays."""
    store = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    day = under_way(store)
    store.close()
    file = sqlite3.connect(tmp_path / "store.db")
    with file:
        file.execute("drop table readings")
        file.execute("update meta set value = '1' where name = 'schema_version'")
    file.close()
    again = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    assert again.readings.secret(day.entry.id) == "" and again.day(day.entry.id).begun
    assert again.readings.found(again.readings.draw(day.entry.id)) == Reading(day.entry.id, True)
    again.close()


def test_it_goes_with_its_workshop(workshop_under_way: UnderWay, tmp_path: Path) -> None:
    """Nothing of it stays in the file."""
    store, id = workshop_under_way.store, workshop_under_way.entry.id
    old, new = store.readings.draw(id), store.readings.draw(id)
    store.readings.found(old), store.readings.found(new)
    store.remove_workshop(id)
    store.overwrite()
    assert store.readings.found(old) is None and store.readings.found(new) is None
    assert new.encode() not in (tmp_path / "store.db").read_bytes()


def test_a_backup_brings_the_address_back(workshop_under_way: UnderWay, other: Store) -> None:
    """Open as it was, and the one before it closed as it was."""
    store, id = workshop_under_way.store, workshop_under_way.entry.id
    let_read(scene(workshop_under_way)), let_read(scene(workshop_under_way), anew=True)
    let_read(scene(workshop_under_way), on=False)
    old, new = store.readings.draw(id), store.readings.draw(id)
    come_in(other, backed_up(workshop_under_way))
    assert (other.readings.found(old), other.readings.found(new)) == (Reading(id, False), Reading(id, True))
    assert other.readings.secret(id) == new and not other.day(id).reading


def test_a_bundle_never_holds_it_and_a_copy_has_none(workshop_under_way: UnderWay, other: Store) -> None:
    """Whoever takes a workshop in to read, or beside the one that is here, has no address that anybody was given."""
    store, id = workshop_under_way.store, workshop_under_way.entry.id
    let_read(scene(workshop_under_way))
    secret = store.readings.secret(id)
    bundle(store, workshop_under_way.entry, file := io.BytesIO())
    held = b"".join(parts(file).values())
    assert secret.encode() not in held and hash_of(secret).encode() not in held
    came = come_in(other, file).workshop
    assert read_at(Scene(other, say, other.registry.new_link(came.id, "lead")[1]), "http://room") == ""
    copy = come_in(store, backed_up(workshop_under_way), copy=True).workshop
    assert store.readings.secret(copy.id) == "" and store.readings.found(secret) == Reading(id, True)


def test_a_bundle_is_of_the_form_that_older_programs_read(workshop_under_way: UnderWay) -> None:
    """Nothing in it is new; a backup has a part that they do not know."""
    bundle(workshop_under_way.store, workshop_under_way.entry, file := io.BytesIO())
    versions = [json.loads(parts(one)["manifest.json"])["version"] for one in (file, backed_up(workshop_under_way))]
    assert versions == [1, 2]


def test_a_backup_of_the_version_before_comes_in(workshop_under_way: UnderWay, other: Store) -> None:
    """It has no address, and nobody misses it."""
    held = parts(backed_up(workshop_under_way))
    del held["readings.jsonl"]
    manifest = json.loads(held["manifest.json"])
    told = [part for part in manifest["parts"] if part["name"] != "readings.jsonl"]
    held["manifest.json"] = json.dumps({**manifest, "version": 1, "parts": told}).encode()
    come_in(other, sealed(held))
    assert other.readings.secret(workshop_under_way.entry.id) == ""


def test_an_address_that_another_workshop_has_is_not_taken_from_it(workshop_under_way: UnderWay, other: Store) -> None:
    """A file in which it stands is refused, and nothing is changed."""
    secret = workshop_under_way.store.readings.draw(workshop_under_way.entry.id)
    held = parts(backed_up(workshop_under_way))
    there = under_way(other)
    other._writer.ask(
        lambda connection: connection.exec_driver_sql(
            f"insert into readings values ('{hash_of(secret)}', '{there.entry.id}', '{secret}', 0)"
        )
    ).result()
    with pytest.raises(AlreadyHere, match="A link of this workshop is here already"):
        come_in(other, sealed(held))
    assert other.readings.found(secret) == Reading(there.entry.id, True)


def test_a_line_that_makes_no_sense_is_refused(workshop_under_way: UnderWay, other: Store) -> None:
    """A secret under another's hash, and two secrets at once."""
    store, id = workshop_under_way.store, workshop_under_way.entry.id
    store.readings.draw(id), store.readings.draw(id)
    held = parts(backed_up(workshop_under_way))
    lines = [json.loads(one) for one in held["readings.jsonl"].splitlines()]
    (at,) = [number for number, one in enumerate(lines) if one["secret"]]
    with pytest.raises(PackageFault, match=f"readings.jsonl, line {at + 1}: hash"):
        come_in(other, line(held, "readings.jsonl", at, hash="0" * 64))
    again = "b" * LENGTH
    with pytest.raises(PackageFault, match="one secret at most"):
        come_in(other, line(held, "readings.jsonl", 1 - at, secret=again, hash=hash_of(again)))
