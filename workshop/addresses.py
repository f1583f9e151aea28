"""Where a phone in the room can reach this server: found without asking anyone outside.

A laptop may be on several networks at once: the room's, a hotspot of its own, a VPN, one that only programs on it use. Which one
phones are on nobody can tell it, so addresses are put in the order in which a phone is likely to reach them, and the lead may choose.
"""

import ipaddress
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from workshop.interfaces import interfaces, outward

Sort = Literal[
    "own_hotspot",
    "windows_hotspot",
    "iphone_hotspot",
    "android_hotspot",
    "network",
    "public",
    "no_router",
    "virtual",
    "vpn",
]
LIKELIEST: tuple[Sort, ...] = Sort.__args__  # type: ignore[attr-defined]
UNLIKELY: tuple[Sort, ...] = ("no_router", "virtual", "vpn")
NAMED: tuple[tuple[str, Sort], ...] = (  # how the name of an interface begins
    (r"tun|tap|wg|ppp|utun|ipsec|tailscale|zt|nordlynx|vpn|gpd", "vpn"),
    (r"docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|flannel", "virtual"),
)
NUMBERED: tuple[tuple[str, Sort], ...] = (  # networks that are always numbered so
    ("192.168.137.1/32", "windows_hotspot"),
    ("172.20.10.0/28", "iphone_hotspot"),
    ("192.168.42.0/23", "android_hotspot"),  # 42 by its cable, 43 over the air
    ("10.42.0.1/32", "own_hotspot"),  # NetworkManager's on Linux
    ("192.168.2.1/32", "own_hotspot"),  # Internet Sharing's on macOS
    ("169.254.0.0/16", "no_router"),
    ("100.64.0.0/10", "vpn"),
    ("192.168.56.0/24", "virtual"),  # VirtualBox's own network
    ("192.168.122.1/32", "virtual"),  # libvirt's
    ("172.17.0.0/16", "virtual"),  # Docker's
)
LOCAL_NAMES = (".local", ".lan", ".home.arpa", ".internal", ".home")
PLAIN_HOST = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Lan:
    """One address of this machine, the interface that has it ("" where the system does not tell), and what sort of network it is on."""

    address: str
    interface: str
    sort: Sort


def lan() -> list[Lan]:
    """This machine's IPv4 addresses on networks, likeliest first; [] on a machine with no network."""
    return in_order(interfaces(), outward())


def in_order(found: Iterable[tuple[str, str, bool]], outward: str | None = None) -> list[Lan]:
    """Addresses as `interfaces` tells them, with what sort each is, in the order in which phones are likely to reach them; of two alike
    the one by which packets leave (`outward`) first."""
    told = {address: Lan(address, name, sort_of(address, name, to_one)) for name, address, to_one in found}
    if outward and outward not in told:
        told[outward] = Lan(outward, "", sort_of(outward))
    real = [one for one in told.values() if not one.address.startswith(("127.", "0."))]
    return sorted(real, key=lambda one: (LIKELIEST.index(one.sort), one.address != outward))


def sort_of(address: str, interface: str = "", to_one: bool = False) -> Sort:
    """What sort of network an address is on, by its number and the name of its interface."""
    at = ipaddress.IPv4Address(address)
    numbered = next((sort for network, sort in NUMBERED if at in ipaddress.IPv4Network(network)), None)
    named = next((sort for names, sort in NAMED if re.match(names, interface.lower())), "vpn" if to_one else None)
    return named or numbered or ("network" if at.is_private else "public")


def lan_addresses() -> list[str]:
    """The addresses that a phone in the room is likely to reach, likeliest first; where there are none such, any others."""
    found = lan()
    return [one.address for one in found if one.sort not in UNLIKELY] or [one.address for one in found]


def room_address(port: int, asked_by: str = "", scheme: str = "http", chosen: str = "") -> str:
    """The address to print on the wall: COMMON_GROUND_ADDRESS if set, else the one that the lead has `chosen` while this machine has it,
    else the one the lead's browser uses where a phone can use it too, else the first LAN address, else this machine alone."""
    if fixed := fixed_address():
        return fixed
    if chosen and any(one.address == chosen for one in lan()):
        return f"http://{chosen}:{port}"
    if asked_by and not is_loopback(asked_by):
        return f"{scheme}://{asked_by}"
    return f"http://{next(iter(lan_addresses()), 'localhost')}:{port}"


def fixed_address() -> str:
    """The address that was set before starting; "" where none was."""
    return os.environ.get("COMMON_GROUND_ADDRESS", "").rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether a Host header or an address means this very machine."""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    return name.strip("[]").split("]")[0] in ("localhost", "127.0.0.1", "::1", "::ffff:127.0.0.1")


def whose(host: str) -> Literal["laptop", "local", "public"]:
    """What an address in a Host header is: this very machine's name for itself, one of a local network, or any other."""
    if is_loopback(host):
        return "laptop"
    name = (host.rpartition(":")[0] if host.count(":") == 1 else host.partition("]")[0].lstrip("[")).lower() or host
    try:
        at = ipaddress.ip_address(name)
    except ValueError:
        return "local" if "." not in name or name.endswith(LOCAL_NAMES) else "public"
    return "local" if at.is_private or at.is_link_local else "public"


def plain_host(host: str) -> bool:
    """Whether a Host header is written as one: a name or a number, and at most a port."""
    return PLAIN_HOST.fullmatch(host) is not None


def goes_by(host: str) -> bool:
    """Whether this server goes by the name in a Host header. A name of the internet can be made to point here by whoever owns it, so
    only the one in COMMON_GROUND_ADDRESS is ours; a number cannot, nor can a name that only a local network knows."""
    if not plain_host(host):
        return False
    name = host.lower() if host.endswith("]") else re.sub(r":[0-9]+$", "", host.lower())
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        name = name.rstrip(".")
        chosen = urlsplit(os.environ.get("COMMON_GROUND_ADDRESS", "")).hostname
        return "." not in name or name.endswith((*LOCAL_NAMES, ".localhost")) or name == chosen
    return True
