"""Kinds of benefit and risk behind reasons, as lead and helpers tag them after the reveal.

The report of 2018 names 25 kinds of benefit and 14 kinds of risk. A tag says which of them a table's reason speaks of. Tags are
the facilitators' reading and not the table's words; both findings and report say so. A reason has one tag or none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from exercises.ranking import dimensions
from exercises.ranking.findings import Findings
from workshop.sheet import Sheet
from workshop.words import Words


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason that a table wrote: `key` names it among all tables' reasons."""

    key: str
    table: int
    card: str
    text: str


def reasons(found: Findings) -> Iterator[Reason]:
    """Every reason about a card, table by table."""
    for table in found.answers:
        for note in found.written(table, "reason"):
            if note.card in found.deck:
                key = sha256(f"{table} {note.id}".encode()).hexdigest()[:24]
                yield Reason(f"reason-{key}", table, note.card, note.text)


def tagged(found: Findings, room: Sheet) -> Mapping[str, list[Reason]]:
    """Reasons by the kind they were tagged with: those behind most tables' reasons first."""
    known = dimensions(found.activity)
    by_kind: dict[str, list[Reason]] = {}
    for reason in reasons(found):
        kind = room.choices.get(reason.key, "")
        if kind in known:
            by_kind.setdefault(kind, []).append(reason)
    order = list(known)
    return dict(sorted(by_kind.items(), key=lambda entry: (-len(tables_of(entry[1])), order.index(entry[0]))))


def name_of(found: Findings, kind: str) -> str:
    """What a kind of benefit or risk is called."""
    return dimensions(found.activity)[kind].name


def tables_of(said: list[Reason]) -> list[int]:
    return list(dict.fromkeys(reason.table for reason in said))


def sentences(found: Findings, room: Sheet, words: Words) -> list[str]:
    """For each kind: at how many of the tables that gave reasons it was behind one, and for which cards."""
    given = {reason.table for reason in reasons(found)}
    said = []
    for kind, here in tagged(found, room).items():
        cards = ", ".join(found.card_name(card) for card in dict.fromkeys(reason.card for reason in here))
        said.append(
            words("kinds.sentence", kind=name_of(found, kind), tables=words.share(len(tables_of(here)), len(given), "reasons"), cards=cards)
        )  # fmt: skip
    return said
