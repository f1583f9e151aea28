"""Several servers on one store in PostgreSQL: whatever is said to either, nothing is lost, nothing counts twice, and both hear of it."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from exercises import KINDS
from tests.benchmarks.kills import folded
from tests.people import DECK, Laptop, UnderWay, under_way
from tests.postgres import Cluster
from workshop.acts import Key
from workshop.redaction import Redaction
from workshop.store import Store


class Servers:
    """Two servers on one store, and a workshop under way that was set up at the first."""

    def __init__(self, url: str) -> None:
        self.here, self.there = Store(url, KINDS), Store(url, KINDS)
        self.heard: set[Key] = set()
        self.left: set[str] = set()
        self._news = threading.Condition()
        self.there.on_change(lambda keys: self._note(self.heard, keys))
        self.there.on_removal(lambda workshop: self._note(self.left, {workshop}))
        self.there.registry.on_renewal(lambda workshop: self._note(self.left, {workshop}))
        self.world = under_way(self.here)

    def _note(self, what: set, names: set) -> None:
        with self._news:
            what |= names
            self._news.notify_all()

    def awaits(self, what: set, name: object) -> bool:
        """Whether the second server hears of something, though nothing is said to it."""
        with self._news:
            return self._news.wait_for(lambda: name in what, 10)

    def moved(self, laptop: Laptop) -> Laptop:
        """A laptop as it goes on at the second server, where it sends again under the same name."""
        return replace(laptop, store=self.there)

    def close(self) -> None:
        self.here.close(), self.there.close()


@pytest.fixture
def servers(postgres: Cluster) -> Iterator[Servers]:
    made = Servers(postgres.fresh())
    yield made
    made.close()


def test_laptops_of_one_table_act_at_both_at_once(servers: Servers) -> None:
    """Nobody's words are lost, revisions have no gaps, and both hold in the end what the journal comes to."""
    world = servers.world
    laptops = [world.sits_down(1) for _ in range(4)]
    laptops[1::2] = [servers.moved(laptop) for laptop in laptops[1::2]]

    def types(laptop: Laptop) -> None:
        for n in range(12):
            assert laptop.writes("criteria", f"{n}", note=laptop.client, base=n).status == "done"
            assert laptop.piles(DECK[n % 5]).status == "done"

    threads = [threading.Thread(target=types, args=(laptop,)) for laptop in laptops]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert servers.here.health()["store"] == servers.there.health()["store"] == "ok"  # each commits, and so catches up
    again = folded(servers.here, world.entry.id)
    for store in (servers.here, servers.there):
        assert {key: store.held(key) for key in again} == again
    assert world.oak.held.revision == 4 * 12 * 2
    assert sorted(note.text for note in world.oak.said.notes) == ["11"] * 4


def test_an_act_sent_to_both_counts_once(servers: Servers) -> None:
    """A laptop that was cut off before it was answered sends again to the other, and later goes back to the first."""
    oak, again = servers.world.oak, servers.moved(servers.world.oak)
    for number, card in enumerate(DECK[:3], 1):
        mark = oak.envelope(oak.own, {"kind": "think_first", "top": [card]})  # not idempotent in itself
        at_once = [store.submit(mark) for store in (servers.here, servers.there)]
        assert [one.result().status for one in at_once] == ["done", "done"]
        alone = again.envelope(again.own, {"kind": "think_first", "top": [card]})
        assert again.store.act(alone).status == oak.store.act(alone).status == "done"
        assert oak.store.held(oak.own).revision == 2 * number
    refused = again.envelope(again.key, {"kind": "place", "card": "atlantis", "pile": "more"})
    assert again.store.act(refused) == oak.store.act(refused) and again.store.act(refused).status == "refused"


def test_what_the_lead_does_at_one_holds_at_once_at_the_other(servers: Servers) -> None:
    """The other judges by the day as it is: a card that comes after a pause is late, whichever server it comes to."""
    elm = servers.moved(servers.world.elm)
    assert elm.place(DECK[0]).status == "done"
    servers.world.lead.pauses()
    assert elm.place(DECK[1]).status == "late"
    servers.world.lead.pauses(on=False)
    assert elm.place(DECK[1]).status == "done"


def test_screens_at_the_other_are_told(servers: Servers) -> None:
    """Though nobody says anything there, and its answers and totals are read anew."""
    world, there = servers.world, servers.there
    before = there.total(world.entry.id, "room"), there.answers(world.entry.id, "benefit")
    world.oak.place(DECK[0])
    assert servers.awaits(servers.heard, world.oak.key)
    assert there.answers(world.entry.id, "benefit")[1] == world.oak.held and not before[1]
    assert there.total(world.entry.id, "room") == before[0] + 1 == servers.here.total(world.entry.id, "room")
    world.oak.writes("reason", "unspeakable")
    servers.here.redact(Redaction(world.oak.key, "first"))
    there.health()
    assert there.held(world.oak.key) == world.oak.held and not there.held(world.oak.key).answer.notes[0].text


def test_seats_digits_and_addresses_are_known_to_both(servers: Servers) -> None:
    """Two that join at once at different servers get different seats; digits and addresses that were drawn anew hold at both."""
    world, here, there = servers.world, servers.here, servers.there
    threads = [
        threading.Thread(
            target=lambda store=store: [store.registry.new_link(world.entry.id, "seat", 3) for _ in "1234"]
        )
        for store in (here, there)
    ]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    here.health(), there.health()
    assert here.registry.seats(world.entry.id) == there.registry.seats(world.entry.id)
    assert sorted(here.registry.seats(world.entry.id)) == list(range(1, 11))
    before, address = there.registry.digits(world.entry.id, 1), here.readings.draw(world.entry.id)
    assert there.readings.found(address)
    here.registry.draw_digits(world.entry.id, 1), here.readings.draw(world.entry.id)
    there.health()
    assert there.registry.digits(world.entry.id, 1) == here.registry.digits(world.entry.id, 1) != before
    reading = there.readings.found(address)
    assert reading and not reading.current


def test_a_link_that_was_renewed_opens_nothing_at_the_other(servers: Servers) -> None:
    """Its open pages are told there too."""
    world, there = servers.world, servers.there
    link = there.registry.link(world.oak.secret)
    assert link and there.registry.holds(link)
    servers.here.registry.renew(world.entry.id, "seat")
    assert servers.awaits(servers.left, world.entry.id)
    assert not there.registry.holds(link) and there.registry.link(world.oak.secret) is None


def test_nothing_comes_back_behind_a_removal_at_the_other(servers: Servers) -> None:
    """A workshop that was removed at one is gone at the other, where its laptops may still speak."""
    world, there = servers.world, servers.there
    elm = servers.moved(world.elm)
    assert elm.place(DECK[0]).status == "done"
    servers.here.remove_workshop(world.entry.id)
    assert elm.place(DECK[1]).status == "refused"
    assert replace(world.lead, store=there).opens("risk").status == "refused"
    assert servers.awaits(servers.left, world.entry.id)
    assert there.registry.link(elm.secret) is None and there.journal(world.entry.id) == []
    fresh: UnderWay = under_way(there)
    assert fresh.oak.place(DECK[0]).status == "done"


def test_each_goes_on_when_the_other_ends(servers: Servers) -> None:
    """Laptops of a server that went away carry on with the other, from where they were."""
    world = servers.world
    world.oak.place(DECK[0])
    servers.here.close()
    oak = servers.moved(world.oak)
    assert oak.place(DECK[1], after=DECK[0]).status == "done"
    assert oak.said.order.ranking() == ((DECK[0],), (DECK[1],))
