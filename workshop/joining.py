"""Joining: a code, then a table, then a seat there.

A form and a redirect, so it works at once on any phone, and the seat's secret goes straight into an HttpOnly cookie. Nothing here
asks for a name. A table that somebody sits at asks for its digits, and a seat can be moved to another table.
"""

import re
import secrets
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from workshop.acts import Envelope
from workshop.letting_in import let_in, meant, own_seats
from workshop.links import address, link_of, place_of
from workshop.patience import Patience, who
from workshop.plain import Page, as_read
from workshop.preference import preference
from workshop.rates import SEATS_A_TABLE
from workshop.record import day_key
from workshop.registry import Link
from workshop.registry import Workshop as Entry
from workshop.setup import TablePlace
from workshop.store import Store


class Joining:
    """The doors by which tables come in. `page` makes a plain page; `patience` slows guessing down, at these doors and all others."""

    def __init__(self, store: Store, page: Page, patience: Patience) -> None:
        self.store, self.page, self.patience = store, page, patience

    def routes(self) -> list[Route]:
        return [
            Route("/join", self.join, methods=["GET", "POST"]),
            Route("/join/{code}", self.join_table, methods=["GET", "POST"]),
        ]

    async def join(self, request: Request) -> Response:
        """A code, typed as people type one, leads to its tables."""
        if request.method != "POST":
            return as_read(self.page, request, "join.html", fault="", code="")
        typed = str((await request.form()).get("code", ""))[:20].upper()
        workshop = meant(
            self.store, self.patience, self.page, request, "".join(letter for letter in typed if letter.isalnum())
        )
        if isinstance(workshop, Response):
            return workshop
        self.patience.right(who(request))
        return RedirectResponse(f"/join/{workshop.code}", 303)

    async def join_table(self, request: Request) -> Response:
        """The notice and the list of tables; choosing one takes a seat there."""
        workshop = meant(self.store, self.patience, self.page, request, request.path_params["code"].upper())
        if isinstance(workshop, Response):
            return workshop
        if request.method != "POST":
            return self._tables(request, workshop)
        form = await request.form()
        number = str(form.get("table", ""))
        table = self.store.day(workshop.id).setup.table(int(number)) if re.fullmatch("[0-9]{1,6}", number) else None
        if table is None or table.closed:
            fault = preference(request.cookies).words("join.choose_table")
            return self._tables(request, workshop, fault=fault, status=400)
        status, fault = self._turned_away(request, workshop, table, str(form.get("digits", "")).strip())
        if fault:
            return self._tables(request, workshop, fault=fault, status=status, chosen=table.id)
        if moving := self._moving(request, workshop, str(form.get("from", ""))):
            return await self._moved(request, workshop, moving, table)
        secret, link = self.store.registry.new_link(workshop.id, "seat", table.id)
        return let_in(self.store, request, secret, link, "table")

    def _turned_away(self, request: Request, workshop: Entry, table: TablePlace, digits: str) -> tuple[int, str]:
        """The status and the sentence for who cannot sit down at a table; without a sentence for who can."""
        say, at_table = preference(request.cookies).words, f"{who(request)} {workshop.id} {table.id}"
        if wait := self.patience.wait(at_table):
            return 429, say("join.wait", seconds=wait)
        if self._taken(workshop, table.id) and digits != self.store.registry.digits(workshop.id, table.id):
            if digits:
                self.patience.wrong(at_table)
            return 403, say("join.wrong_digits" if digits else "join.digits_needed", table=table.name)
        self.patience.right(at_table)
        if sum(at == table.id for at in self.store.seats(workshop.id).values()) >= SEATS_A_TABLE:
            return 429, say("join.full", table=table.name)
        return 200, ""

    def _moving(self, request: Request, workshop: Entry, place: str) -> Link | None:
        """The seat of this browser that wants to go to another table, where it named one."""
        link = link_of(self.store, request.cookies, {"w": workshop.id, "as": place})
        return link if link and link.role == "seat" else None

    async def _moved(self, request: Request, workshop: Entry, link: Link, table: TablePlace) -> Response:
        """The seat goes to another table; it has shown that it may, as any device that joins there."""
        if link.table != table.id:
            act = {"kind": "reseat", "seat": link.seat, "of": link.table, "table": table.id}
            said = Envelope(day_key(workshop.id), secrets.token_hex(8), 1, link.name, act)
            outcome = await run_in_threadpool(self.store.act, said)
            if outcome.status == "refused":
                why = preference(request.cookies).words.why(outcome.why)
                return self._tables(request, workshop, fault=why, status=409, place=place_of(link))
        return RedirectResponse(address("table", link), 303)

    def _tables(
        self, request: Request, workshop: Entry, fault: str = "", status: int = 200, chosen: int = 0, place: str = ""
    ) -> Response:
        day, moving = self.store.day(workshop.id), self._moving_from(request, workshop, place)
        tables = [
            {"id": table.id, "name": table.name, "taken": self._taken(workshop, table.id)}
            for table in day.setup.tables
            if not table.closed and table != moving["leaves"]
        ]
        return as_read(
            self.page, request, "tables.html", status, workshop=workshop, day=day, tables=tables, fault=fault, chosen=chosen,
            seats=own_seats(self.store, request, workshop), demonstration=workshop.simulated,
            **moving,
        )  # fmt: skip

    def _moving_from(self, request: Request, workshop: Entry, place: str) -> dict[str, Any]:
        """For the list of tables: the seat that is moving, and the table that it comes from."""
        link = self._moving(request, workshop, place or request.query_params.get("from", ""))
        at = self.store.day(workshop.id).setup.table(link.table or 0) if link else None
        return {"moving": place_of(link), "leaves": at} if link and at else {"moving": "", "leaves": None}

    def _taken(self, workshop: Entry, table: int) -> bool:
        return table in self.store.seats(workshop.id).values()
