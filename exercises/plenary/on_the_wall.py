"""What the room sees of the plenary: the question of the part, what was released and shown, and what each press opens.

Nothing that a table said is on it but parked notes that the lead has put there, and what a press of reveal opened.
"""

from exercises.parts.page import told, wall_name
from exercises.plenary import PARTS, STEPS
from exercises.plenary.answer import ANSWERS, INSIGHTS, SLIP, STATEMENTS
from exercises.plenary.findings import Answers, Findings, answered, of_the_day
from exercises.report import day_said
from workshop.scene import Scene
from workshop.words import Words

MOST_WORDS_EACH = 3  # on the picture of all statements; one statement shows all of its words


def found_in(scene: Scene, activity: str = "") -> Findings:
    """The findings of an activity of the day, the one on screen unless another is named."""
    chosen = scene.day.setup.activity(activity) if activity else scene.activity
    assert chosen is not None
    return of_the_day(scene.day, chosen, day_said(scene, chosen))


def question(scene: Scene) -> tuple[str, list[str]]:
    """What the wall asks in the part on screen, and the lines under it."""
    name = PARTS[min(scene.progress.part, SLIP)]
    lines = scene.words.of("plenary").get(f"wall_{name}", [])
    lines = lines if isinstance(lines, list) else []
    return scene.words(f"plenary.{name}"), [line.format(area=scene.day.setup.area) for line in lines]


def wall_shows(scene: Scene) -> str:
    """What `wall` draws, in words for the control room."""
    found, part = found_in(scene), scene.progress.part
    if part == INSIGHTS and found.released():
        return scene.words("plenary.shows_parked")
    return scene.words("plenary.shows_statements") if part == STATEMENTS and found.shown else ""


def wall(scene: Scene) -> bool:
    """Parked notes that were released, or the statements that are shown; False where there are none."""
    found, say = found_in(scene), scene.words
    if scene.progress.part == INSIGHTS and (released := found.released()):
        columns = [
            {"heading": found.heading(activity), "entries": [one.text for one in released if one.activity == activity]}
            for activity in dict.fromkeys(one.activity for one in released)
        ]
        told(scene, "parked", say("plenary.wall_parked"), [], columns, timer=True)
        return True
    if scene.progress.part == STATEMENTS and found.shown:
        lines = [(f"{number}.", one.on.text) for number, one in enumerate(found.shown, 1) if one.on]
        done = sum(STATEMENTS in found.sheets[table].finished for table in found.names)
        lines.append((say("wall.finished", done=done, of=len(found.names)), ""))
        told(scene, "statements", say("plenary.wall_statements"), lines, timer=True)
        return True
    return False


def room(scene: Scene) -> None:
    """What the wall shows after a press: statements with their answers, one of them, or next steps."""
    found, step = found_in(scene), STEPS[scene.progress.step - 1]
    if step == "next_steps":
        _steps_on_the_wall(scene, found)
    elif step == "one" and (number := _chosen(scene, found)):
        _one_statement(scene, found, number)
    else:
        _all_statements(scene, found)


def _chosen(scene: Scene, found: Findings) -> int:
    """The number of the statement that a press is about: the first unless it says; 0 where none is shown."""
    ids = [statement.id for statement in found.shown]
    shown = scene.progress.shown or ""
    return ids.index(shown) + 1 if shown in ids else min(1, len(ids))


def _all_statements(scene: Scene, found: Findings) -> None:
    say = scene.words
    columns = []
    for number, one in enumerate(found.shown, 1):
        if one.on:
            answers = found.answers(one.on.id)
            said = _in_words(scene, answers)
            more = [say("plenary.and_more", count=len(said) - MOST_WORDS_EACH)] if len(said) > MOST_WORDS_EACH else []
            columns.append({"heading": f"{number}. {one.on.text}", "about": answered(answers, say),
                            "entries": [*said[:MOST_WORDS_EACH], *more]})  # fmt: skip
    lines = [] if columns else [("", say("plenary.none_shown"))]
    told(scene, "answers", say("plenary.wall_answers"), lines, columns)


def _one_statement(scene: Scene, found: Findings, number: int) -> None:
    statement = found.shown[number - 1]
    assert statement.on is not None
    answers = found.answers(statement.on.id)
    columns = [
        {
            "heading": f"{wall_name(scene, table)}: {scene.words(f'plenary.said.{answers.answer(table)}')}",
            "entries": [text],
        }
        for table, text in answers.in_words.items()
        if table in answers.tables
    ]
    lines = [("", answered(answers, scene.words))]
    if not columns:
        lines.append(("", scene.words("plenary.no_words")))
    told(scene, "statement", f"{number}. {statement.on.text}", lines, columns)


def _in_words(scene: Scene, answers: Answers) -> list[str]:
    """What tables wrote beside an answer that is not simply right, with who wrote it."""
    wanted = [table for one in ANSWERS[1:] for table in answers.by_answer[one]]
    return [f"{wall_name(scene, table)}: {answers.in_words[table]}" for table in wanted if table in answers.in_words]


def _steps_on_the_wall(scene: Scene, found: Findings) -> None:
    say = scene.words
    columns = [
        {"heading": wall_name(scene, table), "entries": [_step(step, say) for step in steps]}
        for table, steps in found.next_steps().items()
    ]
    lines = [] if columns else [("", say("plenary.none_next"))]
    told(scene, "next steps", say("plenary.wall_steps"), lines, columns)


def _step(step: tuple[str, str, str], say: Words) -> str:
    """A next step in one line: what, and in brackets the role, or that none is named, and by when."""
    what, role, when = step
    form = "plenary.carried_by" if when else "plenary.carried"
    return say(form, what=what or "–", role=role or say("plenary.no_role"), when=when)


def subjects(scene: Scene) -> dict[str, str]:
    """The statements that are shown, by their numbers alone: the control room holds no content. Those not simply right first."""
    found = found_in(scene)
    labels = {one.id: scene.words("plenary.statement", number=number) for number, one in enumerate(found.shown, 1)}
    disputed = [one.id for one in found.shown if one.on and _disputed(found.answers(one.on.id))]
    return {one: labels[one] for one in dict.fromkeys([*disputed, *labels])}


def _disputed(answers: Answers) -> bool:
    return bool(answers.by_answer["not_quite"] or answers.by_answer["missing"])


def called_on(scene: Scene, subject: str) -> list[int]:
    """One table for each answer that was given to a statement; nobody where all gave the same."""
    found = found_in(scene)
    answers = next((found.answers(one.on.id) for one in found.shown if one.id == subject and one.on), None)
    return [tables[0] for tables in answers.by_answer.values() if tables] if answers else []
