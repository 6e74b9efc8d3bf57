"""One named worker for each organisation in the team; a change is handed over, and the person is told."""

from datetime import date
from typing import Any

import pytest

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.journeys.models import FollowedBy
from kedjan.journeys.operations import CannotNameWorker, Handover, WorkerNamed, name_worker
from kedjan.journeys.queries import FollowedView, followers_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.steps import NOW, closed
from tests.journeys.watching import at_work, recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import TODAY, World

FIRST = Handover(None, "")
HANDED = Handover(WhyChanged.HAS_LEFT, "Ring på förmiddagen.")
BEGAN = date(2012, 12, 3)


def named(
    world: World,
    actor: Actor,
    worker: AccountId | None = None,
    *,
    since_on: date = TODAY,
    handover: Handover = FIRST,
    name: str = "consented",
) -> WorkerNamed:
    with at_work(actor):
        return name_worker(
            actor=actor,
            enrolment_id=world.enrolment(name),
            worker_id=worker,
            since_on=since_on,
            handover=handover,
            now=NOW,
        )


def following(world: World, actor: Actor, key: str = "fk") -> tuple[FollowedView, ...]:
    with acting(actor):
        found = followers_of(actor=actor, enrolment_id=world.enrolment("consented"))
    return found.get(world.organisation(key), ())


def told(world: World) -> list[NoticeKind]:
    with acting(world.participant()):
        found = notices(actor=world.participant(), participant_id=world.person("consented"), unseen=True)
    return [one.kind for one in found]


def refused(world: World, actor: Actor, worker: AccountId | None, **more: Any) -> list[str]:
    with unchanged(world, actor, "consented"), pytest.raises(CannotNameWorker) as refusal:
        named(world, actor, worker, **more)
    return codes(refusal.value)


def test_the_first_worker_follows_from_a_day_and_nobody_is_troubled_with_a_notice(world: World) -> None:
    actor, fk = world.caseworker("fk"), world.organisation("fk")

    event = named(world, actor, actor.account_id, since_on=BEGAN)

    person, enrolment = world.person("consented"), world.enrolment("consented")
    assert event == WorkerNamed(enrolment, person, fk, actor.account_id, BEGAN, None)
    (row,) = following(world, actor)
    assert (row.worker, row.since_on, row.why, row.note) == (actor.account_id, BEGAN, None, "")
    assert NoticeKind.WORKER_CHANGED not in told(world)


def test_a_change_has_a_reason_and_a_sealed_handover_and_the_person_is_told(world: World) -> None:
    actor = world.caseworker("fk")
    named(world, actor, actor.account_id, since_on=BEGAN)

    named(world, actor, None, handover=HANDED)

    first, second = following(world, actor)
    assert (first.worker, second.worker, second.why, second.note) == (
        actor.account_id,
        None,
        WhyChanged.HAS_LEFT,
        "Ring på förmiddagen.",
    )
    assert told(world).count(NoticeKind.WORKER_CHANGED) == 1
    with acting(actor):
        sealed = FollowedBy.objects.get(enrolment_id=world.enrolment("consented"), sequence=2).note_sealed
    assert b"Ring" not in bytes(sealed or b"")
    assert recorded(actor, "WorkerNamed")[-1] == {
        "enrolment_id": str(world.enrolment("consented")),
        "participant_id": str(world.person("consented")),
        "following_organisation_id": str(actor.home),
        "worker_id": None,
        "since_on": "2013-01-14",
        "why": "has_left",
    }


def test_a_change_without_reason_and_handover_changes_nothing(world: World) -> None:
    actor = world.caseworker("fk")
    named(world, actor, actor.account_id, since_on=BEGAN)

    assert refused(world, actor, None) == ["change-without-a-why", "change-without-handover"]


def test_only_somebody_who_gives_support_at_ones_own_organisation_can_follow(world: World) -> None:
    assert refused(world, world.caseworker("fk"), world.caseworker("af").account_id) == ["worker-gives-no-support"]
    assert refused(world, world.coordinator(), world.steering_member().account_id) == ["worker-gives-no-support"]


def test_each_organisation_names_its_own_and_the_team_and_the_person_see_all(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    named(world, fk, fk.account_id)
    named(world, af, af.account_id)

    for reader in (fk, af, world.coordinator(), world.participant()):
        assert [row.worker for row in following(world, reader, "af")] == [af.account_id]
        assert [row.worker for row in following(world, reader, "fk")] == [fk.account_id]
    assert following(world, world.caseworker("torsby")) == ()


def test_whoever_is_not_in_the_team_names_nobody(world: World) -> None:
    actor = world.caseworker("torsby")

    assert refused(world, actor, actor.account_id) == ["no-such-team"]


def test_after_the_end_nobody_is_named(world: World) -> None:
    actor = world.caseworker("fk")
    closed(world, actor)

    assert refused(world, actor, actor.account_id) == ["already-closed"]


def test_whoever_follows_up_and_the_person_name_nobody(world: World) -> None:
    for actor in (world.manager(), world.employer_contact(), world.participant()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            named(world, actor, None)
