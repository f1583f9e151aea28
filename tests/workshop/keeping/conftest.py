"""A workshop in a store that nobody has open, and somebody at a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exercises import KINDS
from tests.people import DECK, UnderWay, under_way
from workshop.__main__ import main
from workshop.store import Store

Says = Callable[..., tuple[int, str]]


@pytest.fixture
def there(tmp_path: Path) -> UnderWay:
    """A workshop under way in a store that nobody has open."""
    store = Store(f"sqlite:///{tmp_path / 'here' / 'common-ground.db'}", KINDS)
    world = under_way(store)
    world.oak.place(DECK[0])
    store.close()
    return world


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Says:
    """`says("list")`: the exit status and all that a command prints, on the store `here` or another."""

    def run(*words: object, store: str = "here") -> tuple[int, str]:
        monkeypatch.setenv("COMMON_GROUND_STORE", str(tmp_path / store))
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run
