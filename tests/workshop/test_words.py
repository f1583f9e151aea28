"""Sentences by name: what is missing is named in full, and what is there twice is named with its file."""

from pathlib import Path

import pytest

from workshop import words


@pytest.mark.parametrize("key", ["report.no_such_line", "no_such_table.line", "report.about.deeper"])
def test_a_missing_sentence_is_named_in_full(key: str) -> None:
    """Also where its table is missing, and where what should be a table is a sentence."""
    with pytest.raises(KeyError, match=f"^'{key}'$"):
        words.words()(key)


def test_a_sentence_stands_in_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table may go on in another file; the same name twice is refused."""
    (tmp_path / "xx").mkdir()
    for name, line in (("a", "label"), ("b", "help")):
        (tmp_path / "xx" / f"{name}.toml").write_text(f'[fields.change]\n{line} = "One"\n')
    monkeypatch.setattr(words, "__file__", str(tmp_path / "__init__.py"))
    words.words.cache_clear()
    assert words.words("xx").of("fields")["change"] == {"label": "One", "help": "One"}
    (tmp_path / "xx" / "c.toml").write_text('[fields.change]\nhelp = "Two"\n')
    words.words.cache_clear()
    with pytest.raises(ValueError, match="^c.toml: “help” is there twice"):
        words.words("xx")
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
