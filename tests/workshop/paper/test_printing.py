"""Printing: the sheets of a day for one table or any, in large print, and the joining page."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from exercises import papers, planned
from tests.people import UnderWay, under_way
from workshop.links import cookie_name
from workshop.paper.printing import Printing
from workshop.plain import plain_pages
from workshop.store import Store
from workshop.words import words

say = words()


@pytest.fixture
def world(store: Store) -> UnderWay:
    return under_way(store, activities=planned(5))


@pytest.fixture
def client(world: UnderWay) -> TestClient:
    printing = Printing(
        world.store,
        say,
        plain_pages(say),
        lambda request: "http://192.0.2.7:8501",
        papers.at_table,
        papers.sheets,
        papers.slips,
    )
    opened = TestClient(Starlette(routes=printing.routes()))
    opened.cookies.set(cookie_name(world.store, world.entry.id, "lead"), world.lead.secret)
    return opened


def test_a_table_s_day_is_on_one_page(client: TestClient, world: UnderWay) -> None:
    """Each sheet names its table and its activity, asks the question, and has its cards by letter."""
    told = client.get(f"/print/sheets/{world.entry.id}?table=2").text
    assert "Table 2: Elm" in told and "Table 1: Oak" not in told.replace('table=1">', "")
    for one in planned(5):
        assert one.heading.replace("'", "&#39;") in told
    assert "<b>A</b>" in told and say("paper.later") in told and say("plenary.slip") in told


def test_without_a_table_it_is_blank_for_any(client: TestClient, world: UnderWay) -> None:
    told = client.get(f"/print/sheets/{world.entry.id}?activity=benefit").text
    assert 'class="blank"' in told and told.count('class="sheet"') == 1


def test_large_print_is_a_switch(client: TestClient, world: UnderWay) -> None:
    """Kept while the table or the activity is changed; no size below 18 point stands in its styles."""
    address = f"/print/sheets/{world.entry.id}?table=1"
    assert 'class="paper large"' not in client.get(address).text
    large = client.get(f"{address}&size=large").text
    assert 'class="paper large"' in large and "table=2&amp;size=large" in large
    css = (Path(__file__).parents[3] / "exercises/parts/static/paper.css").read_text()
    assert "body.paper.large { font-size: 18pt; }" in css and ".large .word i { font-size: 1em; }" in css


def test_what_was_written_elsewhere_is_on_no_sheet(client: TestClient, world: UnderWay) -> None:
    """A printed sheet holds what is asked, and never another table's words before they are dealt."""
    world.oak.writes("criteria", "Walrus")
    assert "Walrus" not in client.get(f"/print/sheets/{world.entry.id}?table=2").text


@pytest.mark.parametrize("query", ["table=9", "table=x", "table=" + "9" * 5000, "activity=<script>", "size=huge"])
def test_what_nobody_would_ask_is_read_as_nothing(client: TestClient, world: UnderWay, query: str) -> None:
    """Sheets of any table, for the whole day."""
    answer = client.get(f"/print/sheets/{world.entry.id}?{query}")
    assert answer.status_code == 200 and "<script>" not in answer.text


def test_the_joining_page_says_how_and_what_to_try(client: TestClient, world: UnderWay) -> None:
    """Address, picture, code, and the causes with paper as the last; https is not told to go back to http."""
    told = client.get(f"/print/joining/{world.entry.id}?size=large").text
    assert "http://192.0.2.7:8501/join" in told and world.entry.code in told and f"/qr/{world.entry.code}.svg" in told
    assert told.count("<li><b>") == 7 and "change it back" in told and 'class="paper large"' in told


def test_nobody_else_prints_them(client: TestClient, world: UnderWay) -> None:
    """Sheets hold what comes later in the day."""
    client.cookies.clear()
    for page in ("sheets", "joining"):
        assert client.get(f"/print/{page}/{world.entry.id}").status_code == 404
        assert client.get(f"/print/{page}/nowhere").status_code == 404


def test_the_first_sheet_says_what_is_recorded(client: TestClient, world: UnderWay) -> None:
    """Once for the day, in the words that people read before they join, and how long it is kept."""
    told = client.get(f"/print/sheets/{world.entry.id}?table=2").text
    assert told.count('class="notice"') == 1 and "kept for 365 days" in told


def test_sheets_in_another_language_are_in_it_as_far_as_there_are_words(client: TestClient, world: UnderWay) -> None:
    """And in English where that language is none of ours."""
    address = f"/print/sheets/{world.entry.id}?activity=benefit"
    question = "Which of these does the public most good, or could?"
    assert question in client.get(f"{address}&in=xx").text and question not in client.get(f"{address}&in=cy").text
    assert '<div lang="cy">' in client.get(f"{address}&in=cy").text


def test_a_set_in_each_language_is_printed_at_once(client: TestClient, world: UnderWay) -> None:
    """As a council in Wales has to: English first. Which way is chosen is kept as another table is, and on the joining page."""
    address = f"/print/sheets/{world.entry.id}?activity=benefit&in=all"
    told = client.get(address).text
    assert told.count('class="sheet"') == 2 and told.index('<div lang="en">') < told.index('<div lang="cy">')
    assert "table=1&amp;" not in told or "in=all" in told
    assert f"/print/joining/{world.entry.id}?in=all" in told and 'aria-current="true">Each language' in told
    assert say("paper.how") in told and '<html lang="en">' in told
