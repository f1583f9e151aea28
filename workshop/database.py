"""The database that a store is kept in: one file of SQLite, or PostgreSQL, opened so that what is committed is safe.

An SQLite file belongs to one process at a time, which a lock file sees to; each connection waits until what it wrote is on the
disk, and overwrites what is deleted. In PostgreSQL several processes may write to one store, one at a time: each commit holds a
lock on the whole of it, so acts are numbered in the order in which they are kept. Nothing that people typed is ever in a fault
from here, for it may end up in a log.
"""

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Row,
    Select,
    create_engine,
    delete,
    event,
    func,
    insert,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from workshop.backups import take
from workshop.lock import Locked, hold
from workshop.restoring import Restored, mend, restored_of
from workshop.schema import TABLES, UPGRADES, Upgrade, meta, older, prepare, version_of
from workshop.soundness import TAKEN, holding
from workshop.store_fault import StoreFault, reason

RESTORED = "restored"  # under this name the store tells that it was restored
ONE_WRITES = 0x436F6D6D6F6E  # the number of the lock under which a process writes to PostgreSQL
FOR_POSTGRESQL = (
    "SET synchronous_commit = on",
    "SET lock_timeout = '10s'",
    "SET idle_in_transaction_session_timeout = '20s'",  # a process that hangs lets the others write
)
A_STEP = 256  # pages that are copied before whoever waits is let go first: a megabyte, a millisecond or two
WAL_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


class Database:
    """The database at `url` (an SQLAlchemy URL), locked for this process, with its tables made or brought up to date.

    `secret` and `id` are drawn when it is made and stay with it. One that is damaged is restored from its newest sound backup, and
    of an older version a backup is taken before it is brought up to date; `restored` tells of that, and of a backup that was
    brought here. Raises StoreFault where another process has it or it cannot be opened, schema.WrongVersion for a newer one.
    """

    def __init__(
        self, url: str, clock: Callable[[], float] = time.time, upgrades: Sequence[Upgrade] = UPGRADES
    ) -> None:
        self._url, self._upgrades = _url(url), upgrades
        self._lock_file = own(self.file)
        self._engine: Engine | None = None
        self._pen: Engine | None = (
            None  # writes by one connection that stays: what it commits, a copy that it makes follows
        )
        try:
            mended = mend(self.file, clock(), version_of(upgrades)) if self.file else None
            self._engine = _engine(self._url)
            self._pen = _engine(self._url, poolclass=StaticPool) if self.file else self._engine
            self._open(clock(), mended)
        except BaseException:
            self.close()
            raise

    @property
    def engine(self) -> Engine:
        assert self._engine is not None
        return self._engine

    @property
    def kept_in(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._url.get_backend_name()

    @property
    def shared(self) -> bool:
        """Whether other processes may have the store open too."""
        return self.kept_in == "postgresql"

    @property
    def file(self) -> Path | None:
        """The file of a store of SQLite; None for one that is kept elsewhere."""
        file = self._url.database
        return Path(file).resolve() if self.kept_in == "sqlite" and file else None

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A connection whose work is committed at the end, or undone where it fails. Nobody else writes meanwhile; of a file, one
        thread alone calls this."""
        assert self._pen is not None
        with self._pen.begin() as connection:
            if self.shared:
                connection.execute(select(func.pg_advisory_xact_lock(ONE_WRITES)))
            yield connection

    def rows(self, query: Select[*tuple[Any, ...]]) -> list[Row[*tuple[Any, ...]]]:
        """Everything that a query finds, read as last committed."""
        with self.engine.connect() as connection:
            return list(connection.execute(query))

    def first(self, query: Select[*tuple[Any, ...]]) -> Row[*tuple[Any, ...]] | None:
        """The first row that a query finds; None where there is none."""
        with self.engine.connect() as connection:
            return connection.execute(query).first()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees one state of the database, whatever is committed meanwhile. To read, and not for long."""
        with self.engine.connect() as connection:
            if self.kept_in == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    def overwrite(self) -> None:
        """Leave nothing on the disk of what was deleted: pages are overwritten as rows go, and here the file is written anew. In
        PostgreSQL its tables are; what its own log and its backups hold, and for how long, is for whoever runs it."""
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM" if self.kept_in == "sqlite" else f"VACUUM FULL {TABLES}")
                if self.kept_in == "sqlite":
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except (SQLAlchemyError, sqlite3.Error) as fault:
            raise StoreFault(f"What was deleted could not be overwritten ({reason(fault)}).") from None

    def copy(self, to: Path, between: Callable[[], None]) -> None:
        """Copy a store of SQLite as it is at the end, in steps, each followed by a call of `between`, in which the same thread may write:
        a copy by the very connection that commits follows what it commits, and holds nobody up for longer than a step."""
        assert self._pen is not None
        here = self._pen.raw_connection()
        try:
            source = here.driver_connection
            assert isinstance(source, sqlite3.Connection)
            with closing(sqlite3.connect(to)) as there:
                there.execute("PRAGMA synchronous=OFF")
                source.backup(there, pages=A_STEP, progress=lambda *_: between())
        finally:
            here.close()

    def upsert(self, table: Any, row: dict[str, Any], changing: dict[str, Any]) -> Any:
        """The statement that makes the row named by `row`, or sets `changing` where it is there."""
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        return (
            dialect.insert(table)
            .values(**row, **changing)
            .on_conflict_do_update(index_elements=list(row), set_=changing)
        )

    def close(self) -> None:
        for engine in (self._engine, self._pen):
            if engine:
                engine.dispose()
        if self._lock_file:
            self._lock_file.close()

    def _open(self, now: float, mended: Restored | None) -> None:
        try:
            with self.engine.connect() as connection:
                behind = older(connection, self._upgrades)
            if behind and self.file:
                take(self.file, now, mark=f"version-{behind}")
            with self.begin() as connection:
                if self.file:  # or each change of a table would be a commit of its own
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                prepare(connection, self._upgrades)
                self.secret = _meta(connection, "secret", secrets.token_hex(16))
                self.id = _meta(connection, "id", secrets.token_hex(4))
                mended = self._brought_back(connection, mended, now)
                if mended:
                    connection.execute(self.upsert(meta, {"name": RESTORED}, {"value": mended.plain()}))
                told = connection.execute(select(meta.c.value).where(meta.c.name == RESTORED)).scalar()
                self.restored = restored_of(told) if told else None
        except (SQLAlchemyError, sqlite3.Error, OSError) as fault:
            raise StoreFault(f"The store could not be opened ({reason(fault)}).") from fault

    def _brought_back(self, connection: Connection, mended: Restored | None, now: float) -> Restored | None:
        """That this file is a backup that has come to be the store, if it is, however it was brought here; it is one no longer."""
        taken = connection.execute(select(meta.c.value).where(meta.c.name == TAKEN)).scalar()
        connection.execute(delete(meta).where(meta.c.name == TAKEN))
        if mended or taken is None or self.file is None:
            return mended
        held = holding(self.file)
        return Restored(now, float(taken), "", "", held.workshops if held else ())


def store_url(setting: str | None, default: Path) -> str:
    """The SQLAlchemy URL meant by COMMON_GROUND_STORE: a URL as it is, a path as an SQLite file, nothing as `default`."""
    if setting and "://" in setting:
        return setting
    path = Path(setting).expanduser() if setting else default
    if path.suffix == "" or path.is_dir():
        path = path / "common-ground.db"
    return f"sqlite:///{path.resolve()}"


def wal_is_sound(version: Iterable[int]) -> bool:
    """Whether this SQLite has the WAL-reset fix: 3.51.3 and later, or 3.50.7 or 3.44.6 of their lines."""
    found = tuple(version)
    return found >= WAL_FIXED[0] or any(found[:2] == fixed[:2] and found >= fixed for fixed in WAL_FIXED[1:])


def _url(setting: str) -> URL:
    try:
        url = make_url(setting)
    except SQLAlchemyError:
        raise StoreFault("The store's address cannot be read; a path or postgresql://… was expected.") from None
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreFault("A store in memory would be lost; the path of a file was expected.")
    return url


def own(file: Path | None) -> BinaryIO | None:
    """Make an SQLite store's folder and lock the store for this process. Raises StoreFault."""
    if file is None:
        return None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return hold(Path(f"{file}.lock"))
    except Locked:
        raise StoreFault(f"Another Common Ground is running on this store ({file}). Stop it first.") from None
    except OSError as fault:
        raise StoreFault(f"The store {file} cannot be written ({fault.strerror}).") from fault


def _engine(url: URL, **more: Any) -> Engine:
    """An engine whose faults never carry what people typed: a log is no place that can be redacted."""
    if url.get_backend_name() != "sqlite":
        try:
            return _settled(create_engine(url, hide_parameters=True, pool_pre_ping=True), FOR_POSTGRESQL)
        except (ImportError, SQLAlchemyError) as fault:
            raise StoreFault(f"The store could not be opened ({reason(fault)}).") from None
    mode = "WAL" if wal_is_sound(sqlite3.sqlite_version_info) else "DELETE"
    pragmas = (f"journal_mode={mode}", "synchronous=FULL", "secure_delete=ON", "cache_spill=OFF")
    settled = {"hide_parameters": True, "connect_args": {"timeout": 10, "check_same_thread": False}}
    engine = create_engine(url, **settled, **more)
    return _settled(engine, [f"PRAGMA {pragma}" for pragma in pragmas])


def _settled(engine: Engine, statements: Iterable[str]) -> Engine:
    """An engine that says these on each connection as it is made."""

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()
        connection.commit()

    return engine


def _meta(connection: Connection, name: str, fresh: str) -> str:
    found = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    if found is None:
        connection.execute(insert(meta).values(name=name, value=fresh))
    return found or fresh
