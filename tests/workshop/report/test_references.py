"""A sentence of the report leads to the table or figure that it rests on, in every form."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from workshop.report.blocks import Bullets, Heading, PageBreak, Paragraph, Passage, Report, Sentence, Table
from workshop.report.html import html
from workshop.report.pdf import pdf
from workshop.report.references import anchor, in_contents, numbered, numbers, unmet
from workshop.report.word import word

WHEN = datetime(2026, 11, 26, 17, tzinfo=UTC)


def table(name: str) -> Table:
    return Table(f"What {name} says", ("One", "Two"), (("a", "b"),), id=name)


@pytest.fixture
def report() -> Report:
    """One table before the contents, two after, and sentences that point back and ahead."""
    return Report(
        "Found", "", "en-GB",
        (Heading("Orders"), Bullets((Sentence("Two alike.", ("later", "first")), "No source.")), table("middle"), table("later")),
        "Draft", (Heading("On one page"), Paragraph("Three of five.", rests_on=("later",)), table("first"),
         Passage((Sentence("It is.", ("first",)), Sentence("It was.", ("gone", "later"))))),
    )  # fmt: skip


def test_numbers_run_from_the_first_page_on(report: Report) -> None:
    """What stands before the contents is counted first."""
    assert numbers(report.pages) == {"first": "Table 1", "middle": "Table 2", "later": "Table 3"}
    assert [one.rests_on for one in numbered(report.pages) if isinstance(one, Paragraph)] == [("Table 3",)]
    (passage,) = (one for one in numbered(report.pages) if isinstance(one, Passage))
    assert [one.rests_on for one in passage.sentences] == [("Table 1",), ("Table 3",)]


def test_what_was_left_out_is_not_printed_and_is_told() -> None:
    """A reference without its table leaves the sentence, and the id is named once."""
    blocks = [Paragraph("A.", rests_on=("gone", "there")), Bullets((Sentence("B.", ("gone",)),)), table("there")]
    assert unmet(blocks) == ["gone"]
    assert numbered(blocks)[0] == Paragraph("A.", rests_on=("Table 1",))


def test_the_web_page_links_each(report: Report) -> None:
    """Every link leads to an id that is there."""
    page = html(report)
    assert 'It is (<a href="#table-1">Table 1</a>). It was (<a href="#table-3">Table 3</a>).</p>' in page
    assert 'Two alike. (<a href="#table-3">Table 3</a>, <a href="#table-1">Table 1</a>)' in page
    assert all(f'id="{to}"' in page for to in re.findall(r'href="#([^"]+)"', page))
    assert page.index("On one page") < page.index("Contents") < page.index("Orders")


def test_word_links_each(report: Report) -> None:
    """Every link inside the document leads to a bookmark, and no two marks share a number."""
    document = Document(BytesIO(word(report, WHEN))).element
    marks = [mark.get(qn("w:name")) for mark in document.iter(qn("w:bookmarkStart"))]
    numbers = [mark.get(qn("w:id")) for mark in document.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in document.iter(qn("w:hyperlink"))]
    assert links and set(links) <= set(marks) and len(set(numbers)) == len(numbers)
    assert "It is (Table 1). It was (Table 3)." in "".join(document.itertext(qn("w:t")))
    assert "_Ref_table_3" in links and anchor("Table 3") == "table-3"


def test_the_pdf_links_each(report: Report) -> None:
    """The first page holds what stands before the contents, with a link to the last page; numbers are as elsewhere."""
    pages = PdfReader(BytesIO(pdf(report, WHEN))).pages
    first = pages[0].extract_text()
    assert (
        "It is (Table 1). It was (Table 3)." in first
        and "Three of five. (Table 3)" in first
        and "Contents" not in first
        and "Contents" in pages[1].extract_text()
    )
    assert any(one.get_object()["/Subtype"] == "/Link" for one in pages[0]["/Annots"])


def test_contents_fill_a_page_at_most() -> None:
    """Two levels of headings where they fit; else chapters, and those parts that open a page of their own."""
    few = [Heading("A"), Heading("B", 2), Heading("C", 3), PageBreak(), Heading("D", 2)]
    assert in_contents(few) == {0, 1, 3}
    many = [*few, *(Heading(f"Part {at}", 2) for at in range(50)), Heading("Z")]
    assert in_contents(many) == {0, 3, 54}
    long = Report("Long", "", "en-GB", (*many, Paragraph("End.")))
    assert "Part 7" not in html(long).partition("</nav>")[0] and "Part 7" in html(long)
    assert "Part 7" not in PdfReader(BytesIO(pdf(long, WHEN))).pages[0].extract_text()
    listed = [one.text for one in Document(BytesIO(word(long, WHEN))).paragraphs if one.style.name.startswith("toc")]
    assert [one.partition("\t")[0] for one in listed] == ["A", "D", "Z"]
