"""What the vignettes found, as tables of words for the report and for the facilitator: raw answers first."""

import pandas as pd

from exercises.vignettes import CASE_PART, CHANGES_PART, sentences
from exercises.vignettes.cases import FACTORS, Case
from exercises.vignettes.findings import Findings
from workshop.words import Words


def answers_table(found: Findings, words: Words) -> pd.DataFrame:
    """One row for each table that finished the case or placed anything: its case, and where it put it and the three changes."""
    tables = [table for table in found.sheets if _shown(found, table)]
    columns = [words("vignettes.columns.case"), *(sentences.factor_name(factor, words) for factor in FACTORS)]
    cells = [
        [sentences.base_stood(found, table, words), *(sentences.stood(found, table, factor, words) for factor in FACTORS)]
        for table in tables
    ]  # fmt: skip
    frame = pd.DataFrame(cells, columns=columns, index=_index([_name(found, table, words) for table in tables], words))
    if found.dealt:
        frame.insert(0, words("vignettes.columns.had"), [found.deals[table].case.title for table in tables])
    return frame


def _shown(found: Findings, table: int) -> bool:
    placed = any(found.chosen(table, vignette) for vignette in found.deals[table].vignettes)
    return placed or table in found.finished(CASE_PART)


def _name(found: Findings, table: int, words: Words) -> str:
    """A table's name, with what is particular about its answers."""
    name = found.names[table]
    if found.sheets[table].on_paper:
        name = words("vignettes.report.answers_from_paper", table=name)
    if table not in found.finished(CHANGES_PART):
        name = words("vignettes.report.answers_not_finished", table=name)
    return name


def _index(names: list[str], words: Words, column: str = "table") -> pd.Index:
    return pd.Index(names, name=words(f"vignettes.columns.{column}"), dtype=object)


def moves_table(found: Findings, words: Words) -> pd.DataFrame:
    """One row for each factor: how many finished tables moved which way, with the median, the range over tables, and the range of the
    median when any one table is left out."""
    columns = [words(f"vignettes.columns.{name}") for name in ("less", "same", "more", "median", "range", "without")]
    cells = []
    for one in found.movements.values():
        ends = [", ".join(sentences.shift_words(end, words) for end in dict.fromkeys(pair)) if pair else "\u2013"
                for pair in (one.range, one.without_each)]  # fmt: skip
        middle = "\u2013" if one.median is None else sentences.shift_words(one.median, words)
        cells.append([str(one.less), str(one.same), str(one.more), middle, *ends])
    names = [sentences.factor_name(factor, words) for factor in found.movements]
    return pd.DataFrame(cells, columns=columns, index=_index(names, words, "factor"))


def levels_table(found: Findings, case: Case, words: Words) -> pd.DataFrame:
    """One row for each factor of a case: what the report has, and what it was changed to at any table."""
    columns = [words("vignettes.columns.report"), words("vignettes.columns.ours")]
    cells = []
    for factor in FACTORS:
        used = {deal.changed(factor).level for deal in found.deals.values() if deal.case == case}
        ours = [sentences.level_words(level, words) for level in case.changes(factor) if level in used]
        cells.append([sentences.level_words(case.base(factor), words), "; ".join(ours)])
    names = [sentences.factor_name(factor, words) for factor in FACTORS]
    return pd.DataFrame(cells, columns=columns, index=_index(names, words, "factor"))
