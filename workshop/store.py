"""The store: one way in for everything anyone says, and nothing acknowledged is ever lost.

One writer thread owns the one connection that writes. Acts that wait while it is busy share a commit, and an act is answered
only after its commit. In the same transaction go the act (the *journal*, append-only) and the answer it folds to, so the
two can never disagree. What is held in memory is only what a commit has already made safe. A store on SQLite belongs to one
process at a time, which a lock file sees to.
"""

import hashlib
import json
import logging
import queue
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, func, insert, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from workshop.acts import Envelope, Key, Kind, Outcome, Refused, Sort, Standing
from workshop.day import DAY, Day
from workshop.lock import Locked, hold
from workshop.schema import answers, journal, links, marks, meta, prepare, workshops

log = logging.getLogger("common_ground.store")
MOST_IN_A_COMMIT = 500
CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels, so no words; no 0 or 1
DAY_ACTIVITY = "day"
WAL_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
Made = TypeVar("Made")


class StoreFault(Exception):
    """The store could not keep something: nothing was acknowledged. Its text is a plain sentence."""


@dataclass(frozen=True, slots=True)
class Held:
    """An answer as last committed: its revision, and the acts that came late and do not count."""

    answer: Any
    revision: int = 0
    late: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What a secret gives: a role in a workshop (`lead`, `helper`, `room`, `seat`; `host` for the store itself)."""

    workshop: str
    role: str
    seat: int | None = None
    table: int | None = None

    @property
    def name(self) -> str:
        return f"seat:{self.seat}" if self.role == "seat" else self.role


@dataclass(frozen=True, slots=True)
class Workshop:
    id: str
    code: str
    sort: str
    made_at: float


@dataclass(slots=True)
class _Waiting:
    job: Envelope | Callable[[Connection], Any]
    future: "Future[Any]"


class _Batch:
    """What one commit will hold: answers as they will be, rows to write, and who is told what."""

    def __init__(self) -> None:
        self.held: dict[Key, Held] = {}
        self.rows: list[dict[str, Any]] = []
        self.marks: dict[tuple[str, str], tuple[int, str, str]] = {}


class Store:
    """The store at `url` (an SQLAlchemy URL), for the given kinds of exercise.

    `on_change` is called on the writer thread, after each commit, with the keys of the answers that changed.
    Raises StoreFault where another process has the store or it cannot be opened, schema.WrongVersion for a newer one.
    """

    def __init__(self, url: str, kinds: Mapping[str, Kind], clock: Callable[[], float] = time.time) -> None:
        self.kinds = kinds
        self.clock = clock
        self._url = _url(url)
        self._lock_file = self._own()
        self._engine: Any = None
        self._listeners: list[Callable[[set[Key]], None]] = []
        self._known: dict[Key, Held] = {}
        self._complete: set[tuple[str, str, int]] = set()
        self._marks: dict[tuple[str, str], tuple[int, str, str]] = {}
        self._links: dict[str, Link | None] = {}
        self._seats: dict[str, dict[int, int]] = {}
        self._owed: dict[tuple[str, str], int] = {}
        self._gone: set[str] = set()
        self._closed = False
        self._guard = threading.RLock()
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        try:
            self._engine = _engine(self._url)
            self._open()
        except BaseException:
            self._let_go()
            raise
        self._writer = threading.Thread(target=self._write, name="store writer", daemon=True)
        self._writer.start()

    def close(self) -> None:
        """Let the writer finish what was handed in, then let go of the store."""
        with self._guard:
            self._closed = True
            self._queue.put(None)
        self._writer.join()
        self._let_go()

    def _open(self) -> None:
        try:
            with self._engine.begin() as connection:
                prepare(connection)
                self.secret = _meta(connection, "secret", secrets.token_hex(16))
                self.id = _meta(connection, "id", secrets.token_hex(4))
        except (SQLAlchemyError, sqlite3.Error, OSError) as fault:
            raise StoreFault(f"The store could not be opened ({_reason(fault)}).") from fault

    def _let_go(self) -> None:
        if self._engine:
            self._engine.dispose()
        if self._lock_file:
            self._lock_file.close()

    # -- what anyone says

    def submit(self, envelope: Envelope) -> "Future[Outcome]":
        """Hand in an act; the future is answered once it is safe. It fails with StoreFault if it could not be kept."""
        return self._ask(envelope)

    def act(self, envelope: Envelope) -> Outcome:
        """Hand in an act and wait for its outcome."""
        return self.submit(envelope).result()

    def on_change(self, listener: Callable[[set[Key]], None]) -> None:
        self._listeners.append(listener)

    # -- what has been said

    def held(self, key: Key) -> Held:
        """The answer at a key as last committed; an empty one where nothing was said."""
        with self._guard:
            if key not in self._known:
                self._known[key] = self._read(key)
            return self._known[key]

    def answer(self, key: Key) -> Any:
        return self.held(key).answer

    def answers(self, workshop: str, activity: str, round: int = 1, party: str = "table") -> dict[int, Held]:
        """Every answer of one sort of party to an activity, by table or seat number. {} where nobody spoke."""
        with self._guard:
            self._complete_round(workshop, activity, round)
            return {
                key.party_number: held
                for key, held in self._known.items()
                if (key.workshop, key.activity, key.round, key.party_sort) == (workshop, activity, round, party)
            }

    def day(self, workshop: str) -> Day:
        return self.answer(day_key(workshop))

    def journal(self, workshop: str) -> list[dict[str, Any]]:
        """The acts of a workshop in the order in which they were kept, each with the journal's columns."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(journal).where(journal.c.workshop == workshop).order_by(journal.c.id))
            return [{**row._mapping, "act": json.loads(row.act)} for row in rows]

    # -- workshops, links and seats

    def new_workshop(self, sort: str = "workshop") -> Workshop:
        """A workshop with nothing set up, and a code that no other has."""

        def make(connection: Connection) -> Workshop:
            taken = set(connection.execute(select(workshops.c.code)).scalars())
            while (code := "".join(secrets.choice(CODE_LETTERS) for _ in range(6))) in taken:
                pass
            made = Workshop(secrets.token_hex(6), code, sort, self.clock())
            connection.execute(insert(workshops).values(id=made.id, code=code, sort=sort, made_at=made.made_at))
            return made

        return self._ask(make).result()

    def workshops(self, sort: str = "workshop") -> list[Workshop]:
        """Workshops of a sort, newest first."""
        query = select(workshops).where(workshops.c.sort == sort).order_by(workshops.c.made_at.desc())
        with self._engine.connect() as connection:
            return [Workshop(*row) for row in connection.execute(query)]

    def workshop(self, id: str = "", code: str = "") -> Workshop | None:
        """The workshop with an id or a code; None where there is none."""
        query = select(workshops).where((workshops.c.id == id) if id else (workshops.c.code == code.strip().upper()))
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return Workshop(*row) if row else None

    def remove_workshop(self, id: str) -> None:
        """Delete every trace of a workshop."""

        def remove(connection: Connection) -> None:
            for table in (journal, answers, marks, links):
                connection.execute(delete(table).where(table.c.workshop == id))
            connection.execute(delete(workshops).where(workshops.c.id == id))

        self._gone.add(id)  # from here on no act of it is taken, so none comes back behind its removal
        try:
            self._ask(remove).result()
        except StoreFault:
            self._gone.discard(id)
            raise
        with self._guard:
            self._known = {key: held for key, held in self._known.items() if key.workshop != id}
            self._complete = {round for round in self._complete if round[0] != id}
            self._marks = {mark: seq for mark, seq in self._marks.items() if mark[0] != id}
            self._links.clear()
            self._seats.pop(id, None)

    def new_link(self, workshop: str, role: str, table: int | None = None) -> tuple[str, Link]:
        """A new secret for a role (`seat` takes the workshop's next seat number), and what it gives."""
        secret = secrets.token_urlsafe(16)

        def make(connection: Connection) -> Link:
            seat = None
            if role == "seat":
                highest = select(func.max(links.c.seat)).where(links.c.workshop == workshop)
                seat = (connection.execute(highest).scalar() or 0) + 1
            row = {"workshop": workshop, "role": role, "seat": seat, "table_id": table, "made_at": self.clock()}
            connection.execute(insert(links).values(hash=_hash(secret), **row))
            return Link(workshop, role, seat, table)

        link = self._ask(make).result()
        with self._guard:
            self._links[_hash(secret)] = link
            if link.seat and link.table and workshop in self._seats:
                self._seats[workshop][link.seat] = link.table
        return secret, link

    def link(self, secret: str) -> Link | None:
        """What a secret gives; None for one this store does not know."""
        hashed = _hash(secret)
        with self._guard:
            if hashed not in self._links:
                query = select(links.c.workshop, links.c.role, links.c.seat, links.c.table_id)
                with self._engine.connect() as connection:
                    row = connection.execute(query.where(links.c.hash == hashed)).first()
                if row is None:
                    return None
                self._links[hashed] = Link(*row)
            return self._links[hashed]

    def seats(self, workshop: str) -> dict[int, int]:
        """The table of each seat that was ever taken in a workshop."""
        with self._guard:
            if workshop not in self._seats:
                query = select(links.c.seat, links.c.table_id).where(
                    links.c.workshop == workshop, links.c.role == "seat"
                )
                with self._engine.connect() as connection:
                    self._seats[workshop] = {row.seat: row.table_id for row in connection.execute(query)}
            return dict(self._seats[workshop])

    def digits(self, workshop: str, table: int) -> str:
        """The two digits by which a table that has a seat is joined by the next device."""
        stamp = hashlib.sha256(f"{self.secret} {workshop} {table}".encode()).digest()
        return f"{int.from_bytes(stamp[:4], 'big') % 100:02d}"

    def health(self) -> dict[str, Any]:
        """The store's state for /healthz: whether a write goes through, and in which form it is kept."""
        started = time.perf_counter()
        try:
            checked = self._upsert(meta, {"name": "checked_at"}, {"value": str(self.clock())})
            self._ask(lambda connection: connection.execute(checked)).result(5)
            state = "ok"
        except Exception as fault:  # noqa: BLE001  whatever it is, the page that asks wants to be told
            state = _reason(fault)
        waited = (time.perf_counter() - started) * 1000
        return {"store": state, "kept_in": self._url.get_backend_name(), "answered_in_ms": round(waited, 1)}

    # -- the writer

    def _ask(self, job: Envelope | Callable[[Connection], Made]) -> "Future[Any]":
        waiting = _Waiting(job, Future())
        with self._guard:
            if self._closed:
                raise StoreFault("The store is closed.")
            self._queue.put(waiting)
        return waiting.future

    def _write(self) -> None:
        while (first := self._queue.get()) is not None:
            waiting = [first]
            while len(waiting) < MOST_IN_A_COMMIT and not self._queue.empty():
                if (following := self._queue.get()) is None:
                    self._queue.put(None)
                    break
                waiting.append(following)
            self._keep(waiting)

    def _keep(self, waiting: list[_Waiting]) -> None:
        """Commit what is waiting, then answer it. Nothing is answered, and nothing held, that was not committed."""
        batch = _Batch()
        made: list[Any] = []
        try:
            with self._engine.begin() as connection:
                for one in waiting:
                    made.append(self._taken(batch, one.job) if isinstance(one.job, Envelope) else one.job(connection))
                self._insert(connection, batch)
        except Exception as fault:  # noqa: BLE001  whoever waits must be told, whatever went wrong
            log.exception("a commit failed")
            self._fail(waiting, fault)
            return
        with self._guard:
            self._known.update(batch.held)
            self._marks.update(batch.marks)
        for name in batch.marks:
            self._owed.pop(name, None)
        if batch.held:
            self._tell(set(batch.held))
        for one, outcome in zip(waiting, made, strict=True):
            if one.future.set_running_or_notify_cancel():
                one.future.set_result(outcome)

    def _tell(self, changed: set[Key]) -> None:
        """Whatever a listener does, the writer goes on."""
        for listener in self._listeners:
            try:
                listener(changed)
            except Exception:  # noqa: BLE001  an act that is safe must be answered
                log.exception("a listener failed")

    def _fail(self, waiting: list[_Waiting], fault: Exception) -> None:
        """Try again one by one, so that one bad act does not take the others with it; a single one is told why."""
        if len(waiting) > 1:
            for one in waiting:
                self._keep([one])
            return
        if isinstance(said := waiting[0].job, Envelope):
            self._owed.setdefault((said.key.workshop, said.client), said.seq)
        if waiting[0].future.set_running_or_notify_cancel():
            waiting[0].future.set_exception(StoreFault(f"It could not be saved ({_reason(fault)})."))

    def _taken(self, batch: _Batch, envelope: Envelope) -> Outcome:
        """The outcome of one act, with what it changes added to the batch."""
        name = (envelope.key.workshop, envelope.client)
        if envelope.key.workshop in self._gone:
            return Outcome("refused", why="This workshop is not there any more.")
        if envelope.seq > self._owed.get(name, envelope.seq):
            raise StoreFault("an act before it could not be saved")  # else its mark would make the other one a repeat
        last, status, why = batch.marks.get(name) or self._mark(name)
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
            sort = self.sort(key, day)
            held = self._now(batch, key)
            act, standing, answer = _judged(sort, held.answer, day, envelope)
        except Refused as refusal:
            return Outcome("refused", why=str(refusal))
        status = "done" if standing == "counts" else "late"
        late = (*held.late, _in_short(act)) if standing == "late" else held.late
        batch.held[key] = Held(answer, held.revision + 1, late)
        batch.rows.append(self._row(envelope, sort.dump_act(act), status))
        for activity, round, party, following in sort.consequences(held.answer, answer, act):
            self._applied(
                batch, Envelope(Key(key.workshop, activity, round, party), "", 0, "store", following, "store")
            )
        return Outcome("late" if status == "late" else "done", held.revision + 1)

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
            connection.execute(self._upsert(answers, row, body))
        for (workshop, client), (seq, status, why) in batch.marks.items():
            row = {"workshop": workshop, "client": client}
            connection.execute(self._upsert(marks, row, {"seq": seq, "status": status, "why": why}))

    def _upsert(self, table: Any, row: dict[str, Any], changing: dict[str, Any]) -> Any:
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        return (
            dialect.insert(table)
            .values(**row, **changing)
            .on_conflict_do_update(index_elements=list(row), set_=changing)
        )

    def sort(self, key: Key, day: Day | None = None) -> Sort[Any]:
        """The sort of answer at a key on a day (the one committed); Refused where it has no such activity or party."""
        if key.activity == DAY_ACTIVITY:
            sorts: Mapping[str, Sort[Any]] = self.kinds[DAY_ACTIVITY].sorts if key.party != "day" else {"day": DAY}
        else:
            activity = (day or self.day(key.workshop)).setup.activity(key.activity)
            sorts = self.kinds[activity.kind].sorts if activity and activity.kind in self.kinds else {}
        if key.party_sort not in sorts:
            raise Refused("This workshop has no such activity.")
        return sorts[key.party_sort]

    # -- reading what is not held yet

    def _now(self, batch: _Batch, key: Key) -> Held:
        return batch.held.get(key) or self.held(key)

    def _mark(self, name: tuple[str, str]) -> tuple[int, str, str]:
        with self._guard:
            if name not in self._marks:
                query = select(marks.c.seq, marks.c.status, marks.c.why)
                here = (marks.c.workshop == name[0], marks.c.client == name[1])
                with self._engine.connect() as connection:
                    row = connection.execute(query.where(*here)).first()
                self._marks[name] = (row.seq, row.status, row.why) if row else (0, "", "")
            return self._marks[name]

    def _read(self, key: Key) -> Held:
        sort = self.sort(key)
        here = (answers.c.workshop == key.workshop, answers.c.activity == key.activity)
        there = (answers.c.round == key.round, answers.c.party == key.party)
        with self._engine.connect() as connection:
            row = connection.execute(select(answers).where(*here, *there)).first()
        return _held(sort, row) if row else Held(sort.empty)

    def _complete_round(self, workshop: str, activity: str, round: int) -> None:
        if (workshop, activity, round) in self._complete:
            return
        query = select(answers).where(
            answers.c.workshop == workshop, answers.c.activity == activity, answers.c.round == round
        )
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                key = Key(workshop, activity, round, row.party)
                self._known.setdefault(key, _held(self.sort(key), row))
        self._complete.add((workshop, activity, round))

    def _own(self) -> Any:
        """Make an SQLite store's folder and lock the store for this process."""
        file = self._url.database
        if self._url.get_backend_name() != "sqlite" or not file:
            return None
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            return hold(Path(f"{file}.lock"))
        except Locked:
            raise StoreFault(f"Another Common Ground is running on this store ({file}). Stop it first.") from None
        except OSError as fault:
            raise StoreFault(f"The store {file} cannot be written ({fault.strerror}).") from fault


def store_url(setting: str | None, default: Path) -> str:
    """The SQLAlchemy URL meant by COMMON_GROUND_STORE: a URL as it is, a path as an SQLite file, nothing as `default`."""
    if setting and "://" in setting:
        return setting
    path = Path(setting).expanduser() if setting else default
    if path.suffix == "" or path.is_dir():
        path = path / "common-ground.db"
    return f"sqlite:///{path.resolve()}"


def day_key(workshop: str) -> Key:
    return Key(workshop, DAY_ACTIVITY, 1, "day")


def _url(setting: str) -> URL:
    try:
        url = make_url(setting)
    except SQLAlchemyError:
        raise StoreFault("The store's address cannot be read; a path or postgresql://… was expected.") from None
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreFault("A store in memory would be lost; the path of a file was expected.")
    return url


def _engine(url: URL) -> Engine:
    """An engine whose faults never carry what people typed: a log is no place that can be redacted."""
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, hide_parameters=True)
        except (ImportError, SQLAlchemyError) as fault:
            raise StoreFault(f"The store could not be opened ({_reason(fault)}).") from None
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 10, "check_same_thread": False})
    mode = "WAL" if _wal_is_sound(sqlite3.sqlite_version_info) else "DELETE"

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        for pragma in (f"journal_mode={mode}", "synchronous=FULL", "secure_delete=ON", "cache_spill=OFF"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _wal_is_sound(version: Iterable[int]) -> bool:
    """Whether this SQLite has the WAL-reset fix: 3.51.3 and later, or 3.50.7 or 3.44.6 of their lines."""
    found = tuple(version)
    return found >= WAL_FIXED[0] or any(found[:2] == fixed[:2] and found >= fixed for fixed in WAL_FIXED[1:])


def _day_of(batch: _Batch, key: Key) -> Day | None:
    held = batch.held.get(day_key(key.workshop))
    return held.answer if held else None


def _held(sort: Sort[Any], row: Any) -> Held:
    return Held(sort.load(row.body), row.revision, tuple(json.loads(row.late)))


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


def _in_short(act: Any) -> dict[str, Any]:
    return {"kind": act.kind, "card": getattr(act, "card", None)}


def _status(kept: str) -> Literal["done", "late", "refused"]:
    return "refused" if kept == "refused" else "late" if kept == "late" else "done"


def _meta(connection: Connection, name: str, fresh: str) -> str:
    found = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    if found is None:
        connection.execute(insert(meta).values(name=name, value=fresh))
    return found or fresh


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _reason(fault: BaseException) -> str:
    """A fault in a few plain words, without paths or statements."""
    cause = str(getattr(fault, "orig", None) or fault)
    return {
        "database or disk is full": "the disk is full",
        "attempt to write a readonly database": "the store is read-only",
        "database is locked": "another program holds the store",
    }.get(cause, cause[:120])
