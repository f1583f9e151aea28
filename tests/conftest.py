"""The worlds that tests stand in: a fresh store, and a workshop under way in it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from exercises import KINDS
from tests import people
from tests.building import Building
from tests.postgres import Cluster, cluster, programs
from workshop import words
from workshop.store import Store

settings.register_profile("house", deadline=None)  # several of us share a slow laptop
settings.load_profile("house")


LONGEST = ("test_day.py", "test_every_screen.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first: a worker that met one last would keep everybody waiting."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh store on SQLite."""
    fresh = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
    yield fresh
    fresh.close()


@pytest.fixture
def building(store: Store) -> Iterator[Building]:
    """The doors of that store."""
    with ExitStack() as stack:
        yield Building(store, stack)


@pytest.fixture
def workshop_under_way(store: Store) -> "people.UnderWay":
    """Three tables, five cards of the real pack, benefit open; a lead, and laptops at Oak and Elm."""
    return people.under_way(store)


ANOTHER = """
[language]
name = "Arall"
awaits = "Nid yw wedi ei wirio."

[strip]
minutes = "{n} munud ar ôl"

[between]
wait = "Arhoswch."

[join]
heading = "Ymuno"

[numbers]
names = "dim un dau tri"

[given]
"Which of these does the public most good, or could?" = "Pa un?"
"More benefit" = "Mwy"
"""


@pytest.fixture
def in_another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[words.Words]:
    """A language `xx`, which has a few sentences and gives all others in English."""
    here = tmp_path / "words"
    (here / "xx").mkdir(parents=True)
    (here / "en").symlink_to(Path(words.__file__).parent / "en")
    (here / "xx" / "some.toml").write_text(ANOTHER)
    monkeypatch.setattr(words, "__file__", str(here / "__init__.py"))
    words.words.cache_clear()
    words.languages.cache_clear()
    yield words.words("xx")
    words.words.cache_clear()
    words.languages.cache_clear()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL of the tests' own; without one these are skipped, except when CI=true."""
    found = programs()
    if found is None:
        assert os.environ.get("CI") != "true", "PostgreSQL and psycopg were expected here"
        pytest.skip("there is no PostgreSQL here")
    with cluster(found) as running:
        yield running
