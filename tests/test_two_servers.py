"""Two real servers on one store in PostgreSQL, behind the nginx of `docs/nginx.conf`: a room is held by both, and by one where it must."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from exercises import KINDS
from tests.people import DECK, Person, UnderWay, under_way
from tests.postgres import Cluster
from tests.server import ROOT, Running, free_port, running
from workshop.laptop import Laptop, cookie
from workshop.store import Store


@contextmanager
def front(folder: Path, one: Running, two: Running) -> Iterator[str]:
    """The nginx of the docs before two servers; its address."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if nginx is None:
        assert os.environ.get("CI") != "true", "nginx was expected here"
        pytest.skip("there is no nginx here")
    port = free_port()
    said = (ROOT / "docs" / "nginx.conf").read_text()
    for theirs, ours in (("8501", one.port), ("8502", two.port), ("listen 8080", f"listen 127.0.0.1:{port}")):
        said = said.replace(theirs, str(ours))
    here = "".join(f"{what}_temp_path {folder};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    file = folder / "nginx.conf"
    file.write_text(f"daemon off; pid {folder}/pid; events {{}} http {{ access_log off; {here}\n{said} }}")
    started = subprocess.Popen([nginx, "-c", str(file), "-e", str(folder / "log")])
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
            assert client.get(f"http://127.0.0.1:{port}/healthz", timeout=60).status_code == 200
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.wait()


@pytest.fixture
def servers(postgres: Cluster, tmp_path: Path) -> Iterator[tuple[Running, Running, str, Store]]:
    """Both servers, the address before them, and the store, which this process has open too."""
    url = postgres.fresh()
    with ExitStack() as stack, ThreadPoolExecutor(2) as starting:
        one, two = starting.map(lambda _: stack.enter_context(running(url)), "12")
        address = stack.enter_context(front(tmp_path, one, two))
        store = Store(url, KINDS)
        stack.callback(store.close)
        yield one, two, address, store


def at(address: str, person: Person, server: str, gone: asyncio.Event | None = None) -> Laptop:
    """Somebody's browser, which stays with one of the servers; `gone` once it is cut off."""
    held = f"{cookie(person.store, person.secret, person.link)}; cg_server={server}"
    return Laptop(address, person.link, held, lambda topic: gone.set() if gone and not topic else None)


def stays(address: str) -> bool:
    """Whether a browser is sent to the server that was drawn for it, each time."""
    with httpx.Client() as browser:
        drawn = [browser.get(f"{address}/healthz").cookies["cg_server"] for _ in range(8)]
    return drawn[0] in ("a", "b") and len(set(drawn)) == 1


async def a_room(address: str, world: UnderWay, first: Running) -> None:
    """Oak is with the one server, Elm and the wall with the other; the one is killed."""
    wall, cut_off = world.opens_link("room"), asyncio.Event()
    async with at(address, wall, "b") as screen, at(address, wall, "a") as other, at(address, world.elm, "b") as elm:
        seen = [await held.show("room") or held.revisions["room"] for held in (screen, other)]
        async with at(address, world.oak, "a", cut_off) as oak:
            await oak.show("stage"), await elm.show("stage"), await oak.show("table/benefit")
            for laptop in (oak, elm):
                done = await laptop.act("benefit", "table", kind="place", card=DECK[0], pile="more")
                assert done["kind"] == "done"
            for held, before in zip((screen, other), seen, strict=True):
                await held.until("room", lambda _, held=held, before=before: held.revisions["room"] >= before + 2)
            first.kill()
            await cut_off.wait()
        assert not elm.gone and not screen.gone
        async with at(address, world.oak, "a") as again:
            await again.show("stage")
            there = await again.show("table/benefit")
            assert DECK[0] in str(there)
            before = screen.revisions["room"]
            done = await again.act("benefit", "table", kind="place", card=DECK[1], pile="more", after=DECK[0])
            assert done["kind"] == "done"
            await screen.until("room", lambda _: screen.revisions["room"] > before)


def test_a_room_goes_on_with_one_server_when_the_other_is_killed(
    servers: tuple[Running, Running, str, Store],
) -> None:
    """The wall at either is told what tables of both do. The laptops of the one that was killed carry on with the other, under the same
    cookies, from where they were, and the others notice nothing."""
    one, _, address, store = servers
    world = under_way(store)
    assert stays(address)
    asyncio.run(asyncio.wait_for(a_room(address, world, one), 60))
    store.health()
    assert world.oak.said.order.ranking() == ((DECK[0],), (DECK[1],))
    assert world.elm.said.order.ranking() == ((DECK[0],),)
