"""What the room and the tables see as the day is framed: one picture, one sentence; at tables a few lines more."""

import streamlit as st

from exercises.parts.cited import cited
from exercises.parts.page import box, field, told, top
from workshop.briefing import BRIEFING, Section
from workshop.lists import HARMS, IDENTIFIABILITY
from workshop.markdown import plain
from workshop.pictures import picture
from workshop.scene import Scene


def shown(scene: Scene) -> Section:
    """The section that the present part shows."""
    return BRIEFING[min(scene.progress.part, len(BRIEFING) - 1)]


def table(scene: Scene) -> None:
    """The same picture as on the wall, and its passages to read."""
    section = shown(scene)
    top(scene, section.heading)
    draw(scene, section)
    st.subheader(scene.words("framing.read_more"))
    for passage in section.passages:
        st.markdown(scene.words.given(passage.text))
    if section.id == "spectrum":
        terms = [scene.words.told(term, "name", "meaning") for term in IDENTIFIABILITY]
        st.markdown(f"**{scene.words('framing.terms')}**\n" + "".join(f"\n- **{t.name}**: {t.meaning}" for t in terms))
    if section.id == "privacy":
        harms(scene)
    source = section.passages[0].source
    cited(scene.words, "framing.source", chapter=source.chapter, heading=source.heading)
    box(scene, "parked", [field(scene, "parked", "list")])


def harms(scene: Scene) -> None:
    with st.expander(scene.words("framing.harms")):
        for group in HARMS:
            told = [scene.words.told(one, "name", "meaning") for one in group.dimensions]
            said = "".join(f"\n- **{one.name}.** {one.meaning}" for one in told)
            st.markdown(f"{scene.words.given(group.name)}:\n{said}")


def draw(scene: Scene, section: Section) -> None:
    st.image(picture(section.id, scene.words), width="stretch", alt=scene.words(f"pictures.{section.id}.alt"))


def question(scene: Scene) -> tuple[str, list[str]]:
    return shown(scene).sentence, []


def wall(scene: Scene) -> None:
    """One picture, one sentence (F16)."""
    section = shown(scene)
    told(scene, "framing", section.sentence, picture=True)
    draw(scene, section)


def room(scene: Scene) -> None:
    """Nothing is revealed in this activity; the picture stays."""
    wall(scene)


def facilitator(scene: Scene, activity: str) -> None:
    """What tables want to come back to."""
    said = [(table, note.text) for table, sheet in scene.answers(activity).items() for note in sheet.written("parked")]
    names = {table.id: table.name for table in scene.day.setup.tables}
    st.markdown(
        scene.words("framing.gone_into") + "\n" + "".join(f"\n- {plain(names[t])}: {plain(text)}" for t, text in said)
    )
