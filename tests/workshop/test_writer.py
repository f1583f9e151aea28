"""The writer: jobs share commits, keep their order, and fail alone."""

import sqlite3
from collections.abc import Sequence
from threading import Event
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
