"""The report's chapter on one ranking: findings in sentences, each resting on a table or figure that stands with them.

What each table said for itself stands in an appendix (`by_table`), what was said of one card on that card's page (`by_card`).
"""

from collections.abc import Mapping

from exercises.ranking import charts, kinds, pairing, rounds
from exercises.ranking.by_card import on_card as on_card
from exercises.ranking.by_table import as_table, criteria_table, how_it_ran, places, table_by_table
from exercises.ranking.findings import (
    FEW_TABLES,
    Findings,
    When,
    about,
    measures,
    place_words,
    sentences,
    spread_table,
    taken_part,
)
from exercises.ranking.places import positions
from exercises.ranking.rows import tables as tables
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Passage, Quote, Sentence, Table
from workshop.words import Words

__all__ = ["how_it_ran", "method", "moved", "on_card", "section", "statements", "table_by_table", "tables"]
ORDERS, CARDS, CRITERIA, RISKS, KINDS, ROUNDS = "orders", "cards", "criteria", "risks", "kinds", "rounds"


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked; where tables agreed and parted, with what chance would give; criteria side by side; what moved; risks."""
    return [
        Heading(words("report.ranking", heading=found.activity.heading)),
        Paragraph(found.exercise.question, words("report.question")),
        Passage(
            (
                Sentence(words("report.one_order", cards=len(found.deck))),
                Sentence(taken_part(found, words), (CRITERIA,)),
            )
        ),
        *agreement(found, words),
        *criteria(found, words),
        *since_the_reveal(found, words),
        *between_rounds(found, words),
        *pairing.section(found, words),
        *kinds_of_reason(found, words),
        *(risks(found, words) if found.exercise.names_risks else []),
    ]


def agreement(found: Findings, words: Words) -> list[Block]:
    """The words of agreement with what chance would give, cards argued about most, every order as a picture, and card by card
    what places come to."""
    heading = Heading(words("report.agreement"), 2, id="agreement")
    if not found.rankings("before"):
        return [heading, Paragraph(words("agreement.none_finished"))]
    said = [Sentence(f"{start} {cards}", (CARDS, ORDERS)) for start, cards in sentences(found, words)]
    said = said or [Sentence(words("report.too_few_for_words"), (ORDERS,))]
    return [heading, Bullets((*said, *argued(found, words))), *figures(found, words), cards_table(found, words)]


def argued(found: Findings, words: Words) -> list[Sentence]:
    """How many tables argued most about a card, one sentence each."""
    return [
        Sentence(
            words.sentence(
                "offered.argued", tables=words.share(len(at), len(found.answers)), card=found.card_name(card)
            ),
            (CARDS,),
        )
        for card, at in found.argued().items()
    ]


def figures(found: Findings, words: Words) -> list[Block]:
    """All orders side by side in sevens, or, from eight tables, the strips."""
    placements = found.placements("before", finished_only=True)
    names = list(dict.fromkeys(placements["table"]))
    heading = found.activity.heading
    if len(names) > charts.MOST_TABLES_SIDE_BY_SIDE:
        drawn = charts.dots(placements)
        spec = charts.filled(charts.strips(len(found.deck), "page"), drawn)
        return [Figure(words("report.strips", heading=heading), charts.strips_alternative(drawn), spec, ORDERS)]
    drawn = charts.cells(placements)
    spec = charts.filled(charts.orders(tuple(names), len(found.deck), "page"), drawn)
    return [Figure(words("report.orders", heading=heading), charts.orders_alternative(drawn), spec, ORDERS)]


def cards_table(found: Findings, words: Words) -> Table:
    """What finished tables' places come to for each card, the word for it from four tables on, and who argued about it most."""
    frame = spread_table(found, words, "before")
    if len(found.rankings("before")) > FEW_TABLES:
        word = {
            card: words(f"reading.word.{case.reading.replace(' ', '_')}")
            for card, case in found.spread("before").items()
        }
        frame[words("report.in_words")] = [word.get(card, "–") for card in found.deck]
    by = found.argued()
    if by:
        frame[words("report.argued_by")] = [
            ", ".join(found.names[at] for at in by.get(card, [])) or "–" for card in found.deck
        ]
    return as_table(words("report.spread_caption", when=words("report.before")), frame, CARDS)


def criteria(found: Findings, words: Words) -> list[Block]:
    """How many tables wrote criteria, and all of them side by side."""
    said = found.criteria()
    count = sum(map(len, said.values()))
    named = words("report.one_criterion" if count == 1 else "report.criteria", count=words.number(count))
    told = words.sentence("report.criteria_written", tables=words.share(len(said), len(found.answers)), criteria=named)
    return [
        Heading(words("report.criteria_heading"), 2, id="criteria"),
        Paragraph(told if said else words("report.no_criteria_at_all"), rests_on=(CRITERIA,)),
        criteria_table(found, words, CRITERIA),
    ]


def since_the_reveal(found: Findings, words: Words) -> list[Block]:
    """What moved once tables had seen each other; nothing where nothing did."""
    if not found.has_moved():
        return []
    said = tuple(Sentence(one, ("places-now",)) for one in moved(found, words))
    lead = Paragraph(words("report.moved_lead"))
    return [Heading(words("report.moved"), 2, id="moved"), lead, Bullets(said), places(found, words, "now")]


def between_rounds(found: Findings, words: Words) -> list[Block]:
    """In a later round: what moved since the round before, and what tables say moved them."""
    if found.first is None:
        return []
    quotes = [Quote(text, words("rounds.credit", table=found.names[table], card=found.card_name(card)), table)
              for table, card, text in rounds.what_moved(found)]  # fmt: skip
    moved_by = [Paragraph(words("rounds.what_moved")), *quotes] if quotes else [Paragraph(words("rounds.nobody_said"))]
    compared = rounds.compared(found)
    rows = tuple((found.names[table], _turns(found, table, words)) for table in compared)
    columns = (words("positions.table"), words("rounds.column_moved"))
    return [
        Heading(words("rounds.heading"), 2, id="rounds"), Paragraph(words("rounds.report_about")),
        Bullets(tuple(Sentence(one, (ROUNDS,) if compared else ()) for one in rounds.sentences(found, words))),
        *([Table(words("rounds.caption"), columns, rows, id=ROUNDS)] if compared else []),
        *moved_by,
    ]  # fmt: skip


def _turns(found: Findings, table: int, words: Words) -> str:
    """Each card that a table placed elsewhere than in the round before, from where to where."""
    before, now = (positions(one.order(table, "before").ranking()) for one in (found.first or found, found))
    turned = [
        f"{found.card_name(card)}: {words('positions.from_to', low=place_words(before[card], words), high=place_words(now[card], words))}"
        for card, turns in rounds.moved(found).items() if table in turns
    ]  # fmt: skip
    return "; ".join(turned) or words("rounds.nothing_moved")


def kinds_of_reason(found: Findings, words: Words) -> list[Block]:
    """Which kinds of benefit or risk were behind reasons, as lead and helpers tagged them; nothing where nobody did."""
    said = kinds.sentences(found, found.room, words)
    if not said:
        return []
    rows = tuple(
        (kinds.name_of(found, kind), ", ".join(found.names[table] for table in kinds.tables_of(here)),
         ", ".join(found.card_name(card) for card in dict.fromkeys(reason.card for reason in here)))
        for kind, here in kinds.tagged(found, found.room).items()
    )  # fmt: skip
    columns = (words("kinds.column_kind"), words("kinds.column_tables"), words("kinds.column_cards"))
    given = words.number(len({reason.table for reason in kinds.reasons(found)}))
    return [
        Heading(words("kinds.heading"), 2, id="kinds"), Paragraph(words("kinds.about")),
        Bullets(tuple(Sentence(one, (KINDS,)) for one in said)),
        Table(words("kinds.caption", of=given), columns, rows, id=KINDS),
    ]  # fmt: skip


def risks(found: Findings, words: Words) -> list[Block]:
    """Risks as tables named them, with who bears them; likelihood and severity only where a table weighed them."""
    heading, rows = Heading(words("report.risks"), 2, id="risks"), list[tuple[str, ...]]()
    for table, name in found.names.items():
        for note in found.written(table, "risk"):
            weighed = found.answers[table].risks.get(note.id)
            card = found.card_name(note.card) if note.card in found.deck else words("common.not_stated")
            bearers = ", ".join(weighed.bearers) if weighed and weighed.bearers else words("common.not_stated")
            size = ", ".join(filter(None, (weighed.likelihood, weighed.severity))) if weighed else ""
            rows.append((name, card, note.text, bearers, size or "–"))
    if not rows:
        return [heading, Paragraph(words("report.no_risks"))]
    columns = tuple(words(f"report.risk_{column}") for column in ("table", "card", "text", "bearers", "weight"))
    naming = words.share(len({row[0] for row in rows}), len(found.answers))
    told = words.sentence("report.risks_named", tables=naming, risks=words.number(len(rows)))
    return [
        heading,
        Paragraph(told, rests_on=(RISKS,)),
        Table(words("report.risks_caption"), columns, tuple(rows), id=RISKS),
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
    of = len(findings.answers)
    said = _readings_offered(findings, words)
    said += [
        words.sentence("offered.argued", tables=words.share(len(tables), of), card=findings.card_name(card))
        for card, tables in findings.argued().items()
        if len(tables) > 1
    ]
    if apart := sum(bool(findings.written(table, "dissent")) for table in findings.answers):
        said.append(words.sentence("offered.dissent", tables=words.share(apart, of)))
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
