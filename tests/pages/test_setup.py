"""Setting up, as the lead sees it."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.run_sheets import A_DAY, from_sheet
from tests.pages.conftest import hrefs
from workshop.database import StoreFault
from workshop.links import address
from workshop.programme import listed
from workshop.words import words

say = words()
PAGE = "facilitator/setup.py"


def button(page: Any, key: str, **values: Any) -> Any:
    label = say(f"setup.{key}", **values)
    return next(one for one in page.button if one.label == label)


def field(page: Any, sort: str, key: str, **values: Any) -> Any:
    label = say(f"setup.{key}", **values)
    return next(one for one in getattr(page, sort) if one.label == label)


def text(page: Any) -> str:
    return "\n".join(str(one.value) for one in (*page.title, *page.header, *page.markdown, *page.success))


def save(page: Any) -> list[str]:
    """Press Save; the sentences that stood in the way, as they read."""
    button(page, "save").click().run()
    assert not page.exception
    return [one.value.replace("\\", "") for one in page.error]


@pytest.fixture
def new(here: Any, somebody: Any) -> Any:
    """The page of a workshop where nothing was set up yet."""
    link = somebody.given("lead", here.store.registry.new_workshop().id)
    page = somebody.opens(PAGE, link)
    assert not page.exception
    return page


@pytest.fixture
def page(somebody: Any, lead: Any) -> Any:
    """The page of a workshop that was set up in the ordinary way."""
    return somebody.opens(PAGE, lead)


def day(here: Any, page: Any) -> Any:
    return here.store.day("".join(page.query_params["w"]))


@pytest.mark.parametrize("role", ["helper", "room"])
def test_only_the_lead_sets_up(somebody: Any, lead: Any, role: str) -> None:
    """A helper and the wall are turned away."""
    page = somebody.opens(PAGE, somebody.given(role, lead.workshop))
    assert say("gone.heading") in text(page) and not page.text_input


def test_a_demonstration_is_not_set_up(here: Any, somebody: Any) -> None:
    """Everyone who sees the demonstration is its lead, so nobody may change it or make links into it."""
    page = somebody.opens(PAGE, somebody.given("lead", here.store.registry.new_workshop("demonstration").id))
    assert say("gone.heading") in text(page) and not page.text_input


def test_an_area_is_all_that_has_to_be_typed(here: Any, new: Any) -> None:
    """A new page is filled in for an ordinary day: four tables, the deck of eight, the run sheet of a day."""
    field(new, "text_input", "area").set_value("Ashdale").run()
    assert save(new) == []
    setup = day(here, new).setup
    assert [table.name for table in setup.tables] == ["Oak", "Elm", "Ash", "Yew"]
    assert tuple(setup.deck()) == next(iter(here.packs.values())).decks["default"]
    assert sorted(dealt.letter for dealt in setup.cards) == list("ABCDEFGH")
    assert listed(setup) == from_sheet(A_DAY, 8, say.of("programme"))
    assert say("setup.saved") in text(new)


def test_without_an_area_it_says_so_and_keeps_what_was_typed(here: Any, new: Any) -> None:
    """A refusal is one sentence, and everything typed is still there."""
    field(new, "text_input", "host").set_value("Ashdale Council").run()
    assert save(new) == ["Area: say which area this workshop is for."]
    assert field(new, "text_input", "host").value == "Ashdale Council"
    assert not day(here, new).setup.tables


def test_one_team_can_work_alone(page: Any) -> None:
    """One table is enough."""
    field(page, "number_input", "how_many").set_value(1).run()
    assert save(page) == []


def test_two_tables_of_one_name_are_refused(page: Any) -> None:
    """A table's name is its own; capitals do not tell two apart."""
    field(page, "text_input", "table_name", n=2).set_value("OAK").run()
    assert save(page) == ["Tables: “Oak” is there twice."]


def test_a_table_without_a_name_is_refused(page: Any) -> None:
    """An empty name calls nobody."""
    field(page, "text_input", "table_name", n=2).set_value(" ").run()
    assert save(page) == ["Tables: each needs a name or a number."]


def test_tables_are_added_renamed_and_taken_away(here: Any, page: Any) -> None:
    """A table that stays keeps its number, whichever others go."""
    field(page, "number_input", "how_many").set_value(4).run()
    field(page, "text_input", "table_name", n=4).set_value("By the window").run()
    field(page, "selectbox", "away").select("Elm").run()
    button(page, "take_away").click().run()
    assert save(page) == []
    assert [(one.id, one.name) for one in day(here, page).setup.tables] == [
        (1, "Oak"),
        (3, "Ash"),
        (4, "By the window"),
    ]


def test_tables_can_be_numbered(here: Any, page: Any) -> None:
    """One press names every table by a number, or after a tree."""
    button(page, "by_numbers").click().run()
    assert save(page) == []
    assert [one.name for one in day(here, page).setup.tables] == ["1", "2", "3"]
    button(page, "by_trees").click().run()
    assert field(page, "text_input", "table_name", n=1).value == "Oak"


def test_two_cards_are_too_few(page: Any) -> None:
    """There is nothing to rank below three cards."""
    for _ in range(6):
        button(page, "take_out").click().run()
    assert save(page) == ["Cards: 3 to 20 were expected (or none), and 2 are chosen."]


def test_twenty_one_cards_are_too_many(here: Any, page: Any) -> None:
    """Twenty is the most; the sentence says how many are chosen."""
    model = next(iter(here.packs.values())).cards[0]
    many = {f"card-{n}": replace(model, id=f"card-{n}") for n in range(21)}
    page.session_state["cards"], page.session_state["own"] = list(many), many
    assert save(page.run()) == ["Cards: 3 to 20 were expected (or none), and 21 are chosen."]


def test_a_card_moves_up_and_keeps_its_letter(here: Any, page: Any) -> None:
    """The order that cards are listed in is the lead's; letters do not follow it."""
    before = day(here, page).setup.cards
    page.radio(key="card").set_value(before[2].card.id).run()
    button(page, "up").click().run()
    assert save(page) == []
    after = day(here, page).setup.cards
    assert [one.card.id for one in after[:3]] == [before[place].card.id for place in (0, 2, 1)]
    assert {one.card.id: one.letter for one in after} == {one.card.id: one.letter for one in before}


def test_a_card_kept_for_another_activity_says_why(here: Any, page: Any) -> None:
    """Choosing a card that is not for ranking is possible, and said to be unwise."""
    pack = next(iter(here.packs.values()))
    kept = next(card for card in pack.cards if card.kept_for)
    field(page, "selectbox", "another").set_value(kept.id).run()
    button(page, "add").click().run()
    assert kept.kept_for in text(page).replace("\\", "")
    assert save(page) == []
    assert day(here, page).setup.deck()[kept.id].letter == "I"


def test_while_the_day_runs_nothing_said_is_taken_away(here: Any, somebody: Any, begun: Any) -> None:
    """A table and a card of a day that has begun cannot go; a name can change, a table can close, a card can come."""
    page = somebody.opens(PAGE, begun)
    assert button(page, "take_out").disabled
    assert field(page, "number_input", "how_many").min == 3
    field(page, "text_input", "table_name", n=1).set_value("Oaks").run()
    field(page, "multiselect", "closed").set_value([2]).run()
    assert save(page) == []
    assert [(one.name, one.closed) for one in day(here, page).setup.tables] == [
        ("Oaks", False),
        ("Elm", True),
        ("Ash", False),
    ]


def test_a_store_that_cannot_keep_it_is_said_and_nothing_typed_goes(here: Any, page: Any, monkeypatch: Any) -> None:
    """Where the disk is full the lead reads so, and can press again."""

    def full(_: Any) -> None:
        raise StoreFault("It could not be saved (the disk is full).")

    field(page, "text_input", "area").set_value("Elsewhere").run()
    with monkeypatch.context() as patch:
        patch.setattr(here.store, "act", full)
        assert save(page) == ["It could not be saved (the disk is full)."]
    assert field(page, "text_input", "area").value == "Elsewhere"
    assert save(page) == []


def test_what_another_page_changed_meanwhile_is_not_overwritten_unasked(here: Any, somebody: Any, lead: Any) -> None:
    """Of two open pages the second to save is told, and a second press puts its own in place."""
    first, second = somebody.opens(PAGE, lead), somebody.opens(PAGE, lead)
    field(first, "text_input", "host").set_value("One").run()
    field(second, "text_input", "host").set_value("Two").run()
    assert save(first) == []
    assert save(second) == [say("setup.changed_elsewhere")]
    assert day(here, second).setup.host == "One"
    assert save(second) == []
    assert day(here, second).setup.host == "Two"


@pytest.mark.parametrize("role", ["helper", "lead", "room", "seat"])
def test_a_link_to_hand_out_opens_what_it_says(here: Any, page: Any, role: str) -> None:
    """A link is shown whole with its picture, and gives its role in this workshop and no other."""
    page.radio[-1].set_value(role).run()
    button(page, "make_link").click().run()
    assert not page.exception
    secret = page.code[0].value.partition("/enter#")[2]
    link = here.store.registry.link(secret)
    assert (link.role, link.workshop, link.table) == (
        role,
        "".join(page.query_params["w"]),
        1 if role == "seat" else None,
    )
    assert say(f"setup.opens_{role}", table="Oak") in text(page).replace("\\", "")
    assert secret not in str(page.query_params)


def test_what_comes_next_is_a_press_away(here: Any, page: Any, lead: Any) -> None:
    """A saved workshop shows the ways to the control room, the venue check, the wall, paper, the cards, a case of its own, the
    privacy notice and new links."""
    ways = hrefs(page)
    printed = [f"/print/{what}/{lead.workshop}" for what in ("workshop", "programme")]
    before, after = (
        [address(page, lead) for page in ("control", "venue")],
        [address(page, lead) for page in ("cards", "local_case")],
    )
    wall = f"/room/{lead.workshop}"
    notice = f"/privacy/{here.store.registry.workshop(id=lead.workshop).code}"
    paper = [f"/print/{what}/{lead.workshop}" for what in ("sheets", "joining")]
    assert ways == ["/guide#before", *before, wall, *printed, *paper, *after, notice, f"/renew/{lead.workshop}"]


def test_an_unsaved_workshop_has_no_next_step_but_saving(new: Any) -> None:
    """Until something is saved there is nothing to run."""
    assert hrefs(new) == ["/guide#before"]
    assert say("setup.not_saved") in text(new)
