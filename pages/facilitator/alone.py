"""One team weighs one proposal: what it is called and says, then at a press a small workshop of one table, opened at once. Afterwards,
at the address of that workshop's lead, where the team stands."""

from dataclasses import replace
from secrets import token_hex
from time import time

import streamlit as st

from exercises.framework import planned
from exercises.framework.deal import team_of
from exercises.framework.proposal import FIELDS
from exercises.parts import ear, ways
from exercises.screens import SCREENS
from pages.house import house
from pages.visitor import host, turn_away, visitor
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.links import address, live_address
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import Setup, TablePlace, plain_setup

WIDTH = 900
here = house()
say, kept = here.words, st.session_state


# -- before


def begin() -> None:
    """The form; a press makes the workshop once, and the page goes on to the team's table."""
    host("alone", "/host?then=alone")
    st.title(say("alone.heading"))
    if made := kept.get("made"):
        st.markdown(say("alone.made"))
        ways(
            "made",
            ways=[{"label": say("framework.alone.next"), "href": f"/alone/{made}", "main": True}],
            go=f"/alone/{made}",
        )
        st.stop()
    st.markdown(say("alone.lead"))
    with st.form("proposal"):
        st.text_input(say("alone.team"), key="team", max_chars=80)
        st.text_input(say("alone.title"), key="title", max_chars=150)
        for name in FIELDS[1:]:
            st.text_area(say(f"alone.{name}"), key=name, max_chars=500, height=80)
        st.form_submit_button(say("alone.start"), type="primary", on_click=once)
    if fault := kept.pop("fault", ""):
        st.error(plain(fault))
    ways("back", ways=[{"label": say("alone.other"), "href": "/"}])


def once() -> None:
    """Make the workshop, even where the button was pressed twice before the page answered."""
    typed = {name: kept[name].strip() for name in FIELDS}
    if not kept.team.strip() or not typed["title"]:
        kept.fault = say("alone.needs")
    elif "made" not in kept:
        try:
            kept.made = make(kept.team.strip(), typed)
        except (StoreFault, Refused) as fault:
            kept.fault = str(fault)


def make(team: str, typed: dict[str, str]) -> str:
    """A workshop of one table with this proposal, opened; its id."""
    (framework,) = planned(0)
    activity = replace(framework, options={"alone": True, **typed})
    setup = Setup(area=team, tables=(TablePlace(1, say("alone.table")),), activities=(activity,), names_on_wall=True)
    made = here.store.registry.new_workshop().id
    for act in (
        {"kind": "set_up", "setup": plain_setup(setup)},
        {"kind": "open", "activity": activity.id, "at": time()},
    ):
        Scene(here.store, say, Link(made, "lead")).say(act, token_hex(8))
    return made


# -- afterwards


def seen() -> None:
    """Where the team stands, drawn again as it answers; the report is the next thing."""
    link = visitor("alone")
    revision = here.live.revision(link.workshop, "room")
    scene = Scene(here.store, say, link)
    activity = team_of(scene.day.setup)
    if activity is None:
        turn_away()
    ear("room", live=live_address(link), topic="room", pace=700, drawn=revision)
    st.title(plain(say("alone.seen", title=str(activity.options.get("title", "")))))
    st.markdown(say("alone.seen_lead"))
    ways("on", ways=[
        {"label": say("alone.report"), "href": address("report", link), "main": True},
        {"label": say("alone.questions"), "href": f"/alone/{link.workshop}"},
    ])  # fmt: skip
    SCREENS[activity.kind].facilitator(scene, activity.id)


if "w" in st.query_params:
    seen()
else:
    with st.container(width=WIDTH):
        begin()
