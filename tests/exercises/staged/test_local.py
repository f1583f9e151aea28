"""A case of one's own in the programme: where it comes, and what goes with it."""

from dataclasses import replace

from exercises import planned
from exercises.staged.cases import LOCAL, Case, Stage, case_of
from exercises.staged.local import activity_of, own_cases, template, with_activity, without
from exercises.staged.rules import faults_of
from workshop.setup import Break, Setup, TablePlace, fault_of
from workshop.words import words

say = words()
BINS = Case("Bins", (Stage("One", "First."), Stage("Two", "Second.")))
DAY = Setup(area="Ashdale", tables=(TablePlace(1, "Oak"),), activities=planned(8))


def ids(setup: Setup) -> list[str]:
    return [one.id for one in setup.activities]


def test_it_comes_after_what_comes_before_it_in_the_day() -> None:
    """After the cases of ours and before whatever Annex A has later; into a programme without any of these, first."""
    made = activity_of(BINS, 15, "Case study: Bins", None, ids(DAY))
    order = [one.kind for one in with_activity(DAY, made).activities]
    assert order.index("ranking") < order.index("staged") and order[order.index("staged") :].count("staged") == 3
    assert [kind for kind in order if kind in ("staged", "plenary", "framework")][:3] == ["staged"] * 3
    assert ids(with_activity(replace(DAY, activities=()), made)) == [LOCAL]
    assert made.talk == 10


def test_a_changed_case_stays_where_it_stood_and_another_has_its_own_id() -> None:
    """So that what was said of one is never read as said of the other."""
    first = with_activity(DAY, activity_of(BINS, 15, "Case study: Bins", None, ids(DAY)))
    second = with_activity(first, activity_of(BINS, 15, "Case study: Bins", None, ids(first)))
    assert list(own_cases(second)) == ["local-case", "local-case-2"]
    changed = activity_of(replace(BINS, title="Boxes"), 20, "Case study: Boxes", own_cases(first)["local-case"])
    assert ids(with_activity(first, changed)) == ids(first)
    assert case_of(changed).title == "Boxes" and changed.minutes == 20


def test_a_break_stays_when_the_case_before_it_goes() -> None:
    """It then comes after what was before the case."""
    held = with_activity(DAY, activity_of(BINS, 15, "Case study: Bins", None, ids(DAY)))
    rested = replace(held, breaks=(Break("tea", "local-case", 15, "Tea"),))
    left = without(rested, "local-case")
    assert "local-case" not in ids(left) and fault_of(left) == ""
    assert [one.after for one in left.breaks] == [ids(DAY)[ids(held).index("local-case") - 1]]


def test_a_template_needs_nothing_but_a_title() -> None:
    """Of either case: what is not stated is part of the text, and no rule is broken."""
    for name in ("camden", "ten-years"):
        begun = template(name, say)
        assert [fault.key for fault in faults_of(begun)] == ["local_case.fault_no_title"]
        assert all("Not stated: " in stage.text for stage in begun.stages)
