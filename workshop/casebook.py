"""Case studies: short true-to-source accounts of data sharing that tables rank and argue about.

A *card* is one case study in one Markdown file; a *pack* is a folder of them with a `pack.toml`. A card opens with its
facts in TOML between two lines of `+++`; what a table reads first (its *face*) follows as plain paragraphs; then any of
four sections, each under its own `##` heading. Below the facts nothing needs quotes, and lines stay as written:

    +++
    ref = "E2"                                 # the number in the source; left out on a card of your own
    title = "Justice Data Lab"
    short_name = "Did it work?"                # at most 18 characters, on every screen and on the wall
    summary = "One line, at most 140 characters."
    shared = "Details of the people who took part"
    by = "Organisations working with offenders"
    with_whom = "The Ministry of Justice"
    identifiability = "not stated"             # or: personally identifiable, de-personalised, anonymous
    consent = "not stated"                     # what nobody states is "not stated", never a guess
    outcome = "Find out whether a programme makes a difference"
    beneficiaries = ["service providers"]      # any of individuals, service providers, communities; or ["not stated"]
    sector = "criminal justice"
    complexity = 1                             # 1, 2 or 3: an order of our own
    chapter = "Chapter 3"                      # where in the source; both left out on a card of your own
    heading = "When Public Service providers are the main beneficiaries"
    dated = "What has changed since"           # left out if nothing
    kept_for = "Why it is not in a ranking deck" # left out if it may be
    +++

    The face: at most 70 words, neutral, good to read aloud. No risk, no result, no verdict.

    ## Further detail

    Shown on demand, and as neutral as the face.

    ## Participants on benefit

    - One thought a line, each after a dash.

    ## Participants on risk

    - A thought that runs on
      is indented by two spaces.

    ## Known since

    - What is publicly known since, which nobody has checked. (source: example.org)

`pack.toml` holds a `title`, a `note` and, under `[decks]`, named lists of at least three card ids; one is called
`default`. A card's id is its file's name without `.md`. `README.md` and hidden files are passed over. Checking never
stops at the first fault: a person mending a folder sees all of it at once. Only where the TOML of a file cannot be read
are its facts left unchecked until it can. Who ranked a card, and how, is no concern of this module.
"""

import difflib
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePath
from typing import Any, TextIO

NOT_STATED = "not stated"
IDENTIFIABILITY = ("personally identifiable", "de-personalised", "anonymous", NOT_STATED)
BENEFICIARIES = ("individuals", "service providers", "communities")
COMPLEXITY = (1, 2, 3)
STAGES = ("benefit", "risk", "afterwards")
FACE_WORDS = 70
SHORT_NAME_CHARACTERS = 18
SUMMARY_CHARACTERS = 140
SMALLEST_DECK = 3
DEFAULT_DECK = "default"

_AFTERWARDS_ONLY = ("on_benefit", "on_risk", "since")
_FENCE = "+++"
_SECTIONS = {
    "detail": "Further detail",
    "on_benefit": "Participants on benefit",
    "on_risk": "Participants on risk",
    "since": "Known since",
}
_HEADING = re.compile(r"##(?!#)\s*(.*)")
_WOULD_BE_HEADING = re.compile(r"^(\\*)##(?!#)", re.MULTILINE)
_ESCAPED_HEADING = re.compile(r"^\\(\\*##(?!#))")
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REF = re.compile(r"([A-Z]+)([0-9]+)([a-z]?)")
_SOURCE_MARK = "(source:"


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the 2018 report a card's facts stand."""

    chapter: str
    heading: str


@dataclass(frozen=True, slots=True)
class Since:
    """One thing publicly known since the report; always shown as "not checked", with its source."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """One card. Every text is stripped; "not stated" is an answer; a local card has no `ref` and no `source`."""

    id: str  # the file's name without .md
    ref: str  # the number in the source, "E4a"; "" on a local card
    title: str
    short_name: str  # at most 18 characters
    summary: str  # one line, at most 140 characters
    shared: str
    by: str
    with_whom: str
    identifiability: str  # one of IDENTIFIABILITY
    consent: str
    outcome: str
    beneficiaries: tuple[str, ...]  # of BENEFICIARIES, or ("not stated",)
    sector: str
    complexity: int  # 1, 2 or 3: an order of our own
    dated: str  # what is dated about it; "" if nothing
    source: Source | None
    kept_for: str  # why it is not in a ranking deck; "" if it may be
    face: str  # at most 70 words, neutral: what a table reads first
    detail: str  # more of the same, on demand; may be ""
    on_benefit: tuple[str, ...]  # what participants of 2017 said
    on_risk: tuple[str, ...]
    since: tuple[Since, ...]

    def face_at(self, stage: str) -> dict[str, object]:
        """What may leave the server at a stage of the day, ready for JSON.

        Takes "benefit", "risk" or "afterwards". What participants said and what is known since go out only afterwards:
        either would steer a table that is still deciding. `source` is None until then, since a heading such as "Risks
        to individuals" would steer it too. Raises ValueError for any other stage.
        """
        if stage not in STAGES:
            raise ValueError(f"A card's stage should be one of {_listed(STAGES)}, but is {_shown(stage)}.")
        everything = {f.name: _for_json(getattr(self, f.name)) for f in fields(self)}
        if stage == "afterwards":
            return everything
        return {name: value for name, value in everything.items() if name not in _AFTERWARDS_ONLY} | {"source": None}


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of cards: what it is, its cards in the order of their refs, and its decks of card ids by name."""

    id: str
    title: str
    note: str
    cards: tuple[CaseStudy, ...]
    decks: Mapping[str, tuple[str, ...]]

    def card(self, card_id: str) -> CaseStudy:
        """The card of that id; KeyError if there is none."""
        return {card.id: card for card in self.cards}[card_id]

    def deck(self, name: str) -> tuple[CaseStudy, ...]:
        """The cards of the deck of that name, in its order; KeyError if there is none."""
        return tuple(self.card(card_id) for card_id in self.decks[name])


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: in which file and field ("" where none applies), what was expected and what was found."""

    file: str
    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.field) if part)
        return f"{place} should be {self.expected}, but is {self.found}."


class Faulty(Exception):
    """A card or pack cannot be read; `faults` holds every reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


# Reading a card


def parse(text: str, file_name: str) -> CaseStudy:
    """The card written in `text`; its id is `file_name` without the suffix. Raises Faulty with every fault found."""
    draft = _draft(text, file_name)
    return _sound(PurePath(file_name).stem, draft.fields, draft.faults)


def faults_of(card_fields: Mapping[str, object], file_name: str = "") -> list[Fault]:
    """Every fault in the fields of a card, given under the names of the file format.

    The names are those of the TOML facts and also `face`, `detail`, `on_benefit`, `on_risk` and `since` (the last three
    are lists of text). Optional fields may be left out or empty. For a form, leave `file_name` out: each fault then
    names the field only.
    """
    unknown = [
        Fault(file_name, name, "a field of a card", _unknown(name, _RULES))
        for name in card_fields
        if name not in _RULES
    ]
    return [*unknown, *_broken(card_fields, _RULES, file_name), *_unpaired(card_fields, file_name)]


def local_card(card_id: str, card_fields: Mapping[str, object]) -> CaseStudy:
    """The card made of a form's fields (see `faults_of`). Raises Faulty with every fault found."""
    return _sound(card_id, card_fields, _id_faults("", "id", card_id) + faults_of(card_fields))


def id_for(title: str, taken: Collection[str] = ()) -> str:
    """A card id made from a title, unlike any of those taken: "Oak & Ash" gives "oak-ash", then "oak-ash-2"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "card"
    tries = [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 2))]
    return next(name for name in tries if name not in taken)


def clashes(cards: Iterable[CaseStudy]) -> list[Fault]:
    """Every id, ref or short name that two of the cards share; capitals do not tell two names apart."""
    return _clashes([(f"{card.id}.md", _fields_of(card)) for card in cards])


def write(card: CaseStudy) -> str:
    """The file of a card: `parse` of it gives the same card back, for any card without faults."""
    facts = {name: value for name, value in _fields_of(card).items() if name in _FACTS and value}
    head = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items())
    return "\n\n".join([f"{_FENCE}\n{head}\n{_FENCE}", _escaped(card.face), *_written_sections(card)]) + "\n"


# Reading a pack


def read_pack(folder: Path) -> Pack:
    """The pack in a folder. Raises Faulty with every fault of every file."""
    survey = _survey(folder)
    if survey.faults:
        raise Faulty(survey.faults)
    cards = [_card(PurePath(draft.file).stem, draft.fields) for draft in survey.drafts]
    return Pack(
        id=folder.resolve().name,
        title=survey.pack["title"].strip(),
        note=survey.pack["note"].strip(),
        cards=tuple(sorted(cards, key=_by_ref)),
        decks={name: tuple(deck) for name, deck in survey.pack["decks"].items()},
    )


def check(folder: Path) -> list[Fault]:
    """Every fault of every file in a folder; an empty list if it can be read as a pack."""
    return _survey(folder).faults


def complain(folder: Path, out: TextIO) -> int:
    """Prints every fault in a folder, one a line, and returns 1; or one line with the number of cards, and 0."""
    survey = _survey(folder)
    for fault in survey.faults:
        print(fault, file=out)
    if not survey.faults:
        print(f"{len(survey.drafts)} {'card' if len(survey.drafts) == 1 else 'cards'}, no faults", file=out)
    return 1 if survey.faults else 0


# Saying what is wrong


def _listed(options: Iterable[object]) -> str:
    return ", ".join(str(option) for option in options)


def _shown(value: object) -> str:
    line = " ".join(str(value).split())
    return f"'{line if len(line) <= 40 else line[:39] + '…'}'"


def _kind(value: object) -> str:
    kinds: dict[type, str] = {
        type(None): "missing",
        str: "text",
        bool: "true or false",
        list: "a list",
        dict: "a table",
    }
    return kinds.get(type(value), f"the number {value}" if isinstance(value, int | float) else "a date or time")


def _unknown(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"unknown; perhaps {near[0]}" if near else "unknown"


def _unprintable(character: str) -> bool:
    return character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs")


def _settled(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _left_out(value: object) -> bool:
    return value is None or value in ([], ()) or (isinstance(value, str) and not value.strip())


# Rules: what each field must be, and what is found instead

Finder = Callable[[Any], Iterator[str]]


@dataclass(frozen=True, slots=True)
class _Rule:
    expected: str
    found: Finder  # yields what is wrong with a value (None if it was left out)


def _text(value: Any, limit: int = 0, one_line: bool = False) -> Iterator[str]:
    if not isinstance(value, str):
        yield _kind(value)
        return
    settled = _settled(value)
    if not settled:
        yield "empty"
    if one_line and "\n" in settled:
        yield "broken over several lines"
    if limit and len(settled) > limit:
        yield f"{len(settled)} characters long"
    if any(_unprintable(character) for character in settled):
        yield "holding a character that cannot be shown"


def _line(limit: int = 0) -> _Rule:
    upto = f" of at most {limit} characters" if limit else ""
    return _Rule(f"one line of text{upto}", lambda value: _text(value, limit, one_line=True))


def _optional(rule: _Rule) -> _Rule:
    return _Rule(rule.expected, lambda value: iter(()) if _left_out(value) else rule.found(value))


def _face(value: Any) -> Iterator[str]:
    yield from _text(value)
    if isinstance(value, str) and len(value.split()) > FACE_WORDS:
        yield f"{len(value.split())} words"


def _one_of(options: tuple[Any, ...]) -> _Rule:
    # True == 1 in Python, so the type is compared as well.
    def found(value: Any) -> Iterator[str]:
        settled = value.strip() if isinstance(value, str) else value
        if type(settled) is not type(options[0]):
            yield _kind(value)
        elif settled not in options:
            yield _shown(value)

    return _Rule(f"one of {_listed(options)}", found)


def _beneficiaries(value: Any) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield _kind(value)
    elif not value:
        yield "an empty list"
    elif list(value) != [NOT_STATED]:
        yield from (_shown(name) for name in value if name not in BENEFICIARIES)
        yield from (f"{_shown(name)} twice" for name in BENEFICIARIES if list(value).count(name) > 1)


def _texts(value: Any) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield _kind(value)
    else:
        yield from (found for entry in value for found in _text(entry))


def _known_since(value: Any) -> Iterator[str]:
    wrong = list(_texts(value))
    yield from wrong
    if not wrong:
        yield from (f"without a source: {_shown(entry)}" for entry in value if _since(entry) is None)


def _ref(value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        yield _kind(value)
    elif not _REF.fullmatch(value.strip()):
        yield _shown(value)


_PROSE = _Rule("text", _text)
_STATED = _Rule(f'text, or "{NOT_STATED}"', _text)
_THOUGHTS = _Rule("a list of text", _texts)
_RULES: dict[str, _Rule] = {
    "ref": _optional(_Rule('a letter and a number such as "E4a"', _ref)),
    "title": _line(),
    "short_name": _line(SHORT_NAME_CHARACTERS),
    "summary": _line(SUMMARY_CHARACTERS),
    "shared": _STATED,
    "by": _STATED,
    "with_whom": _STATED,
    "identifiability": _one_of(IDENTIFIABILITY),
    "consent": _STATED,
    "outcome": _STATED,
    "beneficiaries": _Rule(f'a list of {_listed(BENEFICIARIES)}, or ["{NOT_STATED}"]', _beneficiaries),
    "sector": _line(),
    "complexity": _one_of(COMPLEXITY),
    "chapter": _optional(_line()),
    "heading": _optional(_line()),
    "dated": _optional(_PROSE),
    "kept_for": _optional(_PROSE),
    "face": _Rule(f"text of at most {FACE_WORDS} words", _face),
    "detail": _optional(_PROSE),
    "on_benefit": _optional(_THOUGHTS),
    "on_risk": _optional(_THOUGHTS),
    "since": _optional(_Rule('a list of text, each ending "(source: ...)"', _known_since)),
}
_FACTS = tuple(name for name in _RULES if name not in ("face", *_SECTIONS))
_BODY = {name: rule for name, rule in _RULES.items() if name not in _FACTS}
_PACK_RULES = {"title": _line(), "note": _PROSE}


def _broken(given: Mapping[str, object], rules: Mapping[str, _Rule], file: str) -> list[Fault]:
    return [
        Fault(file, name, rule.expected, found) for name, rule in rules.items() for found in rule.found(given.get(name))
    ]


def _unpaired(given: Mapping[str, object], file: str) -> list[Fault]:
    together = ("ref", "chapter", "heading")
    absent = [name for name in together if _left_out(given.get(name))]
    expected = "given wherever any of ref, chapter and heading is"
    return [Fault(file, name, expected, "missing") for name in absent] if len(absent) < len(together) else []


def _id_faults(file: str, place: str, card_id: str) -> list[Fault]:
    expected = "named in small letters, numbers and hyphens, such as oak-lane"
    return [] if _KEBAB.fullmatch(card_id) else [Fault(file, place, expected, f"named {_shown(card_id)}")]


def _clashes(named: Iterable[tuple[str, Mapping[str, object]]]) -> list[Fault]:
    holders: dict[tuple[str, str], str] = {}
    faults = []
    for file, given in named:
        for name in ("id", "ref", "short_name"):
            value = given.get(name)
            if not isinstance(value, str) or not value.strip():
                continue
            key = (name, value.strip().casefold())
            if key in holders:
                faults.append(Fault(file, name, "this card's alone", f"{_shown(value)}, as in {holders[key]}"))
            holders.setdefault(key, file)
    return faults


# From text to fields and from fields to text


@dataclass(frozen=True, slots=True)
class _Draft:
    file: str
    fields: Mapping[str, Any]
    faults: list[Fault]


def _draft(text: str, file: str) -> _Draft:
    misnamed = _id_faults(file, "", PurePath(file).stem)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) < 2 or fences[0] != 0:
        expected = f"facts between two lines of {_FENCE}, the first at the very top"
        found = "without the first" if not fences or fences[0] != 0 else "without the second"
        return _Draft(file, {}, [*misnamed, Fault(file, "", expected, found)])
    # An empty line in place of the first fence keeps the line numbers those of the file.
    facts, unreadable = _toml(["", *lines[1 : fences[1]]], file)
    body, stray = _body(lines[fences[1] + 1 :], file)
    wrong = _broken(body, _BODY, file) if unreadable else faults_of({**facts, **body}, file)
    misplaced = [Fault(file, name, f"below the second {_FENCE}", "among the facts") for name in facts if name in _BODY]
    return _Draft(file, {**facts, **body}, [*misnamed, *unreadable, *misplaced, *stray, *wrong])


def _toml(lines: list[str], file: str) -> tuple[dict[str, Any], list[Fault]]:
    try:
        return tomllib.loads("\n".join(lines)), []
    except tomllib.TOMLDecodeError as error:
        return {}, [_syntax(error, lines, file)]


def _syntax(error: tomllib.TOMLDecodeError, lines: list[str], file: str) -> Fault:
    told = re.search(r"(.*) \(at line (\d+), column \d+\)", str(error), re.DOTALL)
    number = int(told[2]) if told else len(lines)
    why = told[1] if told else str(error)
    there = _shown(lines[number - 1]) if number <= len(lines) else "the end"
    return Fault(
        file, "", 'facts such as title = "Oak Lane"', f"unreadable at line {number}, {there} ({' '.join(why.split())})"
    )


def _body(lines: list[str], file: str) -> tuple[dict[str, Any], list[Fault]]:
    parts: dict[str, list[str]] = {"face": []}
    faults, part = [], parts["face"]
    for line in lines:
        if heading := _HEADING.match(line):
            name = _section(heading[1])
            if name is None or name in parts:
                found = f"{_shown(line)} twice" if name else _shown(line)
                faults.append(Fault(file, "section", f"one of {_listed(_SECTIONS.values())}, once each", found))
            part = parts.setdefault(name, []) if name else []
        else:
            part.append(_ESCAPED_HEADING.sub(r"\1", line))
    for name in _AFTERWARDS_ONLY:
        faults += [
            Fault(file, name, "lines that begin with a dash and a space", _shown(line))
            for line in _stray(parts.get(name, []))
        ]
    lists = {name: _thoughts(parts[name]) for name in _AFTERWARDS_ONLY if name in parts}
    return {name: "\n".join(part) for name, part in parts.items()} | lists, faults


def _section(heading: str) -> str | None:
    return next((name for name, words in _SECTIONS.items() if words.casefold() == heading.strip().casefold()), None)


def _begins(line: str) -> bool:
    return line.startswith(("- ", "* "))


def _stray(lines: list[str]) -> list[str]:
    first = next((number for number, line in enumerate(lines) if _begins(line)), len(lines))
    return [
        line
        for number, line in enumerate(lines)
        if line.strip() and not _begins(line) and (number < first or not line.startswith("  "))
    ]


def _thoughts(lines: list[str]) -> list[str]:
    thoughts: list[list[str]] = []
    for line in lines:
        if _begins(line):
            thoughts.append([line[2:]])
        elif thoughts and (line.startswith("  ") or not line.strip()):
            thoughts[-1].append(line[2:])
    return ["\n".join(thought).strip() for thought in thoughts]


def _since(entry: str) -> Since | None:
    text, mark, rest = _settled(entry).rpartition(_SOURCE_MARK)
    if not mark or not text.strip() or not rest.endswith(")") or "\n" in rest or not rest[:-1].strip():
        return None
    return Since(text.strip(), rest[:-1].strip())


def _sound(card_id: str, given: Mapping[str, Any], faults: list[Fault]) -> CaseStudy:
    if faults:
        raise Faulty(faults)
    return _card(card_id, given)


def _card(card_id: str, given: Mapping[str, Any]) -> CaseStudy:
    texts = {name: _settled(value) for name, value in given.items() if isinstance(value, str)}
    chapter, heading = texts.pop("chapter", ""), texts.pop("heading", "")
    lists = {name: tuple(_settled(entry) for entry in given.get(name) or ()) for name in ("on_benefit", "on_risk")}
    blank = dict.fromkeys(("ref", "dated", "kept_for", "detail"), "")
    since = (_since(entry) for entry in given.get("since") or ())
    return CaseStudy(
        id=card_id,
        **(blank | texts),  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
        complexity=given["complexity"],
        beneficiaries=tuple(given["beneficiaries"]),
        source=Source(chapter, heading) if chapter else None,
        since=tuple(known for known in since if known),
    )


def _fields_of(card: CaseStudy) -> dict[str, Any]:
    place = card.source or Source("", "")
    since = tuple(f"{known.text} {_SOURCE_MARK} {known.source})" for known in card.since)
    own = {"id": card.id, "chapter": place.chapter, "heading": place.heading, "since": since}
    return {name: own[name] if name in own else getattr(card, name) for name in ("id", *_RULES)}


def _escaped(text: str) -> str:
    return _WOULD_BE_HEADING.sub(r"\\\g<0>", text)


def _written_sections(card: CaseStudy) -> Iterator[str]:
    given = _fields_of(card)
    for name, heading in _SECTIONS.items():
        if name == "detail" and card.detail:
            yield f"## {heading}\n\n{_escaped(card.detail)}"
        elif name != "detail" and given[name]:
            yield f"## {heading}\n\n" + "\n".join("- " + thought.replace("\n", "\n  ") for thought in given[name])


def _for_json(value: object) -> object:
    if isinstance(value, Source | Since):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    return [_for_json(entry) for entry in value] if isinstance(value, tuple) else value


# A folder


@dataclass(frozen=True, slots=True)
class _Survey:
    drafts: list[_Draft] = field(default_factory=list)
    pack: Mapping[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def _survey(folder: Path) -> _Survey:
    if not folder.is_dir():
        return _Survey(faults=[Fault(folder.name or str(folder), "", "a folder of case studies", "not a folder")])
    drafts = [_drafted(path) for path in sorted(folder.iterdir()) if _is_card(path)]
    pack, faults = _pack(folder / "pack.toml", [PurePath(draft.file).stem for draft in drafts])
    faults += [fault for draft in drafts for fault in draft.faults]
    faults += _clashes((draft.file, draft.fields) for draft in drafts)
    return _Survey(drafts, pack, faults + _passed_over(folder))


def _is_card(path: Path) -> bool:
    return path.is_file() and path.suffix == ".md" and path.name != "README.md" and not path.name.startswith(".")


def _passed_over(folder: Path) -> list[Fault]:
    # A card saved as oak.md.txt or Oak.MD would otherwise be missing without a word.
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    wrong = [name for name in names if re.search(r"\.(txt|markdown|(?!md$)[mM][dD])$", name)]
    return [Fault(name, "", "named with .md at its end", "named otherwise") for name in wrong]


def _drafted(path: Path) -> _Draft:
    text, faults = _read(path)
    return _Draft(path.name, {}, faults) if faults else _draft(text, path.name)


def _read(path: Path) -> tuple[str, list[Fault]]:
    try:
        written = path.read_bytes()
        return written.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return "", [Fault(path.name, "", "saved as UTF-8 text", f"something else at line {line}")]
    except FileNotFoundError:
        return "", [Fault(path.name, "", "in the folder", "missing")]
    except OSError as error:
        return "", [Fault(path.name, "", "readable", f"not ({error.strerror})")]


def _pack(path: Path, card_ids: Collection[str]) -> tuple[dict[str, Any], list[Fault]]:
    text, faults = _read(path)
    if faults:
        return {}, faults
    given, faults = _toml(text.replace("\r\n", "\n").split("\n"), path.name)
    if faults:
        return {}, faults
    known = (*_PACK_RULES, "decks")
    faults += [
        Fault(path.name, name, "a field of a pack", _unknown(name, known)) for name in given if name not in known
    ]
    return given, faults + _broken(given, _PACK_RULES, path.name) + _deck_faults(
        given.get("decks"), path.name, card_ids
    )


def _deck_faults(decks: Any, file: str, card_ids: Collection[str]) -> list[Fault]:
    if not isinstance(decks, dict) or DEFAULT_DECK not in decks:
        found = "without one" if isinstance(decks, dict) else _kind(decks)
        return [Fault(file, "decks", f"a table of decks with one named {DEFAULT_DECK}", found)]
    return [
        Fault(file, f"decks.{name}", f"a list of at least {SMALLEST_DECK} cards of this folder", found)
        for name, deck in decks.items()
        for found in _deck(deck, card_ids)
    ]


def _deck(deck: Any, card_ids: Collection[str]) -> Iterator[str]:
    if not isinstance(deck, list):
        yield _kind(deck)
        return
    if len(deck) < SMALLEST_DECK:
        yield f"{len(deck)} long"
    for card_id in dict.fromkeys(map(str, deck)):
        if card_id not in card_ids:
            yield f"naming {_shown(card_id)}, which is {_unknown(card_id, card_ids)}"
        if deck.count(card_id) > 1:
            yield f"naming {_shown(card_id)} twice"


def _by_ref(card: CaseStudy) -> tuple[bool, str, int, str, str]:
    ref = _REF.fullmatch(card.ref)
    return (False, ref[1], int(ref[2]), ref[3], card.id) if ref else (True, "", 0, "", card.id)
