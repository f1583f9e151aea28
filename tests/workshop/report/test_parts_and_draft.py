"""The facilitator's hand: parts of a report that can be edited, moved and left out, and are never lost or written over."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.people import UnderWay
from workshop.acts import Key, Refused
from workshop.report.blocks import Block, Bullets, Heading, PageBreak, Paragraph, Passage, Quote, Sentence, Table
from workshop.report.draft import (
    HEADING,
    OWN_HEADING,
    OWN_WORDS,
    REPORT,
    WORDS,
    Changed,
    Draft,
    apply,
    arranged,
    changed,
    edited,
    heading_of,
    note_of,
    orphans,
    own_notes,
    seen,
)
from workshop.report.parts import LONGEST_PIECE, Part, as_blocks, as_text, parts, pieces
from workshop.report.references import unmet
from workshop.rights import may_send

PLACES = Table("Places", ("Card", "Oak"), (("A", "1"),), id="places")


def chapter(*sentences: str) -> list[Part]:
    """A ranking's chapter: two sentences that rest on its table, a quotation of table 2, and what is missing."""
    said = tuple(Sentence(one, ("places",)) for one in sentences or ("Two alike.", "One apart."))
    return parts("benefit", [
        PageBreak(), Heading("Ranking by benefit"), Paragraph("How it went."),
        Heading("Agreement", 2), Bullets(said), PLACES, Paragraph("After the table."), Quote("We said so.", "Elm", table=2),
        Heading("Missing", 2), Paragraph("Nothing."),
    ])  # fmt: skip


def act(kind: str, **said: Any) -> Any:
    return REPORT.sorts["room"].read({"kind": kind, **said})


def after(*acts: Any) -> Draft:
    draft = Draft()
    for one in acts:
        draft = apply(draft, one)
    return draft


def writes(note: str, text: str, field: str = WORDS) -> Any:
    return act("write", note=note, field=field, text=text, base=0, client="laptop")


def texts(blocks: list[Block]) -> list[str]:
    return [getattr(block, "text", type(block).__name__) for block in blocks]


def test_a_chapter_is_cut_at_its_headings() -> None:
    """Parts have names that last, and references the chapter's name before them."""
    ranking, agreement, missing = chapter()
    assert [ranking.id, agreement.id, missing.id] == ["benefit", "benefit/agreement", "benefit/missing"]
    assert ranking.new_page and not agreement.new_page
    assert agreement.blocks[1] == replace(PLACES, id="benefit/places") and unmet(agreement.blocks) == []
    (table,) = parts("card", [Heading("A"), Paragraph("x", rests_on=("benefit/places",))])
    assert table.blocks == (Paragraph("x", rests_on=("benefit/places",)),)


def test_headings_of_one_name_get_names_of_their_own() -> None:
    """So that what is done to one is not done to the other."""
    twice = parts(
        "a", [Heading("A"), Heading("Notes", 2), Heading("Notes", 2), Heading("!", 2), Heading("Elm", 2, id="table-2")]
    )
    assert [part.id for part in twice] == ["a", "a/notes", "a/notes-2", "a/part", "a/table-2"]
    with pytest.raises(ValueError, match="a heading was expected"):
        parts("a", [Paragraph("Alone")])


def test_words_of_ours_are_pieces_and_evidence_stands_alone() -> None:
    """Words are cut at tables and quotations; all pieces together are the part."""
    (_, agreement, _) = chapter()
    cut = pieces(agreement)
    assert [piece.ours for piece in cut] == [True, False, True, False]
    assert cut[1].id == "=benefit/places" and len({piece.id for piece in cut}) == 4
    assert tuple(block for piece in cut for block in piece.blocks) == agreement.blocks


def test_a_long_run_is_cut_into_pieces_that_can_be_typed() -> None:
    """None holds more than a note may."""
    (long,) = parts("method", [Heading("Method"), *(Paragraph("word " * 200) for _ in range(12))])
    assert len(pieces(long)) > 4 and all(len(as_text(piece.blocks)) <= LONGEST_PIECE for piece in pieces(long))


def test_without_a_hand_the_report_is_the_draft() -> None:
    """Nothing changes until somebody changes it."""
    assert texts(edited(chapter(), Draft()))[:3] == ["PageBreak", "Ranking by benefit", "How it went."]
    assert edited(chapter(), Draft())[4:8] == list(chapter()[1].blocks)


def test_what_a_person_wrote_stands_and_keeps_its_evidence() -> None:
    """The words before it rested on a table: so do these."""
    whole = chapter()
    piece = pieces(whole[1])[0]
    draft = after(
        writes(note_of(piece.id), "It was close.\n\n- First\n- Last"), writes(heading_of(whole[1].id), "Who agreed")
    )
    made = edited(whole, draft)
    assert Heading("Who agreed", 2) in made and Paragraph("It was close.") in made
    assert Bullets((Sentence("First"), Sentence("Last", ("benefit/places",)))) in made
    assert "Two alike." not in str(made)


def test_new_data_write_over_nothing_and_tell_what_changed() -> None:
    """The person's words stay; what is new is shown, until it was read."""
    piece = pieces(chapter()[1])[0]
    note = note_of(piece.id)
    draft = after(writes(note, "It was close."), act("written_over", note=note, over=seen(piece)))
    assert changed(draft, piece) is None
    new = pieces(chapter("Two alike.", "Three apart.")[1])[0]
    assert new.id == piece.id and changed(draft, new) == Changed(("Three apart.",), 1)
    assert Paragraph("It was close.", rests_on=("benefit/places",)) in edited(
        chapter("Two alike.", "Three apart."), draft
    )
    read = apply(draft, act("written_over", note=note, over=seen(new)))
    assert changed(read, new) is None
    again = apply(read, act("remove_note", note=note))
    assert changed(again, new) is None and note not in again.over
    assert "Three apart." in str(edited(chapter("Two alike.", "Three apart."), again))


def test_words_over_what_is_drafted_no_longer_are_shown() -> None:
    """They are not printed under something else, and not lost."""
    draft = after(writes(note_of("gone#x.1"), "My words."))
    assert [note.text for note in orphans(draft, chapter())] == ["My words."]
    assert "My words." not in str(edited(chapter(), draft))


def test_words_of_every_sort_that_lost_their_place_are_found() -> None:
    """A heading, and words of a part that another device took away, too; but nothing that has a place."""
    _, words = own_notes("story")
    placed = after(
        writes(heading_of("benefit"), "Ours", HEADING), act("add_part", part="story", after="benefit"),
        writes(words, "Loud.", OWN_WORDS), writes(note_of(pieces(chapter()[1])[0].id), "Close."),
    )  # fmt: skip
    assert orphans(placed, chapter()) == []
    late = apply(apply(placed, act("remove_part", part="story")), writes(words, "Loud, and then quiet.", OWN_WORDS))
    assert [note.text for note in orphans(late, [])] == ["Ours", "Close.", "Loud, and then quiet."]


def test_parts_and_pieces_are_left_out_and_put_back() -> None:
    """A part goes with all that stands in it, a chapter with its parts, a figure alone."""
    out = after(act("leave_out", id="benefit/agreement"))
    assert "Agreement" not in texts(edited(chapter(), out)) and "Missing" in texts(edited(chapter(), out))
    assert edited(chapter(), after(act("leave_out", id="benefit"))) == []
    without = after(act("leave_out", id="=benefit/places"))
    assert not any(isinstance(block, Table) for block in edited(chapter(), without))
    assert edited(chapter(), apply(without, act("leave_out", id="=benefit/places", on=False))) == edited(
        chapter(), Draft()
    )


def test_a_part_of_ones_own_stands_where_it_was_put() -> None:
    """With its heading and words; and goes with them."""
    heading, words = own_notes("story")
    draft = after(act("add_part", part="story", after="benefit"), writes(heading, "How it felt", OWN_HEADING),
                  writes(words, "Loud at first.", OWN_WORDS))  # fmt: skip
    made = texts(edited(chapter(), draft))
    assert made.index("How it felt") == made.index("Agreement") - 2
    assert "How it felt" not in texts(edited(chapter(), apply(draft, act("remove_part", part="story"))))


def test_parts_of_ones_own_stay_together_and_in_their_chapter() -> None:
    """When the one before is taken away, and when the one that they stand after is drafted no longer."""
    draft = after(
        act("add_part", part="one", after="benefit/agreement"), act("add_part", part="two", after="benefit/own-one")
    )
    assert [part.id for part in arranged(chapter(), draft)][1:4] == [
        "benefit/agreement", "benefit/own-one", "benefit/own-two",
    ]  # fmt: skip
    alone = apply(draft, act("remove_part", part="one"))
    assert alone.own == {"two": "benefit/agreement"}
    less = [part for part in chapter() if part.id != "benefit/agreement"]
    risk = parts("risk", [Heading("Risk")])
    assert [part.id for part in arranged([*less, *risk], alone)] == [
        "benefit", "benefit/missing", "benefit/own-two", "risk",
    ]  # fmt: skip
    assert [part.id for part in arranged(risk, alone)] == ["risk", "benefit/own-two"]


def test_an_own_part_without_a_heading_stands_as_words_alone() -> None:
    """And one with nothing in it does not stand at all; a heading is one line, however it was typed."""
    heading, words = own_notes("story")
    empty = after(act("add_part", part="story", after="benefit/missing"))
    assert edited(chapter(), empty) == edited(chapter(), Draft())
    assert edited(chapter(), apply(empty, writes(words, "Loud.", OWN_WORDS)))[-1] == Paragraph("Loud.")
    assert texts(edited(chapter(), apply(empty, writes(heading, "How\nit felt", OWN_HEADING))))[-1] == "How it felt"


@given(some.permutations(["benefit", "benefit/agreement", "benefit/missing", "gone"]))
def test_any_order_keeps_every_part(order: list[str]) -> None:
    """Parts come in the order given; a name that is no part's does no harm."""
    draft = after(act("arrange", order=order))
    assert [part.id for part in arranged(chapter(), draft)] == [one for one in order if one != "gone"]


def test_a_part_that_is_new_since_follows_the_one_it_follows_in_the_draft() -> None:
    """Data that come later do not undo an order."""
    draft = after(act("arrange", order=["benefit", "benefit/missing"]))
    assert [part.id for part in arranged(chapter(), draft)] == ["benefit", "benefit/agreement", "benefit/missing"]
    turned = after(act("arrange", order=["benefit/missing", "benefit"]))
    assert [part.id for part in arranged(chapter(), turned)] == ["benefit/missing", "benefit", "benefit/agreement"]


def test_a_chapter_that_is_new_since_does_not_cut_another_in_two() -> None:
    """Where the parts of the one before it were moved."""
    turned = after(act("arrange", order=["benefit", "benefit/missing", "benefit/agreement"]))
    whole = [*chapter(), *parts("risk", [Heading("Risk"), Heading("Agreement", 2)])]
    assert [part.id for part in arranged(whole, turned)] == [*turned.order, "risk", "risk/agreement"]


def test_only_what_may_be_quoted_is_quoted_and_credited_to_the_area() -> None:
    """In a checked report; in a draft record everything stands as it was said."""
    assert Quote("We said so.", "Elm", table=2) in edited(chapter(), Draft())
    assert not any(isinstance(block, Quote) for block in edited(chapter(), Draft(), permitted=set()))
    assert Quote("We said so.", "Ashdale", table=2) in edited(chapter(), Draft(), {(2, "We said so.")}, "Ashdale")


def test_a_quotation_stands_under_no_heading_of_its_table() -> None:
    """In a checked report it goes to the end, since it may be credited to the area only; a draft record leaves it where it is."""
    by_table = parts("tables", [
        Heading("Benefit"), Heading("Oak", 3, "table-1"), Quote("We were loud.", table=1), Heading("Elm", 3, "table-2"),
        Paragraph("Placed."), Quote("So were we.", table=2), Quote("Why?", "A reader", table=1),
    ])  # fmt: skip
    may = {(1, "We were loud."), (2, "So were we."), (1, "Why?")}
    assert texts(edited(by_table, Draft(), may, "Ashdale", "May be quoted")) == [
        "Benefit", "Elm", "Placed.", "Why?", "May be quoted", "So were we.", "We were loud.",
    ]  # fmt: skip
    assert texts(edited(by_table, Draft()))[1:3] == ["Oak", "We were loud."]


def test_a_heading_with_nothing_left_under_it_goes() -> None:
    """As where no reason may be quoted."""
    reasons = parts(
        "card",
        [Heading("A"), Heading("Reasons", 3), Quote("Because.", "Elm", table=2), Heading("End", 3), Paragraph("x")],
    )
    assert texts(edited(reasons, Draft(), permitted=set())) == ["A", "End", "x"]


def test_what_somebody_said_is_no_words_of_ours() -> None:
    """A criterion that a table wrote cannot be edited, only left out."""
    (part,) = parts("a", [Heading("A"), Bullets(("Reach",), said=True), Paragraph("Ours.")])
    said, ours = pieces(part)
    assert not said.ours and ours.ours and said.id != ours.id
    with pytest.raises(TypeError):
        as_text([PLACES])


@given(some.text(some.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=200))
def test_whatever_is_typed_is_text(typed: str) -> None:
    """Nothing typed is lost or read as anything but paragraphs and lists."""
    made = as_blocks(typed)
    assert all(isinstance(block, Paragraph | Bullets) for block in made)
    assert "".join(as_text(made).split()) == "".join(typed.split())


def test_only_the_lead_may_edit(workshop_under_way: UnderWay) -> None:
    """Not a table, and not a helper; and only what a report has."""
    day = workshop_under_way
    key = Key(day.lead.link.workshop, "report", 1, "room")
    assert day.lead.says(key, kind="leave_out", id="benefit").status == "done"
    assert day.store.answer(key).left_out == ("benefit",)
    for person in (day.oak, day.opens_link("helper")):
        with pytest.raises(Refused):
            may_send(day.store, person.link, key, {"kind": "leave_out", "id": "risk"})
    refused = day.lead.says(key, kind="write", note="x", field="criteria", text="x", base=0, client="c")
    assert refused.status == "refused" and "criteria" in refused.why


def test_a_part_of_quotations_alone_goes_with_them() -> None:
    """No heading is left over nothing; what opens a chapter stays, and so does a part that has anything else."""
    quoted = [Heading("A"), Heading("Why", 2), Heading("The case", 3), Quote("So.", "Elm", 2), Heading("More", 2),
              Paragraph("x"), Quote("So.", "Elm", 2)]  # fmt: skip
    assert edited(parts("a", quoted), Draft(), permitted=set()) == [Heading("A"), Heading("More", 2), Paragraph("x")]
    assert len(edited(parts("a", quoted), Draft(), permitted={(2, "So.")})) == len(quoted)


def test_a_quotation_that_is_cut_is_permitted_as_a_whole() -> None:
    """The tick is for all that was said; what is printed of it stays cut."""
    cut = Quote("We said [...]", "Elm", table=2, whole="We said so.")
    said = edited(parts("a", [Heading("A"), cut]), Draft(), permitted={(2, "We said so.")}, credit="A table in Ashdale")
    assert said[1] == replace(cut, credit="A table in Ashdale")
    assert edited(parts("a", [Heading("A"), cut]), Draft(), permitted={(2, "We said [...]")}) == [Heading("A")]


def test_a_passage_is_words_of_ours_and_keeps_its_evidence() -> None:
    """Written over, all that its sentences rested on stands at its end."""
    passage = Passage((Sentence("Two came.", ("places",)), Sentence("One left.", ("gone",))), "On the day.")
    (part,) = parts("a", [Heading("A"), passage, PLACES])
    ours, _ = pieces(part)
    assert ours.ours and as_text(ours.blocks) == "On the day. Two came. One left."
    made = edited([part], after(writes(note_of(ours.id), "Three came.")))
    assert made[1] == Paragraph("Three came.", rests_on=("a/places", "a/gone"))
