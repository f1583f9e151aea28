"""Breaks: taken between activities, or in the midst of one, whose time then stands still."""

import time

import streamlit as st

from pages.facilitator.running.press import leads, press
from workshop.markdown import plain
from workshop.programme import rest_due
from workshop.scene import Scene
from workshop.setup import Break


def due(scene: Scene) -> Break | None:
    """The break that the programme has now."""
    return rest_due(scene.day.setup, scene.day.progress, scene.day.rested)


def take_a_break(scene: Scene, key: str = "break") -> None:
    """When it ends is filled in where the programme says how long it is."""
    say, rest = scene.words, due(scene) if scene.day.activity is None else None
    if rest:
        st.markdown(say("clock.break_due", label=plain(rest.label), minutes=rest.minutes))
    usual = time.strftime("%H:%M", time.localtime(time.time() + 60 * rest.minutes)) if rest else ""
    name = f"{key} {rest.id if rest else ''}"
    if name not in st.session_state:
        st.session_state[name] = usual
    back_at = st.text_input(say("control.back_at"), placeholder="13:15", key=name, max_chars=20)
    st.button(say("control.take_break"), key=f"take {key}", type="primary" if rest else "secondary", width="stretch",
              disabled=not back_at or not leads(scene), on_click=take, args=(scene, back_at))  # fmt: skip


def take(scene: Scene, back_at: str) -> None:
    if scene.day.activity and scene.progress.paused_at is None:
        press(scene, {"kind": "pause", "on": True, "at": time.time()})
    press(scene, {"kind": "take_break", "back_at": back_at})


def during_a_break(scene: Scene) -> None:
    st.button(scene.words("control.back_from_break"), type="primary", key="end break", width="stretch",
              disabled=not leads(scene), on_click=end, args=(scene,))  # fmt: skip


def end(scene: Scene) -> None:
    press(scene, {"kind": "take_break", "back_at": ""})
    if scene.day.activity and scene.progress.paused_at is not None:
        press(scene, {"kind": "pause", "on": False, "at": time.time()})
