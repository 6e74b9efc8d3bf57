"""An assessment is begun by whoever may, rated area by area by two who do not see each other's answers, and done."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kedjan.assessments.domain.rating import Answer
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.operations import CannotBegin, CannotRate, begin_assessment, load_instrument
from kedjan.assessments.queries import assessments_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import NotPermitted
from tests.assessments.files import text_of
from tests.assessments.trying import NOW, TASK, Trying
from tests.journeys.watching import at_work, recorded
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

BODY = {"move_things": Answer(2, comment="Med vagn."), "last_the_shift": Answer(missing="do_not_know")}


def refused_to_begin(trying: Trying, key: str, **how: Any) -> list[str]:
    """Return why an assessment cannot begin; nothing has changed."""
    with trying.nothing_changes(trying.therapist), pytest.raises(CannotBegin) as refusal:
        trying.begin(key, **how)
    return codes(refusal.value)


def test_a_therapist_begins_an_observation_of_a_real_task(world: World) -> None:
    trying = Trying(world)

    assessment = trying.begin("demo-arbetsprov")

    found = trying.view(trying.therapist, assessment)
    assert (found.task, found.on, found.instrument.key) == (TASK, TASK.on, "demo-arbetsprov")
    assert recorded(trying.therapist, "AssessmentBegun") == [
        {
            "assessment_id": str(assessment),
            "participant_id": str(trying.person),
            "instrument_id": str(trying.ids["demo-arbetsprov"]),
        }
    ]


def test_an_assessor_without_the_licence_begins_nothing(world: World) -> None:
    trying = Trying(world, licensed=False)

    assert refused_to_begin(trying, "demo-arbetsprov") == ["assessment.no_licence"]
    trying.license(date(2012, 1, 2), date(2012, 12, 31))
    assert refused_to_begin(trying, "demo-arbetsprov") == ["assessment.no_licence"]
    trying.license(date(2012, 1, 2))
    trying.begin("demo-arbetsprov")


def test_an_observation_needs_a_task_and_a_day(world: World) -> None:
    trying = Trying(world)

    found = refused_to_begin(trying, "demo-arbetsprov", task=Task())
    assert found == ["assessment.task_missing", "assessment.day_missing"]


def test_demands_are_of_the_task_of_an_observation_by_a_pair(world: World) -> None:
    trying = Trying(world)
    talk, trial = trying.begin(), trying.begin("demo-arbetsprov")

    assert refused_to_begin(trying, "demo-arbetskrav") == ["assessment.no_observation"]
    assert refused_to_begin(trying, "demo-arbetskrav", observation=talk) == ["assessment.no_observation"]
    demands = trying.view(trying.therapist, trying.begin("demo-arbetskrav", Task(), trial))
    assert (demands.observation_id, demands.task) == (trial, TASK)


def test_an_instrument_begins_nothing_outside_its_days_or_in_an_old_version(world: World) -> None:
    trying, operator = Trying(world), world.operator()
    ended = text_of("demo-dialog").replace(
        "valid_from = 2010-01-01", "valid_from = 2010-01-01\nvalid_until = 2013-01-13"
    )
    with acting(operator):
        event = load_instrument(actor=operator, text=ended.replace("2010-1", "2010-2"), now=NOW)
    assert refused_to_begin(trying, "demo-dialog") == ["assessment.old_version"]

    trying.ids["demo-dialog"] = event.instrument_id
    assert refused_to_begin(trying, "demo-dialog") == ["assessment.no_longer_valid"]


def test_nobody_begins_for_somebody_whom_they_do_not_see_or_without_the_permission(world: World) -> None:
    trying = Trying(world)

    for actor, name, wanted in (
        (trying.therapist, "private", CannotBegin),
        (world.caseworker("fk"), "consented", NotPermitted),
        (trying.me, "consented", NotPermitted),
    ):
        with trying.nothing_changes(actor), pytest.raises(wanted), at_work(actor):
            begin_assessment(
                actor=actor,
                participant_id=world.person(name),
                instrument_id=trying.ids["demo-dialog"],
                task=Task(),
                now=NOW,
            )


def test_answers_are_saved_an_area_at_a_time_and_the_latest_count(world: World) -> None:
    trying = Trying(world)
    assessment = trying.begin()

    trying.save(trying.me, assessment, "body", BODY)
    trying.save(trying.me, assessment, "everyday", {"keep_times": Answer(4)})
    trying.save(trying.me, assessment, "body", {**BODY, "move_things": Answer(3)})

    own = trying.view(trying.me, assessment).own
    assert own.answers == {
        "move_things": Answer(3),
        "last_the_shift": Answer(missing="do_not_know"),
        "keep_times": Answer(4),
    }
    assert recorded(trying.me, "AnswersSaved")[0] == {
        "assessment_id": str(assessment),
        "participant_id": str(trying.person),
        "rater": "self",
        "area": "body",
    }


@pytest.mark.parametrize("by_person", [True, False])
def test_neither_sees_the_others_answers_before_both_are_done(world: World, by_person: bool) -> None:
    trying = Trying(world)
    first, second = (trying.me, trying.therapist) if by_person else (trying.therapist, trying.me)
    assessment = trying.begin()
    trying.rate(first, assessment, 2)

    before = trying.view(second, assessment)
    hidden = before.own if by_person else before.assessor
    assert (dict(hidden.answers), hidden.is_shown, hidden.done_at) == ({}, False, NOW)
    trying.rate(second, assessment, 3)
    after = trying.view(second, assessment)
    assert {one.value for one in after.own.answers.values()} == {2 if by_person else 3}
    assert {one.value for one in after.assessor.answers.values()} == {3 if by_person else 2}
    assert recorded(second, "RatingFinished")[-1]["is_shared"] is True


def test_others_in_the_team_see_it_once_it_is_done(world: World) -> None:
    trying, af = Trying(world), world.caseworker("af")
    assessment = trying.begin("demo-arbetsprov")

    trying.save(trying.therapist, assessment, "body", {"move_things": Answer(2)})
    assert trying.view(af, assessment).assessor.answers == {}
    trying.rate(trying.therapist, assessment, 3)
    assert trying.view(af, assessment).assessor.answers["move_things"] == Answer(3)


def test_whoever_sees_nothing_of_the_person_sees_no_assessment(world: World) -> None:
    trying, torsby = Trying(world), world.caseworker("torsby")
    trying.dialogue()

    with acting(torsby):
        assert assessments_of(actor=torsby, participant_id=trying.person) == ()


def refused_to_rate(trying: Trying, actor: Actor, assessment: UUID, area: str, answers: dict[str, Answer]) -> list[str]:
    """Return why answers are not saved; nothing has changed."""
    with trying.nothing_changes(actor), pytest.raises(CannotRate) as refusal:
        trying.save(actor, assessment, area, answers)
    return codes(refusal.value)


@pytest.mark.parametrize(
    ("area", "answers", "found"),
    [
        ("body", {"move_things": Answer(5)}, ["assessment.outside_scale"]),
        ("body", {"move_things": Answer(missing="not_observed")}, ["assessment.outside_scale"]),
        ("body", {"keep_times": Answer(2)}, ["assessment.unknown_item"]),
        ("nowhere", {"keep_times": Answer(2)}, ["assessment.unknown_area"]),
        ("body", {}, ["assessment.no_answer"]),
    ],
)
def test_what_the_instrument_does_not_know_is_not_saved(
    world: World, area: str, answers: dict[str, Answer], found: list[str]
) -> None:
    trying = Trying(world)
    assessment = trying.begin()

    assert refused_to_rate(trying, trying.me, assessment, area, answers) == found


def test_an_unfinished_rating_is_not_done(world: World) -> None:
    trying = Trying(world)
    assessment = trying.begin()
    trying.save(trying.me, assessment, "body", BODY)

    with trying.nothing_changes(trying.me), pytest.raises(CannotRate) as refusal:
        trying.finish(trying.me, assessment)

    assert [(one.code, one.values) for one in refusal.value.reasons] == [("assessment.unfinished", {"number": 10})]


def test_a_rating_that_is_done_is_never_changed(world: World) -> None:
    trying = Trying(world)
    assessment = trying.begin()
    trying.rate(trying.me, assessment, 2)

    assert refused_to_rate(trying, trying.me, assessment, "body", BODY) == ["assessment.is_done"]


def test_the_licence_is_asked_for_whenever_the_assessor_writes(world: World) -> None:
    trying = Trying(world)
    assessment = trying.begin("demo-arbetsprov")
    trying.license(date(2012, 1, 2), date(2013, 1, 13))

    found = refused_to_rate(trying, trying.therapist, assessment, "body", {"move_things": Answer(2)})
    assert found == ["assessment.no_licence"]


def test_the_person_does_not_rate_an_observation(world: World) -> None:
    trying = Trying(world)
    assessment = trying.begin("demo-arbetsprov")

    found = refused_to_rate(trying, trying.me, assessment, "body", {"move_things": Answer(2)})
    assert found == ["assessment.not_rated"]


def test_another_organisation_writes_nothing_where_somebody_rates_already(world: World) -> None:
    trying = Trying(world)
    assessment = trying.begin()
    trying.save(trying.therapist, assessment, "body", BODY)
    stranger = replace(trying.therapist, organisation_id=world.organisation("af"))

    assert refused_to_rate(trying, stranger, assessment, "body", BODY) == ["assessment.not_yours"]


def test_an_open_assessment_keeps_the_version_that_it_began_by(world: World) -> None:
    trying, operator = Trying(world), world.operator()
    assessment = trying.begin()
    newer = text_of("demo-dialog").replace("2010-1", "2013-1").replace("Passa tider", "Komma i tid")
    with acting(operator):
        load_instrument(actor=operator, text=newer, now=noon(TODAY))

    trying.rate(trying.me, assessment, 2)

    found = trying.view(trying.me, assessment).instrument
    assert found.version == "2010-1"
    assert [one.title.sv for one in found.items if one.key == "keep_times"] == ["Passa tider"]
