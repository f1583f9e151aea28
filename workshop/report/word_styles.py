"""How the Word report looks: A4, Arial, generous space, one dark blue. Every colour on its ground is at least 4.5 to 1.

The look is in named styles and nowhere else, so an area can put its own on by changing the styles.
"""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable

from workshop.report.columns import LETTER, fitted_widths
from workshop.report.first_page import TITLE

FONT = "Arial"
FIRST_PAGE = "First Page "  # begins the names of the styles of the first page
BLUE, INK, GREY, PALE, AMBER = "1F3A5F", "1A1A1A", "4A4A4A", "E8EEF4", "FFF4D6"
MARGIN = Cm(2.5)
TEXT_WIDTH = Cm(16)
TALLEST_PICTURE = Cm(20)
AFTER_FIGURE = Pt(16)

_CELL_MARGINS = (("top", 70), ("left", 100), ("bottom", 70), ("right", 100))
_BORDER = '<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour}"/>'


def dress(document: WordDocument, language: str, first_page: float) -> None:
    """Give the empty document its page, its language and its styles; those of the first page by the size of its text."""
    _page(document)
    _defaults(document, language)
    _plain_styles(document)
    _headings(document)
    _boxes(document)
    _first_page(document, first_page)
    _table_style(document)
    _forget_template(document)


def share_width(table: WordTable, rows: Sequence[Sequence[str]]) -> None:
    """Share the width of the text among the columns by the longest word and the most text in each, none too narrow."""
    size = 8.5 if len(rows[0]) > 6 else 9.5
    wants = fitted_widths(rows, Emu(TEXT_WIDTH).pt / (size * LETTER))
    widths = [Emu(int(TEXT_WIDTH * want / sum(wants))) for want in wants]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(1.2)


def _defaults(document: WordDocument, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for tongue in defaults.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)
        tongue.set(qn("w:eastAsia"), language)
    for fonts in defaults.iter(qn("w:rFonts")):
        _arial(fonts)
    settings = document.settings.element
    for tongue in settings.iter(qn("w:themeFontLang")):
        tongue.set(qn("w:val"), language)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens the file in its compatibility mode


def _plain_styles(document: WordDocument) -> None:
    _style(document, "Normal", size=11, after=8, line=1.25)
    _style(document, "Strong", bold=True, kind=WD_STYLE_TYPE.CHARACTER)
    _style(document, "Notice Words", size=9.5, colour=GREY, bold=True, kind=WD_STYLE_TYPE.CHARACTER)
    _style(document, "List Bullet", after=4, line=1.25)
    for name in ("Header", "Footer"):
        style = _style(document, name, size=9.5, colour=GREY)
        style.paragraph_format.tab_stops.clear_all()
        style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    caption = _style(document, "Caption", size=10, colour=GREY, bold=True, before=10, after=6)
    caption.hidden = False
    _style(document, "Figure", before=10, after=0, keep=True)
    for suffix, size in (("", 10), (" Small", 8.5)):
        _style(document, f"Table Text{suffix}", size=size)
        _style(document, f"Table Row Name{suffix}", size=size, bold=True)
        _style(document, f"Table Head{suffix}", size=size, bold=True, colour=BLUE)
    _style(document, "After Table", size=6, after=6)


def _headings(document: WordDocument) -> None:
    title = _style(document, "Title", size=30, colour=BLUE, bold=True, before=96, after=8)
    _unbordered(title)
    subtitle = _style(document, "Subtitle", size=15, colour=GREY, after=24)
    subtitle.font.italic = False
    for level, (size, before, after) in enumerate(((20, 28, 10), (15, 22, 6), (12, 16, 4), (11, 12, 4)), start=1):
        style = _style(
            document, f"Heading {level}", size=size, colour=BLUE, bold=True, before=before, after=after, keep=True
        )
        style.font.italic = False
    _style(document, "Contents Heading", size=15, colour=BLUE, bold=True, before=28, after=8, keep=True)
    for level in (1, 2):
        entry = _style(document, f"toc {level}", size=11, after=5)
        entry.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        entry.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _boxes(document: WordDocument) -> None:
    notice = _style(document, "Notice", size=11, bold=True, before=6, after=14)
    _edge(notice, AMBER, "8A5A00")
    quote = _style(document, "Quote", size=11, before=6, after=2, line=1.25)
    quote.font.italic = False
    credit = _style(document, "Quote Credit", size=10, colour=GREY, after=10)
    for style in (quote, credit):
        style.paragraph_format.left_indent = Cm(0.8)
        style.paragraph_format.right_indent = Cm(0.8)
        _edge(style, None, "7A93AD")


def _first_page(document: WordDocument, of: float) -> None:
    """Closer forms of the same styles for the first page, which is one side. Contents list headings of the plain styles alone."""
    for name, size, before, after in (
        ("Title", TITLE, 0, 4), ("Subtitle", of + 1, 0, 6), ("Notice", of, 4, 8), ("Heading 1", of + 3, 7, 3),
        ("Heading 2", of + 1, 7, 3), ("Heading 3", of, 6, 2), ("Heading 4", of, 6, 2), ("Normal", of, 0, 0.45 * of),
        ("List Bullet", of, 0, 3), ("Quote", of, 2, 4),
    ):  # fmt: skip
        style = document.styles.add_style(f"{FIRST_PAGE}{name}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = document.styles[name], Pt(size)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0
    _style(document, "Credit Words", colour=GREY, kind=WD_STYLE_TYPE.CHARACTER)


def _table_style(document: WordDocument) -> None:
    """Rules between rows and a shaded head; the words in it have paragraph styles."""
    inside = "".join(
        _BORDER.format(side=side, width=width, space=0, colour=colour)
        for side, width, colour in (("top", 8, BLUE), ("bottom", 8, BLUE), ("insideH", 4, "B8C4D0"))
    )
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _CELL_MARGINS)
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/><w:vAlign w:val="bottom"/></w:tcPr>'
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">'
            '<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{inside}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            f'<w:tblStylePr w:type="firstRow">{shade}</w:tblStylePr></w:style>'
        )
    )


def _style(
    document: WordDocument,
    name: str,
    size: float | None = None,
    colour: str | None = None,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.1,
    keep: bool = False,
    kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH,
) -> Any:
    """The style of that name, made where there is none. Sizes and spaces in points, `line` in lines."""
    styles = document.styles
    there = name in {style.name for style in styles}
    style = styles[name] if there else styles.add_style(name, kind, builtin=name.startswith("toc "))
    font = style.font
    _arial(style.element.get_or_add_rPr().get_or_add_rFonts())
    font.bold = bold
    if size:
        font.size = Pt(size)
    font.color.rgb = RGBColor.from_string(colour or INK)
    for tracking in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(tracking)
    if isinstance(style, ParagraphStyle):
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
        form.keep_with_next, form.widow_control, form.alignment = keep, True, WD_ALIGN_PARAGRAPH.LEFT
        if not there:
            style.base_style = styles["Normal"]
    return style


def _arial(fonts: Any) -> None:
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _unbordered(style: ParagraphStyle) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _edge(style: ParagraphStyle, fill: str | None, colour: str) -> None:
    """A bar at the left of the paragraph and, where there is a fill, a ground under it with some air above and below."""
    about = style.element.get_or_add_pPr()
    sides = [("left", 24, 8, colour)]
    if fill:
        sides = [("top", 4, 5, fill), *sides, ("bottom", 4, 5, fill)]
    parts = [_borders(sides)]
    if fill:
        parts.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))
    # the schema fixes the order of a paragraph's properties: borders and ground stand before tabs and spacing
    before = next(child for child in about if child.tag in {qn("w:tabs"), qn("w:spacing"), qn("w:ind"), qn("w:jc")})
    for part in parts:
        before.addprevious(part)


def _borders(sides: Sequence[tuple[str, int, int, str]]) -> Any:
    """A paragraph's borders: side, width in eighths of a point, distance in points, colour."""
    drawn = (_BORDER.format(side=side, width=width, space=space, colour=colour) for side, width, space, colour in sides)
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{''.join(drawn)}</w:pBdr>")


def _forget_template(document: WordDocument) -> None:
    """Leave out the picture of the empty template that would else go along as the report's thumbnail."""
    relationships = document.part.package.rels
    for key, each in list(relationships.items()):
        if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del relationships[key]
