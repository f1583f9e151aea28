"""What is sent leaves at once, on connections that a socket bound beforehand accepts, as Streamlit binds its own."""

import asyncio
import socket

from workshop.promptness import send_at_once


async def accepted() -> int:
    """Whether the connection of somebody who calls is told not to wait."""
    loop = asyncio.get_running_loop()
    send_at_once(loop)
    told: asyncio.Future[int] = loop.create_future()

    class Answers(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            taken = transport.get_extra_info("socket")
            told.set_result(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            transport.close()  # type: ignore[attr-defined]

    bound = socket.socket(socket.AF_INET)
    bound.bind(("127.0.0.1", 0))
    async with await loop.create_server(Answers, sock=bound):
        _, writer = await asyncio.open_connection(*bound.getsockname())
        found = await told
        writer.close()
        await writer.wait_closed()
    return found


def test_a_connection_does_not_wait_for_acknowledgements() -> None:
    assert asyncio.run(accepted()) != 0


def test_a_loop_that_cannot_be_told_is_left_alone() -> None:
    class Closed:
        __slots__ = ()
        create_server = property(lambda self: None)

    send_at_once(Closed())  # type: ignore[arg-type]
