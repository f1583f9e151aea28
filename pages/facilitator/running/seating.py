"""Between activities: tables merged and parted again, and tables at which other people sit now (F14)."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.facilitator.running.press import press
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setup import TablePlace


def seating(scene: Scene, chosen: TablePlace) -> None:
    """What the lead can do about who sits at a table."""
    say, name = scene.words, plain(chosen.name)
    if scene.day.activity:
        st.markdown(say("seating.between"))
    elif (into := scene.day.seating.merged().get(chosen.id)) is not None:
        st.markdown(say("seating.merged", table=name, into=plain(_name(scene, into))))
        _button(say("seating.separate", table=name), "separate", press, scene, {"kind": "separate", "table": chosen.id})
    elif not chosen.closed:
        merging(scene, chosen)
        st.markdown(say("seating.people_how"))
        act = {"kind": "people_moved", "tables": [chosen.id]}
        _button(say("seating.people", table=name), f"people {chosen.id}", press, scene, act)


def merging(scene: Scene, chosen: TablePlace) -> None:
    say, name = scene.words, plain(chosen.name)
    others = {one.id: one.name for one in scene.day.setup.tables if one.id != chosen.id and not one.closed}
    if not others:
        return
    into = st.selectbox(say("seating.merge_into", table=name), list(others), format_func=others.__getitem__,
                        key=f"into {chosen.id}")  # fmt: skip
    st.markdown(say("seating.merge_how", table=name, into=plain(others[into])))
    words = say("seating.merge", table=name, into=plain(others[into]))
    _button(words, f"merge {chosen.id}", merge, scene, chosen, into)


def merge(scene: Scene, chosen: TablePlace, into: int) -> None:
    """The table joins the other, and the screens of both say so."""
    told = scene.words("seating.merged", table=chosen.name, into=_name(scene, into))
    press(scene, {"kind": "merge", "table": chosen.id, "into": into})
    if not st.session_state["fault"]:
        press(scene, {"kind": "message", "tables": [into], "text": told})


def _button(words: str, key: str, presses: Callable[..., None], *args: Any) -> None:
    st.button(words, key=key, on_click=presses, args=args)


def _name(scene: Scene, table: int) -> str:
    return next((one.name for one in scene.day.setup.tables if one.id == table), "")
