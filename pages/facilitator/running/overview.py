"""The top of the control room: what is on, how long for, what the wall shows, and how each table is doing (F12). No table's
content."""

import time
from dataclasses import replace

import streamlit as st

from exercises.screens import SCREENS
from pages.facilitator.running.late import late_by
from pages.facilitator.running.press import press
from pages.glance import clock, draw_tiles
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.tiles import finishing_at
from workshop.writing import written


def overview(scene: Scene) -> None:
    """Top and tiles."""
    say, day = scene.words, scene.day
    activity = activity_on(scene)
    if day.eyes_up:
        activity = say("control.eyes_are_up", heading=activity)
    left = " · ".join(filter(None, [minutes_left(scene), late_by(scene)]))
    facts = [("control.activity", activity), ("control.wall", wall_shows(scene)), ("control.time", left),
             ("control.at_pace", at_this_pace(scene))]  # fmt: skip
    for column, (label, value) in zip(st.columns(4), facts, strict=True):
        if value:  # what nobody can say now is left out, and the rest stays where it is
            column.markdown(f"{say(label)}  \n**{value}**")
    draw_tiles(scene)
    coming_buttons(scene)
    if parked := parked_notes(scene):
        st.markdown(say("control.parked", count=parked))
    if waiting := sum(SCREENS[one.kind].waiting(scene, one.id) for one in day.setup.activities):
        st.markdown(say("control.waiting", n=waiting))


def activity_on(scene: Scene) -> str:
    """What is on now, in words."""
    if scene.day.activity:
        return plain(scene.day.activity.heading)
    return scene.words("control.over_now" if scene.day.ended else "control.none_open")


def minutes_left(scene: Scene) -> str:
    say, at = scene.words, scene.day.progress.get(scene.day.now or "")
    if at is None:
        return ""
    if at.paused_at:
        return say("control.paused", minutes=max(0, round((at.ends_at - at.paused_at) / 60)))
    left = round((at.ends_at - time.time()) / 60)
    return say("control.minutes", minutes=left) if left >= 0 else say("control.over", minutes=-left)


def at_this_pace(scene: Scene) -> str:
    say = scene.words
    if not scene.day.asking:
        return ""
    arrivals = scene.arrivals()
    doings = [
        replace(doing, on_paper=doing.on_paper or arrivals[table].on_paper)
        for table, answer in scene.answers(scene.activity.id).items()
        if (doing := scene.kind.doing(answer, scene.day, scene.activity))
    ]
    if not doings:
        return ""
    at = finishing_at(doings, clock(scene))
    when = time.strftime("%H:%M", time.localtime(at)) if at else say("control.too_early")
    return say("control.pace", when=when, done=sum(doing.finished for doing in doings), of=len(doings))


def wall_shows(scene: Scene) -> str:
    say, day = scene.words, scene.day
    if day.blank:
        return say("control.wall_blank")
    if day.moment == "revealed" and not day.asking:
        step = scene.kind.steps[scene.progress.step - 1]
        return say(f"presses.{scene.activity.kind}.{step}.wall", subject=plain(subject_shown(scene))).rstrip(": ")
    if day.asking and (said := SCREENS[scene.activity.kind].wall_shows(scene)):
        return said
    if day.asking and scene.parts:
        return say("control.wall_part", part=part_name(scene, scene.progress.part))
    if day.moment == "ended" and day.reading:
        return say("control.wall_reading")
    return say(f"control.wall_{day.moment}", said=plain(scene.back_at))


def subject_shown(scene: Scene) -> str:
    return SCREENS[scene.activity.kind].subjects(scene).get(scene.progress.shown or "", "")


def part_name(scene: Scene, part: int) -> str:
    """What a part of the activity on screen is called."""
    return plain(scene.parts[min(part, len(scene.parts) - 1)]) if scene.parts else ""


def parked_notes(scene: Scene) -> int:
    """How many notes tables have parked, over all activities that were opened."""
    said = [answer for activity in scene.day.progress for answer in scene.answers(activity).values()]
    return sum(len(written(answer.notes, "parked")) for answer in said)


def coming_buttons(scene: Scene) -> None:
    """One press for each table that asked for help: on my way, and then that it is done. For leads and helpers."""
    say, arrivals = scene.words, scene.arrivals()
    with st.container(horizontal=True):
        for table in [table for table in scene.day.setup.tables if arrivals[table.id].help and not table.closed]:
            coming = arrivals[table.id].coming
            words = say("control.helped" if coming else "control.on_my_way", table=plain(table.name))
            act = {"kind": "help", "on": False} if coming else {"kind": "on_my_way"}
            st.button(words, key=f"coming {table.id} {coming}", on_click=press,
                      args=(scene, act, f"table:{table.id}", "day"))  # fmt: skip
