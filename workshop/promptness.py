"""Promptness: what is sent leaves at once.

A listening socket that Streamlit binds itself is not marked as one of TCP, so asyncio leaves Nagle's algorithm on, and every second
small packet waits up to 40 ms until the other side has acknowledged the one before (uvicorn's issue 3149). What is set on a
listening socket holds for the connections that it accepts.
"""

import asyncio
import socket
from contextlib import suppress
from typing import Any


def send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """Have every server that this loop makes from now on, of a socket that is bound already, send without waiting."""
    make = loop.create_server

    async def create_server(*given: Any, sock: socket.socket | None = None, **more: Any) -> Any:
        if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return await make(*given, sock=sock, **more)

    with suppress(AttributeError):  # a loop that cannot be told, such as uvloop's, does so by itself
        loop.create_server = create_server  # type: ignore[method-assign]
