"""Every sentence that people see, by language: a folder each, so that another language is a folder and not a rewrite.

In it a file for each part of the house, and one for each exercise. A table may go on in another file (each exercise adds its own
lines to `script`); a sentence stands in one file only.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


class Words:
    """The sentences of one language. `words("join.heading", n=3)` fills the braces of one; `words.of("board")` gives a
    component its table of them. KeyError names in full a sentence that is not there."""

    def __init__(self, sentences: Mapping[str, Any]) -> None:
        self._sentences = sentences

    def __call__(self, key: str, **values: object) -> str:
        found = self._found(key)
        return str(found).format(**values) if values else str(found)

    def number(self, number: int) -> str:
        """A small number in words ("three"), a larger one in figures."""
        names = self("numbers.names").split()
        return names[number] if number < len(names) else str(number)

    def share(self, count: int, of: int, what: str = "tables") -> str:
        """How many of how many, in words that fit their number: "three of five tables", "both tables", "all four tables", "the one
        table", "no table"; or of `what` else is named so under `numbers`, such as "answering" for tables where others did not."""
        key = "none" if not count else "some" if count < of else {1: "one", 2: "both"}.get(of, "all")
        return self(f"numbers.{what}.{key}", count=self.number(count), of=self.number(of))

    def sentence(self, key: str, **values: object) -> str:
        """A sentence that may begin with what is filled in: with a capital letter, and else as it stands."""
        said = self(key, **values)
        return said[:1].upper() + said[1:]

    def of(self, table: str) -> dict[str, Any]:
        return dict(self._found(table))

    def _found(self, key: str) -> Any:
        found: Any = self._sentences
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise KeyError(key)
            found = found[part]
        return found


@cache
def words(language: str = "en") -> Words:
    """The words of a language; FileNotFoundError where there is no folder of them, ValueError where a sentence is there twice."""
    files = sorted((Path(__file__).parent / language).glob("*.toml"))
    if not files:
        raise FileNotFoundError(f"There are no words in the language “{language}”.")
    sentences: dict[str, Any] = {}
    for file in files:
        _add(sentences, tomllib.loads(file.read_text(encoding="utf-8")), file.name)
    return Words(sentences)


def _add(sentences: dict[str, Any], more: Mapping[str, Any], where: str) -> None:
    for name, found in more.items():
        if isinstance(found, dict):
            _add(sentences.setdefault(name, {}), found, where)
        elif name in sentences:
            raise ValueError(f"{where}: “{name}” is there twice.")
        else:
            sentences[name] = found
