"""Follow-ups are recorded by the team, of those who said yes, about the right day."""

from datetime import date

import pytest

from kedjan.audit.models import Event
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.operations import withdraw_consent
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.outcomes.domain.situations import Situation
from kedjan.outcomes.operations import CannotRecordFollowUp, record_follow_up
from kedjan.outcomes.queries import follow_ups_due, follow_ups_of
from tests.outcomes.crowd import OBSERVED_ON, STARTED_ON, start
from tests.support.reasons import codes
from tests.support.told import TOLD
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)


def recorded(
    actor: Actor, enrolment_id: EnrolmentId, observed_on: date = OBSERVED_ON, situation: Situation = Situation.WORK
) -> None:
    with acting(actor):
        record_follow_up(actor=actor, enrolment_id=enrolment_id, observed_on=observed_on, situation=situation, now=NOW)


def refused(actor: Actor, enrolment_id: EnrolmentId, observed_on: date = OBSERVED_ON) -> list[str]:
    """Return why the answer is refused, having made sure that nothing was recorded."""
    with acting(actor):
        before = follow_ups_of(actor=actor, enrolment_id=enrolment_id)
    with pytest.raises(CannotRecordFollowUp) as refusal:
        recorded(actor, enrolment_id, observed_on)
    with acting(actor):
        assert follow_ups_of(actor=actor, enrolment_id=enrolment_id) == before
    return codes(refusal.value)


def due(actor: Actor, today: date = TODAY) -> list[EnrolmentId]:
    with acting(actor):
        return [one.enrolment_id for one in follow_ups_due(actor=actor, today=today)]


def test_a_follow_up_is_kept_with_its_day_and_stands_in_the_audit(world: World) -> None:
    actor = world.caseworker("fk")
    enrolment_id = start(world, world.person("unasked"))

    recorded(actor, enrolment_id, situation=Situation.EDUCATION)

    with acting(actor):
        (made,) = follow_ups_of(actor=actor, enrolment_id=enrolment_id)
        event = Event.objects.get(kind="FollowUpRecorded", payload__enrolment_id=str(enrolment_id))
    assert (made.observed_on, made.situation) == (OBSERVED_ON, Situation.EDUCATION)
    assert event.participant_id == world.person("unasked")


def test_a_new_answer_comes_first_and_the_old_one_stays(world: World) -> None:
    actor = world.caseworker("fk")
    enrolment_id = start(world, world.person("unasked"))

    recorded(actor, enrolment_id, situation=Situation.NOT_REACHED)
    recorded(actor, enrolment_id, situation=Situation.WORK)

    with acting(actor):
        found = [one.situation for one in follow_ups_of(actor=actor, enrolment_id=enrolment_id)]
    assert found == [Situation.WORK, Situation.NOT_REACHED]


def test_whoever_has_not_said_yes_to_follow_up_is_not_asked(world: World) -> None:
    enrolment_id = start(world, world.person("unasked"), is_followed_up=False)

    assert refused(world.caseworker("fk"), enrolment_id) == ["no-consent-to-follow-up"]


def test_whoever_has_taken_back_the_yes_is_not_asked(world: World) -> None:
    actor, one = world.caseworker("fk"), world.person("unasked")
    enrolment_id = start(world, one)
    with acting(actor):
        consents = consents_of(actor=actor, participant_id=one)
        (yes,) = [found for found in consents if found.kind is ConsentKind.FOLLOW_UP_REGISTER]
        withdraw_consent(actor=actor, consent_id=yes.id, now=NOW, told=TOLD)

    assert refused(actor, enrolment_id) == ["no-consent-to-follow-up"]


def test_an_answer_about_another_time_is_refused(world: World) -> None:
    enrolment_id = start(world, world.person("unasked"))
    actor = world.caseworker("fk")

    assert refused(actor, enrolment_id, date(2012, 11, 6)) == ["observed-outside-window"]
    assert refused(actor, enrolment_id, date(2013, 1, 8)) == ["observed-outside-window"]
    assert refused(actor, world.enrolment("consented"), date(2013, 12, 3)) == ["observed-in-the-future"]


def test_a_hidden_participation_and_none_are_refused_alike(world: World) -> None:
    hidden = start(world, world.person("unasked"))

    assert refused(world.caseworker("torsby"), hidden) == ["no-such-participation"]
    assert refused(world.caseworker("torsby"), EnrolmentId(new_id())) == ["no-such-participation"]


def test_an_occupational_therapist_records_no_follow_up(world: World) -> None:
    enrolment_id = start(world, world.person("unasked"))

    with pytest.raises(NotPermitted):
        recorded(world.therapist(), enrolment_id)

    actor = world.caseworker("fk")
    with acting(actor):
        assert follow_ups_of(actor=actor, enrolment_id=enrolment_id) == ()


@pytest.mark.parametrize(("today", "is_due"), [(date(2012, 11, 6), False), (date(2012, 11, 7), True), (TODAY, True)])
def test_a_follow_up_is_due_from_the_day_twelve_months_after_the_start(world: World, today: date, is_due: bool) -> None:
    enrolment_id = start(world, world.person("unasked"))

    assert (enrolment_id in due(world.caseworker("fk"), today)) is is_due
    assert due(world.caseworker("af"), today) == []


def test_a_follow_up_that_was_made_waits_no_more(world: World) -> None:
    enrolment_id = start(world, world.person("unasked"))

    recorded(world.caseworker("fk"), enrolment_id, situation=Situation.NOT_REACHED)

    assert due(world.caseworker("fk")) == []


def test_the_pages_of_the_list_hold_each_participation_once(world: World) -> None:
    started = [start(world, world.person(name)) for name in ("unasked", "invited", "over")]
    actor = world.caseworker("fk")

    with acting(actor):
        first = follow_ups_due(actor=actor, today=TODAY, limit=2)
        after = (first[-1].started_on, first[-1].enrolment_id)
        second = follow_ups_due(actor=actor, today=TODAY, limit=2, after=after)

    assert [one.enrolment_id for one in (*first, *second)] == sorted(started)
    assert {one.started_on for one in first} == {STARTED_ON}
