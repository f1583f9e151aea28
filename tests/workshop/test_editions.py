"""Editions: made once for many readers, on a thread of their own, and never a moment older than they may be."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.people import UnderWay
from workshop.editions import MOST_HELD, REST, Edition, Editions, Told
from workshop.redaction import Redaction
from workshop.report.blocks import Paragraph, Report


@dataclass
class Press:
    """Makes editions of what Oak wrote; counts them, and can be made to wait."""

    day: UnderWay
    made: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    now: float = 0.0

    def tells(self, workshop: str) -> Told:
        self.made.append(workshop)
        said = tuple(Paragraph(note.text) for note in getattr(self.day.oak.said, "notes", ()))
        self.begun.release()
        assert self.open.wait(20)
        return Told(Report("Ashdale", "", "en-GB", said), False)

    def writes(self, edition: Edition) -> bytes:
        self.written.append(edition.workshop)
        return " ".join(block.text for block in edition.told.report.blocks).encode()  # type: ignore[union-attr]


@pytest.fixture
def press(workshop_under_way: UnderWay) -> Press:
    made = Press(workshop_under_way)
    made.open.set()
    return made


@pytest.fixture
def editions(press: Press) -> Iterator[Editions]:
    made = Editions(press.day.store, press.tells, {"page": press.writes}, lambda: press.now)
    yield made
    press.open.set()
    made.close()


def page(editions: Editions, day: UnderWay) -> str:
    return editions.ask(day.entry.id, "page").result(20).forms["page"].decode()


def test_what_many_ask_for_at_once_is_made_once(editions: Editions, press: Press) -> None:
    """They wait for the same one, and so does whoever comes while it is made."""
    press.open.clear()
    asked = [editions.ask(press.day.entry.id, "page") for _ in range(50)]
    assert press.begun.acquire(timeout=20)
    asked.append(editions.ask(press.day.entry.id, "page"))
    press.open.set()
    assert len({id(one.result(20)) for one in asked}) == 1
    assert len(press.made) == len(press.written) == 1


def test_it_stands_until_something_is_said(editions: Editions, press: Press) -> None:
    """However long that is."""
    press.day.oak.writes("criteria", "Reach")
    assert page(editions, press.day) == "Reach"
    press.now += 9999
    assert page(editions, press.day) == "Reach" and len(press.made) == 1


def test_new_words_make_it_anew_after_a_rest(editions: Editions, press: Press) -> None:
    """Not with every key that somebody presses."""
    press.day.oak.writes("criteria", "Reach")
    assert page(editions, press.day) == "Reach"
    press.day.oak.writes("criteria", "Need", "second")
    assert page(editions, press.day) == "Reach"
    press.now += REST
    assert page(editions, press.day) == "Reach Need" and len(press.made) == 2


def test_what_was_redacted_is_gone_at_once(editions: Editions, press: Press) -> None:
    """No rest for that; and it is held no longer, whether or not anybody asks."""
    press.day.oak.writes("criteria", "Ask Mrs Patel")
    assert "Patel" in page(editions, press.day)
    press.day.store.redact(Redaction(press.day.oak.key, "first"))
    assert not editions._held
    assert "Patel" not in page(editions, press.day)


def test_one_that_was_under_way_when_something_was_redacted_is_not_shown(editions: Editions, press: Press) -> None:
    """Whoever asks afterwards gets another."""
    press.day.oak.writes("criteria", "Ask Mrs Patel")
    press.open.clear()
    before = editions.ask(press.day.entry.id, "page")
    assert press.begun.acquire(timeout=20)
    press.day.store.redact(Redaction(press.day.oak.key, "first"))
    after = editions.ask(press.day.entry.id, "page")
    press.open.set()
    assert "Patel" in before.result(20).forms["page"].decode()
    assert "Patel" not in after.result(20).forms["page"].decode() and "Patel" not in page(editions, press.day)


def test_nothing_is_held_of_a_workshop_that_was_removed(editions: Editions, press: Press) -> None:
    """Not of one that was being made meanwhile either."""
    page(editions, press.day)
    press.now += REST
    press.day.oak.writes("criteria", "Reach")
    press.open.clear()
    asked = editions.ask(press.day.entry.id)
    assert press.begun.acquire(timeout=20) and press.begun.acquire(timeout=20)
    press.day.store.remove_workshop(press.day.entry.id)
    press.open.set()
    asked.result(20)
    assert not editions._held


def test_a_fault_in_making_is_told_and_not_kept(
    editions: Editions, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next reader asks anew."""

    def fails(workshop: str) -> Told:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(editions, "_make", fails)
    with pytest.raises(ValueError, match="a fault of ours"):
        editions.ask(press.day.entry.id).result(20)
    monkeypatch.setattr(editions, "_make", press.tells)
    assert page(editions, press.day) == ""


def test_only_so_many_are_held(editions: Editions, press: Press) -> None:
    """Those of workshops that nobody has asked for longest go."""
    others = [press.day.store.registry.new_workshop().id for _ in range(MOST_HELD + 2)]
    for id in others:
        editions.ask(id).result(20)
    assert list(editions._held) == others[2:]
