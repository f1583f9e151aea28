"""All data and figures of a workshop in one zip: a CSV file for each table of each exercise, a data dictionary, the report's figures
as SVG and PNG, and a README in plain words. It holds what a draft record may hold, quoted or not, since it is the lead's, and says so;
its README says whether the report has been checked. It tells no time."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exercises import room
from exercises.papers import on_paper
from exercises.report import counted_people, every_round, report, rounds_told, spoken_of
from workshop.report import pictures
from workshop.report.blocks import Figure, Report
from workshop.report.data import BYTE_ORDER_MARK, DataTable, csv_text, dictionary, table_of
from workshop.scene import Scene
from workshop.small_counts import shown_counts
from workshop.words import Words

UNTIMED = (1980, 1, 1, 0, 0, 0)
LONGEST_NAME = 60
DICTIONARY, FIGURES, README = "dictionary.csv", "figures.csv", "README.txt"


def data_zip(scene: Scene) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in data_files(scene).items():
            entry = ZipInfo(name, UNTIMED)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED)
    return packed.getvalue()


def data_files(scene: Scene) -> dict[str, bytes]:
    """Every file by its name. In a demonstration each name says so, so that none is taken for real once it stands alone."""
    made, say, mark = report(scene), scene.words, "demonstration-" if scene.demonstration else ""
    figures = {f"figures/{mark}{name}": figure for name, figure in _figures(made)}
    tables = {f"{mark}{name}": table for name, table in data_tables(scene)}
    if figures:
        rows = [(at, one.caption, one.alt, f"{name}.svg") for at, (name, one) in enumerate(figures.items(), 1)]
        tables[f"{mark}{FIGURES}"] = table_of("files", "figures", "number caption says file", rows, say)
    explained = {**tables, f"{mark}{DICTIONARY}": dictionary(tables.items(), say)}
    files = {f"{mark}{README}": _text(readme(made, explained, bool(figures), say))}
    files |= {name: _text(csv_text(table)) for name, table in explained.items()}
    for name, figure in figures.items():
        files |= {f"{name}.svg": pictures.svg(figure.spec).encode(), f"{name}.png": pictures.png(figure.spec)}
    return files


def data_tables(scene: Scene) -> Iterator[tuple[str, DataTable]]:
    """The tables of the day, and of every round of every activity that somebody could speak in, by the names of their files."""
    yield from ((f"day-{table.name}.csv", table) for table in of_the_day(scene))
    for activity in spoken_of(scene):
        tables = getattr(room(activity.kind, "section"), "tables", None)
        for round, found in enumerate(every_round(scene, activity) if tables else [], 1):
            again = "" if round == 1 else f"round-{round}-"
            for table in tables(found, scene.words):  # type: ignore[misc]
                yield f"{activity.id}-{again}{table.name}.csv", table


def of_the_day(scene: Scene) -> list[DataTable]:
    """Which answers came from paper, how many people tables counted, and people by sector; a count that may not be shown is empty."""
    names = {table.id: table.name for table in scene.day.setup.tables}
    heads = [(names[table], arrival.people) for table, arrival in counted_people(scene).items()]
    sectors = shown_counts(scene.day.people, scene.day.setup.minimum_count)
    paper = [
        (activity.id, round, names[table], "yes")
        for activity in spoken_of(scene)
        for round in rounds_told(scene, activity)
        for table in on_paper(scene.everyone(activity.id, round).tables)
    ]
    return [
        table_of("day", "paper", "activity round table from_paper", paper, scene.words),
        table_of("day", "tables", "table people", heads, scene.words),
        table_of("day", "sectors", "sector people", sectors.items(), scene.words),
    ]


def readme(made: Report, tables: Mapping[str, DataTable], drawn: bool, words: Words) -> str:
    """What is in the zip and what it is not, first of all whether it is a draft or a demonstration."""
    say = words.of("data.readme")
    listed = [words("data.readme.file", file=name, about=table.about) for name, table in tables.items()]
    listed += [say["figures"]] if drawn else []
    empty = [] if len(tables) > 1 else [say["none"]]  # the dictionary alone
    parts = [
        [words("data.readme.heading", title=made.title), made.subtitle, f"{made.notice or say['checked']}."],
        [say["what_heading"].upper(), *say["what"]],
        [say["not_heading"].upper(), *say["not"]],
        [say["files_heading"].upper(), *empty, *listed],
    ]
    return "\r\n\r\n".join("\r\n".join(filter(None, lines)) for lines in parts) + "\r\n"


def _figures(made: Report) -> Iterator[tuple[str, Figure]]:
    """The report's figures, each named by its number there and its caption."""
    drawn = [block for block in made.blocks if isinstance(block, Figure)]
    for number, figure in enumerate(drawn, 1):
        yield f"figure-{number:02}-{_plain_name(figure.caption)}".rstrip("-"), figure


def _plain_name(caption: str) -> str:
    """A caption in letters, digits and hyphens, cut after a whole word."""
    plain = re.sub(r"[^a-z0-9]+", "-", caption.lower().replace("'", "")).strip("-")
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME + 1].rpartition("-")[0]


def _text(text: str) -> bytes:
    return f"{BYTE_ORDER_MARK}{text}".encode()
