"""This machine's own addresses on its networks, as its system tells them: nobody outside is asked.

Linux and macOS are asked by `getifaddrs`, which gives each address with the name of its interface; Windows gives addresses alone.
`addresses` says which of them a phone in the room can use.
"""

import ctypes
import socket
import sys
from collections.abc import Iterator

UP, LOOPBACK, POINT_TO_POINT = 0x1, 0x8, 0x10  # flags that Linux and the BSDs have in common
IPV4 = {b"\x02\x00", b"\x10\x02"}  # how an address begins: its family on Linux; its length and family on macOS


class _Told(ctypes.Structure):
    """The head of one `struct ifaddrs`."""


_Told._fields_ = [
    ("next", ctypes.POINTER(_Told)),
    ("name", ctypes.c_char_p),
    ("flags", ctypes.c_uint),
    ("address", ctypes.c_void_p),
]


def interfaces() -> list[tuple[str, str, bool]]:
    """Each IPv4 address of an interface that is up: the interface's name ("" where the system does not tell it), the address, and
    whether it leads to one other machine only, as the way into a VPN does."""
    if sys.platform == "win32":
        try:
            return [("", address, False) for address in socket.gethostbyname_ex(socket.gethostname())[2]]
        except OSError:
            return []
    return list(_of_the_system())


def outward() -> str | None:
    """The address a packet to a private network would leave by. A datagram socket that is only connected sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
        except OSError:
            return None


def _of_the_system() -> Iterator[tuple[str, str, bool]]:
    system = ctypes.CDLL(None)
    first = ctypes.POINTER(_Told)()
    if system.getifaddrs(ctypes.byref(first)):
        return
    try:
        told = first
        while told:
            one, told = told.contents, told.contents.next
            if one.address and one.flags & UP and not one.flags & LOOPBACK:
                start = ctypes.string_at(one.address, 8)
                if start[:2] in IPV4:
                    yield (
                        one.name.decode(errors="replace"),
                        socket.inet_ntoa(start[4:8]),
                        bool(one.flags & POINT_TO_POINT),
                    )
    finally:
        system.freeifaddrs(first)
