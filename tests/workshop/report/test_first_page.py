"""The first page keeps to one side: texts on it are cut by how wide they are set, and its letters give way before it runs over."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as some
from pypdf import PdfReader

from workshop.report.blocks import Block, Heading, Paragraph, Passage, Quote, Report, Sentence, one_line
from workshop.report.first_page import CUT, LETTER, SIZES, fits, shortened, size_of
from workshop.report.letters import width
from workshop.report.pdf import pdf
from workshop.report.word import word

WHEN = datetime(2026, 11, 24, 17, tzinfo=UTC)
SAID = "We would want to be told before it is shared, and to be asked again. "


def report(*opening: Block) -> Report:
    return Report("Found in Ashdale", "24 November", "en-GB", (Heading("About"), Paragraph("A day.")), "Draft", opening)


def lines(number: int) -> list[Block]:
    return [Heading("On one page"), *(Paragraph(SAID[:-1], strong=f"{at}.") for at in range(number))]


@given(some.text(max_size=400), some.integers(30, 200))
def test_no_text_is_wider_than_was_asked_and_a_short_one_stays(text: str, most: int) -> None:
    """It begins as it was said, and what is left out is marked."""
    short = shortened(text, most)
    assert width(short) <= most * LETTER + 0.001
    assert short == one_line(text) or CUT in short


def test_a_cut_falls_after_a_word_and_a_word_without_end_is_cut_too() -> None:
    assert shortened(SAID * 9, 40) == "We would want to be told before it is [...]"
    assert shortened("x" * 400, 30) == f"{'x' * 22}{CUT}" and shortened(f"Told {'x' * 400}.", 40).startswith("Told xxx")
    assert shortened("One\n two", 40) == "One two"


def test_fewer_words_are_set_larger() -> None:
    """The size goes down as the page fills, and not below the least."""
    sizes = [size_of(report(*lines(number))) for number in (5, 28, 29, 30, 31, 200)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] == SIZES[0] and sizes[-1] == SIZES[-1]


@pytest.mark.parametrize("repeated", [1, 3])
def test_what_is_reckoned_to_fit_fits(repeated: int) -> None:
    """As many paragraphs as one side is said to hold at each size leave the contents on the second page."""

    def filled(number: int) -> Report:
        said = Passage((Sentence(SAID * repeated), Sentence("So it is.")), f"{number}.")
        quotes = [Quote(SAID * repeated, "Oak, which had it at 1 of 8")] * 2
        return report(Heading("On one page"), Heading("Checked", 2), *([said, *quotes] * number))

    for size in SIZES:
        most = max(number for number in range(1, 30) if fits(filled(number), size))
        pages = PdfReader(BytesIO(pdf(filled(most), WHEN))).pages
        assert "Contents" not in pages[0].extract_text() and "Contents" in pages[1].extract_text()


def test_the_contents_do_not_list_it() -> None:
    """In Word its headings are headings of styles that the contents do not gather; in the PDF they are bookmarks."""
    made = report(Heading("On one page"), Heading("Checked", 2), Paragraph("It is."))
    document = Document(BytesIO(word(made, WHEN)))
    styles = {one.text: one.style for one in document.paragraphs if one.style}
    assert styles["On one page"].name == "First Page Heading 1"
    assert styles["On one page"].base_style is styles["About"] or styles["On one page"].base_style.name == "Heading 1"
    assert [one.text.strip() for one in document.paragraphs if one.style and one.style.name.startswith("toc")] == [
        "About"
    ]
    file = PdfReader(BytesIO(pdf(made, WHEN)))
    assert "On one page" not in file.pages[1].extract_text()
    assert [one["/Title"] for one in file.outline if isinstance(one, dict)] == ["On one page", "About"]
