"""What a lead or helper does for one table: its digits, the way to its paper, its finishing. Nothing that it said is shown."""

import time

import streamlit as st

from exercises.parts import ways
from pages.facilitator.running.press import leads, press
from pages.facilitator.running.room import keep_secret, show_link
from pages.facilitator.running.seating import seating
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setup import TablePlace

LONGER = 5


def one_table(scene: Scene, code: str) -> None:
    say = scene.words
    names = {table.id: table.name for table in scene.day.setup.tables}
    number = st.selectbox(say("control.which_table"), list(names), format_func=lambda table: names[table], key="table")
    chosen = scene.day.setup.table(number)
    assert chosen is not None
    st.markdown(say("control.digits", digits=scene.store.registry.digits(scene.workshop, chosen.id), code=code))
    if leads(scene):
        one_device(scene, chosen)
        seating(scene, chosen)
    paper = f"{address('paper', scene.link)}&table={chosen.id}"
    ways("paper", ways=[{"label": say("control.enter_paper", table=chosen.name), "href": paper}])
    if scene.day.activity:
        longer(scene, chosen)
        finishing(scene, chosen)


def one_device(scene: Scene, chosen: TablePlace) -> None:
    """A link for a device at this table; it stays until it is put away."""
    name = f"made link {chosen.id}"
    st.button(scene.words("control.link_seat", table=plain(chosen.name)), key=f"link {chosen.id}", on_click=keep_secret,
              args=(scene, name, "seat", chosen.id))  # fmt: skip
    if name in st.session_state:
        show_link(scene, name)


def longer(scene: Scene, chosen: TablePlace) -> None:
    """More time for this table alone: on its own screens, while the wall and the others keep theirs."""
    say, at = scene.words, scene.progress
    if at.phase != "open":
        return
    if at.more.get(chosen.id):
        until = time.strftime("%H:%M", time.localtime(at.ends_for(chosen.id)))
        st.markdown(say("clock.has_more", table=plain(chosen.name), time=until))
    st.button(say("clock.more_for", table=plain(chosen.name), minutes=LONGER), key=f"longer {chosen.id}",
              on_click=give_longer, args=(scene, chosen.id))  # fmt: skip


def give_longer(scene: Scene, table: int) -> None:
    press(scene, {"kind": "more_time", "table": table, "minutes": LONGER, "at": time.time()})


def finishing(scene: Scene, chosen: TablePlace) -> None:
    doing = scene.doing(chosen.id)
    if doing is None:
        return
    act = {"kind": "go_back" if doing.finished else "finish", "part": scene.progress.part}
    words = "control.mark_unfinished" if doing.finished else "control.mark_finished"
    st.button(scene.words(words, table=plain(chosen.name)), key=f"finishing {chosen.id} {doing.finished}", on_click=press,
              args=(scene, act, f"table:{chosen.id}"))  # fmt: skip
