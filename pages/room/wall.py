"""The wall: what the room sees. Never a traceback, never a table's content before its time, never progress by table."""

import streamlit as st

from exercises.parts import ear, poster
from exercises.screens import SCREENS
from pages.addresses import joining
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.doors import qr_svg
from workshop.links import live_address
from workshop.scene import Scene

here, link = house(), visitor("room", "lead")
say = here.words
entry = workshop_of(link)
scene = Scene(here.store, say, link, entry.sort == "demonstration")
day = scene.day
mark = say("demonstration.mark") if scene.demonstration else ""
address = joining(entry.code)
common = {
    "live": live_address(link), "words": say.of("poster"), "kicker": day.setup.area, "mark": mark,
    "code": entry.code, "address": address.removeprefix("http://").removesuffix(f"/{entry.code}"),
}  # fmt: skip
blank = {**common, "heading": "", "lines": [], "big": "", "foot": "", "timer": False}

ear("stage", live=live_address(link), topic="stage", pace=100, drawn=here.live.revision(link.workshop, "stage"))


@st.fragment
def open_activity() -> None:
    """The question, whole minutes, and how many tables have finished: not which."""
    revision = here.live.revision(link.workshop, "room")
    now = Scene(here.store, say, link)
    if now.day.screen == day.screen:
        kind = here.store.kinds[scene.activity.kind]
        doings = [kind.doing(answer, 1) for answer in now.answers(scene.activity.id).values()]
        count = say("wall.finished", done=sum(doing.finished for doing in doings), of=len(doings))
        question, aside = SCREENS[scene.activity.kind].question(scene)
        poster("wall", **{**blank, "heading": question, "lines": aside, "big": count, "timer": True})
    ear("room", live=live_address(link), topic="room", pace=400, drawn=revision)


@st.fragment
def revealed() -> None:
    """The content of the press that the lead made last, live as tables go on moving."""
    revision = here.live.revision(link.workshop, "room")
    now = Scene(here.store, say, link, scene.demonstration)
    if now.day.screen == day.screen and not now.day.blank:
        SCREENS[scene.activity.kind].room(now)
    ear("room", live=live_address(link), topic="room", pace=400, drawn=revision)


if day.blank:
    poster("wall", **{**blank, "kicker": "", "code": "", "address": ""})
elif day.screen == "break":
    poster("wall", **{**blank, "heading": say("between.break", back_at=day.back_at), "code": "", "address": ""})
elif day.screen == "ended":
    poster("wall", **{**blank, "heading": say("between.ended")})
elif day.screen == "arrival" and not day.begun:
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        lines = [say("wall.join_at", address=address.removesuffix(f"/{entry.code}")), say("wall.no_name")]
        poster("wall", **{**blank, "heading": say("between.arrival", area=day.setup.area), "lines": lines, "big": entry.code,
                          "foot": say("wall.cannot_connect"), "code": "", "address": ""})  # fmt: skip
    with right:
        st.image(qr_svg(address, 12).decode(), width="stretch", caption=None)
elif day.screen == "arrival":
    poster("wall", **{**blank, "heading": say("wall.between")})
elif day.phase() == "open":
    open_activity()
else:
    revealed()
