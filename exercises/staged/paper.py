"""A case told in stages, on paper: a sheet a stage, handed out as the lead turns to it, since no stage may be read before its time."""

from exercises.staged import CANNOT_SAY, SCALE
from exercises.staged.cases import Case, as_told, case_of, name_of
from workshop.paper import AtTable, Box, PaperSheet, Told
from workshop.paper.boxes import Option, Pick, lines, text

CANNOT_CODE = "?"


def sheets(at: AtTable) -> list[PaperSheet]:
    case = as_told(case_of(at.activity), at.words)
    return [_stage(at, case, part) for part in range(len(case.stages))]


def _stage(at: AtTable, case: Case, part: int) -> PaperSheet:
    """What is told at a stage, the scale, and what made the table move, what it would ask for, and where it did not agree."""
    say, stage, name = at.words, case.stages[part], name_of(part)
    left_open = say("staged.not_stated", what=stage.not_stated) if stage.not_stated else ""
    told = tuple(line.strip() for line in (*stage.text.split("\n"), left_open, stage.ask) if line.strip())
    about = [Told(lines=(f"{case.title}. {say('staged.ours' if case.ours else 'staged.local')}",))] if part == 0 else []
    parked = [lines(say, "parked", rows=1)] if part else []
    scale = say.of("staged.scale")
    options = tuple(
        Option(CANNOT_CODE if one == CANNOT_SAY else str(code), one, scale[one])
        for code, one in enumerate((*SCALE, CANNOT_SAY), 1)
    )
    pick = Pick(
        name, say("staged.choice_text"), options, say("paper.one_answer"), say("paper.code", codes="1 2 3 4 5 ?")
    )
    boxes: tuple[Box, ...] = (
        pick, text(say, "moved", name, "staged_moved", 2), lines(say, "condition", name, "staged_condition", 4),
        text(say, "dissent", name, rows=2), *parked,
    )  # fmt: skip
    heading = say("staged.stage", n=part + 1, of=len(case.stages), title=stage.title)
    return PaperSheet(part, heading, (Told(lines=told), *about, *boxes), say("staged.question"), later=part > 0)
