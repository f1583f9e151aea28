"""Pressing: how the control room sends what the lead or a helper says, and what it shows where that was refused."""

import secrets
from typing import Any

import streamlit as st

from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.markdown import plain
from workshop.scene import Scene


def press(scene: Scene, act: dict[str, Any], party: str = "day", activity: str = "") -> None:
    """Send an act of this page, once; a refusal is shown as its sentence."""
    try:
        Scene(scene.store, scene.words, scene.link).say(act, secrets.token_hex(8), party, activity)
        st.session_state["fault"] = ""
        st.session_state["asking"] = False
    except (Refused, StoreFault) as fault:
        st.session_state["fault"] = str(fault)


def button(scene: Scene, words: str, act: dict[str, Any], primary: bool = False, disabled: bool = False) -> None:
    """A press of the lead's; helpers see it and cannot press it."""
    st.button(words, key=f"{words} {act}", on_click=press, args=(scene, act), type="primary" if primary else "secondary",
              disabled=disabled or not leads(scene), width="stretch")  # fmt: skip


def fault() -> None:
    """What the last press was refused for."""
    if st.session_state.get("fault"):
        st.error(plain(st.session_state["fault"]))


def leads(scene: Scene) -> bool:
    return scene.link.role == "lead"
