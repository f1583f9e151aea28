"""The words used on participants' screens: explained in plain words, each once."""

from pathlib import Path

import pytest

from workshop.terms import terms
from workshop.words import Words, languages, words


@pytest.mark.parametrize("language", languages())
def test_every_term_is_there_once_with_a_sentence(language: str) -> None:
    """By its name, in each language."""
    found = terms(words(language))
    names = [one.term for one in found]
    assert names == sorted(names, key=str.casefold) and len(set(names)) == len(names) >= 20
    assert all(one.means.endswith(".") for one in found) and len({one.means for one in found}) == len(found)


def test_the_terms_that_people_meet_are_there() -> None:
    """Those that a table asked about first."""
    names = "\n".join(one.term.casefold() for one in terms(words()))
    for term in ("table", "pile", "tie", "tier", "benefit", "risk", "identifiable", "de-personalised", "pseudonymised", "anonymous",
                 "consent", "matched control group", "criterion", "place", "reveal", "not stated"):  # fmt: skip
        assert term in names, term


def test_no_explanation_stands_twice() -> None:
    """What the report explains in the same words is taken from there."""
    own = {one["means"] for one in words().of("terms.entries").values()}
    assert not own & {one["means"] for one in words().of("glossary.entries").values()}


def test_a_language_without_them_gives_them_in_english(in_another_language: Words) -> None:
    """One by one."""
    assert terms(in_another_language) == terms(words())


def test_they_are_on_every_plain_page_that_participants_read() -> None:
    """As a native disclosure, which takes no focus and is not printed."""
    page = Path(__file__).parents[2] / "workshop" / "pages" / "terms.html"
    assert page.read_text().startswith('<details class="terms screen">')
