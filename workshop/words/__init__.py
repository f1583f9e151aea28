"""Every sentence that people see, by language: one TOML file each, so that another language is a file and not a rewrite."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


class Words:
    """The sentences of one language. `words("join.heading", n=3)` fills the braces of one; `words.of("board")` gives a
    component its table of them. KeyError names a sentence that is not there."""

    def __init__(self, sentences: Mapping[str, Any]) -> None:
        self._sentences = sentences

    def __call__(self, key: str, **values: object) -> str:
        found: Any = self._sentences
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values) if values else str(found)

    def of(self, table: str) -> dict[str, Any]:
        return dict(self._sentences[table])


@cache
def words(language: str = "en") -> Words:
    """The words of a language; FileNotFoundError where there is no file of them."""
    return Words(tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8")))
