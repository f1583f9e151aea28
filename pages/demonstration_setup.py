"""What the demonstration's workshops are: six tables and the eight default cards; both rankings, or the whole day."""

import random
from collections.abc import Callable

import exercises
from exercises import ranking
from workshop.casebook import DEFAULT_DECK, Pack
from workshop.setup import LETTERS, Activity, Dealt, Setup, TablePlace, letters_for
from workshop.words import words

NAMES = ("Oak", "Elm", "Ash", "Yew", "Hazel", "Rowan")
RANKINGS, WHOLE = "rankings", "whole"  # as they are named in an address


def demonstrations(packs: dict[str, Pack]) -> dict[str, Setup]:
    """The programmes of the demonstration by name: the one that a newcomer sees, and every activity that there is."""
    return {
        RANKINGS: demonstration_setup(packs, ranking.planned),
        WHOLE: demonstration_setup(packs, exercises.planned),
    }


def demonstration_setup(packs: dict[str, Pack], planned: Callable[[int], tuple[Activity, ...]]) -> Setup:
    """The setting-up of one of them, from the first pack's default deck."""
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


def is_whole(setup: Setup) -> bool:
    """Whether a demonstration's workshop is the whole day."""
    return any(activity.kind != "ranking" for activity in setup.activities)
