"""Links to hand out: one is made at a press and shown whole, with its picture."""

import streamlit as st

from exercises.parts import ways
from pages.addresses import base
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.markdown import plain
from workshop.papers import qr_svg
from workshop.scene import Scene
from workshop.setup import Setup
from workshop.words import words

ROLES = ("helper", "lead", "room", "seat", "observer")
say, kept = words(), st.session_state


def hand_out(scene: Scene, setup: Setup) -> None:
    """Make one link, and show it once."""
    role = st.radio(say("setup.link_for"), ROLES,
                    format_func={one: say(f"setup.for_{one}") for one in ROLES}.__getitem__)  # fmt: skip
    table = None
    if role == "seat":
        names = {one.id: one.name for one in setup.tables}
        table = st.selectbox(say("setup.at_table"), names, format_func=names.__getitem__)
    st.button(say("setup.make_link"), on_click=mint, args=(scene, role, table))
    if fault := kept.pop("link_fault", ""):
        st.error(plain(fault))
    if minted := kept.get("minted"):
        show_link(setup, *minted)
    st.markdown(say("renewing.offer"))
    ways("renew", ways=[{"label": say("renewing.to_page"), "href": f"/renew/{scene.workshop}"}])


def mint(scene: Scene, role: str, table: int | None) -> None:
    try:
        kept.minted = (role, table, scene.hand_out(role, table))
    except (Refused, StoreFault) as fault:
        kept.link_fault = str(fault)


def show_link(setup: Setup, role: str, table: int | None, secret: str) -> None:
    where = setup.table(table or 0)
    opens = say(f"setup.opens_{role}", table=where.name if where else "")
    whole = f"{base()}/enter#{secret}"
    st.markdown(plain(opens))
    st.code(whole, language=None, wrap_lines=True)
    st.image(qr_svg(whole).decode(), width=240, alt=say("setup.link_qr", opens=opens))
