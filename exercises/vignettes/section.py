"""The report's section on the vignettes: what tables were shown, what they said, how they moved, and what that cannot say."""

import pandas as pd

from exercises.ranking import charts as ranking_charts
from exercises.vignettes import CASE_PART, CHANGES_PART, charts, sentences
from exercises.vignettes.cases import FACTORS, Vignette
from exercises.vignettes.findings import Findings
from exercises.vignettes.tables import answers_table, levels_table, moves_table
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words


def section(found: Findings, words: Words) -> list[Block]:
    """One activity's part of the area report."""
    return [
        Heading(words("vignettes.report.heading"), 1),
        *how_it_was_run(found, words),
        *the_cases(found, words),
        *where_put(found, words),
        *what_moved(found, words),
        *by_table(found, words),
        *reasons(found, words),
        *earlier(words),
        *missing(found, words),
    ]


def how_it_was_run(found: Findings, words: Words) -> list[Block]:
    ran = words(f"vignettes.report.ran_{'dealt' if found.dealt else 'same'}", minutes=found.activity.minutes,
                cases=len(found.cases()))  # fmt: skip
    reveal = words(f"vignettes.report.{'was' if found.revealed else 'not'}_revealed")
    return [Heading(words("report.how_run"), 2), Paragraph(f"{ran} {words('vignettes.report.order')}"),
            Paragraph(found.activity.instruction, words("report.asked")), Paragraph(reveal)]  # fmt: skip


def the_cases(found: Findings, words: Words) -> list[Block]:
    """Each case that a table had, with its source, and the changes that were made to it, which are ours."""
    blocks: list[Block] = [Heading(words("vignettes.report.cases"), 2), Paragraph(words("vignettes.report.cases_lead"))]
    for case in found.cases():
        source = words("vignettes.report.source", chapter=case.source.chapter, heading=case.source.heading)
        blocks += [Heading(case.title, 3), Paragraph(case.vignette.text),
                   Paragraph(source, words("vignettes.report.source_strong")),
                   _table(words("vignettes.report.levels", title=case.title), levels_table(found, case, words))]  # fmt: skip
    return blocks


def where_put(found: Findings, words: Words) -> list[Block]:
    """Where tables put each case before anything changed, in counts."""
    said = []
    for case in found.cases():
        counts = sentences.base_counts(found, case, words, every=False)
        put = "; ".join(f"{step}: {count}" for step, count in counts) or words("vignettes.nobody_placed")
        said.append(f"{case.title}. {put}" if found.dealt else put)
    return [Heading(words("vignettes.report.put"), 2), Bullets(tuple(said))]


def what_moved(found: Findings, words: Words) -> list[Block]:
    """How many tables moved at each change, from eight with the picture and the medians; and always what that cannot say."""
    strong, limits = sentences.limits(found, words)
    blocks: list[Block] = [Heading(words("vignettes.report.moved"), 2)]
    if not found.finished():
        return [*blocks, Paragraph(words("vignettes.none_finished")), Paragraph(limits, strong)]
    blocks.append(Bullets(tuple(f"{what} {moves}" for what, moves in sentences.all_moves(found, words))))
    if found.measured:
        spec = ranking_charts.filled(charts.chart(words, "page"), charts.dots(found, words))
        blocks += [Paragraph(sentences.leads(found, words)),
                   Figure(words("vignettes.chart.caption"), charts.alternative(found, words), spec),
                   _table(words("vignettes.report.moved_caption"), moves_table(found, words))]  # fmt: skip
    return [*blocks, Paragraph(limits, strong)]


def by_table(found: Findings, words: Words) -> list[Block]:
    answers = answers_table(found, words)
    if answers.empty:
        return []
    return [Heading(words("vignettes.report.answers"), 2), _table(words("vignettes.report.answers_caption"), answers)]


def reasons(found: Findings, words: Words) -> list[Block]:
    """Why, in the tables' own words: of each case, then of each change to it; and where a table did not agree."""
    blocks: list[Block] = [Heading(words("vignettes.report.reasons"), 2)]
    for case in found.cases():
        said = [_reasons(found, vignette, words) for vignette in case.vignettes()]
        if any(said):
            blocks += [Heading(case.title, 3), *(block for here in said for block in here)]
    if len(blocks) == 1:
        blocks.append(Paragraph(words("vignettes.report.no_reasons")))
    return [*blocks, *_dissent(found, words)]


def _reasons(found: Findings, vignette: Vignette, words: Words) -> list[Block]:
    """What tables wrote of one vignette, each with the step that it chose; [] where none did."""
    quotes: list[Block] = [
        Quote(why, _credit(found, table, found.chosen(table, vignette), words))
        for table in found.tables_of(vignette)
        for why in found.reasons(table, vignette)
    ]
    if not quotes or not vignette.level:
        return quotes
    return [Heading(f"{sentences.factor_name(vignette.factor, words)}: {vignette.level.phrase}", 4), *quotes]


def _credit(found: Findings, table: int, choice: str, words: Words) -> str:
    return words("vignettes.report.credit", table=found.names[table], choice=sentences.choice_name(choice, words))


def _dissent(found: Findings, words: Words) -> list[Block]:
    said = [
        Paragraph(note.text, words("vignettes.report.dissent_strong", table=found.names[table]))
        for table, sheet in found.sheets.items()
        for note in sheet.written("dissent")
    ]
    return [Heading(words("vignettes.report.dissent"), 2), *said] if said else []


def earlier(words: Words) -> list[Block]:
    """What the report says of the question as a whole, with its places, and that it is another matter."""
    said = tuple(words(f"vignettes.report.earlier_{name}") for name in ("purpose", *FACTORS[::2]))
    return [Heading(words("vignettes.report.earlier"), 2), Paragraph(words("vignettes.report.earlier_lead")),
            Bullets(said), Paragraph(words("vignettes.report.earlier_not"))]  # fmt: skip


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables that did not finish, and what the others left without an answer or could not say: named, and not filled in."""
    late = [found.names[table] for table in sentences.unfinished(found, CHANGES_PART)]
    said = [words("vignettes.report.not_finished", tables=", ".join(late))] if late else []
    for table in found.finished():
        for name, choices in (("left_out", ("",)), ("could_not_say", ("cannot-say",))):
            if what := _answered_with(found, table, choices, words):
                said.append(words(f"vignettes.report.{name}", table=found.names[table], what=", ".join(what)))
    nothing = Paragraph(words("vignettes.report.nothing_missing"))
    return [Heading(words("vignettes.report.missing"), 2), Bullets(tuple(said)) if said else nothing]


def _answered_with(found: Findings, table: int, choices: tuple[str, ...], words: Words) -> list[str]:
    deal = found.deals[table]
    about = {words("vignettes.the_case"): deal.case.vignette}
    about |= {sentences.factor_name(factor, words): deal.changed(factor) for factor in FACTORS}
    return [name for name, vignette in about.items() if found.chosen(table, vignette) in choices]


def method(found: Findings, words: Words) -> list[Block]:
    """How movement was counted, with the medians and what chance would give; only from eight tables."""
    if not found.measured:
        return []
    return [
        Heading(words("vignettes.method.heading"), 2),
        Paragraph(words("vignettes.method.design")),
        Paragraph(words("vignettes.method.shift")),
        Bullets(tuple(sentences.measures(found, words))),
    ]


def _table(caption: str, frame: pd.DataFrame) -> Table:
    columns = (str(frame.index.name), *map(str, frame.columns))
    rows = zip(frame.index, frame.to_numpy(), strict=True)
    return Table(caption, columns, tuple((str(index), *map(str, row)) for index, row in rows))


def statements(found: Findings, words: Words) -> list[str]:
    """Sentences that the plenary may check: for each kind of change, how many tables moved which way."""
    return [f"{changed} {said}" for changed, said in sentences.all_moves(found, words)] if found.deals else []


def tables(found: Findings, words: Words) -> list[DataTable]:
    """Where each table put its case and each change, how far that moved it, why, and where it did not agree."""
    dealt = [(table, one) for table in found.sheets for one in found.deals[table].vignettes]
    choices = [
        (*_of_vignette(found, table, one, words), sentences.choice_name(found.chosen(table, one), words),
         found.step(table, one), found.shift(table, one.factor) if one.level else None,
         "yes" if table in found.finished(CHANGES_PART if one.level else CASE_PART) else "no")
        for table, one in dealt
    ]  # fmt: skip
    why = [
        (*_of_vignette(found, table, one, words), text) for table, one in dealt for text in found.reasons(table, one)
    ]
    dissent = [
        (found.names[table], note.text) for table, sheet in found.sheets.items() for note in sheet.written("dissent")
    ]
    return [
        table_of("vignettes", "choices", "table case changed to choice step shift finished", choices, words),
        table_of("vignettes", "reasons", "table case changed to reason", why, words),
        table_of("vignettes", "dissent", "table dissent", dissent, words),
    ]


def _of_vignette(found: Findings, table: int, one: Vignette, words: Words) -> tuple[str, str, str, str]:
    """The table, its case, what was changed and to what ("" for the case itself)."""
    changed = (sentences.factor_name(one.factor, words), one.level.phrase) if one.level else ("", "")
    return (found.names[table], found.deals[table].case.title, *changed)
