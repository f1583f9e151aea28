"""Editing the report: its parts in order, one of them open, and whatever a facilitator has to say besides. One device at a time."""

import streamlit as st

from exercises.parts import ear, outline, ways
from pages.facilitator.editing.hand import BEGUN, SAID, Hand, in_hand
from pages.facilitator.editing.left_over import left_over
from pages.facilitator.editing.panel import panel
from pages.facilitator.following import follow
from pages.facilitator.running.press import fault
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.links import address, live_address
from workshop.report.draft import HEADING, OWN_HEADING, report_key
from workshop.scene import Scene
from workshop.setup import REPORT_ACTIVITY

SHAPE = ["pen", "left_out", "order", "own", "over"]


def hears(hand: Hand) -> None:
    """Follow what is said meanwhile, what another device does to the report, and tell others that this page is open."""
    live, workshop, at = live_address(hand.scene.link), hand.scene.workshop, hand.scene.store.held
    follow(hand.scene.link, "room", pace=3000)
    ear("shape", live=live, topic=f"room/{REPORT_ACTIVITY}", pace=700, patience=300,
        drawn=at(report_key(workshop)).revision, of=SHAPE, texts=[HEADING, OWN_HEADING])  # fmt: skip
    ear("pen", live=live, topic=f"pen/{hand.pen}", drawn=0)


def who_writes(hand: Hand) -> None:
    """Nothing for whoever writes; for others a sentence, and the way to take over."""
    if hand.holds:
        return
    if hand.scene.store.registry.only_to_read(hand.scene.workshop):
        st.info(hand.say("only_to_read"))
        return
    st.info(hand.say("another"))
    st.button(hand.say("take_over"), type="primary", on_click=lambda: hand.says({"kind": "take_pen", "pen": hand.pen}))


def rows(hand: Hand) -> list[dict[str, str]]:
    """The outline's rows: each part with what was done to it, and at a chapter's first whether there is news in it."""
    news = {part.chapter for part in hand.parts if hand.has_news(part)}
    within = {"within": hand.say("within_new")}
    return [
        {"id": part.id, "chapter": part.chapter, "heading": hand.heading(part), "state": hand.state(part),
         **(within if part.chapter in news and not hand.has_news(part) else {})}
        for part in hand.parts
    ]  # fmt: skip


def choose() -> None:
    st.query_params["part"] = str(st.session_state["outline"].changed)
    st.session_state[BEGUN] = st.session_state[SAID] = ""


here, link = house(), visitor("edit")
say = here.words
entry = workshop_of(link)
scene = Scene(here.store, say, link, entry.simulated)
st.title(say("edit.heading"))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
st.markdown(say("edit.lead"))
ways("back", ways=[{"label": say("edit.to_report"), "href": address("report", link)}])
if not scene.day.begun:
    st.markdown(say("agreement.nothing"))
    st.stop()
with st.spinner(say("report_page.gathering")):
    hand = in_hand(scene, here.live)
who_writes(hand)
fault()
left, right = st.columns([1, 2], gap="large")
with left:
    said = st.session_state.get(SAID, "")
    outline("outline", choose, words=say.of("outline"), open=hand.open.id, rows=rows(hand), said=said)
with right:
    panel(hand)
left_over(hand)
with st.container(gap=None):  # last, for what shows nothing still takes its gap
    hears(hand)
