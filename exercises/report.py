"""A workshop's report and data from all its exercises: for the report page and the command line alike."""

from exercises.ranking import section
from exercises.ranking.findings import Findings
from exercises.ranking.rankings_file import write
from workshop.report.area import area_report
from workshop.report.blocks import Report
from workshop.scene import Scene


def all_findings(scene: Scene) -> list[Findings]:
    """Findings of every activity that was opened, in the order of the programme."""
    opened = [activity for activity in scene.day.setup.activities if activity.id in scene.day.progress]
    return [Findings(scene.day, activity, scene.answers(activity.id)) for activity in opened]


def report(scene: Scene) -> Report:
    found = all_findings(scene)
    sections = [section.section(one, scene.words) for one in found]
    methods = [section.method(one, scene.words) for one in found]
    return area_report(scene.day, scene.arrivals(), sections, methods, scene.words, scene.demonstration)


def rankings_csv(scene: Scene) -> str:
    """rankings.csv of every ranking of the day; table names as typed, formulas defused."""
    return write([row for found in all_findings(scene) for row in found.rows()])
