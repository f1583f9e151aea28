"""Bringing cards in from files, on the page of setting up, and from there to the tables."""

import io
import json
from typing import Any

import pytest

from pages.house import House
from tests.pages import test_setup
from tests.pages.conftest import Somebody, what_crosses
from tests.pages.test_setup import PAGE, button, field, save
from tests.workshop.casebook.test_upload import PACK, THREE, card, zipped
from workshop.casebook import Pack, read_upload
from workshop.casebook.template import template
from workshop.database import StoreFault
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.words import words

say = words()
STREETS = zipped({**THREE, "pack.toml": PACK.encode()})
HOSTILE = ("<b>Ash</b> **x**", "=1+1", "\u202eabc", "مرحبا", "👩🏽‍🌾 x", ":red[a] $b$")


@pytest.fixture
def page(somebody: Somebody, lead: Link) -> Any:
    return somebody.opens(PAGE, lead)


def text(page: Any) -> str:
    return test_setup.text(page).replace("\\", "")


def presses(page: Any, key: str, **values: Any) -> Any:
    label = plain(say(f"bringing.{key}", **values))
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception
    return page


def offers(page: Any, key: str, **values: Any) -> bool:
    return plain(say(f"bringing.{key}", **values)) in [one.label for one in page.button]


def box(page: Any) -> Any:
    return next(one for one in page.file_uploader if one.label == say("bringing.files"))


def brings(page: Any, *files: tuple[str, bytes]) -> list[str]:
    """Choose files and press; what stood in the way, a sentence each."""
    box(page).set_value([(name, held, "application/octet-stream") for name, held in files]).run()
    presses(page, "bring")
    told = [line.removeprefix("- ") for one in page.error for line in one.value.split("\n") if line.startswith("- ")]
    return [line.replace("\\", "").replace("\u2060", "") for line in told]


def brought(here: House, link: Link) -> list[Pack]:
    return list(here.store.day(link.workshop).brought)


def test_a_zip_comes_in_and_is_kept_before_anything_is_saved(
    here: House, somebody: Somebody, page: Any, lead: Link
) -> None:
    """The page says how many came in, its box is empty again, and they are there after a reload."""
    assert brings(page, ("streets.zip", STREETS)) == []
    assert say("bringing.came", n=3) in text(page) and box(page).value == []
    (pack,) = brought(here, lead)
    assert (pack.title, len(pack.cards)) == ("Streets", 3)
    again = somebody.opens(PAGE, lead)
    assert "Streets: Ash, Elm, Oak" in text(again)
    assert {"Ash: Oak Lane", "Elm: Oak Lane", "Oak: Oak Lane"} <= set(field(again, "selectbox", "another").options)


def test_cards_come_in_before_the_workshop_is_set_up(here: House, somebody: Somebody) -> None:
    """A lead may begin with them: they can be chosen, and are saved with the rest."""
    link = somebody.given("lead", here.store.registry.new_workshop().id)
    page = somebody.opens(PAGE, link)
    assert brings(page, *THREE.items()) == []
    presses(page, "only", title=say("bringing.untitled"), n=3)
    field(page, "text_input", "area").set_value("Ashdale").run()
    assert save(page) == []
    assert list(here.store.day(link.workshop).setup.deck()) == ["ash", "elm", "oak"]


def test_they_are_chosen_at_a_press(here: House, page: Any, lead: Link) -> None:
    """A deck of the pack, or all of it beside the cards that are chosen; a letter comes with saving."""
    brings(page, ("streets.zip", STREETS))
    presses(page, "deck", title="Streets", deck=say("bringing.usual"), n=3)
    assert page.session_state["cards"] == ["oak", "elm", "ash"]
    assert not offers(page, "add", title="Streets", n=3) and not offers(page, "only", title="Streets", n=3)
    button(page, "deck_default", n=8).click().run()
    presses(page, "add", title="Streets", n=3)
    assert save(page) == []
    deck = here.store.day(lead.workshop).setup.deck()
    assert len(deck) == 11 and sorted(deck[one].letter for one in ("ash", "elm", "oak")) == ["I", "J", "K"]


def test_all_or_nothing(here: House, page: Any, lead: Link) -> None:
    """Every fault of every file is told with its file, and not one of the cards comes in."""
    wrong = card("Elm").replace(b"complexity = 1", b"complexity = 7").replace(b'title = "Oak Lane"\n', b"")
    told = brings(page, ("streets.zip", zipped({**THREE, "elm.md": wrong, "photo.jpg": b"x", "../x.md": b"x"})))
    assert [one.partition(" should")[0] for one in told] == [
        "photo.jpg",
        "../x.md",
        "elm.md: title",
        "elm.md: complexity",
    ]
    assert say("bringing.none") in page.error[0].value
    assert brought(here, lead) == [] and box(page).value


@pytest.mark.parametrize(("name", "held", "sentence"), [
    ("x.zip", b"no zip", "x.zip: This is no zip file. A zip of card files was expected."),
    ("x.zip", zipped({"README.md": b" " * 2_000_000}), "x.zip should be at most 1 MB when unpacked, but is 2 MB."),
    ("oak.md", b"\xff\xfe+\0", "oak.md should be saved as UTF-8 text, but is something else at line 1."),
])  # fmt: skip
def test_what_cannot_be_read_is_said(here: House, page: Any, lead: Link, name: str, held: bytes, sentence: str) -> None:
    """Instead of a zip, a bomb, another encoding."""
    assert brings(page, (name, held)) == [sentence] and brought(here, lead) == []


def test_of_very_many_faults_the_first_hundred_are_told(page: Any) -> None:
    """And how many more there are."""
    told = brings(page, ("oak.md", card("Oak") + b"\n## x" * 150))
    assert len(told) == 101 and told[-1] == say("bringing.more", n=50)


def test_a_name_that_is_taken_is_told_with_the_card_that_has_it(here: House, page: Any, lead: Link) -> None:
    """Of the packs, whether chosen or not; renaming the file is what helps. A short name likewise."""
    taken = next(iter(here.packs.values())).card("gp-funding")
    same = ("gp-funding.md", card(taken.short_name))
    assert brings(page, same) == [say("bringing.name_taken", file="gp-funding.md", card=taken.title)]
    (told,) = brings(page, ("oak.md", card(taken.short_name)))
    assert told.startswith("oak.md: short_name should be this card's alone") and told.endswith("as in gp-funding.md.")
    assert brought(here, lead) == []


def test_a_card_of_ones_own_that_comes_again_waits_for_a_second_press(here: House, page: Any, lead: Link) -> None:
    """Until then nothing changes; then it is in the place of the earlier one, also where it is dealt."""
    brings(page, ("streets.zip", STREETS))
    presses(page, "add", title="Streets", n=3)
    assert save(page) == []
    changed = card("Oak").replace(b'title = "Oak Lane"', b'title = "Oak Street"')
    assert brings(page, ("oak.md", changed)) == [] and offers(page, "replace")
    assert say("bringing.replace_about", which="Oak") in text(page)
    assert here.store.day(lead.workshop).setup.deck()["oak"].version == 1
    presses(page, "replace")
    dealt = here.store.day(lead.workshop).setup.deck()["oak"]
    assert (dealt.version, dealt.card.title) == (2, "Oak Street")
    assert save(page) == [] and here.store.day(lead.workshop).setup.deck()["oak"] == dealt


def test_a_pack_is_taken_out_again(here: House, page: Any, lead: Link) -> None:
    """With what was chosen of it and not saved; a saved card keeps its pack here."""
    brings(page, ("streets.zip", STREETS))
    presses(page, "add", title="Streets", n=3)
    presses(page, "take_out", title="Streets")
    assert brought(here, lead) == [] and len(page.session_state["cards"]) == 8
    brings(page, ("streets.zip", STREETS))
    presses(page, "add", title="Streets", n=3)
    assert save(page) == []
    assert not offers(page.run(), "take_out", title="Streets")


def test_another_page_may_take_out_what_is_chosen_here(here: House, somebody: Somebody, page: Any, lead: Link) -> None:
    """The page that had chosen it goes on without it."""
    brings(page, ("streets.zip", STREETS))
    presses(page, "add", title="Streets", n=3)
    presses(somebody.opens(PAGE, lead), "take_out", title="Streets")
    assert not page.run().exception and len(page.session_state["cards"]) == 8


def test_a_full_disk_is_said(here: House, page: Any, lead: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the files are still chosen."""

    def full(_: Any) -> None:
        raise StoreFault("It could not be saved (the disk is full).")

    monkeypatch.setattr(here.store, "act", full)
    assert brings(page, ("streets.zip", STREETS)) == ["It could not be saved (the disk is full)."]
    assert box(page).value and brought(here, lead) == []


def test_the_template_is_offered_and_comes_in(page: Any) -> None:
    """What the button gives is what the box takes."""
    (offered,) = [one for one in page.get("download_button") if one.proto.label == say("bringing.template")]
    assert brings(page, ("card-template.zip", template(say))) == [] and offered
    assert say("bringing.came_one") in text(page)


def test_they_can_be_read_on_the_cards_page(somebody: Somebody, page: Any, lead: Link) -> None:
    """As a table would read them, with where their facts are from and the note of their pack."""
    told = card("Yew").replace(b"complexity = 1", b'complexity = 1\nsource = "A diary, page 3"')
    brings(page, ("streets.zip", zipped({**THREE, "pack.toml": PACK.encode(), "yew.md": told})))
    cards = somebody.opens("facilitator/cards.py", lead)
    cards.radio(key="card").set_value("yew").run()
    assert "Yew" in text(cards) and "A diary, page 3" in text(cards)
    assert plain(say("cards.about", title="Streets")) in [one.label for one in cards.expander]


def test_a_copy_of_the_setting_up_has_them(here: House, somebody: Somebody, page: Any, lead: Link) -> None:
    """Those that are chosen, and those that were only brought in."""
    brings(page, ("streets.zip", STREETS))
    somebody.given("host")
    workshops = somebody.opens("facilitator/workshops.py")
    next(one for one in workshops.button if one.label == say("run.copy")).click().run()
    (made,) = [one for one in here.store.registry.workshops() if one.id != lead.workshop]
    assert here.store.day(made.id).brought == here.store.day(lead.workshop).brought != ()


def test_from_a_file_to_a_table(here: House, somebody: Somebody, page: Any, lead: Link) -> None:
    """Brought in, dealt, opened: a table's board holds the card, word for word, whatever it says."""
    title = " ".join(HOSTILE)
    hostile = card("=1+1 <b>x</b>").replace(b'title = "Oak Lane"', f"title = '{title}'".encode())
    assert brings(page, ("hostile.md", hostile), *THREE.items()) == []
    presses(page, "only", title=say("bringing.untitled"), n=4)
    assert save(page) == []
    assert title not in "".join(field(page, "radio", "order").options)  # escaped, so that it stays text
    assert any(plain(f"=1+1 <b>x</b>: {title}") in one for one in field(page, "radio", "order").options)
    Scene(here.store, say, lead).say({"kind": "open", "activity": "benefit", "at": 0.0}, "opening")
    table = somebody.opens("table/table.py", somebody.given("seat", lead.workshop, 1))
    assert not table.exception
    on_it = next(one for one in board(table) if one["id"] == "hostile")
    read = read_upload([("hostile.md", io.BytesIO(hostile))]).card("hostile")
    assert (on_it["title"], on_it["short_name"], on_it["face"]["face"]) == (title, "=1+1 <b>x</b>", read.face)
    assert "example.org" not in what_crosses(table)  # what is known since stays on the server until afterwards


def board(table: Any) -> list[dict[str, Any]]:
    """The cards that the board of a table's page is drawn from."""
    pieces = {one.key: json.loads(one.proto.json)[0] for one in table.get("bidi_component")}
    return pieces["board benefit 1"]["cards"]
