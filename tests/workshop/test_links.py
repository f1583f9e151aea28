"""Capability links: what an address and a cookie prove together."""

from tests.people import UnderWay
from workshop.links import address, cookie_name, host_of, link_of, live_address, place_of
from workshop.store import Store


def test_an_address_names_a_place_and_never_the_secret(workshop_under_way: UnderWay) -> None:
    """Addresses can be projected: they name workshop and place."""
    oak, entry = workshop_under_way.oak, workshop_under_way.entry
    assert place_of(oak.link) == "seat-1" and place_of(workshop_under_way.lead.link) == "lead"
    assert address("table", oak.link) == f"/table?w={entry.id}&as=seat-1"
    assert live_address(oak.link) == f"live?w={entry.id}&as=seat-1"
    assert oak.secret not in address("table", oak.link)


def test_a_cookie_proves_its_own_place_alone(workshop_under_way: UnderWay) -> None:
    """A seat's secret opens that seat: not under another name, not another workshop, not the lead's page."""
    world, store, entry = workshop_under_way, workshop_under_way.store, workshop_under_way.entry
    here = {"w": entry.id, "as": "seat-1"}
    name = cookie_name(store, entry.id, "seat-1")
    assert link_of(store, {name: world.oak.secret}, here) == world.oak.link
    assert link_of(store, {name: "guessed"}, here) is None
    assert link_of(store, {}, here) is None and link_of(store, {name: world.oak.secret}, {}) is None
    assert link_of(store, {name: world.elm.secret}, here) is None
    for place in ("lead", "seat-2", "host", "room"):
        cookies = {cookie_name(store, entry.id, place): world.oak.secret}
        assert link_of(store, cookies, {"w": entry.id, "as": place}) is None
    other = store.registry.new_workshop()
    cookies = {cookie_name(store, other.id, "seat-1"): world.oak.secret}
    assert link_of(store, cookies, {"w": other.id, "as": "seat-1"}) is None


def test_several_seats_live_in_one_browser(workshop_under_way: UnderWay) -> None:
    """Each place has a cookie of its own, named for its store, as cookies ignore ports."""
    world, store = workshop_under_way, workshop_under_way.store
    cookies = {
        cookie_name(store, person.link.workshop, place_of(person.link)): person.secret
        for person in (world.oak, world.elm, world.lead)
    }
    assert len(cookies) == 3 and all(name.startswith(f"cg_{store.id}_") for name in cookies)
    for person in (world.oak, world.elm, world.lead):
        query = {"w": person.link.workshop, "as": place_of(person.link)}
        assert link_of(store, cookies, query) == person.link


def test_the_host_is_whoever_gave_the_key(workshop_under_way: UnderWay) -> None:
    """The host's cookie holds a host's link; a lead's secret in its place opens nothing."""
    store = workshop_under_way.store
    secret, link = store.registry.new_link("", "host")
    assert host_of(store, {cookie_name(store, "", "host"): secret}) == link
    assert host_of(store, {cookie_name(store, "", "host"): workshop_under_way.lead.secret}) is None
    assert host_of(store, {}) is None
    assert link_of(store, {cookie_name(store, "", "host"): secret}, {"w": "", "as": "host"}) is None


def test_a_removed_workshop_is_opened_by_nobody(store: Store) -> None:
    """Its links are gone with it, also those that were held in memory."""
    entry = store.registry.new_workshop()
    secret, _ = store.registry.new_link(entry.id, "lead")
    cookies, query = {cookie_name(store, entry.id, "lead"): secret}, {"w": entry.id, "as": "lead"}
    assert link_of(store, cookies, query)
    store.remove_workshop(entry.id)
    assert link_of(store, cookies, query) is None
