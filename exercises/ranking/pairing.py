"""Paired tables: after the reveal a table sees the order, criteria and reasons of one that sees it differently (F23).

Two tables with unlike orders learn more from each other than a room does from a round of reporting back. Who is paired comes
from the orders alone; what each wrote back goes into the report beside the pair.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exercises.ranking.agreement import TablePair, tau_b_pairs
from exercises.ranking.findings import Findings, place_words
from exercises.ranking.places import Ranking, positions
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote
from workshop.words import Words


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table wrote back about those that it saw."""

    table: int
    beside: tuple[int, ...]
    text: str


def pairs_of(rankings: Mapping[int, Ranking]) -> tuple[tuple[int, ...], ...]:
    """Each table in one pair: first the two whose orders are least alike by tau-b, then the two least alike of the rest. One
    left over joins the pair of the table that it is least like. Those whose likeness has no meaning come last.

    >>> far, near = (("A",), ("B",), ("C",)), (("C",), ("B",), ("A",))
    >>> pairs_of({1: far, 2: far, 3: near, 4: near})
    ((1, 3), (2, 4))
    """
    unlike = sorted(tau_b_pairs({str(table): ranking for table, ranking in rankings.items()}), key=_likeness)
    left = list(rankings)
    made: list[tuple[int, ...]] = []
    for one, other in ((int(pair.a), int(pair.b)) for pair in unlike):
        if one in left and other in left:
            made.append((one, other))
            left = [table for table in left if table not in (one, other)]
    if left and made:
        alone = left[0]
        others = (int(pair.b if int(pair.a) == alone else pair.a) for pair in unlike if str(alone) in (pair.a, pair.b))
        joined = next(others)
        made = [(*pair, alone) if joined in pair else pair for pair in made]
    return tuple(made)


def _likeness(pair: TablePair) -> tuple[bool, float]:
    return pair.tau is None, pair.tau or 0


def pairs(found: Findings) -> tuple[tuple[int, ...], ...]:
    """The pairs of a ranking that was revealed: of its tables that placed anything and are not closed."""
    here = [table.id for table in found.day.setup.tables if not table.closed and table.id in found.shown("before")]
    return pairs_of({table: found.order(table, "before").ranking() for table in here})


def side(found: Findings, table: int, heading: str, words: Words) -> list[Block]:
    """What one table of a pair shows to the other: its order before the reveal, its criteria and its reasons."""
    places = positions(found.order(table, "before").ranking())
    order = [
        f"{place_words(place, words)}: {found.card_name(card)}" for card, place in places.items() if card in found.deck
    ]
    order += [f"{words('positions.not_placed')}: {found.card_name(card)}" for card in found.unplaced_at(table)]
    criteria = tuple(note.text for note in found.written(table, "criteria"))
    blocks: list[Block] = [Heading(heading, 3), Bullets(tuple(order)), Paragraph("", words("paired.criteria"))]
    blocks.append(Bullets(criteria) if criteria else Paragraph(words("paired.none")))
    reasons = [
        Paragraph(text, f"{found.card_name(card)}:") for card in found.deck for text in found.reasons(table, card)
    ]
    return [*blocks, Paragraph("", words("paired.reasons")), *(reasons or [Paragraph(words("paired.none"))])]


def seen(found: Findings) -> Iterator[Seen]:
    """Every line that a table wrote back, with those it was paired with in this round."""
    at = found.day.progress.get(found.activity.id)
    for table in found.answers:
        beside = at.pair_of(table) if at and at.round == found.round else ()
        for note in found.written(table, "seen"):
            yield Seen(table, beside, note.text)


def section(found: Findings, words: Words) -> list[Block]:
    """What paired tables wrote, for the report and the agreement page; nothing where no tables were paired."""
    at = found.day.progress.get(found.activity.id)
    lines = list(seen(found))
    paired = {table for pair in at.pairs for table in pair} if at and at.round == found.round else set()
    if not lines and not paired:
        return []
    quotes = [Quote(line.text, _credit(found, line, words), line.table) for line in lines]
    silent = [name for table, name in found.names.items() if table in paired - {line.table for line in lines}]
    wrote_nothing = [Paragraph(words("paired.wrote_nothing", tables=", ".join(silent)))] if silent else []
    return [Heading(words("paired.heading"), 2), Paragraph(words("paired.about")), *quotes, *wrote_nothing]


def _credit(found: Findings, line: Seen, words: Words) -> str:
    others = f" {words('paired.and')} ".join(found.names[table] for table in line.beside)
    return words("paired.credit", table=found.names[line.table], others=others) if others else found.names[line.table]
