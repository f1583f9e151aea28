"""What each field must be, and how a fault in it is told."""

from dataclasses import replace

import pytest

from tests.workshop.casebook.oak_lane import CARD, FORM, faults_in, only_fault
from workshop.casebook import clashes, faults_of, parse


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        (
            'short_name = "Oak"',
            'short_name = "Oak Lane by the river"',
            "oak.md: short_name should be one line of text of at most 18 characters, but is 21 characters long.",
        ),
        (
            'summary = "A street',
            'summary = "' + "x" * 140,
            "oak.md: summary should be one line of text of at most 140 characters, but is 163 characters long.",
        ),
        ('title = "Oak Lane"\n', "", "oak.md: title should be one line of text, but is missing."),
        ('title = "Oak Lane"', 'title = "Oak\\nLane"', "oak.md: title should be one line of text, but is broken over"),
        ('shared = "Bin rounds"', 'shared = " "', 'oak.md: shared should be text, or "not stated", but is empty.'),
        ('by = "The street"', "by = 3", 'oak.md: by should be text, or "not stated", but is the number 3.'),
        ('by = "The street"', "by = 2017-06-28", 'oak.md: by should be text, or "not stated", but is a date or time.'),
        (
            'by = "The street"',
            'by = "a\\u0007b"',
            'oak.md: by should be text, or "not stated", but is holding a character that cannot be shown.',
        ),
        (
            'identifiability = "not stated"',
            'identifiability = "anonymised"',
            "oak.md: identifiability should be one of personally identifiable, de-personalised, anonymous, not stated, "
            "but is 'anonymised'.",
        ),
        ("complexity = 1", "complexity = 4", "oak.md: complexity should be one of 1, 2, 3, but is '4'."),
        ("complexity = 1", "complexity = true", "oak.md: complexity should be one of 1, 2, 3, but is true or false."),
        ("complexity = 1", "complexity = 1.0", "oak.md: complexity should be one of 1, 2, 3, but is the number 1.0."),
        ('["communities"]', '"communities"', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', "[]", "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '["everyone"]', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '["communities", "not stated"]', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '["communities", "communities"]', "oak.md: beneficiaries should be a list of"),
        ('["communities"]', '[["communities"]]', "oak.md: beneficiaries should be a list of"),
        ('ref = "E7"', 'ref = "seven"', "oak.md: ref should be a letter and a number such as \"E4a\", but is 'seven'."),
        ("consent =", "concent =", "oak.md: concent should be a field of a card, but is unknown; perhaps consent."),
        ("sector =", 'id = "oak"\nsector =', "oak.md: id should be a field of a card, but is unknown"),
        (
            "sector =",
            'detail = "x"\nsector =',
            "oak.md: detail should be below the second +++, but is among the facts.",
        ),
        ("when its bins", "when its bins " * 70, "oak.md: face should be text of at most 70 words, but is 222 words."),
        ("## Further detail", "## More", "oak.md: section should be one of Further detail, Participants on benefit"),
        ("## Further detail", "##More", "oak.md: section should be one of Further detail, Participants on benefit"),
        ("## Participants on risk", "## Participants on benefit", "oak.md: section should be one of Further detail"),
        ("- None was named.", "None was named.", "oak.md: on_risk should be lines that begin with a dash and a space"),
        ("  to a second line.", "to a second line.", "oak.md: on_benefit should be lines that begin with a dash"),
        ("- None was named.", "-  ", "oak.md: on_risk should be a list of text, but is empty."),
        (" (source: example.org)", "", 'oak.md: since should be a list of text, each ending "(source: ...)", but is'),
        ("(source: example.org)", "(source: )", 'oak.md: since should be a list of text, each ending "(source: ...)"'),
    ],
)
def test_every_kind_of_fault_is_one_sentence(was: str, becomes: str, sentence: str):
    """One thing wrong gives a sentence that names the file, the field, what was expected and what was found."""
    assert was in CARD
    assert any(str(fault).startswith(sentence) for fault in faults_in(CARD.replace(was, becomes, 1)))


def test_a_fault_stays_on_one_line_whatever_was_typed():
    """A value shown in a fault is cut short and keeps no line break."""
    text = CARD.replace('identifiability = "not stated"', f'identifiability = """{"long " * 30}\nand longer"""')
    assert len(only_fault(text)) < 220
    assert "\n" not in only_fault(text)


def test_a_field_nobody_knows_is_named_on_one_line():
    """Whatever it is called: a name that turns the rest of the line round, or is as long as a book."""
    names = [fault.field for fault in faults_of(FORM | {"a\n\u202eb": 1, "x" * 9000: 1})]
    assert names == ["a b", "x" * 59 + "…"]


def test_a_card_has_one_sort_of_source():
    """A card that says where in the 2018 report it is from does not also say that it is from elsewhere."""
    told = only_fault(CARD.replace("complexity = 1", 'complexity = 1\nsource = "A diary"'))
    assert told == "oak.md: source should be left out where chapter is given, but is given too."


def test_a_card_is_named_in_no_more_characters_than_an_act_takes():
    """A table could not place a card whose name is longer."""
    assert not faults_of(FORM) and parse(CARD, f"{'x' * 64}.md").id == "x" * 64
    assert (
        only_fault(CARD, f"{'x' * 65}.md")
        == f"{'x' * 65}.md should be named in at most 64 characters, but is named in 65."
    )


@pytest.mark.parametrize("absent", ["ref", "chapter", "heading"])
def test_a_ref_and_its_place_in_the_report_come_together(absent: str):
    """A card that gives only some of ref, chapter and heading is told which is missing."""
    text = "".join(f"{line}\n" for line in CARD.splitlines() if not line.startswith(f"{absent} ="))
    assert only_fault(text).startswith(f"oak.md: {absent} should be given")


def test_all_faults_of_a_card_are_told_at_once():
    """Faults in the name of the file, the facts and the body are listed together."""
    text = (
        CARD.replace('title = "Oak Lane"\n', "").replace("complexity = 1", "complexity = 9").replace("- None", "None")
    )
    told = {fault.field for fault in faults_in(text, "Oak Lane.md")}
    assert told == {"", "title", "complexity", "on_risk"}


def test_a_form_hears_of_every_fault_by_field():
    """Faults of a form name the field and no file, and none is left out."""
    faults = faults_of(FORM | {"title": "", "complexity": None, "colour": "red"})
    assert [str(fault) for fault in faults] == [
        "colour should be a field of a card, but is unknown.",
        "title should be one line of text, but is empty.",
        "complexity should be one of 1, 2, 3, but is missing.",
    ]
    assert faults_of(FORM) == []


def test_an_empty_form_hears_of_each_required_field():
    """Nothing filled in gives a fault for each field that a card cannot be without."""
    assert [fault.field for fault in faults_of({})] == list(FORM)


def test_cards_that_clash_are_found_before_they_share_a_workshop():
    """Cards from several places are compared by id, ref and short name."""
    oak = parse(CARD, "oak.md")
    assert {fault.field for fault in clashes([oak, oak])} == {"id", "ref", "short_name"}
    assert clashes([oak, replace(oak, id="elm", ref="E8", short_name="Elm")]) == []
