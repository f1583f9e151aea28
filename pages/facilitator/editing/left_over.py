"""Words that were written over something that is no longer drafted: nothing of them is lost, and they can be taken up again."""

import streamlit as st

from pages.facilitator.editing.hand import Act, Hand, first_words
from pages.facilitator.editing.panel import add
from workshop.markdown import plain
from workshop.report.draft import orphans
from workshop.writing import Note


def left_over(hand: Hand) -> None:
    found = orphans(hand.draft, hand.drafted)
    if not found:
        return
    st.header(hand.say("left_over"))
    st.markdown(hand.say("left_over_lead"))
    for note in found:
        for number, (text, let_go) in enumerate(_versions(hand, note)):
            _one(hand, f"{note.id} {number}", text, let_go)


def _versions(hand: Hand, note: Note) -> list[tuple[str, Act]]:
    """The text of a note and those beside it, each with the act that lets go of it."""
    beside = [
        (text, {"kind": "drop_version", "note": note.id, "client": client}) for client, text in note.beside.items()
    ]
    gone = hand.writes(note.id, note.field, "") if beside else {"kind": "remove_note", "note": note.id}
    return [*([(note.text, gone)] if note.text.strip() else []), *beside]


def _one(hand: Hand, key: str, text: str, let_go: Act) -> None:
    with st.container(border=True):
        st.markdown(plain(text))
        words = first_words(text)
        with st.container(horizontal=True):
            hand.button(hand.say("into_own", words=words), f"into {key}", lambda: _into_own(hand, text, let_go))
            hand.button_in_two(
                hand.say("let_go", words=words), hand.say("let_go_again"), f"go {key}", lambda: hand.says(let_go)
            )


def _into_own(hand: Hand, text: str, let_go: Act) -> None:
    add(hand, text)
    if not st.session_state["fault"]:
        hand.says(let_go)
