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


@pytest.fixture(scope="module")
def devices(chromium: Any) -> browser.Devices:
    return browser.Devices(chromium)


@pytest.fixture(scope="module")
def venue() -> Iterator[on_bench.Venue]:
    with on_bench.served() as found:
        yield found


@pytest.fixture
def bench(devices: browser.Devices, venue: on_bench.Venue) -> Iterator[on_bench.Bench]:
    """A bench with a fresh room. At its end no page may have thrown an error."""
    with devices.for_one_test():
        yield on_bench.Bench(venue.address, devices, venue.next_room())


@pytest.fixture
def check() -> Any:
    return lambda page, part: on_bench.usable(page, part, browser.violations)


@pytest.fixture
def until() -> Any:
    return on_bench.until
