"""The chapter on the definitions, and what stands of it in the appendices."""

from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.definitions import DRAFT, READ, REVISE, section
from exercises.definitions.findings import Findings, findings
from tests.exercises.definitions.test_definitions import (
    ACTIVITY,
    FAIR,
    FREEZE,
    LASTING,
    OPEN,
    READERS,
    SAY,
    asks,
    day,
    folded,
    found,
    marks,
    read,
    turned,
    writes,
)
from tests.exercises.following import chapter, follow, ours, quoted, sentences
from workshop.everyone import Everyone
from workshop.report.blocks import Block, Heading, Passage, Quote, Table
from workshop.sheet import Sheet

FINISHED = {"kind": "finish", "part": READ}
TYPED = "Six **of** <b>us</b> say {people}"


def tables(blocks: list[Block]) -> dict[str, Table]:
    return {block.id: block for block in blocks if isinstance(block, Table)}


def texts(blocks: list[Block]) -> list[str]:
    return [one.text for one in sentences(blocks)]


def test_the_chapter_opens_with_the_question_and_the_definitions() -> None:
    """How many wrote one, then what they share, how many changed theirs, and where readers differ."""
    blocks = section.section(found(folded([writes(f"{FAIR} And open.")], READERS[0]), *READERS[1:]), SAY)
    opening = blocks[1]
    assert isinstance(opening, Passage) and opening.sentences[0].text == SAY("definitions.question")
    assert [one.text for one in opening.sentences[1:2]] == ["All three tables wrote a definition."]
    assert texts(blocks)[3:7] == [
        "The word “people” stands in all three definitions.",
        "The words “fair”, “open” stand in two of three definitions.",
        "One of three tables changed its definition once others had read it.",
        "Readers differ over the word “people”: some would keep it, others would change it.",
    ]
    assert tables(blocks)["definitions"].rows[:2] == (
        ("Oak", f"{FAIR} And open.", "changed"),
        ("Elm", OPEN, "not changed"),
    )


def test_words_are_listed_with_their_tables() -> None:
    """Those that definitions share, and those that two readers marked, either way; the law last, as the report has it."""
    blocks = section.section(found(*READERS), SAY)
    assert tables(blocks)["shared"].rows == (("people", "Oak, Elm, Ash"), ("fair", "Oak, Elm"))
    marked = tables(section.table_by_table(found(*READERS), SAY))["marked"]
    assert marked.rows == (("fair", "two tables", "–"), ("people", "one table", "one table"))
    law = blocks.index(Heading(SAY("definitions.report.law"), 2, "law"))
    assert "section 7(2)" in repr(blocks[law:]) and "Data for Public Benefit (2018)" in repr(blocks[law:])


def test_a_definition_stands_in_the_appendix_first_and_revised_with_its_marks() -> None:
    """Verbatim, readers counted and not named; a question is its reader's to let be quoted, a definition is the record."""
    oak = folded([writes("Fair to all."), FINISHED], READERS[0])
    here = found(oak, READERS[1], read(""))
    blocks = section.table_by_table(here, SAY)
    quotes = [(block.text, block.credit, block.table) for block in blocks if isinstance(block, Quote)]
    assert quotes == [
        (FAIR, "First definition", 0), ("Who decides?", "A reader would ask", 2), ("Fair to all.", "Revised definition", 0),
        (OPEN, "Its definition; it was not changed", 0),
    ]  # fmt: skip
    assert "Read by two tables; one marked words or asked something." in texts(blocks)
    assert tables(blocks)["marks-1"].rows == (("Would keep", "“Fair” (one table), “people” (one table)"),)
    assert {"Wrote no definition: Ash.", "Had not said that they had finished: Elm."} <= set(
        texts(section.how_it_ran(here, SAY))
    )


def test_an_activity_that_was_left_early() -> None:
    """Without reading, with one definition or none: nothing is compared, and nothing filled in."""
    drafted = found(folded([writes(FAIR)]), Sheet(), Sheet(), part=DRAFT)
    blocks = section.section(drafted, SAY)
    assert tables(blocks)["definitions"].rows == (("Oak", FAIR),) and set(tables(blocks)) == {"definitions"}
    assert "Readers" not in ours(blocks) and "stands in" not in ours(blocks)
    assert SAY("definitions.report.not_read") in " ".join(texts(section.how_it_ran(drafted, SAY)))
    silent = found(Sheet(), Sheet(), Sheet(), part=DRAFT)
    assert "No table wrote a definition." in ours(section.section(silent, SAY))
    assert section.table_by_table(silent, SAY) == []


def test_a_lone_table_is_read_by_nobody() -> None:
    """So that nothing is said to have changed by it."""
    alone = read(FAIR, turned(REVISE), writes(OPEN, base=1))
    here = findings(day(REVISE, tables=1), ACTIVITY, Everyone({1: alone}))
    told = ours(chapter(section, here))
    assert "once others" not in told and "The one table wrote a definition." in told
    assert tables(section.section(here, SAY))["definitions"].rows == (("Table 1", OPEN),)


def test_a_definition_that_was_taken_out_again() -> None:
    """The first stays in the report, and counts in no shared words."""
    here = found(folded([writes("")], READERS[0]), *READERS[1:])
    assert here.last.keys() == {2, 3} and not here.revised(1) and here.changes(1) == [("gone", FAIR)]
    assert tables(section.section(here, SAY))["definitions"].rows[0] == ("Oak", FAIR, "taken out again")
    assert quoted(section.table_by_table(here, SAY))[0] == (FAIR, 0)


def test_a_definition_that_nobody_could_read_was_not_changed_by_reading() -> None:
    """It is told as one that came late."""
    here = found(read("", writes(FAIR)), read(OPEN), read(LASTING))
    assert tables(section.section(here, SAY))["definitions"].rows[0] == ("Oak", FAIR, "written after the reading")
    assert "No table changed its definition" in ours(section.section(here, SAY))


def test_what_was_typed_is_never_in_words_of_ours() -> None:
    here = found(read(TYPED), read(OPEN, asks(TYPED, "m-1-1")), read(LASTING))
    blocks = chapter(section, here)
    assert TYPED not in ours(blocks) and (TYPED, 2) in quoted(blocks)


texts_of = st.sampled_from(["", FAIR, OPEN, LASTING, "Two things that all people would call fair"])
said_reading = st.lists(
    st.one_of(
        st.builds(marks, st.integers(1, 6), st.sampled_from(["keep", "change"]), st.integers(1, 8)),
        st.builds(asks, st.just("Why?"), st.builds("m-{}-1".format, st.integers(1, 8))),
    ),
    max_size=12,
)


@st.composite
def days(draw: st.DrawFn) -> Findings:
    """A day of up to twelve tables that got as far as they got."""
    part, sheets = draw(st.sampled_from([DRAFT, READ, REVISE])), list[Sheet]()
    for _ in range(draw(st.integers(1, 12))):
        sheet = folded([writes(draft)] if (draft := draw(texts_of)) else [])
        if part:
            sheet = folded([turned(READ), *draw(said_reading)], sheet)
        if part == REVISE:
            sheet = folded([turned(REVISE), *([writes(again, base=1)] if (again := draw(texts_of)) else [])], sheet)
        ends = [FREEZE] if draw(st.booleans()) else []
        sheets.append(folded([{"kind": "finish", "part": part}, *ends] if draw(st.booleans()) else ends, sheet))
    return findings(day(part, tables=len(sheets)), ACTIVITY, Everyone(dict(enumerate(sheets, 1))))


@settings(max_examples=60, deadline=None)
@given(days())
def test_every_sentence_leads_to_what_it_rests_on(here: Findings) -> None:
    """Whatever tables wrote, marked and asked, and wherever the day went on."""
    follow(section, here)
