"""The framework's content: whole, in the report's order, sourced, and with both ends named."""

import re

import pytest

from exercises.framework.questions import (
    CANNOT,
    CONDITIONS,
    CONSENT,
    FEATURES,
    POINTS,
    QUESTIONS,
    READINGS,
    Asked,
    feature_of,
    label_of,
)

EVERY = list(QUESTIONS.values())


def test_eighteen_questions_in_five_features_after_six_conditions() -> None:
    """4 + 3 + 5 + 2 + 4, and six."""
    assert [len(feature.questions) for feature in FEATURES] == [4, 3, 5, 2, 4] and len(QUESTIONS) == 18
    assert [one.id for one in CONDITIONS] == ["purpose", "lawful", "robust", "secure", "oversight", "efficacious"]


@pytest.mark.parametrize("question", EVERY, ids=lambda one: one.number)
def test_a_question_has_both_ends_and_a_source(question: Asked) -> None:
    """Left and right differ, and the chapter and heading say where the report has it."""
    assert question.left and question.right and question.left != question.right
    assert question.source.chapter == "Chapter 6" and "public benefit" in question.source.heading
    assert question.text.endswith("?") and question.name and feature_of(question.id).questions.count(question) == 1


def test_conditions_and_readings_have_a_source_too() -> None:
    """Nothing stands there that the report does not have."""
    assert all(one.source.chapter == "Chapter 6" and one.name and one.text for one in CONDITIONS)
    assert READINGS.source.chapter == "Chapter 6" and all((READINGS.left, READINGS.middle, READINGS.right))


def test_right_is_favourable_and_three_times_no_yes() -> None:
    """Where the right end is no "yes" a sentence says so."""
    assert [one.number for one in EVERY if one.turned] == ["1.3", "1.4", "3.3"]


def test_consent_is_an_answer_only_where_the_question_is_about_having_none() -> None:
    """To 3.3, and there "not applicable" is no point of the scale."""
    assert [one.number for one in EVERY if one.consent] == ["3.3"]
    assert QUESTIONS["3-3"].options == (*POINTS, CANNOT, CONSENT) and QUESTIONS["3-4"].options == (*POINTS, CANNOT)


def test_left_ends_that_the_report_lacks_are_marked_as_ours() -> None:
    """Those of feature 5 and no others; and where the report's wording drifts, it is noted."""
    assert [one.number for one in EVERY if one.ours] == ["5.1", "5.2", "5.3", "5.4"]
    assert [feature.number for feature in FEATURES if feature.drift] == [3, 5]


def test_left_is_never_a_reject_and_nothing_is_counted() -> None:
    """No verdict and no number of points in any word that people see."""
    told = [READINGS.left, READINGS.middle, READINGS.right]
    told += [text for one in EVERY for text in (one.text, one.left, one.right, one.turned)]
    assert not re.search(r"\b(reject\w*|score\w*|total|pass|fail\w*|points?|average)\b", " ".join(told), re.I)
    assert "justified" in READINGS.left


def test_names() -> None:
    """A question is called by its number and name, a condition by its name."""
    assert label_of("1-3") == "1.3 Punitive effects" and label_of("secure") == "Secure"
