"""Browsing the cards, and writing one."""

from dataclasses import replace
from typing import Any

import pytest

from tests.pages.conftest import hrefs
from workshop.casebook import CaseStudy, parse, write
from workshop.database import StoreFault
from workshop.scene import Scene
from workshop.setup import Setup, plain_setup
from workshop.words import words

say = words()
PAGE = "facilitator/cards.py"
WRITTEN = {
    "title": "Bin rounds *planned* from :red[sensors]",
    "short_name": "Bin rounds",
    "summary": "A council plans its bin rounds from sensors in the bins.",
    "face": "Sensors in bins tell a council how full each one is. It plans its rounds from that.",
    "shared": "How full each bin is",
    "sector": "waste",
}


def label(name: str) -> str:
    limits = {"short_name": 18, "summary": 140}
    return say(f"local_card.{name}", n=limits.get(name))


def fill(page: Any, **fields: str) -> None:
    for name, value in fields.items():
        boxes = page.text_area if name in ("face", "detail") else page.text_input
        next(one for one in boxes if one.label == label(name)).set_value(value)


def typed(page: Any, name: str) -> Any:
    return next(one.value for one in (*page.text_input, *page.text_area) if one.label == label(name))


def send(page: Any) -> list[str]:
    """Press the form's button; the sentences that stood in the way, as they read."""
    wanted = [say(f"local_card.{name}") for name in ("save", "save_change", "make")]
    next(one for one in page.button if one.label in wanted).click().run()
    assert not page.exception
    return [one.value.replace("\\", "") for one in page.error]


def text(page: Any) -> str:
    parts = (*page.title, *page.header, *page.subheader, *page.markdown, *page.success)
    return "\n".join(str(one.value) for one in parts).replace("\\", "")


def folded(page: Any, heading: str) -> str:
    part = next(one for one in page.expander if one.label == say(heading))
    assert not part.proto.expanded
    return "\n".join(one.value for one in part.markdown).replace("\\", "")


def cards_of(here: Any, link: Any) -> dict[str, Any]:
    return here.store.day(link.workshop).setup.deck()


@pytest.fixture
def hosted(somebody: Any) -> Any:
    """The page as the host sees it, outside any workshop."""
    return somebody.opens(PAGE, somebody.given("host"))


@pytest.fixture
def page(somebody: Any, lead: Any) -> Any:
    """The page as the lead of a workshop sees it."""
    return somebody.opens(PAGE, lead)


def test_a_table_sees_no_cards_page(somebody: Any, lead: Any) -> None:
    """What participants said would steer a table that ranks, so a seat and a helper are turned away."""
    for link in (somebody.given("seat", lead.workshop, 1), somebody.given("helper", lead.workshop)):
        assert say("gone.heading") in text(somebody.opens(PAGE, link))


def test_nobody_without_a_link_sees_the_cards(somebody: Any) -> None:
    """Without a workshop in the address the page is the host's."""
    assert say("host.heading") in text(somebody.opens(PAGE))


def test_the_search_narrows_the_list(hosted: Any) -> None:
    """A word from any field finds its cards; nothing found is said."""
    search = next(one for one in hosted.text_input if one.label == say("cards.search"))
    search.set_value("cardiff").run()
    assert hosted.radio(key="card").value == "a-and-e-violence" and len(hosted.radio(key="card").options) == 1
    search.set_value("zebra").run()
    assert say("cards.none_found") in text(hosted) and not hosted.exception


def test_a_sector_narrows_the_list(hosted: Any) -> None:
    """A chosen sector leaves only its cards."""
    next(one for one in hosted.selectbox if one.label == say("cards.sector")).set_value("community safety").run()
    assert "a-and-e-violence" in hosted.radio(key="card").value and len(hosted.radio(key="card").options) < 5


def test_a_card_reads_as_at_a_table_with_the_rest_folded_away(here: Any, hosted: Any) -> None:
    """The face stands open; what was said and what is known since stay closed, each with its source."""
    hosted.radio(key="card").set_value("a-and-e-violence").run()
    card = next(iter(here.packs.values())).card("a-and-e-violence")
    assert card.face in text(hosted) and not hosted.exception
    said, since = folded(hosted, "cards.said"), folded(hosted, "card.since")
    assert card.on_benefit[0] in said and card.on_risk[0] in said and card.source.heading in said
    assert card.since[0].text in since and card.since[0].source in since
    assert card.detail in folded(hosted, "card.detail")


def test_the_pack_can_be_printed(here: Any, hosted: Any) -> None:
    """A way leads to the pack on paper."""
    assert hrefs(hosted) == ["/run", *(f"/print/cards/{pack}" for pack in here.packs)]


def test_a_workshops_cards_show_their_letters(here: Any, page: Any, lead: Any) -> None:
    """The lead sees which letter a card has in this workshop."""
    dealt = next(iter(cards_of(here, lead).values()))
    line = next(one for one in page.radio(key="card").options if dealt.card.short_name in one.replace("\\", ""))
    assert line.startswith(f"{dealt.letter} · ")


def test_a_card_of_ones_own_joins_the_workshop(here: Any, page: Any, lead: Any) -> None:
    """It is checked, gets the next letter, can be downloaded as a file, and what was typed shows as text."""
    fill(page, **WRITTEN)
    assert send(page) == []
    dealt = cards_of(here, lead)["bin-rounds-planned-from-red-sensors"]
    assert (dealt.letter, dealt.card.title, dealt.card.consent) == ("I", WRITTEN["title"], "not stated")
    assert say("local_card.added", title=WRITTEN["title"], letter="I") in text(page)
    assert all(":red[" not in one.value for one in page.success)
    assert typed(page, "title") == ""


def test_a_card_of_ones_own_says_where_its_facts_are_from(here: Any, page: Any, lead: Any) -> None:
    """In words; where nothing is said it is not stated. A card of the 2018 report keeps its place there, and is not asked."""
    assert typed(page, "source") == "not stated"
    fill(page, **WRITTEN, source="Oakshire's strategy, page 3")
    assert send(page) == []
    made = cards_of(here, lead)["bin-rounds-planned-from-red-sensors"].card
    assert made.source and made.source.elsewhere == "Oakshire's strategy, page 3"
    page.radio(key="card").set_value(made.id).run()
    assert "Oakshire's strategy, page 3" in folded(page, "cards.said")
    next(one for one in page.button if one.label == say("cards.change")).click().run()
    fill(page, source="not stated")
    assert send(page) == [] and cards_of(here, lead)[made.id].card.source is None
    page.radio(key="card").set_value(next(iter(cards_of(here, lead)))).run()
    next(one for one in page.button if one.label == say("cards.change")).click().run()
    assert label("source") not in [one.label for one in page.text_input]


def test_outside_a_workshop_a_card_is_only_made(here: Any, hosted: Any) -> None:
    """The host gets a file; no workshop changes."""
    fill(hosted, **WRITTEN)
    assert send(hosted) == []
    assert say("local_card.made", title=WRITTEN["title"]) in text(hosted)
    made: CaseStudy = hosted.session_state["added"]
    assert parse(write(made), f"{made.id}.md") == made


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("face", "word " * 71, "The case should be text of at most 70 words, but is 71 words."),
        ("short_name", "x" * 19, "Short name should be one line of text of at most 18 characters, but is 19 characters long."),
        ("title", "", "Title should be one line of text, but is empty."),
        ("short_name", "empty homes", "Short name should be this card's alone, but is 'empty homes', as in empty-homes.md."),
    ],
)  # fmt: skip
def test_a_fault_is_said_by_its_label_and_nothing_typed_is_lost(
    here: Any, page: Any, lead: Any, field: str, value: str, sentence: str
) -> None:
    """A card that breaks a rule is not kept; the sentence names the field as the form does."""
    fill(page, **{**WRITTEN, field: value})
    assert send(page) == [sentence]
    assert typed(page, "summary") == WRITTEN["summary"] and typed(page, field) == value
    assert len(cards_of(here, lead)) == 8


def test_every_fault_is_said_at_once(page: Any) -> None:
    """Whoever mends a card sees all of it."""
    assert len(send(page)) == 5  # title, short name, summary, sector and face are empty


def test_a_workshop_that_is_not_set_up_takes_no_card_yet(here: Any, somebody: Any) -> None:
    """The sentence says what to do first, and the card stays in the form."""
    page = somebody.opens(PAGE, somebody.given("lead", here.store.registry.new_workshop().id))
    fill(page, **WRITTEN)
    assert send(page) == [say("local_card.set_up_first")]
    assert typed(page, "title") == WRITTEN["title"]


def test_a_twenty_first_card_is_refused(here: Any, somebody: Any, lead: Any) -> None:
    """The day holds twenty cards, and says so."""
    setup: Setup = here.store.day(lead.workshop).setup
    model = setup.cards[0]
    more = [replace(model, letter=letter, card=replace(model.card, id=f"card-{letter.lower()}", ref="", short_name=letter))
            for letter in "IJKLMNOPQRST"]  # fmt: skip
    full = plain_setup(replace(setup, cards=(*setup.cards, *more)))
    Scene(here.store, here.words, lead).say({"kind": "set_up", "setup": full}, "twenty")
    page = somebody.opens(PAGE, lead)
    fill(page, **WRITTEN)
    assert send(page) == ["Cards: 3 to 20 were expected (or none), and 21 are chosen."]


def test_a_full_disk_is_said(here: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the store cannot keep the card, the form still holds it."""

    def full(_: Any) -> None:
        raise StoreFault("It could not be saved (the disk is full).")

    fill(page, **WRITTEN)
    monkeypatch.setattr(here.store, "act", full)
    assert send(page) == ["It could not be saved (the disk is full)."]
    assert typed(page, "title") == WRITTEN["title"]


def test_a_changed_text_is_the_cards_next_version(here: Any, page: Any, lead: Any) -> None:
    """The workshop's card changes, keeps its letter and its source, and the pack's stays as it is."""
    before = next(iter(cards_of(here, lead).values()))
    page.radio(key="card").set_value(before.card.id).run()
    next(one for one in page.button if one.label == say("cards.change")).click().run()
    assert typed(page, "title") == before.card.title
    fill(page, face="Another text.")
    assert send(page) == []
    after = cards_of(here, lead)[before.card.id]
    assert (after.letter, after.version, after.card.face) == (before.letter, 2, "Another text.")
    assert (after.card.source, after.card.since) == (before.card.source, before.card.since)
    assert next(iter(here.packs.values())).card(before.card.id).face == before.card.face
