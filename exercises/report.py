"""A workshop's report and data from all its exercises: for the report page and the command line alike."""

from dataclasses import replace
from typing import Any

from exercises import room
from exercises.anatomy import PAGE_ONE, Round, chapters
from exercises.ranking.findings import Findings
from exercises.ranking.rankings_file import write
from workshop.everyone import Everyone
from workshop.report.area import subtitle
from workshop.report.blocks import Report
from workshop.report.draft import arranged, edited, report_key
from workshop.report.parts import Part
from workshop.scene import Scene
from workshop.setup import Activity


def opened(scene: Scene) -> list[Activity]:
    """Every activity that was opened, in the order of the programme."""
    return [activity for activity in scene.day.setup.activities if activity.id in scene.day.progress]


def spoken_of(scene: Scene) -> list[Activity]:
    """Those, and any that somebody spoke in without its being opened: a table may ask an expert at any time."""
    begun = {activity.id for activity in opened(scene)}
    return [one for one in scene.day.setup.activities if one.id in begun or _spoken_in(scene, one)]


def _spoken_in(scene: Scene, activity: Activity) -> bool:
    return any(scene.store.answers(scene.workshop, activity.id, party=sort) for sort in ("table", "observer"))


def found(scene: Scene, activity: Activity, round: int | None = None) -> Any:
    """The findings of one round of an activity, the present one unless another is named; they may rest on the whole day."""
    findings, said = room(activity.kind, "findings"), scene.everyone(activity.id, round)
    if hasattr(findings, "of_the_day"):
        return findings.of_the_day(scene.day, activity, {**day_said(scene), activity.id: said})
    return findings.findings(scene.day, activity, said)


def day_said(scene: Scene, *others: Activity) -> dict[str, Everyone]:
    """Everyone, by activity, in those that somebody could speak in, and in any others that are named."""
    return {activity.id: scene.everyone(activity.id) for activity in (*spoken_of(scene), *others)}


def offers(scene: Scene) -> list[tuple[Activity, str]]:
    """Sentences that may become statements of the plenary, with the activity whose findings offer them."""
    return [
        (activity, sentence)
        for activity in spoken_of(scene)
        if (offer := getattr(room(activity.kind, "section"), "statements", None))
        for sentence in offer(found(scene, activity), scene.words)
    ]


def every_round(scene: Scene, activity: Activity) -> list[Any]:
    """The findings of each round of an activity; a later one is named so."""
    rounds = range(1, scene.day.round(activity.id) + 1)
    return [found(scene, _named(scene, activity, round), round) for round in rounds]


def _named(scene: Scene, activity: Activity, round: int) -> Activity:
    named = scene.words("rounds.named", heading=activity.heading, round=round)
    return activity if round == 1 else replace(activity, heading=named)


def drafted(scene: Scene) -> list[Part]:
    """Every part of the report as rules draft it from what was said: nothing that a facilitator did is in it."""
    rounds = [
        Round.of(activity, here, number)
        for activity in spoken_of(scene)
        for number, here in enumerate(every_round(scene, activity), 1)
    ]
    return chapters(scene, rounds, counted_people(scene))


def report(scene: Scene) -> Report:
    """The report as it stands: what rules draft, with the facilitator's hand in it."""
    setup, words = scene.day.setup, scene.words
    draft = scene.store.answer(report_key(scene.workshop))
    whole, settled = (
        arranged(drafted(scene), draft),
        replace(draft, own={}),
    )  # parts of the lead's own are among them now
    first = edited([part for part in whole if part.chapter == PAGE_ONE], settled)
    blocks = edited([part for part in whole if part.chapter != PAGE_ONE], settled)
    notice = words("report.demonstration" if scene.demonstration else "report.draft")
    if scene.store.registry.only_to_read(scene.workshop):
        notice = f"{notice}. {words('keeping.imported')}"
    title = words("report.title", area=setup.area or words("common.not_stated"))
    return Report(title, subtitle(scene.day, words), "en-GB", tuple(blocks), notice, tuple(first))


def counted_people(scene: Scene) -> dict[int, Any]:
    """What tables said of themselves; without one that has joined another, once that one has counted its people again."""
    arrivals, seating = scene.arrivals(), scene.day.seating
    joined = seating.merged()
    counted = {table for table, into in joined.items() if arrivals[into].counting >= seating.last(table)}
    return {table: arrival for table, arrival in arrivals.items() if table not in counted}


def rankings_csv(scene: Scene) -> str:
    """rankings.csv of every ranking of the day; table names as typed, formulas defused."""
    rankings = [activity for activity in opened(scene) if activity.kind == "ranking"]
    found_: list[Findings] = [one for activity in rankings for one in every_round(scene, activity)]
    return write([row for one in found_ for row in one.rows()])
