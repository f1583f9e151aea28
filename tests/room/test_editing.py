"""Editing the report in real browsers: kept as typed, through a reload and a killed server, and one device at a time."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from exercises import KINDS
from tests.browser import browser, violations
from tests.people import under_way
from tests.room.people import DRAWN, SAY, Watched, watched
from tests.server import running
from workshop.database import store_url
from workshop.links import cookie_name
from workshop.report.draft import report_key
from workshop.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
CLOSE, LOUD, CALM = " It was close.", " It was loud.", " And then calm."


class Editor:
    """Somebody at the editing page, in a browser of their own."""

    def __init__(self, at: Watched, path: str) -> None:
        self.at, self.page = at, at.page()
        self.page.goto(at.base + path)
        self.sees_parts()

    def sees_parts(self) -> None:
        expect(self.page.get_by_role("navigation", name=SAY("outline.parts"))).to_be_visible()
        self.page.wait_for_function(DRAWN)

    @property
    def box(self) -> Any:
        return self.page.get_by_role("textbox", name=re.compile("^Your words"))

    def adds(self, text: str) -> None:
        """Type at the end of the box, and leave it there."""
        self.box.press("Control+End")
        self.box.press_sequentially(text)

    def is_saved(self) -> None:
        self.page.wait_for_function("() => [...window.commonGroundLive.values()].every(live => !live.mine.length)")
        expect(self.page.locator(".state").first).to_have_text(SAY("writing.saved"))

    def writes(self) -> None:
        """This page may write, and says nothing of another."""
        expect(self.box).to_be_editable()
        expect(self.page.get_by_text(SAY("edit.another"))).to_have_count(0)

    def reads(self) -> None:
        """This page is locked, and says why."""
        expect(self.box).not_to_be_editable()
        expect(self.page.get_by_text(SAY("edit.another"))).to_be_visible()

    def is_clean(self) -> None:
        self.page.wait_for_function(DRAWN)
        assert violations(self.page) == []


def text_ends(editor: Editor, *said: str) -> None:
    expect(editor.box).to_have_value(re.compile(re.escape("".join(said)) + "$"))


def test_two_leads_edit_one_report(tmp_path: Path) -> None:
    """One types, reloads and goes on; another reads along and takes over; what was being typed then is kept; a killed server
    has lost nothing."""
    folder = tmp_path / "store"
    store = Store(store_url(str(folder), folder), KINDS)
    lead = under_way(store).lead
    cookie = {"name": cookie_name(store, lead.link.workshop, "lead"), "value": lead.secret}
    path = f"/edit?w={lead.link.workshop}&as=lead"
    store.close()

    def opens(chromium: Any, base: str) -> Editor:
        at = watched(chromium, base)
        at.context.add_cookies([{**cookie, "url": base}])
        return Editor(at, path)

    with browser() as chromium, running(folder) as server:
        one = opens(chromium, server.address)
        one.page.get_by_role("button", name=re.compile("^Edit these words")).first.click()
        expect(one.box).to_be_focused()
        one.adds(CLOSE)
        one.is_saved()
        one.is_clean()
        one.page.reload()
        one.sees_parts()
        one.writes()
        text_ends(one, CLOSE)
        two = opens(chromium, server.address)
        two.reads()
        text_ends(two, CLOSE)
        one.adds(LOUD)
        two.page.get_by_role("button", name=SAY("edit.take_over")).click()
        one.reads()
        two.writes()
        text_ends(two, CLOSE, LOUD)
        two.adds(CALM)
        two.is_saved()
        text_ends(one, CLOSE, LOUD, CALM)
        one.is_clean()
        assert not [fault for editor in (one, two) for fault in editor.at.faults]
        assert not [line for line in server.printed if "Traceback" in line], "\n".join(server.printed)
    store = Store(store_url(str(folder), folder), KINDS)  # the server was killed
    (note,) = store.answer(report_key(lead.link.workshop)).notes
    store.close()
    assert note.text.endswith(CLOSE + LOUD + CALM) and not note.beside
