"""Notes: whatever a party writes, from a criterion to a dissent, and what happens when two devices write at once.

A note belongs to a field (`criteria`, `reason`, `dissent`) and may be about a card. Every change names the revision that it
was typed over. A change typed over an older revision is not merged by guesswork and not dropped: the text stays as it is,
and the other version is kept beside it under the device that wrote it, until somebody puts the two together. A note that the
lead had taken out (`redaction`) keeps its place, empty and marked, and can be written in again.
Which fields there are is the exercise's business; `placing` cards is no concern of this module.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import StringConstraints

from workshop.acts import Refused

MOST_NOTES, MOST_VERSIONS = 200, 12
Text = Annotated[str, StringConstraints(max_length=4000)]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing written: its text, how often it changed (`revision`), the device that changed it `last`, the versions
    that other devices typed over an older one (`beside`), and whether the lead took the text out (until it is written again)."""

    id: str
    field: str
    text: str = ""
    card: str | None = None
    revision: int = 0
    last: str = ""
    beside: Mapping[str, str] = dataclasses.field(default_factory=dict)
    taken_out: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """Write a note's text over revision `base`. A note not yet there is added at the end of its field."""

    kind: Literal["write"]
    note: Name
    field: Name
    text: Text
    base: int
    client: Name
    card: Name | None = None


@dataclass(frozen=True, slots=True)
class MoveNote:
    """Put a note after another of its field (None: first)."""

    kind: Literal["move_note"]
    note: Name
    after: Name | None = None


@dataclass(frozen=True, slots=True)
class RemoveNote:
    kind: Literal["remove_note"]
    note: Name


@dataclass(frozen=True, slots=True)
class DropVersion:
    """Let go of the version that a device wrote beside a note."""

    kind: Literal["drop_version"]
    note: Name
    client: Name


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What the journal holds in the place of a text that was redacted: that something was written, and not what."""

    kind: Literal["taken_out"]
    note: Name
    field: Name
    card: Name | None = None


@dataclass(frozen=True, slots=True)
class Redact:
    """Take a note's text out, with every version of it. Sent by the store, which blanks the acts that wrote it."""

    kind: Literal["redact"]
    note: Name


Writing = Write | MoveNote | RemoveNote | DropVersion | TakenOut | Redact
Notes = tuple[Note, ...]


def written(notes: Notes, field: str, card: str | None = None) -> list[Note]:
    """The notes of a field that hold text, in their order; with `card`, those about it."""
    return [note for note in notes if note.field == field and note.text.strip() and (card is None or note.card == card)]


def write(notes: Notes, act: Writing) -> Notes:
    """The notes after one act of writing. Refused where there would be more than MOST_NOTES, or MOST_VERSIONS beside one."""
    match act:
        case Write():
            return _write(notes, act)
        case MoveNote(note=moved, after=after):
            return _moved(notes, moved, after)
        case RemoveNote(note=gone):
            return tuple(note for note in notes if note.id != gone)
        case DropVersion(note=name, client=client):
            return tuple(_without_version(note, client) if note.id == name else note for note in notes)
        case TakenOut(note=name):
            there = any(note.id == name for note in notes)
            return _emptied(notes if there else (*notes, Note(name, act.field, card=act.card)), name)
        case Redact(note=name):
            return _emptied(notes, name)


def _write(notes: Notes, act: Write) -> Notes:
    if not any(note.id == act.note for note in notes):
        if len(notes) >= MOST_NOTES:
            raise Refused(f"There are {MOST_NOTES} notes already; take one away before adding another.")
        return (*notes, Note(act.note, act.field, act.text, act.card, 1, act.client))
    return tuple(_rewritten(note, act) if note.id == act.note else note for note in notes)


def _rewritten(note: Note, act: Write) -> Note:
    if act.text == note.text:
        return _without_version(note, act.client)
    if act.base >= note.revision or note.last == act.client:
        taken_out = note.taken_out and not act.text.strip()
        return replace(
            _without_version(note, act.client), text=act.text, revision=note.revision + 1, last=act.client,
            taken_out=taken_out,
        )  # fmt: skip
    if len(_without_version(note, act.client).beside) >= MOST_VERSIONS:
        raise Refused(f"There are {MOST_VERSIONS} versions of this already; put some together first.")
    return replace(note, beside={**note.beside, act.client: act.text})


def _emptied(notes: Notes, name: str) -> Notes:
    """With one note empty. Nobody counts as having written it last, so what a device still types over it goes beside it."""
    return tuple(
        replace(note, text="", revision=note.revision + 1, last="", beside={}, taken_out=True)
        if note.id == name
        else note
        for note in notes
    )


def _without_version(note: Note, client: str) -> Note:
    return replace(note, beside={device: text for device, text in note.beside.items() if device != client})


def _moved(notes: Notes, moved: str, after: str | None) -> Notes:
    note = next((note for note in notes if note.id == moved), None)
    if note is None or moved == after:
        return notes
    others = [other for other in notes if other.id != moved]
    ahead = [at for at, other in enumerate(others) if other.id == after]
    place = ahead[0] + 1 if ahead else next((at for at, o in enumerate(others) if o.field == note.field), len(others))
    return (*others[:place], note, *others[place:])
