"""Every activity by keyboard alone."""

from pathlib import Path

import pytest

from tests.room.by_hand import every_activity
from tests.room.hands import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


def test_every_activity_by_keyboard(tmp_path: Path) -> None:
    """A table answers and finishes each, and the lead opens, turns, reveals and closes it, with Tab and keys alone: each stop has a
    name, nothing covers it, it shows the focus; and the focus is never lost while the page is drawn anew or another device acts."""
    every_activity(tmp_path / "store", Keyboard)
