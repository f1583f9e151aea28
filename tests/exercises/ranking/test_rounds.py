"""A second round of a ranking, and tags on reasons."""

from dataclasses import replace

from exercises.ranking import NONE_OF_THESE, kinds, rounds
from exercises.ranking.charts import moves
from exercises.ranking.findings import Findings
from exercises.ranking.section import section
from tests.exercises.ranking.told import A, B, C, found, note, said
from workshop.report.blocks import Heading
from workshop.sheet import Sheet
from workshop.words import words

SAY = words()


def both(first: Findings, second: Findings) -> Findings:
    return replace(second, earlier=first.answers)


FIRST = found(
    said("A B C D E", before="A B C D E", notes=(note("reason", "It lasts", A), note("reason", "Far away", C))),
    said("E D C B A", before="E D C B A", notes=(note("reason", "Hardly anybody gains", A),)),
    said("A B", before="A B"),
)
SECOND = found(
    said("B A C D E", before="B A C D E", notes=(note("moved_by", "What the other end said", B),)),
    said("E D C A B", before="E D C A B"),
    said("A B", finished=False),
)


def test_only_tables_that_finished_both_rounds_are_compared() -> None:
    """And only cards placed in both; the sign says which way."""
    here = both(FIRST, SECOND)
    assert rounds.compared(here) == [1, 2]
    assert rounds.moved(here) == {A: {1: -1, 2: 1}, B: {1: 1, 2: -1}}


def test_what_moved_is_said_in_words() -> None:
    """Movers of those compared, then each card with how many tables moved it which way."""
    told = rounds.sentences(both(FIRST, SECOND), SAY)
    assert told[0] == "Both tables that finished both rounds moved at least one card."
    assert told[1].endswith("further up at one, further down at one.")
    assert rounds.sentences(
        both(FIRST, found(said(finished=False), said(finished=False), said(finished=False))), SAY
    ) == [SAY("rounds.none_compared")]


def test_reasons_come_from_both_ends_and_from_nobody_in_particular() -> None:
    """The card's place at the table decides which end its reason is from."""
    here = rounds.reasons(FIRST)
    assert here[A] == rounds.Reasons(("It lasts",), ("Hardly anybody gains",))
    assert here[C].high == ("Far away",)  # the middle of the list belongs to its upper half


def test_a_table_s_own_order_is_a_line_of_letters() -> None:
    """As it would be typed from paper."""
    assert rounds.order_line(found(said("A B=C | D E", before="A B=C | D E")), 1, SAY) == "A B=C | D E"


def test_both_rounds_are_one_picture() -> None:
    """One row for each table compared, for a chosen card."""
    frame = rounds.placements(both(FIRST, SECOND))
    drawn = moves(frame[frame["case_study"] == A])
    assert drawn["turn"].tolist() == ["down", "up"] and drawn["label"].tolist() == ["Table 1", "Table 2"]


def test_the_report_tells_what_moved_only_in_a_later_round() -> None:
    """With the table's own words."""
    told = section(both(FIRST, SECOND), SAY)
    assert Heading(SAY("rounds.heading"), 2, "rounds") in told and "What the other end said" in repr(told)
    assert Heading(SAY("rounds.heading"), 2, "rounds") not in section(FIRST, SAY)


def test_tags_say_which_kinds_were_behind_reasons() -> None:
    """Counted by table, for the cards they speak of; a reason that fits none, and an unknown tag, are counted nowhere."""
    keys = {reason.text: reason.key for reason in kinds.reasons(FIRST)}
    tags = {
        keys["It lasts"]: "root-causes",
        keys["Far away"]: NONE_OF_THESE,
        keys["Hardly anybody gains"]: "root-causes",
    }
    sheet = Sheet(choices=tags | {"reason-gone": "root-causes"})
    assert list(kinds.tagged(FIRST, sheet)) == ["root-causes"]
    told = kinds.sentences(FIRST, sheet, SAY)
    assert len(told) == 1 and "behind reasons at both tables that gave reasons, for A " in told[0]
    assert SAY("kinds.about") in repr(section(replace(FIRST, room=sheet), SAY))
