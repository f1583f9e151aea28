"""Who is looking at this page: the link that its address names and its cookie proves."""

from typing import NoReturn

import streamlit as st

from exercises.parts import ways
from pages.house import house
from workshop.links import may_see
from workshop.preference import Preference, preference
from workshop.registry import Link, Workshop


def cookies() -> dict[str, str]:
    return dict(st.context.cookies)


def reads_here() -> Preference:
    """How this browser reads."""
    return preference(cookies())


def visitor(page: str) -> Link:
    """The link of whoever looks, if it may see this page; otherwise a sentence and the way back, and the page ends."""
    return may_see(house().store, cookies(), st.query_params, page) or turn_away()


def workshop_of(link: Link) -> Workshop:
    """The workshop of a link; the page ends where it has been deleted."""
    return house().store.registry.workshop(id=link.workshop) or turn_away()


def host(page: str, door: str = "/host") -> Link:
    """The host of this server, where the browser has given the host key and the page is the host's; else the way to the `door`."""
    return may_see(house().store, cookies(), {}, page) or turn_away("host.heading", "host.why", door)


def turn_away(heading: str = "gone.heading", why: str = "gone.why", door: str = "/") -> NoReturn:
    say = reads_here().words if door == "/" else house().words
    st.title(say(heading))
    st.markdown(say(why))
    ways(
        "way back",
        language=say.language,
        ways=[{"label": say("join.other_doors" if door == "/" else "host.go_on"), "href": door}],
    )
    st.stop()
