"""The whole report of a day, from a store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as some

from exercises import KINDS
from exercises.acceptability import planned
from exercises.anatomy import CARRY, NEXT, PAGE_ONE, WORDS, chapters
from exercises.opening import DAY_TABLE
from exercises.ranking import rankings_file
from exercises.report import counted_people, found, opened, rankings_csv, report, rounds
from exercises.rounds import Round
from tests.exercises.following import held as numbers_in
from tests.exercises.following import named, sentences
from tests.people import DECK, UnderWay, setting_up
from tests.workshop.keeping.days import a_whole_day
from workshop.report.blocks import Block, Figure, Heading, Paragraph, Passage, Report, Table
from workshop.report.draft import report_key
from workshop.report.references import unmet
from workshop.report.word import word
from workshop.scene import Scene
from workshop.store import Store
from workshop.words import words

say = words()
A, B, C, D, E = DECK
WHEN = datetime(2026, 11, 24, 17, tzinfo=UTC)
TYPED = "<b>Reach</b> & :red[need] {table} =1+1"


def scene(day: UnderWay, demonstration: bool = False) -> Scene:
    return Scene(day.store, say, day.lead.link, demonstration)


def rank(laptop: Any, activity: str, cards: tuple[str, ...]) -> None:
    """One table's whole ranking: an order, a criterion, a reason, and finishing."""
    laptop.activity = activity
    laptop.looks()
    for at, card in enumerate(cards):
        assert laptop.place(card, cards[at - 1] if at else None).status == "done"
    assert laptop.writes("criteria", TYPED).status == "done"
    reason = {"kind": "write", "note": "why", "field": "reason", "text": f"Because {TYPED}", "base": 0,
              "client": laptop.client, "card": cards[0]}  # fmt: skip
    assert laptop.says(laptop.key, **reason).status == "done"
    assert laptop.finish().status == "done"


def run(day: UnderWay) -> UnderWay:
    """Both rankings at Oak and Elm, while Ash says nothing; benefit is revealed, and Elm moves a card."""
    day.oak.counts_heads(5)
    rank(day.oak, "benefit", (A, B, C, D, E))
    rank(day.elm, "benefit", (E, D, C, B))
    assert day.lead.reveals(unfinished=[3]).status == "done"
    day.elm.looks()
    assert day.elm.goes_back().status == "done"
    assert day.elm.place(A).status == "done" and day.elm.finish().status == "done"
    assert day.lead.opens("risk").status == "done"
    rank(day.oak, "risk", (C, B, A))
    rank(day.elm, "risk", (A, B, C))
    people = {"Council": 6, "Health": 5, "Police": 2, "Housing": 1}
    assert day.lead.says(day.lead.key, kind="count_people", sectors=people).status == "done"
    return day


@pytest.fixture
def day(workshop_under_way: UnderWay) -> UnderWay:
    return run(workshop_under_way)


def headings(made: Report) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]


def test_a_day_of_two_rankings_is_reported(day: UnderWay) -> None:
    """What it is, both rankings in the order of the programme, method, and the cards as shown."""
    made = report(scene(day))
    assert headings(made) == [
        say("report.about"), say("anatomy.cards"), "Ranking by Public benefit", "Ranking by Risk", say("carry.heading"),
        say("afterwards.heading"), say("anatomy.tables"),
        say("anatomy.how"), say("anatomy.method"), say("report.cards"), say("glossary.heading"),
    ]  # fmt: skip
    assert made.title == "Data for public benefit: a workshop in Ashdale"
    assert "Ashdale Council" in made.subtitle and "2026-11-24" in made.subtitle
    assert sum(isinstance(block, Figure) for block in made.blocks) == 2


def test_it_is_marked_a_draft_or_a_demonstration(day: UnderWay) -> None:
    """Never without one of the two."""
    assert report(scene(day)).notice == say("report.draft")
    assert report(scene(day, demonstration=True)).notice == say("report.demonstration")


def test_only_what_was_opened_is_reported(workshop_under_way: UnderWay) -> None:
    """A ranking that was set up and not run is named as skipped."""
    made = report(scene(workshop_under_way))
    assert "Ranking by Risk" not in headings(made) and "Ranking by Public benefit" in headings(made)
    assert any("Set up and not run: Risk." in str(block) for block in made.blocks)


def test_how_orders_are_compared_is_told_only_of_a_ranking(workshop_under_way: UnderWay) -> None:
    """A day on which nothing was ranked says how far it carries, and nothing of orders."""
    rankings, (always,) = say.of("method")["rankings"], say.of("method")["paragraphs"]
    told = [getattr(block, "text", "") for block in report(scene(workshop_under_way)).blocks]
    assert set(rankings) < set(told) and always in told
    lead = workshop_under_way.lead
    other = workshop_under_way.store.registry.new_workshop()
    _, link = workshop_under_way.store.registry.new_link(other.id, "lead")
    lead.link = link
    assert lead.sets_up(setting_up(activities=planned(5))).status == "done"
    assert lead.opens("acceptability").status == "done"
    told = [getattr(block, "text", "") for block in report(scene(workshop_under_way)).blocks]
    assert not set(rankings) & set(told) and always in told


def test_small_counts_of_people_are_withheld(day: UnderWay) -> None:
    """Police 2 and Housing 1 stand as withheld beside the larger ones."""
    told = "\n".join(map(str, report(scene(day)).blocks))
    assert "('Council', '6')" in told and "('Police', 'withheld')" in told and "('Housing', 'withheld')" in told


def test_people_of_a_table_that_joined_another_are_counted_once(workshop_under_way: UnderWay) -> None:
    """With their own table until the other has counted again, and with that one from then on."""
    world = workshop_under_way
    world.oak.counts_heads(4), world.elm.counts_heads(3)
    world.lead.closes()
    world.lead.says(world.lead.key, kind="merge", table=2, into=1)
    here = scene(world)
    assert {table: said.people for table, said in counted_people(here).items()} == {1: 4, 2: 3, 3: None}
    world.oak.says(replace(world.oak.key, activity="day"), kind="head_count", people=7, counting=here.day.number)
    assert {table: said.people for table, said in counted_people(scene(world)).items()} == {1: 7, 3: None}


def test_a_silent_table_is_in_the_findings(day: UnderWay) -> None:
    """Every table that was set up is looked at, and those that did not finish count in no measure."""
    benefit, risk = (found(scene(day), activity) for activity in opened(scene(day)))
    assert list(benefit.answers) == [1, 2, 3]
    assert benefit.finished("before") == [1, 2] and benefit.has_moved() and not risk.has_moved()
    assert benefit.unplaced_at(2) == [A] and benefit.unplaced_at(2, "now") == []


@pytest.mark.parametrize("demonstration", [False, True])
def test_it_is_a_word_document(day: UnderWay, demonstration: bool) -> None:
    """One that opens, with the mark on its pages, both rankings, pictures drawn, and what was typed as it was typed."""
    made = report(scene(day, demonstration))
    document = Document(BytesIO(word(made, WHEN, "Ashdale Council")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    notice = say("report.demonstration" if demonstration else "report.draft")
    assert notice in text
    assert any(notice in paragraph.text for part in document.sections for paragraph in part.header.paragraphs)
    assert "Ranking by Public benefit" in text and "Ranking by Risk" in text
    assert TYPED in text and f"Because {TYPED}" in text
    assert len(document.inline_shapes) == 2


def test_the_file_of_rankings_holds_both(day: UnderWay) -> None:
    """Benefit before and after its reveal, and risk; without the table that placed nothing."""
    kept = rankings_file.read(rankings_csv(scene(day)))
    assert list(kept) == ["benefit", "benefit after reveal", "risk"]
    assert set(kept["benefit"].tables) == {"Oak", "Elm"} == kept["benefit"].finished
    assert kept["benefit"].tables["Elm"] == ((E,), (D,), (C,), (B,))
    assert kept["benefit after reveal"].tables["Elm"] == ((A,), (E,), (D,), (C,), (B,))
    assert kept["risk"].tables["Oak"] == ((C,), (B,), (A,))


def test_a_day_on_which_nobody_spoke_is_reported(workshop_under_way: UnderWay) -> None:
    """Opened and left alone: the report builds in Word too, without pictures, and the file holds its heading alone."""
    quiet = scene(workshop_under_way)
    made = report(quiet)
    assert not any(isinstance(block, Figure) for block in made.blocks)
    assert say("report.people_not_counted") in str(made.blocks)
    assert Document(BytesIO(word(made, WHEN))).paragraphs
    assert rankings_csv(quiet).strip() == "activity,table,case_study,position,finished"


def test_page_one_stands_before_the_contents(day: UnderWay) -> None:
    """With what a facilitator did to it: parts written over, left out, and one of their own; and nowhere else."""
    made = report(scene(day))
    heading, passage, *_ = made.opening
    assert heading == Heading(say("opening.heading")) and isinstance(passage, Passage)
    assert passage.sentences[0].text.startswith("On 24 November 2026, three tables took part")
    assert heading not in made.blocks
    key = report_key(day.entry.id)
    assert day.lead.says(key, kind="add_part", part="thanks", after="report.one").status == "done"
    own = {"note": "thanks-heading", "field": "report_own_heading", "text": "Thank you", "base": 0, "client": "desk"}
    assert day.lead.says(key, kind="write", **own).status == "done"
    made = report(scene(day))
    assert Heading("Thank you", 2) in made.opening and Heading("Thank you", 2) not in made.blocks
    assert day.lead.says(key, kind="leave_out", id="report.one").status == "done"
    assert report(scene(day)).opening == ()


# -- the whole report, whatever was held


@pytest.fixture(scope="module")
def whole(tmp_path_factory: Any) -> Iterator[Scene]:
    """A day of every activity at four tables."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('whole') / 'store.db'}", KINDS)
    yield Scene(store, say, a_whole_day(store, tables=4).link, False)
    store.close()


@pytest.fixture(scope="module")
def held(whole: Scene) -> list[Round]:
    return rounds(whole)


def made_of(scene: Scene, held: list[Round]) -> list[Block]:
    """Every block of a report in which only these rounds were held."""
    return [one for part in chapters(scene, held, {}) for one in (Heading(part.heading, part.level), *part.blocks)]


@given(some.sets(some.integers(0, 30)), some.booleans())
@settings(max_examples=12)
def test_every_reference_leads_somewhere_whatever_was_held(
    whole: Scene, held: list[Round], left: set[int], dealt: bool
) -> None:
    """Any activities of a day, with its cards or without: no sentence leads nowhere, and no name is there twice."""
    here = whole if dealt else without_cards(whole)
    blocks = made_of(here, [one for at, one in enumerate(held) if at not in left])
    assert unmet(blocks) == []
    ids = [block.id for block in blocks if isinstance(block, Table | Figure) and block.id]
    assert len(ids) == len(set(ids))


def without_cards(whole: Scene) -> Scene:
    here = Scene(whole.store, whole.words, whole.link, False)
    here.__dict__["day"] = replace(whole.day, setup=replace(whole.day.setup, cards=()))
    return here


def test_page_one_and_what_carries_on_claim_nothing_that_is_not_held(whole: Scene, held: list[Round]) -> None:
    """Each sentence with a number rests on tables and figures that hold it, or that it can be counted in; how many tables and
    cards there were stands in the numbers of the day."""
    made = chapters(whole, held, whole.arrivals())
    evidence = {one.id: one for part in made for one in part.blocks if isinstance(one, Table | Figure)}
    told = [one for part in made if part.chapter in (PAGE_ONE, CARRY, NEXT) for one in sentences(part.blocks)]
    assert sum(bool(one.rests_on) for one in told) > 12
    for sentence in (one for one in told if one.rests_on):
        there = {number for one in (*sentence.rests_on, DAY_TABLE) for number in numbers_in(evidence[one])}
        assert set(named(sentence.text)) <= there, sentence
    shown = [one for part in made if part.chapter == PAGE_ONE for one in part.blocks if isinstance(one, Paragraph)]
    assert len(shown) >= 5 and all(one.rests_on for one in shown)


def test_every_word_of_ours_is_explained(whole: Scene, held: list[Round]) -> None:
    """Those that stand in a report, and no others."""

    def explained(some_of_them: list[Round]) -> set[str]:
        part = chapters(whole, some_of_them, {})[-1]
        assert part.chapter == WORDS
        return {block.strong for block in part.blocks if isinstance(block, Paragraph)}

    assert {"In camps.", "Kendall's W.", "Chance.", "Statement.", "Exit slip.", "Draft record."} <= explained(held)
    assert "Exit slip." not in explained([one for one in held if one.activity.kind != "plenary"])
