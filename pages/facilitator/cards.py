"""The cards: to browse, to read as a table will, to print, and to write one of your own.

The host sees the packs; the lead of a workshop also that workshop's cards, with their letters and its own texts. What
participants said and what is known since stay folded away: nobody who sets a day up should be steered by them unasked.
"""

from dataclasses import replace
from secrets import SystemRandom, token_hex
from typing import Any

import streamlit as st

from exercises.parts import ways
from pages.house import house
from pages.visitor import host, turn_away, visitor
from workshop.acts import Refused
from workshop.brought import cards_of
from workshop.casebook import (
    BENEFICIARIES,
    COMPLEXITY,
    IDENTIFIABILITY,
    NOT_STATED,
    SHORT_NAME_CHARACTERS,
    SUMMARY_CHARACTERS,
    CaseStudy,
    Fault,
    Faulty,
    clashes,
    id_for,
    local_card,
    write,
)
from workshop.database import StoreFault
from workshop.day import Day
from workshop.links import address
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.setting_up import found, with_card
from workshop.setup import plain_setup

FACTS = ("shared", "by", "with_whom", "identifiability", "consent", "outcome", "beneficiaries", "dated")
LINES = ("title", "short_name", "summary")
STATED = ("shared", "by", "with_whom", "consent", "outcome")
here = house()
link = visitor("cards") if "w" in st.query_params else host("cards")
say, kept = here.words, st.session_state
entry = here.store.registry.workshop(id=link.workshop) if link.workshop else None
if entry and entry.simulated:
    turn_away()
day = here.store.day(link.workshop) if link.workshop else Day()
setup = day.setup
letters = {dealt.card.id: dealt.letter for dealt in setup.cards}
packs = [*here.packs.values(), *day.brought]
library: dict[str, CaseStudy] = {**cards_of(packs), **{dealt.card.id: dealt.card for dealt in setup.cards}}


# -- browsing


def browse() -> CaseStudy | None:
    """The search, and the card chosen from what it finds."""
    text = st.text_input(say("cards.search"), key="search")
    left, right = st.columns(2)
    sectors = sorted({card.sector for card in library.values()})
    sector = left.selectbox(say("cards.sector"), ["", *sectors], format_func=lambda one: one or say("cards.any"))
    benefits = right.selectbox(
        say("cards.beneficiary"), ["", *BENEFICIARIES], format_func=lambda one: one or say("cards.any")
    )
    shown = found(library.values(), text, sector, benefits)
    if not shown:
        st.markdown(say("cards.none_found"))
        return None
    heading = say("cards.found", n=len(shown), of=len(library))
    one = st.radio(heading, [card.id for card in shown], format_func=card_line, key="card")
    return library[one] if one else None


def card_line(one: str) -> str:
    card = library[one]
    letter = f"{letters[one]} · " if one in letters else ""
    return plain(f"{letter}{card.short_name}: {card.title}")


# -- one card


def preview(card: CaseStudy) -> None:
    """The card as a table sees it, and folded away what a table does not see."""
    face = card.face_at("benefit")
    with st.container(border=True):
        letter = f"{letters[card.id]} · " if card.id in letters else ""
        st.subheader(plain(f"{letter}{face['title']}"))
        st.markdown(f"**{plain(str(face['short_name']))}**  \n{plain(str(face['summary']))}")
        st.markdown(plain(str(face["face"])))
        st.markdown("  \n".join(fact(name, face[name]) for name in FACTS if face[name]))
        if card.detail:
            with st.expander(say("card.detail")):
                st.markdown(plain(card.detail))
    if card.kept_for:
        st.markdown(say("cards.kept_for", why=plain(card.kept_for)))
    with st.expander(say("cards.said")):
        what_participants_said(card)
    with st.expander(say("card.since")):
        known_since(card)
    with st.container(horizontal=True):
        st.download_button(say("cards.download"), write(card), f"{card.id}.md", "text/markdown", on_click="ignore")
        if card.id in letters:
            st.button(say("cards.change"), on_click=edit, args=(card,))
    if kept.editing and kept.editing.id == card.id:
        st.markdown(say("cards.changing"))


def fact(name: str, value: Any) -> str:
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return f"**{say(f'card.{name}')}:** {plain(text)}"


def what_participants_said(card: CaseStudy) -> None:
    for name, thoughts in (("on_benefit", card.on_benefit), ("on_risk", card.on_risk)):
        st.markdown(f"**{say(f'card.{name}')}**")
        st.markdown("\n".join(f"- {plain(one)}" for one in thoughts) or say("cards.nothing"))
    st.markdown(f"**{say('card.source')}:** {plain(source_of(card))}")


def source_of(card: CaseStudy) -> str:
    if card.source is None:
        return say("cards.no_source")
    return card.source.elsewhere or say("report.source", chapter=card.source.chapter, heading=card.source.heading)


def known_since(card: CaseStudy) -> None:
    lines = [f"- {plain(one.text)} ({say('card.source')}: {plain(one.source)})" for one in card.since]
    st.markdown("\n".join(lines) or say("cards.nothing"))


# -- a card of one's own


def edit(card: CaseStudy | None) -> None:
    """Open the form with a card's text, or empty; the fields get new keys, so that nothing of an earlier card is left."""
    kept.editing, kept.form = card, token_hex(4)
    kept.pop("added", None)


def key(name: str) -> str:
    return f"{name} {kept.form}"


def write_one() -> None:
    """The form of a card, with what is wrong above it and nothing that was typed lost."""
    editing: CaseStudy | None = kept.editing
    st.header(plain(say("local_card.change", title=editing.title) if editing else say("local_card.heading")))
    for told in ("change_about",) if editing else ("about", "files"):
        st.markdown(say(f"local_card.{told}"))
    if "added" in kept:
        what_was_written()
    for sentence in kept.pop("wrong", []):
        st.error(plain(sentence))
    with st.form("card form"):
        fields(editing)
        st.form_submit_button(say(f"local_card.{pressing(editing)}"), on_click=submitted)
    if editing:
        st.button(say("local_card.leave"), on_click=edit, args=(None,))


def pressing(editing: CaseStudy | None) -> str:
    """What the form's button does, as a key of the words."""
    if editing:
        return "save_change"
    return "save" if link.workshop else "make"


def fields(card: CaseStudy | None) -> None:
    limits = {"short_name": SHORT_NAME_CHARACTERS, "summary": SUMMARY_CHARACTERS}
    for name in LINES:
        st.text_input(label(name, n=limits.get(name)), getattr(card, name, ""), key=key(name))
    st.text_area(label("face"), card.face if card else "", key=key("face"), height=180)
    left, right = st.columns(2)
    for at, name in enumerate(STATED):
        (left, right)[at % 2].text_input(label(name), getattr(card, name, NOT_STATED), key=key(name))
    if not reported(card):
        told = card.source.elsewhere if card and card.source else NOT_STATED
        left.text_input(label("source"), told, key=key("source"))
    right.text_input(label("sector"), card.sector if card else "", key=key("sector"))
    chosen = card.identifiability if card else NOT_STATED
    left.selectbox(label("identifiability"), IDENTIFIABILITY, IDENTIFIABILITY.index(chosen), key=key("identifiability"))
    right.selectbox(label("complexity"), COMPLEXITY, (card.complexity if card else 1) - 1, key=key("complexity"))
    named = [one for one in card.beneficiaries if one in BENEFICIARIES] if card else []
    st.multiselect(label("beneficiaries"), BENEFICIARIES, named, key=key("beneficiaries"))
    st.text_area(label("detail"), card.detail if card else "", key=key("detail"))
    st.text_input(label("dated"), card.dated if card else "", key=key("dated"))


def reported(card: CaseStudy | None) -> bool:
    """Whether a card is one of the 2018 report, whose place in it stays."""
    return bool(card and card.ref)


def label(name: str, **values: Any) -> str:
    return say(f"local_card.{name}", **values)


def typed() -> dict[str, Any]:
    names = (*LINES, "face", *STATED, "sector", "identifiability", "complexity", "detail", "dated")
    own = () if reported(kept.editing) else ("source",)
    return {name: kept[key(name)] for name in (*names, *own)} | {
        "beneficiaries": kept[key("beneficiaries")] or [NOT_STATED]
    }


def submitted() -> None:
    """Check what was typed and keep it; whatever stands in the way is said above the form."""
    try:
        card = checked(typed())
        if link.workshop:
            keep(card)
    except Faulty as faulty:
        kept.wrong = [in_words(fault) for fault in faulty.faults]
    except (Refused, StoreFault) as fault:
        kept.wrong = [str(fault)]
    else:
        edit(None)
        kept.added = card


def checked(given: dict[str, Any]) -> CaseStudy:
    """The card of these fields. Raises Faulty where it is not one, or has a name that another card has."""
    old: CaseStudy | None = kept.editing
    card = local_card(old.id if old else id_for(str(given["title"]), library), given)
    if old:
        source = old.source if reported(old) else card.source
        card = replace(card, ref=old.ref, source=source, kept_for=old.kept_for,
                       on_benefit=old.on_benefit, on_risk=old.on_risk, since=old.since)  # fmt: skip
    others = [one for one in library.values() if one.id != card.id]
    if shared := [fault for fault in clashes([*others, card]) if fault.file == f"{card.id}.md"]:
        raise Faulty(shared)
    return card


def keep(card: CaseStudy) -> None:
    now = here.store.day(link.workshop).setup
    if not now.tables:
        raise Refused(say("local_card.set_up_first"))
    act = {"kind": "set_up", "setup": plain_setup(with_card(now, card, SystemRandom()))}
    Scene(here.store, say, link).say(act, token_hex(8))


def in_words(fault: Fault) -> str:
    return say(
        "local_card.fault", label=say(f"local_card.name_{fault.field}"), expected=fault.expected, found=fault.found
    )


def what_was_written() -> None:
    card: CaseStudy = kept.added
    letter = letters.get(card.id, "")
    st.success(plain(say("local_card.added" if letter else "local_card.made", title=card.title, letter=letter)))
    st.download_button(say("cards.download_this"), write(card), f"{card.id}.md", "text/markdown", on_click="ignore")


# -- the page

if "form" not in kept:
    edit(None)
st.title(plain(say("cards.heading_of", area=setup.area) if setup.area else say("cards.heading")))
st.markdown(say("cards.lead"))
to_print = [
    {"label": say("cards.print", title=pack.title), "href": f"/print/cards/{one}"} for one, pack in here.packs.items()
]
back = {"label": say("cards.to_setup"), "href": address("setup", link)} if link.workshop else None
ways("beside", ways=[back or {"label": say("cards.to_run"), "href": "/run"}, *to_print])
left, right = st.columns([2, 3], gap="large")
with left:
    chosen = browse()
if chosen:
    with right:
        preview(chosen)
for pack in packs:
    if pack.note:
        with st.expander(plain(say("cards.about", title=pack.title))):
            st.markdown(plain(pack.note))
write_one()
