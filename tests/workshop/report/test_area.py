"""The cards in the area's report: what tables saw, and where its facts are from."""

from dataclasses import replace

from tests.people import pack, setting_up
from tests.workshop.casebook.oak_lane import FORM
from workshop.casebook import CaseStudy, local_card
from workshop.day import Day
from workshop.report.area import cards
from workshop.report.blocks import Paragraph
from workshop.setup import Dealt
from workshop.words import words

say = words()


def sources(*dealt: CaseStudy) -> list[str]:
    """What the report says of the source of each of these cards."""
    setup = replace(setting_up(), cards=tuple(Dealt("A", card) for card in dealt))
    told = [block for block in cards(Day(setup=setup), say) if isinstance(block, Paragraph)]
    return [block.text for block in told if block.strong == say("card.source")]


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
