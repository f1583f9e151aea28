"""The writer: jobs share commits, keep their order, and fail alone."""

import sqlite3
from collections.abc import Sequence
from threading import Event, Thread
from typing import Any

import pytest

from workshop.database import StoreFault
from workshop.writer import MOST_IN_A_COMMIT, Writer


class Slate:
    """What was committed, commit by commit. The job 0 waits for `goes_on`; a negative one cannot be kept."""

    def __init__(self) -> None:
        self.commits: list[list[int]] = []
        self.lost: list[int] = []
        self.begun, self.goes_on = Event(), Event()

    def keep(self, jobs: Sequence[int]) -> list[Any]:
        self.begun.set()
        if 0 in jobs:
            self.goes_on.wait(10)
        if any(job < 0 for job in jobs):
            raise sqlite3.OperationalError("database is locked")
        self.commits.append(list(jobs))
        return [job * 10 for job in jobs]

    def busy(self) -> Writer[int]:
        """A writer that has begun with job 0."""
        writer = Writer[int](self.keep, self.lost.append)
        writer.ask(0)
        assert self.begun.wait(10)
        return writer


def test_what_waits_shares_a_commit_in_its_order() -> None:
    """Up to so many; the rest goes into the next, and each is told what it made."""
    slate = Slate()
    writer = slate.busy()
    waiting = [writer.ask(job) for job in range(1, MOST_IN_A_COMMIT + 3)]
    slate.goes_on.set()
    assert [one.result(10) for one in waiting] == [10 * job for job in range(1, MOST_IN_A_COMMIT + 3)]
    writer.close()
    assert [len(commit) for commit in slate.commits] == [1, MOST_IN_A_COMMIT, 2]
    assert sum(slate.commits, []) == list(range(MOST_IN_A_COMMIT + 3))


def test_one_that_cannot_be_kept_takes_no_other_with_it() -> None:
    """The others are kept one by one; it alone is lost, and is told why in plain words."""
    slate = Slate()
    writer = slate.busy()
    waiting = [writer.ask(job) for job in (1, -2, 3)]
    slate.goes_on.set()
    assert [waiting[0].result(10), waiting[2].result(10)] == [10, 30]
    with pytest.raises(StoreFault, match=r"could not be saved \(another program holds the store\)"):
        waiting[1].result(10)
    writer.close()
    assert slate.commits == [[0], [1], [3]] and slate.lost == [-2]


def test_a_closed_writer_keeps_what_came_before_and_takes_nothing_after() -> None:
    """Closing waits for what was handed in."""
    slate = Slate()
    writer = slate.busy()
    waiting = writer.ask(1)
    slate.goes_on.set()
    writer.close()
    assert waiting.result(0) == 10
    with pytest.raises(StoreFault, match="closed"):
        writer.ask(2)


def test_trouble_is_said_once_on_the_console(caplog: pytest.LogCaptureFixture) -> None:
    """In a sentence as it begins and one as it ends, however many acts meet it; a fault of the program is written down in full."""
    slate = Slate()
    slate.goes_on.set()
    writer = slate.busy()
    for job in (-1, -2, -3, 4, 5):
        writer.ask(job).exception(10)
    said = [(record.getMessage(), record.exc_info) for record in caplog.records]
    assert said == [
        ("what is said cannot be saved: another program holds the store", None),
        ("what is said is saved again", None),
    ]

    def breaks(jobs: Sequence[int]) -> list[Any]:
        raise ZeroDivisionError

    writer.close()
    writer = Writer[int](breaks, slate.lost.append)
    assert isinstance(writer.ask(1).exception(10), StoreFault)
    writer.close()
    assert caplog.records[-1].exc_info


def test_what_takes_long_lets_others_go_first() -> None:
    """While something long is done, what is handed in is kept in between, a second long thing comes after it, and a fault of it
    is told to whoever asked for it, and to nobody else."""
    slate, told = Slate(), []
    writer = Writer[int](slate.keep, slate.lost.append)
    begun, asked = Event(), Event()

    def long(between: Any) -> str:
        begun.set()
        assert asked.wait(10)
        while len(slate.commits) < 2:
            between()
        told.append("first")
        return "done"

    def fails(between: Any) -> None:
        between()
        told.append("second")
        raise sqlite3.OperationalError("disk I/O error")

    one = writer.ask_meanwhile(long)
    assert begun.wait(10)
    two, kept = writer.ask_meanwhile(fails), writer.ask(1)
    asked.set()
    assert kept.result(10) == 10 and writer.ask(2).result(10) == 20
    assert one.result(10) == "done" and told[0] == "first"
    with pytest.raises(sqlite3.OperationalError):
        two.result(10)
    assert told == ["first", "second"] and writer.ask(3).result(10) == 30 and not slate.lost
    writer.close()


def test_what_takes_long_ends_before_the_writer_does() -> None:
    """Whoever closes it waits for that, as for everything that was handed in before."""
    writer, begun, goes_on = Writer[int](Slate().keep, [].append), Event(), Event()

    def long(between: Any) -> int:
        begun.set()
        while not goes_on.is_set():
            between()
        return 7

    one = writer.ask_meanwhile(long)
    assert begun.wait(10)
    closing = Thread(target=writer.close)
    closing.start()
    goes_on.set()
    closing.join(10)
    assert one.result(0) == 7 and not closing.is_alive()
