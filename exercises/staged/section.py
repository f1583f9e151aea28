"""The report's chapter on a case told in stages: written so that somebody who was not there can follow it.

First how tables moved, in sentences that rest on the table of answers, the counts of movement and the picture; then the case itself,
stage by stage, with what tables asked for and wrote there. Each table's own path stands in an appendix (`by_table`); what was
found stands also on the page of the card that the case is about, where there is one.
"""

from collections.abc import Iterable, Sequence

from exercises.drawing import filled
from exercises.staged.by_table import how_it_ran, table_by_table
from exercises.staged.cases import Source, Stage, name_of
from exercises.staged.charts import MOST_LINES
from exercises.staged.findings import (
    SIDES,
    TURNS,
    Findings,
    Turn,
    began,
    choice_name,
    crossings,
    moved_at,
    movement,
    stage_name,
    stood_at,
)
from exercises.staged.telling import picture
from workshop.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Quote, Sentence, Table
from workshop.report.data import DataTable, table_of
from workshop.words import Words

__all__ = ["how_it_ran", "on_card", "section", "source_line", "statements", "table_by_table", "tables"]
ANSWERS, MOVEMENT, PATHS = "answers", "movement", "paths"


def section(found: Findings, words: Words) -> list[Block]:
    """What was asked and who answered, how tables moved, the case stage by stage, what is known of it besides."""
    return [
        Heading(found.activity.heading),
        *asked(found, words),
        *paths(found, words),
        *stages(found, words),
        *afterwards(found, words),
    ]


def asked(found: Findings, words: Words) -> list[Block]:
    """The question, what the case is, how much of it was reached, and how many tables answered."""
    question = Paragraph(words("staged.question"), words("report.question"))
    if not found.told:
        return [question, Paragraph(words("staged.report.not_told"))]
    told = [words("staged.report.told", title=found.case.title, stages=words.number(len(found.told)))]
    if len(found.told) < len(found.case.stages):
        told.append(words("staged.report.not_reached"))
    told.append(words.sentence("staged.report.answered", who=_share(found, len(found.answered()), words)))
    made = Paragraph(words("staged.report.ours" if found.case.ours else "staged.report.local"))
    return [question, Paragraph(" ".join(told), rests_on=(ANSWERS,)), made]


def paths(found: Findings, words: Words) -> list[Block]:
    """Movement in words: who passed the middle and where tables ended first; then the picture, the counts and every answer."""
    if not found.told:
        return []
    heading = Heading(words("staged.report.paths"), 2, id=PATHS)
    if not found.answered():
        return [heading, answers(found, words)]
    moved: list[Block] = (
        [] if len(found.told) == 1 else [movement_table(found, words), Paragraph(words("staged.report.counting"))]
    )
    said = Bullets(findings_in_words(found, words))
    return [heading, said, answers(found, words), _figure(found, words), *moved]


def findings_in_words(found: Findings, words: Words) -> tuple[Sentence, ...]:
    """Sentences for somebody who was not there, the plainest first."""
    moved = [
        Sentence(f"{stage}. {sentence}", (MOVEMENT, PATHS) if n else (ANSWERS,))
        for n, (stage, sentence) in enumerate(movement(found, words))
    ]
    return (*_in_short(found, words), *moved, _asked_for(found, words))


def _in_short(found: Findings, words: Words) -> list[Sentence]:
    """Who passed the middle, and where tables ended; of a single stage that was told there is neither."""
    if len(found.told) == 1:
        return []
    ended = words("staged.report.ended", stood=stood_at(found, words, found.told[-1]))
    return [*(Sentence(one, (MOVEMENT, PATHS)) for one in crossings(found, words)), Sentence(ended, (ANSWERS,))]


def _asked_for(found: Findings, words: Words) -> Sentence:
    asking = len(found.conditions())
    key = "asked_for" if asking else "asked_nothing"
    return Sentence(words.sentence(f"staged.report.{key}", who=_share(found, asking, words)), (ANSWERS,))


def _share(found: Findings, count: int, words: Words) -> str:
    return words.share(count, len(found.sheets))


def _figure(found: Findings, words: Words) -> Figure:
    spec, frame, alternative = picture(found, words, found.names, "page")
    key = "path_figure" if len(found.answered()) <= MOST_LINES else "flow_figure"
    return Figure(words(f"staged.report.{key}", title=found.case.title), alternative, filled(spec, frame), PATHS)


def movement_table(found: Findings, words: Words) -> Table:
    """For each stage, how many tables moved which way, and how many were below or above the middle for the first time there."""
    turns = [turn for turn in TURNS if any(turn in found.moves(stage) for stage in found.told)]
    below, above = (found.first(side) for side in SIDES)
    rows = tuple(
        (
            str(stage + 1),
            *_turned(found, stage, turns),
            *(str(len(first.get(stage, ()))) for first in (below, above)),
        )
        for stage in found.told
    )
    names = ("stage", "counted", "left_out", *turns, "below", "above")
    columns = tuple(words(f"staged.report.column_{name}") for name in names)
    caption = words("staged.report.movement_table", of=len(found.answered()))
    return Table(caption, columns, rows, id=MOVEMENT)


def _turned(found: Findings, stage: int, turns: Sequence[Turn]) -> list[str]:
    """How many tables are counted at a stage, how many not, and how many took each turn; nothing can be said of the first."""
    moves = found.moves(stage)
    counted = sum(map(len, moves.values()))
    counts = [counted, len(found.left_out(stage)), *(len(moves.get(turn, ())) for turn in turns)]
    return [str(count) if stage else "–" for count in counts]


def answers(found: Findings, words: Words) -> Table:
    """Every table's answer at every stage told, gaps as gaps, how many that is, and how many conditions it set."""
    stage = [words("staged.stage_number", n=stage + 1) for stage in found.told]
    counts = (words("staged.report.column_given"), words("staged.report.column_conditions"))
    set_by = found.conditions()
    rows = []
    for table, name in found.names.items():
        said = [found.said(table, one) for one in found.told]
        given, asked = sum(map(bool, said)), len(set_by.get(table, []))
        rows.append((name, *(choice_name(one, words) for one in said), str(given), str(asked)))
    columns = (words("positions.table"), *stage, *counts)
    return Table(words("staged.report.paths_table"), columns, tuple(rows), id=ANSWERS)


# -- the case, stage by stage


def stages(found: Findings, words: Words) -> list[Block]:
    blocks: list[Block] = [Heading(words("staged.report.stages"), 2, id="stages")] if found.told else []
    for stage in found.told:
        blocks += [Heading(stage_name(found, words, stage), 3, id=name_of(stage))]
        blocks += [*as_told(found.case.stages[stage], words), *what_tables_wrote(found, words, stage)]
    return blocks


def as_told(stage: Stage, words: Words) -> list[Block]:
    """The stage as tables read it, with its place in the report of 2018."""
    left_open = words("staged.not_stated", what=stage.not_stated) if stage.not_stated else ""
    told = " ".join(filter(None, (stage.text, left_open, stage.ask)))
    source = [Paragraph(source_line(stage.sources, words), words("card.source"))] if stage.sources else []
    return [Paragraph(told, said=True), *source]


def source_line(sources: Iterable[Source], words: Words) -> str:
    """ "Chapter 4, “Risks to …”; Annex B, “…”"."""
    return "; ".join(words("staged.source", chapter=one.chapter, heading=one.heading) for one in sources)


def what_tables_wrote(found: Findings, words: Words, stage: int) -> list[Block]:
    """The conditions that tables set at a stage; reasons and dissents as quotations, with where the table then stood."""
    conditions = _conditions(found, words, [stage])
    blocks: list[Block] = []
    if conditions.items:
        blocks = [Heading(words("staged.report.conditions"), 4, id=f"{name_of(stage)}-conditions"), conditions]
    for field, key in (("moved", "said_why"), ("dissent", "dissent")):
        if said := _quotes(found, words, field, stage):
            blocks += [Heading(words(f"staged.report.{key}"), 4, id=f"{name_of(stage)}-{field}"), *said]
    return blocks


def _conditions(found: Findings, words: Words, stages: Iterable[int], key: str = "item") -> Bullets:
    said = [
        words(f"staged.report.{key}", table=found.names[table], n=stage + 1, text=text)
        for table, said_here in found.conditions(stages).items()
        for stage, text in said_here
    ]
    return Bullets(tuple(said), said=True)


def _quotes(found: Findings, words: Words, field: str, stage: int) -> list[Quote]:
    return [
        Quote(text, credit(found, words, table, stage), table)
        for table in found.sheets
        for text in found.wrote(table, field, stage)
    ]


def credit(found: Findings, words: Words, table: int, stage: int) -> str:
    choice = found.said(table, stage)
    key = "credit" if choice else "credit_none"
    return words(f"staged.report.{key}", table=found.names[table], choice=choice_name(choice, words))


def afterwards(found: Findings, words: Words) -> list[Block]:
    """What participants of 2017 said, and what is publicly known since and was not checked."""
    case = found.case
    if not (case.said or case.since):
        return []
    blocks: list[Block] = [Heading(words("staged.report.afterwards"), 2, id="afterwards")]
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


# -- on a card's page


def on_card(found: Findings, card: str, words: Words) -> list[Block]:
    """Where the case is about this card: who passed the middle, where tables stood at the end, and every condition that they set."""
    if card != (found.case.card or None) or not (found.answered() or found.conditions()):
        return []
    told = words("staged.report.card", stages=words.number(len(found.told)), question=words("staged.question"))
    said = _in_short(found, words) or [Sentence(began(found, words), (ANSWERS,))]
    blocks: list[Block] = [Paragraph(told), Bullets((*said, _asked_for(found, words)))]
    at_each = (_conditions(found, words, [stage], "item_at").items for stage in found.told)
    conditions = Bullets(tuple(item for items in at_each for item in items), said=True)
    if conditions.items:
        blocks += [Heading(words("staged.report.conditions_card"), 4, id="conditions"), conditions]
    if reasons := _from_both_ends(found, words):
        blocks += [Heading(words("staged.report.said_why"), 4, id="moved"), *reasons]
    return blocks


def _from_both_ends(found: Findings, words: Words) -> list[Quote]:
    """Reasons at the stage at which most tables moved: of one that moved and of one that did not."""
    stage = found.discussed()[0]
    return [
        Quote(text, words("staged.report.credit_at", who=credit(found, words, table, stage), n=stage + 1), table)
        for table in found.pair(stage)
        for text in found.wrote(table, "moved", stage)
    ]


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
