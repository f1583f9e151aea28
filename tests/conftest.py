"""The worlds that tests stand in: a fresh store, and a workshop under way in it."""

import importlib.util
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

with warnings.catch_warnings():  # Starlette would rather have httpx2; the client works the same with httpx
    warnings.simplefilter("ignore")
    import starlette.testclient  # noqa: F401

settings.register_profile("house", deadline=None)  # several of us share a slow laptop
settings.load_profile("house")


def _beside(name: str) -> ModuleType:
    """A module of the tests, which are no package; afterwards a test imports it by its name."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
        assert spec and spec.loader
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


people = _beside("people")
_beside("server")

from exercises import KINDS  # noqa: E402  after the modules of the tests
from workshop.store import Store  # noqa: E402


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh store on SQLite."""
    fresh = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    yield fresh
    fresh.close()


@pytest.fixture
def workshop_under_way(store: Store) -> "people.UnderWay":
    """Three tables, five cards of the real pack, benefit open; a lead, and laptops at Oak and Elm."""
    return people.under_way(store)
