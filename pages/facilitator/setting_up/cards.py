"""The choosing of cards for a setting-up: a deck at one press, then each card moved, taken out or added."""

import streamlit as st

from exercises import KINDS
from exercises.ranking import minutes_needed
from pages.facilitator.setting_up.draft import follow_cards, library
from pages.house import house
from workshop.casebook import CaseStudy
from workshop.markdown import plain
from workshop.setting_up import moved
from workshop.setup import Activity
from workshop.words import words

say, kept = words(), st.session_state


def cards(begun: bool) -> None:
    """The cards to choose; while the day runs (`begun`) those that it began with stay."""
    st.header(say("setup.cards"))
    needed = any(isinstance(one, Activity) and KINDS[one.kind].needs_cards for one in kept.programme)
    key = "setup.cards_about" if kept.cards or needed else "setup.no_cards"
    st.markdown(say(key, n=len(kept.cards), minutes=minutes_needed(len(kept.cards))))
    if not begun:
        presets()
    if kept.cards:
        if kept.get("card") not in kept.cards:
            kept.card = kept.cards[0]
        st.radio(say("setup.order"), kept.cards, key="card", format_func=card_lines().__getitem__)
        with st.container(horizontal=True):
            st.button(say("setup.up"), on_click=move, args=(-1,))
            st.button(say("setup.down"), on_click=move, args=(1,))
            fixed = begun and kept.card in kept.opened_with.deck()
            st.button(say("setup.take_out"), on_click=take_out, disabled=fixed)
        if fixed:
            st.markdown(say("setup.fixed"))
    add_a_card()


def presets() -> None:
    with st.container(horizontal=True):
        for pack in house().packs.values():
            for name, deck in pack.decks.items():
                label = say(f"setup.deck_{name}", n=len(deck)) if name in ("default", "two_hours") else plain(name)
                st.button(label, key=f"deck {pack.id} {name}", on_click=follow_cards, args=(list(deck),))


def card_lines() -> dict[str, str]:
    """A line for each chosen card: its place, its names, and its letter once it has one."""
    letters = {dealt.card.id: dealt.letter for dealt in kept.opened_with.cards}
    lines = {one: f"{n}. {named(library()[one])}" for n, one in enumerate(kept.cards, 1)}
    told = {one: f" ({say('setup.letter', letter=letters[one])})" for one in lines if one in letters}
    return {one: plain(line + told.get(one, "")) for one, line in lines.items()}


def named(card: CaseStudy) -> str:
    return f"{card.short_name}: {card.title}"


def add_a_card() -> None:
    others = {one: card for one, card in library().items() if one not in kept.cards}
    lines = {one: named(card) for one, card in others.items()}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    left.selectbox(
        say("setup.another"), others, index=None, key="another", placeholder=say("setup.choose_card"),
        format_func=lines.__getitem__,
    )  # fmt: skip
    right.button(say("setup.add"), on_click=add)
    if chosen := others.get(kept.another or ""):
        st.markdown(plain(chosen.kept_for or chosen.summary))


def move(by: int) -> None:
    kept.cards = moved(kept.cards, kept.card, by)
    kept.card = kept.card


def take_out() -> None:
    at = kept.cards.index(kept.card)
    follow_cards([one for one in kept.cards if one != kept.card])
    if kept.cards:
        kept.card = kept.cards[min(at, len(kept.cards) - 1)]


def add() -> None:
    if kept.another and kept.another not in kept.cards:
        follow_cards([*kept.cards, kept.another])
        kept.card, kept.another = kept.another, None
