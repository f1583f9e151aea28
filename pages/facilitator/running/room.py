"""What the lead does for the whole room, and the links into it."""

import streamlit as st

from pages.addresses import base, joining
from pages.facilitator.running.press import button, leads, press
from pages.facilitator.running.rest import take_a_break
from pages.facilitator.where_people_join import offered
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.papers import qr_svg
from workshop.scene import Scene
from workshop.small_counts import read_counts

PHONE, MADE = "phone link", "made link"


def whole_room(scene: Scene) -> None:
    say, day = scene.words, scene.day
    button(
        scene,
        say("control.eyes_down" if day.eyes_up else "control.eyes_up"),
        {"kind": "eyes_up", "on": not day.eyes_up},
    )
    button(scene, say("control.unblank" if day.blank else "control.blank"), {"kind": "blank", "on": not day.blank})
    button(scene, say("control.all_hands_off" if day.all_hands else "control.all_hands"),
           {"kind": "all_hands_for_all", "on": not day.all_hands})  # fmt: skip
    if day.activity:
        take_a_break(scene, "break now")
    text = st.text_input(say("control.message"), key="message", max_chars=200)
    button(scene, say("control.send"), {"kind": "message", "text": text})
    so_far = "\n".join(f"{sector}: {count}" for sector, count in day.people.items())
    typed = st.text_area(say("control.sectors"), so_far, help=say("control.sectors_help"), key="sectors")
    st.button(say("control.keep_sectors"), on_click=count_sectors, args=(scene, typed), disabled=not leads(scene))


def count_sectors(scene: Scene, text: str) -> None:
    try:
        press(scene, {"kind": "count_people", "sectors": read_counts(text)})
    except ValueError as fault:
        st.session_state["fault"] = str(fault)


def joining_and_links(scene: Scene, code: str) -> None:
    left, right = st.columns([1, 3])
    left.image(qr_svg(joining(code), 5).decode(), alt=scene.words("print.qr", code=code))
    with right:
        st.markdown(scene.words("control.joining", code=code, address=joining(code)))
        if not leads(scene):
            return
        for role in ("room", "helper", "lead", "observer"):
            st.button(scene.words(f"control.link_{role}"), key=f"link {role}", on_click=make_link, args=(scene, role))
        if MADE in st.session_state:
            show_link(scene, MADE)
        the_leads_phone(scene)
        st.link_button(scene.words("renewing.to_page"), f"/renew/{scene.workshop}")
    offered(scene)


def the_leads_phone(scene: Scene) -> None:
    """A lead's link as a picture, which opens the remote; it stays until it is put away, since a phone needs a moment."""
    say, secret = scene.words, st.session_state.get(PHONE)
    if not secret:
        st.button(say("remote.link"), key="phone", on_click=link_phone, args=(scene,))
        return
    st.markdown(say("remote.link_how"))
    st.image(qr_svg(f"{base()}/enter?to=remote#{secret}", 5).decode(), alt=say("remote.link_qr"))
    st.button(say("remote.put_away"), key="put away", on_click=st.session_state.pop, args=(PHONE,))


def link_phone(scene: Scene) -> None:
    keep_secret(scene, PHONE, "lead")


def make_link(scene: Scene, role: str) -> None:
    keep_secret(scene, MADE, role)


def keep_secret(scene: Scene, name: str, role: str, table: int | None = None) -> None:
    """A new link's secret, kept for this page under a name until it is put away."""
    try:
        st.session_state[name] = scene.hand_out(role, table)
    except (Refused, StoreFault) as fault:
        st.session_state["fault"] = str(fault)


def show_link(scene: Scene, name: str) -> None:
    """A link that was kept under a name; it stays until it is put away, since this page is drawn again whenever anything happens."""
    st.code(f"{base()}/enter#{st.session_state[name]}", language=None)
    st.markdown(scene.words("control.link_once"))
    st.button(scene.words("remote.put_away"), key=f"put away {name}", on_click=st.session_state.pop, args=(name,))
