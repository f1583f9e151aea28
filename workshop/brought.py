"""Cards that a lead brought into one workshop: kept with it from the press on, whatever is chosen of them and when.

They are acts on the day, so that a backup, a bundle and a reload hold them like anything else that was said. A card that comes
again under the name of one brought in before takes its place if the lead says so, also where it is dealt: its text is then a
next version, as after any change. What was dealt otherwise, written on a page or from the packs, is never replaced.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from workshop.acts import Refused
from workshop.casebook import CaseStudy, Fault, Pack, clashes, write
from workshop.casebook.upload import LIMITS, MOST_FILES
from workshop.lead import BringCards, TakeOutCards
from workshop.setup import Dealt, Setup
from workshop.zips import megabytes

Packs = tuple[Pack, ...]
_PACK = TypeAdapter(Pack)


def plain_pack(pack: Pack) -> dict[str, Any]:
    """A pack as plain lists, strings and numbers, as it travels in the act `bring_cards`."""
    return _PACK.dump_python(pack, mode="json")


def cards_of(packs: Iterable[Pack]) -> dict[str, CaseStudy]:
    """The cards of these packs by id."""
    return {card.id: card for pack in packs for card in pack.cards}


def here_already(pack: Pack, packs: Iterable[Pack]) -> list[CaseStudy]:
    """Those cards of a workshop's own that a pack brings again, under the same name."""
    new = cards_of([pack])
    return [card for card in cards_of(packs).values() if card.id in new]


def in_the_way(pack: Pack, packs: Iterable[Pack], setup: Setup, others: Iterable[CaseStudy] = ()) -> list[Fault]:
    """Every id, ref or short name of a pack's cards that another card has: one dealt, one of `others`, or one of the workshop's own
    that would not be replaced."""
    before, new = cards_of(packs), cards_of([pack])
    kept = [card for card in before.values() if card.id not in new]
    dealt = {one.card.id: one.card for one in setup.cards if one.card.id not in before}
    here = {**{card.id: card for card in others}, **dealt}.values()
    files = {f"{card.id}.md" for card in pack.cards}
    return [fault for fault in clashes([*here, *kept, *pack.cards]) if fault.file in files]


def brought_after(packs: Packs, setup: Setup, act: BringCards | TakeOutCards) -> tuple[Packs, Setup]:
    """The packs of a workshop, and its setting-up, after cards came in or a pack was taken out. Refused where a card is here
    and is not to be replaced, where they are too many, or where one that should go is dealt."""
    return _brought_in(packs, setup, act) if isinstance(act, BringCards) else (_taken_out(packs, setup, act), setup)


def _brought_in(packs: Packs, setup: Setup, act: BringCards) -> tuple[Packs, Setup]:
    new, again = cards_of([act.pack]), here_already(act.pack, packs)
    if found := in_the_way(act.pack, packs, setup):
        raise Refused(str(found[0]))
    if again and not act.replacing:
        raise Refused(f"“{again[0].short_name}” was brought in before, as {again[0].id}.md.")
    own = cards_of([*packs, act.pack]).values()
    if len(own) > MOST_FILES or _size(own) > LIMITS.unpacked:
        most = megabytes(LIMITS.unpacked)
        raise Refused(
            f"A workshop holds at most {MOST_FILES} cards of its own, {most} together. These would be {len(own)}."
        )
    left = without(packs, new)
    named = replace(act.pack, id=_free(act.pack.id, left))
    return (*left, named), replace(setup, cards=tuple(_told_anew(dealt, new) for dealt in setup.cards))


def _taken_out(packs: Packs, setup: Setup, act: TakeOutCards) -> Packs:
    gone = cards_of(pack for pack in packs if pack.id == act.pack)
    if dealt := next((dealt.card for dealt in setup.cards if dealt.card.id in gone), None):
        raise Refused(f"“{dealt.short_name}” is among the chosen cards. Take it out of them and save first.")
    return without(packs, gone)


def without(packs: Packs, gone: Iterable[str]) -> Packs:
    """The packs without these cards; one that is left with none is gone too, and so is a deck."""
    names = set(gone)
    left = (replace(pack, cards=tuple(card for card in pack.cards if card.id not in names)) for pack in packs)
    return tuple(replace(pack, decks=_decks(pack)) for pack in left if pack.cards)


def _decks(pack: Pack) -> dict[str, tuple[str, ...]]:
    there = cards_of([pack])
    return {name: deck for name, deck in pack.decks.items() if all(card in there for card in deck)}


def _free(name: str, packs: Packs) -> str:
    taken = {pack.id for pack in packs}
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, len(packs) + 3))) if one not in taken)


def _size(cards: Iterable[CaseStudy]) -> int:
    return sum(len(write(card).encode()) for card in cards)


def _told_anew(dealt: Dealt, new: dict[str, CaseStudy]) -> Dealt:
    card = new.get(dealt.card.id, dealt.card)
    return dealt if card == dealt.card else replace(dealt, card=card, version=dealt.version + 1)
