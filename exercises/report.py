"""A workshop's report and data from all its exercises: for the report page and the command line alike."""

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Any

from exercises import room
from exercises.anatomy import ABOUT, HOW, PAGE_ONE, chapters
from exercises.checks import checks_of, permitted
from exercises.ranking.findings import Findings
from exercises.ranking.rankings_file import write
from exercises.rounds import Round
from workshop.everyone import Everyone
from workshop.report.area import subtitle, title
from workshop.report.blocks import Paragraph, Report
from workshop.report.checks import Checks
from workshop.report.draft import Draft, arranged, edited, report_key
from workshop.report.first_page import shortened
from workshop.report.hand import with_hand
from workshop.report.parts import Part
from workshop.rights import may_be_read
from workshop.roles import READER
from workshop.scene import Scene
from workshop.setup import Activity
from workshop.times import date_of

AREA_IN_CREDIT = 36  # letters of an area's name that stand with a quotation on the first page


def opened(scene: Scene) -> list[Activity]:
    """Every activity that was opened, in the order of the programme."""
    return [activity for activity in scene.day.setup.activities if activity.id in scene.day.progress]


def spoken_of(scene: Scene) -> list[Activity]:
    """Those, and any that somebody spoke in without its being opened: a table may ask an expert at any time. A reader is told only
    of those of which something may be read."""
    begun = {activity.id for activity in opened(scene)}
    spoken = [one for one in scene.day.setup.activities if one.id in begun or _spoken_in(scene, one)]
    return [one for one in spoken if rounds_told(scene, one)]


def rounds_told(scene: Scene, activity: Activity) -> range:
    """The rounds of an activity, from 1; for a reader without the present one, as long as that may not be read."""
    last = scene.day.round(activity.id)
    held_back = scene.link.role == READER and not may_be_read(scene.day, activity.id)
    return range(1, last if held_back else last + 1)


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
    told = (one for one in spoken_of(scene) if scene.day.round(one.id) in rounds_told(scene, one))
    return {activity.id: scene.everyone(activity.id) for activity in (*told, *others)}


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
    return [found(scene, _named(scene, activity, round), round) for round in rounds_told(scene, activity)]


def _named(scene: Scene, activity: Activity, round: int) -> Activity:
    named = scene.words("rounds.named", heading=activity.heading, round=round)
    return activity if round == 1 else replace(activity, heading=named)


def drafted(scene: Scene) -> list[Part]:
    """Every part of the report as rules draft it from what was said: nothing that a facilitator did is in it."""
    return chapters(scene, rounds(scene), counted_people(scene))


def rounds(scene: Scene) -> list[Round]:
    """Every round of every activity that anybody spoke in, with what was found."""
    return [
        Round.of(activity, here, number)
        for activity in spoken_of(scene)
        for number, here in enumerate(every_round(scene, activity), 1)
    ]


@dataclass(frozen=True, slots=True)
class Edition:
    """The report as it goes out now, its `parts` as rules drafted them, and its checks: `checked` once all three are passed, a draft
    record until then."""

    report: Report
    parts: list[Part]
    checks: Checks
    checked: bool


def edition(scene: Scene) -> Edition:
    """What rules draft, with the facilitator's hand in it."""
    made, draft, said = drafted(scene), scene.store.answer(report_key(scene.workshop)), day_said(scene)
    record = as_draft_record(scene, made, draft)
    plenaries = [found(scene, one) for one in opened(scene) if one.kind == "plenary"]
    checks = checks_of(record, draft, scene.day, said, plenaries, scene.words)
    if not checks.passed or scene.store.registry.only_to_read(scene.workshop):
        return Edition(record, made, checks, False)
    return Edition(as_checked(scene, made, draft, checks.at), made, checks, True)


def as_draft_record(scene: Scene, made: list[Part], draft: Draft) -> Report:
    """Parts as they go out before the checks: everything stands as it was said, under a notice."""
    return _put_together(scene, made, draft, _notice(scene, scene.words("report.draft")))


def as_checked(scene: Scene, made: list[Part], draft: Draft, at: float) -> Report:
    """Parts as they go out once they were checked at a time: only quotations that a table permitted, none credited to a table."""
    told = [_dated(part, scene.words("checks.checked_on", date=date_of(at))) for part in made]
    return _put_together(scene, told, draft, _notice(scene, ""), permitted(scene.day, day_said(scene)))


def report(scene: Scene) -> Report:
    """The report as it goes out now."""
    return edition(scene).report


def _put_together(
    scene: Scene, made: list[Part], draft: Draft, notice: str, may: Container[tuple[int, str]] | None = None
) -> Report:
    """The first page, and what comes after the contents; `may` is what may be quoted, None where everything stands."""
    day, words, own = scene.day, scene.words, scene.day.setup.area
    whole = with_hand(arranged(made, draft), draft, HOW, words)
    settled = replace(draft, own={})  # parts of the lead's own are among them now
    first, after = (
        edited(
            [part for part in whole if (part.chapter == PAGE_ONE) == opening], settled, may,
            words("plenary_report.quoted", area=shortened(own, AREA_IN_CREDIT) if opening else own),
            words("plenary_report.quoted_apart"),
        )
        for opening in (True, False)
    )  # fmt: skip
    return Report(title(day, words), subtitle(day, words), "en-GB", tuple(after), notice, tuple(first))


def _notice(scene: Scene, usual: str) -> str:
    """A demonstration never loses its mark, nor a workshop that was imported what is not known of it."""
    notice = scene.words("report.demonstration") if scene.demonstration else usual
    imported = scene.store.registry.only_to_read(scene.workshop)
    return f"{notice}. {scene.words('keeping.imported')}" if imported else notice


def _dated(part: Part, line: str) -> Part:
    """What the report is about says when it was checked, in words that are nobody's to change."""
    return replace(part, blocks=(*part.blocks, Paragraph(line, said=True))) if part.id == ABOUT else part


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
