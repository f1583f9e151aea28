"""Table by table, for the report's appendix: each table's order, what it said of its ends, and what it did not agree on."""

from collections.abc import Iterable, Iterator

import pandas as pd

from exercises.held import held
from exercises.ranking.findings import Findings, When, place_words, places_table, taken_part
from exercises.ranking.places import positions
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from workshop.words import Words


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """Every table's order, those of finished tables as places too; who would have had a card elsewhere; and, question by question so
    that a quotation stands under no table's name, what made the ends of orders so and where a table did not agree."""
    rows = tuple(
        (name, _state(found, table, words), *_order(found, table, words)) for table, name in found.names.items()
    )
    columns = tuple(words(f"report.column_{name}") for name in ("table", "state", "order", "unplaced"))
    blocks: list[Block] = [Table(words("report.orders_caption"), columns, rows, id="by-table")]
    if found.rankings("before"):
        blocks.append(places(found, words, "before"))
    return [*blocks, *_elsewhere(found, words), *_quotes(found, words)]


def places(found: Findings, words: Words, when: When) -> Table:
    """The raw places of finished tables, by the cards' letters."""
    frame = places_table(found, words, when)
    moment = words("report.before" if when == "before" else "report.after")
    return as_table(words("report.places_caption", when=moment), frame, "places" if when == "before" else "places-now")


def as_table(caption: str, frame: pd.DataFrame, id: str) -> Table:
    """A frame as a table of the report, its index as the names of rows."""
    columns = (str(frame.index.name), *map(str, frame.columns))
    rows = zip(frame.index, frame.to_numpy(), strict=True)
    return Table(caption, columns, tuple((str(index), *map(str, row)) for index, row in rows), id=id)


def criteria_table(found: Findings, words: Words, id: str) -> Table:
    """Each table, whether it had finished, and its criteria in its own words and order."""
    said = found.criteria()
    rows = tuple(
        (name, _state(found, table, words), "\n".join(said.get(table, [])) or "–")
        for table, name in found.names.items()
    )
    columns = tuple(words(f"report.column_{name}") for name in ("table", "state", "criteria"))
    return Table(words("report.criteria_caption"), columns, rows, id=id)


def _state(found: Findings, table: int, words: Words) -> str:
    state = words("report.finished" if found.counts(table, "before") else "report.unfinished")
    return state + (words("report.from_paper") if found.answers[table].on_paper else "")


def _order(found: Findings, table: int, words: Words) -> tuple[str, str]:
    """A table's order before the reveal on one line, and the cards that it did not place."""
    places = positions(found.order(table, "before").ranking())
    order = [
        f"{place_words(place, words)} {found.card_name(card)}" for card, place in places.items() if card in found.deck
    ]
    unplaced = [found.card_name(card) for card in found.unplaced_at(table)]
    return "; ".join(order) or words("report.said_nothing"), "; ".join(unplaced) or "–"


def _quotes(found: Findings, words: Words) -> Iterator[Block]:
    for field in ("top_because", "bottom_because", "dissent"):
        said = [
            Quote(note.text, name, table) for table, name in found.names.items() for note in found.written(table, field)
        ]
        if said:
            yield Heading(words(f"report.{field}"), 3, id=field)
            yield from said


def _elsewhere(found: Findings, words: Words) -> list[Block]:
    """How many people of a table would have had a card higher or lower, as the table counted them."""
    told = {
        (name, found.card_name(count.card), count.way): str(count.people)
        for table, name in found.names.items() for count in found.answers[table].elsewhere if count.card in found.deck
    }  # fmt: skip
    rows = tuple(
        (table, card, *(told.get((table, card, way), "–") for way in ("up", "down")))
        for table, card in dict.fromkeys((table, card) for table, card, _ in told)
    )
    columns = tuple(words(f"report.column_{name}") for name in ("table", "card", "higher", "lower"))
    return [Table(words("report.would_move_caption"), columns, rows, id="would-move")] if rows else []


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told, who finished, whether it was revealed, and what is missing: named, and not filled in."""
    reveal = words("report.was_revealed" if found.revealed else "report.not_revealed")
    return [
        *held(found.activity, words, taken_part(found, words), reveal),
        *_missing(found, words),
    ]


def _missing(found: Findings, words: Words) -> Iterable[Block]:
    late = [name for table, name in found.names.items() if not found.counts(table, "before")]
    said = [words("report.not_finished", tables=", ".join(late))] if late else []
    for table in found.shown("before"):
        if cards := found.unplaced_at(table):
            names = ", ".join(found.card_name(card) for card in cards)
            said.append(words("report.left_out", table=found.names[table], cards=names))
    yield Bullets(tuple(said)) if said else Paragraph(words("report.nothing_missing"))
