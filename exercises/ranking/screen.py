"""What a table and the facilitator see of a ranking; what the room sees is in `wall.py`.

A table's screen is the board and the writing, drawn once for each stage; moving a card or typing reruns nothing.
"""

import random
from typing import Any

import pandas as pd
import streamlit as st

from exercises.parts import board
from exercises.parts.blocks import draw_block, draw_blocks
from exercises.parts.page import asks, box, done, draw, field, top, wall_name
from exercises.ranking import EXERCISES, NONE_OF_THESE, charts, kinds, pairing, rounds
from exercises.ranking.findings import (
    Findings,
    measures,
    places_table,
    spread_table,
)
from exercises.ranking.wall import argued_most, criteria_side_by_side, found_in, one_card, question, room, whole_picture
from workshop.casebook import CaseStudy
from workshop.links import live_address
from workshop.markdown import plain
from workshop.preference import said_of
from workshop.scene import Scene
from workshop.setup import Dealt
from workshop.words import ENGLISH, Words, words

__all__ = ["called_on", "desk", "facilitator", "pairs", "question", "room", "subjects", "table"]


# -- the table


def table(scene: Scene) -> None:
    """A table's screen: the strip, the board, the writing, and finishing."""
    say, activity = scene.words, scene.activity
    exercise = EXERCISES[activity.exercise]
    link = scene.link
    others = scene.progress.beside(link.table or 0)
    top(scene, exercise.question, say("paired.how") if others else "")
    if others:
        paired(scene, link.table or 0, others)
    if scene.progress.round > 1:
        first_round(scene, link.table or 0)
    if exercise.names_risks:
        box(scene, "risks", [field(scene, "risk", "risks")])
    cards = starting_order(scene, link.table or 0)
    board(
        f"board {activity.id} {scene.progress.round}", live=live_address(link), activity=activity.id, words=say.of("board"), seat=link.seat,
        cards=[_shown(dealt, exercise.stage, scene) for dealt in cards],
        scale=dict(zip(("more", "middle", "less"), map(say.given, exercise.piles), strict=True)),
        think_first=activity.think_first, frozen=scene.day.phase() == "revealed",
    )  # fmt: skip
    left, right = st.columns(2, gap="large")
    with left:
        box(scene, "why", [field(scene, "criteria", "list"), field(scene, "reason", "about_cards")])
    with right:
        box(scene, "more", [field(scene, "dissent", "text"), field(scene, "parked", "list")])
    done(scene, say.of("ranking_finish"))
    if scene.answers(activity.id)[link.table or 0].order.finished:
        st.subheader(say("closing.heading"))
        st.markdown(say("closing.lead"))
        again = [field(scene, "moved_by", "about_cards")] if scene.progress.round > 1 else []
        box(scene, "closing", [
            *again,
            field(scene, "argued", "choice_card"), field(scene, "would_move", "would_move"),
            field(scene, "top_because", "text", most=say.given(exercise.most)),
            field(scene, "bottom_because", "text", most=say.given(exercise.most)),
        ])  # fmt: skip
        with st.expander(say("missing.heading")):
            st.markdown(say(f"missing.{exercise.id}"))
            for group in exercise.dimensions:
                said = "".join(f"\n- {say.given(one.name)}: {say.given(one.meaning)}" for one in group.dimensions)
                st.markdown(f"**{say.given(group.name)}**\n{said}")


def paired(scene: Scene, table: int, others: tuple[int, ...]) -> None:
    """This table's order, criteria and reasons beside those of the tables that it is paired with, and one line back."""
    say, found = scene.words, found_in(scene)
    st.subheader(say("paired.question"))
    headings = {table: say("paired.yours"), **{other: wall_name(scene, other) for other in others}}
    for column, (one, heading) in zip(st.columns(len(headings), gap="large"), headings.items(), strict=True):
        with column:
            for block in pairing.side(found, one, heading, say):
                draw_block(block)
    box(scene, "paired", [field(scene, "seen", "text")])


def first_round(scene: Scene, table: int) -> None:
    """In a later round: this table's own order of the round before, and every table's reasons, from both ends of each card."""
    say, found = scene.words, found_in(scene).first
    if found is None:
        return
    if found.order(table, "before").placed():
        st.markdown(say("rounds.own_order", line=rounds.order_line(found, table, say)))
    with st.expander(say("rounds.reasons")):
        for card, said in rounds.reasons(found).items():
            st.markdown(f"**{plain(found.card_name(card))}**")
            for heading, texts in ((say("rounds.high"), said.high), (say("rounds.low"), said.low)):
                if texts:
                    st.markdown(f"{heading}\n" + "".join(f"\n- {plain(text).replace(chr(10), ' ')}" for text in texts))


def starting_order(scene: Scene, table: int) -> list[Dealt]:
    """The cards in an order of this table's own, so that no order is suggested to the room."""
    cards = list(scene.day.setup.deck(scene.activity).values())
    random.Random(f"{scene.workshop} {scene.activity.id} {table}").shuffle(cards)
    return cards


def _shown(dealt: Dealt, stage: str, scene: Scene) -> dict[str, Any]:
    """A card as its device reads it; where that is another version of it, with the usual card to look at."""
    usual = scene.usual(dealt.card.id)
    beside: dict[str, Any] = {"usual": _usual(usual, stage, scene)} if usual else {}
    if dealt.card in scene.versions and scene.words.language != ENGLISH:
        beside["language"] = ENGLISH  # a card of ours, which is in English only
    return {"id": dealt.card.id, "letter": dealt.letter, **_told_of(dealt.card, stage, scene.words), **beside}


def _usual(card: CaseStudy, stage: str, scene: Scene) -> dict[str, Any]:
    """The usual card, beside a version of it that is said to be one, and not to have been tried or checked yet."""
    say = scene.words
    return {"heading": say("board.usual"), "about": said_of(scene.version(card)), **_told_of(card, stage, words())}


def _told_of(card: CaseStudy, stage: str, say: Words) -> dict[str, Any]:
    face = card.face_at(stage)
    told = {name: _given(face[name], say) for name in _TOLD}
    labels = {name: say(f"card.{name}") for name in _TOLD} | {
        name: say(f"board.{name}") for name in ("summary", "face")
    }
    return {
        "short_name": card.short_name, "title": card.title, "summary": card.summary,
        "face": {"face": card.face, **told, "labels": labels},
    }  # fmt: skip


def _given(told: Any, say: Words) -> Any:
    """Terms of ours such as "not stated" in the words of the device."""
    return [say.given(one) for one in told] if isinstance(told, list) else say.given(told)


_TOLD = ("shared", "by", "with_whom", "identifiability", "consent", "outcome", "beneficiaries", "detail", "dated")


# -- the facilitator


def subjects(scene: Scene) -> dict[str, str]:
    """Cards for the third and fourth press: first those to discuss next, then the rest."""
    found = found_in(scene)
    return {card: found.card_name(card) for card in dict.fromkeys([*found.next_discussion(), *found.deck])}


def pairs(scene: Scene) -> tuple[tuple[int, ...], ...]:
    return pairing.pairs(found_in(scene))


def called_on(scene: Scene, card: str) -> list[int]:
    return found_in(scene).ends(card)


def facilitator(scene: Scene, activity: str) -> None:
    """The agreement view of one ranking: everything said so far, with measures and what chance would give. Not for the room."""
    say, found = scene.words, found_in(scene, activity)
    if not found.finished("now"):
        st.markdown(say("agreement.none_finished"))
        return
    whole_picture(scene, found)
    st.header(say("agreement.positions"))
    st.table(places_table(found, say, "now").rename(index=plain))
    st.table(spread_table(found, say, "now").rename(index=plain))
    st.header(say("agreement.measures"))
    for line in measures(found, say):
        st.markdown(f"- {line}")
    rankings = [a for a in scene.day.setup.activities if a.kind == "ranking" and a.id in scene.day.progress]
    other = next((a for a in rankings if a.id != activity), None)
    if other:
        st.header(say("agreement.beside"))
        side_by_side(scene, found, found_in(scene, other.id))
    if kinds_said := kinds.sentences(found, found.room, say):
        st.header(say("kinds.heading"))
        st.markdown(say("kinds.about") + "\n" + "".join(f"\n- {plain(sentence)}" for sentence in kinds_said))
    st.header(say("agreement.criteria"))
    criteria_side_by_side(scene, found)
    st.header(say("agreement.reasons"))
    card = st.selectbox(
        say("agreement.which_card"), list(found.deck), format_func=found.card_name, key=f"card {activity}"
    )
    one_card(scene, found, card)
    argued_most(scene, found)
    draw_blocks(pairing.section(found, say))


def desk(scene: Scene, activity: str) -> None:
    """After the reveal: which kind of benefit or risk each reason speaks of, as lead and helpers read it."""
    say, found = scene.words, found_in(scene, activity)
    st.markdown(say("kinds.desk_about"))
    if not found.revealed:
        st.markdown(say("kinds.not_yet"))
        return
    known = [
        {"id": one.id, "label": one.name, "group": group.name}
        for group in found.exercise.dimensions for one in group.dimensions
    ]  # fmt: skip
    options = [*known, {"id": NONE_OF_THESE, "label": say("kinds.none_of_these")}]
    questions = [
        {"id": reason.key, "text": reason.text, "sort": "menu", "options": options,
         "help": say("kinds.said_by", table=found.names[reason.table], card=found.card_name(reason.card))}
        for reason in kinds.reasons(found)
    ]  # fmt: skip
    asks(scene, "kinds", questions, party="room", activity=activity)


def side_by_side(scene: Scene, one: Findings, other: Findings) -> None:
    """Benefit beside risk for one chosen card over the tables (F21): where it stands, never a verdict."""
    benefit, risk = (one, other) if one.activity.exercise == "benefit" else (other, one)
    card = st.selectbox(scene.words("agreement.which_card"), list(one.deck), format_func=one.card_name, key="beside")
    both = pd.concat([benefit.placements("now", True), risk.placements("now", True)], ignore_index=True)
    others = scene.day.reseated(one.activity.id, other.activity.id)
    if changed := [table.name for table in scene.day.setup.tables if table.id in others]:
        st.markdown(scene.words("agreement.other_people", tables=plain(", ".join(changed))))
        both = both[~both["table"].isin(changed)]
    pairs = charts.pairs(both[both["case_study"] == card], by="table")
    if pairs.empty:
        st.markdown(scene.words("agreement.none_finished"))
        return
    draw(charts.beside(len(one.deck)), pairs, charts.beside_alternative(pairs))
    st.markdown(scene.words("agreement.beside_caption"))
