"""The paths of a case told in stages, ready for the room, the facilitator and the report: as a frame, a picture and in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from exercises.staged import CANNOT_SAY, SCALE, charts
from exercises.staged.charts import CANNOT, COLUMNS, MOST_LINES, Size, Spec
from exercises.staged.findings import Findings, choice_name
from workshop.words import Words


def paths(found: Findings, names: Mapping[int, str]) -> pd.DataFrame:
    """One row for each table that answered and each stage told, under these names; see `charts`."""
    rows = [
        (names[table], order, stage + 1, CANNOT if found.said(table, stage) == CANNOT_SAY else found.step(table, stage))
        for order, table in enumerate(found.answered())
        for stage in found.told
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"step": float, "stage": int, "table_order": int})


def picture(found: Findings, words: Words, names: Mapping[int, str], size: Size = "wall") -> tuple[Spec, Any, str]:
    """The spec, the frame under it, and what it shows in words: a line a table up to seven, circles from eight."""
    told = paths(found, names)
    rows = (words("staged.paths.cannot_row"), *(choice_name(choice, words) for choice in SCALE))
    stage, tables, stages = words("staged.paths.stage"), len(found.answered()), len(found.told)
    if tables <= MOST_LINES:
        spec = charts.line_chart(stages, rows, stage, words("staged.paths.apart"), size)
        return spec, charts.lines(told), words("staged.paths.alt", paths=" ".join(table_paths(found, words, names)))
    spec = charts.flow_chart(stages, tables, rows, stage, words("staged.paths.flows"), size)
    return spec, charts.flows(told), words("staged.paths.alt_flows", stages=" ".join(stages_in_words(found, words)))


def table_paths(found: Findings, words: Words, names: Mapping[int, str]) -> list[str]:
    """Each table's path in a sentence: "Oak: In between, Mostly acceptable, no answer."."""
    return [
        words("staged.paths.alt_path", table=names[table],
              steps=", ".join(choice_name(found.said(table, stage), words) for stage in found.told))
        for table in found.answered()
    ]  # fmt: skip


def stages_in_words(found: Findings, words: Words) -> list[str]:
    """How many tables stood where, a sentence a stage."""
    return [words("staged.paths.alt_stage", n=stage + 1, steps=_stood(found, words, stage)) for stage in found.told]


def _stood(found: Findings, words: Words, stage: int) -> str:
    stood = [f"{choice_name(choice, words)} {len(tables)}" for choice, tables in found.stood(stage).items()]
    return ", ".join(stood) or words("staged.paths.not_answered")
