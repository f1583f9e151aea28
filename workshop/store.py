"""The store: one way in for everything anyone says, and nothing acknowledged is ever lost.

One writer keeps what is said, and an act is answered only after its commit. In the same transaction go the act (the
*journal*, append-only) and the answer it folds to, so the two can never disagree. Where other processes write to the same store
(`elsewhere`), one commits at a time, and what the others kept is heard first.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert

from workshop.acts import Envelope, Key, Kind, Outcome, Refused
from workshop.database import Database, StoreFault, reason
from workshop.day import Day
from workshop.elsewhere import CHANGES, OFTEN, Elsewhere, News, note, place
from workshop.judging import at_its_table, judged, keepable, row_of, status_of
from workshop.readings import Readings
from workshop.record import Client, Held, Mark, Record, backup_of, day_key, in_short
from workshop.redaction import Redaction, redact
from workshop.registry import Registry
from workshop.schema import answers, journal, marks, meta
from workshop.writer import Writer

log = logging.getLogger("common_ground.store")


@dataclass(frozen=True, slots=True)
class Memo:
    """Something that the store writes down for itself; no other process need hear of it."""

    name: str
    value: str


Job = Envelope | Redaction | Memo | Callable[[Connection], Any]


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
        self._gone: set[str] = set()  # being removed here
        self._struck: set[str] = set()  # removed, here or elsewhere
        self._elsewhere = Elsewhere(database) if database.shared else None
        self.registry = Registry(database, lambda job: self._writer.ask(job), lambda: self.clock())
        self.readings = Readings(database, lambda job: self._writer.ask(job), lambda: self.clock())
        self._writer = Writer[Job](self._keep, self._lost, self._look if self._elsewhere else None, OFTEN)

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
            self._struck.add(id)
        finally:
            self._gone.discard(id)
        self._let_go(id)

    def take_in(self, workshop: str, write: Callable[[Connection], str]) -> str:
        """Have `write` add a whole workshop in one commit; what it gives is why it did not, "" where it did."""
        why = self._writer.ask(write).result()
        if not why:
            self._struck.discard(workshop)  # it may be one that was removed before
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
        self.write_down(backup_of(workshop), str(self.clock())).result()

    def write_down(self, name: str, value: str) -> "Future[Any]":
        """Write something down under a name, for whoever reads `written_down`."""
        return self._writer.ask(Memo(name, value))

    def strike_out(self, name: str) -> "Future[Any]":
        return self._writer.ask(lambda connection: connection.execute(delete(meta).where(meta.c.name == name)))

    def overwrite(self) -> None:
        """Leave nothing on the disk of what was deleted. Raises StoreFault."""
        self._database.overwrite()

    def copy(self, to: Path) -> None:
        """Copy a store that is a file as it is, while acts go on. Raises sqlite3.Error or StoreFault."""
        self._writer.ask_meanwhile(lambda between: self._database.copy(to, between)).result()

    def health(self) -> dict[str, Any]:
        """The store's state for /healthz: whether a write goes through, and in which form it is kept."""
        started = time.perf_counter()
        try:
            self.write_down("checked_at", str(self.clock())).result(5)
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
            self._catch_up(connection, jobs)
            for job in jobs:
                made.append(self._done(connection, batch, job))
            self._insert(connection, batch)
            now = place(connection) if self._elsewhere else None
        if self._elsewhere and now:
            self._elsewhere.at = now
        self._now_holds(batch.held, batch.marks)
        for client in batch.marks:
            self._owed.pop(client, None)
        if batch.held:
            self._tell(set(batch.held))
        return made

    def _done(self, connection: Connection, batch: _Batch, job: Job) -> Any:
        if isinstance(job, Redaction):
            return self._redacted(connection, batch, job)
        if isinstance(job, Memo):
            return connection.execute(self._database.upsert(meta, {"name": job.name}, {"value": job.value}))
        if isinstance(job, Envelope):
            return self._taken(batch, job)
        note(self._database, connection, CHANGES)
        return job(connection)

    def _look(self) -> None:
        """Hear what other processes kept while nothing is said here."""
        with self._database.engine.connect() as connection:
            self._catch_up(connection)

    def _catch_up(self, connection: Connection, jobs: Sequence[Job] = ()) -> None:
        """Hear what other processes kept, and hold nothing more of what they changed: it is read again when it is asked for."""
        if not self._elsewhere:
            return
        news = self._elsewhere.hear(connection)
        self._read_anew(news.keys)
        if news.changed:
            self._heard(news)
        if news.keys:
            self._tell(news.keys)
        clients = {(job.key.workshop, job.client) for job in jobs if isinstance(job, Envelope)}
        self._read_marks(connection, clients)
        for client in clients & {*self._owed}:
            if self.mark(client)[0] >= self._owed[client]:  # another process took it
                del self._owed[client]

    def _heard(self, news: News) -> None:
        """Another process let somebody in, drew something, or added or removed a workshop."""
        self.readings.forget()
        self._struck -= news.workshops
        gone = {round[0] for round in list(self._known)} - news.workshops if news.renewed else set()
        self._struck |= gone
        for workshop in gone:
            self._let_go(workshop)
        self.registry.read_anew(news.workshops if news.renewed else None)

    def _redacted(self, connection: Connection, batch: _Batch, job: Redaction) -> bool:
        """Whether there was something to take out, with the answers as they are without it added to the batch."""
        if job.key.workshop in self._gone | self._struck:
            return False
        self._insert(connection, batch)  # what came before in this batch is in the journal that is blanked
        batch.rows.clear()
        day = self._now(batch, day_key(job.key.workshop)).answer
        changed = redact(connection, job, lambda key: self.sort(key, day))
        for key, (held, acts) in changed.items():
            batch.held[key] = held
            batch.rows += [
                row_of(Envelope(key, "", 0, job.by, act), json.dumps(act), "done", self.clock()) for act in acts
            ]
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
        if envelope.key.workshop in self._gone | self._struck:
            return Outcome("refused", why="This workshop is not there any more.")
        if self.registry.only_to_read(envelope.key.workshop):
            return Outcome("refused", why="This workshop was imported to be read. Nothing can be added to it.")
        if envelope.seq > self._owed.get(name, envelope.seq):
            raise StoreFault("an act before it could not be saved")  # else its mark would make the other one a repeat
        last, status, why = batch.marks.get(name) or self.mark(name)
        if envelope.seq <= last:
            again = status_of(status) if envelope.seq == last else "done"
            return Outcome(again, self._now(batch, envelope.key).revision, why if envelope.seq == last else "")
        outcome = self._applied(batch, envelope)
        batch.marks[name] = (envelope.seq, outcome.status, outcome.why)
        return outcome

    def _applied(self, batch: _Batch, envelope: Envelope) -> Outcome:
        key = envelope.key
        day = self._now(batch, day_key(key.workshop)).answer
        try:
            at_its_table(day, envelope, self.registry.seats)
            sort = self.sort(key, day)
            held = self._now(batch, key)
            act, standing, answer = judged(sort, held.answer, day, envelope)
        except Refused as refusal:
            return Outcome("refused", why=keepable(str(refusal)))
        status = "done" if standing == "counts" else "late"
        late = (*held.late, in_short(act)) if standing == "late" else held.late
        batch.held[key] = Held(answer, held.revision + 1, late)
        batch.rows.append(row_of(envelope, sort.dump_act(act), status, self.clock()))
        for activity, round, party, following in sort.consequences(held.answer, answer, act):
            self._applied(
                batch, Envelope(Key(key.workshop, activity, round, party), "", 0, "store", following, "store")
            )
        return Outcome("late" if status == "late" else "done", held.revision + 1)

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
