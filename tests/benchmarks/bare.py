"""The barest of servers to compare with: one that echoes to a group what it has committed, and one page of Streamlit's.

`python -m tests.benchmarks.bare PORT FILE` is the first: a WebSocket at `/GROUP`; what comes up it is written to an SQLite file in the
journal mode that the store would use, committed, and sent to everybody of the group. The second is `bare_app.py`, run by
Streamlit with the settings of this project, and like both ours made to send at once: as it comes, Streamlit adds 40 ms to most answers.
"""

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.server import ROOT, free_port
from workshop.database import wal_is_sound
from workshop.promptness import send_at_once

PAGE = Path(__file__).with_name("bare_app.py")


def echo(file: str) -> Starlette:
    """The app: what is said in a group is committed, then told to all of it."""
    store = sqlite3.connect(file, check_same_thread=False)
    store.execute(f"PRAGMA journal_mode={'WAL' if wal_is_sound(sqlite3.sqlite_version_info) else 'DELETE'}")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("create table said (id integer primary key, at_group text, said text)")
    groups: dict[str, set[WebSocket]] = defaultdict(set)
    writer = ThreadPoolExecutor(1)

    def keep(group: str, text: str) -> None:
        with store:
            store.execute("insert into said (at_group, said) values (?, ?)", (group, text))

    async def endpoint(socket: WebSocket) -> None:
        group = socket.path_params["group"]
        await socket.accept()
        groups[group].add(socket)
        with suppress(WebSocketDisconnect):
            while True:
                text = await socket.receive_text()
                await asyncio.get_running_loop().run_in_executor(writer, keep, group, text)
                for one in groups[group]:
                    await one.send_text(text)
        groups[group].discard(socket)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        send_at_once(asyncio.get_running_loop())
        yield

    health = Route("/_stcore/health", lambda _: PlainTextResponse("ok"))
    return Starlette(routes=[health, WebSocketRoute("/{group}", endpoint)], lifespan=lifespan)


@contextmanager
def started(*asked: str, port: int, **environment: str) -> Iterator[tuple[str, int]]:
    """The address and the process of a server that was started by a command; ended with the block."""
    process = subprocess.Popen([sys.executable, "-m", *asked], cwd=ROOT, env={**os.environ, **environment},
                               stdout=subprocess.DEVNULL)  # fmt: skip
    try:
        until, address = time.monotonic() + 90, f"http://127.0.0.1:{port}"
        while not _answers(address):
            assert process.poll() is None and time.monotonic() < until, "it did not start"
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.kill()
        process.wait()


@contextmanager
def bare_socket(folder: Path) -> Iterator[tuple[str, int]]:
    port = free_port()
    with started("tests.benchmarks.bare", str(port), str(folder / "bare.db"), port=port) as server:
        yield server


@contextmanager
def bare_page(shared: Path) -> Iterator[tuple[str, int]]:
    port = free_port()
    with started(
        "streamlit",
        "run",
        str(PAGE),
        "--server.port",
        str(port),
        "--logger.level",
        "warning",
        port=port,
        SHARED=str(shared),
    ) as server:
        yield server


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/_stcore/health", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


if __name__ == "__main__":
    uvicorn.run(echo(sys.argv[2]), port=int(sys.argv[1]), log_level="warning")
