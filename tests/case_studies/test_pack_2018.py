"""The pack made from the 2018 report: complete, neutral on its faces, and no bolder than the report."""

import json
import re
from pathlib import Path

import pytest

from workshop.casebook import CaseStudy, Pack, check, read_pack, read_versions

FOLDER = Path(__file__).parents[2] / "case_studies" / "data-for-public-benefit-2018"

# The headings of the report under which its examples stand.
HEADINGS = {
    "Chapter 3": {
        "Sharing data to provide direct benefits to the individual",
        "Sharing data to deliver benefits to Public Service providers",
        "When Public Service providers are the main beneficiaries",
        "When the wider public is the main beneficiary",
    },
    "Chapter 4": {
        "Risks to individuals from the use of personal data",
        "Risks to communities and the wider public from the use of personal data",
        "Risks to public service providers from the use of personal data",
    },
}

# Words of risk, of results found, and of verdict: none may be seen while tables are still deciding.
STEERING = (
    r"privacy|intru|risk|stigma|re-?identif|discriminat|punish|punitive|sensitiv|harm|danger|fear|worr|concern|nervous|"
    r"contentious|controvers|distrust|mistrust|unwanted|unexpected|breach|misus|vulnerab|sanction|surveil|"
    r"success|effective(?!ly)|award|reduced violence|fell by|saved|savings|good practice|best practice|excellent|"
    r"worthwhile|valuable|beneficial|acceptable"
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(FOLDER)


@pytest.fixture(scope="module")
def by_ref(pack: Pack) -> dict[str, CaseStudy]:
    return {card.ref: card for card in pack.cards}


def words_shown(card: CaseStudy) -> str:
    """Every text of a card that a table could see before the end."""
    return "\n".join(str(value) for name, value in card.face_at("benefit").items() if name not in ("id", "kept_for"))


def test_the_pack_has_no_faults():
    """Every file of the pack is as the format asks."""
    assert check(FOLDER) == []


def test_all_seventeen_examples_are_there(pack: Pack):
    """E1 to E16 each have a card, and the two forms of the energy rebate one each."""
    numbered = [f"E{number}" for number in range(1, 17) if number != 4]
    assert [card.ref for card in pack.cards] == numbered[:3] + ["E4a", "E4b"] + numbered[3:]


def test_every_card_says_where_in_the_report_it_stands(pack: Pack):
    """Chapter and heading of each card are ones that the report has."""
    for card in pack.cards:
        assert card.source is not None, card.id
        assert card.source.heading in HEADINGS[card.source.chapter], card.id


def test_faces_can_be_read_aloud(pack: Pack):
    """A face has between 40 and 70 words in whole sentences."""
    for card in pack.cards:
        assert 40 <= len(card.face.split()) <= 70, card.id
        assert card.face.endswith("."), card.id
        assert all(len(sentence.split()) <= 45 for sentence in card.face.split(". ")), card.id


def test_nothing_on_a_card_steers_a_table_that_is_deciding(pack: Pack):
    """No word of risk, of a result found or of praise stands in what tables see before the end."""
    found = {(card.id, word) for card in pack.cards for word in re.findall(STEERING, words_shown(card), re.IGNORECASE)}
    assert found == set()


def test_no_card_gives_the_findings_of_later_evaluations_away(pack: Pack):
    """The figures of what is known since appear nowhere before the end."""
    for card in pack.cards:
        early = json.dumps(card.face_at("risk"))
        for known in card.since:
            assert known.text not in early
            assert not set(re.findall(r"£[\d.]+|\d+%", known.text)) & set(re.findall(r"£[\d.]+|\d+%", early)), card.id


def test_what_is_known_since_is_told_with_care(pack: Pack):
    """Each later fact is hearsay in its wording or says that it is not confirmed, and names a place to look."""
    known = [(card.id, since) for card in pack.cards for since in card.since]
    assert len(known) > 20
    for card_id, since in known:
        assert re.search(r"\b[Ss]aid to\b|not confirmed", since.text), card_id
        assert re.search(r"\w\.\w", since.source), card_id


def test_identifiability_is_only_what_the_report_says(by_ref: dict[str, CaseStudy]):
    """The report says it of two examples; of all others it is not stated, however plain a guess would be."""
    stated = {ref: card.identifiability for ref, card in by_ref.items() if card.identifiability != "not stated"}
    assert stated == {"E3": "de-personalised", "E4b": "personally identifiable"}


def test_consent_is_not_guessed(by_ref: dict[str, CaseStudy]):
    """Only of tax credits for suppliers does the report imply anything about consent, and the card says "implies"."""
    told = {ref: card.consent for ref, card in by_ref.items() if card.consent != "not stated"}
    assert told == {"E4b": "without explicit consent, as the report implies"}


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("E1", ["Hertfordshire", "does not say which details"]),
        ("E2", ["Ministry of Justice", "matched control group"]),
        ("E3", ["Community Safety Partnership", "de-personalised", "the time, the date and the place", "weapon"]),
        ("E4a", ["HM Revenue and Customs", "Valuation Office Agency", "automatically", "2016"]),
        ("E4b", ["tax credits", "licensed energy suppliers", "Warm Home", "not yet in force"]),
        ("E5", ["Camden", "16", "123", "school places", "subletting"]),
        ("E6", ["single-person discount", "more than one resident"]),
        ("E7", ["Empty Homes", "credit-card registrations"]),
        ("E8", ["Index of Multiple Deprivation", "GP surgeries"]),
        ("E9", ["Universal Credit", "Universal Support", "social landlord"]),
        ("E10", ["Probation", "drug and alcohol services", "persistent offenders"]),
        ("E11", ["care plan", "community care providers"]),
        ("E12", ["recreation department", "keep-fit service for disabled people"]),
        ("E13", ["ten years", "nonymised linked data", "one very complex|very complex social care client"]),
        ("E14", ["poor housing", "social research"]),
        ("E15", ["passport", "driving licence", "Blue Badge"]),
        ("E16", ["crime is concentrated", "multiple deprivation"]),
    ],
)
def test_each_card_tells_its_facts(by_ref: dict[str, CaseStudy], ref: str, words: list[str]):
    """The particulars by which participants of 2017 would know their example are on its card."""
    shown = words_shown(by_ref[ref])
    assert [word for word in words if not re.search(word, shown)] == []


def test_what_is_dated_is_marked(by_ref: dict[str, CaseStudy]):
    """A closed department, powers not yet in force and the law of 1998 are told on the cards that rest on them."""
    assert "closed in 2016" in by_ref["E4a"].dated
    assert "not yet in force" in by_ref["E4b"].dated
    assert all("Data Protection Act 1998" in by_ref[ref].dated for ref in ("E4b", "E5", "E6", "E7", "E12"))


def test_short_names_are_told_apart_at_a_glance(pack: Pack):
    """No two short names begin with the same word, so they are not confused across a room."""
    first = [card.short_name.split()[0].casefold() for card in pack.cards if not card.short_name.startswith("Leaving")]
    assert len(first) == len(set(first)) == 15


def test_the_decks_are_the_agreed_ones_in_an_order_of_rising_complexity(pack: Pack):
    """Eight cards by default, six of them for two hours, and simple ones first."""
    default, two_hours = pack.deck("default"), pack.deck("two_hours")
    assert {card.ref for card in default} == {"E1", "E2", "E3", "E4a", "E6", "E9", "E12", "E14"}
    assert {card.ref for card in two_hours} == {"E1", "E2", "E3", "E4a", "E6", "E14"}
    for deck in (default, two_hours):
        assert [card.complexity for card in deck] == sorted(card.complexity for card in deck)


def test_only_three_cards_are_kept_from_ranking_and_none_is_in_a_deck(pack: Pack):
    """The two case studies and the second rebate say why they are kept, and no deck holds them."""
    assert {card.ref for card in pack.cards if card.kept_for} == {"E5", "E13", "E4b"}
    assert not any(card.kept_for for name in pack.decks for card in pack.deck(name))


def test_participants_words_on_risk_and_benefit_are_never_left_blank(pack: Pack):
    """Where the report records nothing of an example, its card says so."""
    for card in pack.cards:
        assert card.on_benefit, card.id
        assert card.on_risk, card.id


def test_quotations_are_short_and_credited_to_an_area_only(pack: Pack):
    """A quotation has at most 25 words; a sentence of one has the area after it and no name."""
    areas = ("Essex", "Leeds", "Manchester", "Melton Mowbray", "Sheffield", "West Midlands")
    for card in pack.cards:
        for thought in card.on_benefit + card.on_risk:
            for quotation in re.findall("“([^”]*)”", thought):
                assert len(quotation.split()) <= 25, card.id
                if len(quotation.split()) > 5:
                    assert thought.endswith(tuple(f"(participant, {area})" for area in areas)), card.id


def test_the_note_claims_no_more_than_it_may(pack: Pack):
    """The pack says that it is a reconstruction, that cards are provocations, and that the originals are not available."""
    for words in (
        "reconstructions",
        "provocations",
        "not examples of good practice",
        "original cards are not available",
    ):
        assert words in pack.note


# -- easy read


def easy_cards() -> list[tuple[CaseStudy, CaseStudy]]:
    """The cards that are there in easy read, each with that version."""
    return [(card, there["easy"]) for card, there in read_versions(FOLDER).items() if "easy" in there]


def told(card: CaseStudy) -> str:
    return "\n\n".join((card.title, card.summary, card.shared, card.by, card.with_whom, card.identifiability, card.consent,
                        card.outcome, *card.beneficiaries, card.face, card.detail, card.dated))  # fmt: skip


def test_the_cards_of_the_default_deck_are_there_in_easy_read(pack: Pack) -> None:
    """All eight, each with the sources and the short name of its card: the name stands on the wall."""
    assert {card.id for card, _ in easy_cards()} == set(pack.decks["default"])
    for card, easy in easy_cards():
        assert (easy.source, easy.short_name) == (card.source, card.short_name)
        text = (FOLDER / "easy" / f"{card.id}.md").read_text()
        assert f'chapter = "{card.source.chapter}"' in text and f'heading = "{card.source.heading}"' in text, card.id


def test_easy_read_has_short_sentences_one_a_line() -> None:
    """Fifteen words at most; on the face two short ones a line at most."""
    for card, easy in easy_cards():
        sentences = [one for one in re.split(r"(?<=[.?!])\s+|\n\n", told(easy)) if one]
        assert [one for one in sentences if len(one.split()) > 15] == [], card.id
        assert all(len(re.findall(r"[.?!](?:\s|$)", line)) <= 2 for line in easy.face.split("\n\n")), card.id


def test_easy_read_has_no_abbreviations_that_it_does_not_explain() -> None:
    """The short name of one card is one, and its face says what it means; HM is part of a name."""
    for card, easy in easy_cards():
        found = set(re.findall(r"\b[A-Z]&?[A-Z]+\b", told(easy))) - {"HM"}
        assert not found or (found == {"A&E"} and "A&E means accident and emergency." in easy.face), (card.id, found)


def test_easy_read_leaves_as_much_unsaid_as_the_card() -> None:
    """Where the card says "not stated", easy read says that the report does not say; nowhere else, and nothing steers."""
    for card, easy in easy_cards():
        for name in ("shared", "by", "with_whom", "identifiability", "consent"):
            unsaid = getattr(card, name) == "not stated"
            assert ("The report does not say" in getattr(easy, name)) >= unsaid, (card.id, name)
            assert (
                "does not say" not in getattr(easy, name)
                or unsaid
                or "not stated" in getattr(card, name)
                or name == "shared"
            )
        assert not re.findall(STEERING, told(easy), re.IGNORECASE), card.id
        assert len(easy.beneficiaries) == len(card.beneficiaries)


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("E1", ["Hertfordshire", "does not say which details", "right time", "which organisations take part"]),
        ("E2", ["Ministry of Justice", "matched control group", "does not say which details"]),
        ("E3", ["Community Safety Partnership", "de-personalised", "the time, the date and the place", "weapon", "encryption"]),
        ("E4a", ["HM Revenue and Customs", "Work and Pensions", "Energy and Climate Change", "Valuation Office Agency", "automatically",
                 "2016", "lowest incomes in the coldest homes", "which of the four"]),
        ("E6", ["single-person discount", "more than one person", "fraud or debt", "1998"]),
        ("E9", ["Universal Credit", "Universal Support", "social landlord", "right time", "how soon"]),
        ("E12", ["recreation department", "keep-fit service", "disabled people", "1998"]),
        ("E14", ["[Pp]oor housing", "social research", "policy", "homelessness", "who holds it"]),
    ],
)  # fmt: skip
def test_easy_read_tells_the_facts_of_its_card(ref: str, words: list[str]) -> None:
    """The same particulars."""
    shown = next(told(easy) for card, easy in easy_cards() if card.ref == ref)
    assert [word for word in words if not re.search(word, shown)] == []


# -- easy read in Welsh


def test_easy_read_is_there_in_welsh_for_the_same_cards() -> None:
    """Line for line as in English, with the short name that the card has in Welsh, and as much unsaid."""
    versions = read_versions(FOLDER)
    assert [card.id for card, there in versions.items() if "cy-easy" in there] == [card.id for card, _ in easy_cards()]
    for card, english in easy_cards():
        easy, usual = versions[card]["cy-easy"], versions[card]["cy"]
        assert (easy.short_name, easy.source) == (usual.short_name, card.source)
        for name in ("shared", "by", "with_whom", "identifiability", "consent"):
            unsaid = "The report does not say" in getattr(english, name)
            assert ("Nid yw'r adroddiad yn dweud" in getattr(easy, name)) == unsaid, (card.id, name)
        assert easy.detail.count("Nid yw'n dweud") == english.detail.count("It does not say"), card.id
        assert len(easy.face.split("\n\n")) == len(english.face.split("\n\n")), card.id
        assert set(re.findall(r"\d+", told(easy))) == set(re.findall(r"\d+", told(english))), card.id
        assert (easy.on_risk, easy.since) == (usual.on_risk, usual.since), card.id
        sentences = [one for one in re.split(r"(?<=[.?!])\s+|\n\n", told(easy)) if one]
        assert [one for one in sentences if len(one.split()) > 16] == [], card.id
