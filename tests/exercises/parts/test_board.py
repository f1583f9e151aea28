"""Tests of the ranking board in a real browser, on a bare page whose live socket is a stub inside the page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import browser
from workshop.words import words

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
WORDS = words().of("board")
SCALE = {"more": "More benefit", "middle": "Middle", "less": "Less benefit"}
NAMES = ("Discount check", "Did it work?", "Early help", "Green space", "Hospital beds", "Fire visits", "Free meals",
         "Bus routes", *(f"Case of the {n}th" for n in range(9, 21)))  # fmt: skip
IDS = "abcdefghijklmnopqrst"
PILES = ("more", "middle", "less")


def said(word: str, **values: object) -> str:
    return str(WORDS[word]).format(**values)


def card(at: int, name: str) -> dict[str, Any]:
    face = {
        "face": "Two lists are matched.",
        "shared": "Names",
        "consent": "not stated",
        "beneficiaries": ["individuals"],
    }
    summary = f"What {name} is about, in one line that is long enough to fill more than one on a phone."
    return {
        "id": IDS[at],
        "letter": IDS[at].upper(),
        "short_name": name,
        "title": name,
        "summary": summary,
        "face": face,
    }


def info(n: int = 8, seat: int = 1, **more: Any) -> dict[str, Any]:
    cards = [card(at, name) for at, name in enumerate(NAMES[:n])]
    return {"live": f"live?as=seat-{seat}", "activity": "benefit", "words": WORDS, "seat": seat, "cards": cards,
            "scale": SCALE, "think_first": False, "frozen": False, **more}  # fmt: skip


def order(more: str = "", middle: str = "", less: str = "", cannot: str = "") -> dict[str, Any]:
    """An order in short: "a bc | d" is a, then b level with c, and d not yet ordered."""
    piles = []
    for pile in (more, middle, less):
        ordered, _, loose = pile.partition("|")
        piles.append({"ordered": [list(tier) for tier in ordered.split()], "loose": list(loose.strip())})
    return {"piles": piles, "cannot": list(cannot), "finished": False}


FULL = order("a bc", "d e | fg", "h")


class Table:
    """A table's page: what people do on it, and what a test makes the server of straw say."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def mount(self, **given: Any) -> Any:
        data = info(**given)
        self.page.evaluate("data => mount(data)", data)
        board = self.board(data["seat"])
        board.locator(".left").wait_for()
        return board

    def board(self, seat: int = 1) -> Any:
        return self.page.locator(f"#seat-{seat} .board")

    def card(self, one: str, seat: int = 1) -> Any:
        return self.board(seat).locator(f'[data-card="{one}"]')

    def press(self, name: str, seat: int = 1) -> None:
        """Press a button by its accessible name, also where it is aria-disabled."""
        self.board(seat).get_by_role("button", name=name, exact=True).evaluate("node => node.click()")

    def server(self, call: str, *given: Any) -> Any:
        return self.page.evaluate(f"given => room.{call}(...given)", list(given))

    def begin(self, start: Any = FULL, holder: int | None = 1, **more: Any) -> None:
        self.server("say", {"order": start, "holder": holder, **more})

    def order(self) -> Any:
        return self.page.evaluate("room.table.answer.order")

    def journal(self) -> Any:
        return self.page.evaluate("room.journal")

    def kinds(self) -> list[str]:
        return [act["kind"] for act in self.journal()]

    def drawn(self, pile: str, seat: int = 1) -> str:
        """The cards as the page shows them: ordered, then those not yet ordered."""
        read = 'zone => ["ol:not(.loose *)", ".loose ol"].map(at => [...zone.querySelectorAll(`${at} > li`)]' \
               '.map(li => li.dataset.card).join("")).join("|")'  # fmt: skip
        return str(self.board(seat).locator(f"[data-zone={pile}].zone").evaluate(read))

    def focus(self) -> str:
        """The accessible name of what has the focus."""
        read = "() => { let at = document.activeElement; while (at?.shadowRoot) at = at.shadowRoot.activeElement;" \
               "return at?.getAttribute('aria-label') ?? at?.textContent ?? '' }"  # fmt: skip
        return str(self.page.evaluate(read))

    def status(self, seat: int = 1) -> str:
        return str(self.board(seat).get_by_role("status").text_content()).strip("\u00a0")

    def grab(self, one: str) -> Any:
        handle = self.card(one).locator(".handle")
        handle.focus()
        return handle

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, one: str, to: Any, part: float = 0.5, drop: bool = True) -> None:
        """Drag a card by its handle to a height (a part of it) of another node."""
        mouse = self.page.mouse
        start, end = self.card(one).locator(".handle").bounding_box(), to.bounding_box()
        mouse.move(start["x"] + 10, start["y"] + 10)
        mouse.down()
        mouse.move(start["x"] + 30, start["y"] + 30)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] * part, steps=3)
        if drop:
            mouse.up()


@contextmanager
def table(
    devices: browser.Devices, address: str, width: int = 1366, height: int = 1200, **context: Any
) -> Iterator[Table]:
    with devices.for_one_test():
        page = devices.page(address, width, height, **{"reduced_motion": "reduce"} | context)
        page.wait_for_function("window.ready")
        page.set_default_timeout(5000)
        yield Table(page)


@pytest.fixture
def at(devices: Any, address: str) -> Iterator[Table]:
    with table(devices, address) as opened:
        yield opened


# What a screen reader is told from now on: each sentence that a live region comes to hold.
LISTENING = """() => {
  window.spoken = []
  const region = ({target}) => (target.closest ? target : target.parentElement).closest("[role=status]")
  const told = changes => spoken.push(...changes.map(region).filter(Boolean).map(one => one.textContent.trim()))
  new MutationObserver(told).observe(document.querySelector("#seat-1").shadowRoot, {subtree: true, childList: true, characterData: true})
}"""


# -- sorting


def test_a_press_puts_a_card_in_a_pile_and_takes_the_board(at: Table) -> None:
    """The first placing act of a seat also says who holds the board, and the count goes down."""
    board = at.mount()
    assert board.locator(".left").text_content() == said("to_place", n=8, of=8)
    at.press("More benefit: Discount check")
    assert at.journal() == [{"kind": "hold", "seat": 1}, {"kind": "pile", "card": "a", "pile": "more"}]
    assert at.drawn("more") == "|a"
    assert board.locator(".left").text_content() == said("to_place", n=7, of=8)
    assert board.locator(".who").text_content() == WORDS["you_hold"]


def test_sorting_the_deck_by_keyboard_goes_on_with_the_next_card(at: Table) -> None:
    """The focus goes to the same button of the next card, and from the last card stays with it."""
    at.mount(n=3)
    at.board().get_by_role("button", name="Middle: Discount check").focus()
    at.keys("Enter")
    assert at.focus() == "Middle: Did it work?"
    at.keys("Enter", "Enter")
    assert at.drawn("middle") == "|abc"
    assert at.focus() == said("grab", card="Early help")


def test_a_double_press_places_one_card(at: Table) -> None:
    """The card that slides under a finger is not placed by the second half of a double press."""
    at.mount()
    at.board().get_by_role("button", name="More benefit: Discount check").dblclick()
    assert at.kinds() == ["hold", "pile"]


def test_quick_presses_of_up_go_on_with_the_same_card(at: Table) -> None:
    """Pressing Up three times in one spot lifts one card three places, though others slide under the pointer."""
    at.mount()
    at.begin(order("a b c d"))
    box = at.card("d").locator(".step").first.bounding_box()
    at.page.mouse.click(box["x"] + 20, box["y"] + 20, click_count=3)
    assert at.drawn("more") == "dabc|"


def test_what_cannot_be_placed_is_an_answer(at: Table) -> None:
    """Cards set aside are shown apart and count as looked at."""
    board = at.mount(n=3)
    at.press("Can't place: Early help")
    assert at.order()["cannot"] == ["c"]
    assert board.locator(".left").text_content() == said("to_place", n=2, of=3)


# -- order


def test_places_are_numbered_as_in_a_race(at: Table) -> None:
    """Ties share a place and say so; cards not yet ordered have none of their own."""
    at.mount()
    at.begin()
    numbers = {one: at.card(one).locator(".place > span").first.text_content() for one in "abcdefgh"}
    assert numbers == {"a": "1", "b": "2=", "c": "2=", "d": "4", "e": "5", "f": "", "g": "", "h": "8"}
    assert at.board().locator(".loose-name:visible").all_text_contents() == [said("loose", place=6)]


def test_up_and_down_cross_into_the_next_pile_and_keep_the_focus(at: Table) -> None:
    """Presses of one button walk a card through its pile, over the edge and to the very end, where they say so."""
    at.mount()
    at.begin(order("a b", "c"))
    at.card("a").locator(".step").last.focus()
    walk = []
    for _ in range(5):
        at.keys("Enter")
        walk.append((at.drawn("more"), at.drawn("middle"), at.drawn("less")))
    assert walk == [("ba|", "c|", "|"), ("b|", "ac|", "|"), ("b|", "ca|", "|"), ("b|", "c|", "a|"), ("b|", "c|", "a|")]
    assert at.focus() == said("down", card="Discount check")
    assert at.status() == said("nowhere", card="Discount check")
    assert at.card("a").locator(".step").last.get_attribute("aria-disabled") == "true"


def test_the_menu_offers_every_place(at: Table) -> None:
    """A place chosen from the menu is one act; nothing moves while choosing."""
    at.mount()
    at.begin()
    at.press(said("move_card", card="Bus routes"))
    menu = at.board().get_by_label(said("place_menu", card="Bus routes"))
    assert menu.locator("option").count() == 3 + 1 + 3 + 1 + 1 + 1
    menu.select_option(label=said("place_option", place=2))
    assert at.journal() == []
    at.press(said("put_card", card="Bus routes"))
    assert at.journal() == [{"kind": "place", "card": "h", "pile": "more", "after": "a"}]
    assert at.status() == said("said_place", card="Bus routes", place=2, of=8)


def test_cards_are_made_level_and_parted_by_the_menu(at: Table) -> None:
    """Level with the card above, then a place of its own again."""
    at.mount()
    at.begin(order("a b"))
    at.press(said("move_card", card="Did it work?"))
    at.press(said("for_card", verb=WORDS["level_above"], card="Did it work?"))
    assert at.order() == order("ab")
    assert at.status() == said("said_level", card="Did it work?", place=1, of=2, others="Discount check")
    at.press(said("for_card", verb=WORDS["separate"], card="Did it work?"))
    assert at.order() == order("a b")


def test_a_card_is_not_made_level_with_one_that_has_no_place_yet(at: Table) -> None:
    """The last card that is ordered can be level with the one above, not with those below that are not ordered."""
    at.mount()
    at.begin(order("a b | cd"))
    at.press(said("move_card", card="Did it work?"))
    for verb, off in (("level_above", "false"), ("level_below", "true")):
        choice = at.board().get_by_role("button", name=said("for_card", verb=WORDS[verb], card="Did it work?"))
        expect(choice).to_have_attribute("aria-disabled", off)


# -- keyboard


def test_a_card_moved_by_keys_is_one_act(at: Table) -> None:
    """Space picks up, arrows try out, Space puts down: one act, the focus on the handle throughout."""
    at.mount()
    at.begin(order("a b c", "d"))
    at.grab("c")
    at.keys("Space", "ArrowUp", "ArrowUp")
    assert at.drawn("more") == "cab|"
    assert at.journal() == []
    assert at.status() == said("said_place", card="Early help", place=1, of=4)
    at.keys("Space")
    assert at.journal() == [{"kind": "place", "card": "c", "pile": "more", "after": None}]
    assert at.focus() == said("grab", card="Early help")


def test_escape_puts_a_card_back(at: Table) -> None:
    """Nothing is sent, and the order is as it was."""
    at.mount()
    at.begin(order("a b", "c"))
    at.grab("a")
    at.keys("Enter", "ArrowRight", "End", "Escape")
    assert (at.drawn("more"), at.journal()) == ("ab|", [])
    assert at.status() == said("put_back", card="Discount check")


@pytest.mark.parametrize(
    ("key", "then"),
    [("Home", order("c a b", "d")), ("End", order("a b", "d", "c")), ("ArrowRight", order("a b", "d | c")),
     ("ArrowUp", order("a c b", "d")), ("ArrowDown", order("a b", "c d"))],
)  # fmt: skip
def test_keys_reach_every_pile(at: Table, key: str, then: Any) -> None:
    """Home and End go to the ends, left and right to the next pile, up and down one place."""
    at.mount()
    at.begin(order("a b c", "d"))
    at.grab("c")
    at.keys("Space", key, "Space")
    assert at.order() == then


def test_alt_with_an_arrow_moves_at_once(at: Table) -> None:
    """No picking up: one press, one act."""
    at.mount()
    at.begin(order("a b"))
    at.grab("b")
    at.keys("Alt+ArrowUp")
    assert at.order() == order("b a")
    assert at.focus() == said("grab", card="Did it work?")


def test_leaving_the_handle_puts_the_card_down(at: Table) -> None:
    """A card is never left in the air."""
    at.mount()
    at.begin(order("a b"))
    at.grab("b")
    at.keys("Space", "ArrowUp", "Tab")
    assert at.order() == order("b a")


# -- drag


def test_a_card_dropped_between_two_goes_there(at: Table) -> None:
    """The upper half of a card means before it, the lower half after it."""
    at.mount()
    at.begin(order("a b c", "d"))
    at.drag("d", at.card("b"), 0.3)
    assert at.order() == order("a d b c")
    at.drag("a", at.card("c"), 0.8)
    assert at.order() == order("d b c a")


def test_a_drop_never_splits_a_tie(at: Table) -> None:
    """Between two level cards is after them both."""
    at.mount()
    at.begin(order("a bc", "d"))
    at.drag("d", at.card("b"), 0.9)
    assert at.order() == order("a bc d")


def test_a_card_dragged_from_the_deck_lands_where_it_is_dropped(at: Table) -> None:
    """An empty pile takes it as not yet ordered; the place for cards that cannot be placed takes it too."""
    at.mount(n=3)
    at.drag("a", at.board().locator("[data-zone=middle].zone"))
    at.drag("b", at.board().locator("[data-zone=cannot].zone"))
    assert at.order() == order("", "| a", cannot="b")


def test_a_drop_outside_every_pile_or_escape_changes_nothing(at: Table) -> None:
    """The card flies back and nothing is sent."""
    at.mount()
    at.begin()
    at.drag("a", at.page.locator("h1"))
    at.drag("b", at.card("d"), drop=False)
    at.keys("Escape")
    at.page.mouse.up()
    assert at.journal() == []
    assert at.board().locator(".dragged").count() == 0


def test_a_line_shows_where_a_card_would_go(at: Table) -> None:
    """While dragging, the line is between the cards, and gone after the drop."""
    at.mount()
    at.begin()
    at.drag("h", at.card("d"), 0.2, drop=False)
    line, card_box = at.board().locator(".pointer").bounding_box(), at.card("d").bounding_box()
    assert abs(line["y"] - card_box["y"]) < 12
    at.page.mouse.up()
    assert at.board().locator(".pointer").is_hidden()


def test_only_the_handle_keeps_a_finger_from_scrolling(at: Table) -> None:
    """A swipe over a card scrolls the page."""
    at.mount()
    touch = "nodes => nodes.map(node => getComputedStyle(node).touchAction)"
    assert set(at.board().locator(".handle").evaluate_all(touch)) == {"none"}
    assert "none" not in at.board().locator(".surface, .card, .body, .zone").evaluate_all(touch)


def test_a_finger_drags_a_card_and_the_page_runs_along(devices: Any, address: str) -> None:
    """On a phone a card is pulled from the deck to a pile that is out of sight."""
    with table(devices, address, 390, 700, has_touch=True) as at:
        at.mount()
        touch = at.page.context.new_cdp_session(at.page)
        start = at.card("a").locator(".handle").bounding_box()

        def finger(kind: str, *points: dict[str, float]) -> None:
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

        finger("touchStart", {"x": start["x"] + 20, "y": start["y"] + 30})
        finger("touchMove", {"x": start["x"] + 40, "y": 400})
        finger("touchMove", {"x": 200, "y": 695})
        at.page.wait_for_function("scrollY + innerHeight > document.documentElement.scrollHeight - 5")
        box = at.board().locator("[data-zone=more].zone").bounding_box()
        finger("touchMove", {"x": 200, "y": box["y"] + box["height"] / 2})
        finger("touchEnd")
        assert at.order()["piles"][0]["loose"] == ["a"]


# -- together


def test_what_a_tablemate_does_waits_while_a_card_is_in_the_hand(at: Table) -> None:
    """Nothing jumps under a drag or a grab; when it ends both moves are there."""
    at.mount()
    at.begin(order("a b c", "d"))
    at.grab("c")
    at.keys("Space", "ArrowUp")
    at.server("from", {"kind": "place", "card": "d", "pile": "more", "after": None})
    assert at.drawn("more") == "acb|"
    at.keys("Space")
    assert at.order() == order("d a c b")
    assert at.drawn("more") == "dacb|"
    at.drag("a", at.card("b"), 0.8, drop=False)
    at.server("from", {"kind": "pile", "card": "d", "pile": "less"})
    assert at.drawn("less") == "|"
    at.page.mouse.up()
    assert at.drawn("less") == "|d"


def test_a_remote_move_leaves_the_focus_where_it_is(at: Table) -> None:
    """A tablemate's act moves cards around the one that has the focus."""
    at.mount()
    at.begin(order("a b c", "d"))
    at.grab("b")
    at.server("from", {"kind": "place", "card": "b", "pile": "less"})
    assert at.drawn("less") == "b|"
    assert at.focus() == said("grab", card="Did it work?")


def test_two_laptops_that_move_at_once_end_with_one_order(at: Table) -> None:
    """Both see their own move at once; when the server answers, both show the same order with both moves in it."""
    for seat in (1, 2):
        at.mount(seat=seat)
    at.begin(order("a b c", "d"), all_hands=True)
    at.server("silence", True)
    at.card("c").locator(".step").first.click()
    at.card("d", seat=2).locator(".step").first.click()
    assert (at.drawn("more"), at.drawn("more", seat=2)) == ("acb|", "abcd|")
    at.server("silence", False)
    drawn = [[at.drawn(pile, seat) for pile in PILES] for seat in (1, 2)]
    assert drawn[0] == drawn[1] == ["acbd|" if at.order() == order("a c b d") else "acdb|", "|", "|"]


def test_following_shows_the_order_and_lets_a_device_mark(at: Table) -> None:
    """No card can be moved from here; marks are toggled, and counted on the card for all."""
    board = at.mount()
    at.begin(holder=2)
    assert board.locator(".who").text_content() == WORDS["other_holds"]
    assert board.locator(".handle:visible, .step:visible, .pile-button:visible").count() == 0
    mark = board.get_by_role("button", name=said("for_card", verb=WORDS["mark_up"], card="Discount check"))
    mark.click()
    assert (mark.get_attribute("aria-pressed"), at.journal()) == ("true", [{"kind": "mark", "card": "a", "way": "up"}])
    at.server("set", {"marks": {"a": {"up": 2, "down": 0}}})
    assert at.card("a").locator(".said").text_content() == said("marks_up", n=2)
    mark.click()
    assert (mark.get_attribute("aria-pressed"), at.journal()[-1]["way"]) == ("false", None)


def test_any_device_takes_the_board_in_one_press(at: Table) -> None:
    """The one that had it follows from then on."""
    at.mount()
    at.mount(seat=2)
    at.begin()
    at.press(WORDS["take"], seat=2)
    assert at.journal() == [{"kind": "hold", "seat": 2}]
    assert at.board().locator(".who").text_content() == WORDS["other_holds"]
    assert at.board(2).locator(".handle:visible").count() == 8


def test_losing_the_board_keeps_the_focus_on_the_card(at: Table) -> None:
    """Where the control is gone, the card's next one has the focus."""
    at.mount()
    at.begin()
    at.card("a").locator(".step").last.focus()
    at.begin(holder=2)
    assert at.focus() == said("for_card", verb=WORDS["mark_up"], card="Discount check")


@pytest.mark.parametrize("by", ["the table", "the lead"])
def test_all_hands_gives_every_device_the_cards(at: Table, by: str) -> None:
    """The table's own switch, or the lead's for all."""
    at.mount()
    at.mount(seat=2)
    at.begin()
    if by == "the table":
        at.board().get_by_role("switch", name=WORDS["all_hands"]).click()
        assert at.journal() == [{"kind": "all_hands", "on": True}]
    else:
        at.server("put", {"all_hands": True})
    for seat in (1, 2):
        assert at.board(seat).locator(".who").text_content() == WORDS["everyone_holds"]
        assert at.board(seat).locator(".handle:visible").count() == 8


# -- the connection


def test_the_badge_tells_what_has_not_reached_the_server(at: Table) -> None:
    """Quiet when all is saved; words and a shape when a move waits; and a sentence when the connection is lost."""
    badge = at.mount().locator(".badge")
    assert badge.text_content() == WORDS["saved"]
    at.begin()
    at.server("silence", True)
    at.card("a").locator(".step").last.click()
    assert badge.text_content() == WORDS["saved"]
    badge.get_by_text(WORDS["unsent_one"], exact=True).wait_for()
    assert badge.locator(".shape.unsent").count() == 1
    at.page.evaluate("room.laptops.get('live?as=seat-1').cut(true)")
    badge.get_by_text(WORDS["lost"]).wait_for()
    assert WORDS["unsent_one"] in badge.text_content()
    at.server("silence", False)
    at.page.evaluate("room.laptops.get('live?as=seat-1').cut(false)")
    assert badge.text_content() == WORDS["saved"]


def test_a_late_move_is_named_and_so_is_a_refused_one(at: Table) -> None:
    """Nothing is dropped in silence."""
    at.mount()
    at.server("set", {"late": [{"kind": "pile", "card": "a"}, {"kind": "write", "card": None}]})
    assert at.board().locator(".notices").text_content() == said("late_one", cards="Discount check")
    at.server("set", {"late": [{"kind": "pile", "card": "a"}, {"kind": "tie", "card": "b"}]})
    assert at.board().locator(".notices").text_content() == said("late", n=2, cards="Discount check, Did it work?")


# -- undo


def test_undo_takes_back_this_seats_own_last_move(at: Table) -> None:
    """By an ordinary opposite act, and not a tablemate's move."""
    at.mount()
    at.begin(order("a bc", "d"))
    at.card("b").locator(".step").first.click()
    at.server("from", {"kind": "pile", "card": "d", "pile": "less"})
    at.press(said("undo_card", card="Did it work?"))
    assert at.journal()[-1] == {"kind": "tie", "card": "b", "level_with": "c"}
    assert [set(tier) for tier in at.order()["piles"][0]["ordered"]] == [{"a"}, {"b", "c"}]
    assert at.board().locator(".undo").get_attribute("aria-disabled") == "true"


def test_undo_leaves_alone_what_a_tablemate_has_moved_since(at: Table) -> None:
    """A card that someone else took to another pile is no longer this seat's to take back."""
    at.mount()
    at.begin()
    at.card("a").locator(".step").last.click()
    at.server("from", {"kind": "pile", "card": "a", "pile": "less"})
    assert at.board().locator(".undo").get_attribute("aria-disabled") == "true"


# -- the stage


@pytest.mark.parametrize("why", ["finished", "eyes_up", "paused"])
def test_the_board_is_held_with_a_sentence(at: Table, why: str) -> None:
    """The order can be read, nothing can be moved, and the board says why."""
    board = at.mount()
    at.begin({**FULL, "finished": why == "finished"})
    if why != "finished":
        at.server("put", {why: True})
    assert board.locator(".notices").text_content() == WORDS[why]
    assert board.locator(".handle:visible, .step:visible, .mark:visible, .undo:visible, .switch:visible").count() == 0
    assert at.drawn("middle") == "de|fg"


def test_a_drag_that_ends_on_a_held_board_moves_nothing(at: Table) -> None:
    """Eyes up in the middle of a drag: the card goes back and the board says so."""
    at.mount()
    at.begin()
    at.drag("h", at.card("a"), 0.2, drop=False)
    at.server("put", {"eyes_up": True})
    at.page.mouse.up()
    assert (at.journal(), at.status()) == ([], WORDS["stays"])


def test_after_the_reveal_a_card_tells_where_it_was(at: Table) -> None:
    """The heading says which order this is; only cards that moved say "was"."""
    board = at.mount(frozen=True)
    at.begin(order("a b c"), before=order("a c", "b"))
    assert board.locator("h2").text_content() == WORDS["revealed"]
    assert board.locator(".was:visible").all_text_contents() == [said("was", place=3), said("was", place=2)]


# -- think first


def test_think_first_is_by_person_and_clears_between_them(at: Table) -> None:
    """One impression a person: at most two for the top and two for the bottom, then the next."""
    board = at.mount(think_first=True)
    for name in ("Discount check", "Early help", "Free meals"):
        at.press(said("think_top_card", card=name))
    assert at.status() == WORDS["think_full"]
    at.press(said("think_bottom_card", card="Bus routes"))
    at.press(WORDS["think_give"])
    assert at.journal() == [{"kind": "think_first", "top": ["a", "c"], "bottom": ["h"]}]
    assert at.focus() == WORDS["think_thanks"]
    at.press(WORDS["think_next"])
    assert board.locator(".think [aria-pressed=true]").count() == 0
    at.press(WORDS["think_skip"])
    assert board.locator(".think").is_hidden()


def test_think_first_goes_when_the_table_begins(at: Table) -> None:
    """The panel is for before the talk; counts show on the cards only when the server gives them."""
    board = at.mount(think_first=True)
    at.server("from", {"kind": "pile", "card": "a", "pile": "more"})
    assert board.locator(".think").is_hidden()
    assert board.locator(".said:visible").count() == 0
    at.server("set", {"first": {"people": 4, "cards": {"a": {"top": 3, "bottom": 0}}}})
    assert at.card("a").locator(".said").text_content() == said("first_top", n=3)


# -- how it is made


def test_drawing_the_same_again_changes_nothing(at: Table) -> None:
    """A second mount with the same words touches no node."""
    at.mount()
    at.begin()
    at.page.evaluate("""data => {
      window.touched = 0
      const root = document.querySelector("#seat-1").shadowRoot
      const watch = {subtree: true, childList: true, characterData: true}
      new MutationObserver(all => { window.touched += all.length }).observe(root, watch)
      mount(data)
      room.publish()
    }""", info())  # fmt: skip
    assert at.page.evaluate("touched") == 0


def test_what_a_card_says_is_text(at: Table) -> None:
    """Markup in a card's words is shown, not run."""
    sly = "<img src=x onerror=alert(1)>"
    cards = [{**card(0, sly), "title": sly, "summary": sly, "face": {"face": sly, "beneficiaries": [sly]}}]
    at.mount(cards=cards)
    at.press(said("read_card", card=sly))
    assert at.board().locator("img").count() == 0
    assert at.card("a").locator("dd").first.text_content() == sly


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_cards_glide_unless_less_motion_is_asked_for(devices: Any, address: str, motion: str) -> None:
    """A move is 160 ms of gliding, and none where the reader asked for less motion."""
    with table(devices, address, reduced_motion=motion) as at:
        at.mount()
        at.begin()
        flights = "() => { room.from({kind: 'place', card: 'h', pile: 'more'}); return document.querySelector('#seat-1')" \
                  ".shadowRoot.querySelectorAll('.surface').values().flatMap(node => node.getAnimations())" \
                  ".map(flight => flight.effect.getTiming().duration).toArray() }"  # fmt: skip
        assert set(at.page.evaluate(flights)) == (set() if motion == "reduce" else {160})


def test_a_page_that_opens_finds_its_cards_in_their_places(devices: Any, address: str) -> None:
    """What the table had said before does not glide in from the deck, one card over another's buttons."""
    with table(devices, address, reduced_motion="no-preference") as at:
        at.page.evaluate("room.slow = true")
        at.mount()
        flights = (
            "order => { room.say({order}); return document.querySelector('#seat-1').shadowRoot.getAnimations().length }"
        )
        assert at.page.evaluate(flights, FULL) == 0
        assert at.drawn("more") == "abc|"


def test_what_tablemates_move_is_said_once_when_they_rest(at: Table) -> None:
    """Ten moves in a row are one sentence; one card is told by its place; an own move is said at once, and once."""
    at.mount()
    at.begin(holder=2)
    at.page.evaluate(LISTENING)
    at.page.evaluate("for (const card of 'abcdeabcde') room.from({kind: 'place', card, pile: 'less'})")
    at.page.wait_for_function("spoken.length")
    assert at.page.evaluate("spoken") == [WORDS["mates_moved"]]
    at.page.evaluate("room.from({kind: 'place', card: 'h', pile: 'more'})")
    at.page.wait_for_function("spoken.length > 1")
    place = said("said_place", card="Bus routes", place=1, of=8)
    assert at.page.evaluate("spoken.slice(1)") == [said("mate_moved", said=place)]


def test_leaving_the_page_stops_listening(at: Table) -> None:
    """After the component is gone nothing hears the socket."""
    at.mount()
    at.page.evaluate("leave()")
    assert at.page.evaluate("room.laptops.get('live?as=seat-1').hearers.length") == 0


STATES = ("start", "sorted", "open", "follow", "think", "revealed", "finished", "lost", "grabbed")


def show(at: Table, state: str, n: int) -> None:
    """Bring a board into one of its states."""
    at.mount(n=n, think_first=state == "think", frozen=state == "revealed")
    if state in ("start", "think"):
        return
    at.begin(
        {**FULL, "finished": state == "finished"}, holder=2 if state == "follow" else 1, before=order("h a bc", "d e")
    )
    at.server(
        "set", {"marks": {"a": {"up": 2, "down": 1}}, "first": {"people": 4, "cards": {"b": {"top": 3, "bottom": 1}}}}
    )
    if state == "open":
        at.press(said("move_card", card="Did it work?"))
        at.press(said("read_card", card="Did it work?"))
    if state == "grabbed":
        at.grab("b")
        at.keys("Space")
    if state == "lost":
        at.page.evaluate("room.laptops.get('live?as=seat-1').cut(true)")
        at.board().locator(".badge.lost").wait_for()


@pytest.mark.parametrize("state", STATES)
def test_no_state_breaks_an_accessibility_rule(devices: Any, address: str, state: str) -> None:
    """axe finds nothing against WCAG 2.2 A and AA, light or dark."""
    with table(devices, address) as at:
        show(at, state, 8)
        for look in ("light", "dark"):
            at.page.evaluate("look => { document.documentElement.className = look }", look)
            assert browser.violations(at.page) == [], look


@pytest.mark.parametrize("state", STATES)
def test_a_narrow_phone_shows_everything_and_every_target_can_be_hit(devices: Any, address: str, state: str) -> None:
    """At 320 px nothing scrolls sideways, and every control is 44 px or more each way."""
    with table(devices, address, 320, 640) as at:
        show(at, state, 20)
        assert at.page.evaluate("document.documentElement.scrollWidth") <= 320
        boxes = (
            at.board()
            .locator("button:visible, select:visible")
            .evaluate_all("nodes => nodes.map(node => [node.textContent, node.offsetWidth, node.offsetHeight])")
        )
        assert [box for box in boxes if min(box[1:]) < 44] == []
        assert browser.violations(at.page) == []


def test_forced_colours_keep_borders_and_states(devices: Any, address: str) -> None:
    """In forced colours cards keep a border and a pressed mark differs from one that is not."""
    with table(devices, address, forced_colors="active") as at:
        at.mount()
        at.begin(holder=2)
        marks = at.board().locator(".mark:visible")
        marks.first.click()
        looks = marks.evaluate_all("nodes => nodes.slice(0, 2).map(node => getComputedStyle(node).borderTopWidth)")
        assert looks[0] != looks[1]
        assert at.card("a").locator(".surface").evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"


def test_on_paper_the_order_remains_and_the_controls_are_gone(at: Table) -> None:
    """The print view is the order: numbers, letters and names."""
    board = at.mount()
    at.begin()
    at.page.emulate_media(media="print")
    assert board.locator("button:visible, select:visible").count() == 0
    assert board.locator(".letter:visible").all_text_contents() == list("ABCDEFGH")
    assert board.locator(".place:visible").count() == 6


def test_every_sentence_is_used_and_every_one_used_is_there() -> None:
    """The words of the board and what its modules ask for are the same."""
    source = "".join(path.read_text() for path in (ROOT / "exercises/parts/static").glob("board*.js"))
    made = {f"{stem}{end}" for stem in WORDS for end in ("_one", "_none")} & set(WORDS)
    built = ("said_", "was_", "mark_", "marks_", "think_", "first_")
    unused = [
        word
        for word in WORDS
        if word not in made and not word.startswith(built) and json.dumps(word)[1:-1] not in source
    ]
    assert unused == []
