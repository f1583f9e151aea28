"""Expiry: when a workshop is deleted, and deleting it.

What was said is kept for as many days as the setting-up says, counted from the last thing that was said. A day that has not
begun has nothing to delete yet and may be months away, so it is kept for a year at least. Demonstrations keep nothing.
"""

import asyncio
import logging
from dataclasses import dataclass

from workshop.database import StoreFault
from workshop.registry import IMPORTED, Workshop
from workshop.store import Store

log = logging.getLogger("common_ground.keeping")
DAY, NOT_BEGUN_DAYS = 24 * 3600.0, 365


@dataclass(frozen=True, slots=True)
class Kept:
    """A workshop, its area, when the last thing was said in it, and when it is deleted (seconds since 1970)."""

    workshop: Workshop
    area: str
    last: float
    until: float


def kept(store: Store, workshop: Workshop, days: int | None = None) -> Kept:
    """How long a workshop is kept; with `days`, as if its setting-up said so."""
    day = store.day(workshop.id)
    last = max(workshop.made_at, store.last_at(workshop.id) or 0.0)
    chosen = days or day.setup.keep_days
    return Kept(workshop, day.setup.area, last, last + DAY * (chosen if day.begun else max(chosen, NOT_BEGUN_DAYS)))


def every(store: Store) -> list[Workshop]:
    """Every workshop that is kept, newest first: those held here and those that came in to be read."""
    there = [*store.registry.workshops(), *store.registry.workshops(IMPORTED)]
    return sorted(there, key=lambda one: -one.made_at)


def expired(store: Store, older_than: int | None = None) -> list[Kept]:
    """Workshops whose time is up; with `older_than`, those in which nothing was said for so many days, whatever was set up."""
    now, found = store.clock(), [kept(store, one) for one in every(store)]
    return [one for one in found if (one.until if older_than is None else one.last + older_than * DAY) <= now]


def purge(store: Store, older_than: int | None = None) -> list[Kept]:
    """Delete every trace of workshops whose time is up; which they were. Raises StoreFault."""
    gone = expired(store, older_than)
    for one in gone:
        store.remove_workshop(one.workshop.id)
    if gone:
        store.overwrite()
    return gone


async def purge_daily(store: Store, pause: float = DAY) -> None:
    """Delete what has expired, now and once a day, for as long as the server runs."""
    while True:
        try:
            for one in await asyncio.to_thread(purge, store):
                log.warning("deleted workshop %s: its time was up", one.workshop.code)
        except StoreFault as fault:
            log.warning("what has expired was not deleted: %s", fault)
        await asyncio.sleep(pause)
