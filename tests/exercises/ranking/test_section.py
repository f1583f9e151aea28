"""The report's section on a ranking: only what tables said, with what is missing named."""

import re
from dataclasses import replace

import pytest

from exercises.ranking.answer import Elsewhere, Weighed
from exercises.ranking.findings import Findings
from exercises.ranking.section import by_table, method, missing, moved, section
from tests.exercises.ranking.told import A, B, C, E, dealt, found, named, note, order, revealed, said
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Table
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
            case Bullets(items=items):
                said_here += items
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
    """How it was run, agreement, tables, reasons, what is missing; risks only where tables named them."""
    headings = [block.text for block in written(found(said("A B"), said("B A"))) if isinstance(block, Heading)]
    wanted = [say(f"report.{part}") for part in ("how_run", "agreement", "by_table", "reasons", "missing")]
    assert headings[0] == "Ranking by Public benefit" and [one for one in headings if one in wanted] == wanted
    assert say("report.risks") not in headings
    risk = written(found(said("A B"), said("B A"), exercise="risk"))
    assert Heading(say("report.risks"), 2) in risk and say("report.no_risks") in texts(risk)


def test_it_says_how_it_was_run() -> None:
    """The question, minutes, cards, what tables were told, who finished, and whether orders were revealed."""
    open_yet = found(said("A B"), said("B", finished=False))
    told = " ".join(texts(under(written(open_yet), say("report.how_run"))))
    assert open_yet.exercise.question in told and "5 cards" in told and "30 minutes" in told
    assert open_yet.activity.instruction in told and "One of two tables finished." in told
    assert say("report.not_revealed") in told
    shown = texts(written(found(*revealed(said("A B"), said("B A")))))
    assert any(say("report.was_revealed") in text for text in shown)


def test_the_record_is_the_order_before_the_reveal() -> None:
    """Pictures and tables of places show it, and what moved stands apart with a sentence for each card that did."""
    blocks = written(found(said("B A C D E", before="A B C D E"), said("A B C D E", before="A B C D E")))
    places = tables(under(blocks, say("report.agreement")))
    assert places[0].rows[0] == ("Table 1", "1", "2", "3", "4", "5")
    apart = under(blocks, say("report.moved"))
    (sentences,) = [block for block in apart if isinstance(block, Bullets)]
    assert sentences.items == (
        "Table 1: A Justice Data Lab, from 1 to 2", f"Table 1: B {found().deck[B].card.short_name}, from 2 to 1",
    )  # fmt: skip
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
    blocks = written(found(said("A B C D E"), said("", finished=False)))
    assert texts(under(blocks, "Table 2")) == ["", say("report.said_nothing"), "", say("report.no_criteria")]
    assert any("Had not finished, so counted in no measure: Table 2." in text for text in texts(blocks))


def test_a_table_that_never_finished_is_shown_and_not_counted() -> None:
    """Its order stands under its name as unfinished, and in no row of places."""
    blocks = written(found(said("A B C D E"), said("B A", finished=False), said("A B C E D")))
    (own,) = tables(under(blocks, "Table 2"))
    assert own.caption == "The order of Table 2 before the reveal (had not finished)"
    assert [place for place, _ in own.rows] == ["1", "2", "not placed", "not placed", "not placed"]
    places, come_to = tables(under(blocks, say("report.agreement")))
    assert [row[0] for row in places.rows] == ["Table 1", "Table 3"]
    assert come_to.rows[0][1] == "1"


def test_where_nobody_finished_nothing_is_measured() -> None:
    """One sentence instead of pictures, and no measure in the appendix."""
    nobody = found(said("A B", finished=False), said("", finished=False))
    assert texts(under(written(nobody), say("report.agreement"))) == ["", say("agreement.none_finished")]
    assert texts(method(nobody, say))[1:] == [say("measures.undefined")]


def test_finished_with_nothing_placed_is_reported_as_that() -> None:
    """A table may finish without placing a card, alone or beside others; the report still builds."""
    alone = written(found(said(""), said("", finished=False)))
    assert say("report.said_nothing") in texts(alone)
    beside = written(found(said("A B C D E"), said("| A B C D E"), said("B A C D E")))
    assert say("report.said_nothing") in texts(under(beside, "Table 2"))


def test_an_order_from_paper_says_so() -> None:
    """In the caption of the table's order."""
    blocks = by_table(found(said("A B", on_paper=True), said("A B")), say)
    assert [table.caption for table in tables(blocks)] == [
        "The order of Table 1 before the reveal (finished, entered from paper)",
        "The order of Table 2 before the reveal (finished)",
    ]


def test_a_table_speaks_in_its_own_words() -> None:
    """Criteria in its order, what made its ends, its dissent, and how many would have a card elsewhere."""
    notes = (note("criteria", "Reach", name="one"), note("criteria", "Need", name="two"), note("dissent", "Two of us object"),
             note("top_because", "It reaches many"), note("bottom_because", "Nobody would notice"))  # fmt: skip
    elsewhere = (Elsewhere(C, "up", 2), Elsewhere(E, "down", 1), Elsewhere("gone", "up", 9))
    blocks = under(written(found(said("A B C D E", notes=notes, elsewhere=elsewhere), said("A"))), "Table 1")
    assert Bullets(("Reach", "Need")) in blocks
    assert Paragraph("Two of us object", say("report.dissent")) in blocks
    assert Paragraph("It reaches many", say("report.top_because")) in blocks
    counts = blocks[-1]
    assert isinstance(counts, Bullets) and len(counts.items) == 2
    assert counts.items[0].endswith(": 2") and "higher" in counts.items[0] and "lower" in counts.items[1]


def test_reasons_stand_under_their_card_with_where_the_table_had_it() -> None:
    """Also of a table that did not place the card; cards nobody wrote about have no heading."""
    blocks = under(written(found(said("B A", notes=(note("reason", "Few gain", A),)),
                                 said("B", notes=(note("reason", "Unclear", A),)))), say("report.reasons"))  # fmt: skip
    assert [type(block) for block in blocks] == [Heading, Quote, Quote]
    assert blocks[1] == Quote("Few gain", "Table 1, which had it at 2 of 2")
    assert blocks[2] == Quote("Unclear", "Table 2, which did not place it")


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
    """Most named first."""
    blocks = written(found(said("A B", argued=B), said("B A", argued=A), said("A B", argued=B)))
    (argued,) = [block for block in under(blocks, say("report.agreement")) if isinstance(block, Bullets)]
    assert [line.rpartition(": ")[2] for line in argued.items] == ["Table 1, Table 3", "Table 2"]


def test_what_is_missing_is_named_once() -> None:
    """Tables that had not finished, cards not placed; or that nothing is missing."""
    said_missing = texts(missing(found(said("A B C D"), said("", finished=False)), say))
    assert said_missing[1] == "Had not finished, so counted in no measure: Table 2."
    assert said_missing[2].startswith("Table 1 did not place: E ") and len(said_missing) == 3
    whole = texts(missing(found(said("A B C D E"), said("E D C B A")), say))
    assert whole[2] == say("report.nothing_missing")


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
    blocks = written(found(*told, exercise="risk", tables=names))
    assert texts(blocks).count(HOSTILE) == 6  # what made the first card first is also a reason for that card
    assert Heading("{table}", 3) in blocks and Heading(f"Oak {HOSTILE}", 3) in blocks
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
    assert any("Table 13" in text and "Had not finished" in text for text in texts(blocks))
