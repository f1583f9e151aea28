"""What the demonstration's workshop is: six tables, the eight default cards, both rankings."""

import random

from exercises.ranking import planned
from workshop.casebook import DEFAULT_DECK, Pack
from workshop.setup import LETTERS, Dealt, Setup, TablePlace, letters_for
from workshop.words import words

NAMES = ("Oak", "Elm", "Ash", "Yew", "Hazel", "Rowan")


def demonstration_setup(packs: dict[str, Pack]) -> Setup:
    """The setting-up of the demonstration, from the first pack's default deck."""
    pack = next(iter(packs.values()))
    cards = pack.deck(DEFAULT_DECK)
    drawn = list(LETTERS[: len(cards)])
    random.Random(2018).shuffle(drawn)
    letters = letters_for([card.id for card in cards], drawn)
    say = words()
    return Setup(
        area=say("simulated.area"),
        names_on_wall=True,
        host=say("simulated.host"),
        tables=tuple(TablePlace(number, name) for number, name in enumerate(NAMES, 1)),
        cards=tuple(Dealt(letters[card.id], card) for card in cards),
        activities=planned(len(cards)),
    )
