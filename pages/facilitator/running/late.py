"""The clock of the day: how the day stands against its programme, and what gives way when it runs late.

Only what has not been opened gives way, in one press, and each of it can be put back.
"""

import time

import streamlit as st

from exercises.run_sheets import pace_of
from pages.facilitator.running.press import leads, press
from workshop.late import FEW, STEPS, Pacing, ahead, eased, gave_way, gives_way, pacing, planned_times, put_back, saved
from workshop.markdown import plain
from workshop.programme import Entry, Held, entries
from workshop.run_sheet import cut_told
from workshop.scene import Scene
from workshop.setup import Activity, Setup, plain_setup

OTHER = 0


def late_by(scene: Scene) -> str:
    """How late the day is, for the top of the control room; nothing while it is on plan."""
    now = _pacing(scene)
    return scene.words("clock.short", minutes=now.late) if now and now.late >= 1 else ""


def running_late(scene: Scene) -> None:
    """How the day stands, what would give way, and what gave way already."""
    say, now = scene.words, _pacing(scene)
    st.markdown(how_it_stands(scene, now) if now else say("clock.not_begun"))
    late = how_late(scene, now.late if now else 0)
    coming = ahead(_programme(scene), scene.day)
    cuts = gives_way(coming, late)
    if not cuts:
        st.markdown(say("clock.nothing_needed" if late <= FEW else "clock.nothing"))
    else:
        by_id = {one.id: one for one in coming}
        told = "\n".join(f"- {plain(cut_told(by_id[cut.id], cut, say))}" for cut in cuts)
        enough = saved(cuts) >= late
        makes_up = say("clock.makes_up" if enough else "clock.makes_up_part", saved=saved(cuts), late=late)
        st.markdown(f"{say('clock.would')}\n{told}\n\n{makes_up}")
        st.button(say("clock.apply"), on_click=give_way, args=(scene, late), disabled=not leads(scene), key="give way")
    what_gave_way(scene)


def how_it_stands(scene: Scene, now: Pacing) -> str:
    """Whether the day is late, and when what is on, or comes next, was planned."""
    say, programme = scene.words, _programme(scene)
    key = "clock.late" if now.late >= 1 else "clock.early" if now.late <= -1 else "clock.on_plan"
    told = [say(key, minutes=abs(now.late), end=_time(now.end))]
    here = next((one for one in programme if one.id == scene.day.now), None)
    following = here or next(iter(ahead(programme, scene.day)), None)
    if following and (times := planned_times(programme, scene.day, following.id)):
        begins, ends = map(_time, times)
        told.append(say("clock.planned", heading=plain(following.heading), begins=begins, ends=ends))
    return " ".join(told)


def _time(at: float) -> str:
    return time.strftime("%H:%M", time.localtime(at))


def how_late(scene: Scene, measured: int) -> int:
    """The minutes to make up: one of three, or a number of the lead's."""
    say = scene.words
    names = {**{step: say("clock.minutes", n=step) for step in STEPS}, OTHER: say("clock.other")}
    nearest = min(range(len(STEPS)), key=lambda at: abs(STEPS[at] - measured))
    chosen = st.radio(
        say("clock.how_late"), list(names), nearest, format_func=names.__getitem__, key="late", horizontal=True
    )
    if chosen != OTHER:
        return int(chosen)
    return int(st.number_input(say("clock.typed"), 1, 240, min(240, max(1, measured)), key="late typed"))


def what_gave_way(scene: Scene) -> None:
    say, gave = scene.words, gave_way(scene.day.setup)
    if not gave:
        return
    st.markdown(say("clock.gave_way"))
    with st.container(horizontal=True):
        for one in gave:
            opened = one.id in scene.day.progress or one.id in scene.day.rested
            st.button(say("clock.put_back", heading=plain(_name(one))), key=f"put back {one.id}", on_click=back,
                      args=(scene, one.id), disabled=opened or not leads(scene))  # fmt: skip


def give_way(scene: Scene, late: int) -> None:
    """Let things give way, of what is still ahead at this moment."""
    now = _now(scene)
    set_up(scene, eased(now.day.setup, gives_way(ahead(_programme(now), now.day), late)))


def back(scene: Scene, name: str) -> None:
    set_up(scene, put_back(_now(scene).day.setup, name))


def set_up(scene: Scene, setup: Setup) -> None:
    press(scene, {"kind": "set_up", "setup": plain_setup(setup)})


def _now(scene: Scene) -> Scene:
    """The day at this moment, which may be later than this page was drawn."""
    return Scene(scene.store, scene.words, scene.link)


def _programme(scene: Scene) -> list[Entry]:
    return entries(scene.day.setup, pace_of)


def _pacing(scene: Scene) -> Pacing | None:
    return pacing(_programme(scene), scene.day, time.time())


def _name(one: Held) -> str:
    return one.heading if isinstance(one, Activity) else one.label
