"""What a store in PostgreSQL costs, and how soon another server hears: `python -m tests.benchmarks.elsewhere --acts 200`.

The same acts, one after another, are handed to a store in SQLite and to one in PostgreSQL, each beside the least that it could cost:
one short row, committed. Then a second process opens the store in PostgreSQL, as another server would, and each act at the first is
followed there, at moments drawn by chance, since the second looks every so often; last, both write at once. Commits wait for the disk.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from exercises import KINDS
from tests.benchmarks.told import Used, head, line, machine, of, ratio, used_by
from tests.people import DECK, Laptop, UnderWay, under_way
from tests.postgres import cluster, programs
from workshop.acts import Envelope
from workshop.database import Database
from workshop.elsewhere import OFTEN
from workshop.store import Store

HEARD = "heard"


def acts(world: UnderWay, count: int) -> Iterator[float]:
    """How long each of so many acts took from being handed in to being safe."""
    for number in range(count):
        began = time.perf_counter()
        say(world, number)
        yield time.perf_counter() - began


def say(world: UnderWay, number: int) -> None:
    act = {"kind": "place", "card": DECK[number % 5], "pile": "more", "after": None}
    said = Envelope(world.elm.key, "benchmark", next(world.elm.seqs), world.elm.link.name, act)
    assert world.store.act(said).status == "done"


def rows(url: str, count: int) -> Iterator[float]:
    """The least: one short row a commit, on the disk, by the same driver."""
    database = Database(url)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE floor (n INTEGER, told VARCHAR(200))")
    for number in range(count):
        began = time.perf_counter()
        with database.engine.begin() as connection:
            connection.exec_driver_sql(f"INSERT INTO floor VALUES ({number}, '{'x' * 120}')")
        yield time.perf_counter() - began
    database.close()


@contextmanager
def another(url: str, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """A second process that has the store open."""
    asked = [sys.executable, "-m", "tests.benchmarks.elsewhere", "--at", url, *words]
    process = subprocess.Popen(asked, text=True, stdout=subprocess.PIPE, stdin=subprocess.PIPE)
    try:
        assert process.stdout and process.stdout.readline().strip() == "here"
        yield process
    finally:
        process.communicate("\n")


def listen(url: str) -> None:
    """What the second process does: say when it hears of anything, by a clock that all processes of a machine share."""
    store = Store(url, KINDS)
    store.on_change(lambda keys: print(HEARD, time.monotonic(), flush=True))
    print("here", flush=True)
    sys.stdin.readline()
    store.close()


def write(url: str, workshop: str, count: int) -> None:
    """What it does where both write: so many acts, one after another, for a table of the same workshop."""
    store = Store(url, KINDS)
    secret, link = store.registry.new_link(workshop, "seat", 3)
    laptop = Laptop(store, link, secret)
    laptop.looks()
    print("here", flush=True)
    sys.stdin.readline()
    began = time.perf_counter()
    for number in range(count):
        laptop.place(DECK[number % 5], "more")
    print(HEARD, time.perf_counter() - began, flush=True)
    store.close()


def followed(url: str, world: UnderWay, count: int) -> tuple[list[float], Used]:
    """From an act's being safe at the first to the second's hearing of it, and what that costs the second."""
    chance, waits = random.Random(1), []
    with another(url, "--listen") as second, used_by(second.pid) as used:
        assert second.stdout
        for number in range(count):
            time.sleep(chance.uniform(0, 2 * OFTEN))
            say(world, number)
            safe = time.monotonic()
            heard = float(second.stdout.readline().removeprefix(HEARD))
            waits.append(max(0.0, heard - safe))
    return waits, used


def together(url: str, world: UnderWay, count: int) -> list[float]:
    """How long acts take at the first while the second writes as fast as it is answered."""
    with another(url, "--write", world.entry.id, "--acts", str(count)) as second:
        assert second.stdin
        second.stdin.write("\n")
        second.stdin.flush()
        return [*acts(world, count)]


def on(url: str, floor: str, name: str, count: int) -> tuple[list[float], UnderWay]:
    """Print what an act costs on a store, beside a bare commit there; gives the times, and the workshop."""
    bare, world = of([*rows(floor, count)]), under_way(Store(url, KINDS))
    began = time.process_time()
    taken = [*acts(world, count)]
    cost = (time.process_time() - began) / count
    print(line(f"{name}: a bare row", bare))
    print(line(f"{name}: an act", of(taken), f"{1000 * cost:.1f} ms of processor each"))
    print(ratio("  times as long", of(taken), bare), flush=True)
    return taken, world


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asks.add_argument("--acts", type=int, default=200)
    asks.add_argument("--at", help=argparse.SUPPRESS)
    asks.add_argument("--listen", action="store_true", help=argparse.SUPPRESS)
    asks.add_argument("--write", help=argparse.SUPPRESS)
    given = asks.parse_args()
    if given.at:
        write(given.at, given.write, given.acts) if given.write else listen(given.at)
        return
    found = programs()
    if found is None:
        sys.exit("There is no PostgreSQL here, or not what speaks to it: pip install -e '.[postgres]'.")
    print(machine(), head(), sep="\n", flush=True)
    with tempfile.TemporaryDirectory() as folder, cluster(found, durable=True) as running:
        world = on(f"sqlite:///{folder}/store.db", f"sqlite:///{folder}/floor.db", "SQLite", given.acts)[1]
        world.store.close()
        url = running.fresh()
        world = on(url, running.fresh(), "PostgreSQL", given.acts)[1]
        waits, used = followed(url, world, given.acts)
        more = f"{1000 * used.processor / given.acts:.1f} ms of its processor each"
        print(line("until another process has heard", of(waits), more), flush=True)
        print(line("an act, while another process writes", of(together(url, world, given.acts))), flush=True)
        world.store.close()


if __name__ == "__main__":
    main()
