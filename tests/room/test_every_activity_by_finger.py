"""Every activity with one finger on a phone, which taps and never drags."""

from pathlib import Path

import pytest

from tests.room.by_hand import every_activity
from tests.room.hands import Finger

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


def test_every_activity_by_finger(tmp_path: Path) -> None:
    """A table answers and finishes each, and the lead opens, turns, reveals and closes it, by taps alone: every place on the board is
    come to (WCAG 2.5.7), and nothing covers what is to be tapped."""
    every_activity(tmp_path / "store", Finger, (390, 844), has_touch=True, is_mobile=True)
