"""The report as one HTML file that opens anywhere: it asks nobody for anything, runs no script, and carries its own styles.

Its head tells the browser to fetch and run nothing, whatever the text may look like. Pictures stand in it as SVG with their
words; wide tables and pictures scroll in a box of their own, so that the page fits a phone. It is light or dark as its
reader's device is, and printed it is an A4 document with page numbers and the notice on each page. How it looks stands in
`report.css`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from xml.etree import ElementTree

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
    Sentence,
    Table,
    one_line,
    printable,
)
from workshop.report.references import anchor, in_contents, laid_out, stopped

NARROW = 4  # a table of so many columns, or fewer, fits a phone

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_NAMED = re.compile(r"url\(#([^)]+)\)")
_SVG, _LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"


def html(report: Report, head: str = "") -> str:
    """The report as the text of an HTML document; `head` is HTML of ours that stands under its title."""
    (opening, blocks), title = laid_out(report), _line(report.title)
    body = _Body()
    first = (
        f'<section class="opening" aria-labelledby="part-1">\n{body.written(opening)}</section>\n' if opening else ""
    )
    notice = f'<p class="notice">{_line(report.notice)}</p>\n' if report.notice else ""
    subtitle = f'<p class="subtitle">{_line(report.subtitle)}</p>\n' if report.subtitle else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(report.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_styles()}{_running(report.notice)}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n{subtitle}{notice}</header>\n{head}{first}{_contents(blocks, body.numbers[Heading])}"
        f"<main>\n{body.written(blocks, new_page=True)}</main>\n</body>\n</html>\n"
    )


@cache
def _styles() -> str:
    return Path(__file__).with_name("report.css").read_text(encoding="utf-8")


def _running(notice: str) -> str:
    """The notice at the head of each printed page; every character but plain letters goes in by number."""
    safe = "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):06x}" for one in one_line(notice))
    return f'@page {{ @top-left {{ content: "{safe}" }} }}\n'


def _contents(blocks: Sequence[Block], before: int) -> str:
    """Headings as linked lists, those of the second level within the first; so many headings stand `before` them."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    if not headings:
        return ""
    entries, depth = "", 0
    for number, heading in ((at + before + 1, headings[at]) for at in sorted(in_contents(blocks))):
        if heading.level > depth:
            entries += "<ul>\n" * (heading.level - depth)
        else:
            entries += "</li>\n" + "</ul>\n</li>\n" * (depth - heading.level)
        entries += f'<li><a href="#part-{number}">{_line(heading.text)}</a>'
        depth = heading.level
    return (
        f'<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n{entries}{"</li></ul>" * depth}\n</nav>\n'
    )


class _Body:
    """Writes blocks, counting headings, tables and figures from the first page to the last."""

    def __init__(self) -> None:
        self.numbers: dict[type, int] = {Heading: 0, Table: 0, Figure: 0}

    def written(self, blocks: Iterable[Block], new_page: bool = False) -> str:
        """The blocks as HTML; `new_page`: the first of them opens one, on paper."""
        written = []
        for block in blocks:
            if isinstance(block, PageBreak):
                new_page = True
                continue
            number = self.numbers[type(block)] = self.numbers.get(type(block), 0) + 1
            piece = _block(block, number)
            written.append(f'<div class="page">\n{piece}</div>\n' if new_page and piece else piece)
            new_page = new_page and not piece
        return "".join(written)


def _block(block: Block, number: int) -> str:
    """One block; `number` counts those of its kind."""
    match block:
        case Heading(text, level):
            return f'<h{level + 1} id="part-{number}">{_line(text)}</h{level + 1}>\n'
        case Paragraph(text, strong, rests_on):
            return f"<p>{_strong(strong)}{_text(text)}{_refer(rests_on)}</p>\n"
        case Passage(said, strong):
            return f"<p>{_strong(strong)}{' '.join(map(_sentence, said))}</p>\n"
        case Bullets():
            items = "".join(f"<li>{_text(one.text)}{_refer(one.rests_on)}</li>\n" for one in block.sentences)
            return f"<ul>\n{items}</ul>\n" if items else ""
        case Quote(text, credit):
            credited = f"<footer>{_text(credit)}</footer>\n" if credit else ""
            return f"<blockquote>\n<p>{_text(text)}</p>\n{credited}</blockquote>\n"
        case Table():
            return _table(block, number)
        case Figure():
            return _figure(block, number)
        case PageBreak():
            return ""


def _strong(text: str) -> str:
    return f"<strong>{_text(text)}</strong> " if text else ""


def _sentence(one: Sentence) -> str:
    text, stop = stopped(one.text)
    return f"{_text(text)}{_refer(one.rests_on)}{stop}"


def _refer(names: tuple[str, ...]) -> str:
    """Links to what a sentence rests on: " (Table 3, Figure 1)"."""
    links = ", ".join(f'<a href="#{anchor(name)}">{name}</a>' for name in names)
    return f" ({links})" if links else ""


def _table(block: Table, number: int) -> str:
    caption = f'<caption id="table-{number}">Table {number}. {_line(block.caption)}</caption>'
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in block.columns)
    rows = "".join(f"<tr>{_row(row, block.row_headers)}</tr>\n" for row in block.rows)
    table = f"<table>\n{caption}\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    return table if len(block.columns) <= NARROW else _scrolling("wide", f"table-{number}", table)


def _row(row: tuple[str, ...], named: bool) -> str:
    cells = [f"<td>{_text(text)}</td>" for text in row]
    if named:
        cells[0] = f'<th scope="row">{_text(row[0])}</th>'
    return "".join(cells)


def _figure(block: Figure, number: int) -> str:
    caption = f'<figcaption id="figure-{number}">Figure {number}. {_line(block.caption)}</figcaption>\n'
    picture = _inline(pictures.svg(block.spec), block.alt, f"figure-{number}-")
    return f"<figure>\n{_scrolling('picture', f'figure-{number}', picture)}{caption}</figure>\n"


def _scrolling(look: str, named_by: str, piece: str) -> str:
    """A box that scrolls sideways on a narrow screen, with a finger or with the arrow keys."""
    return f'<div class="{look}" role="region" tabindex="0" aria-labelledby="{named_by}">\n{piece}</div>\n'


def _inline(svg: str, alt: str, prefix: str) -> str:
    """A drawing as part of the page: one image with its words, its names its own, its links and namespaces left out."""
    drawing = ElementTree.fromstring(svg)
    named = [part.attrib["id"] for part in drawing.iter() if "id" in part.attrib]
    names = {old: f"{prefix}{number}" for number, old in enumerate(named, start=1)}
    for part in drawing.iter():
        part.tag = str(part.tag).removeprefix(_SVG)
        for name, value in list(part.attrib.items()):
            if name.startswith((_LINK, "aria-", "role", "href", "on")):
                del part.attrib[name]
            elif name == "id":
                part.set(name, names[value])
            else:
                part.set(name, _NAMED.sub(lambda found: f"url(#{names.get(found[1], '')})", value))
    drawing.attrib |= {"role": "img", "aria-label": printable(alt)}
    return ElementTree.tostring(drawing, encoding="unicode") + "\n"


def _text(text: str) -> str:
    return escape(printable(text))


def _line(text: str) -> str:
    return escape(one_line(text))
