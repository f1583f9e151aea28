"""The network is cut while people go on: what everybody typed is there afterwards, in its order and once, and each was told."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import browser
from tests.people import DECK, UnderWay
from tests.room.hall import Device, hall, sits_down
from tests.room.wifi import Wifi

pytestmark = pytest.mark.browser
A_MOMENT, LONG = 10, 600  # seconds


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


def says(one: Device, what: str) -> list[str]:
    """Three notes and a card, as somebody does who does not look at the top of the screen."""
    texts = [f"{what} {number}" for number in (1, 2, 3)]
    for text in texts:
        one.writes(text)
    one.acts(kind="place", card=DECK[0], pile="more", after=None)
    return texts


@pytest.mark.parametrize(
    ("how", "whose", "seconds"),
    [
        ("breaks", "one laptop's", A_MOMENT),
        ("falls silent", "one laptop's", LONG),
        ("breaks", "the server's", LONG),
        ("falls silent", "the server's", A_MOMENT),
    ],
)
def test_what_was_typed_while_the_network_was_cut_is_there_in_order_and_once(
    chromium: Any, workshop_under_way: UnderWay, how: str, whose: str, seconds: int
) -> None:
    """Two devices of one table; the connection of one, or of all, breaks or falls silent, for ten seconds or ten minutes (of the
    devices' own clocks). Both go on."""
    world = workshop_under_way
    with hall(world.store) as (_, port):
        wifi = Wifi(port)
        near = wifi.address if whose == "the server's" else f"http://127.0.0.1:{port}"
        contexts = [chromium.new_context() for _ in range(2)]
        cut = sits_down(contexts[0], wifi.address, world.oak)
        other = sits_down(contexts[1], near, world.sits_down(1))
        before = says(cut, "before")
        cut.is_answered()
        wifi.cut() if how == "breaks" else wifi.falls_silent()
        typed, others = says(cut, "meanwhile at the one"), says(other, "meanwhile at the other")
        for one in (cut, other):
            one.time_passes(seconds)
        noticed = how == "breaks" or seconds == LONG
        cut.is_told("connection_lost") if noticed else cut.is_told("waiting", n=4)
        if whose == "one laptop's":
            other.is_answered()
            assert cut.page.evaluate("live.unanswered().length") == 4
        typed += says(cut, "and after that")
        wifi.mend()
        for one in (cut, other):
            one.time_passes(5)
            one.is_answered()
            one.is_told("connected")
        everything = before + typed + others
        for one in (cut, other):
            one.page.wait_for_function("n => shown['table/benefit'].answer.notes.length === n", arg=len(everything))
            assert Counter(one.reads()) == Counter(everything)
        assert [text for text in cut.reads() if text in before + typed] == before + typed
        assert cut.reads() == other.reads() == [note.text for note in world.oak.said.notes]
        once = Counter((act["client"], act["seq"]) for act in world.store.journal(world.entry.id) if act["client"])
        assert set(once.values()) == {1}
        for one in contexts:
            one.close()
        wifi.close()
