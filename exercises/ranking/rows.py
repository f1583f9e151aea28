"""A ranking as rows for CSV files: the orders as rankings.csv has them, and what tables wrote and counted beside them."""

from collections.abc import Iterator

from exercises.ranking import kinds, pairing, rankings_file, rounds
from exercises.ranking.answer import Weighed
from exercises.ranking.findings import Findings
from workshop.report.data import Cell, DataTable, table_of
from workshop.words import Words

FIRST, LAST = "top_because", "bottom_because"


def tables(found: Findings, words: Words) -> list[DataTable]:
    """One round of a ranking. Risks only where the ranking names them, what moved tables only in a later round."""
    cards = [(dealt.letter, card, dealt.card.title) for card, dealt in found.deck.items()]
    made = [
        table_of("ranking", "cards", "letter case_study title", cards, words),
        table_of("ranking", "rankings", " ".join(rankings_file.COLUMNS), _orders(found), words),
        table_of("ranking", "criteria", "table criterion_number criterion", _criteria(found), words),
        table_of("ranking", "reasons", "table case_study about reason", _reasons(found), words),
        table_of("ranking", "would-move", "table case_study way people", _would_move(found), words),
        table_of("ranking", "dissent", "table dissent", _dissent(found), words),
        table_of("ranking", "paired", "table beside seen", _paired(found), words),
        table_of("ranking", "kinds", "table case_study reason kind_of_reason", _kinds(found), words),
    ]
    if found.exercise.names_risks:
        columns = "table case_study risk bearers likelihood severity"
        made.append(table_of("ranking", "risks", columns, _risks(found), words))
    if found.first:
        said = [(found.names[table], card, text) for table, card, text in rounds.what_moved(found)]
        made.append(table_of("ranking", "moved-by", "table case_study moved_by", said, words))
    return made


def _orders(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for row in found.rows():
        yield row.activity, row.table, row.case_study, row.position, "yes" if row.finished else "no"


def _criteria(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for table, said in found.criteria().items():
        for number, text in enumerate(said, 1):
            yield found.names[table], number, text


def _reasons(found: Findings) -> Iterator[tuple[Cell, ...]]:
    """What a table wrote about a card, then what made its first and its last card so, with the card or those level there."""
    for table, name in found.names.items():
        for note in found.written(table, "reason"):
            if note.card in found.deck:
                yield name, note.card, "card", note.text
        tiers = found.order(table, "before").ranking()
        for field, about, ends in ((FIRST, "first", tiers[:1]), (LAST, "last", tiers[-1:])):
            cards = "; ".join(card for tier in ends for card in tier if card in found.deck)
            for note in found.written(table, field):
                yield name, cards, about, note.text


def _would_move(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for table, name in found.names.items():
        for count in found.answers[table].elsewhere:
            if count.card in found.deck:
                yield name, count.card, count.way, count.people


def _dissent(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for table, name in found.names.items():
        for note in found.written(table, "dissent"):
            yield name, note.text


def _paired(found: Findings) -> Iterator[tuple[Cell, ...]]:
    """What paired tables wrote back, with those that they saw."""
    for line in pairing.seen(found):
        yield found.names[line.table], "; ".join(found.names[one] for one in line.beside), line.text


def _kinds(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for kind, reasons in kinds.tagged(found, found.room).items():
        for reason in reasons:
            yield found.names[reason.table], reason.card, reason.text, kinds.name_of(found, kind)


def _risks(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for table, name in found.names.items():
        for note in found.written(table, "risk"):
            weighed = found.answers[table].risks.get(note.id, Weighed())
            card = note.card if note.card in found.deck else None
            yield name, card, note.text, "; ".join(weighed.bearers), weighed.likelihood, weighed.severity
