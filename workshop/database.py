"""The database that a store is kept in: one file of SQLite, or PostgreSQL, opened so that what is committed is safe.

An SQLite file belongs to one process at a time, which a lock file sees to; each connection waits until what it wrote is on the
disk, and overwrites what is deleted. Nothing that people typed is ever in a fault from here, for it may end up in a log.
"""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import URL, Connection, Engine, Row, Select, create_engine, event, insert, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from workshop.lock import Locked, hold
from workshop.schema import meta, prepare

WAL_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


class StoreFault(Exception):
    """The store could not keep something: nothing was acknowledged. Its text is a plain sentence."""


class Database:
    """The database at `url` (an SQLAlchemy URL), locked for this process, with its tables made or brought up to date.

    `secret` and `id` are drawn when it is made and stay with it. Raises StoreFault where another process has it or it
    cannot be opened, schema.WrongVersion for a newer one.
    """

    def __init__(self, url: str) -> None:
        self._url = _url(url)
        self._lock_file = _own(self._url)
        self._engine: Engine | None = None
        try:
            self._engine = _engine(self._url)
            self._open()
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
    def folder(self) -> Path | None:
        """Where a store of SQLite lies; None for one that is kept elsewhere."""
        file = self._url.database
        return Path(file).resolve().parent if self.kept_in == "sqlite" and file else None

    def begin(self) -> AbstractContextManager[Connection]:
        """A connection whose work is committed at the end, or undone where it fails."""
        return self.engine.begin()

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
        """Leave nothing on the disk of what was deleted: pages are overwritten as rows go, and here the file is written anew."""
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
                if self.kept_in == "sqlite":
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except (SQLAlchemyError, sqlite3.Error) as fault:
            raise StoreFault(f"What was deleted could not be overwritten ({reason(fault)}).") from None

    def upsert(self, table: Any, row: dict[str, Any], changing: dict[str, Any]) -> Any:
        """The statement that makes the row named by `row`, or sets `changing` where it is there."""
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        return (
            dialect.insert(table)
            .values(**row, **changing)
            .on_conflict_do_update(index_elements=list(row), set_=changing)
        )

    def close(self) -> None:
        if self._engine:
            self._engine.dispose()
        if self._lock_file:
            self._lock_file.close()

    def _open(self) -> None:
        try:
            with self.begin() as connection:
                prepare(connection)
                self.secret = _meta(connection, "secret", secrets.token_hex(16))
                self.id = _meta(connection, "id", secrets.token_hex(4))
        except (SQLAlchemyError, sqlite3.Error, OSError) as fault:
            raise StoreFault(f"The store could not be opened ({reason(fault)}).") from fault


def store_url(setting: str | None, default: Path) -> str:
    """The SQLAlchemy URL meant by COMMON_GROUND_STORE: a URL as it is, a path as an SQLite file, nothing as `default`."""
    if setting and "://" in setting:
        return setting
    path = Path(setting).expanduser() if setting else default
    if path.suffix == "" or path.is_dir():
        path = path / "common-ground.db"
    return f"sqlite:///{path.resolve()}"


def reason(fault: BaseException) -> str:
    """A fault in a few plain words, without paths or statements."""
    cause = str(getattr(fault, "orig", None) or fault)
    return {
        "database or disk is full": "the disk is full",
        "attempt to write a readonly database": "the store is read-only",
        "database is locked": "another program holds the store",
    }.get(cause, cause[:120])


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


def _own(url: URL) -> BinaryIO | None:
    """Make an SQLite store's folder and lock the store for this process."""
    file = url.database
    if url.get_backend_name() != "sqlite" or not file:
        return None
    try:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        return hold(Path(f"{file}.lock"))
    except Locked:
        raise StoreFault(f"Another Common Ground is running on this store ({file}). Stop it first.") from None
    except OSError as fault:
        raise StoreFault(f"The store {file} cannot be written ({fault.strerror}).") from fault


def _engine(url: URL) -> Engine:
    """An engine whose faults never carry what people typed: a log is no place that can be redacted."""
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, hide_parameters=True)
        except (ImportError, SQLAlchemyError) as fault:
            raise StoreFault(f"The store could not be opened ({reason(fault)}).") from None
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 10, "check_same_thread": False})
    mode = "WAL" if wal_is_sound(sqlite3.sqlite_version_info) else "DELETE"

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        for pragma in (f"journal_mode={mode}", "synchronous=FULL", "secure_delete=ON", "cache_spill=OFF"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _meta(connection: Connection, name: str, fresh: str) -> str:
    found = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    if found is None:
        connection.execute(insert(meta).values(name=name, value=fresh))
    return found or fresh
