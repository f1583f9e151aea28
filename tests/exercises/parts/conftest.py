"""One browser for the tests of the components, and the bare page that they are mounted on."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import browser
from tests.exercises.parts import bare_page
from tests.exercises.parts import bench as on_bench


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.browser() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with bare_page.served() as found:
        yield found


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
