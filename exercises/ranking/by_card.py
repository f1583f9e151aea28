"""One card of a ranking, for its page in the report: where tables had it, with reasons from both ends (F26)."""

from collections.abc import Iterator

from exercises.ranking.findings import FEW_TABLES, Findings, about, place_words
from exercises.ranking.places import positions
from workshop.report.blocks import Block, Bullets, Paragraph, Quote, Sentence, Table
from workshop.words import Words


def on_card(found: Findings, card: str, words: Words) -> list[Block]:
    """Where tables had the card, what they wrote about it, first from those that had it high, and the risks that they named."""
    if card not in found.deck:
        return []
    where, said = _places(found, card), _reasons(found, card, words)
    named = _risks(found, card, words)
    if not where and not said and not named:
        return []
    rows = tuple((place_words(place, words) if place else words("positions.not_placed"), ", ".join(at))
                 for place, at in _by_place(found, card, words))  # fmt: skip
    columns = (words("report.place"), words("report.column_tables"))
    caption = words(
        "report.card_places", card=found.card_name(card), heading=found.activity.heading, of=len(found.deck)
    )
    id = f"card-{card}"
    return [*_in_words(found, card, words, id), Table(caption, columns, rows, id=id), *said, *named]


def _in_words(found: Findings, card: str, words: Words, id: str) -> Iterator[Block]:
    """How many finished tables placed it, from where to where, and from four tables on the word for it."""
    finished = found.rankings("before")
    case = found.spread("before").get(card)
    if case is None:
        yield Paragraph(words("report.card_unplaced"), rests_on=(id,))
        return
    here = sum(any(card in tier for tier in ranking) for ranking in finished.values())
    low, high = place_words(case.lowest, words), place_words(case.highest, words)
    span = words("report.card_one_place" if low == high else "report.card_from_to", low=low, high=high)
    told = words.sentence(
        "report.card_placed", tables=words.share(here, len(finished), "finished"), span=span, cards=len(found.deck)
    )
    yield Paragraph(told, rests_on=(id,))
    if len(finished) > FEW_TABLES:
        yield Paragraph(_reading(found, case.reading, words), rests_on=("cards",))


def _reading(found: Findings, reading: str, words: Words) -> str:
    """The word for a card, with how many cards chance alone would give it."""
    chance = about(found.chance("before")[reading], words)
    return words(f"report.card_word.{reading.replace(' ', '_')}", chance=chance, of=len(found.spread("before")))


def _places(found: Findings, card: str) -> dict[int, float]:
    """Where each table that placed the card had it before the reveal, finished or not."""
    placed = {table: positions(found.order(table, "before").ranking()).get(card) for table in found.names}
    return {table: place for table, place in placed.items() if place is not None}


def _by_place(found: Findings, card: str, words: Words) -> list[tuple[float | None, list[str]]]:
    """Tables by the place that they gave, highest first; those that did not place it last."""
    where = _places(found, card)
    by: dict[float | None, list[str]] = {}
    for table in sorted(found.shown("before"), key=lambda table: where.get(table, float("inf"))):
        late = "" if found.counts(table, "before") else f" ({words('report.unfinished')})"
        by.setdefault(where.get(table), []).append(found.names[table] + late)
    return list(by.items())


def _reasons(found: Findings, card: str, words: Words) -> list[Block]:
    """Reasons from whoever gave them, tables that had the card highest first, each with where that was."""
    where = _places(found, card)
    tables = sorted(found.names, key=lambda table: where.get(table, float("inf")))
    return [
        Quote(reason, credit(found, words, table, card), table)
        for table in tables
        for reason in found.reasons(table, card)
    ]


def credit(found: Findings, words: Words, table: int, card: str, name: str = "") -> str:
    """Whose reason it is (by another `name`, where one is given), and where that table had the card."""
    name = name or found.names[table]
    order = found.order(table, "before")
    place = positions(order.ranking()).get(card)
    if place is None:
        return words("report.credit_unplaced", table=name)
    return words("report.credit", table=name, place=place_words(place, words), of=len(order.placed()))


def _risks(found: Findings, card: str, words: Words) -> list[Block]:
    """Risks that tables named for the card, in their words."""
    if not found.exercise.names_risks:
        return []
    said = [
        words("report.card_risk", table=name, risk=note.text)
        for table, name in found.names.items() for note in found.written(table, "risk", card)
    ]  # fmt: skip
    count = len({table for table in found.names if found.written(table, "risk", card)})
    told = words.sentence("report.card_risks", tables=words.share(count, len(found.names)))
    return [Bullets((Sentence(told, ("risks",)),)), Bullets(tuple(said), said=True)] if said else []
