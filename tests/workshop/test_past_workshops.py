"""Past workshops: however many a store holds, what is asked in the midst of a day goes by an index to the rows of that day."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from exercises import KINDS
from tests.people import DECK, UnderWay
from workshop import soundness
from workshop.keeping.expiry import kept
from workshop.status import backed_up_at
from workshop.store import Store

GROWING = ("journal", "answers", "marks", "links", "readings")  # tables of which each workshop has many rows
Asked = list[tuple[str, Any]]


@contextmanager
def hearing() -> Iterator[Asked]:
    """Every statement that is sent to a store meanwhile, with what stands in its places."""
    asked: Asked = []

    def hear(_: Any, __: Any, statement: str, given: Any, ___: Any, many: bool) -> None:
        asked.append((statement, given[0] if many else given))

    event.listen(Engine, "before_cursor_execute", hear)
    yield asked
    event.remove(Engine, "before_cursor_execute", hear)


def read_whole(file: Path, asked: Asked) -> list[str]:
    """The statements for which SQLite would read a whole table that grows, with the step of its plan that says so."""
    connection = sqlite3.connect(file)
    found = []
    for statement, given in asked:
        if statement.lstrip().split()[0].lower() in ("select", "insert", "update", "delete"):
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", given)]
            steps = [step for step in plan if any(step.split()[:2] == ["SCAN", table] for table in GROWING)]
            found += [f"{step}: {statement}" for step in steps if "COVERING INDEX" not in step]
    connection.close()
    return found


def day(world: UnderWay) -> None:
    """What is asked of a store in the midst of a day: people come, speak, are answered and are shown it."""
    store, id = world.store, world.entry.id
    third = world.sits_down(3)
    for person in (world.oak, world.elm, third):
        person.place(DECK[0]), person.writes("criteria", "fairness"), person.marks(DECK[1]), person.finish()
    world.lead.reveals()
    assert store.readings.found(store.readings.draw(id))
    assert store.registry.link(third.secret) and store.registry.workshop(code=world.entry.code)


def looks(store: Store, id: str, secret: str) -> None:
    """What pages ask as they are drawn, of a store that holds nothing in memory yet."""
    store.day(id), store.answers(id, "benefit"), store.answers(id, "benefit", party="seat"), store.seats(id)
    store.journal(id), store.count(id), store.last_at(id), store.total(id, "room"), store.mark((id, "laptop-1"))
    assert store.registry.link(secret)
    backed_up_at(store, id), kept(store, store.registry.workshop(id=id)), store.readings.secret(id)  # type: ignore[arg-type]


def test_the_store_goes_by_its_indexes(workshop_under_way: UnderWay) -> None:
    """Acts, answers, links, seats and marks of one workshop are found without reading those of all others."""
    world = workshop_under_way
    assert world.store.file
    with hearing() as asked:
        day(world)
        world.store.close()
        afresh = Store(f"sqlite:///{world.store.file}", KINDS)
        looks(afresh, world.entry.id, world.oak.secret)
        afresh.close()
    assert len({statement for statement, _ in asked}) > 20, "too little was heard for this to mean anything"
    assert read_whole(world.store.file, asked) == []


def test_looking_whether_a_backup_is_due_reads_no_act(
    workshop_under_way: UnderWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Acts wait while it looks, so it goes by the index of the journal alone."""
    file, asked = workshop_under_way.store.file, []
    reading: Callable[[Path], Any] = soundness.reading

    @contextmanager
    def heard(file: Path) -> Iterator[sqlite3.Connection]:
        with reading(file) as connection:
            connection.set_trace_callback(lambda statement: asked.append((statement, ())))
            yield connection

    monkeypatch.setattr(soundness, "reading", heard)
    assert file and soundness.holding(file)
    about_acts = [(statement, given) for statement, given in asked if "journal" in statement]
    assert len(about_acts) >= 3 and read_whole(file, about_acts) == []


def test_a_statement_without_an_index_would_be_seen(workshop_under_way: UnderWay) -> None:
    """Such as one that looks for an act by its client."""
    assert workshop_under_way.store.file
    asked = [("select * from journal where client = ?", ("laptop-1",))]
    assert read_whole(workshop_under_way.store.file, asked) == [f"SCAN journal: {asked[0][0]}"]
