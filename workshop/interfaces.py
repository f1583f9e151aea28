"""This machine's own addresses on its networks, as its system tells them: nobody outside is asked.

`addresses` says which of them a phone in the room can use.
"""

import socket

import ifaddr

ALONE = 32  # the length of a network that holds one address


def interfaces() -> list[tuple[str, str, bool]]:
    """Each IPv4 address of this machine: its interface's name, the address, and whether it is alone on its network, as the way into a VPN
    mostly is."""
    told = [(adapter.nice_name, ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips]
    return [(name, str(ip.ip), ip.network_prefix == ALONE) for name, ip in told if ip.is_IPv4]


def outward() -> str | None:
    """The address a packet to a private network would leave by. A datagram socket that is only connected sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
        except OSError:
            return None
