"""The store: one way in for everything anyone says, and nothing acknowledged is ever lost.

One writer keeps what is said, and an act is answered only after its commit. In the same transaction go the act (the
*journal*, append-only) and the answer it folds to, so the two can never disagree.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Literal

from sqlalchemy import Connection, insert

from workshop.acts import Envelope, Key, Kind, Outcome, Refused, Sort, Standing
from workshop.database import Database, StoreFault, reason
from workshop.day import Day
from workshop.readings import Readings
from workshop.record import Client, Held, Mark, Record, backup_of, day_key, in_short
from workshop.redaction import Redaction, redact
from workshop.registry import Registry
from workshop.schema import answers, journal, marks, meta
from workshop.writer import Writer

log = logging.getLogger("common_ground.store")
Job = Envelope | Redaction | Callable[[Connection], Any]


class _Batch:
    """What one commit will hold: answers as they will be, rows to write, and who is told what."""

    def __init__(self) -> None:
        self.held: dict[Key, Held] = {}
        self.rows: list[dict[str, Any]] = []
        self.marks: dict[Client, Mark] = {}


class Store(Record):
    """The record at `url` (an SQLAlchemy URL), for the given kinds of exercise, and the one way to add to it.

    `registry` holds its workshops, links and seats, `readings` the addresses of their reports. Raises StoreFault where another
    process has the store or it cannot be opened, schema.WrongVersion for a newer one.
    """

    def __init__(self, url: str, kinds: Mapping[str, Kind], clock: Callable[[], float] = time.time) -> None:
        database = Database(url, clock)
        super().__init__(database, kinds)
        self.clock = clock
        self.id = database.id
        self._listeners: list[Callable[[set[Key]], None]] = []
        self._let_go_of: list[Callable[[str], None]] = []
        self._owed: dict[Client, int] = {}
        self._gone: set[str] = set()
        self._writer = Writer[Job](self._keep, self._lost)
        self.registry = Registry(database, self._writer.ask, lambda: self.clock())
        self.readings = Readings(database, self._writer.ask, lambda: self.clock())

    def close(self) -> None:
        """Let the writer finish what was handed in, then let go of the store."""
        self._writer.close()
        self._database.close()

    def seats(self, workshop: str, until: int | None = None) -> dict[int, int]:
        """The table of each seat that was ever taken, as tables were merged and devices moved until a number of the stage."""
        seating = self.day(workshop).seating
        seats = self.registry.seats(workshop)
        return {seat: seating.at(seat, table, until) for seat, table in seats.items()} if seating.changes else seats

    # -- what anyone says

    def submit(self, envelope: Envelope) -> "Future[Outcome]":
        """Hand in an act; the future is answered once it is safe. It fails with StoreFault if it could not be kept."""
        return self._writer.ask(envelope)

    def act(self, envelope: Envelope) -> Outcome:
        """Hand in an act and wait for its outcome."""
        return self.submit(envelope).result()

    def on_change(self, listener: Callable[[set[Key]], None]) -> None:
        """Have `listener` called on the writer's thread, after each commit, with the keys of the answers that changed."""
        self._listeners.append(listener)

    def redact(self, redaction: Redaction) -> None:
        """Take a text out of journal, answers and the file on the disk (`redaction` says how).
        Refused for anybody but the lead, and where it is not there; StoreFault where it could not be done."""
        if redaction.by != "lead":
            raise Refused("Only the lead can take out what was written. Ask the lead.")
        if not self._writer.ask(redaction).result():
            raise Refused("This is not there any more.")
        self.overwrite()

    def remove_workshop(self, id: str) -> None:
        """Delete every trace of a workshop."""

        def remove(connection: Connection) -> None:
            self._strike(connection, id)
            self.registry.strike(connection, id)
            self.readings.strike(connection, id)

        self._gone.add(id)  # from here on no act of it is taken, so none comes back behind its removal
        try:
            self._writer.ask(remove).result()
        except StoreFault:
            self._gone.discard(id)
            raise
        self._let_go(id)

    def take_in(self, workshop: str, write: Callable[[Connection], str]) -> str:
        """Have `write` add a whole workshop in one commit; what it gives is why it did not, "" where it did."""
        why = self._writer.ask(write).result()
        if not why:
            self._gone.discard(workshop)  # it may be one that was removed before
            self._let_go(workshop)
        return why

    def on_removal(self, listener: Callable[[str], None]) -> None:
        """Have `listener` called with the id of a workshop of which nothing that is held holds any more."""
        self._let_go_of.append(listener)

    def _let_go(self, workshop: str) -> None:
        self._forget(workshop)
        self.registry.forget(workshop)
        self.readings.forget()
        for listener in self._let_go_of:
            listener(workshop)

    def note_backup(self, workshop: str) -> None:
        """Note that a workshop was backed up now. Raises StoreFault."""
        note = self._database.upsert(meta, {"name": backup_of(workshop)}, {"value": str(self.clock())})
        self._writer.ask(lambda connection: connection.execute(note)).result()

    def overwrite(self) -> None:
        """Leave nothing on the disk of what was deleted. Raises StoreFault."""
        self._database.overwrite()

    def health(self) -> dict[str, Any]:
        """The store's state for /healthz: whether a write goes through, and in which form it is kept."""
        started = time.perf_counter()
        try:
            checked = self._database.upsert(meta, {"name": "checked_at"}, {"value": str(self.clock())})
            self._writer.ask(lambda connection: connection.execute(checked)).result(5)
            state = "ok"
        except Exception as fault:  # noqa: BLE001  whatever it is, the page that asks wants to be told
            state = reason(fault)
        waited = (time.perf_counter() - started) * 1000
        return {"store": state, "kept_in": self._database.kept_in, "answered_in_ms": round(waited, 1)}

    # -- on the writer's thread

    def _keep(self, jobs: Sequence[Job]) -> list[Any]:
        """Commit these jobs. Nothing is answered, told or held that was not committed."""
        batch = _Batch()
        made: list[Any] = []
        with self._database.begin() as connection:
            for job in jobs:
                made.append(self._done(connection, batch, job))
            self._insert(connection, batch)
        self._now_holds(batch.held, batch.marks)
        for client in batch.marks:
            self._owed.pop(client, None)
        if batch.held:
            self._tell(set(batch.held))
        return made

    def _done(self, connection: Connection, batch: _Batch, job: Job) -> Any:
        if isinstance(job, Redaction):
            return self._redacted(connection, batch, job)
        return self._taken(batch, job) if isinstance(job, Envelope) else job(connection)

    def _redacted(self, connection: Connection, batch: _Batch, job: Redaction) -> bool:
        """Whether there was something to take out, with the answers as they are without it added to the batch."""
        if job.key.workshop in self._gone:
            return False
        self._insert(connection, batch)  # what came before in this batch is in the journal that is blanked
        batch.rows.clear()
        day = self._now(batch, day_key(job.key.workshop)).answer
        changed = redact(connection, job, lambda key: self.sort(key, day))
        for key, (held, acts) in changed.items():
            batch.held[key] = held
            batch.rows += [self._row(Envelope(key, "", 0, job.by, act), json.dumps(act), "done") for act in acts]
        return bool(changed)

    def _lost(self, job: Job) -> None:
        """Remember an act that could not be kept, so that none of its client's later ones overtakes it."""
        if isinstance(job, Envelope):
            self._owed.setdefault((job.key.workshop, job.client), job.seq)

    def _tell(self, changed: set[Key]) -> None:
        """Whatever a listener does, the writer goes on."""
        for listener in self._listeners:
            try:
                listener(changed)
            except Exception:  # noqa: BLE001  an act that is safe must be answered
                log.exception("a listener failed")

    def _taken(self, batch: _Batch, envelope: Envelope) -> Outcome:
        """The outcome of one act, with what it changes added to the batch."""
        name = (envelope.key.workshop, envelope.client)
        if envelope.key.workshop in self._gone:
            return Outcome("refused", why="This workshop is not there any more.")
        if self.registry.only_to_read(envelope.key.workshop):
            return Outcome("refused", why="This workshop was imported to be read. Nothing can be added to it.")
        if envelope.seq > self._owed.get(name, envelope.seq):
            raise StoreFault("an act before it could not be saved")  # else its mark would make the other one a repeat
        last, status, why = batch.marks.get(name) or self.mark(name)
        if envelope.seq <= last:
            again = _status(status) if envelope.seq == last else "done"
            return Outcome(again, self._now(batch, envelope.key).revision, why if envelope.seq == last else "")
        outcome = self._applied(batch, envelope)
        batch.marks[name] = (envelope.seq, outcome.status, outcome.why)
        return outcome

    def _applied(self, batch: _Batch, envelope: Envelope) -> Outcome:
        key = envelope.key
        day = self._now(batch, day_key(key.workshop)).answer
        try:
            self._at_its_table(day, envelope)
            sort = self.sort(key, day)
            held = self._now(batch, key)
            act, standing, answer = _judged(sort, held.answer, day, envelope)
        except Refused as refusal:
            return Outcome("refused", why=_keepable(str(refusal)))
        status = "done" if standing == "counts" else "late"
        late = (*held.late, in_short(act)) if standing == "late" else held.late
        batch.held[key] = Held(answer, held.revision + 1, late)
        batch.rows.append(self._row(envelope, sort.dump_act(act), status))
        for activity, round, party, following in sort.consequences(held.answer, answer, act):
            self._applied(
                batch, Envelope(Key(key.workshop, activity, round, party), "", 0, "store", following, "store")
            )
        return Outcome("late" if status == "late" else "done", held.revision + 1)

    def _at_its_table(self, day: Day, envelope: Envelope) -> None:
        """Refused where a seat speaks for a table that it has left, or meant the one at which it was before."""
        party, sits = envelope.key.party_sort, envelope.by.partition(":")
        if not day.seating.changes or party != "table" or sits[0] != "seat":
            return
        seat, table = int(sits[2]), envelope.key.party_number
        joined = self.registry.seats(envelope.key.workshop).get(seat, table)
        now = day.seating.at(seat, joined)
        behind = envelope.stage is not None and envelope.stage < day.seating.last(now)
        if now != table or (now != joined and behind):
            raise Refused("This device has changed tables, so what it said for the one before is not taken in.")

    def _row(self, envelope: Envelope, act: str, status: str) -> dict[str, Any]:
        key = envelope.key
        return {
            "workshop": key.workshop, "activity": key.activity, "round": key.round, "party": key.party,
            "client": envelope.client, "seq": envelope.seq, "by": envelope.by, "through": envelope.through,
            "stage": envelope.stage, "kind": str(envelope.act.get("kind")), "status": status, "at": self.clock(),
            "act": act,
        }  # fmt: skip

    def _insert(self, connection: Connection, batch: _Batch) -> None:
        if batch.rows:
            connection.execute(insert(journal), batch.rows)
        for key, held in batch.held.items():
            said = self.sort(key, _day_of(batch, key)).dump(held.answer)
            body = {"revision": held.revision, "body": said, "late": json.dumps(held.late)}
            row = {"workshop": key.workshop, "activity": key.activity, "round": key.round, "party": key.party}
            connection.execute(self._database.upsert(answers, row, body))
        for (workshop, client), (seq, status, why) in batch.marks.items():
            row = {"workshop": workshop, "client": client}
            connection.execute(self._database.upsert(marks, row, {"seq": seq, "status": status, "why": why}))

    def _now(self, batch: _Batch, key: Key) -> Held:
        return batch.held.get(key) or self.held(key)


def _day_of(batch: _Batch, key: Key) -> Day | None:
    held = batch.held.get(day_key(key.workshop))
    return held.answer if held else None


def _judged(sort: Sort[Any], answer: Any, day: Day, envelope: Envelope) -> tuple[Any, Standing, Any]:
    """An act as read, whether it counts, and the answer after it. A fault of ours is a refusal and not a fault of the
    store: the same act would fail for ever, and whoever sent it would send it again for ever."""
    try:
        act = sort.read(envelope.act)
        standing = sort.standing(act, answer, day, envelope.key.activity, envelope.stage)
        return act, standing, answer if standing == "late" else sort.apply(answer, act)
    except Refused:
        raise
    except Exception as fault:
        log.exception("an act could not be applied")
        raise Refused("This could not be taken in, by a fault in the program. Nothing was changed.") from fault


def _keepable(text: str) -> str:
    """A sentence that may quote anything at all, without what a database cannot keep."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")


def _status(kept: str) -> Literal["done", "late", "refused"]:
    return "refused" if kept == "refused" else "late" if kept == "late" else "done"
