"""One piece of a part: words that rules drafted, which may be written over, or evidence, which may be left out."""

from dataclasses import replace
from typing import Any

import streamlit as st

from exercises.parts.blocks import draw_block
from pages.facilitator.editing.hand import Hand, first_words
from workshop.markdown import plain
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Table
from workshop.report.draft import WORDS, Changed, changed, note_of, seen
from workshop.report.parts import Piece, as_text, digest, sentences_of
from workshop.report.references import called, rested_on


def one_piece(hand: Hand, piece: Piece, under: str = "", gone: bool = False) -> None:
    """Draw a piece; it stands `under` a heading within its part. `gone`: it is drafted no longer, and drawn for whoever writes in
    its box."""
    (block, *_) = piece.blocks
    if isinstance(block, Heading):
        draw_block(replace(block, level=max(2, block.level - 1)))  # the part's own heading is one level higher here
    elif not piece.ours:
        evidence(hand, piece, block)
    elif hand.draft.text(note_of(piece.id)) is None:
        drafted(hand, piece, under)
    else:
        written(hand, piece, under, gone)


def drafted(hand: Hand, piece: Piece, under: str) -> None:
    """Words as rules drafted them, until somebody edits them."""
    for block in called(piece.blocks, hand.numbers):
        draw_block(block)
    note = note_of(piece.id)
    acts = (hand.writes(note, WORDS, as_text(piece.blocks)), _read(piece))
    hand.button(_called(hand, "edit", piece, under), f"edit {note}", lambda: hand.begins(note, *acts))


def written(hand: Hand, piece: Piece, under: str, gone: bool) -> None:
    """Words that stand instead of the drafted ones, with what those say anew."""
    note, change = note_of(piece.id), changed(hand.draft, piece)
    with st.container(border=True):
        if gone:
            st.markdown(f"**{hand.say('piece_gone')}**")
        elif change:
            _news(hand, piece, change)
        hand.box(note, {"field": WORDS, "note": note, "label": _called(hand, "instead", piece, under)})
        if names := ", ".join(
            dict.fromkeys(one for block in called(piece.blocks, hand.numbers) for one in rested_on(block))
        ):
            st.markdown(hand.say("rests_on", names=names))
        hand.button_in_two(
            hand.say("take_new" if change else "drafted"), hand.say("drafted_again"), note,
            lambda: hand.says({"kind": "remove_note", "note": note}),
        )  # fmt: skip


def _news(hand: Hand, piece: Piece, change: Changed) -> None:
    if change.added:
        st.markdown(f"**{hand.say('new')}**")
        st.markdown("\n".join(f"- {plain(one)}" for one in change.added))
    if change.gone:
        st.markdown(hand.say("gone_one" if change.gone == 1 else "gone_many", count=change.gone))
    hand.button(hand.say("read"), f"read {note_of(piece.id)}", lambda: hand.says(_read(piece)))


def _called(hand: Hand, key: str, piece: Piece, under: str) -> str:
    """What words are called on their button or box: by how they begin, and by the heading that they stand under."""
    words = first_words(next(iter(sentences_of(piece.blocks)), ""))
    return hand.say(f"{key}_under", words=words, heading=first_words(under)) if under else hand.say(key, words=words)


def _read(piece: Piece) -> dict[str, Any]:
    return {"kind": "written_over", "note": note_of(piece.id), "over": seen(piece)}


# -- evidence


def evidence(hand: Hand, piece: Piece, block: Block) -> None:
    """A table, a figure or somebody's own words."""
    if isinstance(block, Quote):
        return quotation(hand, piece, block)
    out, name = piece.id in hand.draft.left_out, _name(hand, block)
    with st.container(border=True):
        if out:
            st.markdown(plain(hand.say("piece_out", name=name)))
        else:
            draw_block(_captioned(hand, block))
        hand.button(
            hand.say("piece_back" if out else "piece_leave_out", name=name), f"out {digest(piece.id)}",
            lambda: hand.says({"kind": "leave_out", "id": piece.id, "on": not out}),
        )  # fmt: skip
    return None


def quotation(hand: Hand, piece: Piece, quote: Quote) -> None:
    """Somebody's words with a tick: whether they stand in the report, beside whether their table lets them be quoted."""
    key, kept = f"stands {digest(piece.id)}", st.session_state
    kept[key] = piece.id not in hand.draft.left_out
    said = f"“{quote.text}” ({quote.credit})" if quote.credit else f"“{quote.text}”"
    may = (quote.table, (quote.whole or quote.text).strip()) in hand.quotable
    about = f"  \n{plain(hand.say('may_be_quoted' if may else 'not_permitted'))}" if quote.table else ""
    st.checkbox(
        plain(said) + about, key=key, disabled=not hand.holds,
        on_change=lambda: hand.says({"kind": "leave_out", "id": piece.id, "on": not kept[key]}),
    )  # fmt: skip


def _captioned(hand: Hand, block: Block) -> Block:
    number = hand.numbers.get(getattr(block, "id", ""))
    if isinstance(block, Table | Figure) and number:
        return replace(block, caption=f"{number}. {block.caption}")
    return block


def _name(hand: Hand, block: Block) -> str:
    """What a piece of evidence is called on its button."""
    match block:
        case Table(caption=text) | Figure(caption=text):
            return hand.say(type(block).__name__.lower(), caption=first_words(text))
        case Paragraph(text=text):
            return f"“{first_words(text)}”"
        case Bullets():
            return f"“{first_words(block.sentences[0].text)}”" if block.sentences else "–"
    raise TypeError(f"{type(block).__name__} is no evidence.")
