"""What tables, the room, an expert and the facilitator see of expert voices.

Experts' words stand under a heading of their own everywhere. A table asks from any page of the day; an expert's page is
`observer`; the lead releases on the desk, and what is released comes down the socket to every table.
"""

from typing import Any

import streamlit as st

from exercises.parts import offered
from exercises.parts.page import box, field, told, top
from exercises.parts.pressing import chooses, fault
from exercises.voices.findings import (
    HEARD,
    NO,
    QUESTION,
    YES,
    Asked,
    Findings,
    Said,
    aloud_of,
    findings,
    release_of,
    urgent_of,
)
from workshop.links import live_address
from workshop.markdown import plain
from workshop.naming import signs
from workshop.scene import Scene

ON_THE_WALL = 6


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


# -- the table


def table(scene: Scene) -> None:
    """A table's page: first what it asks, then what it makes of what it heard. Nothing here has to be finished."""
    say, stock = scene.words, scene.progress.part > 0
    top(scene, say("voices.take_stock" if stock else "voices.question"))
    boxes = [
        ("ask", field(scene, QUESTION, "list", words="voices_question")),
        ("heard", field(scene, HEARD, "list", words="voices_heard")),
    ]
    first, then = reversed(boxes) if stock else boxes
    box(scene, first[0], [first[1]])
    released(scene, scene.activity.id, unfolded=True)
    box(scene, then[0], [then[1]])


def beside(scene: Scene, activity: str) -> None:
    """On a table's page at any other time: a quiet place to ask, and beneath it what was released to all."""
    if not scene.day.ended:
        with st.expander(scene.words("voices.ask")):
            box(scene, "ask", [field(scene, QUESTION, "list", words="voices_question")], activity=activity)
    released(scene, activity)


def released(scene: Scene, activity: str, unfolded: bool = False) -> None:
    """What experts said and the lead released, live."""
    offered(f"offered {activity} {unfolded}", live=live_address(scene.link), activity=activity,
            words=scene.words.of("offered"), open=unfolded, names=names(scene))  # fmt: skip


def names(scene: Scene) -> dict[str, str]:
    """What cards are called at this table, by their letters, where its device reads them otherwise than the room."""
    return {one.letter: one.card.short_name for one in scene.day.setup.cards} if scene.reads.versions else {}


# -- the room


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks while nothing has been released."""
    stock = scene.progress.part > 0
    return scene.words("voices.take_stock" if stock else "voices.question"), [scene.words("voices.aside")]


def wall(scene: Scene) -> bool:
    """The answers released last, each under its question; False while there are none, so that the question is shown."""
    say, found = scene.words, found_in(scene)
    answers = [(said, asked) for asked in found.questions for said in asked.released]
    columns = [
        {"heading": _credit(found, said, say), "about": _asked_as_released(found, asked, said, say), "entries": [said.text]}
        for said, asked in sorted(answers, key=lambda one: -one[0].turn)[:ON_THE_WALL]
    ]  # fmt: skip
    if columns:
        told(scene, "voices", say("voices.from_expert"), [("", say("voices.aside"))], columns, timer=True)
    return bool(columns)


def wall_shows(scene: Scene) -> str:
    """In words for the control room."""
    answered = any(asked.released for asked in found_in(scene).questions)
    return scene.words("voices.wall_answers" if answered else "voices.wall_question")


def room(scene: Scene) -> None:
    """Nothing is revealed here: the wall shows what was released."""
    wall(scene)


def _credit(found: Findings, said: Said, say: Any) -> str:
    part = found.part(said.expert)
    return say("voices.expert_part", part=part) if part else say("voices.expert")


def _asked_as_released(found: Findings, asked: Asked, said: Said, say: Any) -> str:
    text = found.question_as_released(asked, said)
    return say("voices.a_table_asked", question=text) if text else ""


# -- the desk


def desk(scene: Scene, activity: str) -> None:
    """All that experts wrote, for the lead to release, what waits first; helpers see it."""
    say, found = scene.words, found_in(scene, activity)
    if caution := benefit_caution(scene):
        st.warning(say(caution))
    if scene.link.role != "lead":
        st.markdown(say("voices.desk_helper"))
    fault()
    if not found.questions and not found.everything:
        st.markdown(say("voices.desk_nothing"))
    if found.questions:
        st.header(say("voices.desk_questions"))
    for asked in sorted(found.questions, key=lambda one: not one.waits):
        with st.container(border=True, key=f"asked {asked.id}"):
            one_question(scene, found, asked)
    pinned(scene, found, say("voices.desk_clarifications"), found.clarifications)
    pinned(scene, found, say("voices.desk_parts"), tuple(found.parts.values()))


def benefit_caution(scene: Scene) -> str:
    """The sentence that keeps talk of risk from tables that set it aside; "" once benefit has been ranked."""
    day = scene.day
    benefit = next((one for one in day.setup.activities if (one.kind, one.exercise) == ("ranking", "benefit")), None)
    if benefit is None or day.phase(benefit.id) == "closed":
        return ""
    if day.now == benefit.id:
        return "voices.desk_benefit" if day.phase() == "open" else ""
    return "voices.desk_benefit_to_come"


def one_question(scene: Scene, found: Findings, asked: Asked) -> None:
    say, activity, table = scene.words, found.activity.id, found.names.get(asked.table, "")
    text = say("voices.desk_asked", table=table, question=asked.text) if asked.text else say("voices.asked_nothing")
    st.markdown(plain(text))
    aloud, urgent = (YES, "voices.desk_aloud"), (YES, "voices.desk_urgent")
    if asked.aloud:
        aloud = (NO, "voices.desk_not_aloud")
    if asked.urgent:
        urgent = (NO, "voices.desk_not_urgent")
    with st.container(horizontal=True):
        for name, (choice, words) in ((aloud_of(asked.id), aloud), (urgent_of(asked.id), urgent)):
            chooses(scene, say(words), activity, "room", name, choice)
    if asked.answers:
        looks_named(scene, found, asked.text)
    for said in asked.answers:
        to_release(scene, found, said)
        if said.state == "released" and not found.question_as_released(asked, said):
            st.markdown(say("voices.desk_question_changed"))
            chooses(scene, say("voices.desk_again"), activity, "room", release_of(said.id), said.mark)
    if asked.aloud or not asked.answers:
        st.markdown(say("voices.desk_was_aloud" if asked.aloud else "voices.desk_no_answer"))


def pinned(scene: Scene, found: Findings, heading: str, said: tuple[Said, ...]) -> None:
    if not said:
        return
    st.header(heading)
    for one in said:
        with st.container(border=True, key=f"pinned {one.id}"):
            if one not in found.parts.values():
                st.markdown(plain(_about(scene, found, one)))
            to_release(scene, found, one, "changed_pin")


def to_release(scene: Scene, found: Findings, said: Said, changed: str = "changed") -> None:
    """One thing an expert wrote, whether tables can read it, and the presses that change that."""
    say, name = scene.words, release_of(said.id)
    st.markdown(f"{plain(_credit(found, said, say))}  \n**{plain(said.text)}**")
    looks_named(scene, found, said.text)
    st.markdown(say(f"voices.desk_{changed if said.state == 'changed' else said.state}"))
    with st.container(horizontal=True):
        if said.state != "released":
            label = say("voices.desk_again" if said.state == "changed" else "voices.desk_release")
            chooses(scene, label, found.activity.id, "room", name, said.mark, primary=said.state != "kept")
        if said.state != "kept":
            label = say("voices.desk_keep" if said.state == "held" else "voices.desk_withdraw")
            chooses(scene, label, found.activity.id, "room", name, NO)


def looks_named(scene: Scene, found: Findings, text: str) -> None:
    """A line where something that may go to every table looks as if it named somebody."""
    known = frozenset((scene.day.setup.area, *found.names.values()))
    if named := [one.words for one in signs(text, known)]:
        st.markdown(plain(scene.words("voices.desk_named", words=", ".join(named))))


def _about(scene: Scene, found: Findings, said: Said) -> str:
    dealt = found.deck.get(said.about or "")
    if dealt is None:
        return scene.words("voices.desk_for_day")
    return scene.words("voices.desk_about_card", card=f"{dealt.letter}: {dealt.card.short_name}")


def waiting(scene: Scene, activity: str) -> int:
    """How many things that experts wrote wait for the lead."""
    return found_in(scene, activity).waiting


# -- not for the room


def facilitator(scene: Scene, activity: str) -> None:
    """Everything asked, said and heard; experts' words apart from what tables make of them."""
    say, found = scene.words, found_in(scene, activity)
    st.header(say("voices.expert_words"))
    for asked in found.questions:
        text = say("voices.a_table_asked", question=asked.text) if asked.text else say("voices.asked_nothing")
        told_of(
            scene, found, text, asked.answers, say("voices.desk_was_aloud" if asked.aloud else "voices.desk_no_answer")
        )
    for said in found.clarifications:
        told_of(scene, found, _about(scene, found, said), (said,))
    if not found.questions and not found.everything:
        st.markdown(say("voices.desk_nothing"))
    st.header(say("voices.heard"))
    for table, notes in found.heard.items():
        if notes:
            st.markdown("\n".join([f"**{plain(found.names[table])}**\n", *(f"- {plain(one)}" for one in notes)]))
    if not any(found.heard.values()):
        st.markdown(say("voices.nothing_heard"))


def told_of(scene: Scene, found: Findings, about: str, said: tuple[Said, ...], otherwise: str = "") -> None:
    """What experts said to one question or of one card, and whether tables can read it."""
    say, lines = scene.words, [f"**{plain(about)}**"]
    for one in said:
        lines += [plain(_credit(found, one, say)), plain(one.text), say(f"voices.desk_{one.state}")]
    st.markdown("  \n".join(lines if said else [*lines, otherwise]))
