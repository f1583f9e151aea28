"""The report's section on the vignettes, for a reader who was not there."""

from dataclasses import replace

from exercises.vignettes.findings import Findings
from exercises.vignettes.section import method, section
from tests.exercises.ranking.test_section import HOSTILE, texts, under
from tests.exercises.vignettes.vignetting import BY_HAND, found
from workshop.report.blocks import Block, Figure, Heading, Quote, Table
from workshop.words import words
from workshop.writing import Note

say = words()
FEW = ("4 3 2 4", "3 3 2 4", "4 4 ? 3", "2 1 2 -")


def written(of: Findings, part: str) -> str:
    """What stands under a heading of the section, as one text."""
    return "\n".join(texts(under(section(of, say), say(part))))


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def test_a_section_has_its_parts_in_order() -> None:
    """How it was run, cases, where they were put, what moved, answers, reasons, the report of 2018, what is missing."""
    headings = [block.text for block in section(found(*FEW), say) if isinstance(block, Heading) and block.level < 3]
    parts = ("cases", "put", "moved", "answers", "reasons", "earlier", "missing")
    assert headings == [
        say("vignettes.report.heading"), say("report.how_run"), *(say(f"vignettes.report.{part}") for part in parts),
    ]  # fmt: skip


def test_cases_stand_with_their_sources_and_changes_are_called_ours() -> None:
    """The reader sees the whole text, chapter and heading, and for each factor what it was changed to."""
    told = written(found(*FEW), "vignettes.report.cases")
    assert "The Government shares information about people's tax credits" in told
    assert "Chapter 4, “Risks to public service providers from the use of personal data”" in told
    assert "made up for this exercise" in told and "Changed to, for this exercise" in told
    assert "local councils" in told and "charities that give advice" not in told
    assert "(personally identifiable)" in told
    assert "(identifiability not stated)" in written(found(*BY_HAND), "vignettes.report.cases")


def test_what_moved_is_told_in_counts_with_what_it_cannot_say() -> None:
    """Below eight tables no picture, no median, no method."""
    of = found(*FEW, revealed=True)
    told = written(of, "vignettes.report.moved")
    assert "Purpose, now to plan which streets to insulate first." in told
    assert "Two of three tables moved, all towards less acceptable. One table could not say yet." in told
    assert say("vignettes.limits_same") in told and say("vignettes.limits_strong") in told
    assert not [block for block in section(of, say) if isinstance(block, Figure)] and method(of, say) == []
    assert "median" not in "\n".join(texts(section(of, say))).lower()


def test_from_eight_tables_there_is_a_picture_and_a_method() -> None:
    """The dots with their alternative, the table of medians, what holds without any one table, and chance on the method page."""
    of = found(*BY_HAND, revealed=True)
    here = under(section(of, say), say("vignettes.report.moved"))
    assert sum(isinstance(block, Figure) for block in here) == 1
    (moved,) = tables(here)
    assert moved.rows[1] == (
        "Purpose", "6", "2", "0", "one step towards less acceptable", "two steps towards less acceptable, no change",
        "one step towards less acceptable",
    )  # fmt: skip
    told = "\n".join(texts(here))
    assert "Purpose moved the most tables" in told and say("vignettes.limits_dealt") in told
    assert "There were 4 cases." in written(of, "report.how_run")
    about = "\n".join(texts(method(of, say)))
    assert "blocks" in about and "one time in twenty" in about


def test_every_answer_stands_in_the_table() -> None:
    """Raw answers first: each step in words, with how far it is from the case, and an answer left out as such."""
    (answers,) = tables(under(section(found(*FEW, unfinished=(4,)), say), say("vignettes.report.answers")))
    assert answers.rows[2] == ("Table 3", "Mostly acceptable", "Mostly acceptable (no change)", "We cannot say yet",
                               "In between (one step towards less acceptable)")  # fmt: skip
    assert answers.rows[3][0] == "Table 4 (had not finished)" and answers.rows[3][4] == "no answer"
    (dealt,) = tables(under(section(found(*BY_HAND), say), say("vignettes.report.answers")))
    assert dealt.columns[1] == "Its case" and len({row[1] for row in dealt.rows}) == 4


def test_reasons_are_in_the_tables_words_and_credited_to_them() -> None:
    """With the step that the table chose, under the change that it speaks of."""
    of = found(*FEW, why=HOSTILE)
    quotes = [block for block in under(section(of, say), say("vignettes.report.reasons")) if isinstance(block, Quote)]
    assert len(quotes) == 15 and Quote(f"{HOSTILE} 1", "Table 1: Mostly acceptable") in quotes
    assert "Recipient: local councils" in written(of, "vignettes.report.reasons")
    assert say("vignettes.report.no_reasons") in written(found(*FEW), "vignettes.report.reasons")


def test_where_a_table_did_not_agree_is_told() -> None:
    """In its own words, only where there is something."""
    of = found(*FEW)
    note = Note("dissent", "dissent", "One of us would not.", None, 1)
    said = replace(of, sheets={**of.sheets, 2: replace(of.sheets[2], notes=(note,))})
    assert written(said, "vignettes.report.dissent") == "Table 2:\nOne of us would not."
    assert say("vignettes.report.dissent") not in texts(section(of, say))


def test_what_is_missing_is_named() -> None:
    """Who had not finished, what was left out, what could not be said; or that nothing is missing."""
    told = written(found(*FEW, "3 3 3 3", unfinished=(5,)), "vignettes.report.missing").split("\n")
    assert told == [
        "Had not finished, so not counted: Table 5.",
        "Table 3 could not say yet: Purpose.",
        "Table 4 left without an answer: Recipient.",
    ]
    assert written(found("3 3 3 3"), "vignettes.report.missing").strip() == say("vignettes.report.nothing_missing")


def test_the_report_of_2018_is_kept_apart() -> None:
    """Each sentence with its chapter and heading, and that these tables neither confirm nor refute it."""
    told = written(found(*FEW), "vignettes.report.earlier")
    assert told.count("Chapter") == 3 and say("vignettes.report.earlier_not") in told


def test_nobody_said_anything() -> None:
    """The section says so, and draws nothing."""
    of = found("- - - -", "- - - -", unfinished=(1, 2))
    told = "\n".join(
        texts(section(replace(of, sheets={n: replace(s, finished=()) for n, s in of.sheets.items()}), say))
    )
    assert say("vignettes.none_finished") in told and say("vignettes.report.answers") not in told
