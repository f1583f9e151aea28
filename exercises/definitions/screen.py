"""What a table, the room and the facilitator see of the definitions.

A table gets the definitions that it was dealt when the lead turns to reading, and never whose they are; it gets its readers' marks
when the lead turns to revising, and never whose those are. Pages are drawn once a part; typing and marking rerun nothing.
"""

from typing import Any

import streamlit as st

from exercises.definitions import CHANGE, DRAFT, KEEP, MARKS, READ, REVISE, STEPS
from exercises.definitions.findings import Findings, aside, findings
from exercises.definitions.sentences import (
    MOST_ON_THE_WALL,
    MOST_SIDE_BY_SIDE,
    forms,
    from_law,
    marked_phrases,
    marked_words,
    shared_sentences,
    taken_part,
)
from exercises.parts.page import box, done, field, marked_name, marks, told, top, wall_name
from workshop.markdown import plain
from workshop.scene import Scene


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


# -- the table


def table(scene: Scene) -> None:
    """Drafting, reading or revising, and finishing. After the reveal it is revising, whichever part was on."""
    revealed = scene.day.phase() == "revealed"
    part = REVISE if revealed else scene.progress.part
    (drafting, reading, revising)[min(part, REVISE)](scene)
    if revealed:
        st.markdown(scene.words("definitions.after_reveal"))
    done(scene, scene.words.of("definitions_finish"))


def drafting(scene: Scene) -> None:
    top(scene, scene.words("definitions.question"))
    own_box(scene)


def reading(scene: Scene) -> None:
    """The texts that this table was dealt, to mark; below them its own box, where it had no definition yet."""
    say, found, own = scene.words, found_in(scene), scene.link.table or 0
    top(scene, say("definitions.read_question"), say("definitions.read"))
    dealt = found.to_read(own)
    note = {name: say(f"fields.ask.{name}") for name in ("label", "help")}
    texts = [
        {"id": text.id, "label": say("definitions.nth", n=number, of=len(dealt)), "words": text.words,
         "note": {"field": "ask", **note}}
        for number, text in enumerate(dealt, 1)
    ]  # fmt: skip
    if texts:
        marks(scene, "others", texts, locked=READ in found.sheets[own].finished)
    else:
        st.markdown(say("definitions.nothing_to_read"))
    if own not in found.texts:
        st.markdown(say("definitions.late_draft"))
        own_box(scene)


def revising(scene: Scene) -> None:
    """The table's first definition with its readers' marks, what they would ask, and the box to write it again."""
    say, found, own = scene.words, found_in(scene), scene.link.table or 0
    spoke, readers = len(found.spoke(own)), len(found.readers(own))
    top(scene, say("definitions.revise_question"), say("definitions.revise") if spoke else "")
    if own in found.texts:
        st.markdown(say("definitions.readers", spoke=spoke, of=readers) if spoke else say("definitions.no_readers"))
        text = {"id": found.texts[own].id, "words": found.texts[own].words, "counts": found.counts(own),
                "label": say("definitions.yours" if spoke else "definitions.yours_unread")}  # fmt: skip
        marks(scene, "own", [text])
    elif found.texts:
        st.markdown(say("definitions.no_first"))
    if questions := found.questions(own):
        st.subheader(say("definitions.readers_ask"))
        st.markdown("\n".join(f"- {plain(asked).replace(chr(10), ' ')}" for asked in questions))
    own_box(scene)


def own_box(scene: Scene) -> None:
    box(scene, "own", [field(scene, "definition", "text")])


# -- the room


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks in each part. Nothing that a table wrote."""
    part = min(scene.progress.part, REVISE)
    asked = {DRAFT: "question", READ: "read_question", REVISE: "revise_question"}[part]
    told_too = {DRAFT: "draft", READ: "read", REVISE: "revise"}[part]
    return scene.words(f"definitions.{asked}"), [scene.words(f"definitions.wall.{told_too}")]


def room(scene: Scene) -> None:
    """The content of one press."""
    found, step, shown = found_in(scene), STEPS[scene.progress.step - 1], scene.progress.shown or ""
    if step == "side_by_side":
        side_by_side(scene, found)
    elif step == "marked":
        most_marked(scene, found)
    elif step == "one" and shown.isdigit() and int(shown) in found.first:
        one_definition(scene, found, int(shown))
    elif step == "law":
        in_law(scene)


def side_by_side(scene: Scene, found: Findings) -> None:
    """Every definition, with what changed in it since the first, and above them the words that they share."""
    say = scene.words
    shown = found.liveliest(MOST_SIDE_BY_SIDE) if scene.link.role == "room" else list(found.first)
    columns: list[dict[str, Any]] = [
        {"heading": marked_name(scene, found, one), "entries": [entry(found, one)], **taken_out(scene, found, one)}
        for one in shown
    ]
    lines = (
        [("", taken_part(found, say)), *shared_sentences(found, say)]
        if columns
        else [("", say("definitions.wall.none"))]
    )
    if any(found.revised(one) for one in found.first):
        lines.append(("", say("definitions.wall.changed")))
    if len(shown) < len(found.first):
        lines.append(
            ("", say("definitions.wall.not_all", shown=say.number(len(shown)), of=say.number(len(found.first))))
        )
    told(scene, "definitions", say("definitions.wall.side_by_side"), lines, columns)


def entry(found: Findings, table: int) -> str | list[tuple[str, str]]:
    """A definition as it stood at the reveal; where it had changed, in runs of words that stayed, are new, or are gone."""
    return found.first[table] if found.last.get(table) == found.first[table] else list(found.changes(table))


def taken_out(scene: Scene, found: Findings, table: int) -> dict[str, str]:
    return {} if table in found.last else {"about": scene.words("definitions.wall.taken_out")}


def most_marked(scene: Scene, found: Findings) -> None:
    """Words by how many tables would keep them, and by how many would change them; then those marked both ways."""
    say = scene.words
    without = aside(say)
    columns = [
        {"heading": say(f"definitions.wall.{mark}"), **marked_words(found.most_marked(mark, without), say)}
        for mark in MARKS
    ]
    both = ", ".join(forms(word) for word in found.both_ways(without)[:MOST_ON_THE_WALL])
    lines = [(say("definitions.wall.both_ways"), both)] if both else []
    if not any(found.spoke(table) for table in found.first):
        lines, columns = [("", say("definitions.wall.not_marked"))], []
    told(scene, "marked", say("definitions.wall.marked"), lines, columns)


def one_definition(scene: Scene, found: Findings, table: int) -> None:
    """One first definition, what its readers would keep and change of it, and what they would ask."""
    say = scene.words
    columns = [
        {"heading": say("definitions.wall.would_keep"), "entries": marked_phrases(found, table, KEEP, say),
         "quiet": say("definitions.wall.nobody_kept")},
        {"heading": say("definitions.wall.would_change"), "entries": marked_phrases(found, table, CHANGE, say),
         "quiet": say("definitions.wall.nobody_changed")},
        {"heading": say("definitions.wall.would_ask"), "entries": found.questions(table),
         "quiet": say("definitions.wall.nobody_asked")},
    ]  # fmt: skip
    lines = [("", found.first[table])]
    if not found.readers(table):
        lines, columns = [*lines, ("", say("definitions.wall.unread"))], []
    told(scene, f"one {table}", say("definitions.wall.one_of", table=wall_name(scene, table)), lines, columns)


def in_law(scene: Scene) -> None:
    """The formal definition that the report found in law, with its source."""
    lead, takes_in, judged, source = from_law(scene.words)
    lines = [("", lead), *(("–", one) for one in takes_in), ("", judged), ("", source)]
    told(scene, "law", scene.words("definitions.law.heading"), lines)


# -- the facilitator


def subjects(scene: Scene) -> dict[str, str]:
    """Definitions for the third press, the liveliest first, called as the wall calls their tables, since the tables that are
    given notice read it."""
    found, setup = found_in(scene), scene.day.setup
    numbers = {table: scene.words("room.table", number=at) for at, table in enumerate(found.names, 1)}
    called = found.names if setup.names_on_wall else numbers
    return {
        str(table): scene.words("definitions.wall.one_of", table=called[table]) for table in found.next_discussion()
    }


def called_on(scene: Scene, subject: str) -> list[int]:
    """The table that wrote it and those that said something of it."""
    found = found_in(scene)
    return [int(subject), *found.spoke(int(subject))] if subject.isdigit() and int(subject) in found.first else []


def facilitator(scene: Scene, activity: str) -> None:
    """Everything said so far, on one page. Not for the room."""
    say, found = scene.words, found_in(scene, activity)
    if not found.first:
        st.markdown(say("definitions.view.none"))
        return
    side_by_side(scene, found)
    most_marked(scene, found)
    for table in found.next_discussion():
        one_definition(scene, found, table)
    st.header(say("definitions.view.reads"))
    reads = [
        plain(say("definitions.view.reads_line", table=found.names[reader], others=", ".join(found.names[one] for one in others)))
        for reader, others in found.deal.items() if others
    ]  # fmt: skip
    st.markdown("\n".join(f"- {line}" for line in reads) or say("definitions.view.not_dealt"))
