"""Restoring: a damaged store is found out, set aside untouched, and its newest sound backup put in its place; never silently."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from exercises import KINDS
from tests.people import DECK, NOON, UnderWay, under_way
from workshop.backups import backups, take
from workshop.soundness import fault_in
from workshop.store import Store
from workshop.store_fault import StoreFault

LAST_WORDS = b"a criterion 11 "


def opened(folder: Path) -> Store:
    store = Store(f"sqlite:///{folder / 'store.db'}", KINDS, lambda: NOON + 600)
    store.clock = lambda: NOON
    return store


@pytest.fixture
def there(tmp_path: Path) -> UnderWay:
    """A workshop in a closed store, backed up before Oak said its last word."""
    store = opened(tmp_path)
    world = under_way(store)
    for n in range(12):
        world.oak.writes("criteria", f"a criterion {n} " * 30, note=f"n{n}")
    take(tmp_path / "store.db", NOON + 1)
    world.oak.place(DECK[0])
    store.close()
    return world


def truncated(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


def without_its_last_page(content: bytes) -> bytes:
    return content[:-4096]


def torn(content: bytes) -> bytes:
    """A page in use, of which only the first half reached the disk."""
    half = content.rindex(LAST_WORDS) // 4096 * 4096 + 2048
    return content[:half] + bytes(2048) + content[half + 2048 :]


def emptied(content: bytes) -> bytes:
    return b""


def noise(content: bytes, start: int, length: int) -> bytes:
    return content[:start] + random.Random(7).randbytes(length) + content[start + length :]


def noise_at_its_head(content: bytes) -> bytes:
    return noise(content, 0, 100)


def noise_in_a_page(content: bytes) -> bytes:
    return noise(content, content.rindex(LAST_WORDS) // 4096 * 4096, 4096)


def noise_in_a_text(content: bytes) -> bytes:
    return noise(content, content.rindex(LAST_WORDS), 20)


DAMAGE = [
    truncated, without_its_last_page, torn, emptied, noise_at_its_head, noise_in_a_page, noise_in_a_text
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_store_is_set_aside_and_its_backup_put_in_its_place(
    there: UnderWay, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    """Untouched, under another name; what the backup held is there, laptops come back to their seats, and it is told what is kept."""
    file = tmp_path / "store.db"
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()
    store = opened(tmp_path)
    told = store.restored
    assert told and told.backup_at == NOON + 1 and told.at == NOON + 600
    assert told.workshops == ((there.entry.code, NOON),) and told.last_at == NOON
    assert (tmp_path / told.aside).read_bytes() == before
    oak = there.oak
    assert len(store.answer(oak.key).notes) == 12 and not store.answer(oak.key).order.placed()
    oak.store = store
    assert store.registry.link(oak.secret) == oak.link and oak.place(DECK[1]).status == "done"
    store.close()
    again = opened(tmp_path)
    assert again.restored == told, "it is still told after a restart"
    again.close()


def test_noise_is_noticed_wherever_it_is(there: UnderWay, tmp_path: Path) -> None:
    """A whole page of it, in each page of the file in turn."""
    file = tmp_path / "store.db"
    content = file.read_bytes()
    assert not fault_in(file)
    for start in range(0, len(content), 4096):
        file.write_bytes(noise(content, start, 4096))
        assert fault_in(file), start


def test_a_damaged_backup_is_passed_over(there: UnderWay, tmp_path: Path) -> None:
    """For the one before it, although it is newer."""
    file = tmp_path / "store.db"
    newest = take(file, NOON + 2).file
    newest.write_bytes(torn(newest.read_bytes()))
    file.write_bytes(truncated(file.read_bytes()))
    store = opened(tmp_path)
    assert store.restored and store.restored.backup_at == NOON + 1
    store.close()


def test_without_a_sound_backup_nothing_is_changed(there: UnderWay, tmp_path: Path) -> None:
    """The store is refused in one sentence, and every file is as it was."""
    file, (only,) = tmp_path / "store.db", backups(tmp_path / "store.db")
    file.write_bytes(truncated(file.read_bytes()))
    only.file.write_bytes(b"noise")
    before = {one: one.read_bytes() for one in tmp_path.rglob("*.db")}
    with pytest.raises(StoreFault, match="no sound backup of it in .*backups. Nothing was changed.$"):
        opened(tmp_path)
    assert {one: one.read_bytes() for one in tmp_path.rglob("*.db")} == before


def test_a_store_that_is_gone_does_not_begin_anew_beside_its_backups(there: UnderWay, tmp_path: Path) -> None:
    """Whoever starts it is told how to bring one back, and how to begin anew."""
    (tmp_path / "store.db").unlink()
    with pytest.raises(
        StoreFault, match=r"is not there, but backups of it are in .* restore .*-000001-.*\.db`, or move"
    ):
        opened(tmp_path)
    assert not (tmp_path / "store.db").exists()
    (tmp_path / "backups").rename(tmp_path / "put away")
    store = opened(tmp_path)
    assert store.restored is None and store.registry.workshops() == []
    store.close()


def test_a_journal_of_the_damaged_store_is_not_played_into_the_backup(there: UnderWay, tmp_path: Path) -> None:
    """What SQLite left beside the store goes with it: it belongs to that file alone."""
    file = tmp_path / "store.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("begin")
        connection.execute("update journal set act = act || 'x'")
        left = Path(f"{file}-journal").read_bytes()
    assert left
    file.write_bytes(b"noise" * 5000)
    Path(f"{file}-journal").write_bytes(left)
    store = opened(tmp_path)
    assert store.restored and len(store.answer(there.oak.key).notes) == 12
    assert Path(f"{tmp_path / store.restored.aside}-journal").read_bytes() == left
    store.close()
    assert not fault_in(file)


def test_a_cut_while_it_is_restored_loses_neither(
    there: UnderWay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped between setting aside and putting in place, the damaged store is still there, and the next start restores it."""
    file = tmp_path / "store.db"
    file.write_bytes(truncated(file.read_bytes()))
    before = file.read_bytes()
    with monkeypatch.context() as cut:

        def stops(self: Path, target: Path) -> Path:
            raise KeyboardInterrupt

        cut.setattr(Path, "replace", stops)
        with pytest.raises(KeyboardInterrupt):
            opened(tmp_path)
    assert file.read_bytes() == before
    store = opened(tmp_path)
    assert store.restored and (tmp_path / store.restored.aside).read_bytes() == before
    assert file.stat().st_nlink == 1
    store.close()
