"""The report of a synthesis: what it is, the areas, what they share, and each activity that is set side by side."""

from exercises.synthesis.areas import FEWEST_AREAS, Area
from exercises.synthesis.findings import Synthesis
from exercises.synthesis.section import ranking, sharing
from exercises.synthesis.telling import listing
from exercises.synthesis.weighing import factors, framework
from workshop.report.blocks import Block, Heading, PageBreak, Paragraph, Report, Table
from workshop.words import Words


def synthesis_report(found: Synthesis, words: Words) -> Report:
    """The whole report. ValueError for fewer than two areas: one has a report of its own."""
    if len(found.areas) < FEWEST_AREAS:
        raise ValueError(f"A synthesis needs {FEWEST_AREAS} areas or more, and {len(found.areas)} were given.")
    parts = [
        *(ranking(one, words) for one in found.rankings),
        *(factors(one, words) for one in found.factors),
        *(framework(one, words) for one in found.frameworks),
    ]
    blocks = [
        *about(found, words),
        *sharing(found, words),
        *(block for part in parts for block in (PageBreak(), *part)),
    ]
    title = words("synthesis.title", areas=listing(area.name for area in found.areas))
    return Report(
        title, words("synthesis.subtitle"), "en-GB", (*blocks, PageBreak(), *method(words)), words("report.draft")
    )


def about(found: Synthesis, words: Words) -> list[Block]:
    """What this is and is not, and the areas with what each set up."""
    rows = tuple(_area(area, words) for area in found.areas)
    columns = tuple(words(f"synthesis.column_{name}") for name in ("area", "date", "tables", "state"))
    return [
        Heading(words("report.about")),
        Paragraph(words("synthesis.what_it_is")),
        Paragraph(words("synthesis.what_it_is_not")),
        Table(words("synthesis.areas_caption"), columns, rows),
        *(_redacted(area, words) for area in found.areas if area.day.redactions),
    ]


def _area(area: Area, words: Words) -> tuple[str, ...]:
    setup = area.day.setup
    state = words("synthesis.ended" if area.day.ended else "synthesis.not_ended")
    return area.name, setup.date or words("common.not_stated"), str(len(setup.tables)), state


def _redacted(area: Area, words: Words) -> Paragraph:
    """That texts of an area were taken out: they are missing here too."""
    count = area.day.redactions
    return Paragraph(
        words("report.redacted_one" if count == 1 else "report.redacted_many", count=count), f"{area.name}."
    )


def method(words: Words) -> list[Block]:
    """How places are compared, in words that can be followed by hand."""
    return [Heading(words("report.method")), *(Paragraph(text) for text in words.of("synthesis")["method"])]
