"""The workshops that a benchmark's room holds, and the laptops that sit in them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exercises import KINDS
from exercises.rehearsal.crowd import Device, Notes, Watcher, now
from workshop.database import store_url
from workshop.laptop import Laptop, cookie
from workshop.registry import Link
from workshop.store import Store


@dataclass
class Seat:
    """A laptop at a table, with what its browser holds; `device` while it is connected."""

    table: int
    link: Link
    cookie: str
    device: Device


@dataclass
class Hall:
    """One workshop: its code, the two digits of each table, the lead's and the wall's link with what their browsers hold."""

    code: str
    digits: list[str]
    lead: tuple[Link, str]
    wall: tuple[Link, str]
    seats: list[Seat] = field(default_factory=list)
    led: Laptop = field(init=False)
    shows: Watcher = field(init=False)
    notes: Notes = field(default_factory=Notes)

    @property
    def tables(self) -> list[list[Device]]:
        numbers = range(1, len(self.digits) + 1)
        return [[seat.device for seat in self.seats if seat.table == number] for number in numbers]

    async def leads(self, **act: Any) -> float:
        """The lead says one thing; when."""
        began = now()
        answer = await self.led.act("day", "day", **act)
        assert answer["kind"] == "done", answer
        return began


def prepared(folder: Path, workshops: int, tables: int) -> list[Hall]:
    """Workshops that are set up, in a store of their own."""
    store, halls = Store(store_url(str(folder), folder), KINDS), []
    for _ in range(workshops):
        entry = store.registry.new_workshop("workshop")
        made = [store.registry.new_link(entry.id, role) for role in ("lead", "room")]
        lead, wall = ((link, cookie(store, secret, link)) for secret, link in made)
        digits = [store.registry.digits(entry.id, number) for number in range(1, tables + 1)]
        halls.append(Hall(entry.code, digits, lead, wall))
    store.close()
    return halls
