"""Lines of text as notes: what has to be said so that a table's notes read as its paper does.

A note that is there already and reads the same stays as it is, wherever on the paper it stands; what is left over of both is
a note that was changed, in order; then come new ones, and those that are gone.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count
from typing import Any

from workshop.paper import PAPER
from workshop.writing import Note, Notes

Line = tuple[str | None, str]  # what it is about, and its text


def one_line(text: str) -> str:
    """A text as it stands on one line."""
    return " ".join(text.split())


def lines_of(text: str) -> list[str]:
    """What was typed on each line, without numbers and dashes that lists begin with, and without empty ones."""
    return [line for line in map(one_line, text.splitlines()) if line]


def writing(
    notes: Notes, field: str, wanted: Sequence[Line], there: Sequence[Note]
) -> tuple[list[str], list[Mapping[str, Any]]]:
    """The ids of the notes that hold the lines wanted, and the acts after which they do, in their order. `there` are the notes of the
    field that hold text now, of `notes` as a whole."""
    ids, left = _kept(wanted, list(there))
    acts: list[Mapping[str, Any]] = []
    names = _fresh({note.id for note in notes}, field)
    for at, (about, text) in enumerate(wanted):
        if ids[at] is not None:
            continue
        same = next((note for note in left if note.card == about), None)
        if same:
            left.remove(same)
        ids[at] = same.id if same else next(names)
        acts.append(written(field, ids[at] or "", text, about, same))
    acts += [{"kind": "remove_note", "note": note.id} for note in left]
    known = [one or "" for one in ids]
    return known, [*acts, *_in_order(known, [note.id for note in there])]


def written(field: str, name: str, text: str, about: str | None, note: Note | None) -> Mapping[str, Any]:
    """The act of writing a note, over what it was when it was looked at."""
    base = note.revision if note else 0
    return {"kind": "write", "note": name, "field": field, "text": text, "base": base, "client": PAPER, "card": about}


def _kept(wanted: Sequence[Line], left: list[Note]) -> tuple[list[str | None], list[Note]]:
    """For each line the note that reads so already; and the notes that no line reads as."""
    ids: list[str | None] = []
    for about, text in wanted:
        same = next((note for note in left if note.card == about and one_line(note.text) == one_line(text)), None)
        if same:
            left.remove(same)
        ids.append(same.id if same else None)
    return ids, left


def _fresh(taken: set[str], field: str) -> Iterator[str]:
    """Names for notes that no note has, the same for the same notes."""
    seed = sha256(" ".join(sorted(taken)).encode()).hexdigest()[:8]
    return (name for number in count(1) if (name := f"{PAPER}-{field}-{seed}-{number}") not in taken)


def _in_order(ids: list[str], there: list[str]) -> list[Mapping[str, Any]]:
    """The acts that put notes in order; none where new ones at the end leave them so."""
    stands = [one for one in there if one in ids] + [one for one in ids if one not in there]
    if stands == ids:
        return []
    return [{"kind": "move_note", "note": one, "after": after} for after, one in zip([None, *ids], ids, strict=False)]
