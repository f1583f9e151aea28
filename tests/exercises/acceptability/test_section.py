"""The chapter on what makes a use acceptable, and what stands of it in the appendices."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.acceptability import NAME, SORT, section
from exercises.acceptability.factors import FACTORS, NEW, OPTIONS
from exercises.acceptability.findings import Findings, findings
from tests.exercises.acceptability.test_acceptability import ACTIVITY, ASH, ELM, OAK, SAY, day, folded, found, said
from tests.exercises.following import chapter, follow, ours, quoted, sentences
from tests.people import setting_up
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.report.blocks import Block, Figure, Heading, Table
from workshop.setup import TablePlace
from workshop.sheet import Sheet

TYPED = "Thirteen **of** <b>our</b> {people}"


def tables(blocks: list[Block]) -> dict[str, Table]:
    return {block.id: block for block in blocks if isinstance(block, Table)}


def texts(blocks: list[Block]) -> list[str]:
    return [one.text for one in sentences(blocks)]


def disagrees(sheet: Sheet, text: str = TYPED) -> Sheet:
    return folded([{"kind": "write", "note": "d", "field": "dissent", "text": text, "base": 0, "client": "c"}], sheet)


def test_the_chapter_says_what_was_asked_and_how_many_answered() -> None:
    """Then what more than one named, what is new, and what nobody named; over tables that answered."""
    told = texts(section.section(found(OAK, ELM, ASH), SAY))
    assert told[0] == SAY("acceptability.question")
    assert told[1] == "Two of three tables named criteria, the most important first."
    assert told[3:6] == [
        "Both tables that answered named something under the factor “Kept and shared securely”.",
        "One of the two tables that answered named something that no factor of 2017 covers.",
        "14 of the 17 factors of 2017 were named by no table.",
    ]


def test_all_seventeen_factors_stand_in_it() -> None:
    """Also those that nobody named; and each table's first, in its own words."""
    held = tables(section.section(found(OAK, ELM, ASH), SAY))
    assert len([row for row in held["factors"].rows if not row[0].endswith("none of these")]) == 17
    assert ("What the public would expect", "Purposeful", "no table") in held["factors"].rows
    assert held["first"].rows[0] == ("Oak", "It lasts", "Lasting effects (Purposeful)")
    assert held["new"].rows == (("Elm", "It ends one day"),)
    assert held["tests"].rows[2][2:] == ("Oak, Elm", "Elm")


def test_one_table_is_not_told_of_itself_as_of_many() -> None:
    """No word on what it shares with others."""
    told = texts(section.section(findings(day(), ACTIVITY, Everyone({1: OAK})), SAY))
    assert "The one table named something under the test “Purposeful”, and put it first." in told
    assert not any("more than one" in one for one in told)


def test_a_table_is_looked_up_in_the_appendix() -> None:
    """Its list in its order; where it did not agree, as a quotation that it may withhold. A silent one is named in how it ran."""
    here = found(disagrees(OAK), ELM, ASH)
    blocks = section.table_by_table(here, SAY)
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Oak", "Elm"]
    assert tables(blocks)["table-1"].rows[0] == ("1", "It lasts", "Lasting effects (Purposeful)")
    assert quoted(blocks) == [(TYPED, 1)]
    ran = section.how_it_ran(here, SAY)
    assert (
        "Named no criterion: Ash." in texts(ran) and ("Ash", "0", "0", "–", "finished") in tables(ran)["answers"].rows
    )


def test_what_was_not_done_is_not_claimed() -> None:
    """Criteria without tests, where the day went on before sorting; nothing at all, where nobody wrote."""
    named = said(("It lasts", ""), ("Safe", ""), finished=False)
    blocks = section.section(findings(day(NAME), ACTIVITY, Everyone({1: named, 2: Sheet(), 3: named})), SAY)
    assert set(tables(blocks)) == {"first"} and not any(isinstance(block, Figure) for block in blocks)
    assert SAY("acceptability.report.not_sorted") in texts(blocks)
    assert texts(section.section(found(ASH, ASH, ASH), SAY))[1:] == [SAY("acceptability.none")]
    assert section.table_by_table(found(ASH, ASH, ASH), SAY) == []


@pytest.mark.parametrize("revealed", [False, True])
def test_how_it_ran_says_whether_it_was_revealed(revealed: bool) -> None:
    here = found(folded([{"kind": "freeze"}], OAK) if revealed else OAK, ELM, ASH)
    told = " ".join(texts(section.how_it_ran(here, SAY)))
    assert (SAY("acceptability.report.revealed") in told) is revealed and "35 minutes" in told


def test_what_was_typed_is_never_in_words_of_ours() -> None:
    """It cannot be written over: it stands in tables and quotations."""
    here = found(disagrees(said((TYPED, "secure"), (f"New {TYPED}", NEW))), ELM, ASH)
    blocks = chapter(section, here)
    assert TYPED not in ours(blocks) and TYPED in repr(blocks)


criterion = st.tuples(st.just("It is so"), st.sampled_from(["", *OPTIONS, *["secure"] * 20]))
sheets = st.builds(
    lambda criteria, finished, apart, frozen: folded(
        [{"kind": "freeze"}] if frozen else [],
        disagrees(said(*criteria, finished=finished), apart) if apart else said(*criteria, finished=finished),
    ),
    st.lists(criterion, max_size=5), st.booleans(), st.sampled_from(["", "", "Two of us do not"]), st.booleans(),
)  # fmt: skip


def a_day(said: list[Sheet], part: int) -> Findings:
    names = tuple(TablePlace(number, f"Table {number}") for number in range(1, len(said) + 1))
    progress: dict[str, Any] = {ACTIVITY.id: Progress(0, 60, part=part)}
    return findings(
        Day(setting_up(tables=names, activities=(ACTIVITY,)), ACTIVITY.id, progress, 5), ACTIVITY,
        Everyone(dict(enumerate(said, 1))),
    )  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(sheets, min_size=1, max_size=15), st.sampled_from([NAME, SORT]))
def test_every_sentence_leads_to_what_it_rests_on(said: list[Sheet], part: int) -> None:
    """Whatever tables said and left out, and however many they are."""
    blocks = follow(section, a_day(said, part))
    assert len(FACTORS) == 17 and len(tables(blocks)) >= 1
