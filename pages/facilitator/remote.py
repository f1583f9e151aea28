"""The lead's phone: next, reveal, eyes up, two more minutes, blank (F13). What the wall shows and the minutes left stand above in
words, so that the lead can walk about; no table's content is on it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from exercises.parts import roomy, ways
from pages.facilitator.following import follow
from pages.facilitator.running.next import extend, names_of, press_due, reveal_now, unfinished
from pages.facilitator.running.onward import onward
from pages.facilitator.running.overview import activity_on, minutes_left, wall_shows
from pages.facilitator.running.press import fault, press
from pages.house import house
from pages.visitor import visitor, workshop_of
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene

SURE = "sure"  # at which number of the stage reveal was pressed once: anything else that is done undoes it


def stands(scene: Scene) -> None:
    """What is on, the minutes left, what the wall shows."""
    say, day = scene.words, scene.day
    heading = activity_on(scene)
    lines = [("control.activity", say("control.eyes_are_up", heading=heading) if day.eyes_up else heading)]
    if day.asking:
        lines.append(("control.time", minutes_left(scene)))
    lines.append(("control.wall", wall_shows(scene)))
    st.markdown("  \n".join(f"{say(label)}: **{said}**" for label, said in lines))


def buttons(scene: Scene) -> None:
    say, day = scene.words, scene.day
    if step := onward(scene):
        big(step.words, "next", step.takes, (scene, *step.args), main=True)
    elif day.ended:
        ways("report", ways=[{"label": say("control.to_report"), "href": address("report", scene.link), "main": True}])
    if day.moment == "open" and scene.kind.steps:
        reveal_button(scene)
    eyes = {"kind": "eyes_up", "on": not day.eyes_up}
    big(say("control.eyes_down" if day.eyes_up else "control.eyes_up"), "eyes", press, (scene, eyes))
    if day.asking:
        big(say("control.two_more"), "two more", extend, (scene, 2))
    blank = {"kind": "blank", "on": not day.blank}
    big(say("control.unblank" if day.blank else "control.blank"), "blank", press, (scene, blank))


def reveal_button(scene: Scene) -> None:
    """Pressed twice; between the two it says which tables have not finished."""
    say, sure = scene.words, st.session_state.get(SURE) == scene.day.number
    if sure and (late := unfinished(scene)):
        st.warning(say("remote.not_finished", tables=plain(names_of(scene, late))))
    words = say("remote.reveal_again" if sure else "remote.reveal")
    big(words, "reveal", reveal_in_two, (scene,), main=bool(press_due(scene)))


def reveal_in_two(scene: Scene) -> None:
    number = house().store.day(scene.workshop).number
    if st.session_state.get(SURE) == number:
        reveal_now(scene)
    else:
        st.session_state[SURE] = number


def big(words: str, key: str, takes: Callable[..., None], args: tuple[Any, ...], main: bool = False) -> None:
    st.button(words, key=key, on_click=takes, args=args, type="primary" if main else "secondary", width="stretch")


here, link = house(), visitor("remote")
say = here.words
entry = workshop_of(link)
follow(link, "control", again=15_000)
scene = Scene(here.store, say, link, entry.simulated)
st.title(say("remote.heading"))
if scene.demonstration:
    st.markdown(f"**{say('demonstration.mark')}**")
if not scene.day.setup.tables:
    st.markdown(say("control.not_set_up"))
    st.stop()
stands(scene)
fault()
with st.container(key="roomy"):
    buttons(scene)
roomy("roomy style")
ways("control", ways=[{"label": say("remote.to_control"), "href": address("control", link), "quiet": True}])
