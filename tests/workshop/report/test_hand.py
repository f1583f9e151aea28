"""Whose words they are: a reader is told which parts were written, written over, moved or left out, by their headings."""

from typing import Any

from tests.workshop.report.test_parts_and_draft import act, after, chapter, writes
from workshop.report.blocks import Bullets, Heading, Paragraph
from workshop.report.draft import (
    HEADING,
    OWN_HEADING,
    OWN_WORDS,
    Draft,
    arranged,
    edited,
    heading_of,
    note_of,
    own_notes,
)
from workshop.report.hand import HAND, hand, with_hand
from workshop.report.parts import parts, pieces
from workshop.words import words

SAY = words()
WHOLE = [
    *chapter(),
    *parts("report.how", [Heading("How the day ran"), Paragraph("It ran.")]),
    *parts("report.words", [Heading("Words")]),
]


def told(draft: Draft) -> list[str]:
    """What is said of a draft, line by line."""
    blocks = hand(arranged(WHOLE, draft), draft, SAY)
    return [one.text for block in blocks if isinstance(block, Bullets) for one in block.sentences]


def test_a_report_that_nobody_touched_says_so() -> None:
    (paragraph,) = hand(WHOLE, Draft(), SAY)
    assert paragraph == Paragraph(SAY("hand.nothing"))


def test_what_was_written_over_is_named_by_its_heading() -> None:
    """With its chapter's; as it is called now, where the heading was written over too."""
    piece = pieces(WHOLE[1])[0].id
    assert told(after(writes(note_of(piece), "Close."))) == [SAY("hand.over", parts="Ranking by benefit, Agreement")]
    assert told(after(writes(note_of(piece), "- Two alike.\n- One apart."))) == [], "opened, and not changed"
    named = after(writes(heading_of("benefit"), "Which is best?", HEADING))
    assert told(named) == [SAY("hand.over", parts="Which is best?")]


def test_what_was_written_by_the_lead_is_named() -> None:
    """Once there is something in it."""
    begun = after(act("add_part", part="story", after="benefit"))
    assert told(begun) == []
    heading, text = own_notes("story")
    full = after(act("add_part", part="story", after="benefit"), writes(text, "It rained.", OWN_WORDS))
    assert told(full) == [SAY("hand.own", parts=f"Ranking by benefit, {SAY('hand.no_heading')}")]
    full = after(act("add_part", part="story", after="benefit"), writes(heading, "A story", OWN_HEADING))
    assert told(full) == [SAY("hand.own", parts="Ranking by benefit, A story")]


def test_what_was_left_out_is_named_and_not_repeated() -> None:
    """A chapter once for all that stands in it, a part, or something within one; moving is told too."""
    piece = pieces(WHOLE[1])[0].id
    left = after(act("leave_out", id="benefit"), act("leave_out", id="benefit/missing"), act("leave_out", id=piece))
    assert told(left) == [SAY("hand.out", parts="Ranking by benefit")]
    left = after(
        act("leave_out", id="benefit/missing"), act("leave_out", id=piece), act("arrange", order=["report.words"])
    )
    assert told(left) == [
        SAY("hand.some_out", parts="Ranking by benefit, Agreement"), SAY("hand.out", parts="Ranking by benefit, Missing"),
        SAY("hand.moved"),
    ]  # fmt: skip
    assert "Two alike." not in str(hand(WHOLE, left, SAY))


def test_it_stands_with_how_the_day_ran_and_cannot_be_taken_out() -> None:
    """After that appendix; in one of its own where that one is left out."""

    def headings(draft: Draft) -> list[Any]:
        whole = with_hand(arranged(WHOLE, draft), draft, "report.how", SAY)
        return [(one.text, one.level) for one in edited(whole, draft) if isinstance(one, Heading)][3:]

    named = SAY("hand.heading")
    assert headings(Draft()) == [("How the day ran", 1), (named, 2), ("Words", 1)]
    assert headings(after(act("leave_out", id="report.how"))) == [(named, 1), ("Words", 1)]
    written = after(writes(heading_of("report.how"), "How it went", HEADING))
    assert headings(written) == [("How it went", 1), (named, 2), ("Words", 1)]
    assert HAND not in {part.id for part in WHOLE}
