"""Presence: a lead is told of every table, whichever server its devices are at."""

import asyncio

from exercises import KINDS
from tests.people import under_way
from tests.postgres import Cluster
from workshop.attendance import Attendance, Seen
from workshop.live import Live
from workshop.presence import FORGOTTEN, GONE, HERE, Presence
from workshop.store import Store


class Tables(Attendance):
    """Devices are open here which nobody needs to connect."""

    open_now: dict[tuple[str, int], Seen] = {}

    def here(self) -> dict[tuple[str, int], Seen]:
        return self.open_now


def hub(store: Store) -> Live:
    """A hub at which such devices are."""
    live = Live(store)
    live.attendance = Tables()
    return live


def test_a_table_at_another_server_is_here(postgres: Cluster) -> None:
    """Its devices are counted, with when it was last seen and last spoke; and when it leaves, that is told too."""
    url = postgres.fresh()
    stores = [Store(url, KINDS) for _ in "12"]
    id = under_way(stores[0]).entry.id
    one, two = (hub(store) for store in stores)
    told, hears, here, there = Presence(stores[0], one), Presence(stores[1], two), one.attendance, two.attendance

    async def meet() -> None:
        before = two.revision(id, "control")
        here.open_now = {(id, 1): Seen(3, 100.0, 90.0), (id, 2): Seen(0, 50.0)}
        await told.look(), await hears.look()
        assert there.devices(id) == {1: 3} and there.last_seen(id, 1) == 100.0 and there.last_spoke(id, 1) == 90.0
        assert there.last_seen(id, 2) == 50.0 and there.last_seen(id, 3) is None
        assert two.revision(id, "control") > before
        here.open_now = {(id, 1): Seen(0, 120.0, 90.0)}
        await told.look(), await hears.look()
        assert there.devices(id) == {} and there.last_seen(id, 1) == 120.0
        assert here.devices(id) == {}  # nobody hears itself

    asyncio.run(meet())
    [store.close() for store in stores]


def test_a_server_that_says_nothing_more_is_gone(postgres: Cluster) -> None:
    """After a few looks its tables count no more, and later its row is deleted."""
    store = Store(postgres.fresh(), KINDS)
    id = under_way(store).entry.id
    one, two = hub(store), hub(store)
    told, hears, here, there = Presence(store, one), Presence(store, two), one.attendance, two.attendance
    here.open_now = {(id, 1): Seen(3, 100.0)}

    async def wait() -> None:
        await told.look()
        for _ in range(GONE):
            await hears.look()
            assert there.devices(id) == {1: 3}
        await hears.look()
        assert (
            there.devices(id) == {} and there.last_seen(id, 1) == 100.0
        )  # so its connection is lost, and it was there
        for _ in range(FORGOTTEN - GONE):
            assert len(store.written_down(HERE)) == 2
            await hears.look()

    asyncio.run(wait())
    assert len(store.written_down(HERE)) == 1
    store.close()


def test_a_store_in_a_file_tells_nobody(store: Store) -> None:
    """One server alone writes nothing down."""
    asyncio.run(Presence(store, Live(store)).share())
    assert store.written_down(HERE) == {} and not store.shared
