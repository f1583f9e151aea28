"""Streamlit as it comes, but for two things: a press is never lost, and settings are not looked up again and again.

A press is sent to the server, which begins to draw the page anew and, first of all, calls what the press is for. Just before, Streamlit
looks whether another drawing was asked for meanwhile, and if so begins with that one and forgets the press. Here a page also asks
when it hears of something new (`exercises/parts/static/ear.js`): right behind a press that took away every second press. The look
also follows, in Streamlit's own code, once all that was pressed was called; nothing waits for longer.
"""

from functools import cache
from typing import Any

from streamlit import config
from streamlit.runtime.state import SafeSessionState

_theirs = SafeSessionState.on_script_will_rerun


def amend() -> None:
    """From now on, for the whole process. Settings no longer change then: for the colours of its theme Streamlit goes through every option
    it has, six times over, at each drawing of each page, which is an eighth of what opening an activity at all tables costs."""
    config.get_options_for_section = cache(config.get_options_for_section)
    SafeSessionState.on_script_will_rerun = _undisturbed  # type: ignore[method-assign]


def _undisturbed(self: SafeSessionState, *given: Any, **more: Any) -> None:
    """Call what was pressed without leaving off in between for another drawing."""
    looks = self._yield_callback
    object.__setattr__(self, "_yield_callback", lambda: None)
    try:
        _theirs(self, *given, **more)
    finally:
        object.__setattr__(self, "_yield_callback", looks)
