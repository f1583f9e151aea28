"""The demonstration: one a server, by the live socket, through every activity, with nothing refused and no trace left."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

from exercises import KINDS, NAMES, room
from pages.demonstration_setup import RANKINGS, WHOLE, demonstrations
from tests.people import pack
from workshop.demonstration import Demonstration, beginning_with
from workshop.everyone import everyone
from workshop.live import Live
from workshop.play import Play
from workshop.store import Store
from workshop.words import words

PROGRAMMES = demonstrations({"one": pack()})
IDS = [activity.id for activity in PROGRAMMES[WHOLE].activities]
SCRIPTS = {name: room(name, "simulated") for name in NAMES}


@asynccontextmanager
async def served(live: Live) -> AsyncIterator[str]:
    """The live socket alone, at an address."""
    app = Starlette(routes=[WebSocketRoute("/live", live.endpoint)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off", ws="websockets-sansio"))
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await running


def shown(store: Store, does: Callable[[Demonstration], Coroutine[Any, Any, None]], pace: float = 0.0) -> None:
    """Have something done to a demonstration that is served."""

    async def run() -> None:
        live = Live(store)
        async with served(live) as base:
            demonstration = Demonstration(store, live, PROGRAMMES, Play(store, SCRIPTS, words(), lambda: base, pace))
            before = asyncio.all_tasks()
            await does(demonstration)
            demonstration.stop()
            await asyncio.wait(asyncio.all_tasks() - before)  # the laptops leave before the server does

    asyncio.run(run())


@pytest.mark.parametrize("name", [RANKINGS, WHOLE])
def test_every_activity_is_played_and_nothing_is_refused(
    name: str, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Each programme goes from its first activity to the end: every press is made, every act is taken, and every table has said
    something wherever anything is asked."""

    async def does(demonstration: Demonstration) -> None:
        setup = PROGRAMMES[name]
        entry = demonstration.start(name=name)
        while not store.day(entry.id).ended:
            await asyncio.sleep(0.02)
        day = store.day(entry.id)
        assert day.ended and list(day.progress) == [one.id for one in setup.activities]
        for activity in setup.activities:
            kind = KINDS[activity.kind]
            assert day.progress[activity.id].step == len(kind.steps), activity.id
            assert day.progress[activity.id].part == max(1, len(kind.parts(activity))) - 1
            if kind.steps:
                said = everyone(store, entry.id, activity.id).tables
                assert all(said[table.id] != kind.sorts["table"].empty for table in setup.tables), activity.id

    with caplog.at_level(logging.WARNING, "common_ground"):
        shown(store, does)
    assert not caplog.messages


def test_there_is_one_and_it_leaves_no_trace(store: Store) -> None:
    """Whoever asks sees the one that runs; asked for again, by another name or from an activity on, it is a new one in its
    place. Stopped, nothing is left of it."""

    async def does(demonstration: Demonstration) -> None:
        first = demonstration.start()
        assert demonstration.start().id == demonstration.start(name=RANKINGS).id == first.id
        assert demonstration.start(name="no such day").id == first.id
        for asked in ({"again": True}, {"name": WHOLE}, {"first": IDS[2]}, {"again": True, "name": RANKINGS}):
            before = demonstration.start()
            entry = demonstration.start(**asked)  # type: ignore[arg-type]
            assert entry.id != before.id
            assert store.registry.workshops("demonstration") == [entry]
        demonstration.stop()
        assert not store.registry.workshops("demonstration") and not store.journal(entry.id)

    shown(store, does, pace=1)


def test_it_goes_on_with_the_same_programme(store: Store) -> None:
    """A plain restart, or a jump to an activity, stays in the programme that runs."""

    async def does(demonstration: Demonstration) -> None:
        demonstration.start(name=WHOLE)
        again = demonstration.start(again=True)
        assert [one.id for one in store.day(again.id).setup.activities] == IDS

    shown(store, does, pace=1)


@pytest.mark.parametrize("first", IDS)
def test_it_can_begin_with_any_activity(first: str) -> None:
    """The activities before it are left out, and nothing else is changed."""
    setup = beginning_with(first, PROGRAMMES[WHOLE])
    assert [one.id for one in setup.activities if not one.skipped] == IDS[IDS.index(first) :]
    assert beginning_with("no such", PROGRAMMES[WHOLE]) == PROGRAMMES[WHOLE]
