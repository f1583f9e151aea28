"""Table by table, for the report's appendix: each table's path through a case with its conditions; and how the case was run."""

from exercises.held import held
from exercises.staged.findings import Findings, choice_name, stage_name
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from workshop.words import Words


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """Each table's own path, with the conditions that it set on the way; those that said nothing are named in `how_it_ran`."""
    blocks: list[Block] = []
    columns = tuple(words(f"staged.report.column_{name}") for name in ("stage", "put", "asked"))
    for table, name in found.names.items():
        conditions = found.conditions().get(table, [])
        if table not in found.answered() and not conditions:
            continue
        rows = tuple(
            (stage_name(found, words, stage), choice_name(found.said(table, stage), words),
             "\n".join(text for at, text in conditions if at == stage) or "–")
            for stage in found.told
        )  # fmt: skip
        caption = words("staged.report.path_of", table=name)
        blocks += [Heading(name, 3, id=f"table-{table}"), Table(caption, columns, rows, id=f"path-{table}")]
    return blocks


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """What tables were told, the minutes, how much was told, whether it was revealed, and what is missing."""
    of, told = len(found.case.stages), len(found.told)
    ran = []
    if told < of:
        ran.append(words("staged.report.shown_some", stages=words.number(of), shown=words.number(told)))
    ran.append(words("staged.report.record" if found.revealed else "staged.report.no_reveal"))
    return [
        *held(found.activity, words, *ran),
        *missing(found, words),
    ]


def missing(found: Findings, words: Words) -> list[Block]:
    """Who gave no answer, where, and who had not finished: named, and not filled in."""
    answered, said = found.answered(), []
    if silent := [name for table, name in found.names.items() if table not in answered]:
        said.append(words("staged.report.silent", tables=", ".join(silent)))
    for table in answered:
        if skipped := [str(stage + 1) for stage in found.told if not found.said(table, stage)]:
            names = ", ".join(words("staged.stage_number", n=n) for n in skipped)
            said.append(words("staged.report.skipped", table=found.names[table], stages=names))
    if late := [found.names[table] for table in answered if found.had_not_finished(table)]:
        said.append(words("staged.report.not_finished", tables=", ".join(late)))
    return [Bullets(tuple(said)) if said else Paragraph(words("staged.report.nothing_missing"))]
