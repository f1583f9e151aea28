"""The line at the foot of the control room that says how the server is doing."""

from typing import Any

from pages.facilitator.running.status_line import told
from workshop.status import Status

PLAIN = Status(12, 400, None, 1.2, 3.4, 41_200_000_000, 5.0, 2, 200_000_000, 0.0)


def changed(**given: Any) -> Status:
    return Status(**{**{name: getattr(PLAIN, name) for name in Status.__slots__}, **given})


def test_the_control_room_says_how_the_server_is_doing(here: Any, somebody: Any, begun: Any) -> None:
    """Laptops, disk and backup in one line, before anybody has joined."""
    line = somebody.opens("facilitator/control.py", begun).markdown[-1].value
    assert "0 laptops connected" in line and "GB free" in line and here.words("status.no_backup") in line


def test_the_line_is_in_plain_words(here: Any) -> None:
    """Rounded as one would say it."""
    assert told(PLAIN, here.words)[:3] == ["12 laptops connected", "answers within 3 ms", "41.2 GB free on the disk"]
    assert told(changed(laptops=1), here.words)[0] == here.words("status.one_laptop")


def test_a_full_disk_stands_out_and_what_is_not_known_is_left_out(here: Any) -> None:
    assert "**0.4 GB free on the disk**" in told(changed(disk_free=400_000_000), here.words)
    assert told(changed(disk_free=None, answered_p95=None), here.words) == [
        "12 laptops connected",
        here.words("status.no_backup"),
    ]
    crowded = told(changed(room=24, may_come=36), here.words)
    assert crowded[1] == "**this machine lets the server hold about 24 laptops, and 36 may come**"
    assert told(changed(room=36, may_come=36), here.words) == told(PLAIN, here.words)
    assert told(changed(backup=1_700_000_000.0), here.words)[-1].startswith("last backup 1")


def test_a_store_in_a_database_is_not_said_to_have_no_backup(here: Any) -> None:
    """This server takes none of it: the line says who does, until the workshop itself was taken away as a backup."""
    assert told(changed(elsewhere=True), here.words)[-1] == here.words("status.backed_up_elsewhere")
    assert told(changed(elsewhere=True, backup=1_700_000_000.0), here.words)[-1].startswith("last backup 1")
