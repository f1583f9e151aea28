"""What the vignettes found, as tables of words for the report and for the facilitator: raw answers first."""

import pandas as pd

from exercises.vignettes import CANNOT_SAY, CHANGES_PART, SCALE, sentences
from exercises.vignettes.cases import FACTORS, Case
from exercises.vignettes.findings import Findings
from exercises.vignettes.movement import Movement
from workshop.words import Words


def answers_table(found: Findings, words: Words) -> pd.DataFrame:
    """One row for each table: its case, where it put it and the three changes, and whether it had finished."""
    columns = [words("vignettes.columns.case"), *(sentences.factor_name(factor, words) for factor in FACTORS)]
    cells = [
        [sentences.base_stood(found, table, words), *(sentences.stood(found, table, factor, words) for factor in FACTORS)]
        for table in found.sheets
    ]  # fmt: skip
    names = [_name(found, table, words) for table in found.sheets]
    frame = pd.DataFrame(cells, columns=columns, index=_index(names, words))
    if found.dealt:
        frame.insert(0, words("vignettes.columns.had"), [found.deals[table].case.title for table in found.sheets])
    finished = found.finished(CHANGES_PART)
    frame[words("vignettes.columns.finished")] = [
        words(f"vignettes.columns.{'yes' if table in finished else 'no'}") for table in found.sheets
    ]
    return frame


def _name(found: Findings, table: int, words: Words) -> str:
    """A table's name, marked where its answers came from paper."""
    name = found.names[table]
    return words("vignettes.report.answers_from_paper", table=name) if found.sheets[table].on_paper else name


def own_table(found: Findings, table: int, words: Words) -> pd.DataFrame:
    """One row for the case and for each change, in the order in which one table met them: what it was, and where the table put it."""
    deal = found.deals[table]
    rows = [("", deal.case.title, sentences.base_stood(found, table, words))]
    rows += [
        (one.factor, one.level.phrase, sentences.stood(found, table, one.factor, words))
        for one in deal.changes
        if one.level
    ]
    names = [sentences.factor_name(factor, words) if factor else words("vignettes.the_case") for factor, *_ in rows]
    columns = [words("vignettes.columns.ours"), words("vignettes.columns.where")]
    return pd.DataFrame([cells for _, *cells in rows], columns=columns, index=_index(names, words, "factor"))


def put_table(found: Findings, words: Words) -> pd.DataFrame:
    """One row for each case: how many tables that finished the first part answered, and how many put it on each step."""
    counts = [list(found.base_counts(case).values()) for case in found.cases()]
    cells = [[str(count) for count in (sum(one), *one)] for one in counts]
    steps = (sentences.choice_name(choice, words) for choice in (*SCALE, CANNOT_SAY))
    columns = [words("vignettes.columns.tables"), *steps]
    return pd.DataFrame(cells, columns=columns, index=_index([case.title for case in found.cases()], words, "had_case"))


def _index(names: list[str], words: Words, column: str = "table") -> pd.Index:
    return pd.Index(names, name=words(f"vignettes.columns.{column}"), dtype=object)


def moves_table(found: Findings, words: Words) -> pd.DataFrame:
    """One row for each factor: how many finished tables moved which way, and how many could not say or left it out. From eight, where
    not every table placed all, also how many moved of those that did."""
    counts = {factor: _counts(found, factor, words) for factor in FACTORS}
    frame = pd.DataFrame(
        list(counts.values()), index=_index([sentences.factor_name(one, words) for one in FACTORS], words, "factor")
    )
    for name in ("could_not_say", "not_placed"):
        if (frame[words(f"vignettes.columns.{name}")] == "0").all():
            del frame[words(f"vignettes.columns.{name}")]
    if not found.measured:
        return frame
    first, all_three = found.leading(), found.moved_of_all()
    if first and any(len(one.shifts) != first.of for one in found.movements.values()):
        frame[words("vignettes.columns.of_all")] = [_of(all_three[factor], first.of, words) for factor in FACTORS]
    return frame


def medians_table(found: Findings, words: Words) -> pd.DataFrame:
    """One row for each factor: the median of tables' moves, its range over tables, and the median's range without any one table."""
    cells = [
        [_median(one, words), _ends(one.range, words), _ends(one.without_each, words)]
        for one in found.movements.values()
    ]
    columns = [words(f"vignettes.columns.{name}") for name in ("median", "range", "without")]
    names = [sentences.factor_name(factor, words) for factor in found.movements]
    return pd.DataFrame(cells, columns=columns, index=_index(names, words, "factor"))


def _counts(found: Findings, factor: str, words: Words) -> dict[str, str]:
    one = found.movements[factor]
    said = {
        "moved": _of(one.moved, len(one.shifts), words), "less": one.less, "same": one.same, "more": one.more,
        "could_not_say": len(found.could_not_say(factor)), "not_placed": len(found.not_placed(factor)),
    }  # fmt: skip
    return {words(f"vignettes.columns.{name}"): str(count) for name, count in said.items()}


def _of(count: int, of: int, words: Words) -> str:
    return words("vignettes.columns.some_of", count=count, of=of)


def _median(one: Movement, words: Words) -> str:
    return "\u2013" if one.median is None else sentences.shift_words(one.median, words)


def _ends(pair: tuple[float, float] | None, words: Words) -> str:
    return ", ".join(sentences.shift_words(end, words) for end in dict.fromkeys(pair)) if pair else "\u2013"


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
