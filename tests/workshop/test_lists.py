"""The lists of the 2018 report: whole, sourced, and in plain words."""

import re

import pytest

from workshop.casebook import BENEFICIARIES, NOT_STATED, Source
from workshop.casebook import IDENTIFIABILITY as ON_CARDS
from workshop.lists import BENEFITS, HARMS, IDENTIFIABILITY, RISKS, Dimension, Group

EVERY = [one for group in (*BENEFITS, *RISKS, *HARMS) for one in group.dimensions]
JARGON = re.compile(
    r"\b(data|stakeholders?|anonymi[sz]ed|pseudonymi[sz]ed|longitudinal|intervention|hypothes[ie]s)\b", re.I
)


def numbers(groups: tuple[Group, ...]) -> list[int]:
    return [len(group.dimensions) for group in groups]


def test_benefits_are_the_25_of_the_report_in_its_groups() -> None:
    """Individuals 7, service providers 6 in the short and 9 in the longer term, communities 3, in the summary's order."""
    assert numbers(BENEFITS) == [7, 6, 9, 3] and sum(numbers(BENEFITS)) == 25
    assert [group.whose for group in BENEFITS] == [
        "individuals",
        "service providers",
        "service providers",
        "communities",
    ]
    assert ["short" in BENEFITS[1].name, "longer" in BENEFITS[2].name] == [True, True]


def test_risks_are_the_14_of_the_report_by_who_bears_them() -> None:
    """Individuals 5, service providers 6, communities 3, in the summary's order."""
    assert numbers(RISKS) == [5, 6, 3] and sum(numbers(RISKS)) == 14
    assert tuple(group.whose for group in RISKS) == BENEFICIARIES


def test_harms_are_the_11_of_the_annex_in_its_groups() -> None:
    """Processing 5, dissemination 4, invasion 2, all of Annex E, in its order."""
    assert numbers(HARMS) == [5, 4, 2] and sum(numbers(HARMS)) == 11
    assert {one.source for group in HARMS for one in group.dimensions} == {Source("Annex E", "The Right to Privacy")}
    ends = [(group.dimensions[0].id, group.dimensions[-1].id) for group in HARMS]
    assert ends == [("aggregation", "exclusion"), ("confidence", "distortion"), ("intrusion", "interference")]


def test_each_stands_where_the_report_has_it() -> None:
    """The first and last of each group are the report's, so that none is in a group or an order of our own."""
    ends = [(group.dimensions[0].id, group.dimensions[-1].id) for group in (*BENEFITS, *RISKS)]
    assert ends == [
        ("safeguarding", "automatic"), ("less-duplication", "satisfaction"), ("local-statistics", "trust-in-government"),
        ("better-services", "research"), ("privacy", "punishment"), ("law", "unreliable-records"),
        ("stigma", "loss-of-services"),
    ]  # fmt: skip


def test_each_says_where_it_comes_from() -> None:
    """Benefits come from chapter 3 and risks from chapter 4, each under the heading of those whose they are."""
    assert {one.source.chapter for group in BENEFITS for one in group.dimensions} == {"Chapter 3"}
    assert {one.source.chapter for group in RISKS for one in group.dimensions} == {"Chapter 4"}
    words = {"individuals": "individual", "service providers": "service providers", "communities": "communities"}
    for group in (*BENEFITS, *RISKS):
        for one in group.dimensions:
            assert words[group.whose] in one.source.heading.lower(), one.id


def test_no_two_are_the_same() -> None:
    """Every id, name and meaning is there once, over both lists, and an id is fit for an address."""
    for part in ("id", "name", "meaning"):
        assert len({getattr(one, part) for one in EVERY}) == 50
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one.id) for one in EVERY)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_each_is_short_and_plain(one: Dimension) -> None:
    """A phrase of at most six words, then one sentence of at most twenty, without jargon or markup."""
    assert 1 <= len(one.name.split()) <= 6 and not one.name.endswith(".")
    assert one.meaning.endswith(".") and one.meaning.count(".") == 1 and len(one.meaning.split()) <= 20
    assert one.name[0].isupper() and one.meaning[0].isupper()
    assert not JARGON.search(f"{one.name} {one.meaning}")
    assert not set("*_<>[]`$#{}") & set(one.name + one.meaning)


def test_the_terms_are_those_on_the_cards() -> None:
    """Three terms, from most to least identifiable, each with a meaning; "anonymised", which may mean two, is not used."""
    assert tuple(term.name for term in IDENTIFIABILITY) == tuple(name for name in ON_CARDS if name != NOT_STATED)
    assert {term.source for term in IDENTIFIABILITY} == {Source("Annex B", "Spectrum of Identifiability")}
    assert all(term.meaning.endswith(".") and not JARGON.search(term.meaning) for term in IDENTIFIABILITY)
