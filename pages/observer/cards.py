"""The workshop's cards, to read: what tables may see of them at this moment, and nothing more."""

import streamlit as st

from exercises.ranking import EXERCISES
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setup import Dealt
from workshop.words import Words

FACTS = ("shared", "by", "with_whom", "identifiability", "consent", "outcome", "beneficiaries", "dated", "detail")


def cards(scene: Scene) -> None:
    """A folded line for each card, by its letter."""
    say, deck = scene.words, scene.day.setup.deck()
    if not deck:
        return
    st.header(say("voices.cards"))
    st.markdown(say("voices.cards_about"))
    for dealt in sorted(deck.values(), key=lambda one: one.letter):
        with st.expander(plain(f"{dealt.letter}: {dealt.card.short_name}")):
            card(scene, dealt)


def card(scene: Scene, dealt: Dealt) -> None:
    face = dealt.card.face_at(stage(scene))
    st.markdown(f"**{plain(str(face['title']))}**  \n{plain(str(face['face']))}")
    told = [(name, face[name]) for name in FACTS if face[name]]
    facts = (f"**{scene.words(f'card.{name}')}:** {plain(_said(value, scene.words))}" for name, value in told)
    st.markdown("  \n".join(facts))


def stage(scene: Scene) -> str:
    """The stage whose face tables see now; while they rank nothing, the one that tells least."""
    activity = scene.day.activity
    exercise = EXERCISES.get(activity.exercise) if activity and activity.kind == "ranking" else None
    return exercise.stage if exercise else "benefit"


def _said(value: object, say: Words) -> str:
    """A fact of a card; a term of ours, such as "not stated", in the words of the device."""
    return ", ".join(map(say.given, value)) if isinstance(value, list) else say.given(str(value))
