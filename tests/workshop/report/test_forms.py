"""Word, PDF and HTML are one report: the same words in the same order, whatever was typed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring
from pypdf import PdfReader

from workshop.report import (
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
    printable,
)
from workshop.report.blocks import Sentence, levelled, one_line
from workshop.report.html import html
from workshop.report.letters import showable
from workshop.report.pdf import pdf
from workshop.report.word import word

WHEN = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
BAR = {
    "data": {"values": [{"table": "Oak", "place": 1}]},
    "mark": "bar",
    "encoding": {"x": {"field": "place", "type": "quantitative"}, "y": {"field": "table", "type": "nominal"}},
}
BLOCKS: dict[str, tuple[Block, list[str]]] = {
    "heading": (Heading("What the room found"), ["What the room found"]),
    "paragraph": (
        Paragraph("Most tables\nagreed.", strong="That is right."),
        ["That is right. Most tables", "agreed."],
    ),
    "passage": (
        Passage((Sentence("Six tables came."), Sentence("Two agreed.")), strong="On the day."),
        ["On the day. Six tables came. Two agreed."],
    ),
    "bullets": (Bullets(("Told first", "Asked after")), ["Told first", "Asked after"]),
    "quote": (Quote("We would want to be told.", "A table"), ["We would want to be told.", "A table"]),
    "table": (
        Table("Places", ("Table", "Place"), (("Oak", "1"), ("Elm", "–"))),
        ["Table 1. Places", "Table", "Place", "Oak", "1", "Elm", "–"],
    ),
    "figure": (Figure("Orders", "Oak put it first.", BAR), ["Figure 1. Orders"]),
    "page break": (PageBreak(), []),
}
HOSTILE = {
    "markup": "<script>alert(1)</script> &amp; ]]> <b onclick='x'>bold</b> </style><style>* {display:none}",
    "typst": '#show: x => [no] #panic("no") $x^2$ \\ *b* _i_ `c` @ref <lab> // = /* h #{ #import "@preview/a:1.0.0"',
    "formula": '=HYPERLINK("http://example.org","press") =1+1 @SUM(A1) https://example.org/',
    "right to left": "مرحبا بالعالم \u202eabc\u202c שלום",
    "emoji": "We agree 👍🏽 and 👩\u200d👩\u200d👧 nod ❤\ufe0f 中文",
    "marks": "e\u0301 x\u0489 ك\u0308 a\u20dd",
    "controls": "\ufeffa\x00b\x0bc\ud800 d\ufffe e\tf\r\ng\u2028h",
    "long": "a word " * 1_429,
    "unbroken": "x" * 10_000,
}


def report(*blocks: Block, **changes: Any) -> Report:
    told = {"title": "Sharing data", "subtitle": "4 March 2026", "language": "en-GB", "notice": "Draft record"}
    return Report(**{**told, **changes}, blocks=blocks)


def everywhere(text: str) -> Report:
    """A report with the text in every place that takes one, and some of it in a drawing."""
    drawing = {**BAR, "data": {"values": [{"table": text[:99], "place": 1}]}}
    return report(
        Heading(text), Paragraph(text, strong=text), Passage((Sentence(text),), text), Bullets((text,)), Quote(text, text),
        Table(text, (text, "b"), ((text, text),)), Figure(text, text, drawing),
        title=text, subtitle=text, notice=text,
    )  # fmt: skip


def squeezed(text: str) -> str:
    """Without spaces and signs that nobody sees, which lines and pages move about, and the bullets that the PDF draws."""
    return "".join(one for one in text if not one.isspace() and unicodedata.category(one) != "Cf" and one != "•")


def in_word(made: Report) -> str:
    body = Document(BytesIO(word(made, WHEN))).element.body
    return squeezed("".join(body.itertext("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")))


def in_html(made: Report) -> str:
    page = fromstring(html(made)).find("body")
    for drawing in page.findall(".//svg"):
        drawing.drop_tree()
    return squeezed(page.text_content())


def in_pdf(made: Report) -> str:
    pages = PdfReader(BytesIO(pdf(made, WHEN))).pages
    lines = (page.extract_text().splitlines()[1:-1] for page in pages)  # without head and foot
    return squeezed("".join("".join(each) for each in lines))


FORMS = pytest.mark.parametrize("read", [in_word, in_html, in_pdf])


@FORMS
@pytest.mark.parametrize("kind", BLOCKS)
def test_each_kind_of_block_says_the_same_in_every_form(read: Callable[[Report], str], kind: str) -> None:
    """All the words of a block stand in each form, in their order, between what stands before and after it."""
    block, texts = BLOCKS[kind]
    assert "".join(map(squeezed, ("Before.", *texts, "After."))) in without_picture(
        read(report(Paragraph("Before."), block, Paragraph("After.")))
    )


def without_picture(text: str) -> str:
    """The PDF's figures are drawn with letters, which stand between a figure's neighbours."""
    return re.sub(r"Before\.(?!Figure).*?(?=Figure1\.Orders)", "Before.", text)


@FORMS
def test_a_whole_report_keeps_its_order_in_every_form(read: Callable[[Report], str]) -> None:
    """Title, subtitle, notice and contents come first, then every block in its order."""
    blocks = [block for kind, (block, _) in BLOCKS.items() if kind != "figure"]
    said = "".join(squeezed(text) for kind, (_, texts) in BLOCKS.items() if kind != "figure" for text in texts)
    text = read(report(*blocks))
    assert text.startswith("Sharingdata4March2026DraftrecordContentsWhattheroomfound")
    assert text.endswith(said)


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("read", [in_word, in_html])
def test_what_a_hostile_participant_typed_is_text(read: Callable[[Report], str], kind: str) -> None:
    """Markup, formulas, any script and great length come out as they were typed, in each of the places and the contents."""
    text = squeezed(printable(HOSTILE[kind]))
    assert read(everywhere(HOSTILE[kind])).count(text) >= 15


@pytest.mark.parametrize("kind", sorted(set(HOSTILE) - {"right to left", "marks"}))
def test_what_a_hostile_participant_typed_is_text_on_paper(kind: str) -> None:
    """The PDF says it too; what no font can show is written by name."""
    text = squeezed(showable(printable(HOSTILE[kind])))
    assert in_pdf(report(Paragraph(HOSTILE[kind]), title="a", subtitle="", notice="b")).endswith(text)
    assert PdfReader(BytesIO(pdf(everywhere(HOSTILE[kind]), WHEN))).pages


def test_right_to_left_and_marks_are_on_paper() -> None:
    """Every letter of it is there; the order in which a reader of PDFs finds them is its own."""
    for kind in ("right to left", "marks"):
        read = unicodedata.normalize(
            "NFKC", in_pdf(report(Paragraph(HOSTILE[kind]), title="a", subtitle="", notice="b"))
        )
        assert set(unicodedata.normalize("NFKC", squeezed(showable(HOSTILE[kind])))) <= set(read)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters()))
def test_no_text_stops_the_pdf_or_the_page(text: str) -> None:
    """Whatever anyone types, the files are made, and the page reads it back."""
    made = report(Paragraph(text, text), Table("Said", ("Words", text), ((text, "b"),)))
    assert pdf(made, WHEN).startswith(b"%PDF-")
    assert in_html(made).count(squeezed(printable(text))) >= 4


def test_no_heading_skips_a_level() -> None:
    """A reader who goes by headings misses none: what was set too deep is lifted."""
    given_ = [Heading("a", 3), Paragraph("p"), Heading("b", 2), Heading("c", 4), Heading("d", 1)]
    assert [block.level for block in levelled(given_) if isinstance(block, Heading)] == [1, 2, 3, 1]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Plain, “quoted” – é ½ €", "Plain, “quoted” – é ½ €"),
        ("Yes 👍", "Yes [thumbs up sign]"),
        ("👩\u200d👧", "[woman][girl]"),
        ("مرحبا שלום", "مرحبا שלום"),
        ("a\tb\u2028c", "a b\nc"),
        ("\ue123", "[U+E123]".lower()),
    ],
)
def test_what_no_font_can_show_is_named(typed: str, shown: str) -> None:
    assert showable(typed) == shown


def test_a_heading_is_one_line() -> None:
    assert one_line(" a\n b\x00\tc ") == "a b c"
