"""The laptop that runs the workshop dies; a second one takes its place with a backup of some minutes ago. Devices come back by themselves:
what they had been told was kept is there again, what they had not sent comes in, and nothing that went backwards is shown wrongly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises import KINDS
from tests.browser import browser
from tests.people import DECK, NOON, Laptop, Lead, UnderWay, under_way
from tests.room.hall import hall, sits_down
from tests.server import free_port
from workshop.backups import take
from workshop.store import Store

pytestmark = pytest.mark.browser
TOPICS = ("table/benefit", "table/risk")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


def on(folder: Path) -> Store:
    folder.mkdir(exist_ok=True)
    return Store(f"sqlite:///{folder / 'common-ground.db'}", KINDS)


@pytest.fixture
def first(tmp_path: Path) -> Iterator[UnderWay]:
    store = on(tmp_path / "first laptop")
    yield under_way(store)
    store.close()


def the_same(world: UnderWay, store: Store) -> tuple[Lead, Laptop, Laptop]:
    """The lead, and those who sat at Oak and Elm, with the links that they had, at another laptop's store."""
    lead = Lead(store, world.lead.link, world.lead.secret)
    oak, elm = (Laptop(store, one.link, one.secret) for one in (world.oak, world.elm))
    return lead, oak, elm


def texts(laptop: Laptop, activity: str = "benefit") -> list[str]:
    laptop.activity = activity
    return [note.text for note in laptop.said.notes]


def test_a_room_goes_on_at_another_laptop(chromium: Any, first: UnderWay, tmp_path: Path) -> None:
    """A backup, then acts that were answered, then an activity opened and answered in, then the laptop dies while two devices go on.
    The second laptop has the backup and the address. What was answered since comes again, and counts once; what belongs to the
    activity that is not open there waits, which is said, until it is opened; a revision with the number of another is not taken
    for it; and the hub tells the lead how much came."""
    port, context = free_port(), chromium.new_context()
    base = f"http://127.0.0.1:{port}"
    with hall(first.store, port):
        oak = sits_down(context, base, first.oak, TOPICS)
        elm = sits_down(context, base, first.elm, TOPICS)
        oak.writes("before the backup")
        oak.is_answered()
        backup = take(first.store.file or Path(), NOON).file
        for text in ("after it", "and after that"):
            oak.writes(text)
        elm.acts(kind="place", card=DECK[1], pile="more", after=None)
        oak.is_answered(), elm.is_answered()
        first.lead.opens("risk")
        oak.page.wait_for_function("() => live.at.screen.startsWith('risk/')")
        oak.writes("a risk, answered", "risk")
        oak.is_answered()
        revision = first.oak.held.revision
    oak.time_passes(3)
    oak.is_told("connection_lost")
    oak.writes("a risk, not sent", "risk")
    first.store.close()

    (tmp_path / "second laptop").mkdir()
    (tmp_path / "second laptop" / "common-ground.db").write_bytes(backup.read_bytes())
    second = on(tmp_path / "second laptop")
    lead, at_oak, at_elm = the_same(first, second)
    assert (
        second.restored
        and texts(at_oak) == ["before the backup"]
        and not second.day(first.entry.id).progress.get("risk")
    )
    while at_oak.held.revision < revision:
        at_oak.writes("criteria", "said at the second laptop before they come back", note=f"n{at_oak.held.revision}")
    ours = texts(at_oak)
    with hall(second, port) as (hub, _):
        for one in (oak, elm):
            one.time_passes(5)
            one.page.wait_for_function("() => live.connected && live.ready && live.mine.length === 0")
        oak.is_told("later", n=2)
        assert texts(at_oak) == [*ours, "after it", "and after that"] and list(at_elm.said.order.placed()) == [DECK[1]]
        oak.page.wait_for_function("n => shown['table/benefit'].answer.notes.length === n", arg=len(ours) + 2)
        assert oak.reads() == texts(at_oak)
        lead.opens("risk")
        oak.is_answered()
        oak.is_told("connected")
        assert texts(at_oak, "risk") == ["a risk, answered", "a risk, not sent"] == oak.reads("risk")
        assert hub.attendance.said_again(first.entry.id) == {1: 3, 2: 1}
        acts = [(act["client"], act["seq"]) for act in second.journal(first.entry.id) if act["client"]]
        assert len(acts) == len(set(acts))
    context.close()
    second.close()


def test_a_server_that_only_starts_again_is_sent_nothing_twice(chromium: Any, first: UnderWay) -> None:
    """On the store that it had, it holds what it answered: nobody says it again, and what was not sent comes in at once."""
    port, context = free_port(), chromium.new_context()
    with hall(first.store, port):
        oak = sits_down(context, f"http://127.0.0.1:{port}", first.oak)
        oak.writes("answered")
        oak.is_answered()
    oak.writes("not sent")
    with hall(first.store, port) as (hub, _):
        oak.time_passes(5)
        oak.is_answered()
        assert texts(first.oak) == ["answered", "not sent"] and not hub.attendance.said_again(first.entry.id)
        oak.page.wait_for_function("() => shown['table/benefit'].answer.notes.length === 2")
    context.close()
