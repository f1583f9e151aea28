"""The screens of expert voices: tables, the wall, an observer's page, the desk, the page that is not for the room."""

import secrets
from dataclasses import replace
from typing import Any

import pytest

from exercises import planned
from exercises.screens import SCREENS
from exercises.voices.findings import YES, Findings, Said, aloud_of, findings, release_of
from pages.facilitator.running.overview import wall_shows
from pages.house import House
from tests.pages.conftest import Somebody, an_ordinary_setup, what_crosses
from workshop.everyone import everyone
from workshop.markdown import plain
from workshop.registry import Link
from workshop.scene import Scene
from workshop.setup import plain_setup
from workshop.words import words

say = words()
QUESTION, ANSWER = "Who checks the checkers?", "Ask who could stop it."


def text(page: Any) -> str:
    """All that a page told its browser, without the marks that keep typed text from being markup."""
    return what_crosses(page).replace("\\", "")


class Room:
    """A lead, a helper, a wall, two tables and an observer; benefit is open, and Oak has asked."""

    def __init__(self, here: House, somebody: Somebody) -> None:
        self.here, self.somebody = here, somebody
        self.entry = here.store.registry.new_workshop().id
        self.lead, self.helper, self.wall, self.expert = (
            somebody.given(role, self.entry) for role in ("lead", "helper", "room", "observer")
        )
        self.oak, self.elm = somebody.given("seat", self.entry, 1), somebody.given("seat", self.entry, 2)
        self.leads(kind="set_up", setup=plain_setup(replace(an_ordinary_setup(here), activities=planned(8))))
        self.leads(kind="open", activity="benefit", at=0.0)
        self.writes(self.oak, "question", QUESTION, "q1")

    def leads(self, **act: Any) -> None:
        self.says(self.lead, "day", **act)

    def says(self, link: Link, party: str, to: str = "voices", **act: Any) -> None:
        Scene(self.here.store, self.here.words, link).say(
            act, secrets.token_hex(8), party, "" if party == "day" else to
        )

    def writes(self, link: Link, field: str, text: str, note: str, card: str | None = None) -> None:
        party = f"table:{link.table}" if link.table else f"observer:{link.seat}"
        self.says(link, party, kind="write", note=note, field=field, text=text, base=0, client="c", card=card)

    def answers(self, text: str = ANSWER) -> None:
        self.writes(self.expert, "answer", text, "a1", self.found().questions[0].id)

    def found(self) -> Findings:
        day = self.here.store.day(self.entry)
        activity = day.setup.activity("voices")
        assert activity
        return findings(day, activity, everyone(self.here.store, self.entry, "voices"))

    def releases(self, said: Said) -> None:
        self.says(self.lead, "room", kind="choose", question=release_of(said.id), choice=said.mark)

    def opens(self, page: str, link: Link) -> Any:
        opened = self.somebody.opens(page, link)
        assert not opened.exception
        return opened

    def shows(self, page: str, link: Link) -> str:
        """All that a page tells its browser."""
        return text(self.opens(page, link))

    def observed(self) -> str:
        return self.shows("observer/observer.py", self.expert)

    def on_the_wall(self) -> str:
        return self.shows("room/wall.py", self.wall)


@pytest.fixture
def workshop(here: House, somebody: Somebody) -> Room:
    return Room(here, somebody)


def labels(page: Any) -> list[str]:
    return [button.label for button in page.button]


# -- tables and the wall


def test_a_table_may_ask_from_its_page_in_every_activity(workshop: Room) -> None:
    """A folded place to ask while it ranks and between activities; on the activity itself the page is the place."""
    for moment in ("benefit", "close", "voices"):
        if moment == "close":
            workshop.leads(kind="close")
        elif moment == "voices":
            workshop.leads(kind="open", activity="voices", at=0.0)
        page = workshop.opens("table/table.py", workshop.elm)
        assert (say("voices.ask") in [one.label for one in page.expander]) == (moment != "voices")
        assert say("fields.voices_question.label") in text(page)
    assert say("fields.voices_heard.label") in text(page)


def test_a_day_without_expert_voices_offers_nothing_to_ask(here: House, somebody: Somebody, begun: Link) -> None:
    """The programme decides."""
    page = somebody.opens("table/table.py", somebody.given("seat", begun.workshop, 1))
    assert say("voices.ask") not in [one.label for one in page.expander]


def test_no_table_s_question_is_on_another_s_page_or_on_the_wall(workshop: Room) -> None:
    """Nor the answer, until the lead has released it; then the wall shows both, and not who asked."""
    workshop.answers()
    workshop.leads(kind="open", activity="voices", at=0.0)
    assert QUESTION not in workshop.shows("table/table.py", workshop.elm)
    before = workshop.on_the_wall()
    assert QUESTION not in before and ANSWER not in before and say("voices.question") in before
    workshop.leads(kind="turn", part=1)
    assert say("voices.take_stock") in workshop.on_the_wall()
    workshop.releases(workshop.found().questions[0].answers[0])
    after = workshop.on_the_wall()
    assert QUESTION in after and ANSWER in after and say("voices.from_expert") in after and "Oak" not in after


# -- an observer


def test_an_observer_sees_questions_cards_and_the_wall(workshop: Room) -> None:
    """What this is, the question without who asked, its own boxes, the cards by letter, what the room sees."""
    page = workshop.opens("observer/observer.py", workshop.expert)
    shown = text(page)
    assert say("voices.lead") in shown and QUESTION in shown and "Oak" not in shown
    assert '"party": "observer"' in shown and '"party": "table"' not in shown
    cards = workshop.here.store.day(workshop.entry).setup.cards
    assert [one.label for one in page.expander] == [plain(f"{one.letter}: {one.card.short_name}") for one in cards]
    assert "Which of these does the public most good, or could?" in shown


def test_an_observer_s_page_holds_no_word_of_a_table_s_but_its_questions(workshop: Room) -> None:
    """Not its criteria, not its order, not what it heard."""
    workshop.writes(workshop.oak, "heard", "Zebra heard", "h1")
    workshop.says(workshop.oak, "table:1", "benefit", kind="write", note="c", field="criteria", text="Zebra criterion",
                  base=0, client="c")  # fmt: skip
    shown = workshop.observed()
    assert QUESTION in shown and "Zebra" not in shown
    assert all(topic not in shown for topic in ("table/benefit", "seat/"))


def test_cards_are_read_as_tables_may_see_them(workshop: Room) -> None:
    """What participants said of risk, and what is known since, is on no card, during benefit or risk."""
    cards = [dealt.card for dealt in workshop.here.store.day(workshop.entry).setup.cards]
    steering = [text for card in cards for text in (*card.on_risk, *card.on_benefit, *(one.text for one in card.since))]
    assert steering
    for activity in ("benefit", "risk", "voices"):
        workshop.leads(kind="open", activity=activity, at=0.0)
        shown = workshop.observed()
        assert cards[0].face in shown and not any(text in shown for text in steering)


def test_another_expert_s_words_are_not_on_the_page(workshop: Room) -> None:
    """It is said that there are some."""
    workshop.answers("Zebra answer")
    other = workshop.somebody.given("observer", workshop.entry)
    shown = workshop.shows("observer/observer.py", other)
    assert "Zebra" not in shown and say("voices.another_answered") in shown


def test_a_released_answer_stands_still_until_it_is_corrected(workshop: Room) -> None:
    """It leaves the list with its box; asking to correct it brings the box back."""
    workshop.answers()
    workshop.releases(workshop.found().questions[0].answers[0])
    page = workshop.opens("observer/observer.py", workshop.expert)
    assert say("voices.none_to_answer") in text(page)
    page.button(key=f"correct {workshop.found().questions[0].id}").click().run()
    assert say("voices.none_to_answer") not in text(page)


def test_answered_aloud_leaves_the_list(workshop: Room) -> None:
    """By the expert's own press; and it can be put back."""
    (asked,) = workshop.found().questions
    page = workshop.opens("observer/observer.py", workshop.expert)
    page.button(key=f"{aloud_of(asked.id)} {YES}").click().run()
    assert workshop.found().questions[0].aloud and say("voices.none_to_answer") in text(page)
    page.button(key=f"{aloud_of(asked.id)} None").click().run()
    assert not workshop.found().questions[0].aloud


@pytest.mark.parametrize("who", ["lead", "helper", "wall", "oak"])
def test_nobody_else_opens_an_observer_s_page(workshop: Room, who: str) -> None:
    """Nor does an observer's link open anybody else's."""
    shown = workshop.shows("observer/observer.py", getattr(workshop, who))
    assert say("gone.heading") in shown and QUESTION not in shown
    page = {
        "lead": "facilitator/desk.py",
        "helper": "facilitator/control.py",
        "wall": "room/wall.py",
        "oak": "table/table.py",
    }
    assert say("gone.heading") in workshop.shows(page[who], workshop.expert)


def test_without_expert_voices_an_observer_watches(here: House, somebody: Somebody, begun: Link) -> None:
    """It is told that no questions come."""
    link = somebody.given("observer", begun.workshop)
    shown = text(somebody.opens("observer/observer.py", link))
    assert say("voices.no_questions_today") in shown and '"party": "observer"' not in shown


# -- the desk


def test_the_lead_releases_on_the_desk_and_a_helper_only_sees(workshop: Room) -> None:
    """Tables are told from then on; a helper's buttons are dead."""
    workshop.answers()
    helped = workshop.opens("facilitator/desk.py", workshop.helper)
    assert ANSWER in text(helped) and all(button.disabled for button in helped.button)
    page = workshop.opens("facilitator/desk.py", workshop.lead)
    (answer,) = workshop.found().questions[0].answers
    page.button(key=f"{release_of(answer.id)} {answer.mark}").click().run()
    assert workshop.found().questions[0].answers[0].state == "released"
    assert say("voices.desk_withdraw") in labels(page) and say("voices.desk_release") not in labels(page)


def test_the_desk_points_to_what_looks_like_a_name(workshop: Room) -> None:
    """Before it is released to every table."""
    workshop.answers("You could ask Dana Okafor about that.")
    shown = workshop.shows("facilitator/desk.py", workshop.lead)
    assert say("voices.desk_named", words="Dana Okafor") in shown


def test_the_desk_warns_while_benefit_is_ranked_and_before(workshop: Room) -> None:
    """One sentence, so that talk of risk does not reach tables by accident; none once benefit is over."""

    def warning() -> list[str]:
        return [one.value for one in workshop.opens("facilitator/desk.py", workshop.lead).warning]

    workshop.answers()
    assert warning() == [say("voices.desk_benefit")]
    workshop.leads(kind="reveal", step=1)
    assert warning() == []
    workshop.leads(kind="open", activity="risk", at=0.0)
    assert warning() == []


def test_the_control_room_is_told_what_waits_and_what_the_wall_shows(workshop: Room) -> None:
    """A count and no content; the words change when an answer is on the wall."""

    def scene() -> Scene:
        return Scene(workshop.here.store, say, workshop.lead)

    assert SCREENS["voices"].waiting(scene(), "voices") == 0
    workshop.answers()
    workshop.leads(kind="open", activity="voices", at=0.0)
    assert SCREENS["voices"].waiting(scene(), "voices") == 1
    assert wall_shows(scene()) == say("voices.wall_question")
    workshop.releases(workshop.found().questions[0].answers[0])
    assert SCREENS["voices"].waiting(scene(), "voices") == 0
    assert wall_shows(scene()) == say("voices.wall_answers")


def test_the_page_not_for_the_room_sets_experts_words_apart(workshop: Room) -> None:
    """Before what tables made of them, each under its own heading."""
    workshop.answers(), workshop.writes(workshop.oak, "heard", "We look closer now", "h1")
    workshop.leads(kind="open", activity="voices", at=0.0)
    page = workshop.opens("facilitator/agreement.py", workshop.lead)
    assert [one.value for one in page.header] == [say("voices.expert_words"), say("voices.heard")]
    assert "We look closer now" in text(page) and "Oak" in text(page)


def test_setting_up_offers_a_link_for_an_observer(here: House, somebody: Somebody, lead: Link) -> None:
    """Among the others."""
    page = somebody.opens("facilitator/setup.py", lead)
    assert say("setup.for_observer") in [option for radio in page.radio for option in radio.options]
