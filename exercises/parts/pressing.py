"""A button that makes one choice in an activity, in the name of whoever looks: for the desk, and for an expert's page."""

from secrets import token_hex

import streamlit as st

from workshop.acts import Refused
from workshop.database import StoreFault
from workshop.markdown import plain
from workshop.scene import Scene

FAULT = "choosing fault"


def chooses(
    scene: Scene, label: str, activity: str, party: str, question: str, choice: str | None, primary: bool = False
) -> None:
    """A press that chooses an option of a question for a party (`room`, `observer:14`); None takes the choice back. What is
    the room's, the lead alone may press."""
    st.button(
        plain(label), key=f"{question} {choice}", type="primary" if primary else "secondary",
        disabled=party == "room" and scene.link.role != "lead",
        on_click=choose, args=(scene, activity, party, question, choice),
    )  # fmt: skip


def choose(scene: Scene, activity: str, party: str, question: str, choice: str | None) -> None:
    try:
        scene.say({"kind": "choose", "question": question, "choice": choice}, token_hex(8), party, activity)
        st.session_state[FAULT] = ""
    except (Refused, StoreFault) as fault:
        st.session_state[FAULT] = scene.words.why(str(fault))


def fault() -> None:
    """What the last press was refused for."""
    if said := st.session_state.get(FAULT):
        st.error(plain(said))
