"""The boxes of a paper sheet that exercises share: to choose one of several, to tick some, to write a text or lines.

Each is typed by keyboard alone: a choice by its code, ticks by their codes, a text as it stands. What a box takes is said beside it, and
again, with what was typed, where it cannot be read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.acts import Refused
from workshop.paper import AtTable, Entered
from workshop.paper.lines import lines_of, one_line, writing, written
from workshop.words import Words
from workshop.writing import Note
from workshop.writing import written as notes_of

MOST_SHOWN, MOST_CODES = 20, 26  # letters of what was typed, and codes, that a sentence names
_RANGE = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen: the code that is printed beside it and typed, the id that it is kept under, and its label."""

    code: str
    id: str
    label: str


def option_of(typed: str, options: Sequence[Option], say: Words) -> Option:
    """The option of a code, or of the beginning of one label. Refused where it is none, or could be two."""
    wanted = typed.strip().casefold()
    exact = [one for one in options if one.code.casefold() == wanted]
    begun = [one for one in options if wanted and one.label.casefold().startswith(wanted)]
    if found := exact or (begun if len(begun) == 1 else []):
        return found[0]
    raise Refused(say("paper.no_option", typed=typed.strip()[:MOST_SHOWN], codes=codes_of(options)))


def codes_of(options: Sequence[Option]) -> str:
    """The codes that may be typed; of many, the first and the last."""
    codes = [one.code for one in options]
    return " ".join(codes if len(codes) <= MOST_CODES else [codes[0], "…", codes[-1]])


@dataclass(frozen=True, slots=True)
class Pick:
    """One question of which one option is ticked; it is kept as a choice under its id."""

    id: str
    label: str
    options: tuple[Option, ...]
    help: str = ""
    typed_as: str = ""
    sort: str = "pick"
    long: bool = False

    def shown(self, at: AtTable) -> str:
        chosen = at.own.choices.get(self.id)
        return next((one.code for one in self.options if one.id == chosen), "")

    def entered(self, typed: str, at: AtTable) -> Entered:
        if not typed.strip():
            return Entered("", answer={"choices": {self.id: None}})
        option = option_of(typed, self.options, at.words)
        return Entered(f"{option.code}: {option.label}", answer={"choices": {self.id: option.id}})


@dataclass(frozen=True, slots=True)
class Codes:
    """Several questions with the same options, in one line: a code for each in their order, a dash for none."""

    id: str
    label: str
    questions: tuple[tuple[str, str], ...]  # id, and what it is called
    options: tuple[Option, ...]
    help: str = ""
    typed_as: str = ""
    rows: int = 10
    sort: str = "codes"
    long: bool = False

    def shown(self, at: AtTable) -> str:
        by_id = {one.id: one.code for one in self.options}
        codes = [by_id.get(at.own.choices.get(question, ""), "-") for question, _ in self.questions]
        return " ".join(codes) if set(codes) - {"-"} else ""

    def entered(self, typed: str, at: AtTable) -> Entered:
        codes = typed.replace(",", " ").split()
        if len(codes) > len(self.questions):
            raise Refused(at.words("paper.too_many_codes", n=len(codes), most=len(self.questions)))
        chosen = [None if code in "-–" else option_of(code, self.options, at.words) for code in codes]
        chosen += [None] * (len(self.questions) - len(chosen))
        pairs = list(zip(self.questions, chosen, strict=True))
        told = "; ".join(f"{name}: {one.label}" for (_, name), one in pairs if one)
        return Entered(told, answer={"choices": {question: one.id if one else None for (question, _), one in pairs}})


def _between(first: int, last: int) -> Iterator[str]:
    """The codes of a range such as 3-5; none where it runs backwards, so that it is named as what cannot be read."""
    return map(str, range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Ticks:
    """Things of which some are ticked. A tick keeps `says` (or what `marks` has for it) under the id of its option; one that is taken
    back keeps nothing. `rows` are printed to write in where the options are not known yet."""

    id: str
    label: str
    options: tuple[Option, ...]
    help: str = ""
    says: str = "yes"
    marks: Mapping[str, str] | None = None
    rows: int = 3
    listed: bool = True
    typed_as: str = ""
    sort: str = "ticks"
    long: bool = False

    @property
    def named(self) -> tuple[Option, ...]:
        """What whoever types has to see, to name it by its number."""
        return self.options if self.listed else ()

    def _mark(self, option: Option) -> str:
        return (self.marks or {}).get(option.id, self.says)

    def shown(self, at: AtTable) -> str:
        return " ".join(one.code for one in self.options if at.own.choices.get(one.id) == self._mark(one))

    def entered(self, typed: str, at: AtTable) -> Entered:
        spread = _RANGE.sub(lambda found: " ".join(_between(int(found[1]), int(found[2]))) or found[0], typed)
        ticked = {option_of(code, self.options, at.words) for code in spread.replace(",", " ").split()}
        there = {one for one in self.options if at.own.choices.get(one.id) == self._mark(one)}
        choices: dict[str, str | None] = {one.id: None for one in self.options if one in there - ticked}
        choices |= {one.id: self._mark(one) for one in self.options if one in ticked}
        told = ", ".join(one.label for one in self.options if one in ticked)
        return Entered(told, answer={"choices": choices})


@dataclass(frozen=True, slots=True)
class InField:
    """What is written in a field, in `rows`; where it is `about` something, it is called FIELD-ABOUT."""

    field: str
    label: str
    help: str = ""
    about: str | None = None
    rows: int = 3
    typed_as: str = ""
    long: bool = True

    @property
    def id(self) -> str:
        return f"{self.field}-{self.about}" if self.about else self.field


@dataclass(frozen=True, slots=True)
class Text(InField):
    """One text. It has one note, which is called as its box is."""

    sort: str = "text"

    def _note(self, at: AtTable) -> Note | None:
        return next((note for note in at.own.notes if note.id == self.id), None)

    def shown(self, at: AtTable) -> str:
        note = self._note(at)
        text = note.text.strip() if note else ""
        return text if self.long else one_line(text)

    def entered(self, typed: str, at: AtTable) -> Entered:
        text, note = typed.strip(), self._note(at)
        if not text and note is None:
            return Entered("")
        return Entered(text, acts=(("", written(self.field, self.id, text, self.about, note)),))


@dataclass(frozen=True, slots=True)
class Lines(InField):
    """A list of short texts, a line each, in their order."""

    sort: str = "lines"

    def _notes(self, at: AtTable) -> list[Note]:
        return notes_of(at.own.notes, self.field, self.about)

    def shown(self, at: AtTable) -> str:
        return "\n".join(one_line(note.text) for note in self._notes(at))

    def entered(self, typed: str, at: AtTable) -> Entered:
        lines = lines_of(typed)
        _, acts = writing(at.own.notes, self.field, [(self.about, line) for line in lines], self._notes(at))
        return Entered("\n".join(lines), acts=tuple(("", act) for act in acts))


def field_words(say: Words, name: str, words: str = "", **fill: object) -> dict[str, Any]:
    """The label and the help of a field, as a table's screen has them."""
    said = say.of("fields")[words or name]
    return {"label": said["label"].format(**fill), "help": said["help"].format(**fill)}


def text(
    say: Words, name: str, about: str | None = None, words: str = "", rows: int = 3, short: bool = False, **fill: object
) -> Text:
    """A text in the words of a table's screen."""
    return Text(name, about=about, rows=rows, long=not short, **field_words(say, name, words, **fill))


def lines(say: Words, name: str, about: str | None = None, words: str = "", rows: int = 0) -> Lines:
    """Lines in the words of a table's screen, as many as it has room for unless said otherwise."""
    most = say.of("fields")[words or name].get("most", 6)
    typed = say("paper.a_line_each")
    return Lines(name, about=about, rows=rows or min(most, 8), typed_as=typed, **field_words(say, name, words))
