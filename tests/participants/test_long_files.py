"""A long file is kept, sealed, until a job has checked it as whoever sent it; it can be taken away meanwhile."""

import io
import json

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants import jobs
from kedjan.participants.domain.staging import ImportStatus, Standing
from kedjan.participants.operations import CannotConfirmImport, checking, discard_import, stage_import
from kedjan.participants.operations.working import CHECKING_JOB
from kedjan.participants.web import files
from tests.participants.domain.lists import WOMAN
from tests.participants.files import ASA, BO, ENDED, FORMULA, NOW, confirmed, register, staged, text_of, view
from tests.policies.rows import row, seen
from tests.support.reasons import codes
from tests.support.world import World


def left_to_a_job(actor: Actor, *rows: str) -> ImportId:
    """Let the actor send a file that is too long to be checked at once."""
    with acting(actor):
        file = io.BytesIO(text_of(*rows).encode())
        return stage_import(actor=actor, file=file, now=NOW, at_once=1).import_id


def queued() -> list[dict[str, str]]:
    """Return what the queued jobs are called with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [CHECKING_JOB])
        return [json.loads(found[0]) for found in cursor.fetchall()]


def work() -> None:
    """Do the latest queued job."""
    jobs.check_import(**queued()[-1])


def test_a_long_file_waits_unread_and_a_job_checks_it(world: World) -> None:
    fk = world.caseworker("fk")
    before = register(fk)

    import_id = left_to_a_job(fk, ASA, ENDED, FORMULA)
    waiting = view(fk, import_id)
    work()
    done = view(fk, import_id)

    assert (waiting.status, waiting.rows, waiting.read) == (ImportStatus.READING, 3, 0)
    assert (done.status, done.read) == (ImportStatus.STAGED, 3)
    assert [done.standings[one] for one in Standing] == [1, 1, 0, 1]
    assert register(fk) == before


def test_the_kept_file_is_sealed_and_gone_once_it_is_checked(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = left_to_a_job(fk, ASA, BO)

    with acting(fk):
        kept = row("participants_importbatch", {"id": import_id})["content_sealed"]
    work()
    with acting(fk):
        after = row("participants_importbatch", {"id": import_id})["content_sealed"]

    assert isinstance(kept, bytes)
    assert WOMAN.encode() not in kept
    assert after is None


def test_a_job_knows_only_opaque_ids(world: World) -> None:
    fk = world.caseworker("fk")

    import_id = left_to_a_job(fk, ASA, BO)

    assert queued()[-1] == {
        "import_id": str(import_id),
        "attempt": "1",
        "account_id": str(fk.account_id),
        "organisation_id": str(fk.organisation_id),
        "role": "caseworker",
    }


def test_a_file_is_checked_part_by_part_and_twice_gives_the_same(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fk = world.caseworker("fk")
    monkeypatch.setattr(checking, "ROWS_AT_ONCE", 1)
    import_id = left_to_a_job(fk, ASA, BO, ENDED)
    with acting(fk):
        (first, *_) = checking.rows_to_check(actor=fk, import_id=import_id, attempt=1, now=NOW)
        checking.keep_rows(actor=fk, import_id=import_id, attempt=1, rows=[first], now=NOW)
    assert (view(fk, import_id).read, view(fk, import_id).status) == (1, ImportStatus.READING)

    work()
    work()

    assert (view(fk, import_id).read, view(fk, import_id).status) == (3, ImportStatus.STAGED)
    assert seen(fk, "participants_importrow") == 3
    assert confirmed(fk, import_id).people == 2


def test_a_file_that_was_taken_away_is_not_checked(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = left_to_a_job(fk, ASA, BO)
    with acting(fk):
        discard_import(actor=fk, import_id=import_id, now=NOW)

    work()

    assert view(fk, import_id).status is ImportStatus.DISCARDED
    assert seen(fk, "participants_importrow") == 0


def test_a_file_that_was_taken_away_during_the_checking_gets_no_more_rows(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = left_to_a_job(fk, ASA, BO)
    with acting(fk):
        rows = checking.rows_to_check(actor=fk, import_id=import_id, attempt=1, now=NOW)
        discard_import(actor=fk, import_id=import_id, now=NOW)
        assert not checking.keep_rows(actor=fk, import_id=import_id, attempt=1, rows=rows, now=NOW)
        assert checking.finish_checking(actor=fk, import_id=import_id, attempt=1, now=NOW) is None

    assert seen(fk, "participants_importrow") == 0


def test_an_unread_file_is_not_confirmed(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = left_to_a_job(fk, ASA, BO)

    with pytest.raises(CannotConfirmImport) as refusal:
        confirmed(fk, import_id)

    assert codes(refusal.value) == ["import.not_read"]


def test_somebody_who_has_left_the_role_checks_nothing(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = left_to_a_job(fk, ASA, BO)

    with pytest.raises(jobs.NoLongerInRole):
        jobs.check_import(**{**queued()[-1], "role": "coordinator"})

    assert view(fk, import_id).read == 0


def test_a_role_without_the_permission_checks_nothing(world: World) -> None:
    forbund = world.coordinator()
    values = {
        "import_id": str(left_to_a_job(world.caseworker("fk"), ASA, BO)),
        "attempt": "1",
        "account_id": str(forbund.account_id),
        "organisation_id": str(forbund.organisation_id),
        "role": str(forbund.role),
    }

    with pytest.raises(NotPermitted):
        jobs.check_import(**values)


def test_the_same_long_file_sent_twice_is_one_job(world: World) -> None:
    fk = world.caseworker("fk")

    assert left_to_a_job(fk, ASA, BO) == left_to_a_job(fk, ASA, BO)

    assert len(queued()) == 1


def test_a_command_does_not_wait_for_a_job_that_may_never_come(world: World) -> None:
    fk = world.caseworker("fk")
    waiting = left_to_a_job(fk, ASA, BO)

    at_once = staged(fk, ASA, BO)

    assert at_once != waiting
    assert view(fk, at_once).status is ImportStatus.STAGED


def test_the_page_of_an_unread_file_tells_how_far_it_is_and_goes_on_when_it_is_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser: Client = world.browser(world.caseworker("fk"))
    monkeypatch.setattr(files, "AT_ONCE", 1)
    sent = io.BytesIO(text_of(ASA, BO).encode())
    sent.name = "x.csv"
    where = browser.post(reverse("participants:imports"), {"file": sent}).headers["Location"]

    waiting = browser.get(where)
    work()
    done = browser.get(where)

    assert b"0 av 2" in waiting.content
    assert b'data-kedjan-work="waiting"' in waiting.content
    assert b"data-kedjan-work=" not in done.content
    assert "Åsa Öberg" in done.content.decode()
