"""Page one: what the room checked, what divided it, what follows, on one side whatever was typed."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import takewhile
from typing import Any

import pytest
from docx import Document
from docx.shared import Cm, Pt
from pypdf import PdfReader

from exercises.dividing import divided
from exercises.opening import DAY_TABLE, MOST_CARDS, MOST_STATEMENTS, MOST_STEPS, opening
from exercises.rounds import Round
from tests.exercises.plenary import told as plenary
from tests.exercises.ranking.told import A, B, C, E, found, note, revealed, said
from tests.people import setting_up
from workshop.day import Day
from workshop.report.area import subtitle, title
from workshop.report.blocks import Block, Heading, Paragraph, Passage, Quote, Report, Sentence, Table
from workshop.report.first_page import CUT, SIZES, fits
from workshop.report.letters import width
from workshop.report.pdf import pdf
from workshop.report.references import rested_on
from workshop.report.word import word
from workshop.report.word_styles import TEXT_WIDTH
from workshop.setup import TablePlace
from workshop.sheet import Sheet
from workshop.words import words

SAY = words()
WHEN = datetime(2026, 11, 24, 17, tzinfo=UTC)
A4_TEXT, ARIAL, BOLD = 700.0, 1.15, 1.04  # points within the margins; Arial's line in sizes; what bold beginnings add
PROSE = "We would want to be told before anything about us is shared with anybody. "
LONGEST = {
    "prose": PROSE * 60, "capitals": "WE WOULD WANT " * 300, "wide": "W" * 4000, "signs": "👍 " * 2000,
    "lines": "a\n" * 2000, "narrow": "ill " * 1000,
}  # fmt: skip


def height_in_word(made: Report) -> float:
    """How high the first page is by the styles of the Word document, in points: lines of its own letters' widths and spaces."""
    document = Document(BytesIO(word(made, WHEN)))
    first = list(takewhile(lambda one: one.text != "Contents", document.paragraphs))
    after = document.paragraphs[len(first)]
    assert after.paragraph_format.page_break_before, "the contents open a page"
    return sum(_high(one) for one in first)


def _high(paragraph: Any) -> float:
    form, size = paragraph.style.paragraph_format, paragraph.style.font.size.pt
    room = (TEXT_WIDTH - (Cm(1.6) if paragraph.style.name.endswith("Quote") else 0)) / Pt(1)
    lines = -(-width(paragraph.text) * size * BOLD // (room - size))
    return lines * size * ARIAL * form.line_spacing + form.space_before.pt + form.space_after.pt


def ranked(*tables: Any, exercise: str = "benefit") -> Round:
    here = found(*revealed(*tables), exercise=exercise)
    return Round.of(here.activity, here, 1)


def discussed(tables: dict[int, Sheet], room: Sheet | None = None) -> Round:
    here = plenary.found(tables, room)
    return Round.of(here.activity, here, 1)


def because(text: str, card: str) -> Any:
    return note("reason", text, card, f"why-{text[:9]}")


def steps(*named: tuple[str, str, str]) -> Sheet:
    acts = [
        plenary.write(field, text, f"{field}-{at}", f"step-{at}")
        for at, step in enumerate(named, 1)
        for field, text in zip(("step_what", "step_role", "step_when"), step, strict=True)
        if text
    ]
    return plenary.after(*acts)


def headings(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def told(blocks: list[Block]) -> str:
    return "\n".join(map(str, blocks))


CAMPS = ranked(
    said("A B C D E", notes=(because("It saves lives", A),)),
    said("A C B D E"),
    said("E D C B A", notes=(because("Hardly anybody gains", A), because("Cheap", E))),
    said("D E C B A"),
)
SHOWN = ("We asked who would benefit first.", "Savings counted for less.")


def checked(*texts: str) -> Round:
    """A plenary at which Oak says that all of these are right, and Elm that the first is not quite."""
    right = [act for at, text in enumerate(texts, 1) for act in plenary.answers(text, "right", number=at)]
    return discussed(
        {1: plenary.after(*right), 2: plenary.after(*plenary.answers(texts[0], "not_quite"))},
        plenary.shown_room(*texts),
    )


def test_a_statement_stands_with_what_the_room_said_of_it() -> None:
    """In the words of the statement, which are nobody's to change here."""
    blocks = opening(Day(setting_up()), [checked(*SHOWN)], SAY)
    (first, second) = (block for block in blocks if isinstance(block, Paragraph))
    assert first.text.startswith("“We asked who would benefit first.” One of three") and first.strong == "1."
    assert "that is right; one: not quite; one has not answered." in first.text
    assert first.said and first.rests_on == ("plenary/statements",)
    assert second.text.startswith("“Savings counted for less.” One of three")
    assert headings(blocks) == [SAY("opening.heading"), SAY("opening.checked")]


def test_only_so_many_statements_stand_there_and_the_rest_are_told() -> None:
    """And none that no table answered, or that is not on the wall."""
    texts = tuple(f"Statement {number}" for number in range(7))
    blocks = opening(Day(setting_up()), [checked(*texts)], SAY)
    assert sum(isinstance(block, Paragraph) and block.said for block in blocks) == MOST_STATEMENTS
    assert blocks[-1] == Paragraph("Seven statements were checked in all.", rests_on=("plenary/statements",))
    unanswered = discussed({}, plenary.shown_room(*SHOWN))
    assert headings(opening(Day(setting_up()), [unanswered], SAY)) == [SAY("opening.heading")]


def test_a_card_that_divided_the_room_has_reasons_from_both_ends() -> None:
    """With where tables had it, and what chance would give; a reason needs its table's permission."""
    one, *_ = divided([CAMPS])
    assert one.card == A and one.in_camps
    assert one.both_ends() == [(1, "It saves lives"), (3, "Hardly anybody gains")]
    blocks = opening(Day(setting_up()), [CAMPS], SAY)
    passage = next(block for block in blocks if isinstance(block, Passage) and block.strong)
    assert (
        passage.strong.startswith("A Justice Data Lab") and "camps" in told([passage]) and "chance" in told([passage])
    )
    assert passage.sentences[0].rests_on == (f"benefit/card-{A}",)
    assert [block for block in blocks if isinstance(block, Quote)][:2] == [
        Quote("It saves lives", "Table 1, which had it at 1 of 5", 1),
        Quote("Hardly anybody gains", "Table 3, which had it at 5 of 5", 3),
    ]


def test_few_tables_are_in_no_camps_but_may_have_argued() -> None:
    """Chance alone would give the word for two or three tables."""
    two = ranked(said("A B C D E", argued=B), said("E D C B A", argued=B))
    (one,) = divided([two])
    assert one.card == B and not one.in_camps
    assert [sentence.text for sentence in one.sentences(SAY)][-1] == "Both tables argued about it most."
    assert divided([ranked(said("A B C D E"), said("E D C B A"))]) == []
    assert divided([ranked(said("A B C D E", argued=B))]) == [], "one table alone has no two ends"


def test_each_ranking_has_its_turn_and_no_card_comes_twice() -> None:
    """Benefit's first, then risk's first."""
    risk = ranked(
        said("A B C D E", argued=C), said("E D C B A", argued=A), said("E C D B A", argued=C), exercise="risk"
    )
    assert [(one.round.activity.id, one.card) for one in divided([CAMPS, risk])][:2] == [("benefit", A), ("risk", C)]
    cards = [one.card for one in divided([CAMPS, risk])]
    assert len(cards) == len(set(cards))


def test_next_steps_with_role_and_date_come_first() -> None:
    """Each table's first before anybody's second; what was not said is named so."""
    round_ = discussed({1: steps(("Ask", "", ""), ("Tell", "", "May")), 2: steps(("Try", "Head of service", "June"))})
    *_, first, second, third = opening(Day(setting_up()), [round_], SAY)
    assert first == Paragraph("Try (Head of service)", "June:", ("plenary/next-steps",), said=True)
    assert second == Paragraph("Ask (no role named)", "No date named:", ("plenary/next-steps",), said=True)
    assert isinstance(third, Paragraph) and third.text.startswith("Tell")


def test_a_day_with_nothing_of_these_says_what_it_was_and_where_to_look() -> None:
    """In two sentences, of which the first leads to the numbers of the day."""
    day = Day(setting_up(date="Tue 24 Nov 2026"))
    heading, passage = opening(day, [], SAY)
    assert isinstance(passage, Passage)
    first, second = passage.sentences
    assert first.text == "On 24 November 2026, three tables took part, with five cards on sharing data."
    assert first.rests_on == (DAY_TABLE,) and second.text == SAY("opening.nothing")
    assert SAY("opening.nothing_without_cards") in told(opening(Day(setting_up(cards=())), [], SAY))


def test_orders_that_come_to_no_word_are_pointed_to() -> None:
    """Two tables may be as far apart as can be: no word is given, and it is not said that nothing divided them."""
    apart = ranked(said("A B C D E"), said("E D C B A"))
    _, passage, *others = opening(Day(setting_up()), [apart], SAY)
    assert isinstance(passage, Passage) and not others
    assert passage.sentences[-1] == Sentence(SAY("opening.orders"), ("benefit/orders",))
    assert "divided" not in told([passage])
    assert SAY("opening.orders") not in told(opening(Day(setting_up()), [CAMPS], SAY))


@pytest.mark.parametrize("typed", LONGEST)
def test_it_keeps_to_one_side_with_the_longest_texts_that_can_be_typed(typed: str) -> None:
    """Names of 200 characters, everything else of 4,000: the contents begin on the second page, and what is cut says so."""
    text = LONGEST[typed][:4000].strip()
    line = text[:200].strip()
    tables = tuple(TablePlace(number, f"{number}{line}"[:200]) for number in range(1, 5))
    setup = setting_up(area=line, host=line, date=line, tables=tables)
    reasons = {"notes": (because(text, A), because(text, E)), "argued": A}
    others = {"notes": (because(text[1:], A), because(text[1:], E)), "argued": E}
    orders = revealed(said("A B C D E", **reasons), said("A B C D E"), said("E D C B A", **others), said("E D C B A"))
    here = found(*orders, tables=tables)
    named = replace(here, activity=replace(here.activity, heading=line))
    ranking = Round.of(named.activity, named, 1)
    shown = [f"{number}{text}"[:4000].strip() for number in range(7)]
    sheets = {
        table: plenary.after(
            *(act for at, one in enumerate(shown, 1) for act in plenary.answers(one, answer, number=at)),
            sheet=steps(*[(text, text, text)] * 4),
        )
        for table, answer in ((1, "right"), (2, "not_quite"), (3, "missing"))
    }
    blocks = opening(Day(setup), [ranking, discussed(sheets, plenary.shown_room(*shown))], SAY)
    assert sum(isinstance(block, Quote) for block in blocks) == 2 * MOST_CARDS and CUT in told(blocks)
    assert sum(isinstance(block, Paragraph) and block.said for block in blocks) == MOST_STATEMENTS + MOST_STEPS
    others = [Table("Before", ("a",), (("b",),))] * 99
    evidence = [
        Table("Said", ("a",), (("b",),), id=id) for id in dict.fromkeys(id for one in blocks for id in rested_on(one))
    ]
    notice = f"{SAY('report.demonstration')}. {SAY('keeping.imported')}"
    made = Report(
        title(Day(setup), SAY),
        subtitle(Day(setup), SAY),
        "en-GB",
        (Heading("About"), *others, *evidence),
        notice,
        tuple(blocks),
    )
    assert fits(made, SIZES[-1]) and height_in_word(made) <= A4_TEXT
    if typed in ("prose", "capitals"):
        pages = PdfReader(BytesIO(pdf(made, WHEN))).pages
        assert "Contents" not in pages[0].extract_text() and "Contents" in pages[1].extract_text()


def test_a_quotation_that_is_cut_keeps_all_that_was_said() -> None:
    """So that a permission for the whole is one for what is printed of it."""
    long = ranked(
        said("A B C D E", argued=A, notes=(because(PROSE * 9, A),)), said("E D C B A", argued=A),
    )  # fmt: skip
    quote = next(block for block in opening(Day(setting_up()), [long], SAY) if isinstance(block, Quote))
    assert quote.text.endswith(CUT) and quote.whole == (PROSE * 9).strip() and quote.table == 1
