"""The demonstration: a workshop of simulated tables, so that a newcomer sees the whole job within a minute or two.

Its tables are scripted laptops that come in by the live socket with links of their own, and its lead opens and reveals as a
real one would (`play`). There is one a server, of one of its programmes. It starts when somebody asks, stops when nobody watches,
is marked on every screen and in its report, and is in no list, export or backup.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workshop.acts import Envelope
from workshop.live import Live
from workshop.play import Play, Script, log
from workshop.play import Step as Step
from workshop.record import day_key
from workshop.registry import Workshop
from workshop.setup import Setup, plain_setup
from workshop.store import Store

__all__ = ["Demonstration", "Script", "Step"]
PATIENCE = 40.0  # seconds without anybody watching before it stops


@dataclass
class Demonstration:
    """`programmes` are the workshops that it can be, by name, the first where none is asked for; `play` plays them."""

    store: Store
    live: Live
    programmes: Mapping[str, Setup]
    play: Play

    def __post_init__(self) -> None:
        self._running: asyncio.Task[None] | None = None
        self._workshop: Workshop | None = None
        self._name = next(iter(self.programmes))
        for left in self.store.registry.workshops("demonstration"):
            self.store.remove_workshop(left.id)

    def start(self, again: bool = False, name: str = "", first: str = "") -> Workshop:
        """The demonstration that is running, or a new one where it is asked for `again`, by another `name`, or from its `first`
        activity on, those before it left out. Called on the event loop."""
        name = name if name in self.programmes else ""
        runs = self._workshop and self._running and not self._running.done()
        if self._workshop and runs and not again and not first and name in ("", self._name):
            return self._workshop
        self.stop()
        self._name = name or (self._name if runs else next(iter(self.programmes)))
        self._workshop = self.store.registry.new_workshop("demonstration")
        setup = plain_setup(beginning_with(first, self.programmes[self._name]))
        self.store.act(Envelope(day_key(self._workshop.id), "demonstration", 1, "lead",
                                {"kind": "set_up", "setup": setup}, "demonstration"))  # fmt: skip
        self._running = asyncio.get_running_loop().create_task(self._run(self._workshop.id))
        return self._workshop

    def stop(self) -> None:
        """Stop it, and delete every trace of it."""
        if self._running:
            self._running.cancel()
        if self._workshop:
            self.store.remove_workshop(self._workshop.id)
        self._running = self._workshop = None

    async def _run(self, workshop: str) -> None:
        watching = asyncio.create_task(self._until_unwatched(workshop))
        playing = asyncio.create_task(self.play.play(workshop))
        try:
            await asyncio.wait({watching, playing}, return_when=asyncio.FIRST_COMPLETED)
            if playing.done() and (fault := playing.exception()):
                log.error("the demonstration stopped", exc_info=fault)
            await watching  # the day is over, but its report can still be read
        finally:
            watching.cancel()
            playing.cancel()
            await asyncio.gather(watching, playing, return_exceptions=True)

    async def _until_unwatched(self, workshop: str) -> None:
        alone_since: float | None = None
        while alone_since is None or time.monotonic() - alone_since < PATIENCE:
            await asyncio.sleep(2)
            alone_since = None if self.live.attendance.watchers(workshop) else alone_since or time.monotonic()


def beginning_with(first: str, setup: Setup) -> Setup:
    """A setting-up in which the activities before one are left out; as it is where there is no such activity."""
    ids = [activity.id for activity in setup.activities]
    before = ids[: ids.index(first)] if first in ids else []
    return replace(setup, activities=tuple(replace(one, skipped=one.id in before) for one in setup.activities))
