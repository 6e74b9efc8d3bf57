"""The clock seals every ten minutes and hands receipts over every morning."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from procrastinate.contrib.django import app

from kedjan.audit.jobs import SEALING_JOB, seal
from kedjan.cli.operator import OPERATOR
from kedjan.integrations.database.context import acting
from kedjan.integrations.delivery import CannotDeliver
from kedjan.integrations.signing import CannotSign
from kedjan.programmes.jobs import RECEIPTS_JOB, give_receipts
from kedjan.programmes.operations import load_programme
from kedjan.programmes.queries import partner_organisations
from tests.audit.scratch import Scratch, count, rows_of, settle, somebody, write
from tests.programmes.files import ROOT


def load_programmes() -> None:
    with acting(OPERATOR) as clock:
        for name in ("consensio", "framsteget"):
            text = (ROOT / "programmes" / f"{name}.toml").read_text(encoding="utf-8")
            load_programme(actor=OPERATOR, text=text, now=clock.now())


def test_the_worker_knows_both_jobs_and_when_they_are_due() -> None:
    due = {name: task.cron for (name, _), task in app.periodic_registry.periodic_tasks.items()}

    assert {name: due.get(name) for name in (SEALING_JOB, RECEIPTS_JOB)} == {
        SEALING_JOB: "*/10 * * * *",
        RECEIPTS_JOB: "0 4 * * *",
    }
    for name in (SEALING_JOB, RECEIPTS_JOB):
        assert (app.tasks[name].lock, app.tasks[name].queueing_lock) == (name, name)


def test_the_worker_calls_a_job_of_the_clock_with_when_it_was_due(scratch: Scratch) -> None:
    write(somebody())
    settle()

    app.tasks[SEALING_JOB](1358157600)

    assert count("audit_seal") == 1
    assert scratch.checked().fault is None


def test_a_job_without_a_key_fails_and_seals_nothing(scratch: Scratch, settings: LazySettings) -> None:
    write(somebody())
    settings.KEDJAN_SEAL_KEY = ""

    with pytest.raises(CannotSign):
        seal()
    assert count("audit_seal") == 0


def test_every_organisation_of_a_programme_gets_one_receipt_a_day(
    scratch: Scratch, settings: LazySettings, tmp_path: Path
) -> None:
    settings.KEDJAN_RECEIPTS, settings.KEDJAN_RECEIPT_ADDRESSES = str(tmp_path), ""
    load_programmes()
    give_receipts()
    assert list(tmp_path.iterdir()) == []
    settle()
    seal()

    give_receipts()
    give_receipts()

    keys = {one.key for one in partner_organisations()}
    files = list(tmp_path.glob("*/*"))
    assert {path.parent.name for path in files} == keys
    assert len(files) == len(keys) == count("audit_receipt") > 5
    assert {json.loads(path.read_text(encoding="utf-8"))["seal"]["number"] for path in files} == {1}
    assert rows_of("SELECT DISTINCT seal_id FROM audit_receipt") == [(1,)]


def test_whoever_cannot_be_reached_is_tried_again_and_stops_no_other(
    scratch: Scratch, settings: LazySettings, tmp_path: Path
) -> None:
    settings.KEDJAN_RECEIPTS, settings.KEDJAN_RECEIPT_ADDRESSES = str(tmp_path), ""
    load_programmes()
    settle()
    seal()
    one, *others = sorted(one.key for one in partner_organisations())
    (tmp_path / one).write_text("in the way")

    with pytest.raises(CannotDeliver, match=one):
        give_receipts()
    assert count("audit_receipt") == len(others)
    (tmp_path / one).unlink()
    give_receipts()
    assert count("audit_receipt") == len(others) + 1
