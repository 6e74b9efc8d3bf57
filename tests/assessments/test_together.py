"""One organisation begins, another's assessor rates: by the person's consent, and never without it."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.urls import reverse

from kedjan.assessments.domain.rating import Answer
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.operations import CannotRate, agree, begin_assessment
from kedjan.assessments.queries import assessments_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.organisations.domain.roles import ROLES, RoleKey
from tests.assessments.trying import NOW, Trying
from tests.journeys.pages import text
from tests.journeys.watching import at_work
from tests.policies.assessing import add_assessed
from tests.policies.giving import give, take_back
from tests.support.reasons import codes
from tests.support.world import World

BODY = {"move_things": Answer(2)}


def assessor_of(world: World, key: str) -> Actor:
    """Return somebody at the organisation who may assess."""
    role = ROLES[RoleKey.OCCUPATIONAL_THERAPIST]
    return replace(world.caseworker(key), role=RoleKey.OCCUPATIONAL_THERAPIST, permissions=frozenset(role.permissions))


def begun_by(trying: Trying, actor: Actor) -> UUID:
    """Let the actor begin a dialogue with the person."""
    with at_work(actor):
        begun = begin_assessment(
            actor=actor,
            participant_id=trying.person,
            instrument_id=trying.ids["demo-dialog"],
            task=Task(),
            now=NOW,
        )
    return begun.assessment_id


def seen_by(trying: Trying, actor: Actor) -> int:
    """Return how many of the person's assessments the actor sees."""
    with acting(actor):
        return len(assessments_of(actor=actor, participant_id=trying.person))


def test_the_regions_therapist_rates_what_forsakringskassan_began_and_both_talk(world: World) -> None:
    trying, fk = Trying(world), assessor_of(world, "fk")
    assessment = begun_by(trying, fk)

    trying.rate(trying.therapist, assessment, 3)
    assert trying.view(fk, assessment).assessor.is_shown is False
    trying.rate(trying.me, assessment, 2)
    with at_work(trying.therapist):
        agree(
            actor=trying.therapist,
            participant_id=trying.person,
            assessment_id=assessment,
            text="Vi prövar.",
            steps={},
            now=NOW,
        )

    found = trying.view(fk, assessment)
    assert (found.assessor.organisation_id, found.assessor.is_shown) == (world.organisation("region"), True)
    assert found.agreement is not None
    assert found.agreement.text == "Vi prövar."


def test_whoever_rates_is_told_that_the_talk_can_be_held(world: World) -> None:
    trying, fk = Trying(world), assessor_of(world, "fk")
    assessment = begun_by(trying, fk)
    trying.rate(trying.therapist, assessment, 3)

    trying.rate(trying.me, assessment, 2)

    with acting(trying.therapist):
        told = [one.kind for one in notices(actor=trying.therapist)]
    assert told.count(NoticeKind.BOTH_RATED) == 1


def test_one_organisation_rates_and_the_one_that_began_does_not_write_in_its_rating(world: World) -> None:
    trying, fk = Trying(world), assessor_of(world, "fk")
    assessment = begun_by(trying, fk)
    trying.save(trying.therapist, assessment, "body", BODY)

    with trying.nothing_changes(fk), pytest.raises(CannotRate) as refusal:
        trying.save(fk, assessment, "body", {"move_things": Answer(4)})

    assert codes(refusal.value) == ["assessment.not_yours"]
    assert trying.view(trying.therapist, assessment).assessor.answers == BODY


def test_the_therapist_finds_it_on_the_pages_with_what_is_theirs_to_do(world: World) -> None:
    trying = Trying(world)
    begun_by(trying, assessor_of(world, "fk"))
    browser = world.browser(trying.therapist)

    page = text(browser, reverse("assessments:list", args=[trying.person]))

    assert "Demo: Samtal om arbete" in page
    assert "Att svara på" in page


def test_an_organisation_without_consent_to_assessments_neither_sees_nor_rates(world: World) -> None:
    trying, fk = Trying(world), assessor_of(world, "fk")
    assessment, sunne = begun_by(trying, fk), assessor_of(world, "sunne")

    assert seen_by(trying, sunne) == 0
    with trying.nothing_changes(sunne), pytest.raises(CannotRate) as refusal:
        trying.save(sunne, assessment, "body", BODY)
    assert codes(refusal.value) == ["assessment.not_here"]


def test_a_consent_to_assessments_alone_opens_them_and_taking_it_back_closes_them(world: World) -> None:
    trying, fk = Trying(world), world.caseworker("fk")
    trying.person = world.person("private")
    add_assessed(world)
    assert seen_by(trying, trying.therapist) == 0

    consent = give(fk, trying.person, world.organisation("region"), Category.ASSESSMENTS)
    assert seen_by(trying, trying.therapist) == 1

    take_back(fk, consent)
    assert seen_by(trying, trying.therapist) == 0
