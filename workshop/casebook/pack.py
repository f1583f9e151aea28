"""A pack: a folder of cards with a `pack.toml`, which holds a `title`, a `note` and, under `[decks]`, named lists of card ids.

A deck is what a workshop begins with: at least three cards of the folder; one deck is called `default`. `README.md` and
hidden files are passed over.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, TextIO

from workshop.casebook.card_file import Draft, draft_of, facts_in
from workshop.casebook.case_study import REF, CaseStudy
from workshop.casebook.fault import Fault, Faulty, kind, shown, unknown
from workshop.casebook.fields import card_of
from workshop.casebook.rules import PROSE, broken, clashing, line, strangers

SMALLEST_DECK = 3
DEFAULT_DECK = "default"
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


def read_pack(folder: Path) -> Pack:
    """The pack in a folder. Raises Faulty with every fault of every file."""
    survey = _survey(folder)
    if survey.faults:
        raise Faulty(survey.faults)
    cards = [card_of(PurePath(draft.file).stem, draft.fields) for draft in survey.drafts]
    return Pack(
        id=folder.resolve().name,
        title=survey.pack["title"].strip(),
        note=survey.pack["note"].strip(),
        cards=tuple(sorted(cards, key=_by_ref)),
        decks={name: tuple(deck) for name, deck in survey.pack["decks"].items()},
    )


def _by_ref(card: CaseStudy) -> tuple[bool, str, int, str, str]:
    ref = REF.fullmatch(card.ref)
    return (False, ref[1], int(ref[2]), ref[3], card.id) if ref else (True, "", 0, "", card.id)


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


@dataclass(frozen=True, slots=True)
class _Survey:
    drafts: list[Draft] = field(default_factory=list)
    pack: Mapping[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def _survey(folder: Path) -> _Survey:
    if not folder.is_dir():
        return _Survey(faults=[Fault(folder.name or str(folder), "", "a folder of case studies", "not a folder")])
    drafts = [_drafted(path) for path in sorted(folder.iterdir()) if _is_card(path)]
    pack, faults = _pack(folder / "pack.toml", [PurePath(draft.file).stem for draft in drafts])
    faults += [fault for draft in drafts for fault in draft.faults]
    faults += clashing((draft.file, draft.fields) for draft in drafts)
    return _Survey(drafts, pack, faults + _passed_over(folder))


def _is_card(path: Path) -> bool:
    return path.is_file() and path.suffix == ".md" and path.name != "README.md" and not path.name.startswith(".")


def _passed_over(folder: Path) -> list[Fault]:
    # A card saved as oak.md.txt or Oak.MD would otherwise be missing without a word.
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    wrong = [name for name in names if re.search(r"\.(txt|markdown|(?!md$)[mM][dD])$", name)]
    return [Fault(name, "", "named with .md at its end", "named otherwise") for name in wrong]


def _drafted(path: Path) -> Draft:
    text, faults = _read(path)
    return Draft(path.name, {}, faults) if faults else draft_of(text, path.name)


def _read(path: Path) -> tuple[str, list[Fault]]:
    try:
        written = path.read_bytes()
        return written.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        return "", [Fault(path.name, "", "saved as UTF-8 text", f"something else at line {number}")]
    except FileNotFoundError:
        return "", [Fault(path.name, "", "in the folder", "missing")]
    except OSError as error:
        return "", [Fault(path.name, "", "readable", f"not ({error.strerror})")]


def _pack(path: Path, card_ids: Collection[str]) -> tuple[dict[str, Any], list[Fault]]:
    text, faults = _read(path)
    if faults:
        return {}, faults
    given, faults = facts_in(text.replace("\r\n", "\n").split("\n"), path.name)
    if faults:
        return {}, faults
    faults = strangers(given, (*_PACK_RULES, "decks"), "pack", path.name)
    return given, faults + broken(given, _PACK_RULES, path.name) + _deck_faults(given.get("decks"), path.name, card_ids)


def _deck_faults(decks: Any, file: str, card_ids: Collection[str]) -> list[Fault]:
    if not isinstance(decks, dict) or DEFAULT_DECK not in decks:
        found = "without one" if isinstance(decks, dict) else kind(decks)
        return [Fault(file, "decks", f"a table of decks with one named {DEFAULT_DECK}", found)]
    return [
        Fault(file, f"decks.{name}", f"a list of at least {SMALLEST_DECK} cards of this folder", found)
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
