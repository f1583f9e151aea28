"""A rehearsal that a server holds of itself: one at a time, and what it found."""

import threading
from collections.abc import Callable

import pytest

from exercises.rehearsal import beside
from exercises.rehearsal.beside import Beside, last_line, run, trial_of
from exercises.rehearsal.measures import Rehearsed, Server, Waits
from tests.server import free_port
from workshop.venue import Trial

FOUND = Trial(6, 18, True, 0.1, 0.02, 0.08)


def test_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second press begins nothing; how far it is, and when it is over what it found, is there before anybody is told."""
    go_on, over = threading.Event(), threading.Event()
    told: list[tuple[Trial | None, str]] = []

    def held(base: str, tables: int, laptops: int, further: Callable[[str], None]) -> tuple[Trial | None, str]:
        assert (base, tables, laptops) == ("http://127.0.0.1:1", 3, 2) and go_on.wait(60)
        further("6 laptops have joined.")
        return FOUND, ""

    def done() -> None:
        told.append((one.trial, one.tells))
        if one.trial:
            over.set()

    monkeypatch.setattr(beside, "run", held)
    one = Beside()
    assert one.begin("http://127.0.0.1:1", 3, 2, done) and one.running
    assert not one.begin("http://127.0.0.1:1", 3, 2, done)
    go_on.set()
    assert over.wait(60) and told == [(None, "6 laptops have joined."), (FOUND, "6 laptops have joined.")]
    assert not one.running


def test_the_command_is_run_and_says_why_it_could_not_be_held() -> None:
    """With nothing at the address, its last line is the reason; what it printed until then was handed on."""
    printed: list[str] = []
    trial, fault = run(f"http://127.0.0.1:{free_port()}", 1, 1, printed.append)
    assert trial is None and "no answer" in fault and printed[0].startswith("A rehearsal with 1 tables")


def test_what_the_command_wrote_is_read() -> None:
    found = Rehearsed(3, 2, 30.0, tablemate=Waits.of([0.02]), whole_room=Waits.of([0.1]), server=Server(0.08, None, 2))
    assert trial_of(found.plain()) == FOUND
    assert last_line("one\ntwo\n\n") == "two" and last_line("") == ""
