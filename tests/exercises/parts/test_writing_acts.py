"""The browser's copy of what an act makes of an answer keeps step with the server's."""

import random
from typing import Any

import pytest
from pydantic import TypeAdapter

from exercises.ranking.acts import Act
from exercises.ranking.answer import TableRanking, apply
from workshop import sheet

pytestmark = pytest.mark.browser
NOTES, CARDS, CLIENTS, FIELDS = (
    ["n1", "n2", "n3", "n4"],
    ["data-lab", "bin-rounds"],
    ["one", "two", "three"],
    ["criteria", "risk"],
)
AFTER = """async acts => {
  const {after} = await import(new URL("ours/writing-acts.js", document.baseURI))
  return acts.map(some => some.reduce(after, {notes: [], choices: {}, risks: {}, argued: null, elsewhere: []}))
}"""


def some_act(draw: random.Random) -> dict[str, Any]:
    note, card, client = draw.choice(NOTES), draw.choice(CARDS), draw.choice(CLIENTS)
    text = draw.choice(["", "fair", "lasting", "early"])
    return draw.choice([
        {"kind": "write", "note": note, "field": FIELDS[NOTES.index(note) % 2], "text": text, "base": draw.randint(0, 4),
         "client": client, "card": draw.choice([None, card])},
        {"kind": "write", "note": note, "field": FIELDS[NOTES.index(note) % 2], "text": text + note, "base": draw.randint(0, 2),
         "client": client, "card": None},
        {"kind": "move_note", "note": note, "after": draw.choice([None, *NOTES, "gone"])},
        {"kind": "remove_note", "note": note},
        {"kind": "drop_version", "note": note, "client": client},
        {"kind": "weigh", "note": note, "bearers": ["communities"], "likelihood": "likely", "severity": None},
        {"kind": "argue", "card": draw.choice([None, card])},
        {"kind": "would_move", "card": card, "way": draw.choice(["up", "down"]), "people": draw.choice([0, 2, 5])},
        {"kind": "finish"},
    ])  # fmt: skip


def by_python(acts: list[dict[str, Any]]) -> dict[str, Any]:
    reader, answer = TypeAdapter(Act), TableRanking()
    for act in acts:
        answer = apply(answer, reader.validate_python(act))
    body = TypeAdapter(TableRanking).dump_python(answer, mode="json")
    return {name: body[name] for name in ("notes", "risks", "argued", "elsewhere")}


def test_the_browser_keeps_step_with_the_server(bench):
    """Two hundred made-up runs of thirty acts lead to the same notes, risks and counts in both."""
    draw = random.Random(26)
    runs = [[some_act(draw) for _ in range(30)] for _ in range(200)]
    found = bench.device().evaluate(AFTER, runs)
    assert any(note["beside"] for answer in found for note in answer["notes"])
    for acts, answer in zip(runs, found, strict=True):
        assert answer == {**by_python(acts), "choices": {}}


def test_choices_keep_step_with_the_server(bench):
    """A made-up run of choosing and taking back leads to the same choices in both, whatever was chosen before."""
    draw, reader, said = random.Random(26), TypeAdapter(sheet.Act), sheet.Sheet()
    acts = [
        {"kind": "choose", "question": draw.choice("abc"), "choice": draw.choice(["yes", "no", None])}
        for _ in range(50)
    ]
    runs = [acts[:length] for length in range(len(acts))]
    for run, answer in zip(runs, bench.device().evaluate(AFTER, runs), strict=True):
        assert answer["choices"] == said.choices
        said = sheet.apply(said, reader.validate_python(acts[len(run)]))
