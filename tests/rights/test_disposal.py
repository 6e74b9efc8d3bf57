"""What may no longer be kept goes by rule: not early, not past a hold, wholly, with a protocol of no names."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from kedjan.audit.operations import record
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Purpose
from kedjan.organisations.models import Account
from kedjan.rights.domain.disposal import is_preserved, refusals_to_hold, refusals_to_rule
from kedjan.rights.operations import CannotDispose, CannotHoldDisposal, PeopleDisposedOf, dispose, hold_disposal
from kedjan.rights.operations import disposal as operation
from kedjan.rights.queries import people_due, protocol, rows_of, rule_in_force
from tests.policies.rows import delete_all, not_granted, row, seen
from tests.rights.asking import merged
from tests.rights.disposing import SOURCE, Owner
from tests.rights.population import everything
from tests.support.database import KEY
from tests.support.people import PEOPLE
from tests.support.reasons import codes
from tests.support.world import TODAY, World

IN_FK = tuple(name for name in PEOPLE if name != "elsewhere")


@pytest.fixture
def owner(world: World, transactional_db: None, pytestconfig: pytest.Config) -> Owner:
    """Return the owner of a database of the test's own, in which transactions really end."""
    return Owner(pytestconfig.stash[KEY].owner_url())


def due(world: World, actor: Actor | None = None) -> set[ParticipantId]:
    by = actor or world.caseworker("fk")
    with acting(by) as clock:
        return set(people_due(actor=by, today=clock.today()))


def people(world: World, *names: str) -> set[ParticipantId]:
    return {world.person(name) for name in names}


def test_a_preserved_day_is_the_day_of_birth_also_in_a_coordination_number() -> None:
    assert is_preserved("196401053076", "5,15,25")
    assert not is_preserved("196201122808", "5,15,25")
    assert not is_preserved("196401053076", "")
    assert is_preserved(f"197010{60 + 15}2391", " 15 ")


def test_a_rule_needs_a_time_a_source_days_and_a_beginning() -> None:
    def refused(months: int, source: str, days: str, valid_from: date) -> list[str]:
        found = refusals_to_rule(months=months, keeps_born_on=days, source=source, valid_from=valid_from, today=TODAY)
        return codes(found)

    assert refused(1, "Plan", "5,15,25", TODAY) == []
    assert refused(0, " ", "32", date(2013, 1, 13)) == [
        "retention-without-time",
        "retention-without-source",
        "retention-days",
        "retention-in-the-past",
    ]


def test_a_hold_needs_a_reason_and_a_day_to_come() -> None:
    assert refusals_to_hold(reason="Tvist", until_on=date(2013, 1, 15), today=TODAY) == ()
    assert codes(refusals_to_hold(reason=" ", until_on=TODAY, today=TODAY)) == [
        "hold-without-reason",
        "hold-without-time",
    ]


def test_without_a_rule_nothing_is_disposed_of(world: World, owner: Owner) -> None:
    owner.let_years_pass(20)

    with pytest.raises(CannotDispose):
        dispose(actor=world.caseworker("fk"))

    assert due(world) == set()


def test_nobody_is_due_before_the_time_has_passed_since_the_last_note(world: World, owner: Owner) -> None:
    owner.rules(world)

    assert due(world) == set()
    assert dispose(actor=world.caseworker("fk")).people == 0
    owner.let_years_pass(6)
    early = due(world)
    assert world.person("unasked") in early
    assert world.person("consented") not in early  # a consent of theirs ran until December 2015
    owner.let_years_pass(4)
    assert due(world) == people(world, *IN_FK)


def test_a_rule_of_anybody_who_wrote_about_the_person_is_kept_to(world: World, owner: Owner) -> None:
    owner.rules(world, "fk")
    owner.let_years_pass(10)
    with acting(world.caseworker("fk")):
        assert row("journeys_gatemark", {"participant_id": world.person("placed")})

    assert due(world, replace(world.caseworker("af"))) == set()  # no rule of its own
    assert world.person("unasked") in due(world)


def test_everything_about_somebody_goes_and_nothing_about_others(world: World, owner: Owner) -> None:
    owner.rules(world)
    owner.let_years_pass(6)
    fk, gone = world.caseworker("fk"), due(world)
    stay = people(world, *IN_FK) - gone
    assert gone
    assert stay
    before = everything(world, *stay)
    log = seen(fk, "audit_event")
    with acting(fk):
        preview = rows_of(actor=fk, ids=tuple(gone))

    done = dispose(actor=fk)

    assert done.people == len(gone)
    assert {table for table, rows in everything(world, *gone).items() if rows} == set()
    assert everything(world, *stay) == before
    assert seen(fk, "audit_event") == log + len(gone)  # nothing of the log goes, and each disposal is in it
    with acting(fk):
        lines = protocol(actor=fk)
    assert {table: sum(one.rows for one in lines if one.table == table) for table in preview} == preview
    assert sum(one.rows for one in lines) == done.rows
    assert {one.source for one in lines} == {SOURCE}


def test_a_hold_stops_it_until_its_day_has_passed(world: World, owner: Owner) -> None:
    owner.rules(world)
    owner.let_years_pass(10)
    fk, who = world.caseworker("fk"), world.person("unasked")
    with acting(fk) as clock:
        hold_disposal(actor=fk, participant_id=who, reason="Tvist.", until_on=date(2023, 6, 1), now=clock.now())

    assert due(world) == people(world, *IN_FK) - {who}
    dispose(actor=fk)
    assert seen(fk, "participants_participant") == 1
    with acting(fk), connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute("SELECT app.dispose_of(%s)", [who])
    owner.let_years_pass(6)
    assert due(world) == {who}


def test_nobody_stops_it_for_a_person_of_anothers_register(world: World) -> None:
    af = world.caseworker("af")
    with pytest.raises(CannotHoldDisposal), acting(af) as clock:
        hold_disposal(
            actor=af,
            participant_id=world.person("consented"),
            reason="Tvist.",
            until_on=date(2023, 6, 1),
            now=clock.now(),
        )
    assert seen(world.caseworker("fk"), "rights_legalhold") == 0


def test_people_born_on_preserved_days_are_kept(world: World, owner: Owner) -> None:
    owner.rules(world, keeps_born_on=f"{int(PEOPLE['unasked'].number[6:8])}")
    owner.let_years_pass(10)

    kept = people(world, *IN_FK) - due(world)

    assert kept == {world.person(name) for name in IN_FK if PEOPLE[name].number[6:8] == PEOPLE["unasked"].number[6:8]}


def test_what_breaks_off_goes_on_with_the_next_run(world: World, owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    owner.rules(world)
    owner.let_years_pass(10)
    fk, all_of_them = world.caseworker("fk"), len(due(world))

    class Stopped(Exception):
        """The power went."""

    done: list[datetime] = []

    def stop_at_the_third(*, actor: Actor, event: PeopleDisposedOf, now: datetime) -> None:
        if len(done) == 2:
            raise Stopped
        done.append(now)
        record(actor=actor, event=event, now=now)

    monkeypatch.setattr(operation, "record", stop_at_the_third)
    with pytest.raises(Stopped):
        dispose(actor=fk)
    monkeypatch.undo()

    assert len(due(world)) == all_of_them - 2
    assert dispose(actor=fk).people == all_of_them - 2
    assert dispose(actor=fk).people == 0
    with acting(fk):
        assert sum(one.rows for one in protocol(actor=fk) if one.table == "participants_participant") == all_of_them


def test_a_merged_record_goes_with_the_one_that_was_kept(world: World, owner: Owner) -> None:
    merged(world, "unasked", "invited")
    owner.rules(world)
    owner.let_years_pass(10)
    fk = world.caseworker("fk")

    assert world.person("invited") not in due(world)
    dispose(actor=fk)

    assert seen(fk, "participants_participant") == 0
    assert seen(fk, "rights_merge") == 0


def test_the_login_of_somebody_who_is_gone_is_closed(world: World, owner: Owner) -> None:
    owner.rules(world)
    owner.let_years_pass(10)

    dispose(actor=world.caseworker("fk"))

    assert not Account.objects.get(pk=world.participant("consented").account_id).is_active
    assert Account.objects.get(pk=world.caseworker("fk").account_id).is_active


def test_raw_sql_disposes_of_nobody_early_or_of_anothers_register(world: World, owner: Owner) -> None:
    def refused(actor: Actor, who: ParticipantId) -> None:
        with acting(actor), connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("SELECT app.dispose_of(%s)", [who])

    fk, who = world.caseworker("fk"), world.person("unasked")
    refused(fk, who)
    owner.rules(world)
    refused(fk, who)
    owner.let_years_pass(10)
    for actor in (world.caseworker("af"), replace(fk, purpose=Purpose.FOLLOW_UP), world.participant("private")):
        refused(actor, who)
    assert seen(fk, "participants_participant", who) == 1


def test_the_application_deletes_nothing_itself_and_shortens_no_time(world: World) -> None:
    with acting(world.caseworker("fk")):
        for table in ("participants_participant", "journeys_enrolment", "rights_legalhold"):
            with not_granted():
                delete_all(table)
        for statement in ("UPDATE rights_retentionrule SET months = 1", "DELETE FROM rights_disposal"):
            with not_granted(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_a_later_rule_holds_from_its_day(world: World, owner: Owner) -> None:
    owner.rules(world)
    owner.rule(world.organisation("fk"), months=240, valid_from=date(2020, 1, 1))
    fk = world.caseworker("fk")

    owner.let_years_pass(6)
    with acting(fk) as clock:
        first = rule_in_force(actor=fk, today=clock.today())
    assert first is not None
    assert first.months == 60
    assert due(world)
    owner.let_years_pass(4)
    assert due(world) == set()
