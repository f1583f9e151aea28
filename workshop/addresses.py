"""Where a phone in the room can reach this server: found without asking anyone outside."""

import contextlib
import ipaddress
import os
import re
import socket
import struct
import sys
from typing import Literal
from urllib.parse import urlsplit

GET_ADDRESS = 0x8915  # SIOCGIFADDR of Linux
LOCAL_NAMES = (".local", ".lan", ".home.arpa", ".internal", ".home")
PLAIN_HOST = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")


def lan_addresses() -> list[str]:
    """This machine's IPv4 addresses on local networks, likeliest first; [] on a machine with no network."""
    found = [_outward(), *_of_interfaces()]
    return list(dict.fromkeys(address for address in found if address and not address.startswith(("127.", "0."))))


def room_address(port: int, asked_by: str = "", scheme: str = "http") -> str:
    """The address to print on the wall: COMMON_GROUND_ADDRESS if set, else the one the lead's browser uses where a phone
    can use it too, else the first LAN address, else this machine alone."""
    if chosen := os.environ.get("COMMON_GROUND_ADDRESS"):
        return chosen.rstrip("/")
    if asked_by and not is_loopback(asked_by):
        return f"{scheme}://{asked_by}"
    return f"http://{next(iter(lan_addresses()), 'localhost')}:{port}"


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


def _outward() -> str | None:
    """The address a packet to a private network would leave by. A datagram socket that is only connected sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
            return probe.getsockname()[0]
        except OSError:
            return None


def _of_interfaces() -> list[str]:
    """The addresses of this machine's network interfaces, as the kernel tells them; no name is looked up."""
    if sys.platform != "linux":
        return []
    import fcntl

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # an interface without an address
                told = fcntl.ioctl(asking.fileno(), GET_ADDRESS, struct.pack("256s", name.encode()[:15]))
                found.append(socket.inet_ntoa(told[20:24]))
    return found
