"""One browser for the tests of the components, and the bare page that they are mounted on."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _beside(name: str, folder: Path) -> ModuleType:
    """A module of the tests, which are no package."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec and spec.loader
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


browser = _beside("browser", Path(__file__).parents[2])
bare_page = _beside("bare_page", Path(__file__).parent)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.browser() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with bare_page.served() as found:
        yield found


on_bench = _beside("bench", Path(__file__).parent)


@pytest.fixture
def bench(chromium: Any) -> Iterator[Any]:
    with on_bench.served(chromium) as found:
        yield found


@pytest.fixture
def check() -> Any:
    return lambda page, part: on_bench.usable(page, part, browser.violations)


@pytest.fixture
def until() -> Any:
    return on_bench.until
