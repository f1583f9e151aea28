"""Every activity of a day, worked with hands of one sort alone: by a table, and by the lead who opens, turns, reveals and closes.

Meanwhile another device at the same table says things too, and the focus stays where it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from exercises.ranking import EXERCISES
from pages.demonstration_setup import WHOLE, demonstrations
from tests.browser import browser
from tests.people import pack
from tests.room.company import Company, Prepared, company, prepared
from tests.room.hands import Finger, Keyboard, Stop
from tests.room.people import SAY, STILL, Watched, watched
from tests.server import running
from workshop.acts import Key
from workshop.links import place_of
from workshop.play import Played, say

TABLES, CARDS = 3, 3
ALIKE = {"framing": 2, "staged": 2, "framework": 2}  # of whose parts some are enough
WHOLE_DAY = demonstrations({"one": pack()})[WHOLE]
SETUP = replace(
    WHOLE_DAY,
    tables=WHOLE_DAY.tables[:TABLES],
    cards=WHOLE_DAY.cards[:CARDS],
    activities=tuple(one for one in WHOLE_DAY.activities if one.id != "ten-years"),  # which goes as the other case does
)
HEARD = """([topic, revision]) => [...window.commonGroundLive.values()].some(live => live.topics.get(topic)?.held?.revision >= revision)"""
ANSWERED = "() => [...window.commonGroundLive.values()].every(live => !live.mine.length && !live.refused.length && !live.late.length)"


@dataclass
class Table:
    """A table's device, worked by somebody's hands, and another device beside it."""

    hands: Any  # Keyboard or Finger
    everybody: Company
    played: Played
    chosen: set[str] = field(default_factory=set)
    turned_to: str = ""

    @property
    def page(self) -> Page:
        return self.hands.page

    def is_at(self, screen: str) -> None:
        expect(self.page.locator("[data-screen]").first).to_have_attribute("data-screen", screen)
        self.page.evaluate("window.drawnBefore = null")
        self.page.wait_for_function(STILL, polling=100)
        self.hands.fits(screen)

    def does(self, part: int) -> None:
        """Whatever the part asks for, stop by stop to its last button; between two stops the other device says something."""
        if self.played.activity.kind == "ranking":
            self.places()
        meanwhile = self.said_beside(part)
        finished = False
        for stop in self.hands.stops():
            if finished := self.works(stop):
                break
            next(meanwhile, None)
        assert finished == self.everybody.finishes(self.played, part), f"{self.played.activity.id}, part {part}"
        self.page.wait_for_function(ANSWERED)

    def works(self, stop: Stop) -> bool:
        """Do what somebody would do with a stop; whether that was the last of the part."""
        words = f"What we say of {stop.name}"
        if stop.tag == "textarea" and not stop.value and not stop.off:
            self.hands.write(stop, words)
        elif stop.type == "radio" and stop.group not in self.chosen:
            self.chosen.add(stop.group)
            self.hands.choose(stop)
        elif stop.tag == "select" and not stop.value:
            self.turned_to = "select"
            self.hands.choose(stop)
            return False
        elif (stop.type == "checkbox" and not stop.on and not stop.off) or "word" in stop.kind.split():
            self.hands.press(stop)
        elif stop.tag == "button" and "add" in stop.kind.split() and self.turned_to == "select":
            self.hands.press(stop)
            self.page.keyboard.insert_text(words)
        elif "done" in stop.kind.split():
            self.hands.press(stop)
            return True
        elif stop.name == SAY("slip.hand_in") and "handed in" not in self.chosen:
            self.chosen.add("handed in")
            self.hands.press(stop)
        self.turned_to = ""
        return False

    def places(self) -> None:
        """Every card in a pile, two of them in order and then level, and one that cannot be placed after all. What is pressed next is
        never what would come under the finger: a second quick tap on the same spot counts for the card that was there."""
        first, other, last = self.page.locator("[data-card] h4").all_text_contents()
        more, _, less = EXERCISES[self.played.activity.exercise].piles
        for pile, card in ((more, last), (less, other), (more, first)):
            self.hands.presses(SAY("board.to_pile", pile=pile, card=card))
        self.hands.presses(SAY("board.up", card=last))
        self.from_its_list("cant", other)
        self.hands.presses(SAY("board.up", card=first))
        self.from_its_list("level_above", first)
        expect(self.page.locator(".card.tied")).to_have_count(2)
        expect(self.page.locator("[data-zone=cannot] [data-card]")).to_have_count(1)

    def from_its_list(self, verb: str, card: str) -> None:
        self.hands.presses(SAY("board.move_card", card=card))
        self.hands.presses(SAY("board.for_card", verb=SAY(f"board.{verb}"), card=card))

    def said_beside(self, part: int) -> Iterator[None]:
        """What the other device at the table says, one thing after the other; each is on the page before anybody goes on."""
        mate, activity, day = self.everybody.tables[0], self.played.activity, self.everybody.day
        self.everybody.does(mate.until("stage", lambda stage: stage["screen"] == day.screen))
        for _, act in self.played.script("acts")(day, activity, part, 1, mate.client, SAY):
            if act["kind"] in ("finish", "hold"):
                continue
            with self.hands.stays(str(act)):
                self.everybody.does(say(mate, activity.id, "table", **act))
                key = Key(self.everybody.workshop, activity.id, day.round(activity.id), "table:1")
                revision = self.everybody.play.store.held(key).revision
                self.page.wait_for_function(HEARD, arg=[f"table/{activity.id}", revision])
            yield


@dataclass
class Lead:
    """Whoever runs the day."""

    hands: Any  # Keyboard or Finger
    everybody: Company

    def presses(self, name: str) -> None:
        self.hands.presses(name)

    def comes_to(self, screen: str) -> None:
        """What was pressed is done, and shown, and the focus is somewhere."""
        self.everybody.does(self.everybody.lead.until("stage", lambda stage: stage["screen"].startswith(screen)))
        self.hands.up_to_date()
        self.hands.is_kept(screen)
        self.hands.fits(screen)

    def reveals(self, kind: str, number: int, step: str) -> None:
        self.presses("Reveal" if number == 1 else f"{number}. {SAY(f'presses.{kind}.{step}.name')}")
        said = SAY.of(f"presses.{kind}.{step}")["wall"].partition("{")[0].strip(" :")
        expect(self.hands.page.locator("strong", has_text=said).first).to_be_visible()
        self.hands.is_kept(step)


def opens(here: Watched, place: Prepared, page: str, who: str) -> Page:
    """A page that somebody opens."""
    link, opened = place.links[who][1], here.page()
    opened.goto(f"{here.base}/{page}?w={link.workshop}&as={place_of(link)}")
    return opened


def every_activity(folder: Path, sort: type[Keyboard] | type[Finger], size: tuple[int, int], **more: Any) -> None:
    """Each is answered and finished by a table, and led; at the end nothing was found wrong on the way."""
    place = prepared(folder, TABLES, beside=(1,))
    with running(place.folder) as server, browser() as chromium, company(server, place) as everybody:
        still = {"reduced_motion": "reduce"}  # no card is caught between two places
        here = watched(chromium, server.address, *size, **still, **more)
        here.context.add_cookies(place.cookies(server.address))
        everybody.sets_up(SETUP)
        lead = Lead(sort(opens(here, place, "control", "lead")), everybody)
        seat = sort(opens(here, place, "table", "beside 1"))
        for activity in SETUP.activities:
            others = Played(everybody.play, activity, everybody.lead, everybody.observer, everybody.tables[1:])
            holds(lead, seat, everybody, others)
        assert not lead.hands.wrong + seat.wrong, "\n".join(dict.fromkeys(lead.hands.wrong + seat.wrong))
        assert not here.faults


def holds(lead: Lead, seat: Any, everybody: Company, played: Played) -> None:
    """One activity from its opening to its closing."""
    activity, kind = played.activity, played.activity.kind
    table = Table(seat, everybody, played)
    lead.presses(SAY("control.open", heading=activity.heading))
    parts = ALIKE.get(kind, played.parts)
    for part in range(parts):
        if part:
            names = SAY.of("parts").get(activity.exercise, played.kind.parts(activity))
            lead.presses(SAY("control.next_part", part=names[part]))
            everybody.does(everybody.lead.until("stage", lambda stage, part=part: stage["part"] == part))
        lead.comes_to(activity.id)
        table.is_at(everybody.day.screen)
        if part:
            seat.is_kept(f"{activity.id}, part {part}")
        table.does(part)
        everybody.does(played.at_tables(part))
        everybody.does(played.at_expert(part))
        everybody.does(played.at_desk(part))
        for number in played.presses(played.parts - 1 if part == parts - 1 else part):
            lead.reveals(kind, number, played.kind.steps[number - 1])
    for _ in lead.hands.stops() if activity.exercise in ("framing", "benefit") else ():
        """All that the control room offers is come to, of an activity with a reveal and of one without."""
    lead.presses(SAY("control.close", heading=activity.heading))
