"""The rankings of a setting-up: whether each is held, for how long, and with which instruction."""

import streamlit as st

from exercises.ranking import EXERCISES, Exercise, minutes_needed
from workshop.markdown import plain
from workshop.setting_up import MOST_WORDS, words_in
from workshop.words import words

say, kept = words(), st.session_state


def both_rankings() -> None:
    st.header(say("setup.rankings"))
    st.markdown(say("setup.rankings_about"))
    for exercise in EXERCISES.values():
        with st.container(border=True):
            ranking(exercise)
    needed = minutes_needed(len(kept.cards))
    if any(kept[f"minutes {one}"] < needed for one in EXERCISES if kept[f"hold {one}"]):
        st.button(say("setup.give", minutes=needed), on_click=give, args=(needed,))


def give(minutes: int) -> None:
    kept.update({f"minutes {one}": minutes for one in EXERCISES})


def ranking(exercise: Exercise) -> None:
    """One ranking: whether it is held, its minutes beside what the cards need, and its instruction counted."""
    st.subheader(plain(exercise.heading))
    st.checkbox(say("setup.hold", heading=exercise.heading), key=f"hold {exercise.id}")
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    left.number_input(say("setup.minutes", heading=exercise.heading), 1, 480, key=f"minutes {exercise.id}")
    right.markdown(say("setup.needed", n=len(kept.cards), minutes=minutes_needed(len(kept.cards))))
    text = st.text_area(
        say("setup.instruction", heading=exercise.heading), key=f"instruction {exercise.id}", max_chars=2000
    )
    st.markdown(say("setup.words", n=words_in(text), most=MOST_WORDS))
    st.checkbox(say("setup.think", heading=exercise.heading), key=f"think {exercise.id}")
