"""The cases: complete, sourced, short, and with exactly one thing changed in each vignette."""

import re

import pytest

from exercises.vignettes import asked, planned
from exercises.vignettes.cases import CASES, DEFAULT_CASE, FACTORS, MOST_WORDS, VIGNETTES, Case, Vignette
from tests.case_studies.test_pack_2018 import HEADINGS
from tests.people import pack
from workshop.casebook.case_study import IDENTIFIABILITY
from workshop.day import Day
from workshop.setting_up import words_in
from workshop.words import words

CARDS = {card.id: card for card in pack().cards}
# What a vignette may not say: praise, a risk, a verdict. A purpose that is not kind is told without comment.
STEERING = r"privacy|intru|risk|stigma|discriminat|punish|sensitiv|harm|danger|worr|nervous|abus|misus|valuable|beneficial|acceptable"


def every(kind: str) -> list:
    return list(CASES.values()) if kind == "case" else list(VIGNETTES.values())


def test_there_are_at_least_four_cases_and_the_supplier_rebate_is_the_first() -> None:
    """The rebate to energy suppliers (E4b) was kept for this."""
    assert len(CASES) >= 4 and next(iter(CASES)) == DEFAULT_CASE == "supplier-rebate"
    assert CARDS[DEFAULT_CASE].ref == "E4b"


@pytest.mark.parametrize("case", every("case"), ids=lambda case: case.id)
def test_a_case_has_three_levels_of_each_factor_one_of_them_the_reports(case: Case) -> None:
    """Nine levels; of each factor one base and two that are ours, told apart by their ids and their words."""
    for factor in FACTORS:
        levels = case.levels[factor]
        assert len(levels) == 3 and [level.base for level in levels].count(True) == 1
        assert len({level.id for level in levels}) == len({level.phrase for level in levels}) == 3
    assert all(level.identifiability in IDENTIFIABILITY for level in case.levels["data"])
    assert len(case.vignettes()) == 7


@pytest.mark.parametrize("case", every("case"), ids=lambda case: case.id)
def test_a_case_says_where_in_the_report_it_stands(case: Case) -> None:
    """Its source is that of its card in the pack, and its data are as identifiable as the card says."""
    card = CARDS[case.card]
    assert case.source == card.source and case.source.heading in HEADINGS[case.source.chapter]
    assert case.base("data").identifiability == card.identifiability


@pytest.mark.parametrize("vignette", every("vignette"), ids=lambda vignette: vignette.id)
def test_a_vignette_is_short_neutral_and_differs_in_one_thing(vignette: Vignette) -> None:
    """Under 70 words; put the base's phrase back, and it is the case again."""
    text, case = vignette.text, vignette.case
    assert words_in(text) < MOST_WORDS and not re.search(STEERING, text, re.I)
    assert not re.search(r"\bthat that\b|\.\.|  |[{}]", text) and text.endswith(".")
    if vignette.level:
        phrase = case.base(vignette.factor).phrase
        assert text != case.vignette.text and text.replace(vignette.level.phrase, phrase) == case.vignette.text
        assert [piece.text for piece in vignette.pieces() if piece.changed] == [vignette.level.phrase]
    else:
        assert not any(piece.changed for piece in vignette.pieces())


def test_all_three_kinds_of_data_are_there() -> None:
    """Over the cases, data are personally identifiable, de-personalised and anonymous: at some case only that changes."""
    levels = [level for case in CASES.values() for level in case.levels["data"]]
    assert {level.identifiability for level in levels} >= set(IDENTIFIABILITY[:3])


def test_a_vignette_fits_the_name_of_a_question() -> None:
    """So does the name of the reason beneath it."""
    activity = planned(8)[0]
    questions = asked(Day(), activity)
    assert len({one.id for one in questions}) == len(VIGNETTES) == len(questions)
    assert all(re.fullmatch("[A-Za-z0-9_-]{1,60}", one.id) for one in questions)


def test_the_instruction_is_no_longer_than_may_be() -> None:
    """60 words at most, and the words have a name for each part, each step and each factor."""
    activity, say = planned(8)[0], words()
    assert words_in(activity.instruction) <= 60
    assert len(say.of("parts")["vignettes"]) == len(say.of("script.vignettes")["parts"]) == 2
    assert set(FACTORS) == set(say.of("vignettes.factor")) == set(say.of("vignettes.the"))
    assert list(say.of("vignettes.scale")) == ["1", "2", "3", "4", "5", "cannot-say", "none"]
