"""What a ranking found: from the tables' answers to frames, measures and sentences.

Only what tables said. An unfinished table enters no measure, a card left out stays out, nothing is averaged into an order for
the room, and each sentence about agreement says what chance alone would give. The maths is in `places.py`, `spread.py`,
`agreement.py` and `kemeny.py`, the pictures in `charts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd

from exercises.ranking import EXERCISES, Exercise
from exercises.ranking.agreement import chance_w, kendall_w, mean_spearman, tau_b_pairs
from exercises.ranking.answer import Order, TableRanking
from exercises.ranking.kemeny import kemeny
from exercises.ranking.places import Ranking, positions, shared_cases
from exercises.ranking.rankings_file import Row
from exercises.ranking.spread import CaseSpread, chance_readings, per_case
from workshop.day import Day
from workshop.everyone import Everyone
from workshop.setup import Activity, Dealt
from workshop.sheet import Sheet
from workshop.words import Words
from workshop.writing import Note, written

When = Literal["before", "now"]
FEW_TABLES, MANY_TABLES = 3, 8  # F19: up to three no measure; from eight dots instead of columns
READINGS = ("alike", "camps", "one apart", "spread")


@dataclass(frozen=True)
class Findings:
    """One round of a ranking, looked at from every side. `answers` is by table number, every table of the day in it;
    `earlier` is the same of the round before, {} in the first; `room` holds the tags of lead and helpers (`kinds`)."""

    day: Day
    activity: Activity
    answers: Mapping[int, TableRanking]
    earlier: Mapping[int, TableRanking] = field(default_factory=dict)
    room: Sheet = Sheet()
    round: int = 1

    @cached_property
    def first(self) -> "Findings | None":
        """The findings of the round before; None in the first."""
        return Findings(self.day, self.activity, self.earlier, round=self.round - 1) if self.earlier else None

    @property
    def exercise(self) -> Exercise:
        return EXERCISES[self.activity.exercise]

    @cached_property
    def deck(self) -> dict[str, Dealt]:
        return self.day.setup.deck(self.activity)

    @cached_property
    def names(self) -> dict[int, str]:
        return {table.id: table.name for table in self.day.setup.tables if table.id in self.answers}

    @property
    def revealed(self) -> bool:
        return any(answer.before for answer in self.answers.values())

    def order(self, table: int, when: When) -> Order:
        """A table's order, frozen at the reveal or as it is now; before any reveal the two are one."""
        answer = self.answers[table]
        return answer.before or answer.order if when == "before" else answer.order

    def counts(self, table: int, when: When) -> bool:
        """Whether a table enters measures: it had said that it finished. After a reveal a move does not undo that."""
        answer = self.answers[table]
        had = bool(answer.before and answer.before.finished)
        return self.order(table, "before").finished if when == "before" else had or answer.order.finished

    def finished(self, when: When = "now") -> list[int]:
        return [table for table in self.answers if self.counts(table, when)]

    def rankings(self, when: When) -> dict[str, Ranking]:
        """The rankings of finished tables by table name, what every measure is made from; not of one that placed nothing."""
        orders = {self.names[table]: self.order(table, when).ranking() for table in self.finished(when)}
        return {name: ranking for name, ranking in orders.items() if ranking}

    def shown(self, when: When) -> list[int]:
        """Tables whose order is shown after a reveal: those that have placed anything."""
        return [table for table in self.answers if self.order(table, when).placed()]

    def placements(self, when: When, finished_only: bool = False) -> pd.DataFrame:
        """One row for each table and card, in the columns that `charts` lists."""
        tables = self.finished(when) if finished_only else self.shown(when)
        return pd.DataFrame([row for table in tables for row in self._rows(table, when)], columns=_COLUMNS)

    def _rows(self, table: int, when: When) -> list[tuple[object, ...]]:
        order = self.order(table, when)
        places = positions(order.ranking())
        number = [place.id for place in self.day.setup.tables].index(table)
        return [
            (self.names[table], number, card, dealt.letter, dealt.card.short_name, places.get(card, np.nan), len(places),
             self.counts(table, when), when, self.activity.exercise)
            for card, dealt in self.deck.items()
        ]  # fmt: skip

    def spread(self, when: When) -> dict[str, CaseSpread]:
        """Where each card landed, by card id, over finished tables."""
        return self._spread[when]

    @cached_property
    def _spread(self) -> Mapping[When, dict[str, CaseSpread]]:
        """Reckoned once: the report asks for it on every card's page."""
        moments: tuple[When, ...] = ("before", "now")
        return {when: {case.case_study: case for case in per_case(self.rankings(when))} for when in moments}

    def readings(self, when: When) -> dict[str, list[str]]:
        """Cards by the words of F20, in the order of the deck."""
        spread = self.spread(when)
        return {
            word: [card for card in self.deck if card in spread and spread[card].reading == word] for word in READINGS
        }

    def chance(self, when: When) -> dict[str, float]:
        return chance_readings(self.rankings(when))

    def argued(self) -> dict[str, list[int]]:
        """Cards that tables say they argued about most, with those tables; most named first."""
        named: dict[str, list[int]] = {}
        for table, answer in self.answers.items():
            if answer.argued in self.deck:
                named.setdefault(str(answer.argued), []).append(table)
        return dict(sorted(named.items(), key=lambda entry: (-len(entry[1]), list(self.deck).index(entry[0]))))

    def written(self, table: int, field: str, card: str | None = None) -> list[Note]:
        return written(self.answers[table].notes, field, card)

    def criteria(self) -> dict[int, list[str]]:
        """Each table's criteria in its own words and order; tables without any are left out."""
        said = {table: [note.text for note in self.written(table, "criteria")] for table in self.answers}
        return {table: criteria for table, criteria in said.items() if criteria}

    def reasons(self, table: int, card: str) -> list[str]:
        """What a table wrote about a card: its reasons, and what made its first or last card so."""
        order = self.order(table, "before").ranking()
        ends = {"top_because": order[:1], "bottom_because": order[-1:]}
        at_ends = [note.text for field, tiers in ends.items() if tiers and card in tiers[0]
                   for note in self.written(table, field)]  # fmt: skip
        return [note.text for note in self.written(table, "reason", card)] + at_ends

    def moved(self) -> pd.DataFrame:
        """Before and now together, for tables that placed something in both; empty columns where nothing was revealed."""
        return pd.concat([self.placements("before"), self.placements("now")], ignore_index=True)

    def movers(self) -> list[int]:
        """The tables that moved a card after the reveal."""
        return [
            table for table, a in self.answers.items()
            if a.before and positions(a.before.ranking()) != positions(a.order.ranking())
        ]  # fmt: skip

    def has_moved(self) -> bool:
        return bool(self.movers())

    def ends(self, card: str, when: When = "before") -> list[int]:
        """Tables to hear about a card (F22): the one that has it highest, one between, the one that has it lowest. Never one
        alone: [] where fewer than two finished tables placed it or all have it at one place."""
        shares = {
            table: positions(self.order(table, when).ranking())[card] / len(self.order(table, when).placed())
            for table in self.finished(when)
            if card in self.order(table, when).placed()
        }
        ranked = sorted(shares, key=lambda table: shares[table])
        if len(ranked) < 2 or shares[ranked[0]] == shares[ranked[-1]]:
            return []
        middle = [ranked[len(ranked) // 2]] if len(ranked) > 2 else []
        return list(dict.fromkeys([ranked[0], *middle, ranked[-1]]))

    def next_discussion(self) -> list[str]:
        """Cards to discuss next, from those argued about most and those in camps; only ones with two ends to hear."""
        wanted = [*self.argued(), *self.readings("before")["camps"], *self.readings("before")["spread"]]
        return [card for card in dict.fromkeys(wanted) if self.ends(card)]

    def unplaced_at(self, table: int, when: When = "before") -> list[str]:
        placed = self.order(table, when).placed()
        return [card for card in self.deck if card not in placed]

    def rows(self) -> list[Row]:
        """The rows of rankings.csv: the order before reveal, and, where one was revealed, the order as it is now."""
        name = f"{self.activity.id} again" if self.earlier else self.activity.id
        labels: list[tuple[str, When]] = [(name, "before")]
        if self.has_moved():
            labels.append((f"{name} after reveal", "now"))
        return [
            Row(label, self.names[table], card, positions(self.order(table, when).ranking()).get(card),
                self.counts(table, when))
            for label, when in labels
            for table in self.shown(when)
            for card in self.deck
        ]  # fmt: skip

    def card_name(self, card: str) -> str:
        dealt = self.deck[card]
        return f"{dealt.letter} {dealt.card.short_name}"


def findings(day: Day, activity: Activity, said: Everyone) -> Findings:
    """The findings of one round of a ranking."""
    return Findings(
        day, activity, _taking_part(day, activity, said.tables), said.earlier, said.room or Sheet(), said.round
    )


def _taking_part(day: Day, activity: Activity, answers: Mapping[int, TableRanking]) -> Mapping[int, TableRanking]:
    """Without tables that were closed before it was opened and said nothing: they did not fail to finish."""
    at = day.progress.get(activity.id)
    closed = {table.id for table in day.setup.tables if table.closed and at and at.tables and table.id not in at.tables}
    silent = {table for table, answer in answers.items() if replace(answer, before=None) == TableRanking()}
    return {table: answer for table, answer in answers.items() if table not in closed & silent}


_COLUMNS = [
    "table",
    "table_order",
    "case_study",
    "letter",
    "short_name",
    "position",
    "of",
    "finished",
    "when",
    "activity",
]


def sentences(findings: Findings, words: Words, when: When = "before", letters: bool = False) -> list[tuple[str, str]]:
    """The words of F20, each as (heading with chance, cards). Nothing up to three finished tables, where words mislead.

    With `letters` the cards are named by their letters alone, above a picture that holds their names.
    """
    finished = findings.rankings(when)
    if len(finished) <= FEW_TABLES:
        return []
    readings, chance = findings.readings(when), findings.chance(when)
    total = sum(map(len, readings.values()))
    said = []
    for word in READINGS:
        if word == "one apart" and len(finished) < MANY_TABLES:
            continue
        cards = readings[word]
        heading = words(
            f"reading.{word.replace(' ', '_')}", count=len(cards), of=total, chance=about(chance[word], words)
        )
        names = [findings.deck[card].letter if letters else findings.card_name(card) for card in cards]
        said.append((heading, ", ".join(names) or words("reading.none")))
    return said


def about(cards: float, words: Words) -> str:
    """A count that chance would give, as a whole number; a small one is not called none."""
    return words("reading.about", count=f"{cards:.0f}") if cards >= 0.5 else words("reading.less_than_one")


def taken_part(findings: Findings, words: Words, when: When = "before") -> str:
    """ "Three of five tables finished", in words that fit the number of tables."""
    done, of = len(findings.finished(when)), len(findings.answers)
    every = {1: "finished.one", 2: "finished.both"}.get(of, "finished.all")
    key = every if done == of else "finished.none" if not done else "finished.some"
    return words(key, done=words.number(done), of=words.number(of)).capitalize()


def places_table(findings: Findings, words: Words, when: When = "now") -> pd.DataFrame:
    """The raw places: one row for each finished table, one column for each card's letter, "–" where it was not placed."""
    rows = {name: positions(ranking) for name, ranking in findings.rankings(when).items()}
    letters = {card: dealt.letter for card, dealt in findings.deck.items()}
    cells = [
        [place_words(places[card], words) if card in places else "–" for card in letters] for places in rows.values()
    ]
    index = pd.Index(list(rows), name=words("positions.table"), dtype=object)
    return pd.DataFrame(cells, columns=list(letters.values()), index=index)


def spread_table(findings: Findings, words: Words, when: When = "now") -> pd.DataFrame:
    """One row a card: the median of its places, their range and their middle half, over finished tables that placed it."""
    spread = findings.spread(when)
    cells = [_spread_cells(spread[card], words) if card in spread else ["–"] * 3 for card in findings.deck]
    index = pd.Index([findings.card_name(card) for card in findings.deck], name=words("positions.card"))
    return pd.DataFrame(
        cells, columns=[words(f"positions.{name}") for name in ("median", "range", "middle_half")], index=index
    )


def _spread_cells(case: CaseSpread, words: Words) -> list[str]:
    return [
        place_words(case.median, words),
        _from_to(case.lowest, case.highest, words),
        _from_to(case.q1, case.q3, words),
    ]


def measures(findings: Findings, words: Words, when: When = "now") -> list[str]:
    """The measures of the literature, one sentence each, always with what chance would give or what they cannot see."""
    rankings = findings.rankings(when)
    w, chance, rho, best = kendall_w(rankings), chance_w(rankings), mean_spearman(rankings), kemeny(rankings)
    if w is None or chance is None:
        return [words("measures.undefined")]
    said = [words("measures.w", w=f"{w:.2f}", cards=len(shared_cases(rankings)), tables=len(rankings),
                  mean=f"{chance.mean:.2f}", p95=f"{chance.p95:.2f}")]  # fmt: skip
    if rho is not None:
        said.append(words("measures.rho", rho=f"{rho:.2f}"))
    taus = sorted((pair for pair in tau_b_pairs(rankings) if pair.tau is not None), key=lambda pair: pair.tau or 0)
    if len(taus) > 1:
        low, high = taus[0], taus[-1]
        said.append(words("measures.tau", high=f"{high.tau:.2f}", one=high.a, other=high.b, low=f"{low.tau:.2f}",
                          far=low.a, apart=low.b))  # fmt: skip
    said.append(
        words("measures.kemeny", orders=f"{best.orders:,}", distance=best.distance)
        if best
        else words("measures.no_kemeny")
    )
    return said


def place_words(place: float | None, words: Words) -> str:
    """A place as people say it: 3, or 2½ for a tie."""
    if place is None:
        return words("positions.not_placed")
    return f"{int(place)}{'' if place == int(place) else '½' if place % 1 == 0.5 else f'{place % 1:.2f}'[1:]}"


def _from_to(low: float, high: float, words: Words) -> str:
    return words("positions.from_to", low=place_words(low, words), high=place_words(high, words))
