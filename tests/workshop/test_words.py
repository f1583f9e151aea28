"""Sentences by name: what is missing is named in full, and what is there twice is named with its file."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exercises import planned
from tests.workshop.wording import as_written
from workshop import words

ROOT = Path(__file__).parents[2]
OTHERS = sorted(set(words.languages()) - {words.ENGLISH})


@pytest.mark.parametrize("key", ["report.no_such_line", "no_such_table.line", "report.about.deeper"])
def test_a_missing_sentence_is_named_in_full(key: str) -> None:
    """Also where its table is missing, and where what should be a table is a sentence."""
    with pytest.raises(KeyError, match=f"^'{key}'$"):
        words.words()(key)


def test_a_sentence_stands_in_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table may go on in another file; the same name twice is refused."""
    (tmp_path / "en").mkdir()
    for name, line in (("a", "label"), ("b", "help")):
        (tmp_path / "en" / f"{name}.toml").write_text(f'[fields.change]\n{line} = "One"\n')
    monkeypatch.setattr(words, "__file__", str(tmp_path / "__init__.py"))
    words.words.cache_clear()
    assert words.words("en").of("fields")["change"] == {"label": "One", "help": "One"}
    (tmp_path / "en" / "c.toml").write_text('[fields.change]\nhelp = "Two"\n')
    words.words.cache_clear()
    with pytest.raises(ValueError, match="^c.toml: “help” is there twice"):
        words.words("en")
    words.words.cache_clear()


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [(3, 5, "three of five tables"), (1, 2, "one of two tables"), (4, 4, "all four tables"), (2, 2, "both tables"),
     (1, 1, "the one table"), (0, 1, "no table"), (0, 6, "no table"), (14, 20, "14 of 20 tables")],
)  # fmt: skip
def test_how_many_of_how_many_fits_their_number(count: int, of: int, said: str) -> None:
    """Nobody reads "one of one tables"."""
    assert words.words().share(count, of) == said


def test_a_sentence_begins_with_a_capital_and_is_else_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that were typed keep their own capitals."""
    say = words.Words({"marked": "{tables} marked “{theme}”."})
    assert say.sentence("marked", tables="both tables", theme="NHS") == "Both tables marked “NHS”."


# -- another language


def test_a_sentence_that_a_language_lacks_is_in_english(in_another_language: words.Words) -> None:
    """Sentence by sentence, also within a table that a component is given; numbers and shares too."""
    say = in_another_language
    assert say("strip.minutes", n=3) == "3 munud ar ôl" and say("strip.one_second") == words.words()("strip.one_second")
    assert say.of("strip") == {**words.words().of("strip"), "minutes": "{n} munud ar ôl"}
    assert say.share(2, 3) == "dau of tri tables" and say.number(14) == "14"
    assert say.language == "xx" and words.languages() == {"en": "English", "xx": "Arall"}


def test_what_was_written_down_in_english_is_given_in_the_language(in_another_language: words.Words) -> None:
    """By what it is in English: a sentence of the words, or of anywhere else; what a lead has written over stays."""
    say = in_another_language
    assert say.given("Which of these does the public most good, or could?") == "Pa un?"
    assert say.given(words.words()("between.wait")) == "Arhoswch."
    assert say.given("Our own instruction.") == "Our own instruction." and say.given("") == ""
    assert words.words().given("Which of these does the public most good, or could?").startswith("Which")


def test_why_something_was_refused_is_said_with_what_was_filled_in() -> None:
    """What somebody typed stays as it is, whatever it holds; what the code filled in is of the language too. What no form fits stays
    in English, and in English everything does."""
    forms = {
        "There are {n} notes.": "{n} o nodiadau.",
        "“{typed}” is none.": "Nid “{typed}”.",
        "Not saved ({why}).": "Heb ({why}).",
    }
    say = words.Words({}, "xx", {"the disk is full": "disg lawn"}, forms)
    assert say.why("There are 40 notes.") == "40 o nodiadau."
    assert say.why("“{n} <b> {typed}\n”” is none.") == "Nid “{n} <b> {typed}\n””."
    assert say.why("Not saved (the disk is full).") == "Heb (disg lawn)."
    assert say.why("Not saved (I/O).") == "Heb (I/O)." and say.why("Gone.") == "Gone." and say.why("") == ""
    assert words.words().why("There are 40 notes.") == "There are 40 notes."


@given(st.text())
@example("Table")  # which a sentence of ours is too
def test_a_reason_that_quotes_anything_can_be_said(typed: str) -> None:
    """It is as long as what was typed and the sentence round it."""
    say = words.words(OTHERS[0])
    assert say.why(f"There is no question “{typed or 'x'}” here.").count(typed) >= 1


def test_a_language_without_words_is_refused() -> None:
    """Whoever asks for one by mistake hears which."""
    with pytest.raises(FileNotFoundError, match="“qq”"):
        words.words("qq")


def leaves(table: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, Any]]:
    for name, found in table.items():
        if isinstance(found, dict):
            yield from leaves(found, f"{at}{name}.")
        else:
            yield at + name, found


def braces(found: Any) -> list[list[str]]:
    return [sorted(set(re.findall(r"{(\w+)}", text))) for text in (found if isinstance(found, list) else [str(found)])]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_what_english_says(language: str) -> None:
    """It has no sentence that English has not, each of the same sort with the same places to fill in, lists as long."""
    own, english = words._read(language), dict(leaves(words._read(words.ENGLISH)))
    own.pop(words.GIVEN, None)
    assert own["language"]["name"]
    for key, found in leaves(own):
        assert key in english, key
        assert type(found) is type(english[key]), key
        assert not isinstance(found, list) or len(found) == len(english[key]), key
        assert all(
            set(theirs) == set(ours) for theirs, ours in zip(braces(found), braces(english[key]), strict=True)
        ), key


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_language_gives_by_its_english_still_stands_there(language: str) -> None:
    """A text that was written otherwise since would be in English without anybody noticing."""
    given = words._read(language).get(words.GIVEN, {})
    there = _everything_in_english()
    assert not [text for text in given if re.sub(r"{\w+}", "{}", text) not in there]
    assert not [text for text, own in given.items() if braces(text) != braces(own)]


def _everything_in_english() -> set[str]:
    """Every text that stands in our code and in TOML beside it, and what is put together of them for a programme; {} stands for
    whatever is filled in."""
    code = [file for folder in ("exercises", "workshop", "pages") for file in (ROOT / folder).rglob("*.py")]
    written = {told for file in code for node in ast.walk(ast.parse(file.read_text())) if (told := as_written(node))}
    for file in [
        *(ROOT / "exercises").rglob("*.toml"),
        *(ROOT / "workshop").glob("*.toml"),
        *(ROOT / "workshop" / "words" / "en").glob("*.toml"),
    ]:
        written |= set(_texts(tomllib.loads(file.read_text())))
    written = {re.sub(r"{\w+}", "{}", text) for text in written}
    return written | {text for one in planned(8) for text in (one.heading, one.instruction)}


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held.strip()
    elif isinstance(held, dict | list):
        for one in held.values() if isinstance(held, dict) else held:
            yield from _texts(one)
