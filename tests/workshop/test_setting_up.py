"""Setting up."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises import KINDS
from tests.people import pack, setting_up
from workshop.setting_up import (
    Said,
    copied,
    faults,
    found,
    helpers,
    more_tables,
    moved,
    new_setup,
    own_cards,
    state_of,
    suggested,
    tables_named,
    warnings,
    with_card,
    with_cards,
    words_in,
)
from workshop.setup import Activity, Break, Dealt, Setup, TablePlace, fault_of, plain_setup
from workshop.words import words

say = words()
RANKING = Activity("benefit", "ranking", "benefit", "Public benefit", 38, "Set risk aside.")
CARDS = pack().cards


def needed(cards: int) -> int:
    return 10 + 4 * cards


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)


def letters(setup: Setup) -> dict[str, str]:
    return {dealt.card.id: dealt.letter for dealt in setup.cards}


def test_a_new_setting_up_lacks_only_its_area() -> None:
    """Tables, cards and rankings are filled in; where the workshop is, nobody can guess."""
    setup = new_setup(pack().deck("default"), [RANKING], chance())
    assert fault_of(setup).startswith("Area:")
    assert not fault_of(replace(setup, area="Ashdale"))


@given(st.integers(3, 17), st.integers())
def test_letters_are_the_first_of_the_alphabet_in_a_drawn_order(count: int, seed: int) -> None:
    """So many cards bear the first so many letters, each once."""
    setup = with_cards(Setup(), CARDS[:count], chance(seed))
    assert sorted(letters(setup).values()) == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:count])


def test_letters_do_not_follow_the_order_of_the_cards() -> None:
    """Over many workshops the first card bears every letter."""
    assert {letters(with_cards(Setup(), CARDS[:5], chance(seed)))[CARDS[0].id] for seed in range(100)} == set("ABCDE")


def test_a_card_keeps_its_letter_and_a_new_one_gets_the_next() -> None:
    """Whatever the order becomes, a card that was there keeps its letter."""
    setup = with_cards(Setup(), CARDS[:5], chance())
    later = with_cards(setup, [CARDS[6], *reversed(CARDS[:5])], chance(2))
    assert letters(later) == {**letters(setup), CARDS[6].id: "F"}


def test_a_letter_that_paper_may_bear_is_given_again_last() -> None:
    """A card in the place of one taken out gets a fresh letter."""
    setup = with_cards(Setup(), CARDS[:5], chance())
    later = with_cards(setup, [*CARDS[1:5], CARDS[6]], chance(2))
    assert letters(later)[CARDS[6].id] == "F"


def test_an_edited_card_is_its_next_version() -> None:
    """A changed text advances the version of that card alone, where it stands."""
    setup = with_cards(Setup(), CARDS[:3], chance())
    edited = replace(CARDS[1], face="Another text.")
    later = with_card(setup, edited, chance(2))
    assert [(dealt.card, dealt.version) for dealt in later.cards] == [(CARDS[0], 1), (edited, 2), (CARDS[2], 1)]
    assert letters(later) == letters(setup)


def test_a_card_that_was_not_there_is_added_at_the_end() -> None:
    """A card of one's own comes last, as its first version."""
    later = with_card(with_cards(Setup(), CARDS[:3], chance()), CARDS[5], chance(2))
    assert later.cards[-1] == Dealt("D", CARDS[5])


def test_a_copy_is_for_another_day() -> None:
    """It has the same cards with letters drawn afresh, every table open, no date."""
    setup = replace(setting_up(), tables=(TablePlace(1, "Oak", closed=True), TablePlace(4, "Elm")))
    setup = replace(setup, cards=tuple(replace(dealt, version=3) for dealt in setup.cards))
    copies = [copied(setup, chance(seed)) for seed in range(20)]
    assert {tuple(letters(one).values()) for one in copies} != {tuple(letters(setup).values())}
    assert copies[0].tables == (TablePlace(1, "Oak"), TablePlace(4, "Elm")) and copies[0].date == ""
    assert [(one.card, one.version) for one in copies[0].cards] == [(one.card, 1) for one in setup.cards]
    assert copies[0].activities == setup.activities


def test_a_copy_holds_the_programme_as_it_was_planned() -> None:
    """Breaks and start are kept; what gave way on the day is there again."""
    setup = replace(setting_up(), starts="09:30", breaks=(Break("tea", "benefit", 10, "Tea", before=15),))
    late = replace(setup.activities[1], minutes=20, before=(30, 5))
    setup = replace(setup, activities=(replace(setup.activities[0], skipped=True), late))
    copy = copied(setup, chance())
    assert copy.starts == "09:30" and copy.breaks == (Break("tea", "benefit", 15, "Tea"),)
    assert copy.activities == (setting_up().activities[0], replace(late, minutes=30, talk=5, before=None))


def test_forty_tables_can_be_named_without_typing() -> None:
    """There are forty trees, each once, and numbers for those who like them."""
    assert len({name.casefold() for name in suggested(40, trees=True)}) == 40
    assert suggested(3, trees=False) == ("1", "2", "3")


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["Oak", "ash "], [("Elm", 8), ("Yew", 9)]), (["1", "2"], [("3", 8), ("4", 9)]), ([], [("Oak", 8), ("Elm", 9)])],
)
def test_further_tables_are_named_as_the_others_are(names: list[str], expected: list[tuple[str, int]]) -> None:
    """A name that is taken is passed over, and numbers go on from the last that was ever given."""
    assert [(table.name, table.id) for table in more_tables(names, 2, 7)] == expected


def test_no_further_tables_are_made_where_fewer_are_wanted() -> None:
    """A count below none makes none."""
    assert more_tables(["Oak"], -3, 1) == ()


@given(st.permutations(["a", "b", "c", "d"]), st.sampled_from("abcd"), st.integers(-5, 5))
def test_moving_one_leaves_the_others_in_their_order(order: list[str], one: str, by: int) -> None:
    """A card goes as far as there are places, and the rest stay in order."""
    after = moved(order, one, by)
    assert after.index(one) == max(0, min(3, order.index(one) + by))
    assert [other for other in after if other != one] == [other for other in order if other != one]


def test_sixty_words_are_enough_said() -> None:
    """An instruction of sixty-one words stands in the way of saving, and the sentence counts them."""
    long = replace(setting_up(), activities=(replace(RANKING, instruction="word " * 61),))
    assert faults(long, say) == ["Public benefit: the instruction may have 60 words at most, and has 61."]
    assert words_in("word " * 60) == 60
    assert faults(replace(long, activities=(replace(RANKING, instruction="word " * 60),)), say) == []


def test_faults_of_the_day_come_first() -> None:
    """What the day would refuse is said before it is asked."""
    assert faults(replace(setting_up(), area=""), say) == ["Area: say which area this workshop is for."]


def test_a_ranking_needs_cards_and_other_activities_need_none() -> None:
    """One sentence for each that has too few, all of them or its own; what needs no cards is saved without."""
    bare = replace(setting_up(), cards=(), activities=(RANKING, replace(RANKING, id="x", kind="day", heading="Talk")))
    assert faults(bare, say, KINDS) == [say("setup.needs_cards", heading="Public benefit", n=0, least=3)]
    assert faults(replace(bare, activities=bare.activities[1:]), say, KINDS) == []
    two = replace(setting_up(), activities=(replace(RANKING, cards=tuple(setting_up().deck())[:2]),))
    assert faults(two, say, KINDS) == [say("setup.needs_cards", heading="Public benefit", n=2, least=3)]


def test_an_ordinary_day_warns_of_nothing() -> None:
    """Eight cards with minutes enough and three tables need no warning."""
    setup = with_cards(
        replace(setting_up(), activities=(replace(RANKING, minutes=42),)), pack().deck("default"), chance()
    )
    assert warnings(setup, needed) == []


def test_too_few_minutes_are_warned_of() -> None:
    """The warning says which ranking, how many minutes it has, and how many its cards need."""
    setup = replace(setting_up(), activities=(replace(RANKING, minutes=29),))
    assert warnings(setup, needed) == [
        Said("setup.too_short", {"heading": "Public benefit", "minutes": 29, "needed": 30})
    ]


@pytest.mark.parametrize(("cards", "warned"), [(10, False), (11, True)])
def test_more_than_ten_cards_are_warned_of(cards: int, warned: bool) -> None:
    """Ten cards are as many as tables rank without tiring."""
    chosen = [card for card in CARDS if not card.kept_for][:cards]
    setup = with_cards(replace(setting_up(), activities=(replace(RANKING, minutes=90),)), chosen, chance())
    assert [one.key for one in warnings(setup, needed)] == (["setup.many_cards"] if warned else [])


def test_a_card_kept_for_another_activity_is_warned_of_with_the_reason() -> None:
    """The warning names the card and says why it is not for ranking."""
    kept = next(card for card in CARDS if card.kept_for)
    setup = with_card(replace(setting_up(), activities=(replace(RANKING, minutes=90),)), kept, chance())
    assert warnings(setup, needed) == [Said("setup.kept_for", {"card": kept.short_name, "why": kept.kept_for})]


@pytest.mark.parametrize(("tables", "advised"), [(2, 0), (7, 0), (8, 2), (10, 2), (11, 3), (40, 8)])
def test_one_helper_for_five_tables_is_advised_from_eight_on(tables: int, advised: int) -> None:
    """Below eight tables a lead manages alone."""
    setup = replace(setting_up(), tables=tables_named(suggested(tables, trees=True)), activities=())
    told = [one.values["helpers"] for one in warnings(setup, needed) if one.key == "setup.helpers"]
    assert helpers(tables) == advised and told == ([advised] if advised else [])


def test_cards_that_no_ranking_uses_are_not_warned_of() -> None:
    """A card kept for another activity may be there for it, and a ranking of some cards has the minutes of those."""
    kept = next(card for card in CARDS if card.kept_for)
    setup = with_card(setting_up(), kept, chance())
    ranking = replace(RANKING, minutes=22, cards=tuple(setting_up().deck())[:3])
    assert warnings(replace(setup, activities=(ranking,)), needed) == []


def test_thinking_first_asks_for_a_device_each() -> None:
    """Where think-first is on, the lead reads what it needs."""
    setup = replace(setting_up(), activities=(replace(RANKING, minutes=90, think_first=True),))
    assert warnings(setup, needed) == [Said("setup.think_first_note")]


def test_every_warning_has_its_words() -> None:
    """No warning is a key that the words file does not know."""
    kept = next(card for card in CARDS if card.kept_for)
    setup = replace(setting_up(), tables=tables_named(suggested(9, trees=True)),
                    activities=(replace(RANKING, minutes=1, think_first=True),))  # fmt: skip
    setup = with_cards(setup, {card.id: card for card in (*CARDS[:12], kept)}.values(), chance())
    said = warnings(setup, needed)
    assert len({one.key for one in said}) == 5
    assert all("{" not in say(one.key, **one.values) for one in said)


@pytest.mark.parametrize(
    ("setup", "begun", "ended", "state"),
    [(Setup(), False, False, "new"), (setting_up(), False, False, "ready"), (setting_up(), True, False, "under_way"),
     (setting_up(), True, True, "ended")],
)  # fmt: skip
def test_a_workshop_says_how_far_it_is(setup: Setup, begun: bool, ended: bool, state: str) -> None:
    """Four states, each with a sentence of its own."""
    assert state_of(setup, begun, ended) == state and say(f"run.state_{state}")


def test_a_search_finds_words_in_any_field() -> None:
    """Every word must be somewhere in the card, in whatever field and case."""
    assert [card.id for card in found(CARDS, "cardiff VIOLENCE")] == ["a-and-e-violence"]
    assert found(CARDS, "cardiff zebra") == []
    assert found(CARDS) == list(CARDS)


def test_a_search_does_not_find_the_names_of_fields() -> None:
    """`on_benefit` is how a card is written down, and no word of it."""
    assert found(CARDS, "on_benefit") == []


def test_cards_are_found_by_sector_and_by_who_benefits() -> None:
    """Both narrow what the search finds."""
    cards = found(CARDS, sector="community safety", beneficiary="communities")
    assert cards and all(card.sector == "community safety" and "communities" in card.beneficiaries for card in cards)
    assert len(cards) < len(CARDS)


def test_a_card_taken_out_can_come_back() -> None:
    """Every card that a workshop was ever set up with is found in its journal, as last written."""
    first, second = setting_up(), setting_up()
    edited = replace(first.cards[0].card, face="Another text.")
    second = replace(second, cards=(replace(first.cards[0], card=edited), *second.cards[2:]))
    journal = [
        {"kind": "set_up", "act": {"kind": "set_up", "setup": plain_setup(first)}},
        {"kind": "open", "act": {"kind": "open", "activity": "benefit", "at": 0.0}},
        {"kind": "set_up", "act": {}},
        {"kind": "set_up", "act": {"kind": "set_up", "setup": plain_setup(second)}},
    ]
    cards = own_cards(journal)
    assert cards.keys() == first.deck().keys() and cards[edited.id] == edited
