"""Where a phone can reach this server, and what counts as this very machine."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import addresses
from workshop.addresses import (
    LIKELIEST,
    Lan,
    goes_by,
    in_order,
    is_loopback,
    lan_addresses,
    plain_host,
    room_address,
    sort_of,
    whose,
)


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


def test_the_room_is_told_what_the_lead_has_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """While this machine has that address, whatever its browser uses; not where it was set before starting."""
    here = [Lan("10.9.9.9", "", "network"), Lan("192.168.137.1", "", "windows_hotspot")]
    monkeypatch.delenv("COMMON_GROUND_ADDRESS", raising=False)
    monkeypatch.setattr(addresses, "lan", lambda: here)
    assert room_address(8501, "10.9.9.9:8501", chosen="192.168.137.1") == "http://192.168.137.1:8501"
    assert room_address(8501, "10.9.9.9:8501", chosen="192.168.43.7") == "http://10.9.9.9:8501"
    monkeypatch.setenv("COMMON_GROUND_ADDRESS", "https://workshop.example.org")
    assert room_address(8501, "10.9.9.9:8501", chosen="192.168.137.1") == "https://workshop.example.org"


@pytest.mark.parametrize(
    ("address", "interface", "sort"),
    [
        ("192.168.1.20", "wlan0", "network"), ("10.0.0.5", "en0", "network"), ("172.20.0.5", "", "network"),
        ("192.168.137.1", "", "windows_hotspot"), ("192.168.137.20", "", "network"),  # a guest of another's hotspot
        ("172.20.10.4", "en0", "iphone_hotspot"), ("172.20.11.4", "en0", "network"),
        ("192.168.43.120", "wlan0", "android_hotspot"), ("10.42.0.1", "wlp2s0", "own_hotspot"),
        ("192.168.2.1", "bridge100", "own_hotspot"), ("169.254.7.7", "eth0", "no_router"),
        ("172.17.0.1", "docker0", "virtual"), ("172.17.0.1", "", "virtual"), ("10.5.0.1", "br-3f2a", "virtual"),
        ("10.8.0.2", "tun0", "vpn"), ("10.8.0.2", "utun3", "vpn"), ("100.101.102.103", "", "vpn"),
        ("192.168.56.1", "", "virtual"), ("81.2.69.142", "eth0", "public"), ("192.168.9.9", "enx00e04c", "network"),
    ],
)  # fmt: skip
def test_what_sort_of_network_an_address_is_on(address: str, interface: str, sort: str) -> None:
    """By its number, where networks are always numbered so, and by the name of its interface."""
    assert sort_of(address, interface) == sort


def test_a_line_to_one_other_machine_is_a_vpn() -> None:
    """Whatever its interface is called."""
    assert sort_of("10.1.2.3", "corp", to_one=True) == "vpn"


def test_the_likeliest_address_comes_first() -> None:
    """A hotspot of this laptop's own, then networks that it has joined, the one by which packets leave before the others; what
    phones hardly reach comes last, and this machine's name for itself not at all."""
    found = in_order(
        [
            ("docker0", "172.17.0.1", False),
            ("tun0", "10.8.0.2", True),
            ("eth0", "169.254.3.3", False),
            ("lo", "127.0.0.1", False),
            ("eth1", "10.0.0.5", False),
            ("wlan0", "192.168.1.20", False),
            ("wlan1", "10.42.0.1", False),
        ],
        outward="192.168.1.20",
    )
    expected = ["10.42.0.1", "192.168.1.20", "10.0.0.5", "169.254.3.3", "172.17.0.1", "10.8.0.2"]
    assert [one.address for one in found] == expected


def test_what_phones_hardly_reach_is_offered_where_there_is_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the console and for the room; with a network beside it, it is left out."""
    monkeypatch.setattr(addresses, "outward", lambda: None)
    monkeypatch.setattr(
        addresses, "interfaces", lambda: [("docker0", "172.17.0.1", False), ("eth0", "10.0.0.5", False)]
    )
    assert lan_addresses() == ["10.0.0.5"]
    monkeypatch.setattr(addresses, "interfaces", lambda: [("docker0", "172.17.0.1", False)])
    assert lan_addresses() == ["172.17.0.1"]
    monkeypatch.setattr(addresses, "interfaces", list)
    assert lan_addresses() == []


FOUND = st.tuples(st.text(max_size=12), st.ip_addresses(v=4).map(str), st.booleans())


@given(st.lists(FOUND, max_size=8))
def test_every_address_is_there_once_and_has_a_sort(found: list[tuple[str, str, bool]]) -> None:
    """Whatever a system calls its interfaces; none of them is this machine's name for itself."""
    told = in_order(found)
    assert len({one.address for one in told}) == len(told)
    assert {one.address for one in told} == {at for _, at, _ in found if not at.startswith(("127.", "0."))}
    assert [LIKELIEST.index(one.sort) for one in told] == sorted(LIKELIEST.index(one.sort) for one in told)


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
