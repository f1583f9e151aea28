"""A workshop's report and data from all its exercises: for the report page and the command line alike."""

from typing import Any

from exercises import room
from exercises.ranking.findings import Findings
from exercises.ranking.rankings_file import write
from workshop.report.area import area_report
from workshop.report.blocks import Block, Report
from workshop.scene import Scene
from workshop.setup import Activity


def opened(scene: Scene) -> list[Activity]:
    """Every activity that was opened, in the order of the programme."""
    return [activity for activity in scene.day.setup.activities if activity.id in scene.day.progress]


def found(scene: Scene, activity: Activity) -> Any:
    """The findings of one activity."""
    return room(activity.kind, "findings").findings(scene.day, activity, scene.everyone(activity.id))


def report(scene: Scene) -> Report:
    sections: list[list[Block]] = []
    methods: list[list[Block]] = []
    for activity in opened(scene):
        here, section = found(scene, activity), room(activity.kind, "section")
        sections.append(section.section(here, scene.words))
        if hasattr(section, "method"):
            methods.append(section.method(here, scene.words))
    return area_report(scene.day, scene.arrivals(), sections, methods, scene.words, scene.demonstration)


def rankings_csv(scene: Scene) -> str:
    """rankings.csv of every ranking of the day; table names as typed, formulas defused."""
    rankings: list[Findings] = [found(scene, activity) for activity in opened(scene) if activity.kind == "ranking"]
    return write([row for one in rankings for row in one.rows()])
