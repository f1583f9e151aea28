"""Criteria for acceptability in the report's appendices: each table's own list with where it did not agree, and how it ran."""

from collections.abc import Iterable

from exercises.acceptability.factors import TESTS
from exercises.acceptability.findings import Findings, option_name
from exercises.held import held
from workshop.report.blocks import Block, Bullets, Heading, Quote, Sentence, Table
from workshop.words import Words

ANSWERS = "answers"


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """Each table's criteria in its own words and order and where it put them; where it did not agree."""
    columns = tuple(words(f"acceptability.column_{name}") for name in ("place", "criterion", "under"))
    blocks: list[Block] = []
    for table, name in found.names.items():
        own: list[Block] = []
        if said := found.criteria.get(table):
            rows = tuple((str(one.place), one.text, placed_under(one.option, words)) for one in said)
            own.append(Table(words("acceptability.table_caption", table=name), columns, rows, id=f"table-{table}"))
        own += [Quote(text, words("acceptability.report.dissent_credit"), table) for text in found.dissent(table)]
        blocks += [Heading(name, 3, id=f"table-{table}"), *own] if own else []
    return blocks


def placed_under(option: str, words: Words) -> str:
    """Where a criterion was put, a factor with its test."""
    test = next((one for one in TESTS if option in {factor.id for factor in one.factors}), None)
    return f"{option_name(option, words)} ({test.name})" if test else option_name(option, words)


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told, whether it was revealed, what each table did, and what is missing."""
    say = "acceptability.report."
    told = [words(say + ("how_sorted" if found.saw_tests else "how"))]
    if found.criteria:
        told.append(words(say + ("revealed" if found.revealed else "not_revealed")))
    missing = list(_missing(found, words)) or [words(say + "all_there")]
    return [
        *held(found.activity, words, *told),
        Bullets(tuple(Sentence(one, (ANSWERS,)) for one in missing)),
        answers(found, words),
    ]


def answers(found: Findings, words: Words) -> Table:
    """A row a table: how many criteria it named and sorted, whether it wrote down a disagreement and had finished."""
    say = "acceptability.report."
    rows = []
    for table, name in found.names.items():
        said = found.criteria.get(table, ())
        dissent = words(say + "dissent_written") if found.dissent(table) else "–"
        finished = words("report.finished" if found.finished(table) else "report.unfinished")
        rows.append((name, str(len(said)), str(sum(bool(one.option) for one in said)), dissent, finished))
    named = (words(f"{say}column_{one}") for one in ("criteria", "sorted", "dissent"))
    columns = (words("report.column_table"), *named, words("report.column_state"))
    return Table(words(say + "answers_caption"), columns, tuple(rows), id=ANSWERS)


def _missing(found: Findings, words: Words) -> Iterable[str]:
    """Who named nothing, left something unsorted, or had not finished."""
    unfinished = [table for table in found.names if not found.finished(table)]
    for key, tables in (("silent", found.silent()), ("left", list(found.unsorted())), ("unfinished", unfinished)):
        if tables:
            yield words(f"acceptability.report.{key}", tables=", ".join(found.names[table] for table in tables))
