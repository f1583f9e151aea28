"""The cards in the area's report: what tables saw, and where its facts are from."""

from dataclasses import replace

from tests.people import pack, setting_up
from tests.workshop.casebook.oak_lane import FORM
from workshop.casebook import CaseStudy, local_card
from workshop.day import Day
from workshop.report.area import about, cards
from workshop.report.blocks import Paragraph
from workshop.setup import Dealt
from workshop.words import words

say = words()


def day(*dealt: CaseStudy) -> Day:
    return Day(setup=replace(setting_up(), cards=tuple(Dealt("A", card) for card in dealt)))


def sources(*dealt: CaseStudy) -> list[str]:
    """What the report says of the source of each of these cards."""
    told = [block for block in cards(day(*dealt), say) if isinstance(block, Paragraph)]
    return [block.text for block in told if block.strong == say("card.source")]


def test_an_areas_own_cards_are_not_said_to_be_of_the_2018_report() -> None:
    """Neither on page one nor over a card's facts; where there are both, it says how many of each."""
    reported, own = pack().cards[0], local_card("oak", FORM)

    def first(*dealt: CaseStudy) -> str:
        return "\n".join(map(str, about(day(*dealt), {}, (), say)))

    assert say("report.cards_are_reported") in first(reported) and say("report.cards_are_own") in first(own)
    assert say("report.cards_are_mixed", reported="two", own="one") in first(reported, pack().cards[1], own)
    assert "cards" not in first().split("public opinion")[1].split("Paragraph")[0]
    assert say("report.card_caption_own", card="Oak") in str(cards(day(own), say))
    assert say("report.card_caption", card=reported.short_name) in str(cards(day(reported), say))


def test_every_card_says_where_its_facts_are_from() -> None:
    """The 2018 report with chapter and heading; another source in its own words, and never as if it were that report; or that it
    is not stated."""
    reported = pack().cards[0]
    assert reported.source
    own = local_card("oak", {**FORM, "source": "<b>A strategy</b>, page {3}"})
    assert sources(reported, own, local_card("elm", FORM)) == [
        f"Data for Public Benefit (2018), {reported.source.chapter}, “{reported.source.heading}”",
        "<b>A strategy</b>, page {3}",
        "not stated",
    ]
