"""The server: Streamlit's pages, the live socket and the doors, as one ASGI app.  Start it with `streamlit run app.py`."""

import asyncio
import atexit
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute

from exercises import NAMES, papers, room
from exercises.run_sheets import pace_of
from pages.amended import amend
from pages.demonstration_setup import demonstrations
from pages.house import ROOT, house
from pages.restored import lately
from workshop.addresses import lan_addresses
from workshop.checks import Checks
from workshop.database import StoreFault
from workshop.demonstration import Demonstration
from workshop.doors import Doors
from workshop.front import fronted
from workshop.gate import SameOrigin
from workshop.headers import Sealed
from workshop.how_you_read import HowYouRead
from workshop.keeping.backing_up import back_up_often, back_up_or_say
from workshop.keeping.expiry import purge_daily
from workshop.moving import remember
from workshop.open_files import may_come, raise_limit, room_for
from workshop.paper.printing import Printing
from workshop.plain import not_kept
from workshop.play import Play
from workshop.precompressed import Precompressed, Shelf
from workshop.presence import Presence
from workshop.promptness import send_at_once
from workshop.reading_door import ReadingDoor
from workshop.rehearsal import RehearsalDoors, Rehearsals
from workshop.renewing import RenewingDoor
from workshop.roles import PAGES
from workshop.schema import WrongVersion
from workshop.setup import MOST_TABLES
from workshop.status import StatusDoor

try:
    here = house()
except (StoreFault, WrongVersion) as fault:
    sys.exit(str(fault))

play = Play(
    here.store,
    {name: room(name, "simulated") for name in NAMES},
    here.words,
    lambda: f"http://127.0.0.1:{st.get_option('server.port')}",
)
demonstration = Demonstration(here.store, here.live, demonstrations(here.packs), play)
doors = Doors(
    here.store,
    here.words,
    here.host_key,
    here.packs,
    demonstration.start,
    ROOT / "exercises" / "parts" / "static",
    lambda: int(st.get_option("server.port")),
    pace_of,
    here.versions,
)
theirs = Path(st.__file__).parent / "static"
made = Path(mkdtemp(prefix="common-ground-"))
atexit.register(rmtree, made, ignore_errors=True)
index = fronted(theirs / "index.html", made)
shelf = Shelf({"/static": theirs / "static", "/ours": doors.static}, {f"/{page}": index for page in PAGES})
rehearsals = Rehearsals(here.store, here.live)
routes = [
    *doors.routes(),
    *HowYouRead(doors.page).routes(),
    *RehearsalDoors(here.store, here.words, rehearsals, here.host_key, doors.patience).routes(),
    *Printing(
        here.store, here.words, doors.page, doors.address, papers.at_table, papers.sheets, papers.slips, here.versions
    ).routes(),
    *RenewingDoor(here.store, here.words, doors.page, doors.address).routes(),
    *StatusDoor(here.store, here.live).routes(),
    *Checks(here.store, here.live, here.venue, doors.patience, doors.page).routes(),
    *ReadingDoor(here.store, here.editions, doors.page, doors.patience).routes(),
    WebSocketRoute("/live", here.live.endpoint),
]


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Say where the workshop can be reached, and let go of the store at the end."""
    send_at_once(asyncio.get_running_loop())  # the server is made after this
    amend()
    shelf.fill_meanwhile()
    port = st.get_option("server.port")
    print("\n  Common Ground is running.\n", flush=True)
    print(f"  On this laptop:   http://localhost:{port}")
    for address in lan_addresses():
        print(f"  In the room:      http://{address}:{port}")
    print(f"  Host key:         {here.host_key}   (asked for when a workshop is set up from another machine)")
    room = room_for(raise_limit())
    if room is not None and room < may_come(MOST_TABLES):
        print(f"  Open files:       enough for about {room} laptops; whoever looks after this machine can raise that")
    for sentence in lately(remember(here.store, port), port):
        print(f"  {sentence}")
    print("  Stop it with Ctrl+C. Nothing that was said is lost.\n", flush=True)
    tasks = (purge_daily(here.store), back_up_often(here.store), Presence(here.store, here.live).share())
    keeping = [asyncio.create_task(task) for task in tasks]
    yield {}
    for task in keeping:
        task.cancel()
    demonstration.stop()
    await rehearsals.end()
    here.editions.close()
    back_up_or_say(here.store)
    here.store.close()


def quietly(fault: Exception) -> None:
    """A fault in a page is written to the log; the page shows a plain sentence (client.showErrorDetails)."""
    logging.getLogger("common_ground").exception("a page failed", exc_info=fault)


app = st.App(
    "pages/site.py",
    routes=routes,
    middleware=[
        Middleware(Sealed, index=index),
        Middleware(SameOrigin),
        Middleware(Precompressed, shelf=shelf),
    ],
    lifespan=lifespan,
    on_script_error=quietly,
    exception_handlers={StoreFault: not_kept(here.words)},
)
