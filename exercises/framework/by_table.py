"""Table by table, for the report's appendix: what each table answered; and how the weighing was run."""

from collections.abc import Iterable

from exercises.framework.deal import is_dealt
from exercises.framework.findings import Findings, said_in_words
from exercises.framework.questions import CONDITIONS, label_of
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from workshop.words import Words

ANSWERED = "answered"


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """How much each table answered, and then every answer of each; a team alone has all of it in its chapter."""
    if len(found.sheets) == 1:
        return []
    blocks: list[Block] = [answered_table(found, words)]
    for table, name in found.names.items():
        asked = [*(one.id for one in CONDITIONS), *(one.id for one in found.asked_of(table))]
        if any(found.said(table, one) or found.written(table, "move", one) for one in asked):
            blocks += [Heading(name, 3, id=f"table-{table}"), _own(found, table, asked, words)]
    return blocks


def answered_table(found: Findings, words: Words) -> Table:
    """A row for each table: how many conditions and questions it was asked and answered, and changed since the reveal."""
    moved = [table for table, _ in found.moved()]
    rows = []
    for table, name in found.names.items():
        asked = found.asked_of(table)
        counts = (
            sum(found.said(table, one.id) is not None for one in CONDITIONS), len(asked),
            sum(found.said(table, one.id) is not None for one in asked), moved.count(table),
        )  # fmt: skip
        rows.append((name, *map(str, counts)))
    names = ("table", "conditions_answered", "asked", "answered", "changed")
    columns = tuple(words(f"framework.report.{name}") for name in names)
    return Table(words("framework.report.answered_caption"), columns, tuple(rows), id=ANSWERED)


def _own(found: Findings, table: int, asked: Iterable[str], words: Words) -> Table:
    """One table's answers to conditions and questions; of a proposal of its own also what would move it."""
    columns = [words("framework.report.question"), words("framework.report.stands")]
    rows = [[label_of(one), said_in_words(found, table, one, words)] for one in asked]
    if not found.compared:
        columns.append(words("framework.report.moves"))
        for row, one in zip(rows, asked, strict=True):
            row.append("\n".join(found.written(table, "move", one)) or "–")
    caption = words("framework.report.own_caption", table=found.names[table])
    return Table(caption, tuple(columns), tuple(map(tuple, rows)), id=f"own-{table}")


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """The minutes, what tables were told, how features were dealt, whether it was revealed, and what is missing."""
    if found.alone:
        return missing(found, words)
    dealt = [words("framework.report.dealt")] if is_dealt(found.activity) else []
    revealed = words("framework.report.revealed" if found.revealed else "framework.report.not_revealed")
    return [
        Paragraph(" ".join((words("report.minutes", minutes=found.activity.minutes), *dealt, revealed))),
        Paragraph(found.activity.instruction, words("report.asked")),
        *missing(found, words),
    ]


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables that had not finished, and questions that they were asked and did not answer. Nothing is filled in."""
    late = ", ".join(found.names[table] for table in found.unfinished())
    said = [words("framework.report.not_finished", tables=late)] if late else []
    for table, name in found.names.items():
        asked = [*(one.id for one in CONDITIONS), *(one.id for one in found.asked_of(table))]
        left = [label_of(one) for one in asked if found.said(table, one) is None]
        if len(left) == len(asked):
            said.append(words("framework.report.nothing_answered", table=name))
        elif left:
            said.append(words("framework.report.unanswered", table=name, questions=", ".join(left)))
    return [Bullets(tuple(said)) if said else Paragraph(words("framework.report.nothing_missing"))]
