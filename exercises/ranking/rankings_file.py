"""rankings.csv: the orders of tables as a plain file, and the measures of agreement worked out from it.

One row says where one table put one case study in one activity:

    activity,table,case_study,position,finished
    benefit,Oak,discount-check,1,yes
    benefit,Oak,bin-rounds,2.5,yes
    benefit,Oak,data-lab,,yes

A position is any number above 0, smallest first; only the order counts, and equal positions are ties. An empty
position means that the table left the card out. `finished` may be missing: a table whose rows say no is kept in the
file and left out of every measure. Anybody can write such a file by hand or in a spreadsheet, so each fault is one
sentence with its line.

What a spreadsheet would run as a formula is written with an apostrophe in front (`workshop.report.data`), and the
apostrophe is taken off again on reading. Other spaces around a cell are not part of it.
"""

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

from exercises.ranking.agreement import TablePair, chance_w, kendall_w, mean_spearman, tau_b_pairs
from exercises.ranking.kemeny import kemeny
from exercises.ranking.places import Ranking, positions
from exercises.ranking.spread import CaseSpread, per_case
from workshop.report.data import as_typed, defused

NEEDED = ("activity", "table", "case_study", "position")
COLUMNS = (*NEEDED, "finished")
LONGEST_CELL = 1000
YES, NO = ("", "yes", "true", "1"), ("no", "false", "0")
DECIMALS = 10

_NUMBER = re.compile(r"\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


class RankingsFault(ValueError):
    """What is wrong with a rankings file, in one sentence, with its line where there is one."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        self.problem, self.line = problem, line
        super().__init__(f"line {line}: {problem}" if line else problem)


@dataclass(frozen=True, slots=True)
class Row:
    """Where one table put one case study; `position` None means left out."""

    activity: str
    table: str
    case_study: str
    position: float | None
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity's rankings. `tables` holds all tables in the file's order, `finished` the names of those that count.

    `case_studies`: every card named in this activity, in the file's order, whether or not a table placed it.
    """

    name: str
    tables: Mapping[str, Ranking]
    finished: frozenset[str]
    case_studies: tuple[str, ...]

    def counted(self) -> dict[str, Ranking]:
        """The rankings of finished tables: what the measures take."""
        return {table: ranking for table, ranking in self.tables.items() if table in self.finished}

    def rows(self) -> Iterator[Row]:
        """One row for each table and card, positions as mid-ranks."""
        for table, ranking in self.tables.items():
            places = positions(ranking)
            for card in self.case_studies:
                yield Row(self.name, table, card, places.get(card), table in self.finished)


def read(source: str | bytes | Path) -> dict[str, Activity]:
    """The activities of a rankings file, by name, in the file's order. Raises RankingsFault.

    source: a path to the file, or what stands in it (bytes are read as UTF-8, with or without a byte order mark).
    """
    by_activity: dict[str, list[tuple[int, Row]]] = {}
    for line, row in _rows(_records(_text(source))):
        by_activity.setdefault(row.activity, []).append((line, row))
    return {name: _activity(name, rows) for name, rows in by_activity.items()}


def write(rows: Iterable[Row]) -> str:
    """The text of a rankings file with all five columns; cells that a spreadsheet would run are defused.

    >>> print(write([Row("benefit", "Oak", "=1+1", 2.0)]), end="")  # doctest: +NORMALIZE_WHITESPACE
    activity,table,case_study,position,finished
    benefit,Oak,'=1+1,2,yes
    """
    text = StringIO(newline="")
    writer = csv.writer(text)  # its line ends, CR LF, are what makes it quote a cell that holds either
    writer.writerow(COLUMNS)
    for row in rows:
        names = (defused(name) for name in (row.activity, row.table, row.case_study))
        writer.writerow([*names, _plain(row.position), "yes" if row.finished else "no"])
    return text.getvalue()


def summary(activity: Activity) -> dict[str, Any]:
    """What the measures say of one activity, ready for JSON; null (None) where a measure has no meaning.

    tables: how many tables finished. cases: how many case studies the file names in this activity; `per_case` has
    one entry for each, in alphabetical order, also for those that no finished table placed. W is over the cards
    whose `placed` equals `tables`. All else counts finished tables only and is described at its function.
    """
    rankings = activity.counted()
    chance, best = chance_w(rankings), kemeny(rankings)
    return _rounded(
        {
            "activity": activity.name,
            "tables": len(rankings),
            "cases": len(activity.case_studies),
            "kendall_w": kendall_w(rankings),
            "chance_w_mean": chance and chance.mean,
            "chance_w_95": chance and chance.p95,
            "mean_rho": mean_spearman(rankings),
            "tau_b": [_pair(pair) for pair in tau_b_pairs(rankings)],
            "kemeny": best and {"distance": best.distance, "orders": best.orders, "order": list(best.order)},
            "per_case": _cases(activity.case_studies, per_case(rankings)),
        }
    )


def agreement_command(path: str | Path, out: TextIO, err: TextIO) -> int:
    """Print the summary of each activity in a rankings file as a JSON list; or one sentence to `err`, and return 2."""
    try:
        activities = read(Path(path))
    except OSError as fault:
        print(f"{path}: cannot be read ({fault.strerror or fault}).", file=err)
        return 2
    except RankingsFault as fault:
        print(f"{path}: {fault}", file=err)
        return 2
    print(json.dumps([summary(activity) for activity in activities.values()], indent=2, allow_nan=False), file=out)
    return 0


# Reading, step by step: text, records, rows, activities


def _text(source: str | bytes | Path) -> str:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    content = source.read_bytes() if isinstance(source, Path) else source
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise RankingsFault("this is not UTF-8 text; save the file as 'CSV UTF-8'.", line) from None


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it starts on; blank lines are passed over."""
    if "\0" in text:
        raise RankingsFault("there is a NUL byte, expected only text, as in a CSV file.", _line_of(text, "\0"))
    reader = csv.reader(StringIO(text, newline=""), skipinitialspace=True, strict=True)
    line = 1
    try:
        for record in reader:
            _check_lengths(record, line)
            if any(cell.strip() for cell in record):
                yield line, record
            line = reader.line_num + 1
    except csv.Error:
        problem = f"the quotation marks do not match, or a cell is longer than {LONGEST_CELL:,} characters."
        raise RankingsFault(problem, line) from None


def _check_lengths(record: list[str], line: int) -> None:
    longest = max(map(len, record), default=0)
    if longest > LONGEST_CELL:
        problem = f"a cell has {longest:,} characters, expected at most {LONGEST_CELL:,}"
        raise RankingsFault(f"{problem} (perhaps a quotation mark is left open).", line)


def _rows(records: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, Row]]:
    line, heading = next(records, (None, []))
    if line is None:
        raise RankingsFault(f"the file is empty, expected the columns {', '.join(NEEDED)} and, if you like, finished.")
    columns = _columns(heading, line)
    for line, record in records:
        if len(record) != len(columns):
            raise RankingsFault(f"{_count(len(record), 'cell')}, expected {len(columns)} as in the heading.", line)
        yield line, _row(dict(zip(columns, map(_cell, record), strict=True)), line)


def _columns(heading: list[str], line: int) -> list[str]:
    columns = [cell.strip().lower() for cell in heading]
    unknown = [name for name in columns if name not in COLUMNS]
    twice = [name for name in columns if columns.count(name) > 1]
    missing = [name for name in NEEDED if name not in columns]
    for names, fault in ((unknown, "is not a column of this file"), (twice, "stands twice"), (missing, "is missing")):
        if names:
            raise RankingsFault(f"the column {_shown(names[0])} {fault}, expected {', '.join(COLUMNS)}.", line)
    return columns


def _row(cells: dict[str, str], line: int) -> Row:
    for column in ("activity", "table", "case_study"):
        if not cells[column]:
            raise RankingsFault(f"the {column} is blank, expected a name.", line)
    position, finished = _position(cells["position"], line), _finished(cells.get("finished", ""), line)
    return Row(cells["activity"], cells["table"], cells["case_study"], position, finished)


def _position(cell: str, line: int) -> float | None:
    if not cell:
        return None
    number = float(cell) if _NUMBER.fullmatch(cell) else math.nan
    if not 0 < number < math.inf:
        raise RankingsFault(f"the position is {_shown(cell)}, expected a number above 0, or nothing if left out.", line)
    return number


def _finished(cell: str, line: int) -> bool:
    if cell.lower() not in (*YES, *NO):
        raise RankingsFault(f"finished is {_shown(cell)}, expected yes or no.", line)
    return cell.lower() in YES


def _activity(name: str, rows: list[tuple[int, Row]]) -> Activity:
    by_table: dict[str, dict[str, Row]] = {}
    for line, row in rows:
        placed = by_table.setdefault(row.table, {})
        _check_against(placed, row, line)
        placed[row.case_study] = row
    tables = {table: _ranking(placed.values()) for table, placed in by_table.items()}
    finished = frozenset(row.table for _, row in rows if row.finished)
    return Activity(name, tables, finished, tuple(dict.fromkeys(row.case_study for _, row in rows)))


def _check_against(placed: Mapping[str, Row], row: Row, line: int) -> None:
    where = f"table {_shown(row.table)} in activity {_shown(row.activity)}"
    if row.case_study in placed:
        raise RankingsFault(f"{where} has {_shown(row.case_study)} twice, expected each case study once.", line)
    if any(earlier.finished != row.finished for earlier in placed.values()):
        raise RankingsFault(f"{where} is finished in one row and not in another, expected the same in all.", line)


def _ranking(rows: Iterable[Row]) -> Ranking:
    placed = sorted((row.position, row.case_study) for row in rows if row.position is not None)
    return tuple(tuple(card for _, card in tier) for _, tier in groupby(placed, key=lambda place: place[0]))


# Cells


def _cell(cell: str) -> str:
    """A cell without the spaces around it and without the apostrophe that `write` puts before a risky one."""
    return as_typed(cell.strip())


def _plain(position: float | None) -> str:
    return "" if position is None else repr(float(position)).removesuffix(".0")


def _shown(cell: str) -> str:
    """A cell in quotation marks, short and on one line, fit for a sentence."""
    return repr(cell if len(cell) <= 40 else f"{cell[:40]}…")


def _count(number: int, noun: str) -> str:
    return f"there is 1 {noun}" if number == 1 else f"there are {number} {noun}s"


def _line_of(text: str, sought: str) -> int:
    return text.count("\n", 0, text.index(sought)) + 1


# The summary's parts


def _pair(pair: TablePair) -> dict[str, Any]:
    return {"a": pair.a, "b": pair.b, "tau": pair.tau}


def _cases(names: Iterable[str], spreads: Iterable[CaseSpread]) -> list[dict[str, Any]]:
    keys = ("case_study", "placed", "lowest", "highest", "median", "iqr", "reading")
    placed = {spread.case_study: asdict(spread) for spread in spreads}
    nowhere = {**dict.fromkeys(keys), "placed": 0, "reading": "too few"}
    known = [{**nowhere, "case_study": name, **placed.get(name, {})} for name in sorted(names)]
    return [{key: case[key] for key in keys} for case in known]


def _rounded(value: Any) -> Any:
    """The same with every float rounded to 10 decimals, so that no machine's last digit shows; and no minus zero."""
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_rounded(part) for part in value]
    return round(value, DECIMALS) + 0.0 if isinstance(value, float) else value
