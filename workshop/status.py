"""The status of the server, for those who run a workshop on it: who is connected, how soon an act is answered, how much room is
left on the disk, when the last backup was taken, and what the server has used of its machine. Nothing that anybody said.

`/status/WORKSHOP` tells it as JSON to whoever holds a link of its lead or of a helper.
"""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from workshop.backups import backups
from workshop.links import held
from workshop.live import Live
from workshop.open_files import limit, may_come, room_for
from workshop.roles import ROUTES
from workshop.soundness import holding
from workshop.store import Store


@dataclass(frozen=True, slots=True)
class Status:
    """Of one workshop: `laptops` that tables have open now, `acts` that are kept of it, and `backup`, when the last was taken
    (seconds since 1970); `elsewhere`, whether its store is a database that is backed up by whoever runs that. Of the server: how many
    milliseconds the last acts took from being heard to being answered, `disk_free` where the store lies and `memory` in bytes,
    seconds of processor that it has used since it started, its clock, how many laptops it has `room` for by the files that it may
    hold open, and how many `may_come`. None where it is not known."""

    laptops: int
    acts: int
    backup: float | None
    answered_p50: float | None
    answered_p95: float | None
    disk_free: int | None
    processor_seconds: float
    processors: int
    memory: int | None
    clock: float
    room: int | None = None
    may_come: int = 0
    elsewhere: bool = False


def status(store: Store, live: Live, workshop: str) -> Status:
    waits = sorted(live.waits)
    return Status(
        laptops=sum(live.attendance.devices(workshop).values()),
        acts=store.count(workshop),
        backup=backed_up_at(store, workshop),
        answered_p50=_milliseconds(waits, 0.5),
        answered_p95=_milliseconds(waits, 0.95),
        disk_free=disk_free(store.file),
        processor_seconds=time.process_time(),
        processors=os.cpu_count() or 1,
        memory=memory(),
        clock=store.clock(),
        room=room_for(limit()),
        may_come=may_come(len(store.day(workshop).setup.tables)),
        elsewhere=store.file is None,
    )


@dataclass(frozen=True, slots=True)
class StatusDoor:
    """The route by which a lead or a helper asks."""

    store: Store
    live: Live

    def routes(self) -> list[Route]:
        return [Route("/status/{workshop}", self.tell)]

    async def tell(self, request: Request) -> Response:
        workshop = request.path_params["workshop"]
        if held(self.store, request.cookies, workshop, ROUTES["/status/{workshop}"]) is None:
            return JSONResponse({}, 404)
        told = await run_in_threadpool(status, self.store, self.live, workshop)
        return JSONResponse(asdict(told), headers={"Cache-Control": "no-store"})


def backed_up_at(store: Store, workshop: str) -> float | None:
    """When a workshop was last in a backup: one of its own that was taken away, or one of the whole store; None where in none."""
    own, entry = store.backed_up_at(workshop), store.registry.workshop(id=workshop)
    last = backups(store.file)[:1] if store.file else []
    return max([own or 0.0, *(one.at for one in last if entry and entry.code in _codes_in(one.file))]) or None


@lru_cache(maxsize=8)
def _codes_in(backup: Path) -> frozenset[str]:
    """The codes of the workshops in a backup, which never changes."""
    try:
        there = holding(backup)
    except sqlite3.Error:  # it was let go just now
        there = None
    return frozenset(code for code, _ in there.workshops) if there else frozenset()


def disk_free(folder: Path | None) -> int | None:
    """Bytes free on the disk of a folder."""
    try:
        return shutil.disk_usage(folder).free if folder else None
    except OSError:
        return None


def memory() -> int | None:
    """Bytes of memory that this process holds now; on macOS the most that it ever held, on Windows not known."""
    if sys.platform == "win32":
        return None
    if sys.platform == "linux":
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _milliseconds(waits: Sequence[float], part: float) -> float | None:
    """The wait that `part` of all stay below, in milliseconds."""
    return round(1000 * waits[min(len(waits) - 1, int(part * len(waits)))], 1) if waits else None
