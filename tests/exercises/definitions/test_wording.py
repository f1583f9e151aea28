"""Wording: shared words, marked words, changed words."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.definitions import wording
from exercises.definitions.findings import aside
from exercises.definitions.wording import changes, gathered, phrases, shared, stem
from workshop.words import words

ASIDE = aside(words())
texts = st.lists(
    st.sampled_from(["good", "for", "people,", "People", "and", "all", "places.", "fair"]), max_size=12
).map(" ".join)


def test_the_examples() -> None:
    """Those in the docstrings hold."""
    assert doctest.testmod(wording).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("service", "Services"),
        ("families", "family"),
        ("improve", "improving"),
        ("people's", "people"),
        ("fairly", "FAIR"),
    ],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    """Endings and capitals make no other word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("less", "lead"), ("us", "use"), ("need", "new"), ("care", "cars")])
def test_other_words(one: str, other: str) -> None:
    """Short words keep their letters."""
    assert stem(one) != stem(other)


def test_shared_words_by_hand() -> None:
    """Three of four share "community" in two forms; "fair" is in two, which is half; "gain" in one is not shared. What holds
    any sentence together, and the words of the question, are no shared words."""
    said = {
        1: "A public benefit is fair to communities.",
        2: "The community would call it fair.",
        3: "What the community's people gain.",
        5: "It is for the public.",
    }
    found = shared(said, ASIDE)
    assert [(word.forms, word.tables) for word in found] == [
        (("community", "communities"), (1, 2, 3)),
        (("fair",), (1, 2)),
    ]


def test_two_definitions_share_what_both_hold() -> None:
    """Half of two is one, and one table shares nothing; a single definition has nobody to share with."""
    assert [word.forms for word in shared({1: "Fair trade", 2: "Fair rules"}, ASIDE)] == [("fair",)]
    assert shared({1: "Fair fair fair"}, ASIDE) == [] == shared({}, ASIDE)


def test_words_of_most_tables_come_first() -> None:
    """Each table counts once, however often it uses the word; abbreviations stay capitals."""
    found = gathered([(1, "NHS nurses"), (2, "nurses, nurses"), (2, "nurse")], ASIDE)
    assert [(word.forms, word.tables) for word in found] == [(("nurse", "nurses"), (1, 2)), (("NHS",), (1,))]


def test_neighbours_marked_unequally_stand_apart() -> None:
    """So that no count is said of a word that has another; a mark on a stop alone keeps it."""
    assert phrases(["plain", "fair", "words", "–"], [1, 2, 1, 0]) == [("plain", 1), ("fair", 2), ("words", 1)]
    assert phrases(["Well", "..."], [0, 1]) == [("...", 1)]


def test_what_changed() -> None:
    """Word by word where most stayed; the whole of both where it was written anew; gone where nothing came after it."""
    assert changes("Good for people.", "Good for many people") == [("", "Good for"), ("new", "many"), ("", "people")]
    assert changes("Good for people", "What everybody wants") == [
        ("gone", "Good for people"),
        ("new", "What everybody wants"),
    ]
    assert changes("Good", "") == [("gone", "Good")] and changes("Good", "good!") == [("", "good!")]


@given(texts, texts)
def test_what_stayed_and_what_is_new_is_the_new_text(first: str, then: str) -> None:
    """And what stayed and what is gone is as long as the first."""
    runs = changes(first, then)
    assert " ".join(text for what, text in runs if what != "gone").split() == then.split()
    assert sum(len(text.split()) for what, text in runs if what != "new") == len(first.split())
