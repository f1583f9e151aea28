"""Table by table, for the report's appendix: what each table answered to each statement; and how the plenary was run."""

from collections.abc import Iterable, Iterator

from exercises.held import held
from exercises.plenary.answer import Statement, Version
from exercises.plenary.findings import Answers, Findings
from workshop.report.blocks import Block, Bullets, Table
from workshop.words import Words

BY_TABLE = "by-table"


def shown(found: Findings) -> Iterator[tuple[int, Statement, Version]]:
    """Every wording that was shown, with its statement and the statement's number."""
    for number, statement in enumerate(found.statements, 1):
        for version in statement.versions:
            yield number, statement, version


def number_of(number: int, statement: Statement, version: Version, words: Words) -> str:
    """What a wording is called: "2", or where the words were changed "2, wording 1"."""
    if len(statement.versions) == 1:
        return str(number)
    return words("plenary_report.number_wording", number=number, wording=statement.versions.index(version) + 1)


def said_of(answers: Answers, table: int, words: Words) -> str:
    """What a table answered, in words."""
    return words(f"plenary.said.{answers.answer(table)}" if table in answers.tables else "plenary_view.without_answer")


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """What each table answered to each wording, and how many next steps it named; its words are quotations in the chapter."""
    if not found.names:
        return []
    said = [(number_of(*one, words), found.answers(one[2].id)) for one in shown(found)]
    steps = found.next_steps()
    rows = []
    for table, name in found.names.items():
        given = [said_of(answers, table, words) for _, answers in said]
        counts = (sum(table in answers.tables for _, answers in said), len(steps.get(table, ())))
        rows.append((name, *given, *map(str, counts)))
    numbers = (words("plenary_report.statement_column", number=number) for number, _ in said)
    counted = (words("plenary_report.column_answers"), words("plenary_report.column_steps"))
    columns = (words("plenary_report.table"), *numbers, *counted)
    return [Table(words("plenary_report.by_table"), columns, tuple(rows), id=BY_TABLE)]


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """The minutes, what tables were told, whether answers were revealed, who answered late or not at all, what is missing."""
    revealed = words(f"plenary_report.{'revealed' if found.at and found.at.revealed_at else 'not_revealed'}")
    late = tuple(line for one in shown(found) for line in lateness(found, number_of(*one, words), one[2], words))
    return [
        *held(found.activity, words, revealed),
        Bullets((*late, *missing(found, words))),
    ]


def lateness(found: Findings, number: str, version: Version, words: Words) -> Iterator[str]:
    """Who has not answered a statement, who answered only after the reveal, and who says otherwise since."""
    answers = found.answers(version.id)
    if answers.silent and answers.tables:
        yield words("plenary_report.silent", number=number, tables=_names(found, answers.silent))
    if answers.since and found.at and found.at.revealed_at:
        yield words("plenary_report.since", number=number, tables=_names(found, answers.since))
    for table, answer in answers.otherwise.items():
        name = words(f"plenary.said.{answer}")
        yield words("plenary_report.otherwise_of", number=number, table=found.names[table], answer=name)


def missing(found: Findings, words: Words) -> list[str]:
    """Tables that said nothing of what struck them or named no step, and steps without a role: named, and not filled in."""
    spoke, steps = {**found.written("insight"), **found.written("take_away")}, found.next_steps()
    silent, idle = ([table for table in found.names if table not in said] for said in (spoke, steps))
    without = sum(not role for said in steps.values() for _, role, _ in said)
    said = [words("plenary_report.not_said", tables=_names(found, silent))] if silent else []
    said += [words("plenary_report.no_step", tables=_names(found, idle))] if idle else []
    said += [words("plenary_report.no_role", count=without)] if without else []
    return said or [words("plenary_report.nothing_missing")]


def _names(found: Findings, tables: Iterable[int]) -> str:
    return ", ".join(found.names[table] for table in tables)
