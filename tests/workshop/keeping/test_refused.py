"""Files that cannot be taken in: one sentence says what, where, and what was expected, and the store stays as it was."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests.people import DECK, UnderWay
from workshop.keeping import zipped
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import backup, bundle
from workshop.keeping.zipped import BY_BROWSER, Limits, PackageFault, unpack
from workshop.schema import journal
from workshop.store import Store

Parts = dict[str, bytes]


@pytest.fixture
def parts(workshop_under_way: UnderWay) -> Parts:
    """What a sound backup holds."""
    workshop_under_way.oak.place(DECK[0])
    backup(workshop_under_way.store, workshop_under_way.entry, file := io.BytesIO())
    workshop_under_way.store.remove_workshop(workshop_under_way.entry.id)
    package = zipfile.ZipFile(file)
    return {name: package.read(name) for name in package.namelist()}


def zip_of(parts: Parts) -> io.BytesIO:
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file


def sealed(parts: Parts) -> io.BytesIO:
    """A zip of these parts whose manifest says what they are now."""
    manifest = json.loads(parts["manifest.json"])
    for part in manifest["parts"]:
        content = parts[part["name"]]
        part.update(lines=content.count(b"\n"), bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    return zip_of({**parts, "manifest.json": json.dumps(manifest).encode()})


def manifest(parts: Parts, **changed: Any) -> io.BytesIO:
    return zip_of({**parts, "manifest.json": json.dumps({**json.loads(parts["manifest.json"]), **changed}).encode()})


def line(parts: Parts, name: str, number: int, **changed: Any) -> io.BytesIO:
    """A sealed zip in which one line of a part is another."""
    lines = parts[name].splitlines(keepends=True)
    lines[number] = json.dumps({**json.loads(lines[number]), **changed}).encode() + b"\n"
    return sealed({**parts, name: b"".join(lines)})


def cut(parts: Parts) -> io.BytesIO:
    whole = zip_of(parts).getvalue()
    return io.BytesIO(whole[: len(whole) * 2 // 3])


WRONG: dict[str, tuple[Callable[[Parts], io.BytesIO], str]] = {
    "no zip": (lambda parts: io.BytesIO(b"activity,table\n"), "This is no zip file. A backup or a bundle"),
    "empty": (lambda parts: io.BytesIO(b""), "This is no zip file."),
    "cut off": (cut, "damaged or was cut off"),
    "another zip": (lambda parts: zip_of({"word/document.xml": b"<w/>"}), "has no manifest.json"),
    "another format": (lambda parts: manifest(parts, format="otree"), "manifest.json: format: “common-ground” was expected"),
    "a list": (lambda parts: zip_of({**parts, "manifest.json": b"[" * 60_000}), "manifest.json cannot be read"),
    "newer": (lambda parts: manifest(parts, version=3), "newer Common Ground (version 3 of its form; up to 2 was expected)"),
    "version in words": (lambda parts: manifest(parts, version="one"), "manifest.json: version: "),
    "altered": (lambda parts: zip_of({**parts, "journal.jsonl": parts["journal.jsonl"].replace(b"Ashdale", b"Ashdown")}),
                "journal.jsonl was altered or damaged"),
    "a path": (lambda parts: zip_of({**parts, "../../app.py": b"evil"}), "names “../../app.py”; only workshop.jsonl"),
    "a part less": (lambda parts: zip_of({k: v for k, v in parts.items() if k != "marks.jsonl"}), "marks.jsonl 0 times"),
    "no JSON": (lambda parts: sealed({**parts, "marks.jsonl": b"{\n"}), "marks.jsonl, line 1: "),
    "a field too many": (lambda parts: line(parts, "journal.jsonl", 0, person="Pat"), "journal.jsonl, line 1: person: "),
    "an unknown act": (lambda parts: line(parts, "journal.jsonl", 2, act={"kind": "shout"}), "journal.jsonl, line 3: Not under"),
    "no such activity": (lambda parts: line(parts, "journal.jsonl", 2, activity="x"), "line 3: This workshop has no such act"),
    "the host's link": (lambda parts: line(parts, "links.jsonl", 0, role="host"), "links.jsonl, line 1: role: "),
    "no answer": (lambda parts: line(parts, "answers.jsonl", 0, body={"order": 7}), "answers.jsonl, line 1: this is no answer"),
    "nobody's answer": (lambda parts: line(parts, "answers.jsonl", 0, party="table:39"), "answers.jsonl, line 1: an answer that"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_wrong_is_refused_in_a_sentence(name: str, parts: Parts, store: Store) -> None:
    wrong, sentence = WRONG[name]
    with pytest.raises(PackageFault) as fault:
        come_in(store, wrong(parts))
    assert sentence in str(fault.value) and len(str(fault.value)) < 300 and "\n" not in str(fault.value)
    assert not store.registry.workshops()


def test_the_sound_file_is_taken(parts: Parts, store: Store) -> None:
    """So that what is refused above is refused for what was changed."""
    assert not come_in(store, sealed(parts)).differing and store.registry.workshops()


def test_an_exercise_that_this_program_lacks_is_named(parts: Parts, store: Store) -> None:
    """A file from somebody who has added an exercise of their own."""
    acts = parts["journal.jsonl"].replace(b'"kind":"ranking"', b'"kind":"juggling"')
    with pytest.raises(PackageFault, match=r"line \d+: the activity “benefit” is of the kind “juggling”"):
        come_in(store, sealed({**parts, "journal.jsonl": acts}))


def test_a_bomb_is_not_unpacked(parts: Parts) -> None:
    """Whatever sizes the zip and its manifest claim, reading stops at the limit; so does a packed file that is too large."""
    bomb = sealed({**parts, "journal.jsonl": b" " * 3_000_000})
    assert len(bomb.getvalue()) < 50_000
    with pytest.raises(
        PackageFault, match="journal.jsonl: unpacked, the file is too large; 2 MB at most were expected"
    ):
        unpack(bomb, Limits(BY_BROWSER.packed, 2_000_000))
    with pytest.raises(PackageFault, match=r"The file has 5.1 MB; 5 MB at most were expected"):
        unpack(io.BytesIO(b"PK" + b"x" * 5_100_000))


def test_a_line_without_end_is_refused(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_IN_A_LINE", 1000)
    with pytest.raises(PackageFault, match="a line is too long"):
        unpack(sealed(parts))


def test_nothing_is_kept_of_a_file_that_fails_at_the_end(
    parts: Parts, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole workshop is one commit: two marks of one client break the last table, and nothing of the others stays."""
    twice = parts["marks.jsonl"] + parts["marks.jsonl"]
    with pytest.raises(Exception, match="could not be saved"):
        come_in(store, sealed({**parts, "marks.jsonl": twice}))
    assert not store.registry.workshops() and not store._database.rows(select(journal))


def test_an_answer_that_differs_is_named(workshop_under_way: UnderWay) -> None:
    """In a bundle what the acts come to stands; the answer that the file told is named."""
    world = workshop_under_way
    world.oak.place(DECK[0])
    bundle(world.store, world.entry, file := io.BytesIO())
    package = zipfile.ZipFile(file)
    parts = {name: package.read(name) for name in package.namelist()}
    answers = parts["answers.jsonl"].replace(b'"finished":false', b'"finished":true')
    came = come_in(world.store, sealed({**parts, "answers.jsonl": answers}))
    assert came.differing == ("benefit, table:1",)
    held = next(iter(world.store.answers(came.workshop.id, "benefit").values()))
    assert not held.answer.order.finished
