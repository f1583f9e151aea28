"""The report as a PDF that anybody can read: tagged for screen readers (PDF/UA-1), fonts within, nothing left to a printer.

The page is drawn by typst from `report.typ`, which holds the look. It is handed the report as JSON, so what people typed is
a string and never markup, and it refuses a figure without words. Column heads are marked as heads; the names of rows are
set bold and not marked, since typst does not yet let a program mark them. The same report and the same `created` give the
same bytes.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from workshop.report import pictures
from workshop.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Passage,
    Quote,
    Report,
    Table,
    one_line,
    printable,
)
from workshop.report.columns import LETTER, fitted_widths
from workshop.report.first_page import size_of
from workshop.report.letters import FONTS, showable
from workshop.report.references import CONTENTS_LEVELS, anchor, in_contents, laid_out, stopped

TEMPLATE = Path(__file__).with_name("report.typ")
REMEMBERED = 12  # typst keeps what it made, 60 MB a report, until ten other files are made: these are empty
TEXT_WIDTH, TALLEST_PICTURE = 16.0, 19.5  # centimetres
POINTS = 28.35  # in a centimetre
KEPT_TOGETHER = 10  # a table of so many rows, or fewer, stands on one page,
LETTERS_TOGETHER = 1_200  # unless it holds more than so many characters
LETTERS_REPEATED = 600  # heads that hold more would fill each page

_LONG = re.compile(r"[^\s\u200b]{19,}")
_SIZE = re.compile(r'<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"')


def pdf(report: Report, created: datetime, host: str = "") -> bytes:
    """The report as the bytes of a PDF file, dated `created`; `host` is the organisation that stands as its author."""
    made = typst.compile(
        str(TEMPLATE), format="pdf", pdf_standards="ua-1", timestamp=int(created.timestamp()),
        font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"report": json.dumps(_told(report, host))},
    )  # fmt: skip
    for _ in range(REMEMBERED):
        typst.compile(b"", format="pdf", ignore_system_fonts=True)
    return made


def _told(report: Report, host: str) -> dict[str, Any]:
    """All that the template is told."""
    language, _, region = report.language.partition("-")
    opening, blocks = laid_out(report)
    listed = in_contents(blocks)
    told = _with_names([_block(block) for block in (*opening, *blocks)])
    for at, heading in enumerate(one for one in told[len(opening) :] if one["kind"] == "heading"):
        heading["listed"] = at in listed
    return {
        "title": _line(report.title),
        "subtitle": _line(report.subtitle),
        "notice": _line(report.notice),
        "foot": _line(one_line(report.title)[:80]),
        "host": one_line(host),
        "lang": language,
        "region": region or None,
        "depth": CONTENTS_LEVELS,
        "listed": any(isinstance(block, Heading) for block in blocks),
        "opening": told[: len(opening)],
        "opening_size": size_of(report),
        "blocks": told[len(opening) :],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": _line(text), "level": level, "listed": False}
        case Paragraph(text, strong, rests_on):
            return {"kind": "paragraph", "text": _text(text), "strong": _text(strong), "refers": _refers(rests_on)}
        case Passage(strong=strong):
            said = [(*stopped(one.text), one.rests_on) for one in block.sentences]
            told = [{"text": _text(text), "refers": _refers(names), "stop": stop} for text, stop, names in said]
            return {"kind": "passage", "sentences": told, "strong": _text(strong)}
        case Bullets():
            items = [{"text": _text(one.text), "refers": _refers(one.rests_on)} for one in block.sentences]
            return {"kind": "bullets", "items": items}
        case Quote(text, credit):
            return {"kind": "quote", "text": _text(text), "credit": _text(credit)}
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case PageBreak():
            return {"kind": "page_break"}


def _table(block: Table) -> dict[str, Any]:
    rows = (block.columns, *block.rows)
    letters = sum(len(text) for row in rows for text in row)
    size = 8.5 if len(block.columns) > 6 else 9.5
    return {
        "kind": "table",
        "caption": _line(block.caption),
        "columns": [_text(name) for name in block.columns],
        "rows": [[_text(text) for text in row] for row in block.rows],
        "row_headers": block.row_headers,
        "widths": fitted_widths(rows, TEXT_WIDTH * POINTS / (size * LETTER)),
        "size": size,
        "repeat": sum(map(len, block.columns)) <= LETTERS_REPEATED,
        "together": len(rows) <= KEPT_TOGETHER and letters <= LETTERS_TOGETHER,
    }


def _figure(block: Figure) -> dict[str, Any]:
    svg = pictures.svg(_throughout(block.spec, showable))
    size = _SIZE.search(svg)
    shape = float(size[1]) / float(size[2]) if size else 1.0
    return {
        "kind": "figure",
        "caption": _line(block.caption),
        "alt": printable(block.alt),
        "svg": svg,
        "width": min(TEXT_WIDTH, TALLEST_PICTURE * shape),
    }


def _with_names(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tables and figures with the name that sentences lead to them by, `at`."""
    counted = {"table": 0, "figure": 0}
    for block in blocks:
        if block["kind"] in counted:
            counted[block["kind"]] += 1
            block["at"] = anchor(f"{block['kind']} {counted[block['kind']]}")
    return blocks


def _refers(names: tuple[str, ...]) -> list[dict[str, str]]:
    """What a sentence rests on, as the template links it."""
    return [{"name": name, "to": anchor(name)} for name in names]


def _text(text: str) -> str:
    """What the fonts can show of a text, where long runs without a space may be broken (at zero-width spaces)."""
    return _LONG.sub(lambda run: re.sub(r"(.{12})(?=.)", "\\1\u200b", run[0]), showable(printable(text)))


def _line(text: str) -> str:
    return _text(one_line(text))


def _throughout(part: Any, change: Callable[[str], str]) -> Any:
    """The same spec with every text in it changed, names of columns too."""
    if isinstance(part, str):
        return change(printable(part))
    if isinstance(part, Mapping):
        return {_throughout(name, change): _throughout(value, change) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_throughout(value, change) for value in part]
    return part
