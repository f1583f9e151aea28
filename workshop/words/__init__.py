"""Every sentence that people see, by language: a folder each, so that another language is a folder and not a rewrite.

In it a file for each part of the house, and one for each exercise. A table may go on in another file (each exercise adds its own
lines to `script`); a sentence stands in one file only.

English is whole. Another language may lack any sentence, which is then given in English; `[language]` holds what it calls itself
(`name`) and, until a translator has checked it, a sentence that says so (`awaits`). What stands elsewhere in English, such as what a
ranking asks, an instruction or the briefing, it may give under `[given]`, by the English text as the key. A key may have braces
for what the code fills in, such as why something was refused: "There are {n} notes already".
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Thing = TypeVar("Thing", bound="DataclassInstance")
ENGLISH, GIVEN = "en", "given"
_QUOTED = re.compile(r"“{(\w+)}”")
_BRACES = re.compile(r"{(\w+)}")


class Words:
    """The sentences of one language. `words("join.heading", n=3)` fills the braces of one; `words.of("board")` gives a
    component its table of them. KeyError names in full a sentence that is not there. `given` are texts by what they are in English,
    `filled` those of them in which the code fills something in."""

    def __init__(
        self,
        sentences: Mapping[str, Any],
        language: str = ENGLISH,
        given: Mapping[str, str] | None = None,
        filled: Mapping[str, str] | None = None,
    ) -> None:
        self._sentences, self.language, self._given, self._filled = sentences, language, given or {}, filled or {}

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

    def given(self, text: str) -> str:
        """A text that was written down in English, such as an activity's instruction, in this language where it has that text;
        else as it stands. What a lead has written over stays as it was written."""
        return self._given.get(text, text)

    def why(self, text: str) -> str:
        """Why something was not taken, which the code says in English, in this language. What was filled in stays as it is, unless
        it is a text that this language gives, such as "the disk is full"; what stands in quotation marks somebody typed."""
        if text in self._given:
            return self._given[text]
        for form, own, quoted in self._forms:
            if found := form.fullmatch(text):
                filled = found.groupdict().items()
                return own.format(**{name: part if name in quoted else self.why(part) for name, part in filled})
        return text

    @cached_property
    def _forms(self) -> list[tuple[re.Pattern[str], str, set[str]]]:
        """What each text with something filled in looks like, how this language says it, and what of it is quoted."""
        return [(_form(text), own, {*_QUOTED.findall(text)}) for text, own in self._filled.items()]

    def told(self, thing: Thing, *names: str) -> Thing:
        """The same thing with these of its texts in this language, as `given` gives them."""
        return replace(thing, **{name: self.given(getattr(thing, name)) for name in names})

    def _found(self, key: str) -> Any:
        found: Any = self._sentences
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise KeyError(key)
            found = found[part]
        return found


@cache
def words(language: str = ENGLISH) -> Words:
    """The words of a language; FileNotFoundError where there is no folder of them, ValueError where a sentence is there twice."""
    own = _read(language)
    if language == ENGLISH:
        return Words(own)
    english, given = _read(ENGLISH), own.pop(GIVEN, {})
    filled = {text: own for text, own in given.items() if _BRACES.search(text)}
    return Words(_over(english, own), language, {**_pairs(english, own), **given}, filled)


@cache
def languages() -> dict[str, str]:
    """The languages that there are words in, English first, and what each calls itself."""
    folders = {file.parent.name for file in Path(__file__).parent.glob("*/*.toml")}
    found = sorted(folders, key=lambda one: (one != ENGLISH, one))
    return {language: words(language)("language.name") for language in found}


def _form(text: str) -> re.Pattern[str]:
    """What a text looks like once its braces are filled in."""
    parts = _BRACES.split(text)  # words of its own and names, in turn
    return re.compile(
        "".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )


def _read(language: str) -> dict[str, Any]:
    files = sorted((Path(__file__).parent / language).glob("*.toml"))
    if not files:
        raise FileNotFoundError(f"There are no words in the language “{language}”.")
    sentences: dict[str, Any] = {}
    for file in files:
        _add(sentences, tomllib.loads(file.read_text(encoding="utf-8")), file.name)
    return sentences


def _over(english: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Sentence by sentence a language's own, and English for what it lacks."""
    return {name: _over(found, own.get(name, {})) if isinstance(found, dict) else own.get(name, found)
            for name, found in english.items()}  # fmt: skip


def _pairs(english: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, str]:
    """What sentences of English are called in a language of its own."""
    pairs: dict[str, str] = {}
    for name, found in own.items():
        there = english.get(name)
        if isinstance(found, dict):
            pairs |= _pairs(there or {}, found)
        elif isinstance(found, str) and isinstance(there, str) and there:
            pairs[there] = found
    return pairs


def _add(sentences: dict[str, Any], more: Mapping[str, Any], where: str) -> None:
    for name, found in more.items():
        if isinstance(found, dict):
            _add(sentences.setdefault(name, {}), found, where)
        elif name in sentences:
            raise ValueError(f"{where}: “{name}” is there twice.")
        else:
            sentences[name] = found
