"""Going out: a workshop as a backup or as a bundle.

Both are read in one glance at the store, so that acts, answers and links belong together whatever is said meanwhile.
"""

import json
from contextlib import suppress
from typing import Any, BinaryIO

from sqlalchemy import Connection, Table, select

from workshop.database import StoreFault
from workshop.keeping.folding import answer_lines, fold
from workshop.keeping.rows import ActLine
from workshop.keeping.sharing import Renamed
from workshop.keeping.zipped import PackageFault, pack
from workshop.registry import Workshop
from workshop.schema import answers, journal, links, marks, readings
from workshop.setup import REPORT_ACTIVITY
from workshop.store import Store

Lines = list[dict[str, Any]]


def backup(store: Store, workshop: Workshop, file: BinaryIO) -> None:
    """Write everything of a workshop: it can be taken in again act for act. PackageFault for a demonstration.
    The store notes when that was."""
    _real(workshop)
    with store.snapshot() as connection:
        parts = {
            "workshop.jsonl": [{"id": workshop.id, "code": workshop.code, "sort": workshop.sort, "made_at": workshop.made_at}],
            "links.jsonl": _lines(connection, links, workshop),
            "journal.jsonl": _acts(connection, workshop),
            "answers.jsonl": [
                {**line, "body": json.loads(line["body"]), "late": json.loads(line["late"])}
                for line in _lines(connection, answers, workshop)
            ],
            "marks.jsonl": _lines(connection, marks, workshop),
            "readings.jsonl": _lines(connection, readings, workshop),
        }  # fmt: skip
    pack(file, "backup", parts)
    with suppress(StoreFault):  # a store that takes nothing in is all the more reason to have its backup
        store.note_backup(workshop.id)


def bundle(store: Store, workshop: Workshop, file: BinaryIO) -> None:
    """Write what may be shared of a workshop: what was said and decided, and nothing of who or when. Answers are made anew from
    those acts. The draft of its report stays behind. PackageFault for a demonstration."""
    _real(workshop)
    with store.snapshot() as connection:
        said = [line for line in _acts(connection, workshop) if line["activity"] != REPORT_ACTIVITY]
        seats = [line for line in _lines(connection, links, workshop) if line["role"] == "seat"]
    renamed = Renamed.of(said, seats, store.day(workshop.id).setup.minimum_count)
    shared = [renamed.act(line) for line in said]
    folded, kept = fold(workshop.id, (ActLine(**line) for line in shared), store.kinds)
    for line, act in zip(shared, kept, strict=True):
        line["act"] = json.loads(act)
    told = {
        "seats.jsonl": renamed.seats(seats),
        "journal.jsonl": shared,
        "answers.jsonl": answer_lines(folded, store.kinds),
    }
    pack(file, "bundle", told)


def _real(workshop: Workshop) -> None:
    if workshop.simulated:
        raise PackageFault("A demonstration is not kept, so there is nothing of it to export.")


def _acts(connection: Connection, workshop: Workshop) -> Lines:
    lines = _lines(connection, journal, workshop)
    return [
        {name: value for name, value in line.items() if name != "id"} | {"act": json.loads(line["act"])}
        for line in lines
    ]


def _lines(connection: Connection, table: Table, workshop: Workshop) -> Lines:
    """The rows of a table about one workshop, oldest first, without its id."""
    query = select(table).where(table.c.workshop == workshop.id)
    query = query.order_by(journal.c.id) if table is journal else query.order_by(*table.primary_key)
    return [
        {name: value for name, value in row._mapping.items() if name != "workshop"} for row in connection.execute(query)
    ]
