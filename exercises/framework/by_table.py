"""Table by table, for the report's appendix: what each table answered; and how the weighing was run."""

from collections.abc import Iterator, Sequence

from exercises.framework.deal import is_dealt
from exercises.framework.findings import Findings, said_in_words
from exercises.framework.questions import CONDITIONS, QUESTIONS, label_of
from exercises.held import held
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from workshop.words import Words

ANSWERED = "answered"
MOST_SIDE_BY_SIDE = 6


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """How much each table answered, and then every answer of each: side by side where all weighed one proposal, else one after the
    other. One table by itself has all of it in its chapter."""
    if len(found.sheets) == 1:
        return []
    spoke = [table for table in found.sheets if any(_spoke(found, table, one) for one in _asked(found, table))]
    if found.compared:
        return [answered_table(found, words), *_side_by_side(found, spoke, words)]
    blocks: list[Block] = [answered_table(found, words)]
    for table in spoke:
        blocks += [Heading(found.names[table], 3, id=f"table-{table}"), _own(found, table, words)]
    return blocks


def _asked(found: Findings, table: int) -> list[str]:
    """The conditions and the questions that a table was asked."""
    return [*(one.id for one in CONDITIONS), *(one.id for one in found.asked_of(table))]


def _spoke(found: Findings, table: int, one: str) -> bool:
    return found.said(table, one) is not None or bool(found.written(table, "move", one))


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


def _side_by_side(found: Findings, tables: Sequence[int], words: Words) -> Iterator[Table]:
    """Answers of tables that weighed one proposal, a column each, so many on a page."""
    for first in range(0, len(tables), MOST_SIDE_BY_SIDE):
        here = tables[first : first + MOST_SIDE_BY_SIDE]
        every = [*(one.id for one in CONDITIONS), *QUESTIONS]
        rows = tuple((label_of(one), *(_cell(found, table, one, words) for table in here)) for one in every)
        names = [found.names[table] for table in here]
        caption = words("framework.report.own_caption", table=", ".join(names))
        yield Table(caption, (words("framework.report.question"), *names), rows, id=f"own-{here[0]}")


def _cell(found: Findings, table: int, one: str, words: Words) -> str:
    """What a table answered; a dash where it was not asked."""
    asked = one in _asked(found, table) or found.said(table, one) is not None
    return said_in_words(found, table, one, words) if asked else "–"


def _own(found: Findings, table: int, words: Words) -> Table:
    """What one table answered of a proposal of its own, with what would move it."""
    columns = tuple(words(f"framework.report.{name}") for name in ("question", "stands", "moves"))
    rows = tuple(
        (label_of(one), said_in_words(found, table, one, words), "\n".join(found.written(table, "move", one)) or "–")
        for one in _asked(found, table)
    )
    caption = words("framework.report.own_caption", table=found.names[table])
    return Table(caption, columns, rows, id=f"own-{table}")


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """The minutes, what tables were told, how features were dealt, whether it was revealed, and what is missing."""
    if found.alone:
        return missing(found, words)
    dealt = [words("framework.report.dealt")] if is_dealt(found.activity) else []
    revealed = words("framework.report.revealed" if found.revealed else "framework.report.not_revealed")
    return [
        *held(found.activity, words, *dealt, revealed),
        *missing(found, words),
    ]


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables that had not finished, and questions that they were asked and did not answer. Nothing is filled in."""
    late = ", ".join(found.names[table] for table in found.unfinished())
    said = [words("framework.report.not_finished", tables=late)] if late else []
    for table, name in found.names.items():
        asked = _asked(found, table)
        left = [label_of(one) for one in asked if found.said(table, one) is None]
        if len(left) == len(asked):
            said.append(words("framework.report.nothing_answered", table=name))
        elif left:
            said.append(words("framework.report.unanswered", table=name, questions=", ".join(left)))
    return [Bullets(tuple(said)) if said else Paragraph(words("framework.report.nothing_missing"))]
