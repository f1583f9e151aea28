"""The three checks: what each looks at, and that none holds for anything but what was seen when it was pressed."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.people import UnderWay
from workshop.acts import Key, Refused
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Passage, Quote, Report, Sentence, Table
from workshop.report.checks import MOST_NOBODY, WHAT, Checks, Pressed, Stated, quotes, sign_name, texts
from workshop.report.draft import REPORT, Draft, apply
from workshop.rights import may_send

ADDRESS = "dana.okafor@ashdale.example"
SPEC: dict[str, Any] = {"data": {"values": [{"theme": "x"}]}, "mark": "bar"}
WORDS = some.text(some.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=40)


def a_report(*blocks: Block) -> Report:
    return Report("Ashdale", "24 November", "en-GB", blocks, "Draft record")


def checks(*blocks: Block, **others: Any) -> Checks:
    return Checks(tuple(texts(a_report(*blocks))), **others)


def pressed(made: Checks, *what: str) -> Checks:
    """The same, pressed through as it stands."""
    return replace(made, pressed={one: Pressed(made.seen[one], 9.0) for one in what or WHAT})


def holding(text: str) -> list[Block]:
    """Every sort of block, with a text in each place that a text can stand in."""
    return [
        Heading(text), Paragraph(text), Paragraph("x", strong=text), Bullets((text,)), Bullets((Sentence(text),), said=True),
        Passage((Sentence("x"), Sentence(text))), Passage((), text), Quote(text, table=1), Quote("x", credit=text),
        Table(text, ("A",), ()), Table("x", (text,), ()),
        Table("x", ("A", "B"), (("1", text),)), Figure(text, "x", SPEC), Figure("x", text, SPEC),
        Figure("x", "x", {"data": {"values": [{"theme": text}]}}),
    ]  # fmt: skip


@given(some.data(), WORDS, WORDS)
def test_no_text_with_an_address_passes_unseen(data: some.DataObject, before: str, after: str) -> None:
    """Wherever it stands, the check of names cannot be passed until it was looked at, whatever was pressed."""
    block = data.draw(some.sampled_from(holding(f"{before} {ADDRESS} {after}")))
    made = pressed(checks(Heading("Reasons"), block))
    assert any(ADDRESS in one.sign.words for one in made.found)
    assert made.state("names") == "changed" and not made.passed and made.next == "names"
    looked = replace(made, nobody={one.name for one in made.found})
    assert looked.state("names") == "passed"


@given(some.lists(WORDS, max_size=6), WORDS)
def test_a_check_holds_for_the_words_that_were_seen(said: list[str], new: str) -> None:
    """In any order; a word more, and it is open again."""
    made = checks(*map(Paragraph, said))
    made = pressed(replace(made, nobody={one.name for one in made.found}))
    turned = checks(*map(Paragraph, reversed(said)), pressed=made.pressed, nobody=made.nobody)
    assert turned.state("names") == "passed"
    more = checks(*map(Paragraph, [*said, f"{new} and more"]), pressed=made.pressed, nobody=made.nobody)
    assert more.state("names") == "changed"


@pytest.mark.parametrize("block", holding("Ask Mrs Patel"), ids=str)
def test_a_name_is_found_with_the_headings_that_it_stands_under(block: Block) -> None:
    """By chapter and part, once for each text."""
    made = checks(Heading("Risk"), Heading("Reasons", 2), block)
    (found,) = made.found
    assert (found.sign.looks, found.sign.words) == ("title", "Mrs Patel")
    (place,) = found.places
    assert place.text == "Ask Mrs Patel" or place.text.startswith("Ask Mrs Patel x")
    assert place.where == ("Ask Mrs Patel" if isinstance(block, Heading) else "Risk · Reasons")


def test_what_the_workshop_and_its_tables_are_called_is_nobody() -> None:
    assert checks(Paragraph("Marsh Lane said so.")).found
    assert not checks(Paragraph("Marsh Lane said so."), known=frozenset({"Marsh Lane"})).found


def test_what_is_nobody_is_nobody_wherever_it_stands() -> None:
    """And no other name goes with it."""
    made = checks(
        Paragraph("Marsh Lane said so."), Quote("It is near Marsh Lane.", table=2), Paragraph("We asked Dana Okafor.")
    )
    lane, dana = made.found
    assert len(lane.places) == 2
    assert replace(made, nobody={lane.name}).unlooked == [dana]


def test_quotations_that_need_permission_are_told_from_those_that_have_it() -> None:
    """By the table that wrote them and the very text; what is nobody's to permit is not counted."""
    said = [
        Quote("We said so.", "Elm", 2),
        Quote("We said so.", "Oak", 1),
        Quote("Of 2017."),
        Quote("We said so.", "Elm", 2),
    ]
    made = checks(quotes=quotes(said, {(2, "We said so.")}))
    assert [(one.table, may) for one, may in made.quotes] == [(2, True), (1, False)]
    cut = Quote("We [...]", "Elm", 2, whole="We said so.")
    assert quotes([*said, cut], {(2, "We said so.")}) == made.quotes, "a part of it is no other quotation"


def test_other_permissions_or_answers_open_their_own_check_again() -> None:
    """And leave the others as they were."""
    quote, stated = Quote("So.", "Elm", 2), Stated("We asked.", "All of three: that is right.")
    made = pressed(checks(quotes=((quote, True),), statements=(stated,)))
    assert made.passed and made.at == 9.0
    withdrawn = replace(made, quotes=((quote, False),))
    assert [withdrawn.state(what) for what in WHAT] == ["passed", "changed", "passed"]
    doubted = replace(made, statements=(replace(stated, said="One of three: not quite."),))
    assert [doubted.state(what) for what in WHAT] == ["passed", "passed", "changed"]
    assert doubted.next == "statements"


@given(some.sets(some.sampled_from(WHAT)))
def test_a_report_is_checked_once_all_three_are_passed(done: set[str]) -> None:
    made = pressed(checks(Paragraph("x")), *done) if done else checks(Paragraph("x"))
    assert made.passed == (done == set(WHAT))
    assert made.next == next((what for what in WHAT if what not in done), None)


# -- what the lead presses


def act(**said: Any) -> Any:
    return REPORT.sorts["room"].read(said)


def test_a_check_is_pressed_and_taken_back() -> None:
    """A digest is kept with the time, and no text."""
    made = checks(Paragraph("Ask Mrs Patel"))
    draft = apply(Draft(), act(kind="check", what="names", seen=made.seen["names"], at=5.0))
    assert draft.checks == {"names": Pressed(made.seen["names"], 5.0)} and "Patel" not in REPORT.sorts["room"].dump(
        draft
    )
    back = apply(draft, act(kind="check", what="names", seen=made.seen["names"], on=False))
    assert back.checks == {}
    with pytest.raises(Refused):
        act(kind="check", what="names", seen="whatever was seen")


def test_that_something_is_nobody_is_said_and_taken_back() -> None:
    """By a name that tells nothing of it, and only so often."""
    (found,) = checks(Paragraph("Ask Mrs Patel")).found
    assert found.name == sign_name(found.sign)
    draft = apply(Draft(), act(kind="nobody", sign=found.name))
    assert draft.nobody == (found.name,) == apply(draft, act(kind="nobody", sign=found.name)).nobody
    assert apply(draft, act(kind="nobody", sign=found.name, on=False)).nobody == ()
    full = Draft(nobody=tuple(f"{number:012x}" for number in range(MOST_NOBODY)))
    with pytest.raises(Refused, match="looked at already"):
        apply(full, act(kind="nobody", sign=found.name))


def test_only_the_lead_presses(workshop_under_way: UnderWay) -> None:
    """Not a helper, a table, an observer or the wall."""
    day = workshop_under_way
    key = Key(day.entry.id, "report", 1, "room")
    made = checks(Paragraph("x"))
    for said in ({"kind": "check", "what": "names", "seen": made.seen["names"]}, {"kind": "nobody", "sign": "0" * 12}):
        may_send(day.store, day.lead.link, key, said)
        for person in (day.oak, *map(day.opens_link, ("helper", "observer", "room"))):
            with pytest.raises(Refused):
                may_send(day.store, person.link, key, said)
