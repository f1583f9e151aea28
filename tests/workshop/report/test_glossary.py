"""The words used: every term of ours that stands in a report is explained, and none that does not."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from exercises.framework.reading import READINGS as OF_QUESTIONS
from exercises.ranking.findings import READINGS as OF_CARDS
from workshop.casebook.case_study import IDENTIFIABILITY
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Passage, Quote, Sentence, Table
from workshop.report.glossary import Term, glossary, terms, used
from workshop.words import words

SAY = words()


def names(*blocks: Block) -> list[str]:
    return [term.name for term in used(blocks, SAY)]


def explained(text: str) -> bool:
    return any(term.pattern.search(text.casefold()) for term in terms(SAY))


def sentences(part: Any) -> Iterator[str]:
    """Every text of the words files but those of the glossary."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (text for name, one in part.items() if name != "glossary" for text in sentences(one))
    elif isinstance(part, list):
        yield from (text for one in part for text in sentences(one))


EVERYTHING = "\n".join(sentences(SAY._sentences))


@pytest.mark.parametrize(
    "block",
    [Heading("In camps"), Paragraph("They stood in camps."), Paragraph("x", strong="Camps."), Bullets(("Two camps",)),
     Passage((Sentence("Camps, then."),)), Passage((), "Camps"), Table("Camps", ("a",), ()), Table("x", ("CAMPS",), ()),
     Table("x", ("a",), (("in camps",),)), Figure("Camps", "x", {})],
    ids=str,
)  # fmt: skip
def test_a_term_is_found_wherever_we_say_it(block: Block) -> None:
    """With the terms that its explanation needs."""
    assert "In camps" in names(block) and "Table" in names(block)


def test_a_term_that_is_not_said_is_not_explained() -> None:
    """Nor one that is part of another word, or that somebody is quoted with."""
    assert names(Paragraph("A camper campaigned.")) == [] and names(Quote("They are in camps.")) == []
    assert names() == [] and glossary([], SAY) == [Heading(SAY("glossary.heading")), Paragraph(SAY("glossary.lead"))]


def test_entries_stand_by_their_names() -> None:
    """Each once, whatever brought it in."""
    found = names(Paragraph("Tables in camps, and cards in a tie; cards not placed."))
    assert found == sorted(set(found), key=str.casefold) and len(found) > 3
    (entry,) = [one for one in glossary([Paragraph("A tie.")], SAY) if "Tie" in str(one)]
    assert isinstance(entry, Paragraph) and entry.strong == "Tie, one level." and "2½" in entry.text


def test_every_word_for_agreement_has_an_entry() -> None:
    """Those for cards, those for questions, and what stands at the head of their columns."""
    for word in OF_CARDS:
        assert explained(SAY(f"reading.word.{word.replace(' ', '_')}")), word
    for word in OF_QUESTIONS:
        assert explained(SAY(f"framework.report.word_{word.replace(' ', '_')}")), word
    assert all(explained(SAY(f"positions.{name}")) for name in ("median", "range", "middle_half", "not_placed"))
    assert explained("Chance alone would give about one.")


def test_every_measure_has_an_entry() -> None:
    """Whatever is called after somebody, in any sentence that people see."""
    called = set(re.findall(r"\b(?:Kendall|Spearman|Kemeny)(?:'s)? [A-Za-z-]+", EVERYTHING))
    assert called and all(explained(one) for one in called)


def test_every_word_of_ours_for_what_happens_on_a_day_has_an_entry() -> None:
    """The words of the house, and what a card says of whose data it is."""
    said = ["area", "table", "card", "criterion", "reveal", "statement", "condition", "draft record", "withheld", "finished",
            "the independent record", "acceptable", "exit slip", "parked", "next step", "framework", *IDENTIFIABILITY]  # fmt: skip
    assert [one for one in said if not explained(one) and not any(one in term.means for term in terms(SAY))] == []


def test_no_entry_is_dead_or_there_twice() -> None:
    """Each form stands in one entry, and some form of each in a sentence that people see."""
    forms = [form.casefold() for term in terms(SAY) for form in term.forms]
    assert len(forms) == len(set(forms))
    assert [term.name for term in terms(SAY) if not term.pattern.search(EVERYTHING.casefold())] == []
    assert all(isinstance(term, Term) and term.means.endswith((".", "?")) for term in terms(SAY))
