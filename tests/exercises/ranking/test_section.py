"""The report's section on a ranking: only what tables said, with what is missing named."""

import re
from dataclasses import replace

import pytest

from exercises.ranking import section as ranking_section
from exercises.ranking.answer import Elsewhere, Weighed
from exercises.ranking.findings import Findings
from exercises.ranking.section import how_it_ran, method, moved, on_card, section, table_by_table
from tests.exercises.following import follow
from tests.exercises.ranking.told import A, B, C, E, dealt, found, named, note, order, revealed, said
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Passage, Quote, Sentence, Table
from workshop.words import words

say = words()
HOSTILE = "<script>alert(1)</script> :red[x] {w} $1$ =1+1 | **no**\n# no"


def texts(blocks: list[Block]) -> list[str]:
    """Every piece of text of the blocks, in order."""
    said_here: list[str] = []
    for block in blocks:
        match block:
            case Heading(text=text):
                said_here.append(text)
            case Paragraph(text=text, strong=strong):
                said_here += [strong, text]
            case Passage(sentences=said):
                said_here += [one.text for one in said]
            case Bullets():
                said_here += [one.text for one in block.sentences]
            case Quote(text=text, credit=credit):
                said_here += [text, credit]
            case Table(caption=caption, columns=columns, rows=rows):
                said_here += [caption, *columns, *(cell for row in rows for cell in row)]
            case Figure(caption=caption, alt=alt):
                said_here += [caption, alt]
    return said_here


def under(blocks: list[Block], heading: str) -> list[Block]:
    """The blocks under a heading, up to the next of its level or above."""
    at = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    level = blocks[at].level  # type: ignore[union-attr]
    rest = blocks[at + 1 :]
    end = next((i for i, block in enumerate(rest) if isinstance(block, Heading) and block.level <= level), len(rest))
    return rest[:end]


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def written(of_day: Findings) -> list[Block]:
    return section(of_day, say)


def test_a_section_has_its_parts_in_order() -> None:
    """What was asked, agreement, criteria; risks only where tables named them."""
    headings = [block.text for block in written(found(said("A B"), said("B A"))) if isinstance(block, Heading)]
    assert headings == ["Ranking by Public benefit", say("report.agreement"), say("report.criteria_heading")]
    risk = written(found(said("A B"), said("B A"), exercise="risk"))
    assert Heading(say("report.risks"), 2, "risks") in risk and say("report.no_risks") in texts(risk)


def test_it_says_how_it_was_run() -> None:
    """The question and who finished in the chapter; minutes, what tables were told and the reveal in the appendix."""
    open_yet = found(said("A B"), said("B", finished=False))
    asked, told = " ".join(texts(written(open_yet))), " ".join(texts(how_it_ran(open_yet, say)))
    assert open_yet.exercise.question in asked and "5 cards" in asked and "One of two tables finished." in asked
    assert "30 minutes" in told and open_yet.activity.instruction in told and say("report.not_revealed") in told
    shown = texts(how_it_ran(found(*revealed(said("A B"), said("B A"))), say))
    assert any(say("report.was_revealed") in text and "Both tables finished." in text for text in shown)


def test_every_sentence_leads_to_what_it_rests_on() -> None:
    """To a table or figure that stands somewhere in the report and holds the numbers that it names."""
    notes = (
        note("risk", "Someone is recognised", A, "one"),
        note("criteria", "Reach", name="two"),
        note("reason", "Few gain", B),
    )
    for count in (1, 2, 4, 9):
        for finished in (0, 1, count):
            told = [said("A B C D E" if at % 2 else "E D C B A", notes=notes[: at + 1], argued=B if at % 3 else None,
                         before="A C B D E", finished=at < finished) for at in range(count)]  # fmt: skip
            of_day = found(*told, exercise="risk")
            follow(ranking_section, of_day, of_day.deck)


def test_the_record_is_the_order_before_the_reveal() -> None:
    """Pictures and tables of places show it, and what moved stands apart with a sentence for each card that did."""
    blocks = written(found(said("B A C D E", before="A B C D E"), said("A B C D E", before="A B C D E")))
    of_day = found(said("B A C D E", before="A B C D E"), said("A B C D E", before="A B C D E"))
    (places,) = [table for table in tables(table_by_table(of_day, say)) if table.id == "places"]
    assert places.rows[0] == ("Table 1", "1", "2", "3", "4", "5")
    apart = under(blocks, say("report.moved"))
    (sentences,) = [block for block in apart if isinstance(block, Bullets)]
    assert [one.text for one in sentences.sentences] == [
        "Table 1: A Justice Data Lab, from 1 to 2", f"Table 1: B {found().deck[B].card.short_name}, from 2 to 1",
    ]  # fmt: skip
    assert tables(apart)[0].rows[0] == ("Table 1", "2", "1", "3", "4", "5")


def test_nothing_is_said_of_moves_where_nothing_moved() -> None:
    """No heading without sentences under it."""
    blocks = written(found(*revealed(said("A B C D E"), said("B A C D E"))))
    assert say("report.moved") not in texts(blocks)
    again = written(found(said("B=A C D E", before="A=B C D E"), said("A B C D E", before="A B C D E")))
    assert say("report.moved") not in texts(again)


def test_moves_are_told_card_by_card() -> None:
    """In and out of the order too, and with the names that may be shown."""
    one = found(said("B | A", before="A | B"), said("A", before="A"))
    first, second = moved(one, say, {1: "Table 7"})
    assert first.startswith("Table 7: A ") and first.endswith("from 1 to not placed")
    assert second.startswith("Table 7: B ") and second.endswith("from not placed to 1")


def test_a_silent_table_is_named_as_silent() -> None:
    """It placed nothing and wrote nothing: both are said, and nothing is filled in."""
    of_day = found(said("A B C D E"), said("", finished=False))
    (orders, *_), (criteria,) = (
        tables(table_by_table(of_day, say)),
        tables(under(written(of_day), say("report.criteria_heading"))),
    )
    assert orders.rows[1][:3] == ("Table 2", say("report.unfinished"), say("report.said_nothing"))
    assert criteria.rows[1] == ("Table 2", say("report.unfinished"), "–")
    assert "Table 2" not in [block.text for block in table_by_table(of_day, say) if isinstance(block, Heading)]
    assert any(
        "Had not finished, so counted in no measure: Table 2." in text for text in texts(how_it_ran(of_day, say))
    )


def test_a_table_that_never_finished_is_shown_and_not_counted() -> None:
    """Its order stands under its name as unfinished, and in no row of places."""
    of_day = found(said("A B C D E"), said("B A", finished=False), said("A B C E D"))
    orders, places = tables(table_by_table(of_day, say))
    name, state, order, unplaced = orders.rows[1]
    assert (name, state) == ("Table 2", "had not finished") and re.fullmatch(r"1 B .*; 2 A .*", order)
    assert unplaced.count(";") == 2
    assert [row[0] for row in places.rows] == ["Table 1", "Table 3"]
    (come_to,) = tables(under(written(of_day), say("report.agreement")))
    assert come_to.rows[0][1] == "1"


def test_where_nobody_finished_nothing_is_measured() -> None:
    """One sentence instead of pictures, and no measure in the appendix."""
    nobody = found(said("A B", finished=False), said("", finished=False))
    assert texts(under(written(nobody), say("report.agreement"))) == ["", say("agreement.none_finished")]
    assert texts(method(nobody, say))[1:] == [say("measures.undefined")]


def test_finished_with_nothing_placed_is_reported_as_that() -> None:
    """A table may finish without placing a card, alone or beside others; the report still builds."""
    alone = written(found(said(""), said("", finished=False)))
    assert say("agreement.none_finished") in texts(alone)
    beside = found(said("A B C D E"), said("| A B C D E"), said("B A C D E"))
    assert written(beside) and tables(table_by_table(beside, say))[0].rows[1][2] == say("report.said_nothing")


def test_an_order_from_paper_says_so() -> None:
    """Beside its state."""
    (orders, *_) = tables(table_by_table(found(said("A B", on_paper=True), said("A B")), say))
    assert [row[1] for row in orders.rows] == ["finished, entered from paper", "finished"]


def test_a_table_speaks_in_its_own_words() -> None:
    """Criteria in its order, what made its ends, its dissent, and how many would have a card elsewhere."""
    notes = (note("criteria", "Reach", name="one"), note("criteria", "Need", name="two"), note("dissent", "Two of us object"),
             note("top_because", "It reaches many"), note("bottom_because", "Nobody would notice"))  # fmt: skip
    elsewhere = (Elsewhere(C, "up", 2), Elsewhere(E, "down", 1), Elsewhere("gone", "up", 9))
    of_day = found(said("A B C D E", notes=notes, elsewhere=elsewhere), said("A"))
    (criteria,) = tables(under(written(of_day), say("report.criteria_heading")))
    assert criteria.rows[0][2] == "Reach\nNeed"
    assert any(
        "One of two tables wrote down criteria to go by, two criteria" in text for text in texts(written(of_day))
    )
    blocks = table_by_table(of_day, say)
    assert under(blocks, say("report.dissent")) == [Quote("Two of us object", "Table 1", 1)]
    assert under(blocks, say("report.top_because")) == [Quote("It reaches many", "Table 1", 1)]
    (counts,) = [table for table in tables(blocks) if table.id == "would-move"]
    assert [(row[0], *row[2:]) for row in counts.rows] == [("Table 1", "2", "–"), ("Table 1", "–", "1")]


def test_reasons_stand_on_their_cards_page_with_where_the_table_had_it() -> None:
    """Also of a table that did not place the card; first those that had it high. A card nobody spoke of has nothing."""
    of_day = found(said("B A", notes=(note("reason", "Few gain", A),)), said("B", notes=(note("reason", "Unclear", A),)),
                   said("A B", notes=(note("reason", "Many gain", A),)))  # fmt: skip
    assert [block for block in on_card(of_day, A, say) if isinstance(block, Quote)] == [
        Quote("Many gain", "Table 3, which had it at 1 of 2", 3), Quote("Few gain", "Table 1, which had it at 2 of 2", 1),
        Quote("Unclear", "Table 2, which did not place it", 2),
    ]  # fmt: skip
    assert on_card(of_day, "gone", say) == []


def test_a_cards_page_says_where_tables_had_it() -> None:
    """In a sentence over finished tables, and table by table, the unfinished marked; from four tables with the word for it."""
    few = found(said("A B C"), said("B A C"), said("C B A", finished=False))
    first, places = on_card(few, A, say)
    assert first == Paragraph(
        "Both tables that finished placed it among 5 cards, from 1 to 2.", rests_on=(f"card-{A}",)
    )
    assert isinstance(places, Table)
    assert places.rows == (("1", "Table 1"), ("2", "Table 2"), ("3", "Table 3 (had not finished)"))
    without = on_card(found(said("A B"), said("B A"), said("B | A")), A, say)
    assert texts(without)[1] == "Two of three tables that finished placed it among 5 cards, from 1 to 2."
    four = on_card(found(*[said("A B C D E")] * 4), A, say)
    assert "all at 1." in texts(four)[1] and "chance alone" in texts(four)[3]


def test_risks_of_a_card_stand_on_its_page() -> None:
    """In the words of the tables that named them."""
    of_day = found(said("A", notes=(note("risk", "Someone is recognised", A),)), said(), exercise="risk")
    blocks = on_card(of_day, A, say)
    assert Bullets((Sentence("One of two tables named risks of it:", ("risks",)),)) in blocks
    assert blocks[-1] == Bullets(("Table 1: Someone is recognised",), said=True)


def test_risks_stand_with_who_bears_them() -> None:
    """Likelihood and severity only where a table weighed the risk; what was not said is not stated."""
    notes = (note("risk", "Someone is recognised", A, "one"), note("risk", "Trust is lost", None, "two"))
    weighed = {"one": Weighed(("individuals", "communities"), "possible", "grave")}
    (risks,) = tables(
        under(written(found(said("A", notes=notes, risks=weighed), said(), exercise="risk")), say("report.risks"))
    )
    assert risks.rows[0][2:] == ("Someone is recognised", "individuals, communities", "possible, grave")
    assert risks.rows[1][1:] == ("not stated", "Trust is lost", "not stated", "–")


def test_words_of_agreement_carry_their_chance() -> None:
    """From four finished tables; below that one sentence says why there are none."""
    four = under(written(found(*[said("A B C D E")] * 4)), say("report.agreement"))
    assert sum("chance alone" in text for text in texts(four)) == 3
    two = under(written(found(*[said("A B C D E")] * 2)), say("report.agreement"))
    assert say("report.too_few_for_words") in texts(two) and not any("Alike" in text for text in texts(two))


@pytest.mark.parametrize(("count", "caption"), [(7, "report.orders"), (8, "report.strips")])
def test_the_picture_follows_the_number_of_tables(count: int, caption: str) -> None:
    """Orders side by side up to seven finished tables, strips of dots from eight; both said in words."""
    figures = [block for block in written(found(*[said("A B C D E")] * count)) if isinstance(block, Figure)]
    assert [figure.caption for figure in figures] == [say(caption, heading="Public benefit")]
    assert len(figures[0].alt) > 20


def test_cards_argued_about_are_named_with_their_tables() -> None:
    """Most named first, in words, and beside the card in the table that the words rest on."""
    blocks = under(
        written(found(said("A B", argued=B), said("B A", argued=A), said("A B", argued=B))), say("report.agreement")
    )
    (argued,) = [block for block in blocks if isinstance(block, Bullets)]
    assert [one.text.partition(" tables")[0] for one in argued.sentences[1:]] == ["Two of three", "One of three"]
    (cards,) = tables(blocks)
    assert [row[-1] for row in cards.rows[:3]] == ["Table 2", "Table 1, Table 3", "–"]


def test_what_is_missing_is_named_once() -> None:
    """Tables that had not finished, cards not placed; or that nothing is missing."""
    said_missing = texts(how_it_ran(found(said("A B C D"), said("", finished=False)), say))[-2:]
    assert said_missing[0] == "Had not finished, so counted in no measure: Table 2."
    assert said_missing[1].startswith("Table 1 did not place: E ")
    assert texts(how_it_ran(found(said("A B C D E"), said("E D C B A")), say))[-1] == say("report.nothing_missing")


def test_the_appendix_measures_both_moments() -> None:
    """The record, and where something moved also the order after the reveal."""
    still = [one.text for one in method(found(said("A B C D E"), said("B A C D E")), say) if isinstance(one, Heading)]
    assert still == ["Public benefit: before the reveal"]
    moving = method(found(said("B A C D E", before="A B C D E"), said("A B C D E", before="A B C D E")), say)
    assert len([one for one in moving if isinstance(one, Heading)]) == 2
    assert all("one time in twenty" in one.items[0] for one in moving if isinstance(one, Bullets))


def test_what_was_typed_stays_as_it_was_typed() -> None:
    """Names, criteria, reasons and risks with markup, braces and formulas stand in the blocks letter for letter."""
    notes = tuple(note(field, HOSTILE, A, field) for field in ("criteria", "reason", "risk", "dissent", "top_because"))
    names = named((f"Oak {HOSTILE}", "{table}", "Median"))
    told = (said("A B C D E", notes=notes, argued=A), said("B A C D E", before="A B C D E"), said("E D C B A"))
    of_day = found(*told, exercise="risk", tables=names)
    blocks = [*written(of_day), *table_by_table(of_day, say), *on_card(of_day, A, say)]
    # criteria, dissent and top as they are, the risk in a table, and reasons on the card: what made the first card first is one
    assert texts(blocks).count(HOSTILE) == 6 and f"Oak {HOSTILE}: {HOSTILE}" in texts(blocks)
    for table in tables(blocks):
        assert len(set(table.columns)) == len(table.columns)


def test_the_section_gives_no_order_for_the_room() -> None:
    """No winner, total, verdict or average place is named anywhere in it."""
    blocks = written(found(*[said("A B C D E", argued=A)] * 5))
    assert not re.search(
        r"\b(winner|best|total|score|verdict|overall|consensus|average)\b", " ".join(texts(blocks)), re.I
    )


def test_a_large_room_with_many_cards_builds() -> None:
    """Twenty tables and twenty cards, some unfinished, some on paper."""
    cards = dealt(16)
    line = " ".join(one.letter for one in cards)
    setup = found(said(), cards=cards).day.setup
    full = replace(said(), order=order(line, setup=setup))
    half = replace(said(), order=order("A B", finished=False, setup=setup), on_paper=True)
    blocks = written(found(*[full] * 12, *[half] * 8, cards=cards))
    assert sum(isinstance(block, Figure) for block in blocks) == 1
    late = how_it_ran(found(*[full] * 12, *[half] * 8, cards=cards), say)
    assert any("Table 13" in text and "Had not finished" in text for text in texts(late))
