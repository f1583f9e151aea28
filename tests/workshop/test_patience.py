"""Patience: whoever guesses waits, at each door by itself."""

from tests.building import KEY, Building, Clock, fault
from tests.people import UnderWay
from workshop.patience import FORGOTTEN, TRIES, WAIT, Patience


def test_patience_grows_with_every_wrong_guess() -> None:
    """Five guesses are free; then half a minute, doubled each time, ten minutes at most; and it is forgotten."""
    clock = Clock()
    patience = Patience(clock)
    for _ in range(TRIES - 1):
        patience.wrong("a")
        assert patience.wait("a") == 0
    waits = []
    for _ in range(8):
        patience.wrong("a")
        waits.append(patience.wait("a"))
        clock.now += waits[-1]
        assert patience.wait("a") == 0
    assert waits == [WAIT, 60, 120, 240, 480, 600, 600, 600]
    assert patience.wait("b") == 0
    clock.now += FORGOTTEN + 1
    patience.wrong("b")
    assert "a" not in patience._wrong and patience.wait("a") == 0


def test_what_is_right_is_forgiven() -> None:
    """A right guess starts the count anew."""
    patience = Patience(Clock())
    for _ in range(TRIES):
        patience.wrong("a")
    patience.right("a")
    assert patience.wait("a") == 0


def test_whoever_guesses_codes_waits(building: Building, workshop_under_way: UnderWay) -> None:
    """From one address, also with the right code; another address does not wait; after the time it goes on."""
    phone, code = building.browser(), workshop_under_way.entry.code
    for _ in range(TRIES):
        assert phone.post("/join", data={"code": "ZZZZZZ"}).status_code == 404
    assert phone.post("/join", data={"code": code}).status_code == 429
    assert phone.get("/join/YYYYYY").status_code == 429 and "Wait" in fault(phone.get(f"/join/{code}"))
    assert building.browser(address="192.168.1.51").post("/join", data={"code": code}).status_code == 303
    building.clock.now += WAIT + 1
    assert phone.post("/join", data={"code": code}).status_code == 303


def wrong_digits(building: Building, workshop: str, table: int) -> str:
    return f"{(int(building.store.registry.digits(workshop, table)) + 1) % 100:02d}"


def test_whoever_guesses_digits_waits_whatever_else_they_get_right(
    building: Building, workshop_under_way: UnderWay
) -> None:
    """Typing the code, which they have, or joining their own table does not buy them more guesses at another's."""
    entry, phone = workshop_under_way.entry, building.browser()
    wrong = wrong_digits(building, entry.id, 1)
    for _ in range(TRIES):
        assert phone.post(f"/join/{entry.code}", data={"table": "1", "digits": wrong}).status_code == 403
        assert phone.post("/join", data={"code": entry.code}).status_code == 303
        own = {"table": "2", "digits": building.store.registry.digits(entry.id, 2)}
        assert phone.post(f"/join/{entry.code}", data=own).status_code == 303
    right = {"table": "1", "digits": building.store.registry.digits(entry.id, 1)}
    waits = phone.post(f"/join/{entry.code}", data=right)
    assert waits.status_code == 429 and "set-cookie" not in waits.headers
    assert building.browser(address="192.168.1.51").post(f"/join/{entry.code}", data=right).status_code == 303


def test_whoever_guesses_the_key_waits(building: Building, workshop_under_way: UnderWay) -> None:
    """A right code between guesses does not help."""
    browser = building.browser()
    for _ in range(TRIES):
        assert browser.post("/host", data={"key": "guess"}).status_code == 403
        assert browser.post("/join", data={"code": workshop_under_way.entry.code}).status_code == 303
    assert browser.post("/host", data={"key": KEY}).status_code == 429
    building.clock.now += WAIT + 1
    assert browser.post("/host", data={"key": KEY}).status_code == 303


def test_whoever_guesses_links_waits(building: Building, workshop_under_way: UnderWay) -> None:
    """Even with a good one in hand."""
    browser = building.browser()
    for _ in range(TRIES):
        browser.post("/enter", data={"secret": "guess"})
    assert browser.post("/enter", data={"secret": workshop_under_way.oak.secret}).status_code == 429
