"""Where tables stand on the questions of one feature: a strip of five points for each question, in the report's order.

One picture: no total, no mean, and no colour for left or right. Up to seven tables each stands by its name; from eight a dot is a
table, and the number of them stands above. As in `exercises.ranking.charts`, the spec is built once and only the frame under it
changes. What is drawn where is decided in `strips`, so that strips may be of any height; the spec only draws it.

`standings`, one row for each table and question that it was asked:

    table_order  int    where the table stands among the tables
    table        str    the table's name as shown; no two tables share one
    question     str    the question's id
    point        float  1 on the left to 5 on the right; NaN where the table gave none
    said         str    what it chose, or "" where it chose nothing

`strips`, one row for each thing drawn:

    kind         str    "cell", "title", "left", "right", "name", "dot", "count" or "note"
    x, x2        float  where across, as a share of the width; x2 for cells only
    y, y2        float  where down, in pixels from the top; y2 for cells only
    text         str    what is written there
    lit          bool   whether it belongs to the chosen question
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Any, Literal

import altair as alt
import pandas as pd

from exercises.drawing import BLUE, INK, Spec, finished, marked, text, where
from exercises.framework.questions import CANNOT, CONSENT, POINTS, READINGS, Asked, Feature
from exercises.ranking.charts.telling import listed
from workshop.words import Words, words

MOST_NAMED = 7
COLUMNS = ["kind", "x", "y", "x2", "y2", "text", "lit"]
ENDS = 0.22  # the share of the width for the labels at each end
CELL = (1 - 2 * ENDS) / len(POINTS)
LINE = 1.3  # the height of a line, in letterings
_DOTS_A_ROW, _GAP, _NARROW = 8, 4, 620
_LINE_OF_A_QUESTION = 80  # letters, so that it fits the strong look too
Size = Literal["wall", "screen", "page"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture looks in one size: the height of its letters, and how many of them a label at the end has a line. `whole`:
    questions are written out. `foot`: the three readings stand along the foot, where nothing else on the page says them."""

    lettering: float
    letters: int
    whole: bool = False
    foot: bool = True

    @property
    def line(self) -> float:
        return self.lettering * LINE


# A screen may be a phone: there the labels at the ends give way, and the page says the readings.
LOOKS: dict[Size, Look] = {"wall": Look(26, 24, whole=True), "screen": Look(16, 22, foot=False), "page": Look(13, 19)}


def strips(
    standings: pd.DataFrame, feature: Feature, say: Words, size: Size = "wall", lit: str | None = None
) -> pd.DataFrame:
    """What is drawn of one feature, top to bottom; a question without any answer has its strip all the same."""
    drawn, top = [], 0.0
    for question in feature.questions:
        strip = _Strip(question, standings, say, size, top)
        drawn += [(*one, question.id == lit) for one in strip.drawn()]
        top += strip.height
    return pd.DataFrame(drawn, columns=COLUMNS)


def height_of(drawn: pd.DataFrame) -> int:
    """How high the picture of these strips is, in tens of pixels, so that few specs serve all."""
    return max(10, math.ceil((drawn[["y", "y2"]].max().max() + _GAP * 4) / 10) * 10) if len(drawn) else 10


class _Strip:
    """One question's strip, `top` pixels from the top; a table that is alone is a dot and needs no name."""

    def __init__(self, question: Asked, standings: pd.DataFrame, say: Words, size: Size, top: float) -> None:
        self.question, self.look, self.top = question, LOOKS[size], top
        here, tables = (
            standings[standings["question"] == question.id].sort_values("table_order"),
            standings["table"].nunique(),
        )
        self.named, self.counted = 1 < tables <= MOST_NAMED, tables > MOST_NAMED
        self.at = {point: list(here.loc[here["point"] == float(point), "table"]) for point in POINTS}
        most = max(map(len, self.at.values()))
        self.columns = (2 if most > 3 and size == "wall" else 1) if self.named else _DOTS_A_ROW
        labels = max(len(self._wrapped(label)) for label in (question.left, question.right))
        lanes = math.ceil(most / self.columns) + self.counted
        self.note = note(here, say, not self.counted)
        written = f"{question.number}  {question.text}" if self.look.whole else question.label
        self.asked = wrap(written, _LINE_OF_A_QUESTION) if self.look.whole else [written]
        self.title = self.look.line * (len(self.asked) + 0.15)
        self.body = max(lanes, labels, 1) * self.look.line + 2 * _GAP
        self.height = self.title + self.body + (self.look.line if self.note else 0) + self.look.line * 0.6

    def drawn(self) -> Iterator[tuple[Any, ...]]:
        question, below = self.question, self.top + self.title
        yield self._text("title", 0, self.top + self.look.line * 0.575, "\n".join(self.asked))
        yield self._label("left", ENDS, question.left)
        yield self._label("right", 1 - ENDS, question.right)
        for number, point in enumerate(POINTS):
            left = ENDS + number * CELL
            yield "cell", left, below, left + CELL, below + self.body, ""
            yield from self._tables(self.at[point], left + CELL / 2)
        if self.note:
            yield self._text("note", ENDS, below + self.body + self.look.line / 2, self.note)

    def _text(self, kind: str, x: float, y: float, said: str) -> tuple[Any, ...]:
        return kind, x, y, None, None, said

    def _first(self, lines: int) -> float:
        """Where the first of so many lines stands, so that they stand in the middle of the strip."""
        return self.top + self.title + (self.body - (lines - 1) * self.look.line) / 2

    def _wrapped(self, label: str) -> list[str]:
        return wrap(label, self.look.letters)

    def _label(self, side: str, x: float, label: str) -> tuple[Any, ...]:
        lines = self._wrapped(label)
        return self._text(side, x, self._first(len(lines)), "\n".join(lines))

    def _tables(self, tables: list[str], centre: float) -> Iterator[tuple[Any, ...]]:
        """The tables at one point, in lanes; as dots with their number over them, or by name."""
        over = int(self.counted)
        first = self._first(over + math.ceil(len(tables) / self.columns)) + over * self.look.line
        if tables and self.counted:
            yield self._text("count", centre, first - self.look.line, str(len(tables)))
        for at, table in enumerate(tables):
            lane, column = divmod(at, self.columns)
            here = min(self.columns, len(tables) - lane * self.columns)
            x = centre + (column - (here - 1) / 2) * CELL / (self.columns + (not self.named))
            yield self._text("name" if self.named else "dot", x, first + lane * self.look.line, table)


def note(here: pd.DataFrame, say: Words, named: bool) -> str:
    """Who gave one question no point: cannot say yet, consent was given, not answered; from eight tables how many."""
    said = []
    for choice in (CANNOT, CONSENT, ""):
        tables = list(here.loc[here["said"] == choice, "table"])
        if tables:
            who = ", ".join(tables) if named else how_many(len(tables), say)
            said.append(say(f"framework.apart.{choice or 'nothing'}", tables=who))
    return "  ".join(said)


def how_many(tables: int, say: Words) -> str:
    return say("framework.one_table") if tables == 1 else say("framework.tables", n=tables)


@lru_cache(maxsize=64)
def standing(height: int, size: Size = "wall") -> Spec:
    """The picture of strips of one feature, of a height from `height_of`."""
    look, lettering = LOOKS[size], LOOKS[size].lettering
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    corner = (x, y, alt.X2("x2:Q"), alt.Y2("y2:Q"))
    cells, dots = where("datum.kind == 'cell'"), where("datum.kind == 'dot'")
    layers = [
        cells.mark_rect(fill="white", stroke="#8C8C8C", strokeWidth=1).encode(*corner),
        cells.transform_filter("datum.lit")
        .mark_rect(filled=False, stroke=INK, strokeWidth=lettering / 6)
        .encode(*corner),
        dots.mark_point(filled=True, opacity=1, color=BLUE, size=(lettering * 0.6) ** 2).encode(x, y),
    ]
    for kind, written in _written(lettering).items():
        layers.append(marked(where(f"datum.kind == '{kind}'"), written).encode(x, y, alt.Text("text:N")))
    below = [f"{strong} {said}" for strong, said in foot(words())] if look.foot else [""]
    return finished(layers, "wall" if size == "wall" else "page", height, lettering, below=below)


def _written(lettering: float) -> dict[str, alt.MarkDef]:
    """How each kind of words is written; labels at the ends only where there is room for them."""
    room = alt.ExprRef(f"width < {_NARROW} ? 0 : 1")
    lines: dict[str, Any] = {"lineBreak": "\n", "lineHeight": lettering * LINE}
    ends: dict[str, Any] = {
        **lines, "opacity": room,
        "limit": alt.ExprRef(f"width * {ENDS} - {lettering / 2}"),
    }  # fmt: skip
    tables: dict[str, Any] = {"align": "center", "color": BLUE, "fontWeight": "bold"}
    return {
        "title": text(lettering, align="left", fontWeight="bold", limit=alt.ExprRef("width"), **lines),
        "left": text(lettering, align="right", dx=-lettering / 2, **ends),
        "right": text(lettering, align="left", dx=lettering / 2, **ends),
        "name": text(lettering, limit=alt.ExprRef(f"width * {CELL} - 6"), **tables),
        "count": text(lettering, **tables),
        "note": text(lettering, align="left", limit=alt.ExprRef(f"width * {1 - ENDS}")),
    }


def foot(say: Words) -> list[tuple[str, str]]:
    """The three readings of the scale, which stand along its foot."""
    return [(say(f"framework.foot.{side}"), getattr(READINGS, side)) for side in ("left", "middle", "right")]


def standing_alternative(standings: pd.DataFrame, feature: Feature, say: Words) -> str:
    """What `standing` shows of one feature: for each question who stands where, in words."""
    said = [_strip_in_words(standings[standings["question"] == one.id], one, say) for one in feature.questions]
    return f"{feature.label}. {' '.join(said)}"


def _strip_in_words(here: pd.DataFrame, question: Asked, say: Words) -> str:
    at = {point: list(here.loc[here["point"] == float(point), "table"]) for point in POINTS}
    places = [f"{say(f'framework.said.{point}')}: {listed(tables)}" for point, tables in at.items() if tables]
    none = note(here, say, named=True)
    told = "; ".join(places) or say("framework.no_point")
    return f"{question.label}: {told}.{' ' + none if none else ''}"
