"""The report's chapter on weighing a proposal: what was weighed, what tables say of it, and what would move it.

Only what tables said; no total, no mean, no verdict. Where tables stand is in `by_question`, each table's own answers and how it was
run in `by_table`. Where the proposal is a card, that card's page says what was found.
"""

from exercises.framework import charts
from exercises.framework.by_question import in_words, where_tables_stand
from exercises.framework.by_table import ANSWERED, how_it_ran, table_by_table
from exercises.framework.findings import (
    Findings,
    choice_in_words,
    said_in_words,
)
from exercises.framework.proposal import FIELDS, Proposal, card_of
from exercises.framework.questions import (
    CANNOT,
    CONDITIONS,
    FEATURES,
    NOT_YET,
    QUESTIONS,
    READINGS,
    SAYS,
    Condition,
    label_of,
)
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Quote, Sentence, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["how_it_ran", "method", "on_card", "section", "table_by_table", "tables"]
GATE, SINCE = "conditions", "since"


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked, what was weighed, the conditions, where tables stand, how the report reads it, second thoughts."""
    return [
        Heading(found.activity.heading),
        *asked(found, words),
        *weighed(found, words),
        *conditions(found, words),
        *where_tables_stand(found, words),
        *later(found, words),
        *readings(words),
    ]


def asked(found: Findings, words: Words) -> list[Block]:
    """The question, what the framework is, that nothing is added up, and how many tables answered."""
    about = words(f"framework.report.{'about_alone' if found.alone else 'about'}")
    blocks: list[Block] = [
        Paragraph(words("framework.question"), words("report.question")),
        Paragraph(f"{about} {words('framework.report.no_total')}"),
    ]
    if len(found.sheets) > 1:
        answered = [table for table in found.sheets if any(found.said(table, one) for one in QUESTIONS)]
        who = words.share(len(answered), len(found.sheets))
        blocks.append(Paragraph(words.sentence("framework.report.who_answered", who=who), rests_on=(ANSWERED,)))
    return blocks


def weighed(found: Findings, words: Words) -> list[Block]:
    """The one proposal, or each table's own."""
    blocks: list[Block] = [Heading(words("framework.report.proposal"), 2, id="proposal")]
    if found.shared:
        return [*blocks, *_proposal(found.shared, found.shared.title, "proposal", words)]
    if len(found.sheets) > 1:
        blocks.append(Paragraph(words("framework.report.each_own")))
    for table, name in found.names.items():
        if any(getattr(found.proposal(table), one) for one in FIELDS):
            caption = words("framework.report.proposal_of", table=name)
            blocks += _proposal(found.proposal(table), caption, f"proposal-{table}", words)
    return blocks


def _proposal(proposal: Proposal, caption: str, id: str, words: Words) -> list[Block]:
    stated = [(words(f"framework.{name}"), getattr(proposal, name) or words("framework.not_stated")) for name in FIELDS]
    face: list[Block] = [Paragraph(proposal.face, said=True)] if proposal.face else []
    columns = (words("framework.report.part"), words("framework.report.stated"))
    return [*face, Table(caption, columns, tuple(stated), id=id)]


# -- the conditions


def conditions(found: Findings, words: Words) -> list[Block]:
    """Which conditions are not called met, tables by what they say of each, and what they wrote of it."""
    said = [Bullets(tuple(unmet(found, words))), _conditions_table(found, words), *_conditions_in_words(found, words)]
    lead = Paragraph(words("framework.report.conditions_lead"))
    return [Heading(words("framework.report.conditions"), 2, id=GATE), lead, *said]


def unmet(found: Findings, words: Words) -> list[Sentence]:
    """A sentence for each condition that a table does not call met; or that all are, or that nobody answered."""
    if not any(found.said(table, one.id) for table in found.sheets for one in CONDITIONS):
        return [Sentence(words("framework.report.no_conditions"), (GATE,))]
    said = [Sentence(told, (GATE,)) for one in CONDITIONS if (told := _not_met(found, one, words))]
    met = words(f"framework.report.all_met{'_alone' if len(found.sheets) == 1 else ''}")
    return said or [Sentence(met, (GATE,))]


def _not_met(found: Findings, condition: Condition, words: Words) -> str:
    """How many tables said "not yet" of a condition or could not say; "" where none did."""
    answers = found.condition(condition.id)
    not_yet, cannot = len(answers[NOT_YET]), len(answers[CANNOT])
    if not (not_yet or cannot):
        return ""
    of = sum(map(len, answers.values()))
    first = "not_yet" if not_yet else "cannot"
    who = words("framework.report.the_team") if found.alone else words.share(not_yet or cannot, of)
    told = words(f"framework.report.first_{first}", who=who)
    if not_yet and cannot:
        told = f"{told}, {words('framework.report.then_cannot', n=words.number(cannot))}"
    return words("framework.report.of_condition", condition=condition.name, said=told)


def _conditions_table(found: Findings, words: Words) -> Table:
    """Tables by what they say of each condition; of one table, what it says."""
    caption = words("framework.report.conditions_caption")
    if len(found.sheets) == 1:
        (table,) = found.sheets
        answers = tuple((f"{one.name}: {one.text}", said_in_words(found, table, one.id, words)) for one in CONDITIONS)
        return Table(caption, (words("framework.report.condition"), words("framework.report.answer")), answers, id=GATE)
    heads = tuple(words(f"framework.condition_{say}") for say in SAYS)
    rows = []
    for one in CONDITIONS:
        by = found.condition(one.id)
        names = (", ".join(found.names[table] for table in tables) or "–" for tables in by.values())
        rows.append((f"{one.name}: {one.text}", *names, str(sum(map(len, by.values())))))
    columns = (words("framework.report.condition"), *heads, words("framework.report.column_answered"))
    return Table(caption, columns, tuple(rows), id=GATE)


def _conditions_in_words(found: Findings, words: Words) -> list[Block]:
    quotes: list[Block] = [
        Quote(text, _on_condition(found, table, one, words), 0 if found.alone else table)
        for one in CONDITIONS
        for table in found.sheets
        for text in found.written(table, "condition", one.id)
    ]  # fmt: skip
    return [Heading(words("framework.report.in_words"), 3, id="in-words"), *quotes] if quotes else []


def _on_condition(found: Findings, table: int, condition: Condition, words: Words) -> str:
    if found.alone:
        return condition.name
    return words("framework.report.on_condition", table=found.names[table], condition=condition.name)


# -- what follows


def later(found: Findings, words: Words) -> list[Block]:
    """Second thoughts after the reveal, and where a table did not agree."""
    blocks: list[Block] = []
    if moved := found.moved():
        rows = tuple(
            (found.names[table], label_of(one), said_in_words(found, table, one, words),
             choice_in_words(found.sheets[table].choices.get(one), words))
            for table, one in moved
        )  # fmt: skip
        columns = tuple(words(f"framework.report.{name}") for name in ("table", "question", "before", "since"))
        blocks = [Heading(words("framework.report.moved"), 2, id="moved"), *_who_moved(found, words),
                  Table(words("framework.report.moved_caption"), columns, rows, id=SINCE)]  # fmt: skip
    apart = [
        Quote(text, "" if found.alone else name, 0 if found.alone else table)
        for table, name in found.names.items()
        for text in found.written(table, "dissent")
    ]
    if apart:
        blocks += [Heading(words("framework.report.dissent"), 2, id="dissent"), *apart]
    return blocks


def _who_moved(found: Findings, words: Words) -> list[Block]:
    """How many tables changed an answer once they had seen the others; nothing of one table alone."""
    if len(found.sheets) == 1:
        return []
    who = words.share(len({table for table, _ in found.moved()}), len(found.sheets))
    return [Paragraph(words.sentence("framework.report.who_moved", who=who), rests_on=(ANSWERED,))]


def readings(words: Words) -> list[Block]:
    source = words("framework.report.source", chapter=READINGS.source.chapter, heading=READINGS.source.heading)
    return [
        Heading(words("framework.report.readings"), 2, id="readings"),
        Paragraph(words("framework.report.readings_lead")),
        *(Paragraph(text, strong) for strong, text in charts.foot(words)),
        Paragraph(source, words("card.source")),
    ]


def on_card(found: Findings, card: str, words: Words) -> list[Block]:
    """Where the proposal is this card: which conditions tables do not call met, and which questions split them."""
    weighed = card_of(found.day.setup, found.activity)
    if not weighed or card != weighed or not any(one.record.choices for one in found.sheets.values()):
        return []
    said = [*unmet(found, words), *(in_words(found, words) if found.compared else [])]
    return [Paragraph(words("framework.report.card")), Bullets(tuple(said))]


def method(found: Findings, words: Words) -> list[Block]:
    """How words for agreement are given, which ends are ours, and where the report words a feature in two ways."""
    ours = ", ".join(one.number for one in QUESTIONS.values() if one.ours)
    notes = [words("framework.report.ours", questions=ours), *(one.drift for one in FEATURES if one.drift)]
    rule = [Paragraph(words("framework.report.rule"))] if found.compared and not found.few else []
    heading = Heading(words("framework.report.wording", heading=found.activity.heading), 2, id="framework")
    return [heading, *rule, Bullets(tuple(notes))]


def tables(found: Findings, words: Words) -> list[DataTable]:
    """What was weighed, what each table said of conditions and questions and wrote of them, and what it chose otherwise since."""
    every = (*(one.id for one in CONDITIONS), *QUESTIONS)
    weighed = [(name, *(getattr(found.proposal(table), one) for one in FIELDS)) for table, name in found.names.items()]
    wrote = [
        (found.names[table], label_of(one), kind, text)
        for table in found.sheets for one in every
        for field, kind in (("condition", "condition"), ("move", "move"), ("reason", "why"))
        for text in found.written(table, field, one)
    ]  # fmt: skip
    since = [
        (found.names[table], label_of(one), said_in_words(found, table, one, words),
         choice_in_words(found.sheets[table].choices.get(one), words))
        for table, one in found.moved()
    ]  # fmt: skip
    dissent = [(name, text) for table, name in found.names.items() for text in found.written(table, "dissent")]
    return [
        table_of("framework", "proposal", "table title shared by with_whom what_for", weighed, words),
        table_of("framework", "conditions", "table condition answer", _rows_of_conditions(found, words), words),
        table_of(
            "framework",
            "answers",
            "table number question left right answer point",
            _rows_of_answers(found, words),
            words,
        ),
        table_of("framework", "in-words", "table about kind text", wrote, words),
        table_of("framework", "movers", "table about before now", since, words),
        table_of("framework", "dissent", "table dissent", dissent, words),
    ]


def _rows_of_conditions(found: Findings, words: Words) -> list[tuple[str, ...]]:
    return [(name, f"{one.name}: {one.text}", said_in_words(found, table, one.id, words))
            for table, name in found.names.items() for one in CONDITIONS]  # fmt: skip


def _rows_of_answers(found: Findings, words: Words) -> list[tuple[str | int | None, ...]]:
    """A row for each question that a table was asked."""
    return [
        (name, one.number, one.text, one.left, one.right, said_in_words(found, table, one.id, words),
         found.point(table, one.id))
        for table, name in found.names.items() for one in found.asked_of(table)
    ]  # fmt: skip
