"""The report's chapter on the vignettes, for a reader who was not there."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.vignettes import section as chapter
from exercises.vignettes.cases import CASES, FACTORS
from exercises.vignettes.findings import Findings
from exercises.vignettes.section import how_it_ran, method, on_card, section, table_by_table
from tests.exercises.following import follow
from tests.exercises.ranking.test_section import HOSTILE, texts, under
from tests.exercises.vignettes.test_simulated import plays
from tests.exercises.vignettes.vignetting import BY_HAND, a_day, found
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Table
from workshop.words import words
from workshop.writing import Note

say = words()
FEW = ("4 3 2 4", "3 3 2 4", "4 4 ? 3", "2 1 2 -")
SIGNS = st.sampled_from("12345?-")
ROWS = st.lists(st.lists(SIGNS, min_size=4, max_size=4).map(" ".join), min_size=1, max_size=12)
PAGES = [case.card for case in CASES.values()]


def written(of: Findings, part: str) -> str:
    """What stands under a heading of the chapter, as one text."""
    return "\n".join(texts(under(section(of, say), say(f"vignettes.report.{part}"))))


def called(blocks: list[Block], name: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.id == name)


def lines(blocks: list[Block]) -> list[str]:
    return [one.text for block in blocks if isinstance(block, Bullets) for one in block.sentences]


# -- the chapter


def test_it_has_its_parts_in_order() -> None:
    """What moved tables first, then where they put the case, why, what the cases were, and the report of 2018."""
    headings = [
        block.text for block in section(found(*FEW, why="So"), say) if isinstance(block, Heading) and block.level < 3
    ]
    parts = ("moved", "put", "reasons", "cases", "earlier")
    assert headings == ["What moves people most?", *(say(f"vignettes.report.{part}") for part in parts)]


def test_it_opens_with_the_question_and_who_finished() -> None:
    """And, where all tables had the same case, with the case as they read it."""
    _, question, opening, case, *_ = section(found(*FEW, unfinished=(4,)), say)
    assert question == Paragraph(say("vignettes.question"), say("report.question"))
    assert isinstance(opening, Paragraph) and opening.rests_on == ("answers",)
    assert opening.text.endswith("Three of four tables finished.")
    assert isinstance(case, Paragraph) and case.said and "information about people's tax credits" in case.text
    assert isinstance(section(found(*BY_HAND), say)[3], Heading)


def test_cases_stand_with_their_sources_and_changes_are_called_ours() -> None:
    """The reader sees chapter and heading, and for each factor what it was changed to; where they were dealt, each text."""
    told = written(found(*FEW), "cases")
    assert "The Government shares information about people's tax credits" in written(found(*BY_HAND), "cases")
    assert "Chapter 4, “Risks to public service providers from the use of personal data”" in told
    assert "made up for this exercise" in told and "Changed to, for this exercise" in told
    assert "local councils" in told and "charities that give advice" not in told
    assert "(personally identifiable)" in told
    assert "(identifiability not stated)" in written(found(*BY_HAND), "cases")


def test_what_moved_is_told_in_counts_with_what_it_cannot_say() -> None:
    """Below eight tables no picture, no median, no method."""
    of = found(*FEW, revealed=True)
    blocks = under(section(of, say), say("vignettes.report.moved"))
    assert (
        "Two of three tables that placed it moved, all towards less acceptable. One table could not say yet."
        in lines(blocks)[1]
    )
    assert called(blocks, "moves").rows[1] == ("Purpose", "2 of 3", "2", "1", "0", "1", "0")
    assert say("vignettes.limits_same") in texts(blocks) and say("vignettes.limits_strong") in texts(blocks)
    assert not [block for block in section(of, say) if isinstance(block, Figure)] and method(of, say) == []
    assert "median" not in "\n".join(texts([*section(of, say), *table_by_table(of, say)])).lower()


def test_from_eight_tables_there_is_a_picture_and_a_method() -> None:
    """The dots with their alternative, the table of medians, what hangs on single tables, and chance on the method page."""
    of = found(*BY_HAND, revealed=True)
    here = under(section(of, say), say("vignettes.report.moved"))
    assert sum(isinstance(block, Figure) for block in here) == 1
    assert called(here, "moves").rows[1] == ("Purpose", "6 of 8", "6", "2", "0")
    assert called(method(of, say), "medians").rows[1] == (
        "Purpose", "one step towards less acceptable", "two steps towards less acceptable, no change",
        "one step towards less acceptable",
    )  # fmt: skip
    assert lines(here)[0] == (
        "Purpose moved the most tables: six of the eight that placed all three changes. That hangs on single tables: "
        "without one or another of them it would be otherwise."
    )
    assert say("vignettes.limits_dealt") in texts(here)
    assert "There were four cases." in "\n".join(texts(how_it_ran(of, say)))
    about = "\n".join(texts(method(of, say)))
    assert "six of the eight tables that could be left out" in about and "one time in twenty" in about


def test_moves_of_tables_that_placed_all_have_a_column_where_others_did_not() -> None:
    """What the first sentence counts can be read off."""
    of = found(*BY_HAND, "3 2 - 3")
    moves = called(section(of, say), "moves")
    column = moves.columns.index(say("vignettes.columns.of_all"))
    assert [row[column] for row in moves.rows] == ["5 of 8", "6 of 8", "3 of 8"]
    assert say("vignettes.columns.of_all") not in called(section(found(*BY_HAND), say), "moves").columns


def test_where_tables_put_the_case_is_counted() -> None:
    """In words that fit their number; of those that answered."""
    (said, table) = under(section(found(*FEW), say), say("vignettes.report.put"))
    assert lines([said]) == [
        "One of four tables put it at “Mostly not acceptable”, one at “In between”, two at “Mostly acceptable”."
    ]
    assert isinstance(table, Table) and table.rows == (
        ("A rebate on the energy bill", "4", "0", "1", "1", "2", "0", "0"),
    )
    assert lines(under(section(found("4 3 2 4", "4 3 2 4"), say), say("vignettes.report.put"))) == [
        "Both tables put it at “Mostly acceptable”."
    ]
    assert len(lines(under(section(found(*BY_HAND), say), say("vignettes.report.put")))) == 4


def test_reasons_are_quotations_under_what_they_speak_of() -> None:
    """Credited, with the step that the table chose, and for the table to let be quoted; where there are none, no heading."""
    of = found(*FEW, why=HOSTILE)
    quotes = [block for block in under(section(of, say), say("vignettes.report.reasons")) if isinstance(block, Quote)]
    assert len(quotes) == 15 and Quote(f"{HOSTILE} 1", "Table 1: Mostly acceptable", 1) in quotes
    assert "Recipient: local councils" in written(of, "reasons")
    assert say("vignettes.report.reasons") not in texts(section(found(*FEW), say))


def test_where_a_table_did_not_agree_is_a_quotation() -> None:
    """In its own words, only where there is something."""
    of = found(*FEW)
    note = Note("dissent", "dissent", "One of us would not.", None, 1)
    said = replace(of, sheets={**of.sheets, 2: replace(of.sheets[2], notes=(note,))})
    assert under(section(said, say), say("vignettes.report.dissent")) == [Quote("One of us would not.", "Table 2", 2)]
    assert say("vignettes.report.dissent") not in texts(section(of, say))


def test_the_report_of_2018_is_kept_apart() -> None:
    """Each sentence with its chapter and heading, and that these tables neither confirm nor refute it."""
    told = written(found(*FEW), "earlier")
    assert told.count("Chapter") == 3 and say("vignettes.report.earlier_not") in told


def test_nobody_said_anything() -> None:
    """The chapter says so, and draws nothing."""
    of = found("- - - -", "- - - -", unfinished=(1, 2))
    of = replace(of, sheets={n: replace(s, finished=()) for n, s in of.sheets.items()})
    blocks = follow(chapter, of, PAGES)
    assert say("vignettes.report.none_finished") in texts(blocks) and "No table finished." in "\n".join(texts(blocks))
    assert not [block for block in blocks if isinstance(block, Figure | Quote)]
    assert [on_card(of, card, say) for card in PAGES] == [[]] * 4


# -- the card's page, and the appendices


def test_the_page_of_its_card_says_where_tables_put_it_and_why() -> None:
    """Reasons from both ends; where all had the case also how they moved; nothing on the page of another card."""
    blocks = on_card(found(*FEW, why="So says"), "supplier-rebate", say)
    assert (
        lines(blocks)[0].startswith("One of four tables put it at “Mostly not acceptable”") and len(lines(blocks)) == 4
    )
    assert [block.table for block in blocks if isinstance(block, Quote)] == [1, 3, 4]
    dealt = found(*BY_HAND)
    (case, *_) = dealt.cases()
    assert len(lines(on_card(dealt, case.card, say))) == 1
    assert on_card(dealt, "energy-rebate", say) == []


def test_every_answer_stands_in_the_appendix() -> None:
    """Raw answers: each step in words, with how far it is from the case, and an answer left out as such."""
    (answers,) = table_by_table(found(*FEW, unfinished=(4,)), say)
    assert isinstance(answers, Table)
    assert answers.rows[2] == ("Table 3", "Mostly acceptable", "Mostly acceptable (no change)", "We cannot say yet",
                               "In between (one step towards less acceptable)", "yes")  # fmt: skip
    assert answers.rows[3][0] == "Table 4" and answers.rows[3][4:] == ("no answer", "no")


def test_where_cases_were_dealt_each_table_has_its_own() -> None:
    """What the case was and what it was changed to, in the order in which the table met them; a silent table has none."""
    of = found(*BY_HAND, "- - - -")
    blocks = table_by_table(of, say)
    (dealt,) = [block for block in blocks if isinstance(block, Table) and block.id == "answers"]
    assert dealt.columns[1] == "Its case" and len({row[1] for row in dealt.rows}) == 4
    assert [block.text for block in blocks if isinstance(block, Heading)] == [f"Table {n}" for n in range(1, 9)]
    own = called(blocks, "own-2")
    assert [row[0] for row in own.rows] == ["The case", "Purpose", "Recipient", "Type of data"]
    assert own.rows[0][1] == of.deals[2].case.title and not [block for block in blocks if isinstance(block, Quote)]


def test_how_it_ran_names_what_is_missing() -> None:
    """Who had not finished, what was left out, what could not be said; or that nothing is missing."""
    told = texts(how_it_ran(found(*FEW, "3 3 3 3", unfinished=(5,)), say))
    assert told[-3:] == [
        "Had not finished, so not counted: Table 5.",
        "Table 3 could not say yet: Purpose.",
        "Table 4 left without an answer: Recipient.",
    ]
    assert (
        any(text.startswith("25 minutes were planned.") for text in told) and found(*FEW).activity.instruction in told
    )
    assert texts(how_it_ran(found("3 3 3 3"), say))[-1] == say("vignettes.report.nothing_missing")


# -- every reference


@pytest.mark.parametrize("tables", [1, 2, 6, 9, 12])
def test_every_sentence_of_a_simulated_day_leads_to_what_it_rests_on(tables: int) -> None:
    day, activity = a_day(tables)
    follow(chapter, Findings(day, activity, {table: plays(tables, table) for table in range(1, tables + 1)}), PAGES)


@settings(max_examples=30)
@given(ROWS, st.sets(st.integers(1, 12)), st.booleans())
def test_every_sentence_leads_to_what_it_rests_on(rows: list[str], late: set[int], revealed: bool) -> None:
    """Whatever tables placed or left out, and whoever had not finished."""
    follow(chapter, found(*rows, unfinished=tuple(late), revealed=revealed, why="So"), PAGES)


@settings(max_examples=30)
@given(ROWS)
def test_moves_are_what_the_answers_hold(rows: list[str]) -> None:
    """Counted again from nothing but what tables placed."""
    moves = called(section(found(*rows), say), "moves")
    for row, at in zip(moves.rows, range(1, 1 + len(FACTORS)), strict=True):
        pairs = [(said[0], said[at]) for said in map(str.split, rows) if said[0].isdigit() and said[at].isdigit()]
        less, more = sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)
        assert row[1:5] == (f"{less + more} of {len(pairs)}", str(less), str(len(pairs) - less - more), str(more))
