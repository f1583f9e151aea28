"""Editions: what people read of a workshop, made once for however many read it.

Making a report takes seconds, and a room may open it all at once. So it is made on a thread of its own, one at a time, and whoever
asks meanwhile waits for the same one. It stands for as long as nothing was said since; after that it is made anew, but for some
seconds, longer the longer it took, the one before does. What must not be shown a moment longer, such as a text that was redacted
or an activity that was opened again, is never in it: another stage of the day always makes another edition.
"""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from workshop.acts import Key
from workshop.record import day_key
from workshop.report.blocks import Report
from workshop.store import Store

REST, TIMES, MOST_HELD = 5.0, 3.0, 20
TOTALS = ("room", "arrivals", "seats", "report")


@dataclass(frozen=True, slots=True)
class Told:
    """What may be read of a workshop now: `checked`, or a draft record. `left_out` are headings of activities that the room has
    not been shown yet."""

    report: Report
    checked: bool
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """What was told at a revision of the workshop and a stage of its day, and the forms in which it was written out so far. `at` is
    when it was made, and `took` how many seconds that was."""

    workshop: str
    revision: int
    stage: str
    told: Told
    at: float
    took: float
    forms: dict[str, bytes] = field(default_factory=dict)


Make = Callable[[str], Told]
Form = Callable[[Edition], bytes]
Asked = tuple[str, str, str]  # workshop, form, and the stage of the day


class Editions:
    """The newest edition of each workshop that is asked for. `make` tells what may be read of one, `forms` write it out."""

    def __init__(
        self, store: Store, make: Make, forms: Mapping[str, Form], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.store, self._make, self._forms, self._clock = store, make, forms, clock
        self._held: dict[str, Edition] = {}
        self._making: dict[Asked, Future[Edition]] = {}
        self._guard = threading.Lock()
        self._maker = ThreadPoolExecutor(1, "editions")
        store.on_change(self._changed)
        store.on_removal(self.forget)

    def ask(self, workshop: str, form: str = "") -> "Future[Edition]":
        """The edition that stands now, written out in a form; or soon, where it has still to be made."""
        asked = (workshop, form, self._stage(workshop))
        with self._guard:
            held = self._held.get(workshop)
            if held and self._stands(held) and (not form or form in held.forms):
                ready: Future[Edition] = Future()
                ready.set_result(held)
                return ready
            making = self._making.get(asked)
            if making is None:
                making = self._making[asked] = self._maker.submit(self._made, workshop, form)
                making.add_done_callback(lambda _: self._making.pop(asked, None))  # at once, where it is made by now
            return making

    def forget(self, workshop: str) -> None:
        """Hold nothing more of a workshop."""
        with self._guard:
            self._held.pop(workshop, None)

    def close(self) -> None:
        """Let what is being made be finished, and make nothing more."""
        self._maker.shutdown(cancel_futures=True)

    def _made(self, workshop: str, form: str) -> Edition:
        """On the thread of its own: the edition that stands, made anew where none does."""
        held = self._held.get(workshop)
        if held is None or not self._stands(held):
            held = self._anew(workshop)
        if form and form not in held.forms:
            held.forms[form] = self._forms[form](held)
        return held

    def _anew(self, workshop: str) -> Edition:
        revision, stage, began = self._revision(workshop), self._stage(workshop), self._clock()
        told = self._make(workshop)
        now = self._clock()
        made = Edition(workshop, revision, stage, told, now, now - began)
        there = self.store.registry.workshop(id=workshop) and stage == self._stage(workshop)
        with self._guard:
            self._held.pop(workshop, None)
            self._held |= {workshop: made} if there else {}
            for oldest in list(self._held)[:-MOST_HELD]:
                del self._held[oldest]
        return made

    def _stands(self, held: Edition) -> bool:
        if held.stage != self._stage(held.workshop):
            return False
        rest = max(REST, TIMES * held.took)
        return held.revision == self._revision(held.workshop) or self._clock() < held.at + rest

    def _revision(self, workshop: str) -> int:
        """A number that rises with everything that is said in a workshop."""
        return sum(self.store.total(workshop, what) for what in TOTALS)

    def _stage(self, workshop: str) -> str:
        return self.store.day(workshop).screen

    def _changed(self, keys: set[Key]) -> None:
        """Let go of what was made at another stage, so that nothing redacted is held until somebody asks."""
        for workshop in {key.workshop for key in keys if key == day_key(key.workshop)}:
            held = self._held.get(workshop)
            if held and held.stage != self._stage(workshop):
                self.forget(workshop)
