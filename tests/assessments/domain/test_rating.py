"""Ratings: what may stand in them, when they are done, how two are laid side by side and summed up."""

from datetime import date

import pytest

from kedjan.assessments.domain import writing
from kedjan.assessments.domain.codes import Rater, ScoringKind
from kedjan.assessments.domain.parse import stored_instrument
from kedjan.assessments.domain.rating import (
    Answer,
    Beside,
    agreement_problems,
    answer_problems,
    beside,
    pairs,
    unfinished,
)
from kedjan.assessments.domain.scoring import area_results, low_median
from kedjan.assessments.domain.sharing import is_shown
from kedjan.assessments.domain.starting import LicenceHeld, Task, obstacles_to_assess, obstacles_to_begin
from kedjan.assessments.domain.writing import Agreement, Remark
from tests.assessments.files import DEMONSTRATIONS, small, text_of
from tests.support.reasons import codes

BOTH = (Rater.SELF, Rater.ASSESSOR)
TODAY = date(2013, 1, 14)


def problems(answers: dict[str, Answer], rater: Rater = Rater.SELF) -> list[str]:
    """Return the codes of what is wrong with answers to the small instrument's area."""
    instrument = small()
    return codes(answer_problems(instrument=instrument, area=instrument.area("hands"), rater=rater, answers=answers))


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (Answer(1), []),
        (Answer(3), []),
        (Answer(0), ["assessment.outside_scale"]),
        (Answer(4), ["assessment.outside_scale"]),
        (Answer(missing="rather_not"), []),
        (Answer(missing="not_observed"), ["assessment.outside_scale"]),
        (Answer(2, missing="rather_not"), ["assessment.outside_scale"]),
        (Answer(comment="Bara ett ord."), []),
        (Answer(), ["assessment.no_answer"]),
        (Answer(1, comment="x" * 2001), ["assessment.long_comment"]),
    ],
)
def test_an_answer_is_a_step_or_a_code_of_the_rater(answer: Answer, found: list[str]) -> None:
    assert problems({"lift": answer}) == found


def test_a_code_of_the_person_is_none_of_the_assessors() -> None:
    assert problems({"lift": Answer(missing="rather_not")}, Rater.ASSESSOR) == ["assessment.outside_scale"]


def test_an_area_and_an_item_must_be_the_instruments() -> None:
    instrument = small()

    assert problems({"swim": Answer(1)}) == ["assessment.unknown_item"]
    found = answer_problems(instrument=instrument, area=None, rater=Rater.SELF, answers={"lift": Answer(1)})
    assert codes(found) == ["assessment.unknown_area"]


def test_a_rating_is_done_when_every_item_has_an_answer() -> None:
    instrument = small()

    half = unfinished(instrument, {"lift": Answer(1), "sort": Answer(comment="Senare")})
    assert [(one.code, one.values["number"]) for one in half] == [("assessment.unfinished", 1)]
    assert unfinished(instrument, {"lift": Answer(1), "sort": Answer(missing="rather_not")}) == ()


@pytest.mark.parametrize(
    ("own", "assessor", "found"),
    [
        (2, 2, Beside.SAME),
        (2, 3, Beside.NEAR),
        (1, 3, Beside.APART),
        (None, 3, Beside.ONE),
        (None, None, Beside.NONE),
    ],
)
def test_two_answers_are_the_same_near_or_apart(own: int | None, assessor: int | None, found: Beside) -> None:
    assert beside(own, assessor) is found


def test_every_item_lies_side_by_side_also_where_one_has_not_answered() -> None:
    found = pairs(small(), {"lift": Answer(1)}, {"lift": Answer(3), "sort": Answer(2)}, {"lift": 2})

    assert [(one.item.key, one.own.value, one.assessor.value, one.agreed, one.beside) for one in found] == [
        ("lift", 1, 3, 2, Beside.APART),
        ("sort", None, 2, None, Beside.ONE),
    ]


@pytest.mark.parametrize(
    ("text", "steps", "found"),
    [
        ("Vi prövar igen.", {}, []),
        ("Vi prövar igen.", {"lift": 2}, []),
        ("  ", {"lift": 2}, ["assessment.nothing_agreed"]),
        ("Ja.", {"lift": 9}, ["assessment.outside_scale"]),
        ("Ja.", {"swim": 1}, ["assessment.unknown_item"]),
    ],
)
def test_what_is_agreed_is_words_and_steps_of_the_scale(text: str, steps: dict[str, int], found: list[str]) -> None:
    instrument = small()

    sides = pairs(instrument, {}, {}, {})
    assert codes(agreement_problems(instrument=instrument, found=sides, agreed=steps, text=text)) == found


def test_a_rating_is_shown_to_others_once_both_are_done() -> None:
    def shown(viewer: Rater | None, *done: Rater) -> list[bool]:
        return [is_shown(rater=rater, viewer=viewer, raters=BOTH, done=done) for rater in BOTH]

    assert shown(Rater.SELF, Rater.ASSESSOR) == [True, False]
    assert shown(Rater.ASSESSOR, Rater.SELF) == [False, True]
    assert shown(None, Rater.SELF) == [False, False]
    assert shown(None, *BOTH) == shown(Rater.SELF, *BOTH) == [True, True]


def test_the_middle_of_two_is_the_lower() -> None:
    assert [low_median(values) for values in ([3], [1, 4], [4, 1, 2], [2, 4, 3, 1])] == [3, 1, 2, 2]


def test_an_area_has_a_result_by_its_written_rule_alone() -> None:
    answers = {"lift": Answer(1), "sort": Answer(3)}
    one = {"lift": Answer(3)}

    assert [area.value for area in area_results(small(), answers)] == [1]
    assert [(area.value, area.answered, area.of) for area in area_results(small(), one)] == [(None, 1, 2)]
    assert [area.value for area in area_results(small(('kind = "median"', 'kind = "profile"')), answers)] == [None]


def test_steps_are_added_by_a_published_rule_and_with_every_answer_alone() -> None:
    summed = small(('kind = "median"', f'kind = "{ScoringKind.SUM}"\nreference = "Handbok 3"'))

    assert [area.value for area in area_results(summed, {"lift": Answer(1), "sort": Answer(3)})] == [4]
    assert [area.value for area in area_results(summed, {"lift": Answer(1)})] == [None]


def test_an_instrument_is_used_within_its_days() -> None:
    def found(on: date) -> list[str]:
        return codes(obstacles_to_begin(instrument=small(), task=Task(), today=on))

    assert found(date(2009, 12, 31)) == ["assessment.not_yet_valid"]
    assert found(date(2010, 1, 1)) == found(date(2013, 12, 31)) == []
    assert found(date(2014, 1, 1)) == ["assessment.no_longer_valid"]


@pytest.mark.parametrize(
    ("task", "found"),
    [
        (Task("Post", "Posten", "", TODAY), []),
        (Task("", "Posten", "", TODAY), ["assessment.task_missing"]),
        (Task("Post", " ", "", TODAY), ["assessment.task_missing"]),
        (Task("Post", "Posten"), ["assessment.day_missing"]),
        (Task("Post", "Posten", "", date(2013, 1, 15)), ["assessment.day_ahead"]),
        (Task("Post", "Posten", "", date(1913, 1, 14)), ["assessment.day_too_old"]),
    ],
)
def test_an_observation_is_of_a_real_task_on_a_day_that_has_been(task: Task, found: list[str]) -> None:
    trial = stored_instrument(text_of(DEMONSTRATIONS[1]))

    assert codes(obstacles_to_begin(instrument=trial, task=task, today=TODAY)) == found


@pytest.mark.parametrize(
    ("role", "held", "found"),
    [
        ("occupational_therapist", LicenceHeld("demo-kurs", TODAY, TODAY), []),
        ("occupational_therapist", LicenceHeld("demo-kurs", date(2012, 1, 1), None), []),
        ("occupational_therapist", LicenceHeld("demo-kurs", date(2013, 1, 15), None), ["assessment.no_licence"]),
        (
            "occupational_therapist",
            LicenceHeld("demo-kurs", date(2012, 1, 1), date(2013, 1, 13)),
            ["assessment.no_licence"],
        ),
        ("occupational_therapist", LicenceHeld("another", TODAY, None), ["assessment.no_licence"]),
        ("caseworker", LicenceHeld("demo-kurs", TODAY, None), ["assessment.wrong_role"]),
    ],
)
def test_an_assessor_has_the_role_and_the_licence_on_the_day(role: str, held: LicenceHeld, found: list[str]) -> None:
    trial = stored_instrument(text_of(DEMONSTRATIONS[1]))

    assert codes(obstacles_to_assess(instrument=trial, role=role, licences=[held], today=TODAY)) == found


def test_what_is_written_is_read_as_it_was() -> None:
    answers = {"lift": Answer(2, comment='Säger "ja"\noch nej.'), "sort": Answer(missing="rather_not")}
    task = Task("Sortera post", "Posten", "Förstoring")

    assert writing.read_answers(writing.written_answers(answers)) == answers
    assert writing.read_agreement(writing.written_agreement(Agreement("Ja.", {"lift": 2}))) == Agreement(
        "Ja.", {"lift": 2}
    )
    assert writing.read_remark(writing.written_remark(Remark(agrees=False, text="Nej."))) == Remark(
        agrees=False, text="Nej."
    )
    assert writing.read_task(writing.written_task(task)) == task
