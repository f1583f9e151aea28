"""What a table and the facilitator see of the framework; what the room sees is in `wall.py`.

A table's page shows one part: the six conditions, or the questions of a feature; it is drawn when the lead turns, and choosing or
typing reruns nothing. A team alone turns its own pages, by links.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from exercises.framework.deal import Part, parts_of
from exercises.framework.findings import Findings
from exercises.framework.proposal import FIELDS, Proposal
from exercises.framework.questions import (
    CANNOT,
    CONDITIONS,
    FEATURES,
    GATE_ABOUT,
    GATE_NAME,
    POINTS,
    QUESTIONS,
    SAYS,
    YES,
    Asked,
)
from exercises.framework.wall import (
    conditions,
    found_in,
    one_question,
    question,
    readings,
    room,
    what_moves,
    what_splits,
    where_tables_stand,
)
from exercises.parts import strip, unmet, ways
from exercises.parts.page import asks, box, done, field, top, way_to_reading, words_used
from workshop.links import address, live_address
from workshop.markdown import plain
from workshop.scene import Scene

__all__ = ["called_on", "facilitator", "question", "room", "subjects", "table"]


# -- the table


def table(scene: Scene) -> None:
    """A table's screen: the part on screen; after the reveal everything that it was asked, for second thoughts."""
    found, own = found_in(scene), scene.link.table or 0
    parts = parts_of(scene.day, scene.activity, own)
    if found.alone:
        page_of_a_team(scene, found, parts)
        return
    top(scene, scene.words("framework.question"))
    if scene.day.phase() == "revealed":
        after_the_reveal(scene, parts)
    else:
        number = min(scene.progress.part, len(parts) - 1)
        draw_part(scene, found, number, parts[number])
        box(scene, "more", [field(scene, "dissent", "text"), field(scene, "parked", "list")])
        done(scene)


def page_of_a_team(scene: Scene, found: Findings, parts: Sequence[Part]) -> None:
    """One page of a team that works by itself, named in the address, and one obvious way on."""
    say, last = scene.words, len(parts) - 1
    asked = st.query_params.get("page", "0")
    number = min(int(asked), last) if asked.isdecimal() else 0
    st.header(say("framework.alone.page", n=number + 1, of=last + 1))
    quiet = dict.fromkeys(("minutes", "one_minute", "seconds", "one_second", "time_up"), "")
    strip(
        f"strip {scene.activity.id}", live=live_address(scene.link), activity=scene.activity.id,
        words={**say.of("strip"), **quiet}, table_name="", area=scene.day.setup.area, demonstration=False, jobs=[],
        instruction=say.given(scene.activity.instruction) if number == 0 else "", screen=scene.day.screen, for_room=True,
        language=say.language, terms=words_used(scene), reads=way_to_reading(scene),
    )  # fmt: skip
    draw_part(scene, found, number, parts[number])
    here = address("table", scene.link)
    on = {"label": say("framework.alone.next"), "href": f"{here}&page={number + 1}", "main": True}
    see = {"label": say("framework.alone.see"), "href": f"/alone?w={scene.workshop}&as=lead", "main": True}
    back = [{"label": say("framework.alone.back"), "href": f"{here}&page={number - 1}"}] if number else []
    ways("on", ways=[on if number < last else see, *back])


def draw_part(scene: Scene, found: Findings, number: int, part: Part) -> None:
    """The conditions (part 0), or the questions of some features, below the proposal."""
    weighed(scene, found, number == 0)
    if number == 0:
        gate(scene)
        return
    if left := found.unmet(scene.link.table or 0):
        names = ", ".join(scene.words.given(one.name) for one in CONDITIONS if one.id in left)
        st.markdown(f"**{say_unmet(scene).format(conditions=names)}**")
    for feature in part:
        st.subheader(scene.words.told(feature, "name").label)
        st.markdown(scene.words.given(feature.about))
        for one in feature.questions:
            asks(scene, one.id, [asking(scene, one)])
            for name, column in zip(("move", "reason"), st.columns(2), strict=True):
                with column:
                    about = field(scene, name, "text", about=one.id, words=f"framework_{name}")
                    box(scene, f"{name} {one.id}", [about])


def after_the_reveal(scene: Scene, parts: Sequence[Part]) -> None:
    """Everything that a table was asked, for second thoughts, with room for why."""
    st.markdown(scene.words("framework.after_reveal"))
    why = {"field": "reason", "label": scene.words("fields.framework_reason.label")}
    for part in parts:
        say = scene.words
        with st.expander(say.told(part[0], "name").label if part else say.given(GATE_NAME)):
            if not part:
                gate(scene)
            for feature in part:
                asks(
                    scene,
                    f"feature {feature.number}",
                    [{**asking(scene, one), "note": why} for one in feature.questions],
                )


def say_unmet(scene: Scene) -> str:
    return scene.words("framework.unmet")


def weighed(scene: Scene, found: Findings, first: bool) -> None:
    """The proposal, whole on the first page; where a table weighs its own, the boxes to type it in, and later its title."""
    say, proposal = scene.words, found.proposal(scene.link.table or 0)
    if found.shared is None and first:
        st.subheader(say("framework.own_proposal"))
        st.markdown(say("framework.own_proposal_about"))
        box(scene, "proposal", [field(scene, name, "text", words=f"framework_{name}") for name in FIELDS])
    elif found.shared is None:
        named = say("framework.own_proposal_named", title=proposal.title)
        st.markdown(plain(named) if proposal.title else say("framework.no_proposal"))
    elif first:
        show_proposal(scene, proposal)
    else:
        with st.expander(plain(say("framework.wall.weighs", title=proposal.title))):
            st.markdown(facts(scene, proposal))


def show_proposal(scene: Scene, proposal: Proposal) -> None:
    with st.container(border=True):
        st.subheader(plain(proposal.title))
        st.markdown(facts(scene, proposal))


def facts(scene: Scene, proposal: Proposal) -> str:
    say = scene.words
    lines = [
        f"**{say(f'framework.{name}')}:** {plain(getattr(proposal, name) or say('framework.not_stated'))}"
        for name in FIELDS[1:]
    ]
    return "  \n".join(([plain(proposal.face) + "\n"] if proposal.face else []) + lines)


def gate(scene: Scene) -> None:
    """The six conditions, and a line that says so where one is not met; it stops nobody."""
    say = scene.words
    st.subheader(say.given(GATE_NAME))
    st.markdown(say.given(GATE_ABOUT))
    conditions = [say.told(one, "name", "text") for one in CONDITIONS]
    options = [{"id": one, "label": say(f"framework.condition_{one}"), "apart": one == CANNOT} for one in SAYS]
    note = {"field": "condition", "label": say("framework.condition_words")}
    asks(scene, "gate", [
        {"id": one.id, "text": one.name, "help": one.text, "sort": "scale", "options": options, "note": note}
        for one in conditions
    ])  # fmt: skip
    unmet(
        f"unmet {scene.activity.id}", live=live_address(scene.link), activity=scene.activity.id, party="table",
        sentence=say_unmet(scene), hoped=YES, asked=[{"id": one.id, "name": one.name} for one in conditions],
    )  # fmt: skip


def asking(scene: Scene, question: Asked) -> dict[str, Any]:
    """One question as the choices show it: both ends named, and a sentence where the right end is no yes."""
    say = scene.words
    question = say.told(question, "text", "left", "right", "turned", "consent")
    label = {
        one: say(f"framework.point_{one}", **({"left": question.left} if one == POINTS[0] else {}),
                 **({"right": question.right} if one == POINTS[-1] else {}))
        for one in POINTS
    }  # fmt: skip
    aside = {"cannot": say("framework.cannot"), "consent": question.consent}
    return {
        "id": question.id, "text": f"{question.number}  {question.text}", "sort": "scale",
        "help": " ".join(filter(None, [question.turned, say("framework.ours") if question.ours else ""])),
        "options": [{"id": one, "label": label.get(one) or aside[one], **({"apart": True} if one in aside else {})}
                    for one in question.options],
    }  # fmt: skip


# -- the facilitator


def subjects(scene: Scene) -> dict[str, str]:
    """Questions for the second and third press: first those that split the tables, then the rest in the report's order."""
    return {one: QUESTIONS[one].label for one in dict.fromkeys([*found_in(scene).next_discussion(), *QUESTIONS])}


def called_on(scene: Scene, question: str) -> list[int]:
    return found_in(scene).ends(question) if question in QUESTIONS else []


def facilitator(scene: Scene, activity: str) -> None:
    """Everything said so far: the conditions, every feature, and what would move answers. Not for the room."""
    say, found = scene.words, found_in(scene, activity)
    if not any(sheet.choices or sheet.notes for sheet in found.sheets.values()):
        st.markdown(say("framework.nothing_yet"))
        return
    conditions(scene, found)
    if not found.alone:
        what_splits(scene, found)
    for feature in FEATURES:
        where_tables_stand(scene, found, feature)
    readings(scene)
    what_moves(scene, found)
    if not found.alone:
        st.header(say("framework.facilitator.one_question"))
        one = st.selectbox(
            say("framework.facilitator.which"), list(QUESTIONS), format_func=lambda name: QUESTIONS[name].label,
            key=f"question {activity}",
        )  # fmt: skip
        one_question(scene, found, QUESTIONS[one])
