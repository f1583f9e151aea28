"""The page on which the lead edits the report: what is pressed and typed there stands in every form of it."""

import json
import secrets
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from exercises.report import report
from pages.house import House, house
from tests.pages.conftest import Somebody
from tests.pages.test_redact import writes
from tests.people import under_way
from workshop.acts import Envelope, Key
from workshop.keeping.coming_in import come_in
from workshop.keeping.going_out import bundle
from workshop.live import Live
from workshop.markdown import plain
from workshop.redaction import Redaction
from workshop.registry import Link
from workshop.report.blocks import Heading, Paragraph, Quote, Table
from workshop.report.draft import Draft, heading_of, note_of, report_key
from workshop.report.parts import parts
from workshop.scene import Scene
from workshop.words import words

say = words()
PAGE = "facilitator/edit.py"
ABOUT, AGREEMENT, CRITERIA = "report.about", "benefit/agreement", "benefit/criteria"


class Editor:
    """A lead at the page, in a tab of its own, with one part open."""

    def __init__(self, here: House, somebody: Somebody, link: Link, part: str) -> None:
        self.here, self.link = here, link
        self.page = somebody.opens(PAGE)
        self.page.query_params.update({"w": link.workshop, "as": "lead"})
        self.opens(part)

    @property
    def draft(self) -> Draft:
        return self.here.store.answer(report_key(self.link.workshop))  # type: ignore[no-any-return]

    @property
    def report(self) -> Any:
        return report(Scene(self.here.store, say, self.link)).blocks

    @property
    def text(self) -> str:
        shown = (*self.page.title, *self.page.header, *self.page.markdown, *self.page.info, *self.page.error)
        return "\n".join(str(one.value) for one in shown)

    def opens(self, part: str) -> None:
        self.page.query_params["part"] = part
        self.page.run()
        assert not self.page.exception

    def presses(self, label: str) -> None:
        """Press the one button that is called so, or begins so."""
        (button,) = [one for one in self.page.button if one.label.startswith(plain(label))]
        button.click()
        self.page.run()
        assert not self.page.exception

    def may_press(self, label: str) -> bool:
        return any(one.label.startswith(plain(label)) and not one.disabled for one in self.page.button)

    def piece(self, name: str) -> Any:
        """What a piece of ours on the page is told."""
        found = [json.loads(one.proto.json)[0] for one in self.page.get("bidi_component") if one.key.startswith(name)]
        return found[0] if found else None

    def types(self, note: str, text: str, field: str = "report_words") -> None:
        """As the box sends it."""
        base = next((one.revision for one in self.draft.notes if one.id == note), 0)
        act = {"kind": "write", "note": note, "field": field, "text": text, "base": base, "client": "tab"}
        envelope = Envelope(report_key(self.link.workshop), secrets.token_hex(8), 1, "lead", act)
        assert self.here.store.act(envelope).status == "done"
        self.page.run()

    def rows(self) -> dict[str, str]:
        return {row["id"]: row["state"] for row in self.piece("outline")["rows"]}


@pytest.fixture
def edits(here: House, somebody: Somebody, begun: Link) -> Callable[..., Editor]:
    """Somebody opens the page with a part open."""
    return lambda part=ABOUT: Editor(here, somebody, begun, part)


def words_of(part: str, number: int = 1) -> str:
    return note_of(f"{part}#.{number}")


# -- words


def test_drafted_words_become_a_box_that_holds_them(edits: Any) -> None:
    """One press: what was drafted stands in the box, and in the report nothing has changed."""
    lead = edits()
    before = lead.report
    lead.presses("Edit these words:")
    box = lead.piece("writing piece-")
    assert (box["activity"], box["party"], box["locked"]) == ("report", "room", False)
    assert box["fields"][0]["note"] == words_of(ABOUT) and "begun" in box["fields"][0]
    assert "This is a record" in lead.draft.text(words_of(ABOUT)) and lead.report == before
    assert lead.rows()[ABOUT] == say("edit.state_edited") and say("edit.new") not in lead.text


def test_what_is_typed_stands_in_the_report_and_goes_with_the_second_press(edits: Any) -> None:
    """The first press only asks; after the second the drafted words are back."""
    lead = edits()
    before = lead.report
    lead.presses("Edit these words:")
    lead.types(words_of(ABOUT), "Forty people came.\n\n- Cold\n- Loud")
    assert "Forty people came." in str(lead.report) and "This is a record" not in str(lead.report)
    lead.presses(say("edit.drafted"))
    assert lead.draft.text(words_of(ABOUT)) and lead.may_press(say("edit.drafted_again"))
    lead.presses(say("edit.drafted_again"))
    assert lead.report == before and "This is a record" in lead.text


def test_words_that_were_taken_out_can_be_written_again(here: House, edits: Any) -> None:
    """After a redaction the drafted words stand, and editing them starts from those."""
    lead = edits()
    lead.presses("Edit these words:")
    lead.types(words_of(ABOUT), "Ask Mrs Patel.")
    here.store.redact(Redaction(report_key(lead.link.workshop), words_of(ABOUT)))
    lead.page.run()
    lead.presses("Edit these words:")
    assert lead.draft.text(words_of(ABOUT)).startswith("This is a record")
    assert not lead.draft.notes[0].beside


def test_new_data_are_shown_and_change_nothing(here: House, edits: Any, begun: Link) -> None:
    """What is new and how much is gone, until it was read; or the words give way to the new draft."""
    lead = edits(CRITERIA)
    lead.presses("Edit these words:")
    lead.types(words_of(CRITERIA), "Mine.")
    writes(here, begun, "Reach")
    writes(here, begun, "Need", table=2)
    lead.page.run()
    assert say("edit.new") in lead.text and "Mine." in str(lead.report)
    assert say("edit.state_new") in lead.rows()[CRITERIA]
    lead.opens(ABOUT)
    chapter = next(row for row in lead.piece("outline")["rows"] if row["id"] == "benefit")
    assert chapter["within"] == say("edit.within_new")
    lead.opens(CRITERIA)
    lead.presses(say("edit.read"))
    assert say("edit.new") not in lead.text and "Mine." in str(lead.report)
    writes(here, begun, "Cost", "two", 2)
    writes(here, begun, "Cost", "three", 3)
    lead.page.run()
    lead.presses(say("edit.take_new"))
    lead.presses(say("edit.drafted_again"))
    assert "Mine." not in str(lead.report) and lead.rows()[CRITERIA] == ""


def test_a_heading_is_edited_like_words(edits: Any) -> None:
    """And goes back to the drafted one."""
    lead = edits(AGREEMENT)
    drafted = lead.page.header[0].value
    lead.presses(say("edit.edit_heading"))
    lead.types(heading_of(AGREEMENT), "Who was *of one mind*", "report_heading")
    assert lead.page.header[0].value == plain("Who was *of one mind*")
    assert Heading("Who was *of one mind*", 2) in lead.report
    lead.presses(say("edit.drafted_heading"))
    lead.presses(say("edit.drafted_heading_again"))
    assert lead.page.header[0].value == drafted


def test_words_that_begin_alike_are_told_apart_by_their_headings(edits: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a card's page every ranking begins with the same words; each button and each box says where it belongs."""
    same = Paragraph("Four tables placed it.")
    rules = parts("benefit", [Heading("A card"), Heading("Benefit", 3), same, Heading("Risk", 3), same])
    monkeypatch.setattr("pages.facilitator.editing.hand.drafted", lambda scene: rules)
    lead = edits("benefit")
    names = [one.label for one in lead.page.button]
    assert len(set(names)) == len(names)
    lead.presses("Edit these words under Risk")
    label = lead.piece("writing piece-")["fields"][0]["label"]
    assert label == say("edit.instead_under", heading="Risk", words="Four tables placed it.")


# -- parts


def test_a_part_moves_within_its_chapter_and_a_chapter_with_its_parts(edits: Any) -> None:
    """As far as it can go; what was done is said aloud."""
    lead = edits(CRITERIA)
    lead.presses(say("edit.up_part"))
    names = list(lead.rows())
    assert names.index(CRITERIA) == names.index(AGREEMENT) - 1 and not lead.may_press(say("edit.up_part"))
    assert lead.piece("outline")["said"].startswith("Moved.")
    lead.opens("benefit")
    lead.presses(say("edit.up_chapter"))
    rows = [name for name in lead.rows() if not name.startswith("report.one")]
    assert rows[:4] == ["benefit", CRITERIA, AGREEMENT, ABOUT] and not lead.may_press(say("edit.up_chapter"))
    headings = [block.text for block in lead.report if isinstance(block, Heading)]
    assert headings.index(say("report.about")) > headings.index(lead.page.header[0].value)


def test_a_part_is_left_out_and_put_back(edits: Any) -> None:
    """A part alone, or a chapter with all that stands in it."""
    lead = edits(AGREEMENT)
    before = lead.report
    lead.presses(say("edit.leave_out_part"))
    assert len(lead.report) < len(before) and say("edit.out") in lead.text
    lead.presses(say("edit.back_part"))
    assert lead.report == before
    lead.opens("benefit")
    lead.presses(say("edit.leave_out_chapter"))
    assert lead.rows()[AGREEMENT] == say("edit.state_out")
    lead.opens(AGREEMENT)
    assert say("edit.out_with_chapter") in lead.text


def test_a_part_of_ones_own_is_added_after_any_and_taken_away(edits: Any) -> None:
    """With a heading and words; taken away with the second press."""
    lead = edits(AGREEMENT)
    lead.presses(say("edit.add"))
    ((own, after),) = lead.draft.own.items()
    box = lead.piece(f"writing {own}")
    assert after == AGREEMENT and [one["field"] for one in box["fields"]] == ["report_own_heading", "report_own_words"]
    lead.types(box["fields"][0]["note"], "How it felt", "report_own_heading")
    lead.types(box["fields"][1]["note"], "Loud at first.", "report_own_words")
    assert lead.page.header[0].value == "How it felt" and "Loud at first." in str(lead.report)
    assert lead.rows()[f"benefit/own-{own}"] == say("edit.state_own")
    lead.presses(say("edit.take_away"))
    lead.presses(say("edit.take_away_again"))
    assert "How it felt" not in str(lead.report) and not lead.draft.own


def test_words_that_lost_their_place_are_put_into_a_part_of_ones_own(edits: Any) -> None:
    """They stand at the end of the page, and are not lost whichever way they go."""
    lead = edits()
    lead.types("piece-000000000000", "Said in the corridor.")
    assert say("edit.left_over") in lead.text and "Said in the corridor." not in str(lead.report)
    lead.presses("Put into a part of your own:")
    assert say("edit.left_over") not in lead.text and "Said in the corridor." in str(lead.report)
    lead.types("piece-000000000001", "Twice.")
    lead.presses("Let go:")
    assert plain("Twice.") in lead.text
    lead.presses(say("edit.let_go_again"))
    assert plain("Twice.") not in lead.text


# -- evidence


def test_a_table_is_left_out_alone_and_put_back(here: House, edits: Any, begun: Link) -> None:
    """The words about it stay, and so does the part that is called as it is."""
    writes(here, begun, "Reach")
    lead = edits(CRITERIA)
    before = lead.report
    lead.presses("Leave out:")
    gone = [block for block in before if block not in lead.report]
    assert [block for block in gone if isinstance(block, Table)] and len(gone) <= 2
    lead.presses("Put back:")
    assert lead.report == before


def test_a_quotation_has_a_tick_and_says_whether_it_is_permitted(here: House, edits: Any, begun: Link) -> None:
    """Without its table's leave it stands in the draft record, and will not in the checked report."""
    card = here.store.day(begun.workshop).setup.cards[0].card.id
    act = {
        "kind": "write",
        "note": "r",
        "field": "reason",
        "card": card,
        "text": "It *lasts*",
        "base": 0,
        "client": "c",
    }
    here.store.act(Envelope(Key(begun.workshop, "benefit", 1, "table:1"), secrets.token_hex(8), 1, "seat:1", act))
    lead = edits(f"report.cards/{card}")
    (tick,) = [one for one in lead.page.checkbox if plain("It *lasts*") in one.label]
    assert tick.value and plain(say("edit.not_permitted")) in tick.label
    tick.uncheck().run()
    assert not [block for block in lead.report if isinstance(block, Quote) and block.text == "It *lasts*"]
    (tick,) = [one for one in lead.page.checkbox if plain("It *lasts*") in one.label]
    assert not tick.value
    tick.check().run()
    assert [block for block in lead.report if isinstance(block, Quote) and block.text == "It *lasts*"]


# -- who edits


@pytest.fixture
def both_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page that was opened stays open."""
    monkeypatch.setattr(Live, "is_shown", lambda *_: True)


@pytest.mark.usefixtures("both_open")
def test_one_edits_and_another_reads_until_it_takes_over(edits: Any) -> None:
    """The first page that is opened writes; after the take-over its boxes are locked, and it says why."""
    first = edits()
    first.presses("Edit these words:")
    second = edits()
    assert say("edit.another") in second.text and not second.may_press(say("edit.leave_out_chapter"))
    assert second.piece("writing piece-")["locked"] and not second.may_press(say("edit.add"))
    second.presses(say("edit.take_over"))
    assert say("edit.another") not in second.text and not second.piece("writing piece-")["locked"]
    first.page.run()
    box = first.piece("writing piece-")
    assert box["locked"] and box["fields"][0]["help"] == say("edit.locked")
    assert say("edit.another") in first.text and not first.may_press(say("edit.leave_out_chapter"))
    first.presses(say("edit.take_over"))
    assert not first.piece("writing piece-")["locked"]


def test_a_page_that_was_closed_keeps_nobody_out(edits: Any) -> None:
    """Whoever opens it next, or the same person after a reload, writes at once."""
    edits().presses("Edit these words:")
    again = edits()
    assert say("edit.another") not in again.text and not again.piece("writing piece-")["locked"]


def test_the_page_is_the_leads_alone(here: House, somebody: Somebody, begun: Link) -> None:
    """A helper is turned away, and the draft is not on any other page's wire."""
    page = somebody.opens(PAGE, somebody.given("helper", begun.workshop))
    assert say("gone.heading") in page.title[0].value and not page.get("bidi_component")[1:]


def test_before_the_day_there_is_nothing_to_edit(somebody: Somebody, lead: Link) -> None:
    page = somebody.opens(PAGE, lead)
    assert not page.exception and say("agreement.nothing") in [one.value for one in page.markdown]


def test_what_was_typed_is_there_after_the_server_was_killed(here: House, edits: Any, begun: Link) -> None:
    """The same words, on any laptop: the store holds them, and not the page."""
    lead = edits()
    lead.presses("Edit these words:")
    lead.types(words_of(ABOUT), "Forty people came.")
    here.store.close()
    house.cache_clear()
    again = house().store
    try:
        assert again.answer(report_key(begun.workshop)).text(words_of(ABOUT)) == "Forty people came."
        assert "Forty people came." in str(report(Scene(again, say, begun)).blocks)
    finally:
        again.close()


def test_the_report_page_leads_here_and_shows_what_was_edited(edits: Any, somebody: Somebody, begun: Link) -> None:
    lead = edits()
    lead.presses("Edit these words:")
    lead.types(words_of(ABOUT), "Forty people came.")
    page = somebody.opens("site.py", begun).switch_page("facilitator/report.py").run()
    page = page.selectbox(key="chapter").select(say("report.about")).run()
    assert not page.exception and plain("Forty people came.") in [one.value for one in page.markdown]
    assert any("/edit?" in one.proto.json for one in page.get("bidi_component"))


def test_a_box_stays_while_somebody_may_write_in_it(
    here: House, edits: Any, begun: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though what it was written over is drafted no longer, or its whole part; what is written is kept, and not printed."""
    ours, said = [Heading("Agreement", 2), Paragraph("One.")], Paragraph("Said.", said=True)
    drafts = [[*ours, said, Paragraph("Two."), said, Paragraph("Three.")], [*ours, said, said], []]

    def rules(scene: Scene) -> Any:
        return parts("benefit", [Heading("Benefit"), *drafts[0]])

    monkeypatch.setattr("pages.facilitator.editing.hand.drafted", rules)
    lead = edits(AGREEMENT)
    lead.presses("Edit these words: “Two")
    lead.types(words_of(AGREEMENT, 2), "My second.")
    box = lead.piece("writing piece-")
    for gone in ("piece_gone", "part_gone"):
        del drafts[0]
        writes(here, begun, "Reach", secrets.token_hex(4))
        lead.page.run()
        assert lead.piece("writing piece-") == box and say(f"edit.{gone}") in lead.text
        assert say("edit.left_over") in lead.text and plain("Three.") not in lead.text
    lead.opens("benefit")
    lead.opens(AGREEMENT)
    assert lead.piece("outline")["open"] == "benefit" and lead.piece("writing piece-") is None


def test_a_long_part_is_shown_piece_by_piece(edits: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that forty tables' quotations do not make the page slow."""
    said = [Quote(f"Said {number}.", table=1) for number in range(70)]
    rules = parts("benefit", [Heading("Benefit"), Heading("Agreement", 2), *said])
    monkeypatch.setattr("pages.facilitator.editing.hand.drafted", lambda scene: rules)
    lead = edits(AGREEMENT)
    for shown in (30, 60):
        assert len(lead.page.checkbox) == shown
        lead.presses("Show more of this part")
    assert len(lead.page.checkbox) == 70 and not lead.may_press("Show more")


def test_a_workshop_that_came_in_to_be_read_is_read(here: House, somebody: Somebody) -> None:
    """Nothing can be edited in it, and nobody takes its pen."""
    world = under_way(here.store)
    bundle(here.store, world.entry, file := BytesIO())
    link = somebody.given("lead", come_in(here.store, file).workshop.id)
    lead = Editor(here, somebody, link, ABOUT)
    assert say("edit.only_to_read") in lead.text and not lead.page.button and not lead.draft.pen
