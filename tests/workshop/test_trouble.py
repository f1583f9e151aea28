"""Trouble with the disk, by real means: one plain sentence, nothing acknowledged that is not kept, and no restart afterwards."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from exercises import KINDS
from tests.benchmarks.kills import folded
from tests.people import DECK, UnderWay, under_way
from workshop import soundness
from workshop.__main__ import main
from workshop.store import Store
from workshop.store_fault import StoreFault

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="by means of POSIX")

FILLS = """
import resource, sys
from pathlib import Path
from exercises import KINDS
from tests.people import DECK, under_way
from workshop.backups import take
from workshop.store import Store
from workshop.store_fault import StoreFault
folder, means = Path(sys.argv[1]), sys.argv[2]
store = Store(f"sqlite:///{folder / 'store.db'}", KINDS)
world = under_way(store)
letter = [world.oak.envelope(world.oak.key, {"kind": "write", "note": f"n{n % 20}", "field": "criteria",
    "text": "long words " * 300, "base": n, "client": "c"}) for n in range(60)]
def fills(full):
    if means == "limit":
        most = (folder / "store.db").stat().st_size + 20_000 if full else resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    elif full:
        with (folder / "filler").open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass
    else:
        (folder / "filler").unlink()
fills(True)
answers = [store.submit(one) for one in letter]
faults = [str(fault) for one in answers if (fault := one.exception())]
print(len(faults) > 0, sorted(set(faults)), sep="|")
answered = [one.seq for one, answer in zip(letter, answers) if not answer.exception()]
kept = [row["seq"] for row in store.journal(world.entry.id) if row["client"] == world.oak.client]
print(kept == answered)
try:
    take(store.file, 0.0)
    print("taken")
except StoreFault as fault:
    print(fault)
fills(False)
print({store.act(one).status for one in letter}, store.health()["store"])
store.close()
"""


@posix
@pytest.mark.parametrize(("means", "why"), [("limit", "the disk cannot be written"), ("disk", "the disk is full")])
def test_a_full_disk_refuses_and_later_goes_on(tmp_path: Path, means: str, why: str) -> None:
    """What was answered stays and nothing else does, a backup says that it was not taken, and when there is room again all that was
    not answered is taken in, in the same process. Once with a disk of its own, where one may be mounted, and once by a limit."""
    command = [sys.executable, "-c", FILLS, str(tmp_path), means]
    if means == "disk":
        mounted = f'mount -t tmpfs -o size=1m tmpfs "{tmp_path}" && exec "$0" "$@"'
        command = ["unshare", "-rm", "sh", "-c", mounted, *command]
        if subprocess.run(
            ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs tmpfs "{tmp_path}"'], capture_output=True
        ).returncode:
            pytest.skip("no disk may be mounted here")
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    refused, kept, backup, afterwards = ran.stdout.splitlines()
    assert refused.startswith("True|") and f"It could not be saved ({why})." in refused
    assert kept == "True"
    assert (
        backup == "A backup could not be taken (the disk is nearly full)." or means == "limit"
    )  # a limit to each file
    assert afterwards == "{'done'} ok"
    assert "long words" not in ran.stderr  # a log cannot be redacted
    if means == "limit":
        store = Store(f"sqlite:///{tmp_path / 'store.db'}", KINDS)
        (workshop,) = store.registry.workshops()
        again = folded(store, workshop.id)
        assert {key: store.held(key) for key in again} == again
        store.close()


# -- a store that may not be written


@pytest.fixture
def there() -> Iterator[Path]:
    """A closed store with a workshop, in a folder that everybody on this machine may look into."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o777)
        store = Store(f"sqlite:///{folder / 'common-ground.db'}", KINDS)
        under_way(store)
        store.close()
        yield folder


AS_NOBODY = """
import os, sys
from exercises import KINDS
import sqlalchemy.dialects.sqlite.pysqlite
from workshop.__main__ import main
from workshop.words import words
words()
if os.geteuid() == 0:
    os.seteuid(65534)
sys.exit(main(["list"]))
"""


@posix
@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("common-ground.db", "The store could not be opened (the store is read-only)."),
        (".", "The store {folder}/common-ground.db cannot be written (Permission denied)."),
    ],
)
def test_a_read_only_store_is_refused(there: Path, what: str, why: str) -> None:
    """The file, or its folder: one sentence, status 2, and no byte of it is changed."""
    file = there / "common-ground.db"
    (there / "common-ground.db.lock").chmod(0o666 if what != "." else 0o444)
    before = file.read_bytes()
    (there / what).chmod(0o444 if what != "." else 0o555)
    asked = [sys.executable, "-c", AS_NOBODY]
    store = {**os.environ, "COMMON_GROUND_STORE": str(there)}
    ran = subprocess.run(asked, cwd=ROOT, env=store, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", why.format(folder=there) + "\n")
    assert file.read_bytes() == before and len(list(there.iterdir())) == 2


def test_a_store_that_another_program_holds_is_refused(
    there: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as one that edits databases: one sentence, status 2, nothing is changed; once it has let go, all is well."""
    monkeypatch.setattr(soundness, "PATIENCE", 0.1)
    monkeypatch.setenv("COMMON_GROUND_STORE", str(there))
    before = (there / "common-ground.db").read_bytes()
    with closing(connect(there / "common-ground.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert main(["list"]) == 2
        assert capsys.readouterr().err == "The store could not be opened (another program holds the store).\n"
        assert main(["backup"]) == 2
        assert capsys.readouterr().err == "A backup could not be taken (another program holds the store).\n"
        other.execute("ROLLBACK")
    assert (there / "common-ground.db").read_bytes() == before
    assert main(["list"]) == 0


def test_an_act_waits_while_another_program_holds_the_store(workshop_under_way: UnderWay) -> None:
    """It is answered when the other program has let go, and not before."""
    world = workshop_under_way
    assert world.store.file
    with closing(connect(world.store.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        waiting = world.store.submit(
            world.oak.envelope(world.oak.key, {"kind": "pile", "card": DECK[0], "pile": "more"})
        )
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        other.execute("ROLLBACK")
    assert waiting.result(20).status == "done"


def test_a_store_that_is_damaged_meanwhile_says_so(workshop_under_way: UnderWay) -> None:
    """An act that meets a damaged page is refused with what to do, and no backup is taken of it."""
    world, file = workshop_under_way, workshop_under_way.store.file
    assert file
    world.oak.place(DECK[0])
    with closing(connect(file)) as other:
        (root,) = other.execute("select rootpage from sqlite_master where name = 'journal'").fetchone()
        (size,) = other.execute("pragma page_size").fetchone()
        other.execute("pragma user_version = 1")  # whoever has pages in memory reads them anew
        other.commit()
    with file.open("r+b") as page:
        page.seek((root - 1) * size)
        page.write(b"\xff" * size)
    with pytest.raises(StoreFault, match=r"\(the store is damaged: stop the server and start it again\)"):
        world.oak.place(DECK[1])
