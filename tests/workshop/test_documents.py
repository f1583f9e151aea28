"""Documents: what docs/ holds is read in the app from the same text, and calls each button by its name."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from workshop import documents
from workshop.documents import DOCS, DOCUMENTS, GUIDE, WHAT_TO_DO, DocumentDoors, document, read
from workshop.plain import plain_pages
from workshop.words import words

FILLED = re.compile(r"\\\{\w+\\\}")  # as `re.escape` leaves what is filled in


def sentences(found: Any) -> Iterator[str]:
    """Every sentence of the words."""
    if isinstance(found, str):
        yield found
    else:
        for one in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
            yield from sentences(one)


def called(sentence: str) -> re.Pattern[str]:
    """What a button reads whose words this is."""
    return re.compile(FILLED.sub(".+", re.escape(sentence.replace("**", ""))))


def own_words(sentence: str) -> int:
    """How many letters of a sentence are not filled in."""
    return len(re.findall("[A-Za-z]", re.sub(r"\{.*?\}", "", sentence)))


@pytest.fixture
def doors() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=DocumentDoors(plain_pages(words())).routes())) as client:
        yield client


def test_every_button_and_page_that_the_guide_names_is_called_so_in_the_app() -> None:
    """Whatever is set strong in the guide is a sentence of the words, with something filled in where they have braces."""
    all_of_them = list(sentences(words()._sentences))
    names = [called(one) for one in all_of_them if "{" in one and own_words(one) >= 4]
    whole = {one.replace("**", "") for one in all_of_them if "{" not in one}
    strong = document(GUIDE).strong
    assert len(strong) > 80
    unknown = [name for name in strong if name not in whole and not any(one.fullmatch(name) for one in names)]
    assert not unknown


def test_a_name_that_no_button_has_would_be_found() -> None:
    """A page that was renamed, or a word that only nearly fits."""
    (strong,) = read("# Guide\n\nPress **Reveal it all\nnow**.").strong
    assert strong == "Reveal it all now"
    assert called("Open: {heading}").fullmatch("Open: Risk") and not called("Open: {heading}").fullmatch("Opens: Risk")


def test_the_guide_has_a_case_for_each_of_what_goes_wrong() -> None:
    """The cases are what stands beside the running activity."""
    cases = [topic.text for topic in document(GUIDE).under(WHAT_TO_DO)]
    for word in ("dominates the room", "dominates a table", "splits", "stalls", "loses its laptop", "agrees at once", "Nobody agrees",
                 "Wi-Fi", "What happens with what I say"):  # fmt: skip
        assert any(word in case for case in cases), word


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_a_page(name: str, doors: TestClient) -> None:
    """With its title, its headings to jump to, every picture it shows, and links that lead to pages and headings there are."""
    page = doors.get(f"/{name}")
    assert page.status_code == 200 and escape(document(name).title, quote=False) in page.text.replace("&#39;", "'")
    ids = re.findall(r'<h[2-4] id="([^"]+)"', page.text)
    assert ids and len(set(ids)) == len(ids)
    for link in re.findall(r'(?:href|src)="(/?[^":]*)"', page.text):
        path, _, place = link.partition("#")
        if path and not path.startswith(("/ours/", "/privacy")):
            assert doors.get(path).status_code == 200, link
        if place:
            assert f'id="{place}"' in (doors.get(path).text if path else page.text), link


def test_every_picture_has_its_words_and_its_place() -> None:
    """No picture of docs/ is shown nowhere, and none is shown without words."""
    told = "".join(document(name).html for name in DOCUMENTS)
    pictures = dict(re.findall(r'<img src="/guide/([^"]+)" alt="([^"]*)"', told))
    assert all(len(words) > 20 for words in pictures.values())
    assert pictures.keys() == {file.name for file in DOCS.glob("*.png")}


@pytest.mark.parametrize("name", ["nothing.png", "nginx.conf", "guide.md", "..%2FREADME.md", "%2E%2E/README.md"])
def test_nothing_but_pictures_is_given_out(name: str, doors: TestClient) -> None:
    """Not the documents themselves, nor what lies elsewhere."""
    assert doors.get(f"/guide/{name}").status_code == 404


def test_markup_in_a_document_is_text() -> None:
    """HTML is shown as it stands, and no address runs a script."""
    told = read("# T\n\n## A <b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))")
    assert told.topics[0].id == "a-b"
    assert "<script" not in told.html and 'href="javascript' not in told.html


def test_headings_below_another_end_with_it() -> None:
    """Those one level below, and none of the next part; none below a heading that is not there."""
    told = read("# T\n\n## A\n\n### One\n\n#### Deep\n\n### Two\n\n## B\n\n### Three")
    assert [topic.text for topic in told.under("A")] == ["One", "Two"]
    assert told.under("C") == ()


def test_the_text_is_that_of_the_folder() -> None:
    """One source: docs/ is beside the packages."""
    assert documents.DOCS.joinpath("threat-model.md").exists()
