"""Definitions: what tables say, what is found, what the report tells of it, what simulated tables do."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from exercises.definitions import DRAFT, KIND, READ, REVISE, doing, planned, simulated
from exercises.definitions.findings import Findings, aside, findings
from exercises.definitions.section import statements
from exercises.definitions.sentences import marked_words, shared_sentences, taken_part
from tests.people import NOON, setting_up
from workshop.acts import Refused
from workshop.day import Day, Progress
from workshop.everyone import Everyone
from workshop.setting_up import MOST_WORDS, words_in
from workshop.setup import TablePlace
from workshop.sheet import Sheet, apply
from workshop.words import words

SAY = words()
TABLE = KIND.sorts["table"]
(ACTIVITY,) = planned(8)
FAIR, OPEN, LASTING = "Fair to the many people.", "Open and fair to people", "A gain that lasts for people"
FREEZE = {"kind": "freeze"}


def day(part: int = READ, tables: int = 3, **changed: Any) -> Day:
    names = tuple(TablePlace(number, f"Table {number}") for number in range(1, tables + 1))
    setup = setting_up(activities=(ACTIVITY,), **({} if tables == 3 else {"tables": names}))
    return Day(setup, ACTIVITY.id, {ACTIVITY.id: Progress(NOON, NOON + 1500, part=part, **changed)}, 9)


def folded(acts: Iterable[dict[str, Any]], sheet: Sheet | None = None) -> Sheet:
    sheet = sheet or Sheet()
    for act in acts:
        sheet = apply(sheet, TABLE.read(act))
    return sheet


def writes(text: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "write",
        "note": "definition",
        "field": "definition",
        "text": text,
        "base": 0,
        "client": "c",
        **more,
    }


def asks(text: str, about: str) -> dict[str, Any]:
    return writes(text, note=f"ask-{about}", field="ask", card=about)


def marks(word: int, choice: str | None = "keep", table: int = 1, revision: int = 1) -> dict[str, Any]:
    return {"kind": "choose", "question": f"m-{table}-{revision}-{word}", "choice": choice}


def turned(part: int) -> dict[str, Any]:
    return {"kind": "turned", "part": part}


def read(draft: str, *said: dict[str, Any]) -> Sheet:
    """A table that had a draft ("" for none) when the lead turned to reading, and then said something."""
    return folded([*([writes(draft)] if draft else []), turned(READ), *said])


def found(*sheets: Sheet, part: int = READ) -> Findings:
    return findings(day(part), ACTIVITY, Everyone(dict(enumerate(sheets, 1))))


def test_the_instructions_are_short() -> None:
    """Never more than 60 words at once, and no card is needed."""
    assert all(
        words_in(text) <= MOST_WORDS
        for text in (ACTIVITY.instruction, SAY("definitions.read"), SAY("definitions.revise"))
    )
    assert not KIND.needs_cards and len(KIND.parts(ACTIVITY)) == len(SAY.of("parts")["definitions"])
    assert set(KIND.steps) == set(SAY.of("presses")["definitions"])


# -- what a table may say


def standing(act: dict[str, Any], at: Day, sheet: Sheet | None = None, stage: int | None = 9) -> str:
    return TABLE.standing(TABLE.read(act), sheet or Sheet(), at, ACTIVITY.id, stage)


def test_marks_are_made_while_reading() -> None:
    """Not before, since nothing was dealt; what comes after the turn to revising, or after finishing, came late."""
    with pytest.raises(Refused, match="not been asked yet"):
        standing(marks(1), day(DRAFT))
    assert standing(marks(1), day(READ)) == standing(marks(1, None), day(READ)) == "counts"
    assert standing(marks(1), day(REVISE)) == standing(marks(1), day(READ), Sheet(finished=(READ,))) == "late"


@pytest.mark.parametrize("question", ["m-9-1-1", "m-1-1", "other", "m-1-1-x"])
def test_a_mark_names_a_table_a_revision_and_a_word(question: str) -> None:
    """Any other question is nobody's, and a mark is to keep or to change."""
    with pytest.raises(Refused):
        standing({"kind": "choose", "question": question, "choice": "keep"}, day())
    with pytest.raises(Refused, match="not among the answers"):
        standing(marks(1, "best"), day())


def test_words_count_whenever_they_come() -> None:
    """A draft that is late, a question that is late; but no other field."""
    assert standing(writes(FAIR), day(REVISE)) == standing(asks("Why?", "m-1-1"), day(REVISE)) == "counts"
    with pytest.raises(Refused, match="nothing called"):
        standing(writes("", field="criteria"), day())


def test_how_far_a_table_is() -> None:
    """A definition while drafting, something said of the others' while reading; finished by part; from paper."""
    sheet = read(FAIR, {"kind": "finish", "part": DRAFT})
    assert [doing(sheet, day(part), ACTIVITY).placed for part in (DRAFT, READ, REVISE)] == [1, 0, 1]
    assert doing(folded([marks(1)], sheet), day(READ), ACTIVITY).placed == 1
    assert doing(sheet, day(DRAFT), ACTIVITY).finished and not doing(sheet, day(READ), ACTIVITY).finished
    assert doing(folded([writes(FAIR, client="paper")]), day(), ACTIVITY).on_paper


# -- what is dealt


def test_what_stood_at_the_turn_is_dealt() -> None:
    """A draft that is written on is read as it was, one that came later is read by nobody, and its table reads all the same."""
    here = found(read(FAIR, writes("Better")), read("", writes("Too late")), read(LASTING))
    assert here.texts[1].words == ("Fair", "to", "the", "many", "people.") and 2 not in here.texts
    assert {table: {text.table for text in here.to_read(table)} for table in here.names} == {1: {3}, 2: {1, 3}, 3: {1}}
    assert here.first == {1: FAIR, 2: "Too late", 3: LASTING} and here.last[1] == "Better" and here.revised(1)


def test_nothing_is_dealt_before_the_turn() -> None:
    """And then nobody reads anything, whatever was written."""
    here = found(*(folded([writes(text)]) for text in (FAIR, OPEN, LASTING)), part=DRAFT)
    assert here.texts == {} == here.deal and here.to_read(1) == [] and here.counts(1) == []


def test_a_late_draft_changes_no_deal() -> None:
    """Nor does a table that joins, nor one that closes."""
    sheets = {number: read(FAIR) for number in range(1, 7)} | {7: read("")}
    at = day(tables=8)
    deal = findings(at, ACTIVITY, Everyone({**sheets, 8: Sheet()})).deal
    later = {**sheets, 7: folded([writes(OPEN)], sheets[7]), 8: folded([writes(OPEN)])}
    closed = replace(
        at, setup=replace(at.setup, tables=tuple(replace(one, closed=one.id == 3) for one in at.setup.tables))
    )
    assert deal == findings(closed, ACTIVITY, Everyone(later)).deal and 8 not in deal and len(deal[7]) == 3


# -- what readers said

READERS = (
    read(FAIR),
    read(OPEN, marks(1), marks(5), marks(2, "change", 3), asks("Who decides?", "m-1-1")),
    read(LASTING, marks(1), marks(5, "change"), marks(1, "keep", 2), marks(9), marks(4, revision=7)),
)


def test_marks_are_counted_by_word() -> None:
    """Over readers; what lies beyond the text, or over another revision, is not counted, and nobody marks its own."""
    here = found(*READERS)
    assert here.counts(1) == [(2, 0), (0, 0), (0, 0), (0, 0), (1, 1)]
    assert here.marked(1, "keep") == [("Fair", 2), ("people", 1)] and here.marked(1, "change") == [("people", 1)]
    assert here.questions(1) == ["Who decides?"] and here.spoke(1) == [2, 3] and here.questions(2) == []
    assert found(folded([marks(1)], READERS[0]), *READERS[1:]).counts(1) == here.counts(1)


def test_words_over_all_definitions() -> None:
    """By table, with what some would keep and others change; a definition that readers differ over is the first to discuss."""
    here, without = found(*READERS), aside(SAY)
    assert [(word.forms, len(word.tables)) for word in here.most_marked("keep", without)] == [
        (("fair",), 2), (("open",), 1), (("people",), 1),
    ]  # fmt: skip
    assert [word.forms for word in here.both_ways(without)] == [("people",)]
    assert here.next_discussion() == [1, 2, 3] and here.liveliest(2) == [1, 2]
    shown = marked_words(here.most_marked("keep", without), SAY)
    assert shown["entries"] == ["fair: two tables"] and "about" not in shown
    singles = marked_words(here.most_marked("change", without), SAY)
    assert singles["about"] and singles["entries"] == ["gain: one table", "people: one table"]


def test_what_definitions_share_is_said_in_words() -> None:
    """With how many of how many; and of one definition nothing is said."""
    here = found(*READERS)
    assert taken_part(here, SAY) == "All three tables wrote a definition."
    assert shared_sentences(here, SAY)[:2] == [
        ("In all three definitions:", "people"), ("In two of three definitions:", "fair"),
    ]  # fmt: skip
    assert shared_sentences(found(read(FAIR), read(""), read("")), SAY) == []


def test_what_is_offered_to_the_plenary() -> None:
    """One finding a sentence, without the name of a table; nothing where nothing was written."""
    here = found(folded([writes(f"{FAIR} And open.")], READERS[0]), *READERS[1:])
    offered = statements(here, SAY)
    assert offered[0] == "The word “people” stands in all three definitions of public benefit."
    assert offered[-2].endswith("others change: “people”.")
    assert offered[-1] == "One of three tables changed its definition of public benefit once others had read it."
    assert not any(name in said for said in offered for name in here.names.values())
    assert statements(found(Sheet(), Sheet(), Sheet(), part=DRAFT), SAY) == []


def test_the_reveal_keeps_what_was_said_before_it() -> None:
    """Later marks, questions and words change nothing of it; what was written since is told apart."""
    frozen = [
        folded([writes(f"{text} now"), FREEZE], sheet)
        for text, sheet in zip((FAIR, OPEN, LASTING), READERS, strict=True)
    ]
    later = [folded([writes("Since"), marks(2), asks("Late?", "m-1-1")], sheet) for sheet in frozen]
    before, after = found(*frozen, part=REVISE), found(*later, part=REVISE)
    assert after.last == before.last and after.counts(1) == before.counts(1) and after.questions(1) == ["Who decides?"]
    assert after.since(1) == "Since" and before.since(1) == ""
    assert after.changes(1) == [("", FAIR), ("new", "now")]


# -- simulated tables


def test_simulated_tables_go_through_all_parts() -> None:
    """Every act is one that a table may send and is counted; each marks all that it was dealt, and some write again."""
    sheets: dict[int, Sheet] = dict.fromkeys(range(1, 7), Sheet())
    for part in (DRAFT, READ, REVISE):
        at = day(part, tables=6)
        for table, sheet in sheets.items():
            start = folded([turned(part)], sheet) if part else sheet
            acts = [act for _, act in simulated.acts(at, ACTIVITY, part, table, f"laptop-{table}", SAY)]
            assert {standing(act, at, start) for act in acts} == {"counts"}
            sheets[table] = folded(acts, start)
    here = findings(day(REVISE, tables=6), ACTIVITY, Everyone(sheets))
    assert all(here.spoke(table) == here.readers(table) and len(here.readers(table)) == 3 for table in sheets)
    assert sorted(table for table in sheets if here.revised(table)) == [1, 3, 4, 6]
    assert all(sheet.finished == (DRAFT, READ, REVISE) for sheet in sheets.values())
    assert simulated.subject(day(REVISE, tables=6), ACTIVITY, Everyone(sheets)) in {str(table) for table in sheets}
    assert len(here.shared(aside(SAY))) >= 2


def test_a_simulated_table_does_the_same_each_time() -> None:
    """Within a minute a part."""
    for part in (DRAFT, READ, REVISE):
        one, other = (list(simulated.acts(day(part), ACTIVITY, part, 2, "c", SAY)) for _ in range(2))
        assert one == other and sum(pause for pause, _ in one) < 60
