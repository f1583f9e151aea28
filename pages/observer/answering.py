"""What an expert does on its page: answers questions, makes things clear, and says what its part is.

Each box is the expert's own, and what is written in it goes to the lead. Nothing of another expert is here but that there is
something.
"""

from collections.abc import Iterable

import streamlit as st

from exercises.parts.page import box, field
from exercises.parts.pressing import chooses
from exercises.voices.findings import ANSWER, CLARIFICATION, FOR_ALL, PART, YES, Asked, Findings, Said, aloud_of
from workshop.markdown import plain
from workshop.scene import Scene

kept = st.session_state


def answering(scene: Scene, found: Findings) -> None:
    """Questions that wait, one writing box each; those with the tables already, or answered aloud, stand folded beneath."""
    say, given = scene.words, with_tables(scene, found)
    asked = [one for one in found.questions if one.text and not one.aloud]
    waiting = [one for one in asked if one.id not in given or correcting(one.id, given[one.id])]
    st.header(say("voices.to_answer"))
    if not waiting:
        st.markdown(say("voices.none_to_answer"))
    for one in waiting:
        with st.container(border=True, key=f"question {one.id}"):
            to_answer(scene, found, one)
    if done := [one for one in asked if one not in waiting]:
        with st.expander(say("voices.your_released", n=len(done))):
            st.markdown(say("voices.correct_about"))
            for one in done:
                answered(scene, one, given[one.id])
    answered_aloud(scene, found)


def with_tables(scene: Scene, found: Findings) -> dict[str, Said]:
    """This expert's answers that tables can read, by question."""
    return {one.id: said for one in found.questions for said in one.released if said.expert == scene.link.seat}


def to_answer(scene: Scene, found: Findings, asked: Asked) -> None:
    say, seat, activity = scene.words, scene.link.seat, found.activity.id
    if asked.urgent:
        st.markdown(f"**{say('voices.urgent')}**")
    box(scene, f"answer {asked.id}", [field(scene, ANSWER, "text", asked.id, "voices_answer", question=asked.text)],
        "observer", activity)  # fmt: skip
    if any(said.expert != seat for said in asked.answers):
        st.markdown(say("voices.another_answered"))
    states(scene, (said for said in asked.answers if said.expert == seat))
    chooses(scene, say("voices.answered_aloud", question=short(asked.text)), activity, f"observer:{seat}",
            aloud_of(asked.id), YES)  # fmt: skip


def answered(scene: Scene, asked: Asked, said: Said) -> None:
    """An answer that tables can read stands still, unless the expert asks to correct it."""
    say = scene.words
    st.markdown(f"**{plain(say('voices.a_table_asked', question=asked.text))}**  \n{plain(said.text)}")
    st.button(plain(say("voices.correct", question=short(asked.text))), key=f"correct {asked.id}",
              on_click=correct, args=(asked.id, said))  # fmt: skip


def answered_aloud(scene: Scene, found: Findings) -> None:
    """Questions that are off the list, each with the way back for whoever put it there."""
    say = scene.words
    if aloud := [one for one in found.questions if one.text and one.aloud]:
        with st.expander(say("voices.were_aloud", n=len(aloud))):
            for one in aloud:
                label = say("voices.not_aloud", question=short(one.text))
                chooses(scene, label, found.activity.id, f"observer:{scene.link.seat}", aloud_of(one.id), None)


def correcting(question: str, said: Said) -> bool:
    """Whether the expert has asked to correct this very answer."""
    return bool(kept.get(f"correcting {question}") == said.mark)


def correct(question: str, said: Said) -> None:
    kept[f"correcting {question}"] = said.mark


def clarifying(scene: Scene, found: Findings) -> None:
    """What the expert pins to a card or writes for the day."""
    say = scene.words
    st.header(say("voices.clarify"))
    st.markdown(say("voices.clarify_about"))
    fields = [
        field(scene, CLARIFICATION, "about_cards", words="voices_clarification"),
        field(scene, FOR_ALL, "list", words="voices_for_the_day"),
    ]
    box(scene, "clarify", fields, "observer", found.activity.id)
    states(scene, (said for said in found.clarifications if said.expert == scene.link.seat))


def own_part(scene: Scene, found: Findings) -> None:
    """One line on what the expert knows about, and no name."""
    say = scene.words
    st.header(say("voices.your_part"))
    st.markdown(say("voices.your_part_about"))
    box(scene, "part", [field(scene, PART, "text", words="voices_part")], "observer", found.activity.id)
    states(scene, (said for said in found.parts.values() if said.expert == scene.link.seat))


def states(scene: Scene, said: Iterable[Said]) -> None:
    """What became of an expert's own words."""
    if lines := [f"- {plain(scene.words(f'voices.state_{one.state}', text=short(one.text)))}" for one in said]:
        st.markdown("\n".join(lines))


def short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
