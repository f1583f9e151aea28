"""Setting up: what the lead decides beforehand, on one page, saved by one press.

What is typed stays in the page until Save; a refusal says its one sentence and takes nothing away. While the day runs the
page stays open to every change that loses nothing of what tables said. Its parts stand in `setting_up/`.
"""

from secrets import token_hex
from typing import Any

import streamlit as st

from exercises import KINDS
from exercises.parts import ways
from exercises.ranking import minutes_needed
from exercises.run_sheets import advice
from pages.addresses import base, joining
from pages.facilitator.keeping import told_until
from pages.facilitator.setting_up.bringing import bringing
from pages.facilitator.setting_up.cards import cards
from pages.facilitator.setting_up.draft import begin, drafted, offer_brought
from pages.facilitator.setting_up.links import hand_out
from pages.facilitator.setting_up.programme import programme
from pages.facilitator.setting_up.reading import to_read
from pages.facilitator.setting_up.tables import tables
from pages.facilitator.where_people_join import another_address
from pages.house import house
from pages.visitor import turn_away, visitor
from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.links import address
from workshop.markdown import plain
from workshop.privacy import lacking
from workshop.scene import Scene
from workshop.setting_up import faults, warnings
from workshop.setup import Setup, plain_setup

WIDTH = 900
here, link = house(), visitor("setup")
say, kept = here.words, st.session_state
entry = here.store.registry.workshop(id=link.workshop)
if entry is None or entry.simulated:
    turn_away()
code = entry.code
scene = Scene(here.store, say, link)
stored, begun = scene.day.setup, scene.day.begun


def place_and_date() -> None:
    st.header(say("setup.place"))
    st.text_input(say("setup.area"), key="area", max_chars=80)
    left, right = st.columns(2)
    left.text_input(say("setup.host"), key="host", max_chars=80)
    right.text_input(say("setup.date"), key="date", max_chars=40)


def showing_and_keeping() -> None:
    st.header(say("setup.keeping"))
    st.checkbox(say("setup.names_on_wall"), key="names_on_wall")
    left, right = st.columns(2)
    days = int(left.number_input(say("setup.keep_days"), 1, 3650, key="keep_days"))
    right.number_input(say("setup.minimum_count"), 2, 20, key="minimum_count")
    st.markdown(plain(told_until(link.workshop, days)))
    with st.expander(say("setup.notice")):
        st.markdown(say("setup.notice_about"))
        st.text_input(say("setup.contact"), key="contact", max_chars=200, help=say("setup.contact_help"))
        st.text_input(say("setup.purpose"), key="purpose", max_chars=200)
        st.text_input(say("setup.lawful_basis"), key="lawful_basis", max_chars=200)


def save() -> None:
    """Save the setting-up as it is typed at this moment. Beside it is kept what stood in the way, one sentence each."""
    setup = drafted()
    stood = in_the_way(setup)
    if not stood:
        kept.opened_with = here.store.day(link.workshop).setup
        kept.own |= {dealt.card.id: dealt.card for dealt in kept.opened_with.cards}
    kept.answered = (setup, stood)


def in_the_way(setup: Setup) -> list[str]:
    """Why it could not be saved; [] where it was."""
    now = Scene(here.store, say, link)
    if stood := faults(setup, say, KINDS):
        return stood
    if now.day.setup != kept.opened_with:
        kept.opened_with = now.day.setup
        return [say("setup.changed_elsewhere")]
    try:
        now.say({"kind": "set_up", "setup": plain_setup(setup)}, token_hex(8))
    except (Refused, StoreFault) as fault:
        return [str(fault)]
    return []


def saving() -> Setup:
    """The warnings, the button and its answer; the setting-up that is saved after it."""
    setup = drafted()
    st.header(say("setup.save_heading"))
    if said := warnings(setup, minutes_needed) + advice(setup):
        st.markdown(f"**{say('setup.worth_knowing')}**")
        st.markdown("\n".join(f"- {plain(say(one.key, **one.values))}" for one in said))
    st.button(say("setup.save"), type="primary", on_click=save)
    answered, stood = kept.get("answered", (None, []))
    for sentence in stood if answered == setup else []:
        st.error(plain(sentence))
    if answered == setup and not stood:
        st.success(say("setup.saved"))
    elif setup != kept.opened_with:
        st.markdown(say("setup.not_saved"))
    else:
        st.markdown(say("setup.all_saved"))
    return kept.opened_with


def what_next(setup: Setup) -> None:
    st.header(say("setup.next"))
    st.markdown(say("setup.next_about", code=code, address=plain(joining(code))))
    another_address(scene.day.address)
    st.markdown(say("briefing.link", address=f"{base()}/briefing/{code}"))
    if lacks := [say(f"setup.lacking.{name}") for name in lacking(setup)]:
        st.markdown(say("setup.notice_lacks", which=", ".join(lacks)))
    ways("next", ways=[
        {**way("day", "setup.to_control", address("control", link)), "quiet": False, "main": True},
        way("day", "venue.from_setup", address("venue", link)),
        {**way("day", "control.to_wall", f"/room/{link.workshop}"), "apart": True},
        way("print", "setup.to_print", f"/print/workshop/{link.workshop}"),
        way("print", "programme.print", f"/print/programme/{link.workshop}"),
        way("print", "paper.from_setup", f"/print/sheets/{link.workshop}"),
        way("print", "paper.to_joining", f"/print/joining/{link.workshop}"),
        way("read", "setup.to_cards", address("cards", link)),
        way("read", "local_case.from_setup", address("local_case", link)),
        way("read", "setup.to_privacy", f"/privacy/{code}"),
    ])  # fmt: skip
    st.header(say("setup.links"))
    st.markdown(say("setup.links_about"))
    hand_out(scene, setup)


def way(group: str, label: str, href: str) -> dict[str, Any]:
    return {"group": say(f"setup.group_{group}"), "label": say(label), "href": href, "quiet": True}


# -- the page

if "opened_with" not in kept:
    begin(stored, link.workshop)
offer_brought(scene.day.brought)
with st.container(width=WIDTH):
    st.title(plain(say("setup.heading", area=stored.area) if stored.area else say("setup.heading_new")))
    st.markdown(say("setup.begun" if begun else "setup.lead"))
    before = {"label": say("documents.guide_before"), "href": "/guide#before", "quiet": True, "apart": True}
    ways("guide", ways=[before])
    place_and_date()
    tables(begun)
    programme(scene.day.progress)
    to_read(drafted())
    cards(begun)
    bringing(link, begun)
    showing_and_keeping()
    saved = saving()
    if saved.tables:
        what_next(saved)
