"""Presence: which tables are at which server, where several hold one workshop (`elsewhere`).

Each server writes down every few seconds what devices it has open and when each table last was here and spoke, in a row of its own in
`meta`, and reads those of the others. One that has not changed its row for a while is gone, whatever the clocks of the machines say.
"""

import asyncio
import json
import logging
import secrets
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from workshop.attendance import Seen
from workshop.live import Live
from workshop.store import Store
from workshop.store_fault import StoreFault, reason

EVERY = 2.0  # seconds
GONE, FORGOTTEN = 4, 60  # looks after which a row that did not change counts no more, and after which it is deleted
HERE = "here "
log = logging.getLogger("common_ground.store")
Row = dict[str, dict[str, list[Any]]]  # workshop, table: devices, last seen, last spoke


class Presence:
    """What this server tells the others, and what they told it."""

    def __init__(self, store: Store, live: Live) -> None:
        self._store, self._live = store, live
        self._name = f"{HERE}{secrets.token_hex(6)}"
        self._beat = 0
        self._told: dict[str, tuple[str, int]] = {}  # by the name of a row: what it last held, and for how many looks

    async def share(self) -> None:
        """Tell and hear for as long as the server runs. Where the store is not shared there is nobody to tell."""
        while self._store.shared:
            try:
                await self.look()
            except (StoreFault, SQLAlchemyError) as fault:
                log.debug("who is where is not known: %s", reason(fault))
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Tell the others once, and hear what they tell."""
        self._beat += 1
        here = json.dumps({"beat": self._beat, "tables": self._here()})
        await asyncio.wrap_future(self._store.write_down(self._name, here))
        rows = await asyncio.to_thread(self._store.written_down, HERE)
        self._hear({name: value for name, value in rows.items() if name != self._name})
        for name in [name for name, (_, looks) in self._told.items() if looks >= FORGOTTEN]:
            await asyncio.wrap_future(self._store.strike_out(name))

    def _here(self) -> Row:
        told: Row = defaultdict(dict)
        for (workshop, table), seen in self._live.attendance.here().items():
            told[workshop][str(table)] = [seen.devices, seen.at, seen.spoke]
        return told

    def _hear(self, rows: dict[str, str]) -> None:
        before = self._told
        self._told = {
            name: (value, before[name][1] + 1 if name in before and before[name][0] == value else 0)
            for name, value in rows.items()
        }
        self._live.hears(_together((json.loads(value)["tables"], looks < GONE) for value, looks in self._told.values()))


def _together(rows: Iterable[tuple[Row, bool]]) -> dict[tuple[str, int], Seen]:
    """What several servers told, as if they were one; each with whether it is there still, or else has no device open."""
    found: dict[tuple[str, int], Seen] = {}
    for row, there in rows:
        for workshop, tables in row.items():
            for table, (devices, at, spoke) in tables.items():
                place = (workshop, int(table))
                found[place] = found.get(place, Seen()) + Seen(devices if there else 0, at, spoke)
    return found
