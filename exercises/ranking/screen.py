"""What a table, the room and the facilitator see of a ranking.

A table's screen is the board and the writing, drawn once for each stage; moving a card or typing reruns nothing. The room's
screen follows the five presses of reveal, and each press opens only its own content.
"""

import random
from typing import Any

import pandas as pd
import streamlit as st

from exercises.drawing import Spec
from exercises.parts import board
from exercises.parts.blocks import draw_block, draw_blocks
from exercises.parts.page import asks, box, done, draw, field, marked_name, told, top, wall_name
from exercises.ranking import EXERCISES, NONE_OF_THESE, STEPS, charts, kinds, pairing, rounds, section
from exercises.ranking.agreement import positions
from exercises.ranking.findings import (
    Findings,
    findings,
    measures,
    place_words,
    places_table,
    sentences,
    spread_table,
    taken_part,
)
from workshop.casebook import CaseStudy
from workshop.links import live_address
from workshop.markdown import plain
from workshop.preference import said_of
from workshop.scene import Scene
from workshop.setup import Dealt
from workshop.words import ENGLISH, Words, words


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


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


# -- the room


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks while tables rank, and the lines under it."""
    exercise = EXERCISES[scene.activity.exercise]
    return exercise.question, [exercise.aside]


def room(scene: Scene) -> None:
    """What the wall shows of a revealed ranking, below its heading: the content of one press, and nothing more."""
    step = STEPS[scene.progress.step - 1]
    found = found_in(scene)
    if step == "criteria":
        criteria_side_by_side(scene, found)
    elif step == "argued":
        argued_most(scene, found)
    elif step == "card" and scene.progress.shown in found.deck:
        one_card(scene, found, str(scene.progress.shown))
    elif step == "whole":
        whole_picture(scene, found, scene.progress.shown)


def criteria_side_by_side(scene: Scene, found: Findings) -> None:
    """Each table's criteria in its own words, without any order of cards."""
    columns = [
        {"heading": marked_name(scene, found, table), "entries": said, "ordered": True}
        for table, said in found.criteria().items()
    ]
    lines = [] if columns else [("", scene.words("room.no_criteria"))]
    told(scene, "criteria", scene.words("room.criteria"), lines, columns)


def argued_most(scene: Scene, found: Findings) -> None:
    """Which cards tables argued about most."""
    columns = [
        {
            "heading": found.card_name(card),
            "about": found.deck[card].card.summary,
            "quiet": scene.words("room.argued_by", tables=", ".join(wall_name(scene, table) for table in tables)),
        }
        for card, tables in found.argued().items()
    ]
    lines = [] if columns else [("", scene.words("room.nothing_argued"))]
    told(scene, "argued", scene.words("room.argued"), lines, columns)


def one_card(scene: Scene, found: Findings, card: str) -> None:
    """One card with the reasons of the tables at its two ends and one between, and what moved of it."""
    dealt, ends = found.deck[card], found.ends(card)
    columns: list[dict[str, Any]] = []
    for table in ends:
        order = found.order(table, "before")
        place = place_words(positions(order.ranking())[card], scene.words)
        where = scene.words("room.place", place=place, of=len(order.placed()))
        columns.append({"heading": f"{marked_name(scene, found, table)}: {where}", "entries": found.reasons(table, card),
                        "quiet": scene.words("room.no_reason")})  # fmt: skip
    if moved_by := [text for _, _, text in rounds.what_moved(found, card)]:
        columns.append({"heading": scene.words("rounds.what_moved"), "entries": moved_by})
    lines = [("", dealt.card.summary)]
    if not ends:
        lines.append(("", scene.words("room.no_ends")))
    moved = shifts(scene, found, card)
    told(scene, "card", f"{dealt.letter}  {dealt.card.title}", lines, columns, picture=bool(moved))
    for picture in moved:
        draw(*picture)


def whole_picture(scene: Scene, found: Findings, lit: str | None = None) -> None:
    """Every table's order: columns up to seven tables, dots from eight, with the words of F20 above. What moved since, card by card,
    is for whoever reads it: a wall says at how many tables, and shows it of one card at the press for that card."""
    say = scene.words
    lines = [(taken_part(found, say), _unfinished(scene, found))]
    on_the_wall = scene.link.role == "room"
    lines += sentences(found, say, letters=on_the_wall)
    if on_the_wall:
        lines += [("", sentence) for sentence in _moved_in_short(found, say)]
    before = _named(scene, found, found.placements("before", finished_only=not found.revealed))
    if before.empty:
        lines.append(("", say("room.nothing_placed")))
    told(scene, "whole", "", lines, picture=not before.empty)
    if not before.empty:
        draw_orders(found, before, lit)
    if found.has_moved() and not on_the_wall:
        since_the_reveal(scene, found)
    if found.first and not on_the_wall:
        told(scene, "rounds", say("rounds.heading"), [("", sentence) for sentence in rounds.sentences(found, say)])


def _moved_in_short(found: Findings, say: Words) -> list[str]:
    """At how many tables anything moved, between the rounds and since the reveal."""
    between = rounds.sentences(found, say)[:1] if found.first else []
    since = [say.sentence("room.moved_since", tables=say.share(len(found.movers()), len(found.answers)))]
    return between + (since if found.movers() else [])


def since_the_reveal(scene: Scene, found: Findings) -> None:
    """Moves after the reveal in sentences, table by table."""
    names = {table: marked_name(scene, found, table) for table in found.names}
    lines = [("", sentence) for sentence in section.moved(found, scene.words, names)]
    told(scene, "moved", scene.words("room.moved"), lines)


def shifts(scene: Scene, found: Findings, card: str) -> list[tuple[Spec, pd.DataFrame, str]]:
    """What moved of one card, as pictures with their alternatives: since the reveal, and between the round before and this one."""
    drawn, since = [], {"since": scene.words("rounds.since")}
    for both, more in ((found.moved(), {}), *([(rounds.placements(found), since)] if found.first else [])):
        of_card = both[both["case_study"] == card] if len(both) else both
        moves = charts.moves(_named(scene, found, of_card)) if len(of_card) else of_card
        if len(moves) and moves["turn"].isin(["up", "down", "in", "out"]).any():
            told = charts.shift_alternative(moves, **more)
            drawn.append((charts.shift(len(moves), len(found.deck), **more), moves, told))
    return drawn


def draw_orders(found: Findings, placements: Any, lit: str | None) -> None:
    """The whole picture of a frame of placements, with its alternative in words and as a table."""
    tables = tuple(dict.fromkeys(placements["table"]))
    if len(tables) <= charts.MOST_TABLES_SIDE_BY_SIDE:
        drawn = charts.cells(placements, lit)
        draw(charts.orders(tables, len(found.deck)), drawn, charts.orders_alternative(drawn))
    else:
        drawn = charts.dots(placements[placements["finished"]], lit)
        draw(charts.strips(len(found.deck)), drawn, charts.strips_alternative(drawn))


def _named(scene: Scene, found: Findings, placements: Any) -> Any:
    """Table names only if they are switched on for the wall; else a number by their place in the room's list."""
    places = enumerate(scene.day.setup.tables)  # also those that were merged into another
    tables = {number: marked_name(scene, found, place.id) for number, place in places if place.id in found.names}
    return placements.assign(table=placements["table_order"].map(tables))


def _unfinished(scene: Scene, found: Findings) -> str:
    left = [table for table in found.names if not found.counts(table, "before")]
    names = ", ".join(wall_name(scene, table) for table in left)
    return scene.words("room.unfinished", tables=names) if left and found.revealed else ""


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
