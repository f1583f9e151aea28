"""A store that was restored is told of: to everybody on the first page, in full to whoever runs the server."""

from pathlib import Path
from typing import Any

import pytest

from exercises import KINDS
from pages import visitor
from pages.house import house
from tests.pages.conftest import Somebody
from tests.people import UnderWay, under_way
from workshop.backups import DAY, take
from workshop.markdown import plain
from workshop.restoring import Restored
from workshop.store import Store


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UnderWay:
    """A workshop in a store that was backed up and then damaged; the house is not built yet."""
    store = Store(f"sqlite:///{tmp_path / 'common-ground.db'}", KINDS)
    world = under_way(store)
    take(tmp_path / "common-ground.db", store.clock())
    store.close()
    file = tmp_path / "common-ground.db"
    file.write_bytes(file.read_bytes()[:9000])
    monkeypatch.setenv("COMMON_GROUND_STORE", str(tmp_path))
    house.cache_clear()
    return world


def test_everybody_is_told_for_a_day(there: UnderWay, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one plain warning on the first page, without the code by which a workshop is joined; the host reads what is kept of each
    workshop, and where the damaged file is."""
    here: Any = house()
    try:
        somebody = Somebody(here)
        monkeypatch.setattr(visitor, "cookies", lambda: somebody.cookies)
        (told,) = somebody.opens("door.py").warning
        assert told.value.startswith("On ") and "went back to the backup of" in told.value
        assert there.entry.code not in told.value and "common-ground" not in told.value
        somebody.given("host")
        (told,) = somebody.opens("facilitator/workshops.py").warning
        assert plain(f"{there.entry.code}: kept up to") in told.value and plain("common-ground-set-aside") in told.value
        now = here.store.clock()
        here.store.clock = lambda: now + DAY + 1
        assert not somebody.opens("door.py").warning and not somebody.opens("facilitator/workshops.py").warning
    finally:
        here.store.close()
        house.cache_clear()


def test_the_lead_is_told_in_the_control_room(
    here: Any, somebody: Any, begun: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For an hour, what is gone; and for as long as this server runs, how much open pages said again, by table."""
    page = "facilitator/control.py"
    assert not somebody.opens(page, begun).info
    table = here.store.day(begun.workshop).setup.tables[0]
    monkeypatch.setattr(here.live.attendance, "said_again", lambda workshop: {table.id: 12})
    (told,) = somebody.opens(page, begun).info
    assert told.value == plain(here.words("restored.again", tables=f"{table.name} 12"))
    now = here.store.clock()
    monkeypatch.setattr(
        here.store._database, "restored", Restored(now - 60, now - 300, "", "", (("TODAYS", now - 400),))
    )
    (told,) = somebody.opens(page, begun).info
    assert "was put in place of this server" in told.value and "what the lead pressed" in told.value
    here.store._database.restored = Restored(now - 3700, now - 300, "", "", ())
    (told,) = somebody.opens(page, begun).info
    assert "was put in place" not in told.value
