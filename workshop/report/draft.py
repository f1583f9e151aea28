"""The draft: what a facilitator has done to a report, kept apart from what the data say.

It is an answer like any other, of the lead for the room, so that words are kept as typed, two laptops do not lose each other's,
and nothing drafted by rules can ever write over what a person wrote. For every piece written over it holds digests of the
sentences that were drafted then (never the sentences: they may be redacted), by which `changed` tells what the data say differently
since. `edited` puts draft and parts together. One device has the pen at a time, and another can take it: that is settled on the
screen; what a device without the pen had still typed is kept like any other writing.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from workshop import roles
from workshop.acts import Key, Kind, Refused, Sort
from workshop.report.blocks import Block, Heading, PageBreak, one_line
from workshop.report.checks import MOST_NOBODY, Check, Nobody, Pressed
from workshop.report.moving import places
from workshop.report.parts import Part, Piece, as_blocks, digest, pieces, sentences_of
from workshop.report.quoting import as_permitted
from workshop.report.references import rested_on
from workshop.setup import REPORT_ACTIVITY
from workshop.writing import Name, Note, Notes, RemoveNote, Write, Writing, write

WORDS, HEADING, OWN_HEADING, OWN_WORDS = "report_words", "report_heading", "report_own_heading", "report_own_words"
FIELDS = (WORDS, HEADING, OWN_HEADING, OWN_WORDS)
MOST_OWN, MOST_PARTS = 60, 500
OWN = "own-"  # begins the name that a part of the facilitator's own has within its chapter
PartId = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


@dataclass(frozen=True, slots=True)
class Draft:
    """`notes` are words written, `over` the digests of the sentences that each was written over, `left_out` parts and pieces, `order`
    the parts as they were last moved, `own` those of the facilitator's own with the part that each stands after; `pen` is the
    device that edits now. `checks` are those pressed through (F28), and `nobody` what looks like somebody and is nobody."""

    notes: Notes = ()
    over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    pen: str = ""
    checks: Mapping[str, Pressed] = field(default_factory=dict)
    nobody: tuple[str, ...] = ()

    def text(self, note: str) -> str | None:
        """What was written under a name; None where nothing was."""
        return next((one.text for one in self.notes if one.id == note and not one.taken_out), None)


@dataclass(frozen=True, slots=True)
class WrittenOver:
    """Say which drafted sentences a note stands in the place of: at the start of editing, and again when changes were read."""

    kind: Literal["written_over"]
    note: Name
    over: Annotated[tuple[Digest, ...], Field(max_length=400)]


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave a part or a piece out of the report, or put it back."""

    kind: Literal["leave_out"]
    id: PartId
    on: bool = True


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put the parts in this order; parts not named stay after the one that they follow in the draft."""

    kind: Literal["arrange"]
    order: Annotated[tuple[PartId, ...], Field(max_length=MOST_PARTS)]


@dataclass(frozen=True, slots=True)
class AddPart:
    """Add a part of the facilitator's own after another; its heading and words are notes that are called after it."""

    kind: Literal["add_part"]
    part: Name
    after: PartId


@dataclass(frozen=True, slots=True)
class RemovePart:
    """Take a part of the facilitator's own out, with its words."""

    kind: Literal["remove_part"]
    part: Name


@dataclass(frozen=True, slots=True)
class TakePen:
    kind: Literal["take_pen"]
    pen: Name


Act = Annotated[
    WrittenOver | LeaveOut | Arrange | AddPart | RemovePart | TakePen | Check | Nobody | Writing,
    Field(discriminator="kind"),
]


def apply(draft: Draft, act: Any) -> Draft:
    """The draft after one act. Pure; Refused only where there are too many parts or notes."""
    match act:
        case WrittenOver(note=note, over=over):
            return replace(draft, over={**draft.over, note: over})
        case LeaveOut(id=id, on=on):
            others = tuple(one for one in draft.left_out if one != id)
            return replace(draft, left_out=(*others, id) if on else others)
        case Arrange(order=order):
            return replace(draft, order=tuple(dict.fromkeys(order)))
        case AddPart(part=part, after=after):
            if part not in draft.own and len(draft.own) >= MOST_OWN:
                raise Refused(f"There are {MOST_OWN} parts of your own already; take one away before adding another.")
            return replace(draft, own={**draft.own, part: after})
        case RemovePart(part=part):
            return _without_part(draft, part)
        case TakePen(pen=pen):
            return replace(draft, pen=pen)
        case Check(what=what, seen=seen, at=at, on=on):
            checks = {name: one for name, one in draft.checks.items() if name != what}
            return replace(draft, checks={**checks, what: Pressed(seen, at)} if on else checks)
        case Nobody(sign=sign, on=on):
            nobody = tuple(one for one in draft.nobody if one != sign)
            if on and len(nobody) >= MOST_NOBODY:
                raise Refused(f"{MOST_NOBODY} names were looked at already. Take some out of the record first.")
            return replace(draft, nobody=(*nobody, sign) if on else nobody)
        case RemoveNote(note=note):
            left = {name: digests for name, digests in draft.over.items() if name != note}
            return replace(draft, notes=write(draft.notes, act), over=left)
    return replace(draft, notes=write(draft.notes, act))


def _without_part(draft: Draft, part: str) -> Draft:
    """Without a part of the facilitator's own; one that was put after it stands after the one before."""
    names, before = own_notes(part), draft.own.get(part, "")
    own = {one: before if after.endswith(f"/{OWN}{part}") else after for one, after in draft.own.items() if one != part}
    return replace(draft, own=own, notes=tuple(one for one in draft.notes if one.id not in names))


def _known_field(act: Any, *_: Any) -> Literal["counts"]:
    if isinstance(act, Write) and act.field not in FIELDS:
        raise Refused(f"There is nothing called “{act.field}” to write in a report.")
    return "counts"


REPORT = Kind(REPORT_ACTIVITY, {"room": Sort(Draft(), Act, apply, roles.REPORT, standing=_known_field)})


def report_key(workshop: str) -> Key:
    """Where the draft of a workshop's report is kept."""
    return Key(workshop, REPORT_ACTIVITY, 1, "room")


# -- the names of notes


def note_of(piece: str) -> str:
    """The note that is written over a piece of our words."""
    return f"piece-{digest(piece)}"


def heading_of(part: str) -> str:
    """The note that is written over a part's heading."""
    return f"heading-{digest(part)}"


def own_notes(part: str) -> tuple[str, str]:
    """The notes that hold heading and words of a part of the facilitator's own."""
    return f"{part[:55]}-heading", f"{part[:55]}-words"


# -- what the data say differently since


@dataclass(frozen=True, slots=True)
class Changed:
    """What is drafted now for a piece that was written over: sentences that are new since, and how many are gone."""

    added: tuple[str, ...]
    gone: int


def seen(piece: Piece) -> tuple[str, ...]:
    """Digests of the sentences that are drafted now: what a note that is written over them holds."""
    return tuple(digest(one) for one in sentences_of(piece.blocks))


def changed(draft: Draft, piece: Piece) -> Changed | None:
    """What changed under a piece that was written over; None where nothing did, or it was not written over."""
    note = note_of(piece.id)
    if draft.text(note) is None:
        return None
    over, now = draft.over.get(note, ()), sentences_of(piece.blocks)
    added = tuple(one for one in now if digest(one) not in over)
    gone = len(set(over) - {digest(one) for one in now})
    return Changed(added, gone) if added or gone else None


def orphans(draft: Draft, parts: Iterable[Part]) -> list[Note]:
    """Notes with words for which the report, as drafted, has no place any more: shown to the facilitator, and not printed."""
    there = _with_own(list(parts), draft)
    known = {note_of(piece.id) for part in there for piece in pieces(part)}
    known |= {heading_of(part.id) for part in there} | {note for part in draft.own for note in own_notes(part)}
    return [one for one in draft.notes if (one.text.strip() or one.beside) and one.id not in known]


# -- draft and parts together


def arranged(parts: Iterable[Part], draft: Draft) -> list[Part]:
    """Every part in the facilitator's order, those of the facilitator's own among them. Chapters stay whole."""
    whole = _with_own(list(parts), draft)
    chapters = places(dict.fromkeys(part.chapter for part in whole), (one.partition("/")[0] for one in draft.order))
    place = {
        name: at
        for chapter in chapters
        for name, at in places([part.id for part in whole if part.chapter == chapter], draft.order).items()
    }
    return sorted(whole, key=lambda part: (chapters[part.chapter], place[part.id]))


def _with_own(parts: list[Part], draft: Draft) -> list[Part]:
    """With each part of the facilitator's own after the one it was put after, or else last of that one's chapter."""
    whole = parts
    for name, after in draft.own.items():
        heading, words = (draft.text(note) or "" for note in own_notes(name))
        chapter = after.partition("/")[0]
        own = Part(f"{chapter}/{OWN}{name}", one_line(heading), 2, tuple(as_blocks(words)), own=name)
        before = [at for at, part in enumerate(whole) if part.id == after] or [
            at for at, part in enumerate(whole) if part.chapter == chapter
        ]
        at = before[-1] + 1 if before else len(whole)
        whole = [*whole[:at], own, *whole[at:]]
    return whole


def edited(
    parts: Iterable[Part],
    draft: Draft,
    permitted: Container[tuple[int, str]] | None = None,
    credit: str = "",
    apart: str = "",
) -> list[Block]:
    """The report's blocks with the facilitator's hand in them.

    `permitted` holds (table number, text) of what may be quoted, `credit` who is credited with it, and `apart` the heading for what
    would else stand under its table's name; None: a draft record, in which everything that was said stands as it was said.
    """
    whole: list[Block] = []
    for part in arranged(parts, draft):
        if part.id in draft.left_out or part.chapter in draft.left_out:
            continue
        heading = one_line(draft.text(heading_of(part.id)) or part.heading)
        body = [block for piece in pieces(part) if piece.id not in draft.left_out for block in _written(piece, draft)]
        said = body if permitted is None else as_permitted(body, permitted, credit, apart)
        kept = _without_empty(said)
        only_quoted = part.level > 1 and len(said) < len(body) and not kept  # and nothing of it may be
        if (heading or said) and not only_quoted:
            opened = [Heading(heading, part.level)] if heading else []
            whole += [*([PageBreak()] if part.new_page else []), *opened, *kept]
    return whole


def _written(piece: Piece, draft: Draft) -> list[Block]:
    text = draft.text(note_of(piece.id)) if piece.ours else None
    if text is None:
        return list(piece.blocks)
    return as_blocks(text, tuple(dict.fromkeys(one for block in piece.blocks for one in rested_on(block))))


def _without_empty(blocks: list[Block]) -> list[Block]:
    """Without headings under which nothing is left."""
    kept: list[Block] = []
    for block in reversed(blocks):
        after = next((one for one in reversed(kept) if not isinstance(one, PageBreak)), None)
        if isinstance(block, Heading) and (
            after is None or (isinstance(after, Heading) and after.level <= block.level)
        ):
            continue
        kept.append(block)
    return kept[::-1]
