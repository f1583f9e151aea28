"""The plenary on paper: what struck the table, what it says of the statements, its next steps, and what may be quoted.

Statements are drafted while the day goes on, so they are on the sheet once they were shown; before, a table answers by their numbers on
the wall. Exit slips are by person: they are printed to hand out, and all of one table's are typed in at once, a line each.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exercises.plenary.answer import (
    ANSWERS,
    INSIGHTS,
    MOST_STATEMENTS,
    NEXT_STEPS,
    QUOTATIONS,
    SLIP,
    STATEMENTS,
    STEPS_A_TABLE,
    shown,
)
from exercises.plenary.quotations import own_words
from exercises.plenary.slip import QUESTIONS, people
from exercises.plenary.slip import STEPS as SLIP_STEPS
from workshop.acts import Refused
from workshop.paper import AtTable, Box, Entered, PaperSheet, Told
from workshop.paper.boxes import Option, Pick, Text, Ticks, field_words, lines
from workshop.paper.entering import HAND_IN
from workshop.paper.lines import one_line
from workshop.sheet import Sheet

CODES = {"right": "R", "not_quite": "N", "missing": "M"}
SLIP_CODES = {"yes": "Y", "partly": "P", "no": "N"}


def sheets(at: AtTable) -> list[PaperSheet]:
    say, area = at.words, at.day.setup.area
    insights = tuple(lines(say, one, rows=4) for one in ("insight", "take_away", "still_open"))
    made = [
        (INSIGHTS, "insights", insights), (STATEMENTS, "statements", tuple(_statements(at))),
        (NEXT_STEPS, "next_steps", tuple(_steps(at))), (QUOTATIONS, "quotations", (_quotations(at),)),
    ]  # fmt: skip
    return [
        PaperSheet(part, say(f"plenary.{name}"), items, say(f"plenary.{name}_lead", area=area))
        for part, name, items in made
    ]


def _statements(at: AtTable) -> list[Told | Box]:
    """Each statement that is shown, with its answer; as many as there can be, by number, where none is yet."""
    say = at.words
    on = [(one.on.id, one.on.text) for one in shown(at.said.room or Sheet()) if one.on]
    blank = [(f"statement-{number}", "") for number in range(1, MOST_STATEMENTS + 1)]
    asked = on if at.table and at.part >= STATEMENTS else on or blank
    told = say.of("plenary.answers")
    options = tuple(Option(CODES[one], one, told[one]) for one in ANSWERS)
    boxes: list[Told | Box] = []
    for number, (name, said) in enumerate(asked, 1):
        heading = say("plenary.statement", number=number)
        boxes += [Told(heading, (said,))] if said else []
        words = Text("in_our_words", f"{heading}: {told['in_our_words']}", about=name, rows=2)
        boxes += [Pick(name, heading, options, typed_as=say("paper.code", codes="R N M")), words]
    return [*boxes, lines(say, "left_out", rows=3)]


def _steps(at: AtTable) -> list[Box]:
    say, boxes = at.words, list[Box]()
    for number in range(1, STEPS_A_TABLE + 1):
        heading = say("plenary.step", number=number)
        for field, rows in (("step_what", 2), ("step_role", 1), ("step_when", 1)):
            words = field_words(say, field)
            boxes.append(
                Text(field, f"{heading}: {words['label']}", words["help"], f"step-{number}", rows, long=rows > 1)
            )
    return boxes


def _quotations(at: AtTable) -> Box:
    """What the table wrote today, numbered; room for numbers where that is not typed yet."""
    say = at.words
    wrote = own_words(at.day, at.others(), at.table) if at.table else []
    options = tuple(Option(str(number), one.key, one_line(one.text)) for number, one in enumerate(wrote, 1))
    return Ticks("quotations", say("ticks.tick"), options, say("paper.quotations.help"), marks={one.key: one.state for one in wrote},
                 rows=2, typed_as=say("paper.numbers"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class SlipLines:
    """The slips of one table, a line each: three letters in the order of the questions. What was taken is not shown again: no slip is
    told from another."""

    label: str
    typed_as: str
    help: str = ""
    id: str = "slips"
    sort: str = "lines"
    long: bool = True

    def shown(self, at: AtTable) -> str:
        return ""

    def entered(self, typed: str, at: AtTable) -> Entered:
        given = [_slip(line, number, at) for number, line in enumerate(filter(str.strip, typed.splitlines()), 1)]
        if not given:
            return Entered("")
        return Entered(_told(given, at), acts=(("", {"kind": HAND_IN, "slips": given}),))


def _slip(line: str, number: int, at: AtTable) -> dict[str, str]:
    """One person's slip by its letters. Refused where a letter is missing, or is none."""
    steps = {code: step for step, code in SLIP_CODES.items()}
    letters = re.sub(r"[\s,;./]", "", line.upper())
    if len(letters) != len(QUESTIONS) or not set(letters) <= steps.keys():
        codes = " ".join(steps)
        raise Refused(
            at.words("paper.slips.wrong", typed=line.strip()[:20], number=number, n=len(QUESTIONS), codes=codes)
        )
    return dict(zip(QUESTIONS, (steps[letter] for letter in letters), strict=True))


def _told(given: Sequence[Mapping[str, str]], at: AtTable) -> str:
    """How many slips there are, and what they say of each question."""
    said, lines = at.words.of("slip"), [at.words("paper.slips.reads", n=len(given))]
    for question in QUESTIONS:
        counts = Counter(one[question] for one in given)
        lines.append(
            f"{said[question]} {', '.join(f'{said[step]} {counts[step]}' for step in SLIP_STEPS if counts[step])}"
        )
    return "\n".join(lines)


def typed(at: AtTable) -> list[PaperSheet]:
    """What is typed in and is on no sheet of the table's own: the exit slips of its people."""
    say, there = at.words, people(filter(None, [at.said.slips.get(at.table or 0)]))
    box = SlipLines(say("paper.slips.label", n=there), say("paper.slips.typed_as"))
    return [PaperSheet(SLIP, say("plenary.slip"), (box,))]


def slips(at: AtTable) -> PaperSheet:
    """One person's exit slip."""
    said = at.words.of("slip")
    options = tuple(Option(SLIP_CODES[one], one, said[one]) for one in SLIP_STEPS)
    return PaperSheet(
        SLIP,
        at.words("plenary.slip"),
        tuple(Pick(one, said[one], options) for one in QUESTIONS),
        at.words("paper.slip"),
    )
