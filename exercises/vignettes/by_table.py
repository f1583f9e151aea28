"""Table by table, for the report's appendix: where each table put its case and the changes; and how the activity was run."""

import pandas as pd

from exercises.held import held
from exercises.vignettes import CHANGES_PART, sentences
from exercises.vignettes.cases import FACTORS
from exercises.vignettes.findings import Findings
from exercises.vignettes.tables import answers_table, own_table
from workshop.report.blocks import Block, Bullets, Heading, Paragraph, Table
from workshop.words import Words

ANSWERS = "answers"


def table_by_table(found: Findings, words: Words) -> list[Block]:
    """Every answer, a row a table; where cases were dealt, then each table's own case and what it was changed to."""
    blocks: list[Block] = [as_table(words("vignettes.report.answers_caption"), answers_table(found, words), ANSWERS)]
    for table, name in found.names.items() if found.dealt else ():
        if any(found.chosen(table, one) for one in found.deals[table].vignettes):
            caption = words("vignettes.report.own_caption", table=name)
            own = as_table(caption, own_table(found, table, words), f"own-{table}")
            blocks += [Heading(name, 3, id=f"table-{table}"), own]
    return blocks


def how_it_ran(found: Findings, words: Words) -> list[Block]:
    """The minutes, how cases came to tables, what tables were told, whether it was revealed, and what is missing."""
    dealt = [words("vignettes.report.dealt", cases=words.number(len(found.cases())))] if found.dealt else []
    reveal = words(f"vignettes.report.{'was' if found.revealed else 'not'}_revealed")
    return [
        *held(found.activity, words, *dealt, words("vignettes.report.order"), reveal),
        *missing(found, words),
    ]


def missing(found: Findings, words: Words) -> list[Block]:
    """Tables that did not finish, and what the others left without an answer or could not say: named, and not filled in."""
    late = [found.names[table] for table in sentences.unfinished(found, CHANGES_PART)]
    said = [words("vignettes.report.not_finished", tables=", ".join(late))] if late else []
    for table in found.finished():
        for name, choices in (("left_out", ("",)), ("could_not_say", ("cannot-say",))):
            if what := _answered_with(found, table, choices, words):
                said.append(words(f"vignettes.report.{name}", table=found.names[table], what=", ".join(what)))
    nothing = Paragraph(words("vignettes.report.nothing_missing"))
    return [Bullets(tuple(said)) if said else nothing]


def _answered_with(found: Findings, table: int, choices: tuple[str, ...], words: Words) -> list[str]:
    deal = found.deals[table]
    about = {words("vignettes.the_case"): deal.case.vignette}
    about |= {sentences.factor_name(factor, words): deal.changed(factor) for factor in FACTORS}
    return [name for name, vignette in about.items() if found.chosen(table, vignette) in choices]


def as_table(caption: str, frame: pd.DataFrame, id: str) -> Table:
    """A frame as a table of the report, its index as the names of rows."""
    columns = (str(frame.index.name), *map(str, frame.columns))
    rows = zip(frame.index, frame.to_numpy(), strict=True)
    return Table(caption, columns, tuple((str(index), *map(str, row)) for index, row in rows), id=id)
