"""Instruments are loaded version by version; licences are written by colleagues."""

from datetime import date

import pytest

from kedjan.assessments.models import InstrumentVersion, LicenceRecord
from kedjan.assessments.operations import (
    CannotLoadInstrument,
    CannotRecordLicence,
    load_instrument,
    record_licence,
)
from kedjan.assessments.operations.instruments import InstrumentLoaded
from kedjan.assessments.queries import instruments, licences_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.permissions import NotPermitted
from tests.assessments.files import SMALL, changed
from tests.assessments.trying import COURSE, NOW
from tests.journeys.watching import at_work, recorded
from tests.support.reasons import codes
from tests.support.world import TODAY, World


def loaded(world: World, text: str) -> InstrumentLoaded:
    """Load the text as the operator."""
    operator = world.operator()
    with at_work(operator):
        return load_instrument(actor=operator, text=text, now=NOW)


def test_a_file_is_loaded_once_with_its_digest(world: World) -> None:
    first, again = loaded(world, SMALL), loaded(world, f"# Samma\n{SMALL}")

    assert (first.changed, again.changed) == (True, False)
    assert first.instrument_id == again.instrument_id
    assert [(row.key, row.version, row.digest) for row in InstrumentVersion.objects.all()] == [
        ("small", "1", first.digest)
    ]
    assert [one["version"] for one in recorded(world.operator(), "InstrumentLoaded")] == ["1"]


def test_a_version_never_gets_another_content(world: World) -> None:
    loaded(world, SMALL)

    with pytest.raises(CannotLoadInstrument) as refusal:
        loaded(world, changed(("Kan du lyfta?", "Hur lyfter du?")))

    assert codes(refusal.value) == ["instrument.other_content"]
    assert [one.file.items[0].ask.sv for one in instruments() if one.file.items[0].ask] == ["Kan du lyfta?"]


def test_a_new_version_is_the_latest_and_the_old_one_stays(world: World) -> None:
    loaded(world, SMALL)
    loaded(world, changed(('version = "1"', 'version = "2"')))

    assert [(one.file.version, one.is_latest(TODAY)) for one in instruments()] == [("2", True), ("1", False)]


def test_a_file_with_problems_is_not_loaded(world: World) -> None:
    with pytest.raises(CannotLoadInstrument) as refusal:
        loaded(world, changed(("value = 3", "value = 5")))

    assert codes(refusal.value) == ["scale_gap"]
    assert [(one.line, one.path) for one in refusal.value.problems] == [(21, "scale.steps[2].value")]
    assert InstrumentVersion.objects.count() == 0


def test_only_whoever_runs_the_system_loads_instruments(world: World) -> None:
    actor = world.therapist()

    with pytest.raises(NotPermitted), at_work(actor):
        load_instrument(actor=actor, text=SMALL, now=NOW)

    assert InstrumentVersion.objects.count() == 0


def write(actor: Actor, account: AccountId, licence: str, since_on: date, until_on: date | None = None) -> None:
    """Write of somebody's licence, as the actor."""
    with at_work(actor):
        record_licence(
            actor=actor,
            account_id=account,
            licence=licence,
            since_on=since_on,
            until_on=until_on,
            known=COURSE,
            now=NOW,
        )


def test_a_colleague_writes_who_holds_a_licence_and_the_latest_counts(world: World) -> None:
    colleague, therapist = world.caseworker("region"), world.therapist()

    write(colleague, therapist.account_id, "demo-kurs", date(2012, 1, 2))
    write(colleague, therapist.account_id, "demo-kurs", date(2012, 1, 2), date(2012, 12, 31))

    with acting(colleague):
        found = licences_of(account_ids=[therapist.account_id], organisation_id=colleague.home)
    held = found[therapist.account_id]
    assert [(one.licence, one.until_on, one.holds(TODAY)) for one in held] == [("demo-kurs", date(2012, 12, 31), False)]


@pytest.mark.parametrize(
    ("licence", "since_on", "until_on", "found"),
    [
        ("another", TODAY, None, ["licence.unknown"]),
        ("demo-kurs", date(2013, 1, 15), None, ["licence.ahead"]),
        ("demo-kurs", TODAY, date(2013, 1, 13), ["licence.ends_first"]),
    ],
)
def test_a_licence_is_one_that_is_asked_for_and_has_days(
    world: World, licence: str, since_on: date, until_on: date | None, found: list[str]
) -> None:
    with pytest.raises(CannotRecordLicence) as refusal:
        write(world.caseworker("region"), world.therapist().account_id, licence, since_on, until_on)

    assert codes(refusal.value) == found
    assert LicenceRecord.objects.count() == 0


def test_nobody_writes_of_another_organisations_staff_or_of_themselves(world: World) -> None:
    af, region = world.caseworker("af"), world.caseworker("region")

    for actor, account, found in (
        (af, world.therapist().account_id, "licence.not_here"),
        (region, region.account_id, "licence.oneself"),
    ):
        with pytest.raises(CannotRecordLicence) as refusal:
            write(actor, account, "demo-kurs", TODAY)
        assert codes(refusal.value) == [found]

    assert LicenceRecord.objects.count() == 0


def test_the_therapist_does_not_write_licences(world: World) -> None:
    with pytest.raises(NotPermitted):
        write(world.therapist(), world.caseworker("region").account_id, "demo-kurs", TODAY)

    assert LicenceRecord.objects.count() == 0
