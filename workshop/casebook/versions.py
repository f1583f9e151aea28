"""Versions of cards: the same card in easy read, or in another language, in a folder beside it.

    case_studies/PACK/CARD.md          the card
    case_studies/PACK/easy/CARD.md     the same card in easy read
    case_studies/PACK/cy/CARD.md       and in Welsh
    case_studies/PACK/cy-easy/CARD.md  and in both

A version is written as a card is (`card_file.py`) and holds a face, which may be longer; of everything else it states what it says
otherwise, and the rest is the card's. No fact is added and none is lost, so its sources and what it is found by stay the card's; they
may be written down again, and are then the same. What a card says of whether people can be identified, and of who benefits, a
version says in words of its own. The room is always shown the card itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from workshop.casebook.card_file import Draft, fields_in
from workshop.casebook.case_study import CaseStudy, settled
from workshop.casebook.fault import Fault, shown, tidy, unknown
from workshop.casebook.fields import card_of
from workshop.casebook.rules import RULES, STATED, THOUGHTS, broken, clashing, face_of, id_faults, strangers

FACE_WORDS = 120
THE_CARDS_OWN = ("ref", "chapter", "heading", "source", "sector", "complexity", "kept_for")
RULES_OF_A_VERSION = {**RULES, "face": face_of(FACE_WORDS), "identifiability": STATED, "beneficiaries": THOUGHTS}
Versions = Mapping[CaseStudy, Mapping[str, CaseStudy]]  # by the card that they are of, and by the version's name
Texts = Mapping[str, str | Fault]  # what files hold, by name, or why they cannot be read


def survey_version(version: str, texts: Texts, cards: Mapping[str, Draft]) -> tuple[list[Draft], list[Fault]]:
    """The cards of one version's folder as far as they could be read, and every fault; `cards` are those of the pack by id."""
    faults = id_faults(version, "", version)
    drafts = []
    for name, text in sorted(texts.items()):
        file, card = f"{version}/{tidy(name)}", cards.get(PurePath(name).stem)
        if isinstance(text, Fault):
            faults.append(replace(text, file=file))
        elif card is None:
            found = f"named {shown(PurePath(name).stem)}, which is {unknown(PurePath(name).stem, cards)}"
            faults.append(Fault(file, "", "a version of a card of this pack", found))
        elif not card.faults:  # those come first
            drafts.append(_drafted(text, file, card))
    faults += [fault for draft in drafts for fault in draft.faults]
    return drafts, faults + clashing((draft.file, {"short_name": draft.fields.get("short_name")}) for draft in drafts)


def _drafted(text: str, file: str, card: Draft) -> Draft:
    given, faults, readable = fields_in(text, file)
    if not readable:
        return Draft(file, {}, faults)
    whole = {**card.fields, **given}
    wrong = [*strangers(given, RULES, "card", file), *broken(whole, RULES_OF_A_VERSION, file)]
    return Draft(file, whole, [*faults, *wrong, *_changed(given, card.fields, file)])


def _changed(given: Mapping[str, Any], card: Mapping[str, Any], file: str) -> Iterator[Fault]:
    """What a version may not say otherwise than its card."""
    for name in THE_CARDS_OWN:
        if name in given and _said(given[name]) != _said(card.get(name, "")):
            yield Fault(file, name, f"left out, or {shown(card.get(name, ''))} as on the card", shown(given[name]))


def _said(value: Any) -> Any:
    return settled(value) if isinstance(value, str) else value


def suiting(card: CaseStudy, versions: Versions, wanted: Sequence[str]) -> str:
    """The first of the versions wanted that there is of a card; "" where there is none, so that the card itself suits."""
    there = versions.get(card, {})
    return next((version for version in wanted if version in there), "")


def versions_of(card: CaseStudy, drafts: Mapping[str, list[Draft]]) -> dict[str, CaseStudy]:
    """A card's versions, by the names of their folders."""
    return {
        version: card_of(card.id, draft.fields)
        for version, found in drafts.items() for draft in found
        if PurePath(draft.file).stem == card.id
    }  # fmt: skip
