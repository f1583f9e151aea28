"""The reports of whole workshops, in every form: a day of everything at which tables typed hostile text, two hours with a table that
never finished, and six areas together."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml.html import HtmlElement, fromstring
from pypdf import PdfReader

from exercises import KINDS
from exercises.report import report
from exercises.synthesis.areas import gathered
from exercises.synthesis.findings import synthesis
from exercises.synthesis.report import synthesis_report
from tests.people import Laptop
from tests.workshop.keeping.days import a_whole_day, two_hours
from tests.workshop.report.pdf_ua import faults
from workshop.report.blocks import Figure, Heading, Report, Table
from workshop.report.html import html
from workshop.report.pdf import pdf
from workshop.report.references import in_contents, laid_out, unmet
from workshop.report.word import word
from workshop.scene import Scene
from workshop.store import Store
from workshop.words import words

say = words()
WHEN = datetime(2026, 11, 26, 17, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>{=1+1} \u202eمرحبا 👍🏽 #panic() " + "long " * 30
REPORTS = ("the whole day", "two hours", "six areas")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('days') / 'store.db'}", KINDS)
    yield store
    store.close()


@pytest.fixture(scope="module")
def day(store: Store) -> Report:
    """Three tables, the first of which types as hostile people do."""
    says: Callable[..., Any] = Laptop.says

    def hostile(laptop: Laptop, key: Any, **act: Any) -> Any:
        typed = {"text": f"{HOSTILE}{act['text']}"} if laptop.link.table == 1 and act.get("text") else {}
        return says(laptop, key, **{**act, **typed})

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Laptop, "says", hostile)
        lead = a_whole_day(store, tables=3)
    return report(Scene(store, say, lead.link))


@pytest.fixture(scope="module")
def short(store: Store) -> Report:
    return report(Scene(store, say, two_hours(store).link))


@pytest.fixture(scope="module")
def areas(store: Store) -> Report:
    """Six areas of two tables that held the two hours."""
    held = [two_hours(store, 2, unfinished=(), area=f"Area {number}") for number in range(1, 7)]
    return synthesis_report(synthesis(gathered(Scene(store, say, lead.link) for lead in held)), say)


@pytest.fixture(scope="module", params=REPORTS)
def made(request: pytest.FixtureRequest) -> Report:
    return request.getfixturevalue(dict(zip(REPORTS, ("day", "short", "areas"), strict=True))[request.param])


@pytest.fixture(scope="module")
def page(made: Report) -> HtmlElement:
    return fromstring(html(made))


@pytest.fixture(scope="module")
def paper(made: Report) -> PdfReader:
    return PdfReader(BytesIO(pdf(made, WHEN)))


@pytest.fixture(scope="module")
def document(made: Report) -> Any:
    return Document(BytesIO(word(made, WHEN)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u202a-\u202e]+", "", text)


def test_every_sentence_leads_to_a_table_or_figure_that_is_there(made: Report) -> None:
    """And each of those has a name of its own."""
    assert unmet(made.pages) == []
    ids = [block.id for block in made.pages if isinstance(block, Table | Figure) and block.id]
    assert len(set(ids)) == len(ids)


def test_behind_every_picture_stand_a_sentence_and_a_table(made: Report) -> None:
    """Whoever does not see it reads what it shows, and finds its figures in the same chapter."""
    tables, pictures, chapter = set(), {}, ""
    for block in made.pages:
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.text
        if isinstance(block, Table):
            tables.add(chapter)
        if isinstance(block, Figure):
            assert len(block.alt.split()) > 5, block.caption
            pictures[block.caption] = chapter
    assert pictures
    assert [caption for caption, where in pictures.items() if where not in tables] == []


def test_the_pdf_keeps_every_rule(paper: PdfReader) -> None:
    """Of PDF/UA-1, as far as a program can check them."""
    assert faults(paper) == []


def test_page_one_keeps_to_one_side(day: Report, short: Report) -> None:
    """The contents stand on the page after it, all of them."""
    for made in (day, short):
        first, second = (page.extract_text() for page in PdfReader(BytesIO(pdf(made, WHEN))).pages[:2])
        assert made.opening and "Contents" not in first and "Contents" in second
        _, blocks = laid_out(made)
        headings = [block for block in blocks if isinstance(block, Heading)]
        listed = [squeezed(headings[at].text) for at in in_contents(blocks)]
        assert all(one[:20] in squeezed(second) for one in listed)


def test_the_web_page_asks_nobody_and_runs_nothing(page: HtmlElement) -> None:
    """Whatever was typed: no script, no handler, no address outside of it, and every link leads somewhere in it."""
    assert not list(page.iter("script", "iframe", "img", "link", "object", "form"))
    names = {name for one in page.iter() for name in one.attrib}
    assert not [name for name in names if name.startswith("on") or name == "src"]
    ids = {one.get("id") for one in page.iter()}
    assert all(one.get("href").startswith("#") and one.get("href")[1:] in ids for one in page.iter("a"))


def test_word_opens_with_heads_words_and_links_that_lead_somewhere(made: Report, document: Any) -> None:
    """Every table has a head that is repeated, every picture its words, every link inside a place."""
    body = document.element.body
    tables = [block for block in made.pages if isinstance(block, Table)]
    assert len(document.tables) == len(tables) == len(list(body.iter(qn("w:tblHeader"))))
    assert all(one.get("descr") for one in body.iter(qn("wp:docPr")))
    marks = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    assert {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} <= marks
    assert document.core_properties.title and document.core_properties.language == "en-GB"


def test_the_three_forms_say_the_same(made: Report, page: HtmlElement, paper: PdfReader, document: Any) -> None:
    """Headings in their order, captions with their numbers."""
    opening, blocks = laid_out(made)
    headings = [squeezed(block.text) for block in (*opening, *blocks) if isinstance(block, Heading)]
    in_word = [squeezed(one.text) for one in document.paragraphs if re.search(r"Heading \d", one.style.name)]
    in_page = [squeezed(one.text_content()) for one in page.iter("h2", "h3", "h4", "h5") if one.get("id") != "contents"]
    assert headings == in_page == in_word
    said = squeezed("".join(one.extract_text() for one in paper.pages))
    captions = [squeezed(one.text_content()) for one in page.iter("caption", "figcaption")]
    told = [squeezed(one.text) for one in document.paragraphs if one.style.name == "Caption"]
    assert captions and captions == told
    assert all(one[:30] in said for one in captions if one.isascii())


def test_hostile_text_is_text(day: Report) -> None:
    """In the whole day's report, wherever it was typed."""
    told = fromstring(html(day)).text_content()
    assert told.count("<script>alert(1)</script>{=1+1}") > 50
    assert "مرحبا 👍🏽 #panic()" in told


def test_a_table_that_never_finished_is_named_and_counted_nowhere(short: Report) -> None:
    """It stands in how the day ran and in its own words; the places are of the others."""
    told = str(short.blocks)
    assert say("report.not_finished", tables="Ash") in told
    places = [block for block in short.blocks if isinstance(block, Table) and block.id == "benefit/places"]
    assert [row[0] for row in places[0].rows] == ["Oak", "Elm"]
