"""What the room sees, moment by moment (F16). Never a traceback, never a table's content before its time, never progress by
table; blank means blank."""

from typing import Any

import streamlit as st

from exercises.parts import ear, poster
from exercises.screens import SCREENS
from pages.addresses import base, joining
from pages.house import house
from workshop.links import live_address
from workshop.papers import qr_svg
from workshop.reading_door import read_at
from workshop.registry import Workshop
from workshop.scene import Scene

PACE = 400  # milliseconds between two drawings, at least
LOOK_AGAIN = (
    15_000  # and between two at the end, at most: whether the report has been checked is no matter of the room's
)


def show(scene: Scene, entry: Workshop) -> None:
    """Draw the wall as the stage says, and listen for what changes it."""
    listen(scene)
    draw(scene, entry)


def listen(scene: Scene, pace: int = PACE) -> None:
    """Have the page drawn again when the room changes. Before anything is read: what changes meanwhile is drawn again.

    One ear, outside any fragment: two that speak at once are sent as one message, and the redraw of the whole can be lost.
    """
    revision = house().live.revision(scene.workshop, "room")
    again = {"again": LOOK_AGAIN} if scene.day.ended and scene.day.reading else {}
    ear("room", live=live_address(scene.link), topic="room", pace=pace, drawn=revision, **again)


def draw(scene: Scene, entry: Workshop) -> None:
    """The wall as the stage says."""
    day = scene.day
    if day.blank:
        _poster(scene, entry, kicker="", code="", address="")
    elif day.moment == "break":
        _poster(scene, entry, heading=scene.back_at, kicker="", code="", address="")
    elif day.moment == "ended":
        _ended(scene, entry)
    elif day.moment == "arrival":
        _arrival(scene, entry)
    elif day.moment == "between":
        _between(scene, entry)
    elif day.asking:
        wall = SCREENS[scene.activity.kind].wall
        if wall is None or wall(scene) is False:
            _while_open(scene, entry)
    else:
        SCREENS[scene.activity.kind].room(scene)


def _arrival(scene: Scene, entry: Workshop) -> None:
    address = joining(entry.code)
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        lines = [scene.words("wall.join_at", address=_short(address)), scene.words("wall.no_name")]
        heading = scene.words("between.arrival", area=scene.day.setup.area)
        _poster(scene, entry, heading=heading, lines=lines, big=scene.words("poster.code", code=entry.code),
                foot=scene.words("wall.cannot_connect"), code="", address="")  # fmt: skip
    with right:
        st.image(qr_svg(address, 12).decode(), width="stretch", alt=scene.words("print.qr", code=entry.code))


def _ended(scene: Scene, entry: Workshop) -> None:
    """Thanks, the exit slip where there was one, and where the report is read if the lead lets people (F16)."""
    say, address = scene.words, read_at(scene, base())
    had_slips = any(one.kind == "plenary" and one.id in scene.day.progress for one in scene.day.setup.activities)
    lines = [say("wall.slip")] if had_slips else []
    if not address:
        _poster(scene, entry, heading=say("between.ended"), lines=lines, code="", address="")
        return
    checked = house().editions.ask(scene.workshop).result().told.checked
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        what = say(f"reading.wall_{'checked' if checked else 'draft'}")
        _poster(scene, entry, heading=say("between.ended"), lines=[*lines, what], foot=address, code="", address="")
    with right:
        st.image(qr_svg(address, 12).decode(), width="stretch", alt=say("reading.qr"))


def _between(scene: Scene, entry: Workshop) -> None:
    _poster(scene, entry, heading=scene.words("wall.between"))


def _while_open(scene: Scene, entry: Workshop) -> None:
    """The question, whole minutes, and how many tables have finished: not which."""
    answers = scene.answers(scene.activity.id)
    tables = [table.id for table in scene.day.setup.tables if not table.closed]
    doings = [scene.kind.doing(answers[table], scene.day, scene.activity) for table in tables]
    done = sum(bool(doing and doing.finished) for doing in doings)
    question, lines = SCREENS[scene.activity.kind].question(scene)
    counted = scene.words.of("counted").get(scene.activity.kind, scene.words("wall.finished"))
    count = counted.format(done=done, of=len(tables)) if any(doings) else ""
    _poster(scene, entry, heading=question, lines=lines, timer=True, big=count)


def _poster(scene: Scene, entry: Workshop, **shown: Any) -> None:
    say = scene.words
    poster("wall", **{
        "live": live_address(scene.link), "words": say.of("poster"), "kicker": scene.day.setup.area,
        "mark": say("demonstration.mark") if scene.demonstration else "", "code": entry.code,
        "address": _short(joining(entry.code)), "heading": "", "lines": [], "big": "", "foot": "", "timer": False, **shown,
    })  # fmt: skip


def _short(address: str) -> str:
    """`192.168.1.20:8501/join`, as one would read it out."""
    return address.removeprefix("http://").rpartition("/")[0]
