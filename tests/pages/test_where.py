"""Where people join, as the lead sees and chooses it."""

from collections.abc import Callable
from typing import Any

import pytest

from workshop import addresses
from workshop.addresses import Lan
from workshop.words import words

say = words()
ROOM, HOTSPOT = Lan("192.168.1.20", "wlan0", "network"), Lan("192.168.137.1", "", "windows_hotspot")
DOCKER = Lan("172.17.0.1", "docker0", "virtual")


def text(page: Any) -> str:
    parts = (*page.markdown, *page.warning, *page.info, *page.error)
    return "\n".join(str(one.value) for one in parts).replace("\\", "").replace("\u2060", "")


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has the laptop be on these networks from now on."""
    monkeypatch.delenv("COMMON_GROUND_ADDRESS", raising=False)

    def on(*found: Lan) -> None:
        told = [(one.interface, one.address, False) for one in found]
        monkeypatch.setattr(addresses, "interfaces", lambda: told)
        monkeypatch.setattr(addresses, "outward", lambda: None)

    return on


def test_one_network_leaves_nothing_to_choose(networks: Any, somebody: Any, lead: Any) -> None:
    """The address is told, and nothing else is asked; the control room says nothing of it."""
    networks(ROOM)
    page = somebody.opens("facilitator/venue.py", lead)
    assert say("where.address_is", address="http://192.168.1.20:8501") in text(page) and not page.radio
    assert "where people" not in text(somebody.opens("facilitator/control.py", lead))


def test_of_several_networks_the_lead_chooses(networks: Any, here: Any, somebody: Any, lead: Any) -> None:
    """The likeliest is suggested; a choice is kept with the workshop, and is what the wall, the setting-up and the papers show."""
    networks(DOCKER, ROOM, HOTSPOT)
    page = somebody.opens("facilitator/venue.py", lead)
    assert say("where.address_is", address="http://192.168.137.1:8501") in text(page)
    assert say("networks.advice_windows_hotspot") in text(page)
    offers = [one.replace("\\", "") for one in page.radio[0].options]
    assert "hotspot" in offers[1] and "192.168.1.20 on wlan0" in offers[2] and "172.17.0.1" in offers[3]
    page.radio[0].set_value("192.168.1.20").run()
    assert here.store.day(lead.workshop).address == "192.168.1.20"
    assert say("where.address_is", address="http://192.168.1.20:8501") in text(page)
    assert say("networks.advice_windows_hotspot") not in text(page)
    somebody.given("room", lead.workshop)
    for shown in ("facilitator/setup.py", "facilitator/control.py"):
        assert "http://192.168.1.20:8501/join/" in text(somebody.opens(shown, lead))
    page.radio[0].set_value("").run()
    assert here.store.day(lead.workshop).address == ""


def test_a_chosen_address_that_is_gone_is_said(networks: Any, here: Any, somebody: Any, lead: Any) -> None:
    """As on another laptop: people are given the likeliest there, and the lead is told what to do about what was printed."""
    networks(ROOM, HOTSPOT)
    somebody.opens("facilitator/venue.py", lead).radio[0].set_value("192.168.1.20").run()
    networks(Lan("10.0.0.7", "eth0", "network"))
    for shown in ("venue", "control"):
        page = somebody.opens(f"facilitator/{shown}.py", lead)
        assert say("where.gone", chosen="192.168.1.20", address="http://10.0.0.7:8501") in text(page)


def test_no_network_is_said_plainly(networks: Any, somebody: Any, lead: Any) -> None:
    """None at all, and none that a phone is likely to reach."""
    networks()
    assert say("where.none") in text(somebody.opens("facilitator/venue.py", lead))
    networks(DOCKER)
    page = text(somebody.opens("facilitator/venue.py", lead))
    assert say("where.only_unlikely") in page and say("networks.advice_virtual") in page


def test_an_address_that_was_set_is_not_chosen(
    networks: Any, somebody: Any, lead: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, and that it was set before starting."""
    networks(ROOM, HOTSPOT)
    monkeypatch.setenv("COMMON_GROUND_ADDRESS", "https://ashdale.example")
    page = somebody.opens("facilitator/venue.py", lead)
    assert say("where.fixed") in text(page) and not page.radio
