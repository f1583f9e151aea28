"""A connection: who sends too fast waits, who reads slowly gets the newest."""

import asyncio
import json
from types import SimpleNamespace
from typing import Any

import pytest

from workshop import connection as connection_module
from workshop.connection import Connection
from workshop.rates import MESSAGES_A_SECOND, MESSAGES_AT_ONCE, MOST_UNREAD, Rate
from workshop.registry import Link
from workshop.words import words


def test_a_browser_that_sends_too_fast_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A burst passes at once, as after a lost connection; beyond it messages are taken at a steady pace."""
    now, slept = [100.0], []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(connection_module, "asyncio", SimpleNamespace(sleep=sleep))
    rate = Rate(MESSAGES_A_SECOND, MESSAGES_AT_ONCE, lambda: now[0])
    connection = Connection(Link("w", "seat", 1, 1), None, rate=rate, ready=None, caught_up=None)  # type: ignore[arg-type]

    async def sends(count: int) -> None:
        for _ in range(count):
            await connection.within_rate()

    asyncio.run(sends(MESSAGES_AT_ONCE))
    assert slept == []
    asyncio.run(sends(40))
    assert sum(slept) == pytest.approx(40 / MESSAGES_A_SECOND)
    now[0] += 3600
    slept.clear()
    asyncio.run(sends(MESSAGES_AT_ONCE))
    assert slept == []


class SlowSocket:
    """A socket whose reader takes one message at a time, when told."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.takes = asyncio.Semaphore(0)

    async def send_text(self, text: str) -> None:
        await self.takes.acquire()
        self.sent.append(json.loads(text))


def test_a_slow_reader_gets_the_newest_state_only() -> None:
    """While one message is on its way, states of a topic replace each other; answers are all kept, after the states."""

    async def read() -> list[Any]:
        socket = SlowSocket()
        connection = Connection(Link("w", "seat", 1, 1), socket)  # type: ignore[arg-type]
        sender = asyncio.create_task(connection.send())
        connection.tell("stage", '{"n": 0}')
        await asyncio.sleep(0)
        for n in range(1, 50):
            connection.reply(answer=n)
            connection.tell("stage", f'{{"n": {n}}}')
            connection.tell("table", f'{{"t": {n}}}')
        for _ in range(52):
            socket.takes.release()
        while len(socket.sent) < 52:
            await asyncio.sleep(0)
        sender.cancel()
        return socket.sent

    heard = asyncio.run(read())
    assert heard == [{"n": 0}, {"n": 49}, {"t": 49}, *({"answer": n} for n in range(1, 50))]


def test_a_browser_that_reads_no_answers_is_heard_no_further() -> None:
    """Until it has read them: what is still to be sent to one browser does not grow without end."""

    async def floods() -> tuple[bool, bool]:
        socket = SlowSocket()
        connection = Connection(Link("w", "seat", 1, 1), socket)  # type: ignore[arg-type]
        sender = asyncio.create_task(connection.send())
        for n in range(MOST_UNREAD):
            connection.reply(answer=n)
        heard = asyncio.create_task(connection.within_rate())
        for _ in range(5):
            await asyncio.sleep(0)
        before = heard.done()
        for _ in range(MOST_UNREAD):
            socket.takes.release()
        await asyncio.wait_for(heard, 30)
        sender.cancel()
        return before, heard.done()

    assert asyncio.run(floods()) == (False, True)


def test_a_seat_is_told_in_its_language_why_something_was_not_taken() -> None:
    """What its language has no words for, and all else that is answered, is as it was."""
    connection = Connection(Link("w", "seat", 1, 1), None, say=words("cy"))  # type: ignore[arg-type]
    for why in ("This link may not do that.", "There is no such thing.", ""):
        connection.reply(kind="refused", why=why)
    told = [json.loads(reply)["why"] for reply in connection.replies]
    assert told == [words("cy").given("This link may not do that."), "There is no such thing.", ""]
    assert told[0] != "This link may not do that."
