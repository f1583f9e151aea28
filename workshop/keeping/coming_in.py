"""Coming in: a workshop from a backup or a bundle, all of it or nothing.

Every line is checked, every answer is made anew from its acts and set beside the one in the file. A backup gives back the same
workshop under its own id, with its links; where that id is here already, it may come in as a copy, with another id and code and
nobody let in yet. A bundle comes in as a workshop to read.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select

from workshop.acts import Kind
from workshop.keeping.folding import Answers, fold, with_sorts
from workshop.keeping.rows import AnswerLine, LinkLine, ReadingLine, SeatLine, WorkshopLine
from workshop.keeping.zipped import BY_BROWSER, Limits, PackageFault, Unpacked, unpack
from workshop.readings import hash_of
from workshop.record import Held, day_key
from workshop.registry import IMPORTED, Workshop, new_code, new_id
from workshop.schema import answers, journal, links, marks, readings, workshops
from workshop.store import Store

MOST_NAMED = 5


class AlreadyHere(PackageFault):
    """The workshop of a backup is in the store already; it may come in as a copy."""


@dataclass(frozen=True, slots=True)
class CameIn:
    """A workshop that was taken in, its area, and the answers (`activity, party`) that the file told otherwise than its acts."""

    workshop: Workshop
    area: str
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Package:
    """What will be written: the workshop, and the rows of each table."""

    workshop: Workshop
    area: str
    differing: tuple[str, ...]
    rows: Mapping[Any, list[dict[str, Any]]]


def come_in(store: Store, file: BinaryIO, copy: bool = False, limits: Limits = BY_BROWSER) -> CameIn:
    """Take a workshop in. Raises PackageFault, AlreadyHere, or StoreFault; the store is then as it was."""
    package = _package(unpack(file, limits), store.kinds, store.clock(), copy)
    kept: list[Workshop] = []

    def write(connection: Connection) -> str:
        if why := _stands_in_the_way(connection, package):
            return why
        kept[:] = [_written(connection, package)]
        return ""

    if why := store.take_in(package.workshop.id, write):
        raise AlreadyHere(f"{why} Nothing was changed. It can come in as a copy.")
    return CameIn(kept[0], package.area, package.differing)


def _package(file: Unpacked, kinds: Mapping[str, Kind], now: float, copy: bool) -> _Package:
    entry = _entry(file, now, copy)
    folded, acts = fold(entry.id, file.parts["journal.jsonl"], kinds)
    told = _told(file.parts["answers.jsonl"], entry.id, folded, kinds)
    differing = [key for key in folded if told.get(key) != folded[key]]
    wins = folded if file.form == "bundle" else {**folded, **told}
    day = folded.get(day_key(entry.id))
    rows = {
        links: _links(file, entry, now, copy),
        journal: [
            {**_row(line), "act": act, "at": now if line.at is None else line.at}
            for line, act in zip(file.parts["journal.jsonl"], acts, strict=True)
        ],
        answers: _answers(wins, kinds),
        marks: [] if copy else [_row(line) for line in file.parts.get("marks.jsonl", [])],
        readings: _readings(file.parts.get("readings.jsonl", [])) if not copy else [],
    }  # fmt: skip
    named = tuple(f"{key.activity}, {key.party}" for key in differing[:MOST_NAMED])
    return _Package(entry, day.answer.setup.area if day else "", named, rows)


def _entry(file: Unpacked, now: float, copy: bool) -> Workshop:
    """The workshop as it will be; an empty code is drawn when it is written."""
    if file.form == "bundle":
        return Workshop(new_id(), "", IMPORTED, now)
    if len(file.parts["workshop.jsonl"]) != 1:
        raise PackageFault("workshop.jsonl: one line was expected, about one workshop.")
    line: WorkshopLine = file.parts["workshop.jsonl"][0]
    entry = Workshop(line.id, line.code, line.sort, line.made_at)
    return replace(entry, id=new_id(), code="") if copy else entry


def _told(lines: Iterable[AnswerLine], workshop: str, folded: Answers, kinds: Mapping[str, Kind]) -> Answers:
    """The answers as a file tells them. PackageFault for one that no act speaks of, or that cannot be read."""
    sorts = {(key.activity, key.round, key.party): (key, sort) for key, _, sort in with_sorts(folded, kinds)}
    told: Answers = {}
    for number, line in enumerate(lines, 1):
        where = f"answers.jsonl, line {number}"
        if (line.activity, line.round, line.party) not in sorts:
            raise PackageFault(f"{where}: an answer that journal.jsonl has an act of was expected.")
        key, sort = sorts[line.activity, line.round, line.party]
        try:
            told[key] = Held(sort.load(json.dumps(line.body)), line.revision, line.late)
        except ValidationError:
            raise PackageFault(f"{where}: this is no answer to {line.activity}.") from None
    return told


def _links(file: Unpacked, entry: Workshop, now: float, copy: bool) -> list[dict[str, Any]]:
    """A backup's links. A copy and a bundle let nobody in: of them only the seats stand there, under hashes no secret has."""
    if file.form == "backup" and not copy:
        return [_row(line) for line in file.parts["links.jsonl"]]
    if file.form == "backup":
        seats = [line for line in file.parts["links.jsonl"] if line.seat]
        return [_row(replace(line, hash=_nobodys())) for line in seats]
    seated: list[SeatLine] = file.parts["seats.jsonl"]
    return [_row(LinkLine(_nobodys(), "seat", line.seat, line.table, now)) for line in seated]


def _readings(lines: list[ReadingLine]) -> list[dict[str, Any]]:
    """A backup's addresses of the report: what is projected opens the same report again. A copy has none."""
    for number, line in enumerate(lines, 1):
        if line.secret is not None and hash_of(line.secret) != line.hash:
            raise PackageFault(f"readings.jsonl, line {number}: hash: that of its secret was expected.")
    if sum(line.secret is not None for line in lines) > 1:
        raise PackageFault("readings.jsonl: one secret at most was expected.")
    return [_row(line) for line in lines]


def _nobodys() -> str:
    return f"-{secrets.token_hex(16)}"


def _answers(held: Answers, kinds: Mapping[str, Kind]) -> list[dict[str, Any]]:
    return [
        {
            "activity": key.activity, "round": key.round, "party": key.party, "revision": one.revision,
            "body": sort.dump(one.answer), "late": json.dumps(one.late),
        }
        for key, one, sort in with_sorts(held, kinds)
    ]  # fmt: skip


def _row(line: Any) -> dict[str, Any]:
    return {name: getattr(line, name) for name in line.__dataclass_fields__}


def _stands_in_the_way(connection: Connection, package: _Package) -> str:
    entry = package.workshop
    if connection.execute(select(workshops.c.id).where(workshops.c.id == entry.id)).first():
        return f"The workshop “{package.area}” ({entry.code}) is here already."
    for table in (links, readings):
        hashes = [row["hash"] for row in package.rows[table]]
        there = select(table.c.hash).where(table.c.hash.in_(hashes))
        if hashes and connection.execute(there).first():
            return "A link of this workshop is here already."
    return ""


def _written(connection: Connection, package: _Package) -> Workshop:
    """The workshop as it now stands in the store, with another code where its own is taken."""
    entry = package.workshop
    taken = select(workshops.c.id).where(workshops.c.code == entry.code)
    if not entry.code or connection.execute(taken).first():
        entry = replace(entry, code=new_code(connection))
    row = {"id": entry.id, "code": entry.code, "sort": entry.sort, "made_at": entry.made_at}
    connection.execute(insert(workshops).values(**row))
    for table, rows in package.rows.items():
        if rows:
            connection.execute(insert(table), [{**row, "workshop": entry.id} for row in rows])
    return entry
