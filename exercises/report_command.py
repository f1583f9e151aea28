"""`python -m workshop report WORKSHOP --out FOLDER`: the area report as files, and the data beside it."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from exercises.data import data_zip
from exercises.report import rankings_csv, report
from workshop.acts import Kind
from workshop.keeping.commands import named, opened
from workshop.registry import Link
from workshop.report.blocks import Report
from workshop.report.html import html
from workshop.report.pdf import pdf
from workshop.report.word import word
from workshop.scene import Scene
from workshop.words import words
from workshop.zips import PackageFault

Renderer = Callable[[Report, datetime, str], bytes]
FORMS: dict[str, Renderer] = {
    "report.docx": word,
    "report.pdf": pdf,
    "report.html": lambda written, created, host: html(written).encode(),
}


def making(what: str) -> None:
    """Say what is being made, since with many tables each takes some seconds."""
    print(f"Making {what}.", file=sys.stderr, flush=True)


def report_command(kinds: Mapping[str, Kind], name: str, folder: Path) -> int:
    """Write every form of one workshop's report. Raises StoreFault, WrongVersion, PackageFault."""
    with opened(kinds) as store:
        workshop = named(store, name)
        scene = Scene(store, words(), Link(workshop.id, "lead"))
        if not scene.day.begun:
            raise PackageFault(
                f"The day of {scene.day.setup.area or workshop.code} has not begun; there is nothing to report."
            )
        making("the report")
        written, host = report(scene), scene.day.setup.host
        forms: dict[str, Callable[[], bytes]] = {
            file: partial(write, written, datetime.now(), host) for file, write in FORMS.items()
        }
        forms |= {"rankings.csv": lambda: rankings_csv(scene).encode(), "data.zip": lambda: data_zip(scene)}
        files = {}
        for file, make in forms.items():
            making(file)
            files[file] = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            (folder / file).write_bytes(content)
            print(f"Wrote {folder / file}.")
    except OSError as fault:
        raise PackageFault(f"{folder}: the report cannot be written there ({fault.strerror}).") from None
    return 0
