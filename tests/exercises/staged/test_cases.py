"""The cases: facts of the report with their places, short enough to be read aloud, and plain."""

import re

import pytest

from exercises.staged import SCALE, asked, minutes_needed, planned
from exercises.staged.cases import MOST, OURS, Case, Stage, case_of, options_of, our_case
from exercises.staged.rules import doubts_of, faults_of, told
from tests.exercises.staged.told import CAMDEN, LOCAL, TEN_YEARS
from workshop.day import Day
from workshop.setup import Activity
from workshop.words import words

CASES = {name: our_case(name) for name in OURS}
PLACES = {
    ("Chapter 3", "Sharing data to deliver benefits to Public Service providers"),
    ("Chapter 3", "When Public Service providers are the main beneficiaries"),
    ("Chapter 4", "Identifying Dimensions of Risk"),
    ("Chapter 4", "Risks to public service providers from the use of personal data"),
    ("Annex B", "Spectrum of Identifiability"),
}
STEERING = (
    r"privacy|intru|\brisk|stigma|discriminat|surveil|worr|concern|nervous|danger|success|excellent|good practice"
)


def reading_grade(text: str) -> float:
    """Flesch and Kincaid's grade, with groups of vowels for syllables: 7 is about the age of 12."""
    every = re.findall(r"[a-z]+", text.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word)))) for word in every)
    sentences = len(re.findall(r"[.?!](?:\s|$)", text))
    return 0.39 * len(every) / sentences + 11.8 * syllables / len(every) - 15.59


@pytest.mark.parametrize("name", OURS)
def test_our_cases_keep_the_rules_that_a_facilitators_case_must_keep(name: str) -> None:
    """Neither has a fault, and each is told in four to six stages."""
    assert faults_of(CASES[name]) == []
    assert 4 <= len(CASES[name].stages) <= 6


@pytest.mark.parametrize("name", OURS)
def test_every_stage_says_what_is_not_stated_and_where_it_stands(name: str) -> None:
    """With a chapter and a heading that the report has; what participants said likewise."""
    for part in (*CASES[name].stages, *CASES[name].said):
        assert part.sources and {(one.chapter, one.heading) for one in part.sources} <= PLACES
    assert all(stage.not_stated.endswith(".") for stage in CASES[name].stages)


@pytest.mark.parametrize("name", OURS)
def test_a_case_can_be_followed_at_the_age_of_twelve(name: str) -> None:
    """Taken whole, and no stage is much harder."""
    texts = [told(stage) for stage in CASES[name].stages]
    assert reading_grade("\n".join(texts)) <= 8
    assert max(map(reading_grade, texts)) <= 11


@pytest.mark.parametrize("name", OURS)
def test_no_stage_steers(name: str) -> None:
    """No word of worry or praise, none of what participants of 2017 said, and none of what is known since."""
    shown = "\n".join(f"{stage.title} {told(stage)}" for stage in CASES[name].stages)
    assert not re.findall(STEERING, shown, re.IGNORECASE)
    for later in (*CASES[name].said, *CASES[name].since):
        assert later.text not in shown
        assert not set(re.findall(r"\d{3,}", later.text)) & set(re.findall(r"\d{3,}", shown))


def test_what_is_known_since_is_hearsay_with_a_place_to_look() -> None:
    """Each later fact is worded as said, and names a page; of the ten years nothing is known."""
    assert CASES["camden"].since and not CASES["ten-years"].since
    for one in CASES["camden"].since:
        assert "said to" in one.text and re.search(r"\w\.\w", one.source)


@pytest.mark.parametrize(
    ("name", "stage", "facts"),
    [
        ("camden", 0, "Camden|16|123|demographic|complete picture of each resident"),
        ("camden", 1, "simpler"),
        ("camden", 2, "confirm|school places"),
        ("camden", 3, "illegal subletting|punish"),
        ("camden", 4, "inside one council|the council itself"),
        ("ten-years", 0, "social care|very complex|council"),
        ("ten-years", 2, "external agencies"),
        ("ten-years", 3, "ten years"),
        ("ten-years", 4, "anonymised"),
        ("ten-years", 5, "system as a whole|earlier"),
    ],
)
def test_each_fact_is_told_at_its_stage_and_not_before(name: str, stage: int, facts: str) -> None:
    """Data, purposes and consequences come one at a time."""
    stages = CASES[name].stages
    assert all(fact in told(stages[stage]) for fact in facts.split("|"))
    if stage:
        earlier = "\n".join(f"{one.title} {told(one)}" for one in stages[:stage])
        new = [fact for fact in facts.split("|") if fact not in earlier]
        assert new, f"stage {stage + 1} adds nothing"


def test_that_one_person_could_be_recognised_is_asked_and_never_told() -> None:
    """The report does not say it, so the table is asked, and no statement of the case says it."""
    stages = CASES["ten-years"].stages
    assert [stage.ask for stage in stages if stage.ask] == ["Could somebody who knows this person tell who it is?"]
    assert not re.search(r"recognis|re-?identif|cohort|unique", "\n".join(stage.text for stage in stages))


def test_both_are_said_to_be_reconstructions() -> None:
    """In words that tables read, and in the report."""
    say = words()
    assert all(case.ours for case in CASES.values())
    assert "econstructed" in say("staged.ours") and "reconstructed" in say("staged.report.ours")


def test_the_plan_gives_a_stage_five_minutes() -> None:
    """And five to settle; ten are for the talk afterwards. The instruction keeps to sixty words."""
    assert [one.minutes for one in planned(8)] == [minutes_needed(5), minutes_needed(6)] == [30, 35]
    assert {one.talk for one in planned(8)} == {10}
    assert all(len(one.instruction.split()) <= 60 for one in planned(8))


def test_a_case_of_ones_own_travels_in_its_options() -> None:
    """Title and text of each stage, and nothing is read of ours."""
    case = case_of(LOCAL)
    assert case.title == "Bins of :red[Oak Lane]" and not case.ours
    assert [stage.text for stage in case.stages] == ["First $x$.", "Second."]
    assert case_of(Activity("a", "staged", "local-case", "A", 5, "", options=options_of(case))) == case


@pytest.mark.parametrize("options", [{}, {"stages": 3}, {"stages": ["x", None]}, {"stages": {"a": 1}}])
def test_options_that_hold_no_case_are_a_case_without_stages(options: dict) -> None:
    """Nothing is made up, and nothing fails."""
    activity = Activity("a", "staged", "local-case", "A heading", 5, "", options=options)
    assert case_of(activity) == Case("A heading", ())
    assert list(asked(Day(), activity)) == []


def test_no_more_stages_are_read_than_a_case_may_have() -> None:
    """Eight, whatever the options hold."""
    options = {"stages": [{"title": str(n), "text": "x"} for n in range(20)]}
    assert len(case_of(Activity("a", "staged", "local-case", "A", 5, "", options=options)).stages) == MOST


@pytest.mark.parametrize("activity", [CAMDEN, TEN_YEARS, LOCAL], ids=lambda one: one.id)
def test_each_stage_asks_one_question_in_its_own_part(activity: Activity) -> None:
    """Five steps, and "cannot say yet" apart from them."""
    questions = list(asked(Day(), activity))
    assert [one.part for one in questions] == list(range(len(case_of(activity).stages)))
    assert all(one.options == (*SCALE, "cannot-say") for one in questions)


# -- the rules


def case(title: str = "Bins", **changed: str) -> Case:
    one = Stage(changed.get("stage_title", "One"), changed.get("text", "A council counts bins."))
    return Case(title, (one, Stage("Two", "It then counts people.")))


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (case(""), "The case has no title."),
        (case("x" * 81), "The title has 81 characters; 80 at most."),
        (case("The case of Mrs Oak"), "The title seems to name somebody: “Mrs Oak”."),
        (Case("Bins", case().stages[:1]), "Stages: 2 to 8 were expected, and this case has 1."),
        (Case("Bins", case().stages * 5), "Stages: 2 to 8 were expected, and this case has 10."),
        (case(stage_title="two "), "Two stages are called “two”."),
        (case(stage_title=" "), "Stage 1 has no title."),
        (case(stage_title="x" * 41), "The title of stage 1 has 41 characters; 40 at most."),
        (case(text=" "), "Stage 1 tells nothing yet."),
        (case(text="A bin. " * 46), "Stage 1 has 92 words; 90 at most, so that it can be read aloud."),
        (case(text="bin " * 31), "Stage 1 has a sentence of 31 words; 30 at most are easy to read aloud."),
        (case(text="Dr Elm asked."), "Stage 1 seems to name or give away somebody: “Dr Elm”."),
        (case(text="Write to oak@elm.org now."), "Stage 1 seems to name or give away somebody: “oak@elm.org”."),
        (case(text="She lives in LS1 4AP."), "Stage 1 seems to name or give away somebody: “LS1 4AP”."),
        (case(text="Number 943 476 5919 moved."), "Stage 1 seems to name or give away somebody: “943 476 5919”."),
    ],
)
def test_each_fault_is_told_in_one_sentence(wrong: Case, fault: str) -> None:
    """Every rule of a good case, with what was found."""
    say = words()
    assert fault in [say(one.key, **one.values) for one in faults_of(wrong)]


def test_a_good_case_has_no_fault() -> None:
    """Years, counts and places are no persons; what may be a place or a person is a doubt."""
    good = case(text="In 2017, 752 homes in Oak Lane and 1,000,000 records were read. Dr. means doctor.")
    assert faults_of(good) == [] and doubts_of(good) == ["Oak Lane"]
