"""Printing: a table's sheets for the whole day, or for one activity, and the joining page, as paper.

For whoever runs the workshop, since a sheet may hold what comes later in the day. `?table=3` is for one table, without it for any;
`?activity=benefit` for one activity; `?size=large` in large print, 18 point and more.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop.links import held
from workshop.paper import AtTable, PaperSheet
from workshop.papers import Page
from workshop.roles import ROUTES
from workshop.setup import Activity, Setup
from workshop.store import Store
from workshop.words import Words

SIZES, CANNOT = ("normal", "large"), range(1, 8)
AtTableOf = Callable[[Store, Words, str, Activity, int | None], AtTable]


@dataclass(frozen=True)
class Printing:
    """`at_table` gives a table in an activity, `sheets` its sheets, and `slips` what each person there fills in."""

    store: Store
    words: Words
    page: Page
    address: Callable[[Request], str]
    at_table: AtTableOf
    sheets: Callable[[AtTable], list[PaperSheet]]
    slips: Callable[[AtTable], PaperSheet | None]

    def routes(self) -> list[Route]:
        return [Route("/print/sheets/{workshop}", self.print_sheets), Route("/print/joining/{workshop}", self.joining)]

    def print_sheets(self, request: Request) -> Response:
        """Every sheet of one table, or of any, each on pages of its own."""
        workshop = self._workshop(request, "/print/sheets/{workshop}")
        if workshop is None:
            return self.page("gone.html", 404)
        setup, asked = self.store.day(workshop).setup, request.query_params
        table = setup.table(int(asked["table"])) if re.fullmatch("[0-9]{1,6}", asked.get("table", "")) else None
        chosen = setup.activity(asked.get("activity", ""))
        large = asked.get("size") == "large"
        printed = [self._activity(workshop, one, table.id if table else None) for one in setup.activities
                   if not one.skipped and chosen in (None, one)]  # fmt: skip
        choices = _choices(request, setup, table.id if table else None, chosen, large, self.words)
        named = {"table": str(table.id)} if table else {}
        entry = f"/paper?{urlencode({'w': workshop, 'as': self._role(request, workshop), **named})}"
        return self.page(
            "sheets.html",
            setup=setup,
            table=table,
            printed=printed,
            large=large,
            choices=choices,
            workshop=workshop,
            entry=entry,
        )

    def _activity(self, workshop: str, activity: Activity, table: int | None) -> dict[str, Any]:
        at = self.at_table(self.store, self.words, workshop, activity, table)
        return {"heading": activity.heading, "sheets": self.sheets(at), "slip": self.slips(at)}

    def joining(self, request: Request) -> Response:
        """How to join, and what to try where that fails, for walls, doors and tables."""
        workshop = self._workshop(request, "/print/joining/{workshop}")
        if workshop is None:
            return self.page("gone.html", 404)
        entry, address = self.store.registry.workshop(id=workshop), self.address(request)
        say, scheme = self.words, urlsplit(address).scheme
        cannot = [say(f"joining.cannot_{number}", scheme=scheme).split("**") for number in CANNOT]
        if scheme == "http":
            cannot[2][2] += f" {say('joining.cannot_3_http')}"
        return self.page("joining.html", setup=self.store.day(workshop).setup, code=entry.code if entry else "", address=address,
                         cannot=cannot, large=request.query_params.get("size") == "large", sizes=list(_sizes(request, say)))  # fmt: skip

    def _workshop(self, request: Request, route: str) -> str | None:
        """The id of the workshop, for whoever may print it."""
        workshop = str(request.path_params["workshop"])
        known = self.store.registry.workshop(id=workshop) is not None
        return workshop if known and held(self.store, request.cookies, workshop, ROUTES[route]) else None

    def _role(self, request: Request, workshop: str) -> str:
        link = held(self.store, request.cookies, workshop, ROUTES["/print/sheets/{workshop}"])
        return link.role if link else ""


def _choices(
    request: Request, setup: Setup, table: int | None, chosen: Activity | None, large: bool, say: Words
) -> list[Any]:
    """What can be chosen on the screen, each as (label, [(name, address, whether it is chosen)])."""
    tables = [
        (say("paper.any_table"), "", table is None),
        *((one.name, str(one.id), one.id == table) for one in setup.tables),
    ]
    activities = [
        (say("paper.whole_day"), "", chosen is None),
        *((one.heading, one.id, one == chosen) for one in setup.activities),
    ]
    named = [("paper.which_table", "table", tables), ("paper.which_activity", "activity", activities)]
    offered = [
        (say(label), [(text, _to(request, **{name: value}), on) for text, value, on in options])
        for label, name, options in named
    ]
    return [*offered, (say("paper.size"), list(_sizes(request, say)))]


def _sizes(request: Request, say: Words) -> Iterator[tuple[str, str, bool]]:
    size = "large" if request.query_params.get("size") == "large" else "normal"
    return ((say(f"paper.{one}"), _to(request, size=one), one == size) for one in SIZES)


def _to(request: Request, **changed: str) -> str:
    """This page with something else chosen."""
    query = {**request.query_params, **changed}
    return f"{request.url.path}?{urlencode({name: value for name, value in query.items() if value})}"
