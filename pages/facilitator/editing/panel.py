"""The part that is open: its heading, where it stands, its pieces in order, and a part of the facilitator's own after it."""

import secrets
from functools import partial

import streamlit as st

from pages.facilitator.editing.hand import Hand
from pages.facilitator.editing.pieces import one_piece
from workshop.markdown import plain
from workshop.report.blocks import Heading
from workshop.report.draft import HEADING, OWN, OWN_HEADING, OWN_WORDS, heading_of, note_of, own_notes
from workshop.report.parts import Part, Piece, digest, pieces

DRAWN, MORE = "edit_drawn", "edit_more"
AT_ONCE = 30  # pieces of a part that are drawn before somebody asks for more of them


def panel(hand: Hand) -> None:
    part = hand.open
    st.header(plain(hand.heading(part)))
    if hand.has(part):
        _tools(hand, part)
    else:
        st.markdown(f"**{hand.say('part_gone')}**")
    if part.own:
        _own(hand, part)
    else:
        _heading(hand, part)
        _pieces(hand, part)
    hand.button(hand.say("add"), "add", lambda: add(hand))


def _tools(hand: Hand, part: Part) -> None:
    """Where the part stands, and whether it stands at all."""
    what = "chapter" if hand.is_first(part) else "part"
    out = part.id in hand.draft.left_out
    if hand.is_out(part):
        st.markdown(f"**{hand.say('out' if out else 'out_with_chapter')}**")
    with st.container(horizontal=True):
        for name, by in (("up", -1), ("down", 1)):
            order = hand.moved(part, by)
            hand.button(hand.say(f"{name}_{what}"), name, partial(_arrange, hand, part, order), order is None)
        hand.button(
            hand.say(f"{'back' if out else 'leave_out'}_{what}"), "out",
            lambda: hand.says({"kind": "leave_out", "id": part.id, "on": not out}, aloud=hand.say("in" if out else "out")),
        )  # fmt: skip
        if not part.own and hand.draft.text(heading_of(part.id)) is None:
            note = heading_of(part.id)
            begun = hand.writes(note, HEADING, part.heading)
            hand.button(hand.say("edit_heading"), "edit heading", lambda: hand.begins(note, begun))


def _arrange(hand: Hand, part: Part, order: tuple[str, ...] | None) -> None:
    """Put the parts in this order, and say which part comes before the one that was moved."""
    headings = {one.id: hand.heading(one) for one in hand.parts}
    at = order.index(part.id) if order else 0
    moved_to = hand.say("moved", before=headings[order[at - 1]]) if order and at else hand.say("moved_first")
    hand.says({"kind": "arrange", "order": order}, aloud=moved_to)


def _heading(hand: Hand, part: Part) -> None:
    """The box for the heading, once somebody edits it."""
    note = heading_of(part.id)
    if hand.draft.text(note) is None:
        return
    hand.box(note, {"field": HEADING, "note": note, "label": hand.say("heading_of", heading=part.heading)})
    hand.button_in_two(
        hand.say("drafted_heading"), hand.say("drafted_heading_again"), note,
        lambda: hand.says({"kind": "remove_note", "note": note}),
    )  # fmt: skip


def _pieces(hand: Hand, part: Part) -> None:
    drafted = [piece.id for piece in pieces(part)] if hand.has(part) else []
    here = _standing(hand, part)
    name, asked = st.session_state.get(MORE, ("", AT_ONCE))
    shown = asked if name == part.id else AT_ONCE
    under = ""
    for piece in here[:shown]:
        if isinstance(heading := piece.blocks[0], Heading):
            under = heading.text
        with st.container(key=f"piece {digest(piece.id)}" if piece.id else None):
            one_piece(hand, piece, under, gone=piece.id not in drafted)
    if len(here) > shown:
        more = (part.id, shown + AT_ONCE)
        st.button(hand.say("more", shown=shown, count=len(here)), key="more", on_click=_more, args=(more,))


def _standing(hand: Hand, part: Part) -> list[Piece]:
    """The pieces of a part, among them those written over that were drawn just before and are drafted no longer: somebody may be
    writing in their boxes."""
    now, (name, before) = pieces(part), st.session_state.get(DRAWN, ("", []))
    names = [piece.id for piece in now]
    at = 0
    for piece in before if name == part.id else []:
        if piece.id in names:
            at = names.index(piece.id) + 1
        elif piece.ours and hand.draft.text(note_of(piece.id)) is not None:
            now.insert(at, piece)
            names.insert(at, piece.id)
            at += 1
    st.session_state[DRAWN] = part.id, now
    return now


def _more(wanted: tuple[str, int]) -> None:
    st.session_state[MORE] = wanted


def _own(hand: Hand, part: Part) -> None:
    heading, words = own_notes(part.own)
    hand.box(
        part.own,
        {"field": OWN_HEADING, "note": heading, "label": hand.say("own_heading")},
        {"field": OWN_WORDS, "note": words, "label": hand.say("own_words")},
    )
    hand.button_in_two(
        hand.say("take_away"), hand.say("take_away_again"), part.own,
        lambda: hand.says({"kind": "remove_part", "part": part.own}),
    )  # fmt: skip


def add(hand: Hand, *words: str) -> None:
    """Add a part of the facilitator's own after the open one, with these words in it, and open it."""
    after, name = hand.open, secrets.token_hex(6)
    heading, note = own_notes(name)
    hand.begins(
        heading,
        {"kind": "add_part", "part": name, "after": after.id},
        *(hand.writes(note, OWN_WORDS, text) for text in words),
    )
    st.query_params["part"] = f"{after.chapter}/{OWN}{name}"
