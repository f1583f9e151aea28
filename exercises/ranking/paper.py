"""A table's order from paper, as one line: `C A F=B | D` is C first, then A, then F and B level, and D not placed (F1)."""

import re
from collections.abc import Mapping

from workshop.acts import Refused


def read_line(line: str, letters: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Tiers of card ids, best first, and cards not placed, from a line of letters.

    `letters` maps each letter of the deck to a card id. Refused with one sentence for a letter that no card has, one that
    is there twice, a second bar, or an `=` with nothing beside it.
    """
    parts = line.upper().split("|")
    if len(parts) > 2:
        raise Refused("The line from paper: one bar “|” at most was expected, before the cards that were not placed.")
    tiers = tuple(_tier(group, letters) for group in _groups(parts[0]))
    aside = tuple(_card(letter, letters) for letter in "".join(parts[1:]).replace(",", " ").split())
    cards = [card for tier in tiers for card in tier] + list(aside)
    by_card = {card: letter for letter, card in letters.items()}
    if twice := [card for card in cards if cards.count(card) > 1]:
        raise Refused(f"The line from paper: {by_card[twice[0]]} is there twice.")
    if not cards:
        raise Refused("The line from paper is empty: letters such as “C A F=B | D” were expected, best first.")
    return tiers, aside


def _groups(text: str) -> list[str]:
    return re.sub(r"\s*=\s*", "=", text).replace(",", " ").split()


def _tier(group: str, letters: Mapping[str, str]) -> tuple[str, ...]:
    names = group.split("=")
    if "" in names:
        raise Refused(f"The line from paper: a letter was expected on both sides of “=” in “{group[:20]}”.")
    return tuple(_card(name, letters) for name in names)


def _card(name: str, letters: Mapping[str, str]) -> str:
    if name not in letters:
        known = " ".join(sorted(letters))
        raise Refused(f"The line from paper: “{name[:10]}” is not the letter of a card; expected one of {known}.")
    return letters[name]
