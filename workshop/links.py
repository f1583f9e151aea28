"""Capability links: who is looking, without accounts and without names.

A link is 128 random bits; the store keeps only its hash. It arrives as `/enter#SECRET`, so that it is never in an address bar
that a projector shows or a log keeps, and is then held in an HttpOnly cookie of its own: one cookie for each workshop
and place (`lead`, `room`, `seat-3`), so that several seats live in the tabs of one browser. The address says which
one a page means: `?w=WORKSHOP&as=seat-3`; without the cookie that address opens nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from workshop.registry import Link
from workshop.roles import PAGES
from workshop.store import Store

PLACES = ("lead", "helper", "room", "observer", "host")


def place_of(link: Link) -> str:
    return f"seat-{link.seat}" if link.role == "seat" else link.role


def cookie_name(store: Store, workshop: str, place: str) -> str:
    """Cookies ignore ports, so a second server on one laptop needs names of its own."""
    return f"cg_{store.id}_{workshop}_{place}" if workshop else f"cg_{store.id}_{place}"


def link_of(store: Store, cookies: Mapping[str, str], query: Mapping[str, str]) -> Link | None:
    """The link that an address and its cookies prove; None where they do not."""
    workshop, place = query.get("w", ""), query.get("as", "")
    secret = cookies.get(cookie_name(store, workshop, place))
    link = store.registry.link(secret) if workshop and secret else None
    return seated(store, link) if link and link.workshop == workshop and place_of(link) == place else None


def held(store: Store, cookies: Mapping[str, str], workshop: str, roles: Collection[str]) -> Link | None:
    """The link of one of these roles that a browser holds in a workshop, the lead's first; None where it holds none. The role
    `host` is held in every workshop. A seat is asked for by its address, so it is never found here."""
    links = (link_of(store, cookies, {"w": workshop, "as": role}) for role in PLACES if role in roles)
    return next((link for link in links if link), None) or (host_of(store, cookies) if "host" in roles else None)


def may_see(store: Store, cookies: Mapping[str, str], query: Mapping[str, str], page: str) -> Link | None:
    """The link that opens a page at this address; None where that page is not for it, or its workshop is gone."""
    link = link_of(store, cookies, query) if query.get("w") else host_of(store, cookies)
    if link is None or link.role not in PAGES[page]:
        return None
    return link if link.role == "host" or store.registry.workshop(id=link.workshop) else None


def seated(store: Store, link: Link) -> Link:
    """A seat's link with the table that it is at now: its own may have joined another, or its device moved."""
    if link.role != "seat" or not link.table:
        return link
    table = store.day(link.workshop).seating.at(link.seat, link.table)
    return link if table == link.table else replace(link, table=table)


def host_of(store: Store, cookies: Mapping[str, str]) -> Link | None:
    """The host's link, where this browser has given the host key."""
    secret = cookies.get(cookie_name(store, "", "host"))
    link = store.registry.link(secret) if secret else None
    return link if link and link.role == "host" else None


def address(page: str, link: Link) -> str:
    return f"/{page}?w={link.workshop}&as={place_of(link)}"


def live_address(link: Link) -> str:
    """Where a page of this link opens its socket, relative to the server."""
    return f"live?w={link.workshop}&as={place_of(link)}"
