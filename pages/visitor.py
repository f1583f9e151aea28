"""Who is looking at this page: the link that its address names and its cookie proves."""

from typing import NoReturn

import streamlit as st

from exercises.parts import ways
from pages.house import house
from workshop.links import host_of, link_of
from workshop.registry import Link, Workshop


def cookies() -> dict[str, str]:
    return dict(st.context.cookies)


def visitor(*roles: str) -> Link:
    """The link of whoever looks, if it has one of these roles; otherwise a sentence and the way back, and the page ends."""
    link = link_of(house().store, cookies(), st.query_params)
    if link is None or link.role not in roles or house().store.registry.workshop(id=link.workshop) is None:
        turn_away()
    return link


def workshop_of(link: Link) -> Workshop:
    """The workshop of a link; the page ends where it has been deleted."""
    return house().store.registry.workshop(id=link.workshop) or turn_away()


def host(door: str = "/host") -> Link:
    """The host of this server, where the browser has given the host key; else the way to the host's `door`."""
    link = host_of(house().store, cookies())
    if link is None:
        turn_away("host.heading", "host.why", door)
    return link


def turn_away(heading: str = "gone.heading", why: str = "gone.why", door: str = "/") -> NoReturn:
    say = house().words
    st.title(say(heading))
    st.markdown(say(why))
    ways("way back", ways=[{"label": say("join.other_doors" if door == "/" else "host.go_on"), "href": door}])
    st.stop()
