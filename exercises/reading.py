"""What may be read of a workshop by whoever has the address of its report: the report as it goes out, and while the day goes on
nothing of what the room has not been shown yet.

What the lead wrote over something that reads otherwise without it, or put beside that, waits with it.
"""

from collections.abc import Mapping
from dataclasses import replace

from exercises.report import as_checked, as_draft_record, drafted, edition, rounds_told, spoken_of
from workshop.editions import Told
from workshop.registry import Link
from workshop.report.draft import Draft, heading_of, note_of, own_notes, report_key
from workshop.report.parts import Part, pieces
from workshop.roles import READER
from workshop.scene import Scene
from workshop.store import Store
from workshop.words import Words


def told(store: Store, words: Words, workshop: str) -> Told:
    """What is read of a workshop now."""
    entry = store.registry.workshop(id=workshop)
    simulated = entry is not None and entry.simulated
    lead, reader = (Scene(store, words, Link(workshop, role), simulated) for role in ("lead", READER))
    made, left_out = edition(lead), held_back(lead)
    if not left_out:
        return Told(made.report, made.checked)
    shown = drafted(reader)
    draft = without(store.answer(report_key(workshop)), made.parts, shown)
    report = as_checked(reader, shown, draft, made.checks.at) if made.checked else as_draft_record(reader, shown, draft)
    return Told(report, made.checked, tuple(left_out))


def held_back(lead: Scene) -> list[str]:
    """Headings of the activities of which a reader is not told all."""
    reader = replace(lead, link=Link(lead.workshop, READER))
    return [one.heading for one in spoken_of(lead) if rounds_told(lead, one) != rounds_told(reader, one)]


def without(draft: Draft, whole: list[Part], shown: list[Part]) -> Draft:
    """The draft without what was written over, or put after, anything that reads otherwise in what is shown."""
    before = {part.id: part for part in whole}
    blocks = {piece.id: piece.blocks for part in whole for piece in pieces(part)}
    same = {part.id for part in shown if before.get(part.id) == part}
    own = {name: after for name, after in draft.own.items() if _anchor(after, draft.own) in same}
    kept = {note_of(piece.id) for part in shown for piece in pieces(part) if blocks.get(piece.id) == piece.blocks}
    kept |= {heading_of(part) for part in same} | {note for name in own for note in own_notes(name)}
    return replace(draft, own=own, notes=tuple(note for note in draft.notes if note.id in kept))


def _anchor(after: str, own: Mapping[str, str]) -> str:
    """The part of the report that a part of the lead's own stands after, over others of the lead's own."""
    for _ in own:
        after = own.get(after.partition("/own-")[2], after)
    return after
