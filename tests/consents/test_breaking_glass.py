"""The glass is broken for a reason, answers the same whoever exists, ends by itself and is reviewed."""

from uuid import UUID

import pytest

from kedjan.audit.models import Reading
from kedjan.audit.operations import note_readings
from kedjan.consents.domain.closing import GlassReason, Verdict
from kedjan.consents.operations import (
    CannotBreakGlass,
    CannotReviewGlass,
    Glass,
    GlassBroken,
    break_glass,
    review_glass,
)
from kedjan.consents.queries import EmergencyView, emergencies
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.queries import person
from tests.journeys.watching import at_work, recorded, unchanged
from tests.policies.closing import close
from tests.support.people import PEOPLE
from tests.support.reasons import codes
from tests.support.world import World

NOBODY = "190001019802"


def broken(actor: Actor, number: str, words: str = " Hon svarar inte. ") -> GlassBroken:
    with at_work(actor) as clock:
        glass = Glass(number, GlassReason.LIFE_OR_HEALTH, words)
        return break_glass(actor=actor, glass=glass, now=clock.now())


def reviewed(actor: Actor, attempt: UUID) -> None:
    with at_work(actor) as clock:
        review_glass(actor=actor, attempt_id=attempt, verdict=Verdict.NOT_JUSTIFIED, now=clock.now())


def known(actor: Actor) -> tuple[EmergencyView, ...]:
    with acting(actor):
        return emergencies(actor=actor)


def test_the_person_is_open_for_four_hours_to_whoever_broke_the_glass(world: World) -> None:
    af = world.caseworker("af")

    event = broken(af, PEOPLE["private"].number)

    with acting(af):
        who = person(actor=af, participant_id=world.person("private"))
    assert who is not None
    assert who.name == "Petra Prov"
    (found,) = known(world.participant("private"))
    assert found.attempt_id == event.attempt_id
    assert (found.account_id, found.organisation_id) == (af.account_id, world.organisation("af"))
    assert (found.participant_id, found.owner_id) == (world.person("private"), world.organisation("fk"))
    assert (found.until - found.starts_at).total_seconds() == 4 * 3600
    assert (found.words, found.verdict) == ("Hon svarar inte.", None)


def test_the_answer_and_the_record_are_the_same_for_somebody_and_for_nobody(world: World) -> None:
    af = world.caseworker("af")

    somebody, nobody = broken(af, PEOPLE["private"].number), broken(af, NOBODY)

    assert recorded(af, "GlassBroken") == [
        {"attempt_id": str(one.attempt_id), "reason": "life_or_health"} for one in (somebody, nobody)
    ]
    assert {one.participant_id for one in known(af)} == {world.person("private"), None}
    assert {one.participant_id for one in known(world.officer("af"))} == {world.person("private"), None}
    assert {one.participant_id for one in known(world.officer("fk"))} == {world.person("private")}


def test_nobody_is_looked_for_without_a_reason_in_words(world: World) -> None:
    af = world.caseworker("af")

    with unchanged(world, af, "private"), pytest.raises(CannotBreakGlass) as refusal:
        broken(af, PEOPLE["private"].number, words=" ")

    assert codes(refusal.value) == ["needs-a-reason"]


def test_the_glass_is_broken_with_a_permission_of_its_own(world: World) -> None:
    coordinator = world.coordinator()

    with unchanged(world, coordinator, "private"), pytest.raises(NotPermitted):
        broken(coordinator, PEOPLE["private"].number)


def test_the_officer_says_once_whether_it_was_justified(world: World) -> None:
    attempt = broken(world.caseworker("af"), PEOPLE["private"].number).attempt_id

    reviewed(world.officer("fk"), attempt)

    with pytest.raises(CannotReviewGlass) as refusal:
        reviewed(world.officer("af"), attempt)
    assert codes(refusal.value) == ["nothing-to-review"]
    assert [one.verdict for one in known(world.participant("private"))] == [Verdict.NOT_JUSTIFIED]


def test_whoever_broke_the_glass_does_not_review_it(world: World) -> None:
    af = world.caseworker("af")
    attempt = broken(af, PEOPLE["private"].number).attempt_id

    with unchanged(world, af, "private"), pytest.raises(NotPermitted):
        reviewed(af, attempt)


def test_what_is_read_afterwards_is_logged_as_read_in_an_emergency(world: World) -> None:
    af, about = world.caseworker("af"), world.person("private")
    broken(af, PEOPLE["private"].number)
    close(world.participant("private"), about, world.organisation("af"), Category.CONTACT)

    with acting(af) as clock:
        kinds = [Category.IDENTITY, Category.CONTACT, Category.PLAN]
        note_readings(actor=af, participants=[about], categories=kinds, page="journeys:case", now=clock.now())

    with acting(af):
        read = Reading.objects.filter(actor_id=af.account_id, participant_id=about).values_list("category", "basis")
        assert set(read) == {("identity", "emergency"), ("plan", "emergency")}
