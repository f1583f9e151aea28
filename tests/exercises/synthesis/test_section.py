"""What the report of a synthesis says, and what its pictures say to somebody who does not see them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from exercises.drawing import filled
from exercises.synthesis.charts import beside, beside_alternative, spots
from exercises.synthesis.findings import synthesis
from exercises.synthesis.report import synthesis_report
from exercises.synthesis.telling import middle_of
from tests.exercises.acceptability import test_acceptability as criteria
from tests.exercises.framework import told as weighing
from tests.exercises.ranking.told import A, note, said
from tests.exercises.synthesis.told import area, holding
from workshop.report import pictures
from workshop.report.blocks import Block, Figure, Heading, Paragraph, Table
from workshop.report.word import word
from workshop.words import words

SAY = words()
ASHDALE = area(
    "Ashdale", said("A B C D E", notes=(note("criteria", "Reach"),)), "A B=C D E", "B A D C", said("A", False)
)
ELMSHIRE = area("Elmshire", "E D C B A", "E D C A B")


def blocks(*areas: Any) -> tuple[Block, ...]:
    return synthesis_report(synthesis(areas), SAY).blocks


def text(of: Any) -> str:
    return "\n".join(map(str, of))


def card(of: Any, wanted: str = A) -> Any:
    return next(one for one in synthesis(of).rankings[0].across if one.card.id == wanted)


def table(of: Any, part: str) -> Table:
    return next(one for one in of if isinstance(one, Table) and part in one.caption)


def test_the_report_says_first_what_is_not_shared() -> None:
    """Before any card: which activities were held where, which not, and what is only in the areas' own reports."""
    south = area("South", "A B C D E", exercise="risk")
    told = blocks(ASHDALE, ELMSHIRE, south)
    said = text(told)
    held_not = SAY("synthesis.held_not", heading="Risk", areas="South", without="Ashdale and Elmshire")
    assert held_not in said
    assert said.index(held_not) < said.index(SAY("synthesis.ranking", heading="Public benefit"))
    assert SAY("synthesis.ranking", heading="Risk") not in said


def test_every_tables_place_stands_as_it_was_given() -> None:
    """Raw places with the length of the list; who had not finished and what was not placed are named."""
    name = card([ASHDALE, ELMSHIRE]).card.name
    rows = table(blocks(ASHDALE, ELMSHIRE), SAY("synthesis.places", card=name)).rows
    assert rows[0][:4] == ("Ashdale", "Table 1 1 of 5, Table 2 1 of 5, Table 3 2 of 4; had not finished: Table 4",
                           "1 of 5 to 2 of 4", "1 of 5")  # fmt: skip
    assert rows[1][:4] == ("Elmshire", "Table 2 4 of 5, Table 1 5 of 5", "4 of 5 to 5 of 5", "4½ of 5")


def test_a_middle_between_lists_of_unequal_length_is_not_invented() -> None:
    there = card([area("North", "A B C D E", "B A D C"), ELMSHIRE]).areas[1]
    assert middle_of(there, SAY) == "between 1 of 5 and 2 of 4"


def test_without_areas_and_tables_enough_chance_is_not_reckoned_and_said_so() -> None:
    assert SAY("synthesis.no_chance", areas="three", tables="three") in text(blocks(ASHDALE, ELMSHIRE))
    three = [area(name, "A B C D E", "B A C D E", "E D C B A") for name in ("North", "South", "West")]
    by_chance = table(blocks(*three), SAY("synthesis.chance_caption", heading="Public benefit", of=5))
    assert by_chance.columns[-1] == SAY("synthesis.column_chance") and len(by_chance.rows) == 4


def test_areas_stand_by_name_and_one_alone_makes_no_synthesis() -> None:
    assert [row[0] for row in table(blocks(ELMSHIRE, ASHDALE), SAY("synthesis.areas_caption")).rows] == [
        "Ashdale", "Elmshire"
    ]  # fmt: skip
    with pytest.raises(ValueError, match="needs 2 areas"):
        blocks(ASHDALE)


def test_texts_that_were_taken_out_are_told_of_their_area() -> None:
    lacking = replace(ASHDALE, day=replace(ASHDALE.day, redactions=2))
    (told,) = [one for one in blocks(lacking, ELMSHIRE) if isinstance(one, Paragraph) and one.strong == "Ashdale."]
    assert told.text == SAY("report.redacted_many", count=2)


def test_criteria_stand_area_by_area_in_the_tables_words() -> None:
    said = text(blocks(ASHDALE, ELMSHIRE))
    assert "Table 1: Reach" in said and SAY("synthesis.wrote_none", tables="Table 1, Table 2") in said


def test_factors_that_nobody_named_are_named() -> None:
    """Tables are counted of those that named criteria; a factor of the seventeen that none used is said."""
    areas = [holding(name, criteria.ACTIVITY, criteria.found(criteria.OAK, criteria.ELM), criteria.day())
             for name in ("North", "South")]  # fmt: skip
    told = blocks(*areas)
    (secure,) = [row for row in table(told, SAY("synthesis.factors_caption")).rows if "two of two" in row]
    assert secure[1:] == ("two of two", "two of two")
    assert SAY("synthesis.factors_nowhere", factors="")[:-1] in text(told)


def test_counts_of_many_areas_stand_in_one_cell() -> None:
    """A column an area would be too narrow for its name on a phone; every area is still named with its count."""
    areas = [holding(name, criteria.ACTIVITY, criteria.found(criteria.OAK), criteria.day()) for name in "NSEW"]
    counts = table(blocks(*areas), SAY("synthesis.factors_caption"))
    assert (
        len(counts.columns) == 2 and counts.rows[0][1] == "E: one of one; N: one of one; S: one of one; W: one of one"
    )


def weighed(name: str, *sheets: Any, **options: Any) -> Any:
    activity = weighing.activity(**options)
    day = weighing.day(activity, len(sheets))
    return holding(name, activity, weighing.Findings(day, activity, dict(enumerate(sheets, 1))), day)


def test_the_framework_is_set_side_by_side_only_for_one_proposal() -> None:
    """Each table by name at its point; another proposal is listed as another one."""
    left, right = weighing.everywhere("1"), weighing.everywhere("5")
    north = weighed("North", left, right, **weighing.PROPOSAL)
    south = weighed("South", right, right, **weighing.PROPOSAL)
    west = weighed("West", left, **{**weighing.PROPOSAL, "title": "Another one"})
    told = blocks(north, south, west)
    first = next(one for one in told if isinstance(one, Table) and SAY("synthesis.column_question") in one.columns)
    assert first.rows[0][1:] == ("North", "furthest left: Oak; furthest right: Elm")
    assert first.rows[1][1:] == ("South", "furthest right: Elm, Oak")
    assert {row[1] for row in first.rows} == {"North", "South"}
    assert SAY("synthesis.weighed", area="West", proposals="Another one") in text(told)
    assert SAY("synthesis.framework_apart") in text(blocks(north, west))


def test_proposals_of_the_tables_own_are_listed_once_each() -> None:
    """Where each table weighs its own, areas are not set side by side, even where two tables typed the same."""
    sheets = [weighing.everywhere("1", weighing.note("title", title)) for title in ("A list", "A list", "A map")]
    told = text(blocks(weighed("North", *sheets), weighed("South", *sheets[:1])))
    assert SAY("synthesis.weighed", area="North", proposals="A map; A list") in told
    assert SAY("synthesis.framework_apart") in told


def test_headings_go_down_without_gaps() -> None:
    levels = [one.level for one in blocks(ASHDALE, ELMSHIRE) if isinstance(one, Heading)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_no_word_of_a_winner_or_a_total() -> None:
    said = text(blocks(ASHDALE, ELMSHIRE)).lower()
    assert not [word for word in ("winner", "score", "average", "total", "best", "worst") if word in said]


def test_a_picture_in_words() -> None:
    """The areas with how many tables placed the card, from where to where, and the middle."""
    one = card([ASHDALE, ELMSHIRE])
    assert beside_alternative(one, SAY) == (
        f"Where the tables of 2 areas placed {one.card.name}, each in its own list. "
        "Ashdale: 3 tables, from 1 of 5 to 2 of 4, the middle 1 of 5. "
        "Elmshire: 2 tables, from 4 of 5 to 5 of 5, the middle 4½ of 5."
    )


def test_a_dot_for_each_table_and_none_hides_another() -> None:
    """Tables that said the same stand above one another; an area where none placed the card keeps its line."""
    silent = area("Silent", "", "")
    frame = spots(card([ASHDALE, ELMSHIRE, silent]))
    assert list(frame["label"]) == ["Ashdale"] * 3 + ["Elmshire"] * 2 + ["Silent"]
    assert frame["share"].isna().tolist() == [False] * 5 + [True]
    assert not frame.duplicated(["label", "share", "lane"]).any()
    assert "Silent: no finished table placed it." in beside_alternative(card([ASHDALE, ELMSHIRE, silent]), SAY)


def test_the_picture_is_drawn_and_its_spec_is_built_once() -> None:
    one = card([ASHDALE, ELMSHIRE])
    spec = beside(2, "Axis", ("Key",))
    assert spec is beside(2, "Axis", ("Key",)) and spec["data"] == {"name": "source"}
    assert "Elmshire" in pictures.svg(filled(spec, spots(one)))


def test_the_report_becomes_a_word_document() -> None:
    """With a picture and its alternative for each card."""
    report = synthesis_report(synthesis([ASHDALE, ELMSHIRE]), SAY)
    assert sum(isinstance(one, Figure) for one in report.blocks) == 5
    assert word(report, datetime(2026, 11, 26))[:2] == b"PK"
