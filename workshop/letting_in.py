"""Letting in: which workshop a code means, what a browser holds there, and a link that goes into a cookie of its own."""

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop.links import address, cookie_name, place_of, seated
from workshop.patience import Patience, who
from workshop.plain import Page, as_read
from workshop.preference import preference
from workshop.registry import IMPORTED, Link
from workshop.registry import Workshop as Entry
from workshop.store import Store

YEAR = 365 * 24 * 3600


def found(store: Store, code: str) -> Entry | None:
    """The workshop of a code, where it can be joined."""
    workshop = store.registry.workshop(code=code) if len(code) == 6 else None
    if workshop is None or workshop.sort == IMPORTED:
        return None
    return workshop if store.day(workshop.id).setup.tables else None


def meant(store: Store, patience: Patience, page: Page, request: Request, code: str) -> Entry | Response:
    """The workshop of a code; or what answers one that opens nothing, or that comes too soon after others that did not."""
    say, fault = preference(request.cookies).words, partial(as_read, page, request, "join.html", code=code)
    if wait := patience.wait(who(request)):
        return fault(status=429, fault=say("join.wait", seconds=wait))
    if workshop := found(store, code):
        return workshop
    patience.wrong(who(request))
    return fault(status=404, fault=say("join.no_such_code", code=code))


def own_seats(store: Store, request: Request, workshop: Entry) -> list[dict[str, str]]:
    """Seats that this browser holds already, so that nobody comes back as somebody new."""
    setup = store.day(workshop.id).setup
    start = cookie_name(store, workshop.id, "seat-")
    links = [store.registry.link(secret) for name, secret in request.cookies.items() if name.startswith(start)]
    seats = [seated(store, link) for link in links if link and link.workshop == workshop.id and link.role == "seat"]
    named = [(link, setup.table(link.table or 0)) for link in seats]
    return [{"table": table.name, "address": address("table", link)} for link, table in named if table]


def let_in(store: Store, request: Request, secret: str, link: Link, page: str) -> Response:
    """Go on to a page of a link, which this browser holds from now on."""
    response = RedirectResponse(f"/{page}" if link.role == "host" else address(page, link), 303)
    keep_link(store, request, response, secret, link)
    return response


def keep_link(store: Store, request: Request, response: Response, secret: str, link: Link) -> None:
    """No script of a page can read the cookie, and other sites cannot have it sent."""
    name = cookie_name(store, link.workshop, place_of(link))
    secure = request.url.scheme == "https"
    response.set_cookie(name, secret, max_age=YEAR, httponly=True, samesite="lax", secure=secure, path="/")
