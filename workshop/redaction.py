"""Redaction: something that was written is taken out of the record for good, and its place stays (F15).

The journal is append-only but for this and for deletion. Each act that wrote a text of the note gives way to one that says only
that something was written there (`TakenOut`); number, kind of party, sender and time of the act stay. After them comes an act
that takes out what is left (`Redact`), and one on the day (`Redacted`), by which every screen is drawn afresh and the report can
count. So it is half an act and half a job of the store: an act, because whoever folds the journal must come to the same answers,
and a job, because no act may change an earlier one. The answers are made anew by folding, in the same commit: what was frozen
at a reveal, kept at a turn or written beside is blank in them too. Where lead and helpers have copied the very text for the room
(a statement, and the versions of it that were shown), the copies go with it.
Names of tables, cards and activities belong to the setting-up and are not texts of the day.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from workshop.acts import Key, Sort
from workshop.backups import DAYS_FOR_FILES
from workshop.record import Held, day_key, in_short
from workshop.schema import journal

WRITE, MESSAGE = "write", "message"
Row = Mapping[str, Any]
Act = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wrote:
    """Something that was written: in whose answer, as which note ("" for a message of the lead's), in which field, about what,
    and every text that it ever had, newest first. `number` is that of the last act that wrote it."""

    key: Key
    note: str
    field: str
    about: str | None
    texts: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is to be taken out: a note of an answer, or on the day every message of one text."""

    key: Key
    note: str = ""
    text: str = ""
    by: str = "lead"


def everything_written(workshop: str, rows: Iterable[Row]) -> list[Wrote]:
    """Everything written in a workshop that is still in its journal (`rows`, oldest first): what was changed or removed since
    too. Newest first."""
    found: dict[tuple[Key, str], list[Row]] = {}
    for row in rows:
        if str(row["act"].get("text", "")).strip() and row["kind"] in (WRITE, MESSAGE):
            key = Key(workshop, row["activity"], row["round"], row["party"])
            found.setdefault((key, _name(row["act"])), []).append(row)
    wrote = [_wrote(key, written) for (key, _), written in found.items()]
    return sorted(wrote, key=lambda one: -one.number)


def files_until(rows: Iterable[Row]) -> float | None:
    """By when files that were taken away before the last redaction are to be deleted, in seconds since 1970; None where nothing
    was redacted."""
    last = max((row["at"] for row in rows if row["kind"] == "redacted"), default=None)
    return None if last is None else last + DAYS_FOR_FILES * 24 * 3600


def _name(act: Mapping[str, Any]) -> str:
    """What is redacted as one: a note, or messages that say the same."""
    return act["note"] if act["kind"] == WRITE else f"message {act['text']}"


def _wrote(key: Key, rows: Sequence[Row]) -> Wrote:
    last = rows[-1]["act"]
    texts = tuple(dict.fromkeys(str(row["act"]["text"]) for row in reversed(rows)))
    return Wrote(key, last.get("note", ""), last.get("field", MESSAGE), last.get("card"), texts, rows[-1]["id"])


def meant(redaction: Redaction, wrote: Iterable[Wrote]) -> list[Wrote]:
    """What a redaction is about, and copies of the same text that were made for the room; [] where it is not there."""
    there = list(wrote)
    chosen = [one for one in there if one.key == redaction.key and _is(one, redaction)]
    texts = {text.strip() for one in chosen for text in one.texts}
    copies = [one for one in there if one.key.party == "room" and one not in chosen
              and texts & {text.strip() for text in one.texts}]  # fmt: skip
    return chosen + copies if chosen else []


def _is(one: Wrote, redaction: Redaction) -> bool:
    return one.note == redaction.note if redaction.note else not one.note and one.texts == (redaction.text,)


def journal_rows(connection: Connection, workshop: str) -> list[dict[str, Any]]:
    """The acts of a workshop as they stand in a commit that is being made."""
    query = select(journal).where(journal.c.workshop == workshop).order_by(journal.c.id)
    return [{**row._mapping, "act": json.loads(row.act)} for row in connection.execute(query)]


def blank(connection: Connection, one: Wrote, rows: Iterable[Row]) -> None:
    """Put in the place of each act that wrote this what may be kept of it."""
    for row in rows:
        act = row["act"]
        if _of(one.key, row) and row["kind"] in (WRITE, MESSAGE) and _same(one, act):
            left = _left(act)
            changed = update(journal).where(journal.c.id == row["id"])
            connection.execute(changed.values(kind=left["kind"], act=json.dumps(left)))


def _of(key: Key, row: Row) -> bool:
    return (row["activity"], row["round"], row["party"]) == (key.activity, key.round, key.party)


def _same(one: Wrote, act: Mapping[str, Any]) -> bool:
    return act.get("note", "") == one.note if one.note else act.get("text") == one.texts[0]


def _left(act: Mapping[str, Any]) -> dict[str, Any]:
    if act["kind"] == MESSAGE:
        return {"kind": "message_taken_out", "tables": act.get("tables", [])}
    return {"kind": "taken_out", "note": act["note"], "field": act["field"], "card": act.get("card")}


def folded(sort: Sort[Any], rows: Iterable[Row]) -> Held:
    """The answer that the acts of one key come to. Whether each counted was decided when it arrived."""
    held = Held(sort.empty)
    for row in rows:
        late, answer = held.late, held.answer
        if row["act"]:  # an empty act is one of which nothing at all is kept
            act = sort.read(row["act"])
            late = (*late, in_short(act)) if row["status"] == "late" else late
            answer = answer if row["status"] == "late" else sort.apply(answer, act)
        held = Held(answer, held.revision + 1, late)
    return held


def redact(
    connection: Connection, job: Redaction, sort_of: Callable[[Key], Sort[Any]]
) -> dict[Key, tuple[Held, list[Act]]]:
    """Blank what is meant in the journal. Gives, for each answer that it changes, what its acts come to now and the acts to
    be added to them, already in it; {} where nothing is there to be taken out."""
    rows = journal_rows(connection, job.key.workshop)
    chosen = meant(job, everything_written(job.key.workshop, rows))
    for one in chosen:
        blank(connection, one, rows)
    added: dict[Key, list[Act]] = {}
    for one in chosen:
        if one.note:
            added.setdefault(one.key, []).append({"kind": "redact", "note": one.note})
    if chosen:
        added[day_key(job.key.workshop)] = [{"kind": "redacted"}]
    rows = journal_rows(connection, job.key.workshop)
    return {
        key: (_after(sort_of(key), [row for row in rows if _of(key, row)], acts), acts) for key, acts in added.items()
    }


def _after(sort: Sort[Any], rows: list[dict[str, Any]], acts: list[Act]) -> Held:
    return folded(sort, [*rows, *({"act": act, "status": "done"} for act in acts)])
