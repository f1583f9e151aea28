"""What a table, the room and the facilitator see of the criteria for acceptability.

A table names and orders first; the report's list comes to its screen only with the second part, so that it does not steer. The
room sees the words before it sees how they were sorted.
"""

from typing import Any

import streamlit as st

from exercises.acceptability import NAME, STEPS
from exercises.acceptability.charts import tiles, tiles_alternative
from exercises.acceptability.factors import NEW, TESTS
from exercises.acceptability.findings import Findings, findings, option_name, sentences
from exercises.parts.cited import cited
from exercises.parts.page import asks, box, done, draw, field, marked_name, told, top, wall_name
from workshop.markdown import plain
from workshop.scene import Scene


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


# -- the table


def table(scene: Scene) -> None:
    """Naming and ordering; in the second part each criterion is sorted, with the list to read beside it."""
    say = scene.words
    if scene.progress.part == NAME:
        top(scene, say("acceptability.question"))
        box(scene, "criteria", [field(scene, "criteria", "list", words="conditions_for_use")])
        box(scene, "more", [field(scene, "dissent", "text"), field(scene, "parked", "list")])
    else:
        top(scene, say("acceptability.sort_question"), say("acceptability.sort_instruction"))
        if not scene.answers(scene.activity.id)[scene.link.table or 0].written("criteria"):
            st.markdown(say("acceptability.nothing_to_sort"))
        asks(scene, "sorting", [], each={"field": "criteria", "sort": "menu", "help": "", "options": options(scene)})
        with st.expander(say("acceptability.the_list")):
            the_list(scene)
    done(scene, say.of("acceptability_finish"))


def options(scene: Scene) -> list[dict[str, str]]:
    """The seventeen factors by test, each test on its own, and new."""
    grouped = [
        {"id": option, "label": option_name(option, scene.words), "group": scene.words.given(test.name)}
        for test in TESTS for option in (*(factor.id for factor in test.factors), test.alone)
    ]  # fmt: skip
    return [*grouped, {"id": NEW, "label": option_name(NEW, scene.words)}]


def the_list(scene: Scene) -> None:
    """The three tests and seventeen factors, with where the report has them."""
    st.markdown(scene.words("acceptability.list_about"))
    for test in (scene.words.told(one, "name", "meaning") for one in TESTS):
        factors = [scene.words.told(factor, "name", "meaning") for factor in test.factors]
        said = "".join(f"\n- **{factor.name}.** {factor.meaning}" for factor in factors)
        st.markdown(f"**{test.name}.** {test.meaning}\n{said}")
        cited(scene.words, "report.source", chapter=test.source.chapter, heading=test.source.heading)


# -- the room


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks while tables work."""
    part = "question" if scene.progress.part == NAME else "sort_question"
    return scene.words(f"acceptability.{part}"), [scene.words(f"acceptability.wall_{part}")]


def room(scene: Scene) -> None:
    """The content of one press."""
    found = found_in(scene)
    step = STEPS[scene.progress.step - 1]
    if step == "criteria":
        side_by_side(scene, found)
    elif step == "tests":
        weight(scene, found)
    elif step == "factor" and scene.progress.shown:
        one_factor(scene, found, scene.progress.shown)
    elif step == "emphasis":
        emphasis(scene, found)


def side_by_side(scene: Scene, found: Findings) -> None:
    """Each table's criteria in its words and order, unsorted."""
    columns = [
        {"heading": marked_name(scene, found, table), "entries": [one.text for one in said], "ordered": True}
        for table, said in found.criteria.items()
    ]
    lines = [] if columns else [("", scene.words("acceptability.none"))]
    told(scene, "criteria", scene.words("acceptability.side_by_side"), lines, columns)


def weight(scene: Scene, found: Findings) -> None:
    """Which test stands at which place at which table, in words and as tiles."""
    say = scene.words
    lines = [("", sentence) for sentence in sentences(found, say)] or [("", say("acceptability.none"))]
    placements = found.placements(say, {table: marked_name(scene, found, table) for table in found.names})
    told(scene, "tests", say("acceptability.weights"), lines, picture=not placements.empty)
    if not placements.empty:
        draw(tiles(len(found.criteria), int(placements["place"].max())), placements, tiles_alternative(placements))


def one_factor(scene: Scene, found: Findings, option: str) -> None:
    """One factor in the words of every table that named it, with the place it has there."""
    say = scene.words
    columns = [
        {"heading": marked_name(scene, found, table), "entries": [_placed(one.text, one.place, scene) for one in said]}
        for table, said in found.under(option).items()
    ]
    lines = [] if columns else [("", say("acceptability.nobody"))]
    told(scene, "factor", option_name(option, say), lines, columns)


def _placed(text: str, place: int, scene: Scene) -> str:
    return scene.words("acceptability.placed", text=text, place=place)


def emphasis(scene: Scene, found: Findings) -> None:
    """The report's list in its own order of emphasis, and beside each factor the tables that named it; then what is new."""
    say = scene.words
    columns: list[dict[str, Any]] = []
    for test in TESTS:
        entries = [_with_tables(scene, found, factor.id) for factor in test.factors]
        columns.append({"heading": test.name, "entries": entries, "ordered": True})
    beyond = [say("acceptability.new_entry", text=one.text, table=wall_name(scene, table))
              for option in (NEW, *(test.alone for test in TESTS))
              for table, said in found.under(option).items() for one in said]  # fmt: skip
    columns.append(
        {"heading": say("acceptability.beyond"), "entries": beyond, "quiet": say("acceptability.nothing_new")}
    )
    told(scene, "emphasis", say("acceptability.emphasis"), [("", say("acceptability.emphasis_about"))], columns)


def _with_tables(scene: Scene, found: Findings, option: str) -> str:
    tables = ", ".join(wall_name(scene, table) for table in found.under(option))
    name = option_name(option, scene.words)
    return scene.words("acceptability.entry", factor=name, tables=tables) if tables else name


# -- the facilitator


def facilitator(scene: Scene, activity: str) -> None:
    """Everything said so far, on one page. Not for the room."""
    found = found_in(scene, activity)
    side_by_side(scene, found)
    weight(scene, found)
    emphasis(scene, found)
    if silent := [found.names[table] for table in found.silent()]:
        st.markdown(plain(scene.words("acceptability.silent", tables=", ".join(silent))))


def subjects(scene: Scene) -> dict[str, str]:
    """Factors for the third press: those that most tables named first, then the rest of those that were named."""
    return {option: option_name(option, scene.words) for option in found_in(scene).named()}


def called_on(scene: Scene, option: str) -> list[int]:
    return list(found_in(scene).under(option))[:3]
