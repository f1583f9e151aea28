"""What a table, the room and the facilitator see of a case told in stages.

A table's page holds the stages told so far and no later one, the one on screen first; it is drawn anew when the lead turns. Below
it stands the table's own path. The wall has the stage's text, and after the reveal what each press opens.
"""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from exercises.parts.blocks import draw_blocks
from exercises.parts.cited import cited
from exercises.parts.page import asks, box, done, draw, field, marked_name, told, top
from exercises.staged import CANNOT_SAY, SCALE, STEPS
from exercises.staged.cases import Case, Stage, as_told, case_of, name_of
from exercises.staged.charts import MOST_LINES
from exercises.staged.findings import Findings, choice_name, crossings, findings, movement, stage_name
from exercises.staged.section import how_it_ran, section, source_line
from exercises.staged.telling import picture
from workshop.markdown import plain
from workshop.scene import Scene
from workshop.sheet import Sheet


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


def on_screen(scene: Scene, case: Case) -> int:
    """The stage that the lead has turned to, from 0."""
    return min(scene.progress.part, len(case.stages) - 1)


# -- the table


def table(scene: Scene) -> None:
    """A table's screen: the stage on screen with its question and what to write, then the stages before it."""
    case, sheet = case_told(scene), scene.answers(scene.activity.id)[scene.link.table or 0]
    revealed = scene.day.phase() == "revealed"
    top(scene, scene.words("staged.question"))
    if not case.stages:
        st.markdown(scene.words("staged.no_stages"))
        return
    now = on_screen(scene, case)
    if not revealed:
        this_stage(scene, case, now)
    words = scene.words.of("staged.finish")
    done(scene, {**words, "finish": words["kept"]} if revealed else words)
    own_path(scene, case, sheet, range(now + revealed))
    if revealed:
        afterwards(scene, case)


def case_told(scene: Scene) -> Case:
    """The case of the activity in the words of the device."""
    return as_told(case_of(scene.activity), scene.words)


def this_stage(scene: Scene, case: Case, now: int) -> None:
    """The stage on screen: what is told, the scale, and beneath it reasons and conditions, all about this stage."""
    say, name = scene.words, name_of(now)
    with st.container(border=True):
        heading = say("staged.stage", n=now + 1, of=len(case.stages), title=case.stages[now].title)
        stage_told(scene, heading, case.stages[now])
        if places := source_line(case.stages[now].sources, say):
            cited(say, "staged.source_line", places=places)
        st.markdown(f"{plain(case.title)}. {say('staged.ours' if case.ours else 'staged.local')}")
    locked = scene.doing(scene.link.table or 0).finished
    asks(scene, "stage", [scale(scene, name)], locked=locked)
    left, right = st.columns(2, gap="large")
    with left:
        why = [field(scene, "moved", "text", name, "staged_moved"), field(scene, "dissent", "text", name)]
        box(scene, "why", why)
    with right:
        condition = field(scene, "condition", "list", name, "staged_condition")
        box(scene, "conditions", [condition, field(scene, "parked", "list")])


def scale(scene: Scene, name: str) -> dict[str, Any]:
    """The question of a stage, for `asks`."""
    labels = scene.words.of("staged.scale")
    options = [{"id": choice, "label": labels[choice]} for choice in SCALE]
    options.append({"id": CANNOT_SAY, "label": labels[CANNOT_SAY], "apart": True})
    text, help = scene.words("staged.choice_text"), scene.words("staged.choice_help")
    return {"id": name, "text": text, "help": help, "sort": "scale", "options": options}


def stage_told(scene: Scene, heading: str, stage: Stage) -> None:
    """The text of a stage, as text."""
    st.subheader(plain(heading))
    for line in lines_of(scene, stage):
        st.markdown(plain(line))


def lines_of(scene: Scene, stage: Stage) -> list[str]:
    """What is told at a stage, paragraph by paragraph."""
    left_open = scene.words("staged.not_stated", what=stage.not_stated) if stage.not_stated else ""
    return [line.strip() for line in (*stage.text.split("\n"), left_open, stage.ask) if line.strip()]


def own_path(scene: Scene, case: Case, sheet: Sheet, stages: Iterable[int]) -> None:
    """The stages that are over, each with what this table said of it."""
    stages = list(stages)
    if not stages:
        return
    st.header(scene.words("staged.path_whole" if scene.day.phase() == "revealed" else "staged.path"))
    for n in stages:
        heading = scene.words("staged.stage_short", n=n + 1, title=case.stages[n].title)
        stage_told(scene, heading, case.stages[n])
        st.markdown("  \n".join(own_words(scene, sheet, name_of(n))))


def own_words(scene: Scene, sheet: Sheet, name: str) -> list[str]:
    """What a table said of a stage, as lines of Markdown."""
    say, choice = scene.words, sheet.record.choices.get(name)
    said = say("staged.you_said", choice=choice_name(choice, say)) if choice else say("staged.you_did_not_say")
    lines = [said, *(plain(note.text) for note in sheet.written("moved", name))]
    for field_name, key in (("condition", "you_would_ask"), ("dissent", "you_disagreed")):
        if notes := sheet.written(field_name, name):
            lines.append(f"{say(f'staged.{key}')} {'; '.join(plain(note.text) for note in notes)}")
    return lines


def afterwards(scene: Scene, case: Case) -> None:
    """What is known of a case besides its stages, once it can sway nobody."""
    if not (case.said or case.since):
        return
    with st.expander(scene.words("staged.known")):
        if case.said:
            st.markdown(scene.words("staged.said_2017"))
            st.markdown("\n".join(f"- {plain(one.text)}" for one in case.said))
        if case.since:
            st.markdown(scene.words("staged.since"))
            st.markdown("\n".join(f"- {plain(one.text)} ({plain(one.source)})" for one in case.since))


# -- the room


def question(scene: Scene) -> tuple[str, list[str]]:
    """The stage on screen as the wall shows it: its title, what is told, and which case it is of."""
    say, case = scene.words, case_of(scene.activity)
    if not case.stages:
        return say("staged.no_stages"), []
    now = on_screen(scene, case)
    stage = case.stages[now]
    key = "staged.case_ours" if case.ours else "staged.case"
    return stage.title, [*lines_of(scene, stage), say(key, title=case.title, n=now + 1, of=len(case.stages))]


def room(scene: Scene) -> None:
    """What the wall shows of a revealed case: the content of one press, and nothing more."""
    step, found = STEPS[scene.progress.step - 1], found_in(scene)
    about = found.stage_named(scene.progress.shown)
    if step == "movement":
        in_words(scene, found)
    elif step == "paths":
        paths(scene, found)
    elif step == "stage" and about is not None:
        one_stage(scene, found, about)
    elif step == "conditions":
        conditions(scene, found, about)


def in_words(scene: Scene, found: Findings) -> None:
    """At which stage how many tables moved which way, and when they first passed the middle."""
    lines = [*movement(found, scene.words), *(("", line) for line in crossings(found, scene.words))]
    told(scene, "movement", scene.words("staged.movement.heading"), lines)


def paths(scene: Scene, found: Findings) -> None:
    answered = found.answered()
    lines = [] if answered else [("", scene.words("staged.paths.nothing"))]
    told(scene, "paths", scene.words("staged.paths.heading"), lines, picture=bool(answered))
    if answered:
        draw(*picture(found, scene.words, {table: marked_name(scene, found, table) for table in answered}))


def one_stage(scene: Scene, found: Findings, stage: int) -> None:
    """One stage, with the reasons and conditions of a table that moved there and one that did not."""
    pair = found.pair(stage)
    lines = [("", found.case.stages[stage].text)]
    if not pair:
        lines.append(("", scene.words("staged.one.nobody")))
    elif stage and (key := found.one_sided(stage)):
        lines.append(("", scene.words(f"staged.one.{key}")))
    columns = [stands(scene, found, table, stage) for table in pair]
    told(scene, "stage", stage_name(found, scene.words, stage), lines, columns)


def stands(scene: Scene, found: Findings, table: int, stage: int) -> dict[str, Any]:
    """A column of one table at a stage: whence it came, why, and what it would ask for."""
    say, turn = scene.words, found.turn(table, stage)
    key = "began_at" if stage == 0 else "newly" if turn is None else "stayed" if turn == "same" else "moved"
    before = choice_name(found.said(table, stage - 1), say) if stage else ""
    heading = say(f"staged.one.{key}", table=marked_name(scene, found, table), before=before,
                  now=choice_name(found.said(table, stage), say))  # fmt: skip
    asked_for = [say("staged.one.asks", condition=text) for text in found.wrote(table, "condition", stage)]
    reasons = found.wrote(table, "moved", stage)
    about = "" if reasons else say("staged.one.no_reason")
    return {"heading": heading, "about": about, "entries": [*reasons, *asked_for]}


def conditions(scene: Scene, found: Findings, stage: int | None) -> None:
    """Each table's conditions side by side; where many tables set some, those of one stage, so that they can be read."""
    say, only = scene.words, one_of_many(found, stage)
    key = "heading" if only is None else "heading_stage"
    entry = say.of("staged.conditions")["entry"] if only is None else "{condition}"
    columns = [
        {
            "heading": marked_name(scene, found, table),
            "entries": [entry.format(n=n + 1, condition=text) for n, text in said],
        }
        for table, said in found.conditions(None if only is None else [only]).items()
    ]
    lines = [] if columns else [("", say("staged.conditions.none"))]
    told(scene, "conditions", say(f"staged.conditions.{key}", n=(only or 0) + 1), lines, columns)


def one_of_many(found: Findings, stage: int | None) -> int | None:
    """The stage whose conditions are shown alone, the last told unless one is chosen; None where all of them can be read."""
    if len(found.conditions()) <= MOST_LINES:
        return None
    return found.told[-1] if stage is None else stage


# -- the facilitator


def subjects(scene: Scene) -> dict[str, str]:
    """The stages told, those at which most tables moved first."""
    found = found_in(scene)
    return {name_of(stage): stage_name(found, scene.words, stage) for stage in found.discussed()}


def called_on(scene: Scene, subject: str) -> list[int]:
    found = found_in(scene)
    stage = found.stage_named(subject)
    return [] if stage is None else found.pair(stage)


def facilitator(scene: Scene, activity: str) -> None:
    """Everything said of one case so far, as the report will have it. Not for the room."""
    found = found_in(scene, activity)
    draw_blocks([*section(found, scene.words), *how_it_ran(found, scene.words)])
