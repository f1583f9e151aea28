"""Criteria for acceptability: what tables say, what is found, what the report tells of it."""

from collections.abc import Iterable
from typing import Any

from exercises.acceptability import KIND, NAME, SORT, doing, factors, planned, simulated
from exercises.acceptability.charts import tiles, tiles_alternative
from exercises.acceptability.factors import FACTORS, NEW, OPTIONS, TESTS
from exercises.acceptability.findings import Findings, findings, sentences
from tests.people import NOON, setting_up
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.sheet import Sheet, apply
from workshop.words import words

SAY = words()
TABLE = KIND.sorts["table"]
ACTIVITY = planned(8)[0]


def day(part: int = SORT, **changed: Any) -> Day:
    setup = setting_up(activities=(ACTIVITY,))
    return Day(setup, "acceptability", {"acceptability": Progress(NOON, NOON + 2100, part=part, **changed)}, 5)


def said(*criteria: tuple[str, str], finished: bool = True) -> Sheet:
    """A table that named these criteria in this order, each with where it put it ("" for nowhere)."""
    acts: list[dict[str, Any]] = []
    for number, (text, option) in enumerate(criteria):
        acts.append(
            {"kind": "write", "note": f"c{number}", "field": "criteria", "text": text, "base": 0, "client": "c"}
        )
        if option:
            acts.append({"kind": "choose", "question": f"c{number}", "choice": option})
    return folded([*acts, {"kind": "finish", "part": SORT}] if finished else acts)


def folded(acts: Iterable[dict[str, Any]], sheet: Sheet | None = None) -> Sheet:
    sheet = sheet or Sheet()
    for act in acts:
        sheet = apply(sheet, TABLE.read(act))
    return sheet


def found(*sheets: Sheet) -> Findings:
    return findings(day(), ACTIVITY, Everyone(dict(enumerate(sheets, 1))))


OAK = said(("It lasts", "long-term"), ("Nobody is shamed", "few-bad-effects"), ("It is kept safe", "secure"))
ELM = said(("It is kept safe", "secure"), ("It ends one day", NEW), ("A clear aim", "purposeful-other"))
ASH = said()


def test_the_list_of_the_report_is_there_in_full() -> None:
    """Three tests, 7 + 5 + 5 = 17 factors, each with a meaning and where the report has it."""
    assert [len(test.factors) for test in TESTS] == [7, 5, 5] and len(FACTORS) == 17
    assert all(factor.meaning.endswith("?") for factor in FACTORS.values())
    assert all(test.source.chapter == "Chapter 5" and test.source.heading for test in TESTS)
    assert len(OPTIONS) == len(set(OPTIONS)) == 21


def test_every_option_stands_under_its_test() -> None:
    """What is new stands under none."""
    assert [factors.test_of(option) is None for option in OPTIONS] == [False] * 20 + [True]


def test_how_far_a_table_is() -> None:
    """In the first part a criterion is named; in the second each is sorted."""
    half = said(("It lasts", "long-term"), ("Safe", ""), finished=False)
    first, second = doing(half, day(NAME), ACTIVITY), doing(half, day(SORT), ACTIVITY)
    assert (first.placed, first.of, first.criteria) == (1, 1, 2)
    assert (second.placed, second.of, second.finished) == (1, 2, False)


def test_which_tests_carry_weight() -> None:
    """Tables are counted, not criteria; and a table that named nothing is not among them."""
    here = found(OAK, ELM, ASH)
    assert here.tables_under("responsible") == [1, 2] and here.tables_first_under("responsible") == [2]
    assert (
        sentences(here, SAY)[0]
        == "Both tables that answered named something under the test “Purposeful”; one put it first."
    )
    assert sentences(here, SAY)[-1].startswith("One of the two tables that answered named something that no factor")
    assert here.silent() == [3] and sentences(found(ASH), SAY) == []


def test_factors_named_by_most_come_first() -> None:
    """Among equals the report's order holds, and what is new is last."""
    assert list(found(OAK, ELM).named()) == ["secure", "long-term", "few-bad-effects", "purposeful-other", NEW]


def test_only_what_was_said_before_the_reveal_counts() -> None:
    """A second thought changes nothing in the record."""
    later = apply(
        apply(OAK, TABLE.read({"kind": "freeze"})), TABLE.read({"kind": "choose", "question": "c0", "choice": NEW})
    )
    assert found(later, ELM).criteria[1][0].option == "long-term"


def test_the_picture_says_itself_in_words() -> None:
    """Table by table, in the order of its criteria; an unsorted one is called so."""
    here = found(OAK, said(("Safe", "")))
    told = tiles_alternative(here.placements(SAY))
    assert "Oak: Purposeful, Purposeful, Responsible" in told and "Elm: Not sorted" in told
    assert tiles(2, 3)["layer"]


def test_simulated_tables_do_what_a_real_one_could() -> None:
    """Every act is read, judged and taken, in both parts."""
    sheet = Sheet()
    for part in (NAME, SORT):
        for pause, act in simulated.acts(day(part), ACTIVITY, part, 3, "laptop", SAY):
            read = TABLE.read(act)
            assert pause >= 0 and TABLE.standing(read, sheet, day(part), "acceptability", 5) == "counts"
            sheet = apply(sheet, read)
    assert len(sheet.choices) == 4 and sheet.finished == (NAME, SORT)
    assert simulated.subject(day(), ACTIVITY, Everyone({1: sheet})) in sheet.choices.values()
