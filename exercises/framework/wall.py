"""What the room sees of the framework: the question while tables weigh, and what each press of reveal opens."""

from collections.abc import Sequence

from exercises.framework import STEPS, charts
from exercises.framework.findings import (
    Findings,
    choice_in_words,
    findings,
    said_in_words,
    second_thoughts,
    sentences,
)
from exercises.framework.proposal import proposal_of
from exercises.framework.questions import CONDITIONS, FEATURES, QUESTIONS, Asked, Feature, feature_of
from exercises.framework.reading import MANY_TABLES
from exercises.parts.page import draw, marked_name, told, wall_name
from workshop.scene import Scene


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return findings(scene.day, chosen, scene.everyone(chosen.id))


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks while tables weigh: the proposal, where all have the same, and the part on screen."""
    say, proposal = scene.words, proposal_of(scene.day.setup, scene.activity)
    lines = [say("framework.wall.weighs", title=proposal.title) if proposal else say("framework.wall.each_own")]
    if scene.parts:
        lines.append(say("framework.wall.part", part=scene.parts[min(scene.progress.part, len(scene.parts) - 1)]))
    return say("framework.question"), [*lines, say("framework.wall.right")]


def room(scene: Scene) -> None:
    """What the wall shows after a press, below its heading: the content of that press, and nothing more."""
    step, about, found = STEPS[scene.progress.step - 1], scene.progress.shown, found_in(scene)
    if step == "conditions":
        conditions(scene, found)
    elif step == "question" and about in QUESTIONS:
        one_question(scene, found, QUESTIONS[about])
    elif step == "split":
        what_splits(scene, found)
    elif step == "feature":
        where_tables_stand(scene, found, feature_of(about) if about in QUESTIONS else FEATURES[0], about)
    elif step == "readings":
        readings(scene)


def who(scene: Scene, tables: Sequence[int]) -> str:
    """These tables by name, as far as names may be shown; from eight tables of the day how many they are."""
    if len(scene.day.setup.tables) >= MANY_TABLES:
        return charts.how_many(len(tables), scene.words)
    return ", ".join(wall_name(scene, table) for table in tables)


def conditions(scene: Scene, found: Findings) -> None:
    """The six conditions as tables see them, with their words."""
    columns = []
    for one in CONDITIONS:
        said = [
            f"{scene.words(f'framework.condition_{say}')}: {who(scene, tables)}"
            for say, tables in found.condition(one.id).items()
            if tables
        ]
        words = [
            f"{wall_name(scene, t)}: {text}" for t in found.sheets for text in found.written(t, "condition", one.id)
        ]
        columns.append({"heading": one.name, "about": one.text, "entries": [*said, *words],
                        "quiet": choice_in_words(None, scene.words)})  # fmt: skip
    told(
        scene,
        "conditions",
        scene.words("framework.room.conditions"),
        [("", scene.words("framework.room.after"))],
        columns,
    )


def one_question(scene: Scene, found: Findings, question: Asked) -> None:
    """One question with both ends of its scale: first what would move it to the right, then the reasons from both ends."""
    say, ends = scene.words, found.ends(question.id)
    tables = ends or [table for table in found.sheets if found.said(table, question.id)]
    columns = [
        {"heading": f"{marked_name(scene, found, table)}: {said_in_words(found, table, question.id, say)}",
         "entries": writings(scene, found, table, question), "quiet": say("framework.room.nothing_written")}
        for table in tables
    ]  # fmt: skip
    lines = [("", say("framework.room.ends", left=question.left, right=question.right)), ("", question.turned)]
    if found.compared and not ends:
        lines.append(("", say("framework.room.together")))
    told(scene, "question", f"{question.number}  {question.text}", [line for line in lines if line[1]], columns)


def writings(scene: Scene, found: Findings, table: int, question: Asked) -> list[str]:
    """What a table wrote about a question: what would move it to the right, then why it stands where it stands."""
    moves = [scene.words("framework.room.moves", text=text) for text in found.written(table, "move", question.id)]
    return moves + [
        scene.words("framework.room.because", text=text) for text in found.written(table, "reason", question.id)
    ]


def what_splits(scene: Scene, found: Findings) -> None:
    """Which questions split the tables, and on which they stand alike, in words with what chance would give."""
    say, lines = scene.words, sentences(found, scene.words)
    if found.shared is None:
        titles = (
            f"{wall_name(scene, t)}: {found.proposal(t).title or say('framework.no_title')}" for t in found.sheets
        )
        lines.append(("", say("framework.room.each_own", proposals="; ".join(titles))))
    if late := found.unfinished():
        lines.append(
            ("", say("framework.room.unfinished", tables=", ".join(wall_name(scene, table) for table in late)))
        )
    told(scene, "split", say("framework.room.split"), lines, [])


def where_tables_stand(scene: Scene, found: Findings, feature: Feature, lit: str | None = None) -> None:
    """The strips of one feature, with the report's three readings along the foot; below it what was changed since the reveal."""
    say, names = scene.words, {table: marked_name(scene, found, table) for table in found.names}
    heading = say("framework.room.stand", feature=feature.label) if not found.alone else feature.label
    told(scene, f"stand {feature.number}", "", [(heading, "")], picture=True)
    picture(scene, found, feature, lit)
    if moved := second_thoughts(found, [one.id for one in feature.questions], names, say):
        lines = [(say("framework.room.moved"), ""), *(("", line) for line in moved)]
        told(scene, f"moved {feature.number}", "", lines, picture=True)


def picture(scene: Scene, found: Findings, feature: Feature, lit: str | None = None) -> None:
    """The strips of one feature; on the wall the readings stand along their foot, elsewhere the page says them once."""
    size: charts.Size = "wall" if scene.link.role == "room" else "screen"
    names = {number: wall_name(scene, table) for number, table in enumerate(found.names)}
    standings = found.standings()
    standings = standings.assign(table=standings["table_order"].map(names))
    drawn = charts.strips(standings, feature, scene.words, size, lit)
    draw(
        charts.standing(charts.height_of(drawn), size),
        drawn,
        charts.standing_alternative(standings, feature, scene.words),
    )


def readings(scene: Scene) -> None:
    """The report's three readings of the scale, from left to right, and that there is no total."""
    columns = [{"heading": strong.rstrip(":"), "about": text} for strong, text in charts.foot(scene.words)]
    told(
        scene,
        "readings",
        scene.words("framework.room.readings"),
        [("", scene.words("framework.room.no_total"))],
        columns,
    )


def what_moves(scene: Scene, found: Findings) -> None:
    """Question by question, what tables say would move it to the right."""
    columns = [
        {"heading": one.label, "entries": [f"{wall_name(scene, t)}: {text}" for t, text in said] if not found.alone
         else [text for _, text in said]}
        for one in QUESTIONS.values()
        if (said := [(table, text) for table in found.sheets for text in found.written(table, "move", one.id)])
    ]  # fmt: skip
    lines = [] if columns else [("", scene.words("framework.facilitator.no_moves"))]
    told(scene, "moves", scene.words("framework.facilitator.what_moves"), lines, columns)
