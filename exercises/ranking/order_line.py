"""An order as one line: `D = A, C / B | E` is D and A level and first of the first pile, then C, then B in the second pile; E could not be
placed. Spaces, commas and small letters make no difference, and without a stroke the cards are laid into three piles by their
order (F1).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from exercises.ranking.answer import Order
from workshop.acts import Refused
from workshop.words import Words

TIE, PILE, ASIDE = "=", "/", "|"
Tiers = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An order as typed: tiers of card ids, best first, the cards set aside, and where the piles end, if it was said."""

    tiers: Tiers
    aside: tuple[str, ...]
    cuts: tuple[int, int] | None = None


def read_line(line: str, letters: Mapping[str, str], say: Words) -> Line:
    """The order that a line stands for; `letters` maps each letter of the deck to a card id. Refused with one sentence for a letter that
    no card has or that is there twice, a bar or a stroke too many, or an `=` with nothing beside it."""
    parts = line.upper().split(ASIDE)
    if len(parts) > 2:
        raise Refused(say("paper.order.one_bar"))
    piles = [_tiers(pile, letters, say) for pile in parts[0].split(PILE)]
    if len(piles) > 3:
        raise Refused(say("paper.order.piles", n=len(piles)))
    aside = tuple(card_of(letter, letters, say) for letter in re.sub(r"[\s,]", "", "".join(parts[1:])))
    tiers = tuple(tier for pile in piles for tier in pile)
    cards = [card for tier in tiers for card in tier] + list(aside)
    by_card = {card: letter for letter, card in letters.items()}
    if twice := [card for card in cards if cards.count(card) > 1]:
        raise Refused(say("paper.order.twice", letter=by_card[twice[0]]))
    cuts = (len(piles[0]), len(piles[0]) + len(piles[1])) if len(piles) > 1 else None
    return Line(tiers, aside, cuts)


def _tiers(pile: str, letters: Mapping[str, str], say: Words) -> Tiers:
    """Letters in their order; those joined by `=` are level."""
    close = re.sub(r"\s*=\s*", TIE, re.sub(r"\s*[,;>]\s*", " ", pile)).strip()
    if re.search(r"(^|[\s=])=|=(\s|$)", close):
        raise Refused(say("paper.order.tie", typed=close[:20]))
    groups = re.findall(r"[^\s=](?:=[^\s=])*", close)
    return tuple(tuple(card_of(letter, letters, say) for letter in group.split(TIE)) for group in groups)


def card_of(letter: str, letters: Mapping[str, str], say: Words) -> str:
    """The id of the card that has a letter. Refused where none has it."""
    if letter not in letters:
        raise Refused(say("paper.order.no_card", typed=letter, letters=" ".join(sorted(letters))))
    return letters[letter]


def line_of(order: Order, letters: Mapping[str, str]) -> str:
    """An order as it would be typed, with its piles. What `read_line` reads back as the same order."""
    by_card = {card: letter for letter, card in letters.items()}
    piles = [
        " ".join(TIE.join(by_card[card] for card in tier if card in by_card) for tier in pile.tiers())
        for pile in order.piles
    ]
    while len(piles) > 2 and not piles[-1]:  # one stroke is enough to say that there are piles
        piles.pop()
    placed = f" {PILE} ".join(piles).strip() if order.placed() else ""
    aside = " ".join(by_card[card] for card in order.cannot if card in by_card)
    return " ".join(filter(None, (placed, f"{ASIDE} {aside}" if aside else "")))
