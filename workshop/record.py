"""The record: what has been said, as last committed.

An answer is read once and then held in memory; what is held is only what a commit has already made safe. The *journal* is the
same thing act by act.
"""

import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, select, tuple_

from workshop.acts import Key, Kind, Refused, Sort
from workshop.conducting import DAY
from workshop.database import Database
from workshop.day import Day
from workshop.report.draft import REPORT
from workshop.restoring import Restored
from workshop.schema import answers, journal, marks, meta
from workshop.setup import DAY_ACTIVITY, REPORT_ACTIVITY

Mark = tuple[int, str, str]  # a client's last act: its number, its outcome's status, and why it was refused
Round = tuple[str, str, int]  # workshop, activity, round
Client = tuple[str, str]  # workshop, and the name of one browser's line of acts


@dataclass(frozen=True, slots=True)
class Held:
    """An answer as last committed: its revision, and the acts that came late and do not count."""

    answer: Any
    revision: int = 0
    late: tuple[Mapping[str, Any], ...] = ()


class Record:
    """The answers and journals of a database, for the given kinds of exercise. Safe to ask from any thread."""

    def __init__(self, database: Database, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self._database = database
        self._known: dict[Round, dict[str, Held]] = defaultdict(dict)
        self._complete: set[Round] = set()
        self._totals: dict[str, dict[str, int]] = {}
        self._marks: dict[Client, Mark] = {}
        self._guard = threading.RLock()

    def held(self, key: Key) -> Held:
        """The answer at a key as last committed; an empty one where nothing was said."""
        with self._guard:
            found = self._known.get(round_of(key), {}).get(key.party)
            if found is None:
                found = self._known[round_of(key)][key.party] = self._read(key)
            return found

    def answer(self, key: Key) -> Any:
        return self.held(key).answer

    def answers(self, workshop: str, activity: str, round: int = 1, party: str = "table") -> dict[int, Held]:
        """Every answer of one sort of party to an activity, by table or seat number. {} where nobody spoke."""
        with self._guard:
            known = self._complete_round((workshop, activity, round))
            return {
                _number(name): held for name, held in known.items() if name.partition(":")[0] == party and held.revision
            }

    def total(self, workshop: str, what: str) -> int:
        """A number that rises with every act of one sort: `room` (what tables, observers, lead and helpers say of activities
        and of the day), `arrivals` (what tables say of themselves), `seats`."""
        with self._guard:
            if workshop not in self._totals:
                self._totals[workshop] = defaultdict(int)
                columns = (answers.c.activity, answers.c.round, answers.c.party, answers.c.revision)
                for row in self._database.rows(select(*columns).where(answers.c.workshop == workshop)):
                    self._totals[workshop][counted_as(Key(workshop, row.activity, row.round, row.party))] += (
                        row.revision
                    )
            return self._totals[workshop][what]

    def day(self, workshop: str) -> Day:
        return self.answer(day_key(workshop))

    def journal(self, workshop: str) -> list[dict[str, Any]]:
        """The acts of a workshop in the order in which they were kept, each with the journal's columns."""
        rows = self._database.rows(select(journal).where(journal.c.workshop == workshop).order_by(journal.c.id))
        return [{**row._mapping, "act": json.loads(row.act)} for row in rows]

    def snapshot(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of everything, whatever is said meanwhile."""
        return self._database.snapshot()

    def last_at(self, workshop: str) -> float | None:
        """When the last act of a workshop was kept; None where there was none."""
        query = select(journal.c.at).where(journal.c.workshop == workshop).order_by(journal.c.id.desc()).limit(1)
        row = self._database.first(query)
        return row[0] if row else None

    def count(self, workshop: str) -> int:
        """How many acts of a workshop are kept."""
        row = self._database.first(select(func.count()).select_from(journal).where(journal.c.workshop == workshop))
        return int(row[0]) if row else 0

    def backed_up_at(self, workshop: str) -> float | None:
        """When the last backup of a workshop was taken; None where none was."""
        row = self._database.first(select(meta.c.value).where(meta.c.name == backup_of(workshop)))
        return float(row[0]) if row else None

    def written_down(self, start: str) -> dict[str, str]:
        """What the store has written down under names that start so."""
        query = select(meta.c.name, meta.c.value).where(meta.c.name.startswith(start, autoescape=True))
        return {row.name: row.value for row in self._database.rows(query)}

    @property
    def shared(self) -> bool:
        """Whether other processes may have the store open too."""
        return self._database.shared

    @property
    def file(self) -> Path | None:
        """The file that the store is kept in; None where it is kept elsewhere."""
        return self._database.file

    @property
    def restored(self) -> Restored | None:
        """That the store was restored from a backup, the last time that it was; None where it never was."""
        return self._database.restored

    @property
    def life(self) -> str:
        """A word that is another one after each backup that was put in the store's place."""
        return f"{self.restored.at:.3f}" if self.restored else ""

    def sort(self, key: Key, day: Day | None = None) -> Sort[Any]:
        """The sort of answer at a key on a day (the one committed); Refused where it has no such activity or party."""
        if key.activity == DAY_ACTIVITY and key.party == "day":
            return DAY
        return sort_at(self.kinds, key, day or self.day(key.workshop))

    def sorts(self, activity: str, day: Day) -> Mapping[str, Sort[Any]]:
        """The sorts of answer of an activity by party; {} where the day has no such activity, or this program no such kind."""
        return sorts_of(self.kinds, activity, day)

    def mark(self, client: Client) -> Mark:
        """The last act taken from a client; (0, "", "") where none was."""
        with self._guard:
            if client not in self._marks:
                query = select(marks.c.seq, marks.c.status, marks.c.why)
                row = self._database.first(query.where(marks.c.workshop == client[0], marks.c.client == client[1]))
                self._marks[client] = (row.seq, row.status, row.why) if row else (0, "", "")
            return self._marks[client]

    def last_kept(self, workshop: str, client: str) -> int:
        """The number of the last act kept of a client, whichever process took it; 0 where none was."""
        query = select(marks.c.seq).where(marks.c.workshop == workshop, marks.c.client == client)
        row = self._database.first(query)
        return int(row[0]) if row else 0

    # -- what a commit changes

    def _now_holds(self, held: Mapping[Key, Held], marks: Mapping[Client, Mark]) -> None:
        """Hold what was just committed."""
        with self._guard:
            for key, now in held.items():
                before = self._known[round_of(key)].get(key.party)
                if key.workshop in self._totals:
                    self._totals[key.workshop][counted_as(key)] += now.revision - (before.revision if before else 0)
                self._known[round_of(key)][key.party] = now
            self._marks.update(marks)

    def _read_anew(self, keys: Iterable[Key]) -> None:
        """Hold nothing more of answers that another process changed."""
        with self._guard:
            for key in keys:
                self._known.get(round_of(key), {}).pop(key.party, None)
                self._complete.discard(round_of(key))
                self._totals.pop(key.workshop, None)

    def _read_marks(self, connection: Connection, clients: set[Client]) -> None:
        """Hold the marks of clients as a commit sees them: each may have spoken to another process meanwhile."""
        named = tuple_(marks.c.workshop, marks.c.client).in_(clients)
        rows = connection.execute(select(marks).where(named)) if clients else ()
        there = {(row.workshop, row.client): (row.seq, row.status, row.why) for row in rows}
        with self._guard:
            self._marks.update({client: there.get(client, (0, "", "")) for client in clients})

    def _strike(self, connection: Connection, workshop: str) -> None:
        """Delete all that was said in a workshop, in a commit of somebody else's."""
        for table in (journal, answers, marks):
            connection.execute(delete(table).where(table.c.workshop == workshop))
        connection.execute(delete(meta).where(meta.c.name == backup_of(workshop)))

    def _forget(self, workshop: str) -> None:
        """Hold nothing more of a workshop that was struck."""
        with self._guard:
            for round in [round for round in self._known if round[0] == workshop]:
                del self._known[round]
            self._complete = {round for round in self._complete if round[0] != workshop}
            self._totals.pop(workshop, None)
            self._marks = {client: mark for client, mark in self._marks.items() if client[0] != workshop}

    # -- reading what is not held yet

    def _read(self, key: Key) -> Held:
        sort = self.sort(key)
        query = _in_round(key.workshop, key.activity, key.round).where(answers.c.party == key.party)
        row = self._database.first(query)
        return _held(sort, row) if row else Held(sort.empty)

    def _complete_round(self, round: Round) -> Mapping[str, Held]:
        known = self._known[round]
        if round not in self._complete:
            for row in self._database.rows(_in_round(*round)):
                if row.party not in known:
                    known[row.party] = _held(self.sort(Key(*round, row.party)), row)
            self._complete.add(round)
        return known


def sorts_of(kinds: Mapping[str, Kind], activity: str, day: Day) -> Mapping[str, Sort[Any]]:
    """The sorts of answer of an activity on a day, by party."""
    if activity == DAY_ACTIVITY:
        return kinds[DAY_ACTIVITY].sorts
    if activity == REPORT_ACTIVITY:
        return REPORT.sorts
    found = day.setup.activity(activity)
    return kinds[found.kind].sorts if found and found.kind in kinds else {}


def sort_at(kinds: Mapping[str, Kind], key: Key, day: Day) -> Sort[Any]:
    """The sort of answer at a key on a day; Refused where that day has no such activity or party."""
    if key == day_key(key.workshop):
        return DAY
    sorts = sorts_of(kinds, key.activity, day)
    if key.party_sort not in sorts:
        raise Refused("This workshop has no such activity.")
    return sorts[key.party_sort]


def in_short(act: Any) -> dict[str, Any]:
    """What is told of an act that came late."""
    return {"kind": act.kind, "card": getattr(act, "card", None)}


def round_of(key: Key) -> Round:
    return key.workshop, key.activity, key.round


def counted_as(key: Key) -> str:
    """In which of a workshop's totals an answer counts."""
    if key.party_sort == "seat":
        return "seats"
    if key.activity == REPORT_ACTIVITY:
        return "report"
    return "arrivals" if key.activity == DAY_ACTIVITY and key.party != "day" else "room"


def _number(party: str) -> int:
    return int(party.partition(":")[2] or 0)


def backup_of(workshop: str) -> str:
    """The name under which the store notes when a workshop was last backed up."""
    return f"backup {workshop}"


def day_key(workshop: str) -> Key:
    return Key(workshop, DAY_ACTIVITY, 1, "day")


def _in_round(workshop: str, activity: str, round: int) -> Any:
    return select(answers).where(
        answers.c.workshop == workshop, answers.c.activity == activity, answers.c.round == round
    )


def _held(sort: Sort[Any], row: Any) -> Held:
    return Held(sort.load(row.body), row.revision, tuple(json.loads(row.late)))
