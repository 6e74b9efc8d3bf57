"""The database is told who acts, for one transaction, and queries make sure that it was."""

from dataclasses import replace

import pytest
from django.db import connection, transaction

from kedjan.integrations.database.context import ActsAsSomeoneElse, act_as, acting, expect
from kedjan.kernel.clock import STOCKHOLM
from tests.support.world import TODAY, World


def _told() -> tuple[str, ...]:
    names = ("actor_id", "organisation_id", "purpose", "participant_id")
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"coalesce(current_setting('app.{name}', true), '')" for name in names))
        return tuple(cursor.fetchone())


def test_the_database_is_told_of_a_member_of_staff(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk):
        assert _told() == (str(fk.account_id), str(fk.organisation_id), "support", "")


def test_the_database_is_told_of_a_participant(world: World) -> None:
    participant = world.participant("consented")

    with acting(participant):
        assert _told() == (str(participant.account_id), "", "own", str(participant.participant_id))


def test_everything_is_told_anew_so_that_nothing_of_the_one_before_is_left(world: World) -> None:
    act_as(world.participant("consented"))

    act_as(world.operator())

    assert _told() == (str(world.operator().account_id), "", "operations", "")


def test_acting_as_nobody_empties_the_context(world: World) -> None:
    act_as(world.caseworker("fk"))

    act_as(None)

    assert _told() == ("", "", "", "")


def test_the_context_is_empty_after_acting(world: World) -> None:
    with acting(world.caseworker("fk")):
        pass

    assert _told() == ("", "", "", "")


def test_the_context_is_empty_after_an_error(world: World) -> None:
    fk = world.caseworker("fk")
    with pytest.raises(LookupError), acting(fk):
        raise LookupError

    assert _told() == ("", "", "", "")
    with pytest.raises(ActsAsSomeoneElse):
        expect(fk)


@pytest.mark.django_db(transaction=True)
def test_the_context_ends_with_the_transaction_on_a_kept_connection(world: World) -> None:
    with transaction.atomic():
        act_as(world.caseworker("fk"))

    with transaction.atomic():
        assert _told() == ("", "", "", "")


def test_a_query_for_whoever_acts_is_answered(world: World) -> None:
    with acting(world.caseworker("fk")):
        expect(world.caseworker("fk"))


def test_a_query_for_somebody_else_is_refused(world: World) -> None:
    with acting(world.caseworker("fk")):
        with pytest.raises(ActsAsSomeoneElse):
            expect(world.caseworker("af"))
        with pytest.raises(ActsAsSomeoneElse):
            expect(replace(world.caseworker("fk"), role="coordinator"))


def test_a_query_when_nobody_acts_is_refused(world: World) -> None:
    act_as(None)

    with pytest.raises(ActsAsSomeoneElse):
        expect(world.caseworker("fk"))


def test_the_clock_is_the_databases_and_stands_on_the_first_day_of_the_world(world: World) -> None:
    with acting(world.caseworker("fk")) as clock:
        first, second = clock.now(), clock.now()

    assert first == second
    assert clock.today() == TODAY
    assert first.astimezone(STOCKHOLM).hour in {12, 13}
