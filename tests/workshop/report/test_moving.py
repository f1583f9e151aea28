"""Moving: a part within its chapter, and a chapter with all its parts."""

from hypothesis import given
from hypothesis import strategies as some

from workshop.report.moving import moved
from workshop.report.parts import Part

IDS = ("about", "benefit", "benefit/agreement", "benefit/missing", "risk", "risk/agreement", "method")
WHOLE = [Part(name, name, 2 if "/" in name else 1) for name in IDS]


def test_a_part_moves_within_its_chapter() -> None:
    """It changes places with its neighbour, and goes neither before the chapter's heading nor into the next chapter."""
    assert moved(WHOLE, "benefit/missing", -1) == (*IDS[:2], "benefit/missing", "benefit/agreement", *IDS[4:])
    assert moved(WHOLE, "benefit/agreement", -1) is None and moved(WHOLE, "benefit/missing", 1) is None
    assert moved(WHOLE, "risk/agreement", 1) is None


def test_a_chapter_moves_with_all_its_parts() -> None:
    """By its heading, past the whole of its neighbour."""
    assert moved(WHOLE, "risk", -1) == ("about", "risk", "risk/agreement", *IDS[1:4], "method")
    assert moved(WHOLE, "about", -1) is None and moved(WHOLE, "method", 1) is None


@given(some.lists(some.tuples(some.sampled_from(IDS), some.sampled_from([-1, 1])), max_size=12))
def test_however_parts_are_moved_chapters_stay_whole(steps: list[tuple[str, int]]) -> None:
    """Every part is kept, each chapter in one piece with its heading first; and each step is undone by its opposite."""
    order = IDS
    for name, by in steps:
        after = moved([Part(one, one, 1) for one in order], name, by)
        if after:
            assert moved([Part(one, one, 1) for one in after], name, -by) == order
            order = after
    chapters = [one.partition("/")[0] for one in order]
    assert sorted(order) == sorted(IDS)
    assert all(
        chapters.index(name) + chapters.count(name) - 1 == len(chapters) - 1 - chapters[::-1].index(name)
        for name in chapters
    )
    assert all(order[chapters.index(name)] == name for name in chapters)
