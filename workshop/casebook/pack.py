"""A pack: a folder of cards with a `pack.toml`, which holds a `title`, a `note` and, under `[decks]`, named lists of card ids.

A deck is what a workshop begins with: at least three cards of the folder; one deck is called `default`. A README and hidden
files are passed over. A pack that is uploaded (`upload.py`) may do without the `pack.toml`. A folder of it may hold further
folders, each with the same cards in another version, such as `easy` (`versions.py`).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from workshop.casebook.card_file import Draft, draft_of, facts_in
from workshop.casebook.case_study import REF, CaseStudy
from workshop.casebook.fault import Fault, Faulty, kind, shown, tidy, unknown
from workshop.casebook.fields import card_of
from workshop.casebook.rules import PROSE, broken, clashing, line, strangers
from workshop.casebook.versions import survey_version, versions_of

SMALLEST_DECK = 3
DEFAULT_DECK = "default"
PACK_FILE, READMES = "pack.toml", ("readme.md", "readme.txt")
_PACK_RULES = {"title": line(), "note": PROSE}


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


# What a file holds, or why it cannot be read.
Files = Mapping[str, bytes | Fault]


@dataclass(frozen=True, slots=True)
class Survey:
    """What the files of a pack come to: its cards and its `pack.toml` as far as they could be read, and every fault."""

    drafts: list[Draft] = field(default_factory=list)
    pack: Mapping[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    versions: Mapping[str, list[Draft]] = field(default_factory=dict)


def read_pack(folder: Path) -> Pack:
    """The pack in a folder. Raises Faulty with every fault of every file."""
    return pack_of(survey_folder(folder), folder.resolve().name)


def read_versions(folder: Path) -> dict[CaseStudy, dict[str, CaseStudy]]:
    """The other versions of the cards in a folder, by card and by the version's name. Raises Faulty as `read_pack` does."""
    found = survey_folder(folder)
    return {card: versions_of(card, found.versions) for card in pack_of(found, folder.resolve().name).cards}


def check(folder: Path) -> list[Fault]:
    """Every fault of every file in a folder; an empty list if it can be read as a pack."""
    return survey_folder(folder).faults


def pack_of(survey: Survey, id: str, title: str = "") -> Pack:
    """The pack that was surveyed; `title` where it has no `pack.toml`. Raises Faulty with every fault found."""
    if survey.faults:
        raise Faulty(survey.faults)
    cards = [card_of(PurePath(draft.file).stem, draft.fields) for draft in survey.drafts]
    return Pack(
        id=id,
        title=survey.pack.get("title", title).strip(),
        note=survey.pack.get("note", "").strip(),
        cards=tuple(sorted(cards, key=_by_ref)),
        decks={name: tuple(deck) for name, deck in survey.pack.get("decks", {}).items()},
    )


def _by_ref(card: CaseStudy) -> tuple[bool, str, int, str, str]:
    ref = REF.fullmatch(card.ref)
    return (False, ref[1], int(ref[2]), ref[3], card.id) if ref else (True, "", 0, "", card.id)


def survey_folder(folder: Path) -> Survey:
    if not folder.is_dir():
        return Survey(faults=[Fault(folder.name or str(folder), "", "a folder of case studies", "not a folder")])
    files = {path.name: path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")}
    found = survey({name: _held(path) if is_read(name) else b"" for name, path in files.items()})
    cards = {PurePath(draft.file).stem: draft for draft in found.drafts}
    versions, faults = dict[str, list[Draft]](), list(found.faults)
    for inside in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))):
        versions[inside.name], wrong = survey_version(inside.name, _texts(inside), cards)
        faults += wrong
    return replace(found, faults=faults, versions=versions)


def _texts(folder: Path) -> dict[str, str | Fault]:
    """What the files of a version's folder hold, or why one cannot be read."""
    texts: dict[str, str | Fault] = {}
    for path in folder.iterdir():
        if path.is_file() and (is_card(path.name) or misnamed(path.name)):
            text, faults = _text(path.name, misnamed(path.name) or _held(path))
            texts[path.name] = faults[0] if faults else text
    return texts


def survey(files: Files, needs_pack: bool = True) -> Survey:
    """What these files of one folder come to. Without `needs_pack` they are cards, and a `pack.toml` if there is one."""
    drafts = [_drafted(name, files[name]) for name in sorted(files) if is_card(name)]
    missing = Fault(PACK_FILE, "", "in the folder", "missing")
    pack: dict[str, Any] = {}
    faults: list[Fault] = []
    if needs_pack or PACK_FILE in files:
        pack, faults = _pack(files.get(PACK_FILE, missing), [PurePath(draft.file).stem for draft in drafts])
    faults += [fault for draft in drafts for fault in draft.faults]
    faults += clashing((draft.file, draft.fields) for draft in drafts)
    return Survey(drafts, pack, faults + [fault for name in sorted(files) if (fault := misnamed(name))])


def is_card(name: str) -> bool:
    return name.endswith(".md") and not name.startswith(".") and name.casefold() not in READMES


def is_read(name: str) -> bool:
    """Whether a file of this name is part of a pack."""
    return name == PACK_FILE or is_card(name)


def misnamed(name: str) -> Fault | None:
    """A card saved as oak.md.txt or Oak.MD would otherwise be missing without a word."""
    if name.casefold() in READMES or not re.search(r"\.(txt|markdown|(?!md$)[mM][dD])$", name):
        return None
    return Fault(tidy(name), "", "named with .md at its end", "named otherwise")


def _drafted(name: str, held: bytes | Fault) -> Draft:
    text, faults = _text(name, held)
    return Draft(tidy(name, 80), {}, faults) if faults else draft_of(text, name)


def _held(path: Path) -> bytes | Fault:
    try:
        return path.read_bytes()
    except OSError as error:
        return Fault(path.name, "", "readable", f"not ({error.strerror})")


def _text(name: str, held: bytes | Fault) -> tuple[str, list[Fault]]:
    if isinstance(held, Fault):
        return "", [held]
    try:
        return held.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        return "", [Fault(tidy(name, 80), "", "saved as UTF-8 text", f"something else at line {number}")]


def _pack(held: bytes | Fault, card_ids: Collection[str]) -> tuple[dict[str, Any], list[Fault]]:
    text, faults = _text(PACK_FILE, held)
    if faults:
        return {}, faults
    given, faults = facts_in(text.replace("\r\n", "\n").split("\n"), PACK_FILE)
    if faults:
        return {}, faults
    faults = strangers(given, (*_PACK_RULES, "decks"), "pack", PACK_FILE)
    return given, faults + broken(given, _PACK_RULES, PACK_FILE) + _deck_faults(given.get("decks"), PACK_FILE, card_ids)


def _deck_faults(decks: Any, file: str, card_ids: Collection[str]) -> list[Fault]:
    if not isinstance(decks, dict) or DEFAULT_DECK not in decks:
        found = "without one" if isinstance(decks, dict) else kind(decks)
        return [Fault(file, "decks", f"a table of decks with one named {DEFAULT_DECK}", found)]
    return [
        Fault(file, f"decks.{tidy(name)}", f"a list of at least {SMALLEST_DECK} cards of this folder", found)
        for name, deck in decks.items()
        for found in _deck(deck, card_ids)
    ]


def _deck(deck: Any, card_ids: Collection[str]) -> Iterator[str]:
    if not isinstance(deck, list):
        yield kind(deck)
        return
    if len(deck) < SMALLEST_DECK:
        yield f"{len(deck)} long"
    for card_id in dict.fromkeys(map(str, deck)):
        if card_id not in card_ids:
            yield f"naming {shown(card_id)}, which is {unknown(card_id, card_ids)}"
        if deck.count(card_id) > 1:
            yield f"naming {shown(card_id)} twice"
