"""Definitions on paper: writing one, reading those of others with their words numbered, and writing it again.

What a table reads is dealt when the lead turns to reading, so that sheet is printed then; before, it has room to copy what is read out.
"""

from exercises.definitions import CHANGE, DRAFT, KEEP, MARKS, READ, REVISE
from exercises.definitions.dealing import EACH
from exercises.definitions.findings import Dealt, findings
from workshop.paper import AtTable, Box, Numbered, PaperSheet, Told
from workshop.paper.boxes import Option, Text, Ticks, field_words, text


def sheets(at: AtTable) -> list[PaperSheet]:
    """A sheet for each part."""
    say = at.words
    own = text(say, "definition", rows=6)
    reading = PaperSheet(
        READ, say("definitions.read_question"), tuple(_reading(at)), say("definitions.read"), later=True
    )
    return [
        PaperSheet(DRAFT, say("definitions.question"), (own,), at.activity.instruction),
        reading,
        PaperSheet(REVISE, say("definitions.revise_question"), (*_readers(at), own), say("definitions.revise"), later=True),
    ]  # fmt: skip


def _reading(at: AtTable) -> list[Numbered | Told | Box]:
    """The texts that a table was dealt, each with what it would keep, change and ask."""
    dealt = findings(at.day, at.activity, at.said).to_read(at.table) if at.table and at.part >= READ else []
    if not dealt:
        return [Told(lines=(at.words("paper.definitions.later"),)), *_blank(at)]
    return [item for number, one in enumerate(dealt, 1) for item in _one(at, one, number, len(dealt))]


def _one(at: AtTable, dealt: Dealt, number: int, of: int) -> list[Numbered | Box]:
    say, heading = at.words, at.words("definitions.nth", n=number, of=of)
    options = tuple(Option(str(n), f"{dealt.id}-{n}", word) for n, word in enumerate(dealt.words, 1))
    marks = [
        Ticks(f"{dealt.id}-{mark}", f"{heading}: {say(f'paper.definitions.{mark}')}", options, says=mark, listed=False,
              typed_as=say("paper.word_numbers"), rows=1)
        for mark in MARKS
    ]  # fmt: skip
    return [Numbered(heading, dealt.words), *marks, _ask(at, dealt.id, heading)]


def _ask(at: AtTable, about: str, heading: str) -> Text:
    words = field_words(at.words, "ask")
    return Text("ask", f"{heading}: {words['label']}", words["help"], about, rows=2)


def _blank(at: AtTable) -> list[Box]:
    """Room for three definitions that are read out."""
    say, boxes = at.words, list[Box]()
    for number in range(1, EACH + 1):
        heading = say("definitions.nth", n=number, of=EACH)
        marks = (
            Text(mark, f"{heading}: {say(f'paper.definitions.{mark}')}", about=str(number), rows=2)
            for mark in (KEEP, CHANGE)
        )
        boxes += [*marks, _ask(at, str(number), heading)]
    return boxes if at.table is None or at.part < READ else []


def _readers(at: AtTable) -> list[Told]:
    """What this table's readers marked and asked, once the lead has turned to revising."""
    if not at.table or at.part < REVISE:
        return []
    say, found = at.words, findings(at.day, at.activity, at.said)
    if at.table not in found.texts:
        return [Told(lines=(say("definitions.no_first"),))]
    kept, changed = ([word for word, _ in found.marked(at.table, mark)] for mark in (KEEP, CHANGE))
    asked = found.questions(at.table)
    told = [(say("definitions.yours"), [found.first[at.table]]), (say("definitions.wall.would_keep"), kept),
            (say("definitions.wall.would_change"), changed), (say("definitions.readers_ask"), asked)]  # fmt: skip
    return [Told(heading, tuple(lines)) for heading, lines in told if lines]
