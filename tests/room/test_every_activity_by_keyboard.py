"""Every activity by keyboard alone, at a zoom of 400 %: 320 by 256 pixels are left of a screen of 1280 by 1024."""

from pathlib import Path

import pytest

from tests.room.by_hand import every_activity
from tests.room.hands import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]
ZOOMED = (320, 256)


def test_every_activity_by_keyboard(tmp_path: Path) -> None:
    """A table answers and finishes each, and the lead opens, turns, reveals and closes it, with Tab and keys alone: each stop has a
    name, nothing covers it, it shows the focus; and the focus is never lost while the page is drawn anew or another device acts."""
    every_activity(tmp_path / "store", Keyboard, ZOOMED)
