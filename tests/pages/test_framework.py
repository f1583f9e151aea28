"""The screens of the framework, as tables, room and lead see them."""

import secrets
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exercises.framework import SETTINGS, STEPS, planned
from exercises.framework.proposal import FIELDS
from exercises.framework.questions import CONDITIONS, FEATURES, QUESTIONS
from pages.house import ROOT, House
from tests.pages.conftest import Somebody, an_ordinary_setup, given, what_crosses
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import TablePlace, plain_setup
from workshop.words import words

say = words()
TABLE, WALL, LEAD = "table/table.py", "room/wall.py", "facilitator/agreement.py"
TITLE, MOVE, WHY, OURS = "Zebra crossings :red[list]", "Ask people first", "Nobody expects it", "Quinces for all"
TYPED = {"title": TITLE, "shared": "Records", "by": "", "with_whom": "A charity", "what_for": "Visits"}


class Room:
    """A lead, a wall and two tables, with the framework open."""

    def __init__(self, here: House, somebody: Somebody, **options: Any) -> None:
        self.here, self.somebody = here, somebody
        entry = here.store.registry.new_workshop().id
        self.lead, self.wall = somebody.given("lead", entry), somebody.given("room", entry)
        self.oak, self.elm = somebody.given("seat", entry, 1), somebody.given("seat", entry, 2)
        activity = replace(planned(8)[0], options=options)
        setup = replace(
            an_ordinary_setup(here), activities=(activity,), tables=(TablePlace(1, "Oak"), TablePlace(2, "Elm"))
        )
        self.leads(kind="set_up", setup=plain_setup(setup))
        self.leads(kind="open", activity="framework", at=0.0)

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def says(self, link: Link, party: str, **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(act, secrets.token_hex(8), party)

    def chooses(self, link: Link, question: str, choice: str) -> None:
        self.says(self.lead, f"table:{link.table}", kind="choose", question=question, choice=choice)

    def writes(self, link: Link, field: str, text: str, about: str | None = None) -> None:
        note = f"{field}-{about}" if about else field
        self.says(
            self.lead,
            f"table:{link.table}",
            kind="write",
            note=note,
            field=field,
            text=text,
            base=0,
            client="c",
            card=about,
        )

    def turns(self, part: int) -> None:
        self.leads(kind="turn", part=part)

    def speaks(self) -> None:
        """Oak calls a condition unmet and stands left at 1.1, with words; Elm stands right."""
        self.chooses(self.oak, "secure", "not_yet")
        self.writes(self.oak, "condition", OURS, "secure")
        self.turns(1)
        self.chooses(self.oak, "1-1", "1")
        self.chooses(self.elm, "1-1", "5")
        self.writes(self.oak, "move", MOVE, "1-1")
        self.writes(self.oak, "reason", WHY, "1-1")

    def shows(self, page: str, link: Link) -> Any:
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return opened


@pytest.fixture
def room(here: House, somebody: Somebody) -> Room:
    return Room(here, somebody, **TYPED)


def asked(page: Any) -> list[str]:
    return [one["id"] for piece in given(page) for one in piece.get("questions", [])]


def text(page: Any) -> str:
    return "\n".join(str(one.value) for one in (*page.title, *page.header, *page.subheader, *page.markdown))


# -- the table


def test_a_table_sees_the_proposal_and_the_six_conditions_first(room: Room) -> None:
    """What was typed is text; what was not is "not stated"; a line is ready to say what is not met."""
    page = room.shows(TABLE, room.oak)
    assert asked(page) == [one.id for one in CONDITIONS]
    assert plain(TITLE) in text(page) and TITLE not in text(page) and "not stated" in text(page)
    assert any(piece.get("hoped") == "yes" and len(piece["asked"]) == 6 for piece in given(page))


def test_then_a_feature_at_a_time(room: Room) -> None:
    """Five points with both ends named, "cannot say yet" apart; beneath each what would move it, and then why."""
    for feature in FEATURES:
        room.turns(feature.number)
        page = room.shows(TABLE, room.oak)
        assert asked(page) == [one.id for one in feature.questions]
        fields = [(f["field"], f["card"]) for piece in given(page) for f in piece.get("fields", []) if "card" in f]
        assert fields == [(name, one.id) for one in feature.questions for name in ("move", "reason")]


@pytest.mark.parametrize("question", ["1-3", "3-3", "5-1"])
def test_the_labels_say_which_end_is_which(room: Room, question: str) -> None:
    """Left and right by name; where right is no yes, and where the left end is ours, it is said."""
    room.turns(int(question[0]))
    shown = next(
        one for p in given(room.shows(TABLE, room.oak)) for one in p.get("questions", []) if one["id"] == question
    )
    labels = [one["label"] for one in shown["options"] if not one.get("apart")]
    assert labels[0] == f"Left: {QUESTIONS[question].left}" and labels[4] == f"Right: {QUESTIONS[question].right}"
    apart = [one["label"] for one in shown["options"] if one.get("apart")]
    assert apart == ["Cannot say yet"] + (["Not applicable: consent was given"] if question == "3-3" else [])
    assert QUESTIONS[question].turned in shown["help"] and (say("framework.ours") in shown["help"]) is (
        question == "5-1"
    )


def test_a_condition_that_is_not_met_is_said_and_blocks_nothing(room: Room) -> None:
    """On the pages that follow, at the table that said it and at no other."""
    room.speaks()
    sentence = say("framework.unmet", conditions="Secure")
    oak, elm = room.shows(TABLE, room.oak), room.shows(TABLE, room.elm)
    assert sentence in text(oak) and asked(oak) == asked(elm) and sentence not in text(elm)


def test_no_table_sees_what_another_said(room: Room) -> None:
    """Nor does the wall, before the reveal."""
    room.speaks()
    for page, link in ((TABLE, room.elm), (WALL, room.wall)):
        crossed = what_crosses(room.shows(page, link))
        assert MOVE not in crossed and WHY not in crossed and OURS not in crossed


def test_after_the_reveal_a_table_can_have_second_thoughts(room: Room) -> None:
    """On everything that it was asked, with room for why; its record is kept."""
    room.speaks()
    room.leads(kind="reveal", step=1)
    page = room.shows(TABLE, room.elm)
    assert asked(page) == [*(one.id for one in CONDITIONS), *QUESTIONS] and say("framework.after_reveal") in text(page)
    assert MOVE not in what_crosses(page)


def test_each_table_can_weigh_a_proposal_of_its_own(here: House, somebody: Somebody) -> None:
    """It types it on the first page; later pages name it, and no other table sees it."""
    room = Room(here, somebody)
    fields = [one["field"] for piece in given(room.shows(TABLE, room.oak)) for one in piece.get("fields", [])]
    assert fields[:5] == ["title", "shared", "by", "with_whom", "what_for"]
    room.writes(room.oak, "title", OURS)
    room.turns(1)
    assert OURS in text(room.shows(TABLE, room.oak)) and OURS not in what_crosses(room.shows(TABLE, room.elm))
    assert say("framework.no_proposal") in text(room.shows(TABLE, room.elm))
    assert say("framework.wall.each_own") in what_crosses(room.shows(WALL, room.wall))


def test_a_card_can_be_weighed(here: House, somebody: Somebody) -> None:
    """With its letter and its text."""
    room = Room(here, somebody, card="B")
    card = here.store.day(room.lead.workshop).setup.cards[1].card
    assert plain(card.title) in text(room.shows(TABLE, room.oak))
    assert card.title in "".join(str(piece.get("lines")) for piece in given(room.shows(WALL, room.wall)))


def test_dealt_tables_see_feature_1_and_their_own(here: House, somebody: Somebody) -> None:
    """The third part is each table's own."""
    room = Room(here, somebody, deal=True, **TYPED)
    room.turns(2)
    oak, elm = ({one[0] for one in asked(room.shows(TABLE, link))} for link in (room.oak, room.elm))
    assert (oak, elm) == ({"2", "5"}, {"3", "4"})
    assert "Your own features" in what_crosses(room.shows(WALL, room.wall))


# -- the room


def test_the_wall_asks_and_names_the_proposal_and_the_part(room: Room) -> None:
    """While tables weigh."""
    room.turns(3)
    crossed = what_crosses(room.shows(WALL, room.wall))
    assert say("framework.question") in crossed and "Zebra" in crossed and "Now: 3. Respect for people" in crossed


def test_each_press_opens_its_own_content(room: Room) -> None:
    """Conditions; one question with what would move it before why; what splits; where tables stand; the readings; nothing."""
    room.speaks()
    shown = {}
    for number, step in enumerate(STEPS, 1):
        room.leads(kind="reveal", step=number, subject="1-1")
        shown[step] = what_crosses(room.shows(WALL, room.wall))
    for step, there in {"conditions": OURS, "question": MOVE, "split": "1.1 Direct benefit", "feature": "furthest left: Table 1",
                        "readings": "justified for other reasons"}.items():  # fmt: skip
        assert there in shown[step], step
    assert (
        MOVE not in shown["conditions"]
        and OURS not in shown["question"]
        and WHY not in shown["split"] + shown["feature"]
    )
    assert shown["question"].index(MOVE) < shown["question"].index(WHY) and "Oak" not in "".join(shown.values())
    assert "furthest left" not in shown["readings"] and TITLE not in shown["blank"]


def test_every_press_has_its_words(room: Room) -> None:
    """What the button says, what the wall shows, what the lead says."""
    presses = words().of("presses")["framework"]
    assert set(presses) == set(STEPS) and all(set(one) == {"name", "wall", "say"} for one in presses.values())


# -- the lead


def in_control(room: Room) -> AppTest:
    """The control room, by way of the site, since it links to other pages."""
    page = AppTest.from_file(str(ROOT / "pages" / "site.py"), default_timeout=60)
    page.query_params.update({"w": room.lead.workshop, "as": "lead"})
    page.switch_page("facilitator/control.py").run()
    assert not page.exception
    return page


def test_the_control_room_turns_and_shows_nothing_that_was_said(room: Room) -> None:
    """It names the next part and the script line; after the reveal what split the tables is proposed first."""
    room.speaks()
    page = in_control(room)
    assert any("Good for the wider public" in one.label for one in page.button)
    assert MOVE not in what_crosses(page) and OURS not in what_crosses(page)
    room.leads(kind="reveal", step=1)
    page = in_control(room)
    subject = next(one for one in page.selectbox if one.key == "subject")
    assert subject.value == "1-1" and any(plain("Oak, Elm") in one.label for one in page.button)


def test_the_lead_sees_everything_on_a_page_that_is_not_for_the_room(room: Room) -> None:
    """Conditions, every feature, the readings, what would move answers, and one question with reasons."""
    page = room.shows(LEAD, room.lead)
    assert say("framework.nothing_yet") in text(page)
    room.speaks()
    crossed = what_crosses(room.shows(LEAD, room.lead))
    for there in (OURS, MOVE, WHY, "Where tables stand: 5.", say("framework.room.readings")):
        assert there in crossed


def test_the_lead_can_settle_it_beforehand() -> None:
    """The proposal, a card, and whether features are dealt, each with its words."""
    assert [one.name for one in SETTINGS] == [*FIELDS, "card", "deal"]
    assert all(say(f"{one.words}.label") for one in SETTINGS)
