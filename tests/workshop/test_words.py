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
