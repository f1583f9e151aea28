"""The host's page: every workshop of this server, and how a new one begins."""

from collections.abc import Callable
from datetime import datetime
from secrets import SystemRandom, token_hex

import streamlit as st

from exercises.framework.deal import team_of
from exercises.parts import making, ways
from exercises.synthesis.areas import FEWEST_AREAS
from pages.facilitator.keeping import bring_in
from pages.house import house
from pages.restored import lately
from pages.visitor import host
from workshop.acts import Refused
from workshop.brought import plain_pack
from workshop.database import StoreFault
from workshop.day import Day
from workshop.keeping.expiry import every, kept
from workshop.markdown import plain
from workshop.registry import IMPORTED, Link, Workshop
from workshop.scene import Scene
from workshop.setting_up import copied, state_of
from workshop.setup import plain_setup
from workshop.times import date_of

here, _ = house(), host("run")
say = here.words


def once(make: Callable[..., Workshop], *given: Day) -> None:
    """Make one workshop, even where the button was pressed twice before the page answered."""
    if "made" not in st.session_state:
        try:
            st.session_state.made = make(*given).id
        except (StoreFault, Refused) as fault:
            st.session_state.fault = str(fault)


def copy_of(day: Day) -> Workshop:
    made = here.store.registry.new_workshop()
    scene = Scene(here.store, say, Link(made.id, "lead"))
    for pack in day.brought:
        scene.say({"kind": "bring_cards", "pack": plain_pack(pack)}, token_hex(8))
    scene.say({"kind": "set_up", "setup": plain_setup(copied(day.setup, SystemRandom()))}, token_hex(8))
    return made


def listed(workshop: Workshop) -> None:
    """One workshop of the list: what it is, how far it is, and the way in."""
    day = here.store.day(workshop.id)
    made = datetime.fromtimestamp(workshop.made_at)
    date = day.setup.date or say("run.no_date", made=f"{made.day} {made:%B %Y}")
    state = say(f"run.state_{state_of(day.setup, day.begun, day.ended)}")
    if workshop.sort == IMPORTED:
        state = say("keeping.imported_mark")
    until = say("keeping.until", date=date_of(kept(here.store, workshop).until))
    tables = say("run.tables", n=len(day.setup.tables)) if day.setup.tables else say("run.no_tables")
    with st.container(border=True):
        st.subheader(plain(day.setup.area or say("run.no_area")))
        st.markdown(
            "  \n".join([plain(f"{date} · {tables}"), f"{plain(say('run.code'))} **{workshop.code}**", state, until])
        )
        label = say("run.open", area=day.setup.area or workshop.code)
        door = "alone" if team_of(day.setup) and workshop.sort != IMPORTED else "open"
        ways(f"open {workshop.id}", ways=[{"label": label, "href": f"/{door}/{workshop.id}"}])
        if day.setup.tables:
            st.button(say("run.copy"), key=f"copy {workshop.id}", on_click=once, args=(copy_of, day))


st.title(say("run.heading"))
if told := lately():
    st.warning("\n\n".join(plain(sentence) for sentence in told))
if fault := st.session_state.pop("fault", ""):
    st.error(plain(fault))
if made := st.session_state.get("made"):
    st.markdown(say("run.made"))
    there = f"/open/{made}"
    ways("made", ways=[{"label": say("run.open_made"), "href": there, "main": True}], go=there)
    st.stop()
workshops = every(here.store)
st.markdown(say("run.lead") if workshops else say("run.none_yet"))
st.button(say("run.new"), type="primary", on_click=once, args=(here.store.registry.new_workshop,))
for start in range(0, len(workshops), 3):
    for column, workshop in zip(st.columns(3), workshops[start : start + 3], strict=False):
        with column:
            listed(workshop)
bring_in()
making("making", words=say.of("making"), presses=True)
several = sum(here.store.day(one.id).begun for one in workshops) >= FEWEST_AREAS
ways(
    "beside",
    ways=[
        *([{"label": say("synthesis.link"), "href": "/synthesis"}] if several else []),
        {"label": say("run.alone"), "href": "/alone"},
        {"label": say("run.cards"), "href": "/cards"},
        {"label": say("documents.guide"), "href": "/guide"},
        {"label": say("run.start"), "href": "/"},
    ],
)
