"""The report's section on a case told in stages: written so that somebody who was not there can follow it."""

from collections.abc import Iterable

from exercises.drawing import filled
from exercises.staged.cases import Source, Stage
from exercises.staged.charts import MOST_LINES
from exercises.staged.findings import Findings, choice_name, crossings, moved_at, movement, stage_name
from exercises.staged.telling import picture
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words


def section(found: Findings, words: Words) -> list[Block]:
    """One case's part of the area report: how it was run, paths, each stage with what tables said, what is missing."""
    return [
        Heading(found.activity.heading, 1),
        *how_it_was_run(found, words),
        *paths(found, words),
        *stages(found, words),
        *missing(found, words),
        *afterwards(found, words),
    ]


def how_it_was_run(found: Findings, words: Words) -> list[Block]:
    """What was told and asked, how much of the case was reached, and who answered."""
    of, told = len(found.case.stages), len(found.told)
    ran = [words("staged.report.ran", stages=words.number(of), question=words("staged.question"),
                 minutes=found.activity.minutes)]  # fmt: skip
    if told < of:
        ran.append(words("staged.report.shown_some", stages=words.number(of), shown=words.number(told)))
    answered, tables = (words.number(n) for n in (len(found.answered()), len(found.sheets)))
    who = words("staged.report.answered", done=answered, of=tables)
    record = words("staged.report.record" if found.revealed else "staged.report.no_reveal")
    return [
        Heading(words("staged.report.how_run"), 2),
        Paragraph(" ".join(ran)),
        Paragraph(found.activity.instruction, words("report.asked")),
        Paragraph(words("staged.report.ours" if found.case.ours else "staged.report.local")),
        Paragraph(f"{who[:1].upper()}{who[1:]} {record}"),
    ]


def paths(found: Findings, words: Words) -> list[Block]:
    """Movement in words, when tables first passed the middle, the picture, and the answers as a table."""
    blocks: list[Block] = [Heading(words("staged.report.paths"), 2)]
    answered = found.answered()
    if not answered:
        return [*blocks, Paragraph(words("staged.paths.nothing"))]
    said = tuple(f"{stage}. {sentence}" for stage, sentence in movement(found, words))
    spec, frame, alternative = picture(found, words, found.names, "page")
    key = "path_figure" if len(answered) <= MOST_LINES else "flow_figure"
    caption = words(f"staged.report.{key}", title=found.case.title)
    columns = (words("positions.table"), *(words("staged.stage_number", n=stage + 1) for stage in found.told))
    rows = tuple(
        (found.names[table], *(choice_name(found.said(table, stage), words) for stage in found.told))
        for table in answered
    )
    return [
        *blocks, Bullets((*said, *crossings(found, words, found.names))), Paragraph(words("staged.report.counting")),
        Figure(caption, alternative, filled(spec, frame)), Table(words("staged.report.paths_table"), columns, rows),
    ]  # fmt: skip


def stages(found: Findings, words: Words) -> list[Block]:
    blocks: list[Block] = [Heading(words("staged.report.stages"), 2)]
    for stage in found.told:
        blocks += [Heading(stage_name(found, words, stage), 3), *as_told(found.case.stages[stage], words)]
        blocks += what_tables_wrote(found, words, stage)
    return blocks


def as_told(stage: Stage, words: Words) -> list[Block]:
    """The stage as tables read it, with its place in the report of 2018."""
    left_open = words("staged.not_stated", what=stage.not_stated) if stage.not_stated else ""
    told = " ".join(filter(None, (stage.text, left_open, stage.ask)))
    source = [Paragraph(source_line(stage.sources, words), words("card.source"))] if stage.sources else []
    return [Paragraph(told), *source]


def source_line(sources: Iterable[Source], words: Words) -> str:
    """ "Chapter 4, “Risks to …”; Annex B, “…”"."""
    return "; ".join(words("staged.source", chapter=one.chapter, heading=one.heading) for one in sources)


def what_tables_wrote(found: Findings, words: Words, stage: int) -> list[Block]:
    """Reasons with where the table then stood, where it did not agree within itself, and its conditions."""
    blocks: list[Block] = []
    for field, key in (("moved", "said_why"), ("dissent", "dissent")):
        said = [(table, text) for table in found.sheets for text in found.wrote(table, field, stage)]
        if said:
            blocks.append(Paragraph(words(f"staged.report.{key}")))
            blocks += [Quote(text, credit(found, words, table, stage)) for table, text in said]
    if asked_for := found.conditions([stage]):
        items = [
            words("staged.report.item", table=found.names[table], text=text)
            for table, said_here in asked_for.items()
            for _, text in said_here
        ]
        blocks += [Paragraph(words("staged.report.conditions")), Bullets(tuple(items))]
    return blocks or [Paragraph(words("staged.report.nothing_written"))]


def credit(found: Findings, words: Words, table: int, stage: int) -> str:
    choice = found.said(table, stage)
    key = "credit" if choice else "credit_none"
    return words(f"staged.report.{key}", table=found.names[table], choice=choice_name(choice, words))


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
    whole = Bullets(tuple(said)) if said else Paragraph(words("staged.report.nothing_missing"))
    return [Heading(words("staged.report.missing"), 2), whole]


def afterwards(found: Findings, words: Words) -> list[Block]:
    """What participants of 2017 said, and what is publicly known since and was not checked."""
    case = found.case
    if not (case.said or case.since):
        return []
    blocks: list[Block] = [Heading(words("staged.report.afterwards"), 2)]
    blocks.append(Paragraph(words("staged.report.afterwards_lead")))
    if case.said:
        said = (
            words("staged.report.from_report", text=one.text, source=source_line(one.sources, words))
            for one in case.said
        )
        blocks += [Paragraph(words("staged.said_2017")), Bullets(tuple(said))]
    if case.since:
        since = (words("staged.report.unchecked", text=one.text, source=one.source) for one in case.since)
        blocks += [Paragraph(words("staged.since")), Bullets(tuple(since))]
    return blocks


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: at which stage how many tables moved, and where they first crossed the middle."""
    moved = [
        words("staged.offered", stage=stage_name(found, words, stage), said=moved_at(found, words, stage))
        for stage in found.told if stage and any(found.moves(stage).values())
    ]  # fmt: skip
    return [*moved, *crossings(found, words)]


def tables(found: Findings, words: Words) -> list[DataTable]:
    """What each table chose at each stage that was told, and what it wrote there."""
    told = [(table, stage) for table in found.answered() for stage in found.told]
    choices = [
        (found.names[table], stage + 1, found.case.stages[stage].title, choice_name(found.said(table, stage), words),
         found.step(table, stage))
        for table, stage in told
    ]  # fmt: skip
    wrote = [
        (found.names[table], stage + 1, kind, text)
        for table in found.sheets for stage in found.told
        for field, kind in (("condition", "condition"), ("moved", "why"), ("dissent", "dissent"))
        for text in found.wrote(table, field, stage)
    ]  # fmt: skip
    return [
        table_of("staged", "choices", "table stage stage_title choice step", choices, words),
        table_of("staged", "in-words", "table stage kind text", wrote, words),
    ]
