"""How you read this: the plain page on which a device chooses, and the plain pages that follow it."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.people import UnderWay, pack
from workshop.doors import Doors
from workshop.gate import SameOrigin
from workshop.how_you_read import HowYouRead
from workshop.links import cookie_name
from workshop.preference import COOKIE
from workshop.store import Store
from workshop.terms import terms
from workshop.words import Words, words

ROOM = "http://192.168.1.20:8501"
PAGE = "/how-you-read?back=%2Fjoin"


@pytest.fixture
def phone(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A browser before the doors, behind the gate."""
    doors = Doors(store, words(), "0badcafe", {}, lambda *_: store.registry.new_workshop("demonstration"), tmp_path)
    app = SameOrigin(Starlette(routes=[*doors.routes(), *HowYouRead(doors.page).routes()]))
    with TestClient(app, base_url=ROOM, follow_redirects=False) as client:
        yield client


def test_one_press_is_kept_on_the_device(phone: TestClient) -> None:
    """The page comes back where the press was, says what is chosen, and leads back to where somebody came from."""
    answer = phone.post(PAGE, data={"change": "easy:on"})
    assert answer.status_code == 303 and answer.headers["location"] == f"{PAGE}#easy"
    told = answer.headers["set-cookie"]
    assert told.startswith(f"{COOKIE}=en.easy;") and "HttpOnly" in told and "samesite=lax" in told.lower()
    again = phone.get(PAGE).text
    assert 'value="easy:on" class="choice" aria-pressed="true"' in again and 'href="/join"' in again
    phone.post(PAGE, data={"change": "no-countdown:on"})
    assert phone.cookies[COOKIE] == "en.easy.no-countdown"


def test_a_language_is_offered_where_there_are_words_in_it(phone: TestClient, in_another_language: Words) -> None:
    """Under the name that it calls itself; chosen, the page is in it, and says that its words await a check."""
    assert 'lang="xx"' in phone.get(PAGE).text and "Arall" in phone.get(PAGE).text
    assert in_another_language("language.awaits") not in phone.get(PAGE).text
    phone.post(PAGE, data={"change": "language:xx"})
    page = phone.get(PAGE).text
    assert '<html lang="xx">' in page and in_another_language("language.awaits") in page


def test_with_english_alone_no_language_is_asked(phone: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to choose."""
    monkeypatch.setattr("workshop.how_you_read.languages", lambda: {"en": "English"})
    assert words()("how_you_read.language") not in phone.get(PAGE).text


def test_plain_pages_follow_the_device(
    phone: TestClient, workshop_under_way: UnderWay, in_another_language: Words
) -> None:
    """Joining, the tables and the briefing, each with the way to choose and the sentences it lacks in English."""
    phone.cookies.set(COOKIE, "xx")
    code = workshop_under_way.entry.code
    assert "<h1>Ymuno</h1>" in phone.get("/join").text
    for path in ("/join", f"/join/{code}", f"/briefing/{code}", "/briefing"):
        page = phone.get(path).text
        assert '<html lang="xx">' in page and f'href="/how-you-read?back={path}"' in page
        assert f"<dt>{terms(in_another_language)[0].term}</dt>" in page
    assert words()("tables.choose") in phone.get(f"/join/{code}").text


@pytest.mark.parametrize(
    "back",
    [
        "",
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/<b>",
        "/" + "a" * 300,
    ],
)
def test_the_way_back_leads_nowhere_else(phone: TestClient, back: str) -> None:
    """Only to a page of this server."""
    page = phone.get("/how-you-read", params={"back": back}).text
    assert 'class="button" href="/"' in page and "elsewhere" not in page and "javascript" not in page


def test_another_site_changes_nothing(phone: TestClient) -> None:
    """As at every door."""
    answer = phone.post(PAGE, data={"change": "easy:on"}, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403 and "set-cookie" not in answer.headers
    assert phone.post(PAGE, data={"change": "easy:on"}, headers={"origin": ROOM}).status_code == 303


# -- cards on paper


EASY = "A council looks at its records."
WELSH = "Mae cyngor yn edrych ar ei gofnodion."


@pytest.fixture
def printing(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A browser before the doors of a server that has one card in easy read."""
    card = pack().card("discount-check")
    versions = {card: {"easy": replace(card, title="Who lives there?", face=EASY), "cy": replace(card, face=WELSH)}}
    doors = Doors(store, words(), "0badcafe", {pack().id: pack()}, lambda *_: store.registry.new_workshop("demonstration"), tmp_path,
                  versions=versions)  # fmt: skip
    with TestClient(Starlette(routes=doors.routes()), base_url=ROOM, follow_redirects=False) as client:
        yield client


def test_cards_of_a_pack_are_printed_as_the_device_reads_them(printing: TestClient) -> None:
    """Or in the version that the address asks for; the page leads to each that there is."""
    path = f"/print/cards/{pack().id}"
    assert EASY not in printing.get(path).text and f'href="{path}?version=easy"' in printing.get(path).text
    assert EASY in printing.get(f"{path}?version=easy").text and EASY not in printing.get(f"{path}?version=none").text
    printing.cookies.set(COOKIE, "en.easy")
    assert EASY in printing.get(path).text


def test_what_stands_round_a_printed_card_is_in_its_language(printing: TestClient) -> None:
    """A card that is not there in Welsh stands among those that are as what it is, an English one."""
    said = unescape(printing.get(f"/print/cards/{pack().id}?version=cy").text)
    card = said.partition(WELSH)[0].rpartition("<article")[2] + said.partition(WELSH)[2].partition("</article>")[0]
    assert 'lang="cy"' in card and words("cy")("card.shared") in card and words("cy")("language.awaits") in card
    assert said.count('lang="cy"') == 1 and words()("card.shared") in said


def test_cards_of_a_workshop_are_printed_in_a_version_only_where_it_is_asked_for(
    printing: TestClient, workshop_under_way: UnderWay
) -> None:
    """Under the same letters: what a lead's own device reads is no matter, for the cards are for the room."""
    lead = workshop_under_way.lead
    printing.cookies.set(cookie_name(lead.store, lead.link.workshop, "lead"), lead.secret)
    printing.cookies.set(COOKIE, "en.easy")
    path = f"/print/workshop/{workshop_under_way.entry.id}"
    assert EASY not in printing.get(path).text
    assert EASY in printing.get(f"{path}?version=easy").text
