"""Table by table, for the report's appendix: each table's order, what it said of its ends, and what it did not agree on."""

from collections.abc import Iterable

from exercises.ranking.agreement import positions
from exercises.ranking.findings import Findings, When, place_words, places_table, taken_part
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Table
from workshop.words import Words


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """Every table's order, those of finished tables as places too, and then each table in its own words."""
    rows = tuple(
        (name, _state(found, table, words), *_order(found, table, words)) for table, name in found.names.items()
    )
    columns = tuple(words(f"report.column_{name}") for name in ("table", "state", "order", "unplaced"))
    blocks: list[Block] = [Table(words("report.orders_caption"), columns, rows, id="by-table")]
    if found.rankings("before"):
        blocks.append(places(found, words, "before"))
    for table, name in found.names.items():
        if own := [*_quotes(found, words, table), *_elsewhere(found, words, table)]:
            blocks += [Heading(name, 3, id=f"table-{table}"), *own]
    return blocks


def places(found: Findings, words: Words, when: When) -> Table:
    """The raw places of finished tables, by the cards' letters."""
    frame = places_table(found, words, when)
    columns = (str(frame.index.name), *map(str, frame.columns))
    rows = tuple((str(index), *map(str, row)) for index, row in zip(frame.index, frame.to_numpy(), strict=True))
    moment = words("report.before" if when == "before" else "report.after")
    return Table(
        words("report.places_caption", when=moment), columns, rows, id="places" if when == "before" else "places-now"
    )


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


def _quotes(found: Findings, words: Words, table: int) -> list[Block]:
    """What made the ends of its order so, and where it did not agree."""
    fields = ("top_because", "bottom_because", "dissent")
    return [
        Quote(note.text, words(f"report.{field}"), table) for field in fields for note in found.written(table, field)
    ]


def _elsewhere(found: Findings, words: Words, table: int) -> list[Block]:
    counts = [count for count in found.answers[table].elsewhere if count.card in found.deck]
    said = tuple(
        words(f"report.would_move_{count.way}", people=count.people, card=found.card_name(count.card))
        for count in counts
    )
    return [Bullets(said, said=True)] if said else []


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told, who finished, whether it was revealed, and what is missing: named, and not filled in."""
    reveal = words("report.was_revealed" if found.revealed else "report.not_revealed")
    return [
        Paragraph(f"{words('report.minutes', minutes=found.activity.minutes)} {taken_part(found, words)} {reveal}"),
        Paragraph(found.activity.instruction, words("report.asked")),
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
