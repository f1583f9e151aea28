"""Lines typed over notes: what has to be said so that the notes read as the paper does."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.paper.lines import lines_of, writing
from workshop.sheet import Sheet, apply, sheet_sort
from workshop.writing import Note, Notes, written

SORT = sheet_sort({"criteria"})
TEXTS = st.lists(st.sampled_from(["need", "haste", "fair", "who gains", "trust"]), max_size=5)


def notes(texts: list[str]) -> Notes:
    return tuple(Note(f"n{at}", "criteria", text, None, 1, "laptop") for at, text in enumerate(texts))


def typed_over(there: Notes, lines: list[str]) -> Notes:
    sheet = Sheet(notes=there)
    _, acts = writing(there, "criteria", [(None, line) for line in lines], written(there, "criteria"))
    for act in acts:
        sheet = apply(sheet, SORT.read(act))
    return sheet.notes


@given(TEXTS, TEXTS)
def test_whatever_was_there_the_notes_read_as_typed(before: list[str], after: list[str]) -> None:
    """In their order, repeated ones too; and typed once more nothing is said."""
    made = typed_over(notes(before), after)
    assert [note.text for note in written(made, "criteria")] == after
    assert not writing(made, "criteria", [(None, line) for line in after], written(made, "criteria"))[1]


@given(TEXTS, TEXTS)
def test_a_line_that_stands_as_it_was_keeps_its_note(before: list[str], after: list[str]) -> None:
    """So what hangs on a note, such as under which test it was sorted, stays with its words."""
    kept = {note.id: note.text for note in typed_over(notes(before), after)}
    common = sum(min(before.count(text), after.count(text)) for text in set(before))
    assert sum(kept.get(note.id) == note.text for note in notes(before)) == common


def test_an_edited_line_is_the_same_note() -> None:
    """A misspelling put right is a change of it, and no new one."""
    (first, second) = typed_over(notes(["nede", "haste"]), ["need", "haste"])
    assert (first.id, first.text, first.last) == ("n0", "need", "paper") and second.id == "n1"


def test_empty_lines_and_spaces_are_nothing() -> None:
    assert lines_of("  need \n\n\t\n who   gains ") == ["need", "who gains"]
