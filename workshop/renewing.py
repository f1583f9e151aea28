"""The door at which the lead renews links: what leaked opens nothing any more, and nothing that was said is lost.

GET  /renew/WORKSHOP    which links there are to renew
POST /renew/WORKSHOP    renew those of `what`: `helper`, `room`, `observer`, `lead`, or of one table as `table:3`; shows the new ones, once

A seat that is renewed stays the same seat: its device comes in by the new link and finds what it had said. A table gets other digits
too, since whoever saw its screen saw them. The browser that renews the lead's links goes on with a new one of its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop.database import StoreFault
from workshop.letting_in import keep_link
from workshop.links import held
from workshop.papers import qr_svg
from workshop.plain import Page
from workshop.registry import Link
from workshop.roles import ROUTES
from workshop.setup import TablePlace
from workshop.store import Store
from workshop.words import Words

ROLES = ("helper", "room", "observer", "lead")


@dataclass(frozen=True)
class RenewingDoor:
    """`page` answers with a plain page, `address` says where a phone reaches this server."""

    store: Store
    words: Words
    page: Page
    address: Callable[[Request], str]

    def routes(self) -> list[Route]:
        return [
            Route("/renew/{workshop}", self.choose, methods=["GET"]),
            Route("/renew/{workshop}", self.renew, methods=["POST"]),
        ]

    def _leads(self, request: Request) -> bool:
        return (
            held(self.store, request.cookies, request.path_params["workshop"], ROUTES["/renew/{workshop}"]) is not None
        )

    async def choose(self, request: Request, fault: str = "", status: int = 200) -> Response:
        if not self._leads(request):
            return self.page("gone.html", 404)
        workshop = request.path_params["workshop"]
        taken = set(self.store.seats(workshop).values())
        tables = [table for table in self.store.day(workshop).setup.tables if table.id in taken]
        return self.page("renew.html", status, roles=ROLES, tables=tables, workshop=workshop, fault=fault, made=None)

    async def renew(self, request: Request) -> Response:
        if not self._leads(request):
            return self.page("gone.html", 404)
        workshop, what = request.path_params["workshop"], str((await request.form()).get("what", ""))
        table = self._table(workshop, what)
        if what not in ROLES and table is None:
            return await self.choose(request, self.words("renewing.choose"), 400)
        try:
            made = await run_in_threadpool(self._renewed, workshop, what, table)
        except StoreFault as fault:
            return await self.choose(request, str(fault), 503)
        shown = [
            {"address": f"{self.address(request)}/enter#{secret}", "qr": qr_svg(f"{self.address(request)}/enter#{secret}", 4).decode()}
            for secret, _ in made
        ]  # fmt: skip
        response = self.page("renew.html", made=shown, workshop=workshop, done=self._done(what, table, len(made)))
        if what == "lead":
            keep_link(self.store, request, response, *made[0])
        return response

    def _table(self, workshop: str, what: str) -> TablePlace | None:
        found = re.fullmatch("table:([0-9]{1,6})", what)
        return self.store.day(workshop).setup.table(int(found[1])) if found else None

    def _renewed(self, workshop: str, what: str, table: TablePlace | None) -> list[tuple[str, Link]]:
        if table is None:
            return self.store.registry.renew(workshop, what)
        seats = [seat for seat, at in self.store.seats(workshop).items() if at == table.id]
        self.store.registry.draw_digits(workshop, table.id)
        return self.store.registry.renew(workshop, "seat", seats)

    def _done(self, what: str, table: TablePlace | None, count: int) -> str:
        if table:
            return self.words("renewing.done_table", table=table.name, count=count)
        return self.words(f"renewing.done_{what}")
