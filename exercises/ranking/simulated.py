"""A simulated table: what it would do in a ranking, act by act, for the demonstration.

Simulated tables share a loose view of the cards and differ from it, some more than others; they are a picture of a workshop
and say nothing about the cards. What they write is made up and stands in the words file.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from exercises.ranking.answer import PILES
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity
from workshop.words import Words

Step = tuple[float, dict[str, Any]]  # seconds to wait before the act, and the act


def acts(day: Day, activity: Activity, part: int, table: int, client: str, words: Words) -> Iterator[Step]:
    """The acts of one simulated table from opening to finishing, each with the pause before it in seconds.

    The same table does the same each time. One table leaves a card out; one ties two.
    """
    exercise, deck = activity.exercise, list(day.setup.deck(activity))
    rng = random.Random(f"{exercise} {table}")
    order = own_order(exercise, deck, rng)
    said = words.of("simulated")
    yield 0.4 + rng.random(), {"kind": "hold", "seat": None}
    if exercise == "risk":
        yield from _risks(order, said["risks"], client, rng)
    for number, card in enumerate(rng.sample(order, len(order))):
        yield 0.7 + rng.random(), {"kind": "pile", "card": card, "pile": _pile_of(card, order)}
        if number == 2:
            yield from _criteria(said[f"criteria_{exercise}"], client, rng)
    for at, card in enumerate(order):
        if table % 3 == 1 and at == len(order) - 2:
            yield 0.5, {"kind": "tie", "card": card, "level_with": order[at - 1]}
        elif table % 4 == 2 and at == len(order) - 1:
            yield 0.5, {"kind": "cannot", "card": card}
        else:
            pile = _pile_of(card, order)
            ahead = [other for other in order[:at] if _pile_of(other, order) == pile]
            yield (
                0.3 + rng.random() / 2,
                {"kind": "place", "card": card, "pile": pile, "after": ahead[-1] if ahead else None},
            )
    for at, card in enumerate(order):
        if at in (0, len(order) - 1) or rng.random() < 0.5:
            offered = said[f"{'high' if at * 2 < len(order) else 'low'}_{exercise}"]
            yield 0.2, _note(f"reason-{card}", "reason", rng.choice(offered), client, card)
    yield rng.random() * 2, {"kind": "finish"}
    yield 0.4, {"kind": "argue", "card": rng.choice(order[1:4])}
    yield 0.4, {"kind": "would_move", "card": order[2], "way": "up", "people": rng.randint(1, 3)}


def second_thoughts(day: Day, activity: Activity, table: int) -> list[dict[str, Any]]:
    """What a table moves once it has seen the others: every second table, one card."""
    if table % 2:
        return []
    exercise, deck = activity.exercise, list(day.setup.deck(activity))
    order = own_order(exercise, deck, random.Random(f"{exercise} {table}"))
    return [{"kind": "place", "card": order[3], "pile": "more", "after": order[0]}]


def subject(day: Day, activity: Activity, said: Everyone) -> str | None:
    """The card that most tables argued about."""
    named = [answer.argued for answer in said.tables.values() if answer.argued]
    return max(named, key=named.count) if named else next(iter(day.setup.deck(activity)), None)


def own_order(exercise: str, deck: Sequence[str], rng: random.Random) -> list[str]:
    """A shared order with noise of this table's own."""
    shared = list(deck)
    random.Random(exercise).shuffle(shared)
    return sorted(shared, key=lambda card: shared.index(card) + rng.gauss(0, 0.28 * len(shared)))


def _pile_of(card: str, order: Sequence[str]) -> str:
    return PILES[min(2, order.index(card) * 3 // len(order))]


def _criteria(offered: list[str], client: str, rng: random.Random) -> Iterator[Step]:
    for number, text in enumerate(rng.sample(offered, 2)):
        yield 0.4, _note(f"criterion-{number}", "criteria", text, client)


def _risks(order: Sequence[str], offered: list[str], client: str, rng: random.Random) -> Iterator[Step]:
    for number, text in enumerate(rng.sample(offered, 2)):
        yield 0.5, _note(f"risk-{number}", "risk", text, client, order[number])
        bearers = rng.sample(["individuals", "service providers", "communities"], 1)
        yield (
            0.2,
            {
                "kind": "weigh",
                "note": f"risk-{number}",
                "bearers": bearers,
                "likelihood": "possible",
                "severity": "serious",
            },
        )


def _note(name: str, field: str, text: str, client: str, card: str | None = None) -> dict[str, Any]:
    return {"kind": "write", "note": name, "field": field, "text": text, "base": 0, "client": client, "card": card}
