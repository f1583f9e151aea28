"""The PDF by the rules of PDF/UA-1 that can be looked up in the file, and how it is laid out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from typst import TypstError

from workshop.report import Block, Bullets, Figure, Heading, PageBreak, Paragraph, Quote, Report, Table
from workshop.report.letters import FONTS, characters
from workshop.report.pdf import _figure, pdf

WHEN = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
BAR = {
    "data": {"values": [{"table": "Oak", "place": 1}]},
    "mark": "bar",
    "encoding": {"x": {"field": "place", "type": "quantitative"}, "y": {"field": "table", "type": "nominal"}},
}
EVERY: tuple[Block, ...] = (
    Heading("Found"),
    Heading("Part", 2),
    Paragraph("Most tables.", "Yes."),
    Bullets(("One", "Two")),
    Quote("Told.", "A table"),
    Table("Places", ("Table", "Place"), (("Oak", "1"), ("Elm", "2"))),
    Figure("Orders", "Oak put it first.", BAR),
    PageBreak(),
    Heading("Orders"),
)


def opened(*blocks: Block, **changes: Any) -> PdfReader:
    told = {"title": "Sharing data", "subtitle": "4 March", "language": "en-GB", "notice": "Draft record", **changes}
    return PdfReader(BytesIO(pdf(Report(**told, blocks=blocks), WHEN, "Elmshire Council")))


@pytest.fixture(scope="module")
def file() -> PdfReader:
    return opened(*EVERY)


def parts(node: Any) -> Iterator[Any]:
    """Every element of the structure tree, parents first."""
    node = node.get_object()
    for one in node if isinstance(node, list) else [node]:
        one = one.get_object()
        if isinstance(one, dict):
            if "/S" in one:
                yield one
            if "/K" in one:
                yield from parts(one["/K"])


def tagged(file: PdfReader, tag: str) -> list[Any]:
    return [one for one in parts(file.root_object["/StructTreeRoot"]["/K"]) if one["/S"] == tag]


def test_it_says_that_it_is_accessible_and_is_tagged(file: PdfReader) -> None:
    """It names PDF/UA-1 in its metadata, is marked as tagged, and has a structure."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in file.root_object["/Metadata"].get_data()
    assert file.root_object["/MarkInfo"]["/Marked"] is not False and file.root_object["/MarkInfo"]["/Marked"] == True  # noqa: E712 (pypdf's own boolean)
    assert tagged(file, "/Document")


def test_it_has_its_language_and_shows_its_title(file: PdfReader) -> None:
    """The language is the report's; a reader shows the title and not the file's name."""
    assert file.root_object["/Lang"] == "en-GB"
    assert file.metadata and (file.metadata.title, file.metadata.author) == ("Sharing data", "Elmshire Council")
    assert file.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata.creation_date == WHEN
    assert opened(language="cy").root_object["/Lang"] == "cy"


def test_every_figure_has_its_words(file: PdfReader) -> None:
    figures = tagged(file, "/Figure")
    assert [figure["/Alt"] for figure in figures] == ["Oak put it first."]


def test_no_figure_goes_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the words to be lost on the way, no file would come of it."""
    monkeypatch.setattr("workshop.report.pdf._figure", lambda block: {**_figure(block), "alt": None})
    with pytest.raises(TypstError, match="missing alt text"):
        opened(*EVERY)


def test_column_heads_are_heads_and_lists_are_lists(file: PdfReader) -> None:
    """Two heads over two columns, each for its column; headings by level; a quote, and a list of two."""
    heads = tagged(file, "/TH")
    assert len(heads) == 2 and len(tagged(file, "/TD")) == 4
    assert all(any(about.get("/Scope") == "/Column" for about in head["/A"]) for head in heads)
    assert [len(tagged(file, tag)) for tag in ("/H1", "/H2", "/L", "/LI", "/BlockQuote")] == [3, 1, 1, 2, 1]
    assert len(tagged(file, "/Caption")) == 2


def test_heads_are_repeated_on_each_page() -> None:
    """A table longer than a page has its heads on each, and they are read out once."""
    long = opened(Table("Places", ("Who it was", "Place"), tuple((f"Table {n}", "1") for n in range(120))))
    assert sum("Who it was" in page.extract_text() for page in long.pages) == len(long.pages) - 1 > 2
    assert len(tagged(long, "/TH")) == 2


def test_every_font_is_within(file: PdfReader) -> None:
    """Nothing is left to the fonts of the reader's device."""
    fonts = [font.get_object() for page in file.pages for font in page["/Resources"]["/Font"].values()]
    within = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert within and all("/FontFile2" in one or "/FontFile3" in one for one in within)
    assert all("Liberation" in one["/FontName"] for one in within)


def test_contents_lead_to_their_pages(file: PdfReader) -> None:
    """The outline of the document holds every heading; the contents name the page, and each line is a link."""
    flat = [one for one in file.outline if not isinstance(one, list)]
    assert [one.title for one in flat if one.title != "Contents"] == ["Found", "Orders"]
    lines = file.pages[0].extract_text().splitlines()
    assert [(line.split()[0], line.split()[-1]) for line in lines if line.startswith(("Found", "Part", "Orders"))] == [
        ("Found", "2"), ("Part", "2"), ("Orders", "3"),
    ]  # fmt: skip
    assert len(file.pages[0]["/Annots"]) == 3


def test_each_page_has_the_notice_and_its_number(file: PdfReader) -> None:
    for number, page in enumerate(file.pages, start=1):
        head, *_, foot = page.extract_text().splitlines()
        assert head == "Draft record" and foot.endswith(f"Page {number} of 3")


def test_a_report_without_headings_notice_or_subtitle_has_none() -> None:
    """Where there is nothing to list or to warn of, nothing is promised."""
    text = opened(Paragraph("Only this."), subtitle="", notice="").pages[0].extract_text()
    assert "Contents" not in text and text.startswith("Sharing data")


def test_a_tall_picture_is_made_narrower() -> None:
    """It fits a page with its caption."""
    assert _figure(Figure("Wide", "Wide.", {**BAR, "width": 600}))["width"] == 16
    assert _figure(Figure("Tall", "Tall.", {**BAR, "width": 200, "height": 2000}))["width"] < 4
    assert len(opened(Figure("Tall", "Tall.", {**BAR, "width": 200, "height": 2000})).pages) == 2


def test_the_same_report_and_date_give_the_same_bytes() -> None:
    made = Report("Sharing data", "", "en-GB", EVERY)
    assert pdf(made, WHEN) == pdf(made, WHEN)


def test_the_fonts_come_with_their_licences() -> None:
    """Each family has its licence beside it, and its map of characters is read: letters are in it, emoji are not."""
    assert {file.stem for file in FONTS.glob("LICENCE-*.txt")} == {"LICENCE-Liberation", "LICENCE-DejaVu"}
    plain, other = (characters((FONTS / name).read_bytes()) for name in ("LiberationSans-Bold.ttf", "DejaVuSans.ttf"))
    assert {ord(one) for one in "Aé€–½"} <= plain & other
    assert ord("ب") in other - plain and 0x1F44D not in plain | other and ord("中") not in plain | other
