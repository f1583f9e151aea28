"""Paired tables: the lead shows each table another's answer after the reveal, and ends it (F23)."""

import time

import streamlit as st

from exercises.screens import SCREENS
from pages.facilitator.running.press import button, leads, press
from workshop.markdown import plain
from workshop.scene import Scene

MINUTES, SUGGESTED_FROM = 6, 8


def pair_tables(scene: Scene) -> None:
    """The press that pairs tables, or, while they are, who is paired and the press that ends it."""
    say, at = scene.words, scene.progress
    if at.paired_until is not None:
        names = {table.id: table.name for table in scene.day.setup.tables}
        told = "; ".join(" + ".join(names[table] for table in pair) for pair in at.pairs)
        st.markdown(say("paired.who", pairs=plain(told)))
        button(scene, say("paired.end"), {"kind": "pair", "pairs": [], "at": 0})
    elif pairs := made(scene):
        suggested = sum(map(len, pairs)) >= SUGGESTED_FROM
        st.markdown(" ".join([say("paired.what_it_does"), *([say("paired.suggested")] if suggested else [])]))
        st.button(say("paired.pair", minutes=MINUTES), key="pair", on_click=pair_now, args=(scene,),
                  disabled=not leads(scene), width="stretch")  # fmt: skip


def made(scene: Scene) -> list[list[int]]:
    return [list(pair) for pair in SCREENS[scene.activity.kind].pairs(scene)]


def pair_now(scene: Scene) -> None:
    """Pairs of what tables have said at this moment."""
    now = Scene(scene.store, scene.words, scene.link)
    press(scene, {"kind": "pair", "pairs": made(now), "at": time.time(), "minutes": MINUTES})
