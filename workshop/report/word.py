"""The report as a Word document that people can edit: real headings, lists, captions and table heads, no pictures of them.

Anyone who opens it, with a screen reader or without, finds the contents filled in and linked, every picture described, table
heads repeated on each page, and the language set. Contents and captions are Word's own fields with their results written
in (`word_fields.py`), so the document reads right as it is; updating the fields in Word adds page numbers to the contents. How it
looks stands in `word_styles.py`. The same report and the same `created` give the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.image.image import Image
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from workshop.report import pictures, word_styles
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
from workshop.report.first_page import size_of
from workshop.report.references import CONTENTS_LEVELS, in_contents, laid_out, stopped
from workshop.report.word_fields import bookmark_at, bookmark_of, field, instruct, link, mark, marked, refer, say

REFERRED = 100_000  # bookmarks of tables and figures are numbered from here, those of headings below
KEPT_TOGETHER = 10  # a table of so many rows, or fewer, stands on one page


def word(report: Report, created: datetime, host: str = "") -> bytes:
    """The report as the bytes of a .docx file, dated `created`; `host` is the organisation that stands as its author."""
    document = Document()
    word_styles.dress(document, report.language, size_of(report))
    document.part.get_style_id = cache(document.part.get_style_id)  # type: ignore[method-assign]  # looked up for every cell
    _describe(document, report, created, host)
    _head_and_foot(document, report)
    opening, blocks = laid_out(report)
    _title(document, report, word_styles.FIRST_PAGE if opening else "")
    writer = _Writer(document, word_styles.FIRST_PAGE)
    writer.write_all(opening)
    writer.look = ""
    contents = _contents(document, list(_listed(blocks, writer.headings)))
    if contents is not None and opening:
        contents.paragraph_format.page_break_before = True
    writer.write_all(blocks, new_page=True)  # the contents keep a page to themselves
    return _packed(document, created)


def _describe(document: WordDocument, report: Report, created: datetime, host: str) -> None:
    about = document.core_properties
    about.title, about.subject = one_line(report.title)[:255], one_line(report.subtitle)[:255]
    about.author = about.last_modified_by = one_line(host)[:255]
    about.language, about.comments, about.keywords = report.language, one_line(report.notice)[:255], ""
    about.created = about.modified = created
    about.revision = 1


def _head_and_foot(document: WordDocument, report: Report) -> None:
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    say(head, one_line(report.notice), style="Notice Words")
    say(foot, one_line(report.title)[:80] + "\tPage ")
    field(foot, "PAGE", "1")
    say(foot, " of ")
    field(foot, "NUMPAGES", "1")


def _title(document: WordDocument, report: Report, look: str) -> None:
    say(document.add_paragraph(style=f"{look}Title"), one_line(report.title))
    if report.subtitle:
        say(document.add_paragraph(style=f"{look}Subtitle"), one_line(report.subtitle))
    if report.notice:
        say(document.add_paragraph(style=f"{look}Notice"), report.notice)


def _listed(blocks: Sequence[Block], before: int) -> Iterator[tuple[Heading, str]]:
    """The headings that the contents list, each with the bookmark that stands at it; so many headings come `before` them."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    for at in sorted(in_contents(blocks)):
        yield headings[at], bookmark_of(at + before + 1)


def _contents(document: WordDocument, entries: list[tuple[Heading, str]]) -> WordParagraph | None:
    """A contents field whose result is already there: one linked line a heading, the page number left to Word. Its heading
    comes out, or None where there is nothing to list."""
    if not entries:
        return None
    heading_above = say(document.add_paragraph(style="Contents Heading"), "Contents")
    paragraph = document.add_paragraph()
    mark(paragraph, "begin")
    instruct(paragraph, f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z')
    mark(paragraph, "separate")
    for number, (heading, bookmark) in enumerate(entries):
        paragraph = document.add_paragraph() if number else paragraph
        paragraph.style = f"toc {heading.level}"
        link(paragraph, one_line(heading.text), bookmark)
    mark(paragraph, "end")
    return heading_above


class _Writer:
    """Writes one block after another, counting headings, tables and figures. `look` begins the names of its styles."""

    def __init__(self, document: WordDocument, look: str) -> None:
        self.document = document
        self.look = look
        self.styles = {str(style.name): style.style_id for style in document.styles}  # by name, each costs 3 ms
        self.headings = 0
        self.numbers = {"Table": 0, "Figure": 0}

    def write_all(self, blocks: Iterable[Block], new_page: bool = False) -> None:
        """Write the blocks; `new_page`: the first of them opens one."""
        for block in blocks:
            first = self.write(block)
            if first is not None and new_page:
                first.paragraph_format.page_break_before = True
            new_page = isinstance(block, PageBreak) or (new_page and first is None)

    def write(self, block: Block) -> WordParagraph | None:
        """Write the block; its first paragraph comes out, or None where it has none."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                return self.paragraph(block)
            case Passage():
                return self.passage(block)
            case Bullets():
                return _first([refer(self.plain(one.text, "List Bullet"), one.rests_on) for one in block.sentences])
            case Quote():
                return self.quote(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case PageBreak():
                return None

    def plain(self, text: str, style: str) -> WordParagraph:
        return say(self.new(f"{self.look}{style}"), text)

    def new(self, style: str) -> WordParagraph:
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style]
        return paragraph

    def heading(self, block: Heading) -> WordParagraph:
        self.headings += 1
        paragraph = self.new(f"{self.look}Heading {block.level}")
        with marked(paragraph, self.headings, bookmark_of(self.headings)):
            say(paragraph, one_line(block.text))
        return paragraph

    def paragraph(self, block: Paragraph) -> WordParagraph:
        paragraph = self.plain("", "Normal")
        if block.strong:
            say(paragraph, block.strong + " ")
            paragraph.runs[-1]._r.style = self.styles["Strong"]
        return refer(say(paragraph, block.text), block.rests_on)

    def passage(self, block: Passage) -> WordParagraph:
        paragraph = say(self.plain("", "Normal"), block.strong, style="Strong")
        for number, one in enumerate(block.sentences):
            text, stop = stopped(one.text)
            refer(say(paragraph, f"{' ' if number or block.strong else ''}{text}"), one.rests_on)
            say(paragraph, stop)
        return paragraph

    def quote(self, block: Quote) -> WordParagraph:
        paragraph = self.plain(block.text, "Quote")
        if block.credit and self.look:
            return say(paragraph, f" ({block.credit})", style="Credit Words")
        if block.credit:
            paragraph.paragraph_format.keep_with_next = True
            self.plain(block.credit, "Quote Credit")
        return paragraph

    def table(self, block: Table) -> WordParagraph:
        caption = self.caption("Table", block.caption)
        caption.paragraph_format.keep_with_next = True
        table = self.document.add_table(rows=0, cols=len(block.columns), style="Report Table")
        table.autofit = False
        _flag(table, block)
        rows = (block.columns, *block.rows)
        together = len(rows) if len(rows) <= KEPT_TOGETHER else 3  # a head is never left alone at the foot of a page
        for number, row in enumerate(rows):
            styles = [self.styles[style] for style in _cell_styles(block, header=number == 0)]
            _fill(table, row, styles, with_next=number < together - 1)
        _repeat_head(table)
        word_styles.share_width(table, rows)
        self.new("After Table")
        return caption

    def figure(self, block: Figure) -> WordParagraph:
        picture = pictures.png(block.spec)
        paragraph = self.new("Figure")
        shape = paragraph.add_run().add_picture(BytesIO(picture), width=_printed_width(picture))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")  # where none is given, LibreOffice sets a margin of its own
        about = shape._inline.docPr
        about.set("descr", printable(block.alt))
        about.set("name", f"Figure {self.numbers['Figure'] + 1}")
        self.caption("Figure", block.caption).paragraph_format.space_after = word_styles.AFTER_FIGURE
        return paragraph

    def caption(self, kind: str, text: str) -> WordParagraph:
        self.numbers[kind] += 1
        paragraph = self.new("Caption")
        name = f"{kind} {self.numbers[kind]}"
        with marked(paragraph, sum(self.numbers.values()) + REFERRED, bookmark_at(name)):
            say(paragraph, f"{kind} ")
            field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]))
        return say(paragraph, f". {one_line(text)}")


def _flag(table: WordTable, block: Table) -> None:
    """Say to Word, and to what reads Word aloud, which row and column are heads, and what the table is called."""
    about = table._tbl.tblPr
    for look in about.findall(qn("w:tblLook")):
        about.remove(look)
    look = OxmlElement("w:tblLook")
    flags = {
        "firstRow": 1,
        "lastRow": 0,
        "firstColumn": int(block.row_headers),
        "lastColumn": 0,
        "noHBand": 1,
        "noVBand": 1,
    }
    look.set(qn("w:val"), "06A0" if block.row_headers else "0620")
    for name, value in flags.items():
        look.set(qn(f"w:{name}"), str(value))
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), one_line(block.caption))
    about.extend([look, title])


def _cell_styles(block: Table, header: bool) -> list[str]:
    """The paragraph style of each cell of a row; many columns get smaller text."""
    small = " Small" if len(block.columns) > 6 else ""
    body = ["Table Head" if header else "Table Text"] * len(block.columns)
    if block.row_headers and not header:
        body[0] = "Table Row Name"
    return [style + small for style in body]


def _fill(table: WordTable, texts: tuple[str, ...], styles: list[str], with_next: bool) -> None:
    """Add one row, which is not split between pages; `styles` are ids."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, style in zip(row.cells, texts, styles, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style
        if with_next:
            paragraph.paragraph_format.keep_with_next = True
        say(paragraph, text)


def _repeat_head(table: WordTable) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _printed_width(picture: bytes) -> Emu:
    """As wide as the text, or narrower where the picture would else be taller than a page leaves room for."""
    size = Image.from_blob(picture)
    return Emu(min(word_styles.TEXT_WIDTH, int(word_styles.TALLEST_PICTURE * size.px_width / size.px_height)))


def _first(paragraphs: list[WordParagraph]) -> WordParagraph | None:
    return paragraphs[0] if paragraphs else None


def _packed(document: WordDocument, created: datetime) -> bytes:
    """The document's bytes, every part dated `created`, so that the machine's clock leaves no trace."""
    loose, packed = BytesIO(), BytesIO()
    document.save(loose)
    date = max(created.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with ZipFile(loose) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name, date), parts.read(name), ZIP_DEFLATED)
    return packed.getvalue()
