"""Where a phone can reach this server, and what counts as this very machine."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import addresses
from workshop.addresses import goes_by, is_loopback, lan_addresses, plain_host, room_address, whose


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8501", "127.0.0.1", "127.0.0.1:80", "[::1]:8501", "[::1]", "::1", "::ffff:127.0.0.1"],
)
def test_this_machine_is_known(host: str) -> None:
    """By its names and numbers, with a port or without."""
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "192.168.1.20:8501",
        "localhost.example.org",
        "127.0.0.1.example.org:80",
        "example.org:127",
        "[fe80::1]:80",
        "::2",
    ],
)
def test_others_are_not(host: str) -> None:
    """A name that only begins like this machine is another machine."""
    assert not is_loopback(host)


def test_lan_addresses_are_other_machines_could_reach() -> None:
    """IPv4 addresses, each once, none of them loopback."""
    found = lan_addresses()
    assert len(found) == len(set(found)) and not any(is_loopback(address) for address in found)
    assert all(ipaddress.IPv4Address(address) for address in found)


def test_the_room_is_told_what_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting wins, without a slash at its end."""
    monkeypatch.setenv("COMMON_GROUND_ADDRESS", "https://workshop.example.org/")
    assert room_address(8501, "192.168.1.20:8501") == "https://workshop.example.org"


def test_the_room_is_told_what_the_lead_uses_where_a_phone_can_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lead's own address if it is not this machine alone; else the first LAN address; else this machine."""
    monkeypatch.delenv("COMMON_GROUND_ADDRESS", raising=False)
    assert room_address(8501, "10.1.2.3:8501") == "http://10.1.2.3:8501"
    assert room_address(8501, "ws.example.org", "https") == "https://ws.example.org"
    monkeypatch.setattr(addresses, "lan_addresses", lambda: ["10.9.9.9"])
    assert room_address(8501, "localhost:8501") == "http://10.9.9.9:8501"
    monkeypatch.setattr(addresses, "lan_addresses", list)
    assert room_address(8501, "localhost:8501") == "http://localhost:8501"


@pytest.mark.parametrize(
    ("host", "sort"),
    [
        ("localhost:8501", "laptop"), ("[::1]:8501", "laptop"), ("192.168.1.20:8501", "local"), ("10.0.0.5", "local"),
        ("[fe80::1]:8501", "local"), ("fe80::1", "local"), ("laptop:8501", "local"), ("room.local", "local"),
        ("8.8.8.8:80", "public"), ("ws.example.org", "public"), ("ws.example.org:8501", "public"), ("[2a00::1]", "public"),
        ("local.example.org", "public"),
    ],
)  # fmt: skip
def test_whose_an_address_is(host: str, sort: str) -> None:
    """This machine's, one of the network's, or anybody's, with a port or without."""
    assert whose(host) == sort


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1:8501", "192.168.1.20:8501", "[::1]:8501", "[fe80::1]", "81.2.69.142", "laptop", "laptop:8501",
     "laptop.local", "Laptop.LAN:8501", "cg.localhost:8501", "workshop.example.org", "Workshop.Example.org:443"],
)  # fmt: skip
def test_the_server_goes_by_numbers_local_names_and_the_one_it_was_given(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """With or without a port, in capitals or not."""
    monkeypatch.setenv("COMMON_GROUND_ADDRESS", "https://workshop.example.org/")
    assert goes_by(host)


@pytest.mark.parametrize(
    "host",
    ["", "example.org", "evil.workshop.example.org", "workshop.example.org.evil.example", "localhost.evil.example",
     "1.2.3.4.evil.example", "a/b", "a@b", "a b", "localhost:", "localhost:123456", "[::1", "::1", "x" * 300, "é"],
)  # fmt: skip
def test_and_by_no_other(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """A name of the internet can be made to point here by whoever owns it; what is no name at all is none of ours either."""
    monkeypatch.setenv("COMMON_GROUND_ADDRESS", "https://workshop.example.org/")
    assert not goes_by(host)
    monkeypatch.delenv("COMMON_GROUND_ADDRESS")
    assert not goes_by("workshop.example.org")


@given(st.text(max_size=80))
def test_any_text_is_a_name_or_none(host: str) -> None:
    """Whatever stands in a Host header, the answer is yes or no; what is ours can stand in a header of ours."""
    assert goes_by(host) in (True, False)
    assert not plain_host(host) or not set(host) & set(" ;,\r\n\"'")
