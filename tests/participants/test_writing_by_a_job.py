"""A long file is written by a job as whoever said yes, part by part, and each row once: docs/rules/long-work.md."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from functools import partial

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.organisations.models import Membership
from kedjan.organisations.operations import close_account
from kedjan.participants import jobs
from kedjan.participants.domain.intake_remarks import Remark
from kedjan.participants.domain.staging import Effect, ImportStatus, Standing
from kedjan.participants.operations import (
    CannotConfirmImport,
    CannotDiscardImport,
    CannotResumeImport,
    confirming,
    discard_import,
    importing,
    leave_the_rest,
)
from kedjan.participants.operations.working import CHECKING_JOB
from kedjan.participants.queries import RegisteredPerson, registered_people
from tests.journeys.test_at_once import at_once
from tests.journeys.watching import recorded
from tests.participants.colleagues import colleague
from tests.participants.files import (
    ASA,
    BO,
    ENDED,
    FORMULA,
    NOW,
    ULLA_AS_SHE_IS,
    ULLA_LATER,
    codes_by_line,
    confirmed,
    register,
    staged,
    view,
)
from tests.participants.test_long_files import left_to_a_job
from tests.participants.test_protected_imports import sent
from tests.participants.work import approved, queued, resumed, stand_still, work
from tests.policies.rows import row
from tests.support.reasons import codes
from tests.support.world import TODAY, World


@pytest.fixture(autouse=True)
def _one_row_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirming, "ROWS_AT_ONCE", 1)


def one_part(actor: Actor, import_id: ImportId, *, attempt: int = 1) -> bool:
    """Write a part and no more, as a job that is killed then."""
    with acting(actor) as clock:
        return confirming.write_more(actor=actor, import_id=import_id, attempt=attempt, now=clock.now())


def leave_role(actor: Actor) -> None:
    """Let the actor's role have ended yesterday."""
    Membership.objects.filter(account_id=actor.account_id).update(until_on=TODAY - timedelta(days=1))


def added(before: dict[str, int], after: dict[str, int]) -> set[int]:
    """Return by how much the tables of the register grew."""
    return {after[table] - before[table] for table in before}


def test_a_yes_writes_nothing_and_a_job_writes_what_was_said_yes_to(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO, ENDED, FORMULA, ULLA_LATER)
    before = register(fk)

    event = approved(fk, import_id)
    waits = view(fk, import_id)
    work()

    done = view(fk, import_id)
    assert event.rows == 3
    assert (waits.status, waits.written) == (ImportStatus.WRITING, Effect())
    assert (done.status, done.written, done.left) == (ImportStatus.CONFIRMED, Effect(people=2, ends=1), 1)
    assert added(before, register(fk)) == {2}
    assert codes_by_line(fk, import_id) == {
        4: (Standing.ATTENTION, [Remark.ENDED]),
        5: (Standing.REFUSED, [Remark.FORMULA]),
    }


def test_rows_that_need_a_look_are_written_when_that_was_said(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, ENDED)

    approved(fk, import_id, with_attention=True)
    work()

    assert (view(fk, import_id).written, view(fk, import_id).left) == (Effect(people=2), 0)


def test_the_page_can_tell_how_far_it_is(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO, ENDED)
    approved(fk, import_id)

    one_part(fk, import_id)

    progress = view(fk, import_id).progress
    assert progress is not None
    assert (progress.done, progress.total, progress.earlier, progress.begun_at) == (1, 2, 0, progress.moved_at)


def test_a_job_knows_only_opaque_ids(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA)

    approved(fk, import_id)

    assert queued()[-1] == {
        "import_id": str(import_id),
        "attempt": "1",
        "account_id": str(fk.account_id),
        "organisation_id": str(fk.organisation_id),
        "role": "caseworker",
    }


def test_a_second_yes_is_the_same_job_and_a_colleagues_is_refused(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)

    first, second = approved(fk, import_id), approved(fk, import_id)
    with pytest.raises(CannotConfirmImport) as refusal:
        approved(colleague(world), import_id)
    with pytest.raises(CannotConfirmImport):
        confirmed(fk, import_id)

    assert first == second
    assert codes(refusal.value) == ["import.being_written"]
    assert len(queued()) == 1
    assert len(recorded(fk, "ImportApproved")) == 1


@pytest.mark.usefixtures("transactional_db")
def test_two_yeses_at_the_same_moment_are_one_job(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)

    outcome = at_once(partial(approved, fk, import_id), partial(approved, fk, import_id))

    assert outcome == [[], []]
    assert len(queued()) == 1


@pytest.mark.usefixtures("transactional_db")
def test_two_workers_with_the_same_job_write_each_row_once(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO, ULLA_LATER)
    approved(fk, import_id)
    before = register(fk)

    at_once(work, work, work)

    assert (view(fk, import_id).status, view(fk, import_id).written) == (
        ImportStatus.CONFIRMED,
        Effect(people=2, ends=1),
    )
    assert added(before, register(fk)) == {2}
    assert len(recorded(fk, "ImportConfirmed")) == 1


def test_work_that_stopped_half_way_goes_on_with_the_rest(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO, ULLA_LATER)
    before = register(fk)
    approved(fk, import_id)
    one_part(fk, import_id)
    stand_still(fk, import_id)

    resumed(fk, import_id)
    work()

    assert view(fk, import_id).written == Effect(people=2, ends=1)
    assert added(before, register(fk)) == {2}
    written = [one for one in recorded(fk, "ParticipantRegistered") if one["import_id"] == str(import_id)]
    assert len(written) == 2


def test_a_worker_that_comes_back_from_the_dead_does_nothing_more(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO, ULLA_LATER)
    approved(fk, import_id)
    one_part(fk, import_id)
    stand_still(fk, import_id)
    resumed(fk, import_id)
    before = register(fk)

    assert not one_part(fk, import_id, attempt=1)

    assert register(fk) == before
    assert view(fk, import_id).status is ImportStatus.WRITING


def test_work_that_goes_on_is_not_tried_again(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)

    with pytest.raises(CannotResumeImport) as refusal:
        resumed(fk, import_id)

    assert codes(refusal.value) == ["import.goes_on"]
    assert len(queued()) == 1


def test_a_file_that_nobody_works_on_has_nothing_to_try_again(world: World) -> None:
    fk = world.caseworker("fk")

    with pytest.raises(CannotResumeImport) as refusal:
        resumed(fk, staged(fk, ASA))

    assert codes(refusal.value) == ["import.missing"]


def test_whoever_has_left_the_role_writes_nothing_and_a_colleague_can_say_yes_to_the_rest(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    import_id = staged(fk, ASA, BO)
    before = register(fk)
    approved(fk, import_id)
    leave_role(fk)

    with pytest.raises(jobs.NoLongerInRole):
        work()
    nothing = register(kim)
    resumed(kim, import_id)
    work()

    assert nothing == before
    assert view(kim, import_id).written == Effect(people=2)
    with acting(kim):
        event = row("audit_event", {"kind": "ImportConfirmed"})
    assert event["actor_id"] == kim.account_id


def test_a_role_that_ends_between_two_parts_ends_the_work(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)

    def write_and_leave(*, actor: Actor, import_id: ImportId, attempt: int, now: datetime) -> bool:
        more = confirming.write_more(actor=actor, import_id=import_id, attempt=attempt, now=now)
        leave_role(fk)
        return more

    monkeypatch.setattr(jobs, "write_more", write_and_leave)

    with pytest.raises(jobs.NoLongerInRole):
        work()

    assert (view(fk, import_id).status, view(fk, import_id).written) == (ImportStatus.WRITING, Effect(people=1))


def test_a_closed_account_writes_nothing(world: World) -> None:
    fk, operator = world.caseworker("fk"), world.operator()
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)
    before = register(fk)
    with acting(operator) as clock:
        close_account(actor=operator, account_id=fk.account_id, now=clock.now())

    with pytest.raises(jobs.NoLongerInRole):
        work()

    assert register(fk) == before


def test_protected_people_are_written_by_whoever_sent_the_file_alone(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    import_id = sent(fk, "sekretess", BO)
    approved(fk, import_id)
    stand_still(fk, import_id)

    with pytest.raises(CannotResumeImport) as refusal:
        resumed(kim, import_id)
    resumed(fk, import_id)
    work()

    assert codes(refusal.value) == ["import.of_anothers_protected"]
    assert view(fk, import_id).written == Effect(people=2)


def test_somebody_registered_at_the_same_moment_is_found_by_the_next_try(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fk = world.caseworker("fk")
    import_id, other = staged(fk, ASA, BO), staged(fk, ASA)
    approved(fk, import_id)
    confirmed(fk, other)
    asked = []

    def blind_once(*, actor: Actor, numbers: Collection[str]) -> Mapping[str, RegisteredPerson]:
        asked.append(numbers)
        return {} if len(asked) == 1 else registered_people(actor=actor, numbers=numbers)

    monkeypatch.setattr(importing, "registered_people", blind_once)
    work()

    assert len(asked) == 3
    assert (view(fk, import_id).status, view(fk, import_id).written) == (ImportStatus.CONFIRMED, Effect(people=1))


def test_before_the_first_row_the_file_can_be_taken_away(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    before = register(fk)
    approved(fk, import_id)

    with acting(fk):
        discard_import(actor=fk, import_id=import_id, now=NOW)
    work()

    assert view(fk, import_id).status is ImportStatus.DISCARDED
    assert register(fk) == before


def test_a_half_written_file_is_not_taken_away_and_its_rest_is_left_only_when_the_work_has_stopped(
    world: World,
) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)
    one_part(fk, import_id)
    before = register(fk)

    for take_away in (discard_import, leave_the_rest):
        with pytest.raises(CannotDiscardImport) as refusal, acting(fk) as clock:
            take_away(actor=fk, import_id=import_id, now=clock.now())
        assert codes(refusal.value) == ["import.not_stopped"]
    stand_still(fk, import_id)
    with acting(fk) as clock:
        event = leave_the_rest(actor=fk, import_id=import_id, now=clock.now())

    assert (event.people, event.left) == (1, 1)
    assert register(fk) == before
    assert not one_part(fk, import_id)
    assert view(fk, staged(fk, ASA, BO)).standings[Standing.READY] == 1


def test_a_colleague_can_leave_the_rest_of_a_file_with_protected_people(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    import_id = sent(fk, "sekretess", BO, ENDED)
    approved(fk, import_id, with_attention=True)
    one_part(fk, import_id)
    leave_role(fk)

    with acting(kim) as clock:
        event = leave_the_rest(actor=kim, import_id=import_id, now=clock.now())

    assert (event.people, event.left) == (1, 2)


def test_reading_that_stopped_begins_anew_as_whoever_sent_the_file(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    import_id = left_to_a_job(fk, ASA, BO, ULLA_AS_SHE_IS)
    stand_still(fk, import_id)

    resumed(kim, import_id)
    work(CHECKING_JOB)

    assert queued(CHECKING_JOB)[-1] | {"account_id": str(fk.account_id), "attempt": "2"} == queued(CHECKING_JOB)[-1]
    assert (view(fk, import_id).status, view(fk, import_id).read) == (ImportStatus.STAGED, 3)


def test_reading_is_not_tried_again_as_somebody_who_has_left(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    import_id = left_to_a_job(fk, ASA, BO)
    leave_role(fk)

    with pytest.raises(CannotResumeImport) as refusal:
        resumed(kim, import_id)
    with acting(kim):
        discard_import(actor=kim, import_id=import_id, now=NOW)

    assert codes(refusal.value) == ["import.sender_gone"]
    assert view(kim, import_id).status is ImportStatus.DISCARDED
