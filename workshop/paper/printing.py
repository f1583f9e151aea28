"""Printing: a table's sheets for the whole day, or for one activity, and the joining page, as paper.

For whoever runs the workshop, since a sheet may hold what comes later in the day. `?table=3` is for one table, without it for any;
`?activity=benefit` for one activity; `?size=large` in large print, 18 point and more; `?in=cy` in a language that there are words in,
`?in=all` in each of them, one set after the other. What stands round the sheets on the screen is for whoever prints, in English.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop.casebook import Versions
from workshop.links import held
from workshop.paper import AtTable, PaperSheet
from workshop.plain import Page
from workshop.preference import Preference
from workshop.roles import ROUTES
from workshop.scene import in_versions
from workshop.setup import Activity, Setup, TablePlace
from workshop.store import Store
from workshop.words import ENGLISH, Words, languages, words

SIZES, CANNOT, EACH = ("normal", "large"), range(1, 8), "all"
Choice = tuple[
    str, list[tuple[str, str, bool]]
]  # a label; and of each option its name, its address, whether it is chosen
AtTableOf = Callable[[Store, Words, str, Activity, int | None], AtTable]


@dataclass(frozen=True)
class Printing:
    """`at_table` gives a table in an activity, `sheets` its sheets, and `slips` what each person there fills in; `versions` are the
    cards in other languages."""

    store: Store
    words: Words
    page: Page
    address: Callable[[Request], str]
    at_table: AtTableOf
    sheets: Callable[[AtTable], list[PaperSheet]]
    slips: Callable[[AtTable], PaperSheet | None]
    versions: Versions = field(default_factory=dict)

    def routes(self) -> list[Route]:
        return [Route("/print/sheets/{workshop}", self.print_sheets), Route("/print/joining/{workshop}", self.joining)]

    def print_sheets(self, request: Request) -> Response:
        """Every sheet of one table, or of any, each on pages of its own."""
        workshop = self._workshop(request, "/print/sheets/{workshop}")
        if workshop is None:
            return self.page("gone.html", 404)
        setup, asked, spoken = self.store.day(workshop).setup, request.query_params, _spoken(request)
        table = setup.table(int(asked["table"])) if re.fullmatch("[0-9]{1,6}", asked.get("table", "")) else None
        chosen = setup.activity(asked.get("activity", ""))
        activities = [one for one in setup.activities if not one.skipped and chosen in (None, one)]
        sets = [
            (say, [self._activity(workshop, one, table.id if table else None, say) for one in activities])
            for say in spoken
        ]
        named = {"table": str(table.id)} if table else {}
        entry = f"/paper?{urlencode({'w': workshop, 'as': self._role(request, workshop), **named})}"
        return self.page(
            "sheets.html", setup=setup, table=table, sets=sets, large=_large(request), id=workshop, entry=entry,
            further=_further(request), choices=_choices(request, setup, table, chosen, self.words),
        )  # fmt: skip

    def _activity(self, workshop: str, activity: Activity, table: int | None, say: Words) -> dict[str, Any]:
        at = self.at_table(self.store, say, workshop, activity, table)
        at = replace(at, day=in_versions(at.day, self.versions, Preference(say.language).versions))
        return {"heading": activity.heading, "sheets": self.sheets(at), "slip": self.slips(at)}

    def joining(self, request: Request) -> Response:
        """How to join, and what to try where that fails, for walls, doors and tables."""
        workshop = self._workshop(request, "/print/joining/{workshop}")
        if workshop is None:
            return self.page("gone.html", 404)
        entry, address = self.store.registry.workshop(id=workshop), self.address(request)
        sets = [(say, _cannot(say, urlsplit(address).scheme)) for say in _spoken(request)]
        return self.page(
            "joining.html", setup=self.store.day(workshop).setup, code=entry.code if entry else "", address=address, sets=sets,
            large=_large(request), choices=_forms(request, self.words),
        )  # fmt: skip

    def _workshop(self, request: Request, route: str) -> str | None:
        """The id of the workshop, for whoever may print it."""
        workshop = str(request.path_params["workshop"])
        known = self.store.registry.workshop(id=workshop) is not None
        return workshop if known and held(self.store, request.cookies, workshop, ROUTES[route]) else None

    def _role(self, request: Request, workshop: str) -> str:
        link = held(self.store, request.cookies, workshop, ROUTES["/print/sheets/{workshop}"])
        return link.role if link else ""


def _large(request: Request) -> bool:
    return request.query_params.get("size") == "large"


def _spoken(request: Request) -> list[Words]:
    """The words of the language asked for, where there are any in it, or of each."""
    asked = request.query_params.get("in", ENGLISH)
    return [words(one) for one in (languages() if asked == EACH else [asked if asked in languages() else ENGLISH])]


def _further(request: Request) -> str:
    """How the sheets are printed, to be printed so elsewhere."""
    return urlencode({name: said for name in ("size", "in") if (said := request.query_params.get(name))})


def _cannot(say: Words, scheme: str) -> list[list[str]]:
    """What to try where joining fails: before, within and after what stands out."""
    cannot = [say(f"joining.cannot_{number}", scheme=scheme).split("**") for number in CANNOT]
    if scheme == "http":
        cannot[2][2] += f" {say('joining.cannot_3_http')}"
    return cannot


def _choices(
    request: Request, setup: Setup, table: TablePlace | None, chosen: Activity | None, say: Words
) -> list[Choice]:
    """What can be chosen on the screen: for which table, which activity, and in which form."""
    tables = [
        (say("paper.any_table"), "", table is None),
        *((one.name, str(one.id), one == table) for one in setup.tables),
    ]
    activities = [(one.heading, one.id, one == chosen) for one in setup.activities]
    return [
        _choice(request, "table", say("paper.which_table"), tables),
        _choice(
            request,
            "activity",
            say("paper.which_activity"),
            [(say("paper.whole_day"), "", chosen is None), *activities],
        ),
        *_forms(request, say),
    ]


def _forms(request: Request, say: Words) -> list[Choice]:
    """The size of print, and the language where there are several."""
    sizes = [(say(f"paper.{one}"), one, (one == "large") == _large(request)) for one in SIZES]
    there, on = languages(), [one.language for one in _spoken(request)]
    spoken = [
        *((name, language, [language] == on) for language, name in there.items()),
        (say("paper.each"), EACH, len(on) > 1),
    ]
    return [
        _choice(request, "size", say("paper.size"), sizes),
        *([_choice(request, "in", say("paper.language"), spoken)] if len(there) > 1 else []),
    ]


def _choice(request: Request, name: str, label: str, options: Iterable[tuple[str, str, bool]]) -> Choice:
    """One thing to choose: its options with this page's address where each is chosen."""
    query = request.query_params
    return label, [
        (
            text,
            f"{request.url.path}?{urlencode({one: said for one, said in {**query, name: value}.items() if said})}",
            on,
        )
        for text, value, on in options
    ]
