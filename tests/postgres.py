"""A PostgreSQL of the tests' own: a cluster in a temporary folder, reached by its socket alone, gone when they end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import create_engine

OWNER = "postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None  # it refuses to run as root


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it, or what Python needs to speak to it, is not installed."""
    there = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    there += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return there[0] if there and find_spec("psycopg") else None


@dataclass
class Cluster:
    """A server that runs."""

    programs: Path
    folder: Path
    made: int = 0
    durable: bool = False  # whether a commit waits for the disk, as it does for people

    def fresh(self) -> str:
        """The URL of a new, empty database."""
        self.made += 1
        self.tell(f"CREATE DATABASE store{self.made}")
        return self.url(f"store{self.made}")

    def tell(self, statement: str) -> None:
        """Say something to the server itself."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def cut(self) -> None:
        """Cut every connection that is open."""
        self.tell("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'store%%'")

    def run(self, program: str, *words: str) -> None:
        asked = [str(self.programs / program), "-D", str(self.folder / "data"), *words]
        done = subprocess.run(asked, user=OWNER, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert done.returncode == 0, done.stderr.decode()

    def start(self) -> None:
        fsync = "on" if self.durable else "off"
        said = f"-k {self.folder} -c listen_addresses= -c fsync={fsync} -c max_connections=60"
        self.run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", said)

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "-w", "-m", "immediate")

    def holds(self, text: bytes) -> bool:
        """Whether any file of a table holds a text."""
        files = (self.folder / "data" / "base").rglob("*")
        return any(text in file.read_bytes() for file in files if file.is_file())

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"


@contextmanager
def cluster(programs: Path, durable: bool = False) -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a socket's path must be short
    if OWNER:
        shutil.chown(folder, OWNER)
    made = Cluster(programs, folder, durable=durable)
    try:
        made.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder)
