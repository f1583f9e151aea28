"""Open files: the server goes as high as it may, and it is reckoned how many laptops that is enough for."""

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import open_files
from workshop.open_files import ENOUGH, limit, may_come, raise_limit, room_for

INFINITE = -1


class Machine:
    """A machine with limits of its own, that takes `most` at most."""

    RLIMIT_NOFILE, RLIM_INFINITY = 7, INFINITE

    def __init__(self, soft: int, hard: int, most: int = 10**9) -> None:
        self.limits, self.most = (soft, hard), most

    def getrlimit(self, which: int) -> tuple[int, int]:
        return self.limits

    def setrlimit(self, which: int, limits: tuple[int, int]) -> None:
        if limits[0] > self.most:
            raise ValueError("not allowed to raise maximum limit")
        self.limits = limits


@pytest.mark.parametrize(
    ("machine", "then"),
    [
        (Machine(1024, 4096), 4096),
        (Machine(1024, 1024), 1024),
        (Machine(1024, 1_048_576), ENOUGH),
        (Machine(1024, INFINITE), ENOUGH),
        (Machine(256, INFINITE, most=10_240), 10_240),
        (Machine(256, 20_000, most=100), 256),
        (Machine(100_000, 200_000), 100_000),
        (Machine(INFINITE, INFINITE), None),
    ],
)
def test_the_server_goes_as_high_as_it_may(monkeypatch: pytest.MonkeyPatch, machine: Machine, then: int | None) -> None:
    """Up to the hard limit, never down, and never past what is of use; the hard limit stays as it was."""
    monkeypatch.setattr(open_files, "resource", machine)
    hard = machine.limits[1]
    assert raise_limit() == limit() == then and machine.limits[1] == hard


def test_a_machine_without_such_a_limit_has_room_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows, which has no module that tells it."""
    monkeypatch.setattr(open_files, "resource", None)
    assert raise_limit() is limit() is room_for(limit()) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_this_machine_tells_its_limit() -> None:
    """As Python's own module does."""
    import resource

    soft: Any = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    assert limit() == (None if soft == resource.RLIM_INFINITY else soft)


@given(st.integers(0, 100_000))
def test_more_files_are_never_room_for_fewer(files: int) -> None:
    """And each laptop that there is room for has its two sockets."""
    assert 0 <= room_for(files) <= room_for(files + 1)  # type: ignore[operator]
    assert 2 * room_for(files) <= files  # type: ignore[operator]


def test_a_full_room_is_six_at_a_table() -> None:
    """Each with a device."""
    assert may_come(25) == 150 and room_for(1024) >= may_come(40)  # type: ignore[operator]
