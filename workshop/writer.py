"""The writer: one thread that keeps what is handed in, in the order in which it came.

Jobs that wait while it is busy share a commit, and a job is answered only after its commit. Where a commit fails, each job of
it is tried again alone, so that one that cannot be kept does not take the others with it. What takes long, such as a copy of the
whole store, is done in between: it lets what is handed in meanwhile go first, every few milliseconds.
"""

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from workshop.database import StoreFault, reason

log = logging.getLogger("common_ground.store")
MOST_IN_A_COMMIT = 500
A_BREATH = 0.002  # seconds for which what takes long waits for what is handed in
Job = TypeVar("Job")
Between = Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[Job]):
    job: Job
    future: "Future[Any]" = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class _Long:
    """What takes long; it calls what it is given every so often."""

    work: Callable[[Between], Any]
    future: "Future[Any]" = field(default_factory=Future)


class Writer(Generic[Job]):
    """`keep(jobs)` commits all of them or raises, and gives what each made; `lost(job)` hears of one that failed alone; `look()`
    is called every so many seconds while nothing is handed in.

    All are called on the writer's thread only.
    """

    def __init__(
        self,
        keep: Callable[[Sequence[Job]], list[Any]],
        lost: Callable[[Job], None],
        look: Callable[[], None] | None = None,
        every: float | None = None,
    ) -> None:
        self._keep_all = keep
        self._lost = lost
        self._look, self._every = look, every if look else None
        self._closed = False
        self._trouble = ""
        self._guard = threading.Lock()
        self._queue: queue.SimpleQueue[_Waiting[Job] | _Long | None] = queue.SimpleQueue()
        self._later: list[_Long] = []
        self._thread = threading.Thread(target=self._write, name="store writer", daemon=True)
        self._thread.start()

    def ask(self, job: Job) -> "Future[Any]":
        """Hand in a job; the future is answered once it is safe. It fails with StoreFault if it could not be kept."""
        return self._handed_in(_Waiting(job))

    def ask_meanwhile(self, work: Callable[[Between], Any]) -> "Future[Any]":
        """Have something long done on this thread, from which nobody else's job has to wait: `work` calls what it is given every
        few milliseconds, and what was handed in meanwhile is kept then. It fails with whatever `work` raised."""
        return self._handed_in(_Long(work))

    def _handed_in(self, asked: "_Waiting[Job] | _Long") -> "Future[Any]":
        with self._guard:
            if self._closed:
                raise StoreFault("The store is closed.")
            self._queue.put(asked)
        return asked.future

    def close(self) -> None:
        """Keep what was handed in before, and take nothing more."""
        with self._guard:
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _write(self) -> None:
        while (first := self._next()) is not None:
            if isinstance(first, _Long):
                self._later.append(first)
            else:
                self._keep_with_others(first)
            while self._later:
                self._do(self._later.pop(0))

    def _keep_with_others(self, first: _Waiting[Job]) -> None:
        """Keep a job, and with it what waits behind it."""
        waiting = [first]
        while len(waiting) < MOST_IN_A_COMMIT and not self._queue.empty():
            following = self._queue.get()
            if following is None:
                self._queue.put(None)
                break
            if isinstance(following, _Long):
                self._later.append(following)
            else:
                waiting.append(following)
        self._keep(waiting)

    def _do(self, long: _Long) -> None:
        try:
            made = long.work(self._between)
        except Exception as fault:  # noqa: BLE001  whoever waits must be told, whatever went wrong
            long.future.set_exception(fault)
        else:
            long.future.set_result(made)

    def _between(self) -> None:
        """Keep what was handed in while something long is done."""
        try:
            following = self._queue.get(timeout=A_BREATH)
        except queue.Empty:
            return
        if isinstance(following, _Waiting):
            self._keep_with_others(following)
        elif following is None:  # it ends after this
            self._queue.put(None)
        else:
            self._later.append(following)

    def _next(self) -> "_Waiting[Job] | _Long | None":
        """What was handed in first; until something is, look around every so often."""
        while True:
            try:
                return self._queue.get(timeout=self._every)
            except queue.Empty:
                self._look_around()

    def _look_around(self) -> None:
        try:
            if self._look:
                self._look()
        except Exception as fault:  # noqa: BLE001  the writer goes on, whatever there was to see
            self._note(fault)

    def _keep(self, waiting: list[_Waiting[Job]]) -> None:
        try:
            made = self._keep_all([one.job for one in waiting])
        except Exception as fault:  # noqa: BLE001  whoever waits must be told, whatever went wrong
            self._note(fault)
            self._fail(waiting, fault)
            return
        if self._trouble:
            log.warning("what is said is saved again")
            self._trouble = ""
        for one, outcome in zip(waiting, made, strict=True):
            if one.future.set_running_or_notify_cancel():
                one.future.set_result(outcome)

    def _note(self, fault: Exception) -> None:
        """A fault of the disk is said once, in a sentence, until it is over; one of ours is written down in full."""
        if not isinstance(fault, SQLAlchemyError | sqlite3.Error | StoreFault):
            log.exception("a commit failed")
        elif not self._trouble:
            self._trouble = reason(fault)
            log.warning("what is said cannot be saved: %s", self._trouble)

    def _fail(self, waiting: list[_Waiting[Job]], fault: Exception) -> None:
        """Try again one by one; a single one is told why."""
        if len(waiting) > 1:
            for one in waiting:
                self._keep([one])
            return
        self._lost(waiting[0].job)
        if waiting[0].future.set_running_or_notify_cancel():
            waiting[0].future.set_exception(StoreFault(f"It could not be saved ({reason(fault)})."))
