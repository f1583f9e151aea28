"""How the report goes out: whether it is a draft record or has been checked, the way to its three checks (F28), and the address at
which people read it, with who can."""

import streamlit as st

from exercises.parts import ways
from exercises.reading import held_back
from exercises.report import Edition
from pages.addresses import base
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.links import address
from workshop.markdown import plain
from workshop.papers import qr_svg
from workshop.reading_door import let_read, read_at
from workshop.report.checks import WHAT
from workshop.scene import Scene
from workshop.times import date_of

FAULT, SURE = "reading fault", "reading sure"


def how_it_stands(scene: Scene, made: Edition) -> None:
    """In words, with the ways to its checks and to change it; a report that was imported to be read is not checked here."""
    say, link, checks = scene.words, scene.link, made.checks
    change = [{"label": say("edit.heading"), "href": address("edit", link)},
              {"label": say("redaction.to_page"), "href": address("redact", link)}]  # fmt: skip
    if scene.store.registry.only_to_read(scene.workshop):
        st.markdown(f"{say('report_page.is_draft')} {say('checks.imported')}")
        ways("change the report", ways=change)
        return
    count = sum(checks.state(what) != "passed" for what in WHAT)
    still = say("checks.open_one" if count == 1 else "checks.open_count", count=count)
    draft, checked = f"{say('report_page.is_draft')} {still}", say("report_page.is_checked", date=date_of(checks.at))
    st.markdown(checked if made.checked else draft)
    check = {"label": say("checks.to_page"), "href": address("check-report", link), "main": not made.checked}
    ways("check the report", ways=[check, *change])


def let_people_read(scene: Scene, made: Edition) -> None:
    """The press that opens the report to whoever has its address, and beside it, once it is open, the address and who can read."""
    say = scene.words
    if scene.store.registry.only_to_read(scene.workshop):
        return
    st.header(say("reading.heading"))
    what = say(f"reading.what_{'checked' if made.checked else 'draft'}")
    where = read_at(scene, base())
    if where:
        left, right = st.columns([1, 3])
        left.image(qr_svg(where, 6).decode(), width=240, alt=say("reading.qr"))
        with right:
            st.markdown(say("reading.who", what=what))
            st.code(where, language=None, wrap_lines=True)
            _presses(scene)
    else:
        st.markdown(say("reading.who_could", what=what))
        st.button(say("reading.open"), key="let read", on_click=_says, args=(scene,))
    if (left_out := held_back(scene)) and not scene.day.ended:
        st.markdown(plain(say("reading.waits", which=", ".join(left_out))))
    if fault := st.session_state.get(FAULT):
        st.error(plain(fault))


def _presses(scene: Scene) -> None:
    say, sure = scene.words, st.session_state.get(SURE, False)
    st.button(say("reading.close"), key="close reading", on_click=_says, args=(scene, False))
    label = say("reading.sure" if sure else "reading.another")
    st.button(label, key="another address", type="primary" if sure else "secondary", on_click=_another, args=(scene,))


def _another(scene: Scene) -> None:
    """The first press asks, since whoever has the address that there is can then read no longer."""
    if st.session_state.pop(SURE, False):
        _says(scene, True, True)
    else:
        st.session_state[SURE] = True


def _says(scene: Scene, on: bool = True, anew: bool = False) -> None:
    st.session_state.pop(SURE, None)
    try:
        let_read(Scene(scene.store, scene.words, scene.link), on, anew)
        st.session_state[FAULT] = ""
    except (Refused, StoreFault) as fault:
        st.session_state[FAULT] = str(fault)
