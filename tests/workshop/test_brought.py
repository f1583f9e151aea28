"""Cards that a lead brought into a workshop."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exercises import KINDS
from tests.people import DECK, Lead, UnderWay, pack, setting_up
from tests.workshop.casebook.oak_lane import FORM
from workshop.brought import here_already, in_the_way, plain_pack
from workshop.casebook import CaseStudy, Pack, local_card
from workshop.day import Day
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import backup, bundle
from workshop.setup import Dealt, plain_setup
from workshop.store import Store


def own(name: str, **changed: Any) -> CaseStudy:
    return replace(local_card(name, FORM), **{"short_name": name.capitalize(), **changed})


def cards(*names: str, title: str = "Streets", **decks: tuple[str, ...]) -> Pack:
    return Pack(title.lower(), title, "", tuple(map(own, names)), decks)


@pytest.fixture
def lead(workshop_under_way: UnderWay) -> Lead:
    return workshop_under_way.lead


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Another server's store."""
    fresh = Store(f"sqlite:///{tmp_path / 'other.db'}", KINDS)
    yield fresh
    fresh.close()


def brings(lead: Lead, pack: Pack, replacing: bool = False) -> str:
    """Bring cards in; why they were refused, "" where they came in."""
    return lead.says(lead.key, kind="bring_cards", pack=plain_pack(pack), replacing=replacing).why


def takes_out(lead: Lead, name: str) -> str:
    return lead.says(lead.key, kind="take_out_cards", pack=name).why


def deals(lead: Lead, *more: CaseStudy) -> None:
    """Add cards to those that the workshop has."""
    setup = day(lead).setup
    dealt = (Dealt(letter, card) for letter, card in zip("QRSTUV", more, strict=False))
    setup = replace(setup, cards=(*setup.cards, *dealt))
    assert lead.says(lead.key, kind="set_up", setup=plain_setup(setup)).status == "done"


def day(lead: Lead) -> Day:
    return lead.store.day(lead.link.workshop)


def ids(lead: Lead) -> list[list[str]]:
    return [[card.id for card in pack.cards] for pack in day(lead).brought]


def test_cards_are_kept_from_the_press_on(lead: Lead) -> None:
    """Before the workshop is set up too; what was set up stays as it is."""
    before = day(lead).setup
    assert brings(lead, cards("oak", "elm", long=("oak", "elm"))) == ""
    (kept,) = day(lead).brought
    assert (kept.title, kept.decks, kept.card("oak")) == ("Streets", {"long": ("oak", "elm")}, own("oak"))
    assert day(lead).setup == before


def test_only_the_lead_brings_cards(workshop_under_way: UnderWay) -> None:
    """A helper may not, nor may a table."""
    for role in ("helper", "room"):
        person = workshop_under_way.opens_link(role)
        act = {"kind": "bring_cards", "pack": plain_pack(cards("oak"))}
        assert not person.store.sort(workshop_under_way.lead.key).may_send(act, role)


def test_two_packs_of_one_title_are_told_apart(lead: Lead) -> None:
    assert (brings(lead, cards("oak")), brings(lead, cards("elm"))) == ("", "")
    assert [pack.id for pack in day(lead).brought] == ["streets", "streets-2"]


def test_a_card_that_comes_again_is_refused_unless_it_is_to_be_replaced(lead: Lead) -> None:
    """The one before is gone then, with a deck that named it beside others, and with a pack that has no other card."""
    assert brings(lead, cards("oak", "elm", deck=("oak", "elm"))) == "" == brings(lead, cards("ash"))
    again = Pack("new", "New", "", (own("oak", title="Another"), own("ash")), {})
    assert "was brought in before" in brings(lead, again) and ids(lead) == [["oak", "elm"], ["ash"]]
    assert brings(lead, again, replacing=True) == ""
    assert ids(lead) == [["elm"], ["oak", "ash"]] and day(lead).brought[0].decks == {}
    assert day(lead).brought[1].card("oak").title == "Another"


def test_a_card_that_is_dealt_gets_its_new_text_as_a_next_version(lead: Lead) -> None:
    """Its letter stays; a card whose text is the same stays as it was."""
    assert brings(lead, cards("oak", "elm")) == ""
    deals(lead, own("oak"), own("elm"))
    assert brings(lead, Pack("new", "New", "", (own("oak", title="Another"), own("elm")), {}), replacing=True) == ""
    oak, elm = day(lead).setup.cards[-2:]
    assert (oak.letter, oak.version, oak.card.title) == ("Q", 2, "Another") and (elm.letter, elm.version) == ("R", 1)


def test_no_card_of_another_origin_is_replaced(lead: Lead) -> None:
    """One that was written on the page, and one of the packs that is dealt, stay whatever the lead presses."""
    deals(lead, own("oak"))
    told = brings(lead, cards("oak"), replacing=True)
    assert told.startswith("oak.md: id should be this card's alone, but is 'oak'") and ids(lead) == []
    assert brings(lead, Pack("x", "X", "", (own(DECK[0]),), {}), replacing=True).startswith(f"{DECK[0]}.md: id")
    assert day(lead).setup.deck()["oak"].version == 1


def test_two_cards_never_share_a_short_name_or_a_number(lead: Lead) -> None:
    """Neither with a dealt card nor with one that was brought in before nor among themselves."""
    taken = day(lead).setup.cards[0].card
    assert "short_name" in brings(lead, Pack("x", "X", "", (own("oak", short_name=taken.short_name.upper()),), {}))
    assert ": ref" in brings(lead, Pack("x", "X", "", (own("oak", ref=taken.ref),), {}))
    assert brings(lead, cards("oak")) == ""
    for names in (("oak",), ("oak", "oak")):
        same = tuple(replace(own(f"{name}-{n}"), short_name="Oak") for n, name in enumerate(names))
        assert "short_name" in brings(lead, Pack("x", "X", "", same, {}), replacing=True)
    assert ids(lead) == [["oak"]]


def test_what_stands_in_the_way_can_be_asked_beforehand() -> None:
    """Also of cards that nobody has dealt yet, such as those of the packs; what could be replaced is told apart."""
    mine, new = cards("oak"), cards("oak", "ash")
    assert in_the_way(new, [mine], setting_up()) == [] and here_already(new, [mine]) == [own("oak")]
    (fault,) = in_the_way(cards("gp-funding"), [], setting_up(), pack().cards)
    assert (fault.file, fault.field) == ("gp-funding.md", "id")


def test_a_workshop_holds_no_more_than_sixty_cards_of_its_own(lead: Lead) -> None:
    assert brings(lead, cards(*(f"a{n}" for n in range(60)))) == ""
    assert (
        brings(lead, cards("oak")) == "A workshop holds at most 60 cards of its own, 1 MB together. These would be 61."
    )
    assert brings(lead, cards(*(f"a{n}" for n in range(60))), replacing=True) == ""


def test_a_workshop_holds_no_more_than_a_megabyte_of_them(lead: Lead) -> None:
    long = Pack("x", "X", "", tuple(own(f"a{n}", detail="x" * 30_000) for n in range(33)), {})
    assert brings(lead, replace(long, cards=long.cards[:30])) == ""
    assert "1 MB together" in brings(lead, replace(long, cards=long.cards[30:] + (own("b", detail="x" * 30_000),)))


def test_a_pack_is_taken_out_unless_a_card_of_it_is_dealt(lead: Lead) -> None:
    """A card that is dealt goes on with the workshop, so the lead is told to take it out there first."""
    assert brings(lead, cards("oak", "elm")) == "" == brings(lead, cards("ash", title="More"))
    deals(lead, own("elm"))
    assert takes_out(lead, "streets") == "“Elm” is among the chosen cards. Take it out of them and save first."
    assert takes_out(lead, "more") == "" and ids(lead) == [["oak", "elm"]]
    assert takes_out(lead, "more") == "" and takes_out(lead, "nothing") == ""


def test_they_go_out_and_come_in_with_the_workshop(lead: Lead, other: Store) -> None:
    """In a backup, and in a bundle that is shared."""
    assert brings(lead, cards("oak", "elm", "ash", deck=("oak", "elm", "ash"))) == ""
    assert brings(lead, cards("oak"), replacing=True) == "" == takes_out(lead, "streets-2")
    entry = lead.store.registry.workshop(id=lead.link.workshop)
    assert entry
    for write in (backup, bundle):
        write(lead.store, entry, file := io.BytesIO())
        came = come_in(other, file)
        assert came.differing == () and other.day(came.workshop.id).brought == day(lead).brought
    assert ids(lead) == [["elm", "ash"]]
