"""The HTML file: one file that asks for nothing and runs nothing, with its structure marked."""

import re
from typing import Any

import pytest
from lxml.html import HtmlElement, fromstring

from workshop.report import Block, Bullets, Figure, Heading, PageBreak, Paragraph, Quote, Report, Table
from workshop.report.html import html

BAR = {
    "data": {"values": [{"table": "Oak", "place": 1}]},
    "mark": {"type": "bar", "clip": True},
    "encoding": {"x": {"field": "place", "type": "quantitative"}, "y": {"field": "table", "type": "nominal"}},
}
WIDE = Table("Wide", tuple("ABCDE"), (tuple("12345"),))
EVERY: tuple[Block, ...] = (
    Heading("Found"), Heading("Part", 2), Heading("Deep", 3), Paragraph("Most tables.", "Yes."), Bullets(("One", "Two")), Bullets(()),
    Quote("Told.", "A table"), Table("Places", ("Table", "Place"), (("Oak", "1"), ("Elm", "2"))), WIDE,
    Figure("Orders", 'Oak put "it" <first>.', BAR), Figure("Again", "The same.", BAR), PageBreak(), Heading("Orders"),
)  # fmt: skip


def text(*blocks: Block, **changes: Any) -> str:
    told = {"title": "Sharing data", "subtitle": "4 March", "language": "en-GB", "notice": "Draft record", **changes}
    return html(Report(**told, blocks=blocks))


@pytest.fixture(scope="module")
def page() -> HtmlElement:
    return fromstring(text(*EVERY))


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    """No address, no script, no handler, and a policy that would refuse them."""
    written = text(*EVERY)
    assert not re.search(
        r"https?:|//|<script|<link|<img|<iframe|@import|url\((?!#)|\bon\w+=|\b(?:src|xlink:href)=", written
    )
    assert "default-src 'none'" in written
    assert all(link.get("href").startswith("#") for link in fromstring(written).iter("a"))


def test_it_says_its_language_and_title(page: HtmlElement) -> None:
    assert page.get("lang") == "en-GB" and page.findtext("head/title") == "Sharing data"
    assert [one.text for one in page.iter("h1")] == ["Sharing data"]


def test_headings_are_headings_under_the_title(page: HtmlElement) -> None:
    found = [(one.tag, one.text) for one in page.find("body/main").iter("h2", "h3", "h4", "h5")]
    assert found == [("h2", "Found"), ("h3", "Part"), ("h4", "Deep"), ("h2", "Orders")]


def test_contents_lead_to_the_headings(page: HtmlElement) -> None:
    """Two levels, the second within the first, each a link to its heading."""
    links = {link.text: page.get_element_by_id(link.get("href")[1:]).text for link in page.iter("a")}
    assert list(links) == ["Found", "Part", "Orders"] and all(name == heading for name, heading in links.items())
    assert [len(list(link.iterancestors("ul"))) for link in page.iter("a")] == [1, 2, 1]
    assert not list(fromstring(text(Paragraph("Only this."))).iter("nav"))


def test_heads_of_tables_say_what_they_are_heads_of(page: HtmlElement) -> None:
    """Columns and rows, where the block says that rows have names; the caption is the table's."""
    first = next(page.iter("table"))
    assert first.findtext("caption") == "Table 1. Places"
    assert [(one.get("scope"), one.text) for one in first.iter("th")] == [
        ("col", "Table"), ("col", "Place"), ("row", "Oak"), ("row", "Elm"),
    ]  # fmt: skip
    bare = fromstring(text(Table("Said", ("Words",), (("Yes",),), row_headers=False)))
    assert [one.get("scope") for one in bare.iter("th")] == ["col"]


def test_pictures_are_images_with_their_words(page: HtmlElement) -> None:
    """Each drawing is one image, named by its words; nothing in it speaks for itself, and no name in it is another's."""
    drawings = list(page.iter("svg"))
    assert [(one.get("role"), one.get("aria-label")) for one in drawings] == [
        ("img", 'Oak put "it" <first>.'), ("img", "The same."),
    ]  # fmt: skip
    assert not any(
        name.startswith("aria-") for one in drawings for part in one.iterdescendants() for name in part.attrib
    )
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) > 7
    used = re.findall(r"url\(#([^)]+)\)", text(*EVERY))
    assert used and set(used) <= set(ids)


def test_what_is_wide_scrolls_in_a_box_that_keys_reach(page: HtmlElement) -> None:
    """A wide table and a picture, each in a box with the name of its caption; a narrow table has no box."""
    boxes = [one for one in page.iter("div") if one.get("tabindex") == "0"]
    assert [page.get_element_by_id(one.get("aria-labelledby")).text for one in boxes] == [
        "Table 2. Wide", "Figure 1. Orders", "Figure 2. Again",
    ]  # fmt: skip


def test_the_notice_stands_at_the_top_and_on_each_printed_page() -> None:
    """In the styles it is by number, so that nothing typed can end them."""
    written = text(notice='Draft "</style>\\')
    assert fromstring(written).find_class("notice")[0].text == 'Draft "</style>\\'
    assert written.count("</style>") == 1 and '"Draft\\000020\\000022\\00003c\\00002fstyle' in written
    assert not fromstring(text(notice="")).find_class("notice")


def test_parts_start_on_a_new_printed_page(page: HtmlElement) -> None:
    """The first block and what follows a break; two breaks are one, and an empty list is no block."""
    assert [one[0].text for one in page.find_class("page")] == ["Found", "Orders"]
    twice = fromstring(text(Paragraph("a"), PageBreak(), PageBreak(), Bullets(()), Paragraph("b")))
    assert [one[0].text for one in twice.find_class("page")] == ["a", "b"]


def test_the_same_report_gives_the_same_text() -> None:
    assert text(*EVERY) == text(*EVERY)
