"""The report's section on one ranking: from findings to blocks. Only what tables said, with what is missing named."""

from collections.abc import Mapping

import pandas as pd

from exercises.ranking import charts, kinds, pairing, rounds
from exercises.ranking.agreement import positions
from exercises.ranking.findings import (
    FEW_TABLES,
    Findings,
    When,
    about,
    measures,
    place_words,
    places_table,
    sentences,
    spread_table,
    taken_part,
)
from exercises.ranking.rows import tables as tables
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Table
from workshop.words import Words

BEARERS = ("individuals", "service providers", "communities")


def section(found: Findings, words: Words) -> list[Block]:
    """One activity's part of the area report: how it was run, orders, criteria, reasons, agreement, what is missing."""
    blocks: list[Block] = [Heading(words("report.ranking", heading=found.activity.heading), 1)]
    blocks += how_it_was_run(found, words)
    blocks += agreement(found, words)
    blocks += between_rounds(found, words)
    blocks += pairing.section(found, words)
    blocks += kinds_of_reason(found, words)
    blocks += by_table(found, words)
    if found.exercise.names_risks:
        blocks += risks(found, words)
    blocks += by_card(found, words)
    blocks += missing(found, words)
    return blocks


def how_it_was_run(found: Findings, words: Words) -> list[Block]:
    ran = words("report.ran", question=found.exercise.question, minutes=found.activity.minutes, cards=len(found.deck))
    reveal = words("report.was_revealed" if found.revealed else "report.not_revealed")
    return [Heading(words("report.how_run"), 2), Paragraph(ran), Paragraph(found.activity.instruction, words("report.asked")),
            Paragraph(f"{taken_part(found, words, 'before')} {reveal}")]  # fmt: skip


def agreement(found: Findings, words: Words) -> list[Block]:
    """Every order as a picture, the words of agreement with what chance would give, the places, and what moved since."""
    blocks: list[Block] = [Heading(words("report.agreement"), 2)]
    if not found.finished("before"):
        return [*blocks, Paragraph(words("agreement.none_finished"))]
    said = [f"{heading} {cards}" for heading, cards in sentences(found, words)]
    blocks.append(Bullets(tuple(said)) if said else Paragraph(words("report.too_few_for_words")))
    blocks += figures(found, words)
    blocks += places(found, words, "before")
    argued = found.argued()
    if argued:
        named = tuple(
            f"{found.card_name(card)}: {', '.join(found.names[table] for table in at)}" for card, at in argued.items()
        )
        blocks += [Paragraph(words("report.argued")), Bullets(named)]
    if found.has_moved():
        blocks += [
            Heading(words("report.moved"), 3),
            Paragraph(words("report.moved_lead")),
            Bullets(tuple(moved(found, words))),
        ]
        blocks += places(found, words, "now")
    return blocks


def between_rounds(found: Findings, words: Words) -> list[Block]:
    """In a later round: what moved since the round before, and what tables say moved them."""
    if found.first is None:
        return []
    said = rounds.what_moved(found)
    quotes = [Quote(text, words("rounds.credit", table=found.names[table], card=found.card_name(card)))
              for table, card, text in said]  # fmt: skip
    moved_by = [Paragraph(words("rounds.what_moved")), *quotes] if quotes else [Paragraph(words("rounds.nobody_said"))]
    return [
        Heading(words("rounds.heading"), 2), Paragraph(words("rounds.report_about")),
        Bullets(tuple(rounds.sentences(found, words))), *moved_by,
    ]  # fmt: skip


def kinds_of_reason(found: Findings, words: Words) -> list[Block]:
    """Which kinds of benefit or risk were behind reasons, as lead and helpers tagged them; nothing where nobody did."""
    said = kinds.sentences(found, found.room, words)
    return [Heading(words("kinds.heading"), 2), Paragraph(words("kinds.about")), Bullets(tuple(said))] if said else []


def places(found: Findings, words: Words, when: When) -> list[Block]:
    """The raw places, table by table, and then what they come to for each card."""
    moment = words("report.before" if when == "before" else "report.after")
    return [
        _table(words("report.places_caption", when=moment), places_table(found, words, when)),
        _table(words("report.spread_caption", when=moment), spread_table(found, words, when)),
    ]


def figures(found: Findings, words: Words) -> list[Block]:
    """All orders side by side in sevens, or, from eight tables, the strips."""
    placements = found.placements("before", finished_only=True)
    tables = list(dict.fromkeys(placements["table"]))
    heading = found.activity.heading
    if len(tables) > charts.MOST_TABLES_SIDE_BY_SIDE:
        drawn = charts.dots(placements)
        spec = charts.filled(charts.strips(len(found.deck), "page"), drawn)
        return [Figure(words("report.strips", heading=heading), charts.strips_alternative(drawn), spec)]
    drawn = charts.cells(placements)
    spec = charts.filled(charts.orders(tuple(tables), len(found.deck), "page"), drawn)
    return [Figure(words("report.orders", heading=heading), charts.orders_alternative(drawn), spec)]


def by_table(found: Findings, words: Words) -> list[Block]:
    """Each table's order, criteria, what made its ends, its dissent: in its own words."""
    blocks: list[Block] = [Heading(words("report.by_table"), 2)]
    for table, name in found.names.items():
        blocks.append(Heading(name, 3))
        if not found.order(table, "before").placed():
            blocks.append(Paragraph(words("report.said_nothing")))
        else:
            blocks.append(_order_table(found, words, table))
        criteria = tuple(note.text for note in found.written(table, "criteria"))
        blocks += (
            [Paragraph(words("report.criteria")), Bullets(criteria)]
            if criteria
            else [Paragraph(words("report.no_criteria"))]
        )
        for field in ("top_because", "bottom_because", "dissent"):
            blocks += [Paragraph(note.text, words(f"report.{field}")) for note in found.written(table, field)]
        blocks += _elsewhere(found, words, table)
    return blocks


def _order_table(found: Findings, words: Words, table: int) -> Block:
    order = found.order(table, "before")
    places = positions(order.ranking())
    rows = [(place_words(place, words), found.card_name(card)) for card, place in places.items() if card in found.deck]
    rows += [(words("positions.not_placed"), found.card_name(card)) for card in found.unplaced_at(table)]
    state = words("report.finished" if found.counts(table, "before") else "report.unfinished")
    paper = words("report.from_paper") if found.answers[table].on_paper else ""
    caption = words("report.order_caption", table=found.names[table], state=state, paper=paper)
    return Table(caption, (words("report.place"), words("positions.card")), tuple(rows))


def _elsewhere(found: Findings, words: Words, table: int) -> list[Block]:
    counts = [count for count in found.answers[table].elsewhere if count.card in found.deck]
    said = tuple(
        words(f"report.would_move_{count.way}", people=count.people, card=found.card_name(count.card))
        for count in counts
    )
    return [Bullets(said)] if said else []


def risks(found: Findings, words: Words) -> list[Block]:
    """Risks as tables named them, with who bears them; likelihood and severity only where a table weighed them."""
    rows = []
    for table, name in found.names.items():
        for note in found.written(table, "risk"):
            weighed = found.answers[table].risks.get(note.id)
            card = found.card_name(note.card) if note.card in found.deck else words("common.not_stated")
            bearers = ", ".join(weighed.bearers) if weighed and weighed.bearers else words("common.not_stated")
            size = ", ".join(filter(None, (weighed.likelihood, weighed.severity))) if weighed else ""
            rows.append((name, card, note.text, bearers, size or "–"))
    if not rows:
        return [Heading(words("report.risks"), 2), Paragraph(words("report.no_risks"))]
    columns = tuple(words(f"report.risk_{column}") for column in ("table", "card", "text", "bearers", "weight"))
    return [Heading(words("report.risks"), 2), Table(words("report.risks_caption"), columns, tuple(rows))]


def by_card(found: Findings, words: Words) -> list[Block]:
    """Reasons card by card, from whoever gave them, with where that table had the card."""
    blocks: list[Block] = [Heading(words("report.reasons"), 2)]
    for card in found.deck:
        said = [(table, reason) for table in found.names for reason in found.reasons(table, card)]
        if said:
            blocks.append(Heading(found.card_name(card), 3))
            blocks += [Quote(reason, _where(found, words, table, card)) for table, reason in said]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(words("report.no_reasons"))]


def _where(found: Findings, words: Words, table: int, card: str) -> str:
    order = found.order(table, "before")
    place = positions(order.ranking()).get(card)
    if place is None:
        return words("report.credit_unplaced", table=found.names[table])
    return words("report.credit", table=found.names[table], place=place_words(place, words), of=len(order.placed()))


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables that did not finish and cards that were not placed: normal, named, and not filled in."""
    late = [name for table, name in found.names.items() if not found.counts(table, "before")]
    said = [words("report.not_finished", tables=", ".join(late))] if late else []
    for table in found.shown("before"):
        if cards := found.unplaced_at(table):
            names = ", ".join(found.card_name(card) for card in cards)
            said.append(words("report.left_out", table=found.names[table], cards=names))
    return [
        Heading(words("report.missing"), 2),
        Bullets(tuple(said)) if said else Paragraph(words("report.nothing_missing")),
    ]


def method(found: Findings, words: Words) -> list[Block]:
    """The measures of one ranking, for the appendix: never without what chance would give."""
    whens: tuple[When, ...] = ("before", "now") if found.has_moved() else ("before",)
    blocks: list[Block] = []
    for when in whens:
        label = words("report.before" if when == "before" else "report.after")
        blocks += [Heading(f"{found.activity.heading}: {label}", 2), Bullets(tuple(measures(found, words, when)))]
    return blocks


def moved(found: Findings, words: Words, names: Mapping[int, str] | None = None) -> list[str]:
    """One sentence for each card that a table moved after the reveal; `names` are those that may be shown."""
    said = []
    for table, name in (names or found.names).items():
        before, now = (positions(found.order(table, when).ranking()) for when in ("before", "now"))
        for card in found.deck:
            if before.get(card) != now.get(card):
                said.append(words("report.moved_card", table=name, card=found.card_name(card),
                                  before=place_words(before.get(card), words), now=place_words(now.get(card), words)))  # fmt: skip
    return said


def statements(findings: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: cards alike and in camps, those argued about most, and views not shared."""
    of = words.number(len(findings.answers))
    said = _readings_offered(findings, words)
    said += [
        words("offered.argued", count=words.number(len(tables)).capitalize(), of=of, card=findings.card_name(card))
        for card, tables in findings.argued().items()
        if len(tables) > 1
    ]
    if apart := sum(bool(findings.written(table, "dissent")) for table in findings.answers):
        said.append(words("offered.dissent", count=words.number(apart).capitalize(), of=of))
    return [words("offered.in_ranking", heading=findings.activity.heading, said=one) for one in said]


def _readings_offered(findings: Findings, words: Words) -> list[str]:
    """Which cards tables saw alike and which in camps, with what chance would give; nothing up to three finished tables."""
    readings, chance = findings.readings("before"), findings.chance("before")
    of = sum(map(len, readings.values()))
    return [
        words(f"offered.{word}", cards=", ".join(map(findings.card_name, cards)), count=len(cards), of=of,
              chance=about(chance[word], words))
        for word in ("alike", "camps")
        if (cards := readings[word]) and len(findings.rankings("before")) > FEW_TABLES
    ]  # fmt: skip


def _table(caption: str, frame: pd.DataFrame) -> Block:
    columns = (str(frame.index.name), *map(str, frame.columns))
    rows = zip(frame.index, frame.to_numpy(), strict=True)
    return Table(caption, columns, tuple((str(index), *map(str, row)) for index, row in rows))
