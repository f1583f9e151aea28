"""How a device reads: what its cookie holds, and what one press changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workshop.preference import COOKIE, Preference, language_of, name_of, preference, said_of
from workshop.words import Words, words

ANY = some.builds(Preference, some.just("en"), some.booleans(), some.booleans())


@given(ANY)
def test_a_preference_is_read_from_the_cookie_as_it_was_written(reads: Preference) -> None:
    """So that it holds across a reload."""
    assert preference({COOKIE: reads.written()}) == reads


@given(some.text())
def test_whatever_stands_in_the_cookie_something_is_read(written: str) -> None:
    """It comes from a browser: what cannot be read is as usual."""
    assert preference({COOKIE: written}).language == "en"


@pytest.mark.parametrize(
    "change", ["", "easy", "easy:maybe", "language:qq", "language:../en", "no_countdown:on", "__class__:on", "a:b:c"]
)
def test_a_press_that_is_none_changes_nothing(change: str) -> None:
    """Whatever is posted."""
    assert Preference().changed(change) == Preference()


def test_each_press_changes_one_thing(in_another_language: Words) -> None:
    """Language, easy read and countdown are chosen apart."""
    reads = Preference().changed("language:xx").changed("easy:on").changed("no-countdown:on")
    assert reads == Preference("xx", True, True) and preference({COOKIE: reads.written()}) == reads
    assert reads.changed("easy:off") == Preference("xx", False, True) and reads.words.language == "xx"


def test_the_version_of_a_card_follows_language_and_easy_read() -> None:
    """Easy read in one's own language first, then that language; in English easy read, or the usual card."""
    assert Preference().versions == () and Preference(easy=True).versions == ("easy",)
    assert Preference("cy").versions == ("cy",) and Preference("cy", True).versions == ("cy-easy", "cy")


def test_a_version_is_named_and_spoken_of_in_its_own_language() -> None:
    """As untried where it is easy read, as awaiting a check where it is a translation; the card itself as nothing."""
    cy = words("cy")
    assert [language_of(one) for one in ("", "easy", "cy", "cy-easy", "qq")] == ["en", "en", "cy", "cy", "en"]
    assert [name_of(one) for one in ("easy", "cy", "qq")] == [words()("how_you_read.easy"), "Cymraeg", "qq"]
    assert name_of("cy-easy") == f"Cymraeg: {cy('how_you_read.easy')}"
    assert said_of("") == "" and said_of("easy") == words()("versions.easy") and said_of("cy") == cy("language.awaits")
    assert said_of("cy-easy") == f"{cy('versions.easy')} {cy('language.awaits')}"
