"""Paired tables: who is paired, what each is shown, and what they wrote back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.ranking import pairing
from exercises.ranking.findings import Findings
from exercises.ranking.section import section
from tests.exercises.ranking.told import A, B, C, D, E, found, note, said
from workshop.report.blocks import Bullets, Heading, Paragraph, Quote
from workshop.words import words

SAY = words()
ORDERS = st.permutations((A, B, C, D, E)).map(lambda cards: tuple((card,) for card in cards))


def paired(here: Findings, *pairs: tuple[int, ...]) -> Findings:
    at = here.day.progress["benefit"]
    return replace(here, day=replace(here.day, progress={"benefit": replace(at, pairs=pairs, paired_until=1.0)}))


HERE = found(
    said("A B C D E", before="A B C D E", notes=(note("criteria", "Lasts"), note("reason", "Nobody else does it", A))),
    said("E D C | A", before="E D C | A", notes=(note("seen", "That it lasts"), note("reason", "Too few gain", A))),
    said("A B C E D", before="A B C E D"),
    said(""),
)


def test_the_least_alike_are_paired_first() -> None:
    """Opposite orders are, then the least alike of the rest; a table that placed nothing is in no pair."""
    assert pairing.pairs(HERE) == ((1, 2, 3),)
    four = replace(HERE, answers={**HERE.answers, 4: said("E D C B A", before="E D C B A")})
    assert pairing.pairs(four) == ((1, 2), (3, 4))


@given(st.lists(ORDERS, min_size=2, max_size=9))
def test_every_table_is_in_one_pair(orders: list[pairing.Ranking]) -> None:
    """Two tables each, and three in one where the number is odd."""
    made = pairing.pairs_of(dict(enumerate(orders, 1)))
    assert sorted(table for pair in made for table in pair) == list(range(1, len(orders) + 1))
    assert sorted(map(len, made)) == [2] * (len(made) - len(orders) % 2) + [3] * (len(orders) % 2)


@pytest.mark.parametrize("rankings", [{}, {1: ((A,), (B,))}])
def test_fewer_than_two_tables_make_no_pair(rankings: dict[int, pairing.Ranking]) -> None:
    """Nothing is there to set beside."""
    assert pairing.pairs_of(rankings) == ()


def test_tables_that_share_no_order_are_paired_all_the_same() -> None:
    """A likeness without meaning comes last, and leaves nobody out."""
    assert pairing.pairs_of({1: ((A,),), 2: ((B,),)}) == ((1, 2),)


def test_a_side_holds_order_criteria_and_reasons_of_one_table() -> None:
    """What was not placed is named, and what was not written is said."""
    first, second = (pairing.side(HERE, table, "Oak", SAY) for table in (1, 2))
    assert first[0] == Heading("Oak", 3)
    assert Bullets(("Lasts",)) in first and any(
        isinstance(b, Paragraph) and b.text == "Nobody else does it" for b in first
    )
    assert isinstance(second[1], Bullets) and second[1].items[-1].startswith(SAY("positions.not_placed"))
    assert Paragraph(SAY("paired.none")) in second and "Nobody else does it" not in str(second)


def test_lines_back_stand_in_the_report_with_whom_they_are_about() -> None:
    """Tables that were paired and wrote nothing are named; where nobody was paired there is no such part."""
    heading = Heading(SAY("paired.heading"), 2)
    assert heading not in section(found(said("A B C", before="A B C")), SAY)
    blocks = pairing.section(paired(HERE, (1, 2, 3)), SAY)
    assert blocks[0] == heading
    assert Quote("That it lasts", "Table 2, beside Table 1 and Table 3", 2) in blocks
    assert Paragraph(SAY("paired.wrote_nothing", tables="Table 1, Table 3")) in blocks
    assert heading in section(paired(HERE, (1, 2)), SAY)


def test_the_pairs_of_one_round_are_not_taken_for_those_of_another() -> None:
    """The line stays, without whom it is about."""
    blocks = pairing.section(replace(paired(HERE, (1, 2)), round=2), SAY)
    assert Quote("That it lasts", "Table 2", 2) in blocks and "Table 1" not in str(blocks)
