"""Quotations: a table's own words, its own tick, and the very text that was ticked."""

from dataclasses import replace

from exercises.plenary.answer import TABLE
from exercises.plenary.quotations import own_words, permitted, quotable
from tests.exercises.plenary.told import a_day, after, choose, everyone, write
from workshop.everyone import Everyone
from workshop.sheet import Sheet

DAY = a_day()
REASON = write("in_our_words", "It reaches every household.", "why", "discount-check")


def day_said(oak: Sheet, plenary: Sheet | None = None, elm: Sheet | None = None) -> dict[str, Everyone]:
    before = Everyone({1: oak, 2: elm or Sheet(), 3: Sheet()})
    return {"benefit": before, "plenary": everyone({1: plenary or Sheet()})}


def ticked(said: dict[str, Everyone], *places: int) -> Sheet:
    """Oak's sheet of the plenary, with a tick at the words that stand at these places."""
    words = own_words(DAY, said, 1)
    return after(*(choose(words[at].key, words[at].state) for at in places), sheet=said["plenary"].tables[1])


def test_a_table_goes_through_its_own_words_of_the_whole_day() -> None:
    """Every note that holds text, with what it is about, the plenary's own too; nothing of another table's, and no roles."""
    oak = after(REASON, write("left_out", " ", "empty"))
    plenary = after(write("insight", "We never asked", "i"), write("step_role", "Head of service", "r", "step-1"))
    said = day_said(oak, plenary, elm=after(write("insight", "Elm's own", "e")))
    words = own_words(DAY, said, 1)
    assert [(one.activity, one.field, one.about, one.text) for one in words] == [
        ("benefit", "in_our_words", "discount-check", "It reaches every household."),
        ("plenary", "insight", None, "We never asked"),
    ]
    assert [one.text for one in own_words(DAY, said, 2)] == ["Elm's own"]


def test_nothing_is_quoted_that_was_not_ticked() -> None:
    """The tick gives table, activity and text to whoever asks; taken back, it gives nothing."""
    said = day_said(after(REASON, write("insight", "Not this", "other")))
    assert quotable(DAY, said) == []
    plenary = ticked(said, 0)
    quoted = day_said(said["benefit"].tables[1], plenary)
    assert quotable(DAY, quoted) == [(1, "benefit", "It reaches every household.")]
    key = own_words(DAY, said, 1)[0].key
    assert quotable(DAY, day_said(said["benefit"].tables[1], after(choose(key, None), sheet=plenary))) == []


def test_a_changed_text_is_not_quoted_any_more() -> None:
    """The tick was for the words before; spaces around them are no change."""
    said = day_said(after(REASON))
    plenary = ticked(said, 0)
    edited = after(write("in_our_words", "It reaches the Smiths.", "why"), sheet=said["benefit"].tables[1])
    assert quotable(DAY, day_said(edited, plenary)) == []
    spaced = after(write("in_our_words", "It reaches every household. ", "why"), sheet=said["benefit"].tables[1])
    assert len(quotable(DAY, day_said(spaced, plenary))) == 1


def test_one_tables_tick_is_no_other_tables() -> None:
    """Elm wrote the same words in a note of the same name, and ticked nothing."""
    said = day_said(after(REASON), elm=after(REASON))
    quoted = {**said, "plenary": everyone({1: ticked(said, 0)})}
    assert [one.table for one in permitted(DAY, quoted)] == [1]
    stolen = {**said, "plenary": everyone({2: ticked(said, 0)})}
    assert permitted(DAY, stolen) == []


def test_words_of_the_round_before_are_a_tables_own_too() -> None:
    """Under a name of their own, so that a tick means one of the two."""
    day = a_day()
    again = replace(day, progress={**day.progress, "benefit": replace(day.progress["benefit"], round=2)})
    second = after(write("in_our_words", "Said again", "why"))
    said = {"benefit": Everyone({1: second}, earlier={1: after(REASON)}), "plenary": everyone({})}
    words = own_words(again, said, 1)
    assert [one.text for one in words] == ["It reaches every household.", "Said again"]
    assert len({one.key for one in words}) == 2


def test_before_any_plenary_nothing_may_be_quoted() -> None:
    """Nobody has been asked."""
    assert quotable(DAY, {"benefit": Everyone({1: after(REASON, sort=TABLE)})}) == []
