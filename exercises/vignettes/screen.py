"""What a table, the room and the facilitator see of the vignettes.

A table's page is drawn once for each part: the case with its question, and in the second part the three changes under it. What differs
is set bold and said in words. The room's screen follows the presses of reveal, and each press opens only its own content.
"""

from typing import Any

import streamlit as st

from exercises.parts.page import asks, box, done, draw, field, marked_name, told, top, wall_name
from exercises.vignettes import CANNOT_SAY, CASE_PART, CHANGES_PART, SCALE, STEPS, charts, sentences
from exercises.vignettes.cases import FACTORS, Vignette
from exercises.vignettes.dealing import deals, in_words, many
from exercises.vignettes.findings import Findings, findings
from exercises.vignettes.tables import answers_table, medians_table, moves_table
from workshop.markdown import plain
from workshop.scene import Scene


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


# -- the table


def table(scene: Scene) -> None:
    """A table's screen: the strip, the case and its question, in the second part the changes, the writing, and finishing."""
    say, part = scene.words, scene.progress.part
    deal = in_words(deals(scene.day, scene.activity)[scene.link.table or 0], say)
    revealed = scene.day.phase() == "revealed"
    top(scene, say("vignettes.question_changes" if part == CHANGES_PART else "vignettes.question"))
    case_asked(scene, deal.case.vignette, part, revealed)
    if part == CHANGES_PART:
        for vignette in deal.changes:
            change_asked(scene, vignette, revealed)
    for column, one in zip(st.columns(2, gap="large"), (("dissent", "text"), ("parked", "list")), strict=True):
        with column:
            box(scene, one[0], [field(scene, *one)])
    done(scene)


def case_asked(scene: Scene, vignette: Vignette, part: int, revealed: bool) -> None:
    """The case with its question. Once the changes are there, what the table said of the case is folded away and stays as it was:
    they are measured from it. A table that had not placed it by then still can."""
    say = scene.words
    said = scene.answers(scene.activity.id)[scene.link.table or 0].choices.get(vignette.id)
    if part == CHANGES_PART and said:
        choice = sentences.choice_name(said, say)
        with st.expander(say("vignettes.kept", title=plain(vignette.case.title), choice=choice)):
            st.markdown(f"{plain(vignette.text)} {say('vignettes.kept_as_it_was')}")
            asks(scene, vignette.id, [question_of(scene, vignette)], locked=True)
        return
    with st.container(border=True):
        st.subheader(plain(vignette.case.title))
        st.markdown(f"{plain(vignette.text)}\n\n{say('vignettes.from_report')}")
        asks(scene, vignette.id, [question_of(scene, vignette)], locked=revealed)


def change_asked(scene: Scene, vignette: Vignette, revealed: bool) -> None:
    """The case with one thing changed: what, from what, and that the change is ours."""
    say, factor = scene.words, vignette.factor
    with st.container(border=True):
        st.subheader(say("vignettes.changed", factor=say(f"vignettes.the.{factor}")))
        st.markdown(marked(scene, vignette))
        was = say("vignettes.as_it_was", phrase=plain(vignette.case.base(factor).phrase))
        st.markdown(f"{was} {say('vignettes.ours')}")
        asks(scene, vignette.id, [question_of(scene, vignette)], locked=revealed)


def marked(scene: Scene, vignette: Vignette) -> str:
    """A vignette as Markdown, with what was changed bold and called so."""
    return "".join(
        scene.words("vignettes.text_changed", text=f"**{plain(piece.text)}**") if piece.changed else _spaced(piece.text)
        for piece in vignette.pieces()
    )


def _spaced(text: str) -> str:
    """A stretch of text for Markdown with the spaces at its ends, which `plain` takes off."""
    inside = text.strip()
    before, _, after = text.partition(inside)
    return f"{before}{plain(inside)}{after}"


def question_of(scene: Scene, vignette: Vignette) -> dict[str, object]:
    """The question of one vignette: the five steps, "cannot say yet" apart, and a box for why."""
    say, why = scene.words, scene.words.of("fields.why")
    the = say(f"vignettes.the.{vignette.factor}") if vignette.factor else ""
    options = [
        {"id": one, "label": sentences.choice_name(one, say), "apart": one == CANNOT_SAY}
        for one in (*SCALE, CANNOT_SAY)
    ]
    return {
        "id": vignette.id, "text": say(f"vignettes.ask_{'change' if the else 'case'}", factor=the), "help": "", "sort": "scale",
        "options": options, "note": {"field": "why", "label": why["label"], "help": why["help"]},
    }  # fmt: skip


# -- the room


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks while tables place the case and its changes: where all have one, its text too (F16)."""
    say, part = scene.words, scene.progress.part
    heading = say("vignettes.question_changes" if part == CHANGES_PART else "vignettes.question")
    if many(scene.day, scene.activity):
        return heading, [say("vignettes.own_changes" if part == CHANGES_PART else "vignettes.own_case")]
    deal = next(iter(deals(scene.day, scene.activity).values()))
    if part == CASE_PART:
        return heading, [deal.case.vignette.text]
    changed = [(factor, deal.changed(factor).level) for factor in FACTORS]
    return heading, [
        say("vignettes.now", factor=sentences.factor_name(factor, say), phrase=level.phrase) for factor, level in changed if level
    ]  # fmt: skip


def room(scene: Scene) -> None:
    """What the wall shows after a press, below its heading: the content of that press, and nothing more."""
    step, found = STEPS[scene.progress.step - 1], found_in(scene)
    if step == "base":
        base(scene, found)
    elif step == "moved":
        moved(scene, found)
    elif step == "swap" and scene.progress.shown in FACTORS:
        one_change(scene, found, str(scene.progress.shown))
    elif step == "whole":
        whole(scene, found)


def base(scene: Scene, found: Findings) -> None:
    """Where tables put the case, in counts; where they had different ones, case by case."""
    say, cases = scene.words, found.cases()
    if not found.dealt:
        lines = [(f"{step}:", count) for step, count in sentences.base_counts(found, cases[0], say)]
        lines = [("", cases[0].vignette.text), *lines, *_uncounted(scene, found, CASE_PART)]
        told(scene, "base", say("vignettes.base_heading", title=cases[0].title), lines)
        return
    columns: list[dict[str, Any]] = [
        {"heading": case.title, "about": case.vignette.text, "quiet": say("vignettes.nobody_placed"),
         "entries": [f"{step}: {count}" for step, count in sentences.base_counts(found, case, say, every=False)]}
        for case in cases
    ]  # fmt: skip
    told(scene, "base", say("vignettes.bases_heading"), _uncounted(scene, found, CASE_PART), columns)


def moved(scene: Scene, found: Findings) -> None:
    """How many tables moved at each change, in words."""
    lines = [*sentences.all_moves(found, scene.words), *_uncounted(scene, found), sentences.limits(found, scene.words)]
    told(scene, "moved", scene.words("vignettes.moved_heading"), lines)


def one_change(scene: Scene, found: Findings, factor: str) -> None:
    """One change, with the reasons of the tables at its two ends and one between."""
    say, ends = scene.words, found.ends(factor)
    columns = [
        {"heading": f"{marked_name(scene, found, table)}: {sentences.stood(found, table, factor, say)}",
         "about": found.deals[table].changed(factor).text if found.dealt else "",
         "entries": found.reasons(table, found.deals[table].changed(factor)), "quiet": say("room.no_reason")}
        for table in ends
    ]  # fmt: skip
    lines = [] if found.dealt else [("", next(iter(found.deals.values())).changed(factor).text)]
    if not ends:
        lines.append(("", say("vignettes.no_ends")))
    told(scene, "swap", say("vignettes.swap_heading", factor=say(f"vignettes.the.{factor}")), lines, columns)


def whole(scene: Scene, found: Findings) -> None:
    """The whole picture: up to seven tables each table's answers, from eight the dots, with the words above and the limits below."""
    say = scene.words
    lines = [*sentences.all_moves(found, say)]
    if found.measured:
        lines = [*lines, ("", sentences.leads(found, say)), *_uncounted(scene, found), sentences.limits(found, say)]
        told(scene, "whole", "", lines, picture=True)
        draw(charts.chart(say), charts.dots(found, say), charts.alternative(found, say))
        return
    columns = [
        {"heading": marked_name(scene, found, table), "entries": answered(scene, found, table)}
        for table in found.finished()
    ]
    told(scene, "whole", say("vignettes.moved_heading"),
         [*lines, *_uncounted(scene, found), sentences.limits(found, say)], columns)  # fmt: skip


def answered(scene: Scene, found: Findings, table: int) -> list[str]:
    """A table's case and its changes, a line each."""
    say = scene.words
    lines = [(say("vignettes.the_case"), sentences.base_stood(found, table, say))]
    lines += [(sentences.factor_name(one, say), sentences.stood(found, table, one, say)) for one in FACTORS]
    return [f"{name}: {said}" for name, said in lines]


def _uncounted(scene: Scene, found: Findings, part: int = CHANGES_PART) -> list[tuple[str, str]]:
    """The tables that had not finished, and so are not counted."""
    if not found.finished(part):
        return [("", scene.words("vignettes.none_finished"))]
    left = [wall_name(scene, table) for table in sentences.unfinished(found, part)]
    return [("", scene.words("vignettes.unfinished", tables=", ".join(left)))] if left else []


# -- the facilitator


def subjects(scene: Scene) -> dict[str, str]:
    """What changed, for the third press: first where tables moved furthest apart."""
    return {factor: sentences.factor_name(factor, scene.words) for factor in found_in(scene).next_discussion()}


def called_on(scene: Scene, subject: str) -> list[int]:
    return found_in(scene).ends(subject) if subject in FACTORS else []


def facilitator(scene: Scene, activity: str) -> None:
    """Everything said so far of one round of vignettes. Not for the room."""
    say, found = scene.words, found_in(scene, activity)
    if not found.finished(CASE_PART):
        st.markdown(say("vignettes.none_finished"))
        return
    base(scene, found)
    if found.measured:
        st.header(say("vignettes.moved_heading"))
    whole(scene, found)
    if found.measured:
        st.table(moves_table(found, say).rename(index=plain))
        st.table(medians_table(found, say).rename(index=plain))
    st.header(say("vignettes.view.answers"))
    st.table(answers_table(found, say).rename(index=plain))
    st.header(say("vignettes.view.reasons"))
    factor = st.selectbox(say("vignettes.view.which"), found.next_discussion(), key=f"factor {activity}",
                          format_func=lambda one: sentences.factor_name(one, say))  # fmt: skip
    one_change(scene, found, factor)
    if found.measured:
        st.header(say("vignettes.view.method"))
        st.markdown("\n".join(f"- {line}" for line in sentences.measures(found, say)))
