"""Two rounds of one ranking: what tables moved between them, and what they say moved them.

A second round starts empty, after the first was revealed, with the reasons of the first on the table's screen. The two orders are
set side by side; neither replaces the other. Only tables that finished both rounds are compared, and only cards that a table
placed in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from exercises.ranking.findings import Findings
from exercises.ranking.places import positions
from workshop.words import Words


@dataclass(frozen=True, slots=True)
class Reasons:
    """What tables wrote about a card in the round before: those that had it in the upper half of their list, and the rest."""

    high: tuple[str, ...]
    low: tuple[str, ...]


def compared(found: Findings) -> list[int]:
    """Tables that finished both this round and the one before."""
    first = found.first
    return [table for table in found.finished("before") if first and first.counts(table, "before")]


def placements(found: Findings) -> pd.DataFrame:
    """Both rounds together in the columns that `charts` lists: `when` is "before" for the round before, "now" for this one."""
    assert found.first is not None
    tables = [found.names[table] for table in compared(found)]
    both = [one.placements("before", True).assign(when=when) for one, when in ((found.first, "before"), (found, "now"))]
    frame = pd.concat(both, ignore_index=True)
    return frame[frame["table"].isin(tables)]


def moved(found: Findings) -> dict[str, dict[int, float]]:
    """By card, for tables that placed it elsewhere: how many places further up (above 0) or down (below 0)."""
    said: dict[str, dict[int, float]] = {}
    for table in compared(found):
        before, now = (positions(one.order(table, "before").ranking()) for one in (found.first or found, found))
        for card in found.deck:
            if card in before and card in now and before[card] != now[card]:
                said.setdefault(card, {})[table] = before[card] - now[card]
    return dict(sorted(said.items(), key=lambda entry: -len(entry[1])))


def sentences(found: Findings, words: Words) -> list[str]:
    """How many tables moved anything, and each card that moved: up at how many tables, down at how many."""
    tables, moves = compared(found), moved(found)
    if not tables:
        return [words("rounds.none_compared")]
    movers = {table for turns in moves.values() for table in turns}
    said = [words.sentence("rounds.movers", tables=words.share(len(movers), len(tables), "both_rounds"))]
    for card, turns in moves.items():
        up = sum(turn > 0 for turn in turns.values())
        said.append(
            words("rounds.card", card=found.card_name(card), up=words.number(up), down=words.number(len(turns) - up))
        )
    return said


def what_moved(found: Findings, card: str | None = None) -> list[tuple[int, str, str]]:
    """(table, card, text) of what tables say moved them; of one card where it is named."""
    return [
        (table, note.card, note.text)
        for table in found.answers for note in found.written(table, "moved_by", card) if note.card in found.deck
    ]  # fmt: skip


def reasons(found: Findings) -> Mapping[str, Reasons]:
    """Reasons for each card as a table of the next round reads them: from both ends, and without saying whose they are."""
    said = {}
    for card in found.deck:
        high: list[str] = []
        low: list[str] = []
        for table in found.finished("before"):
            places = positions(found.order(table, "before").ranking())
            if card in places:
                (high if places[card] * 2 <= len(places) + 1 else low).extend(found.reasons(table, card))
        if high or low:
            said[card] = Reasons(tuple(high), tuple(low))
    return said


def order_line(found: Findings, table: int, words: Words) -> str:
    """A table's own order of the round before, as its letters: `C A F=B | D`."""
    order = found.order(table, "before")
    letters = {card: dealt.letter for card, dealt in found.deck.items()}
    tiers = " ".join("=".join(letters[card] for card in tier if card in letters) for tier in order.ranking())
    aside = " ".join(letters[card] for card in found.unplaced_at(table))
    return f"{tiers} | {aside}" if aside else tiers
