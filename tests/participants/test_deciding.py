"""Yes or no to a file: only what is good, said yes to and still true at that moment is written, and only once."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import ImportId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.domain.intake_remarks import Remark
from kedjan.participants.domain.staging import Effect, ImportStatus, Standing
from kedjan.participants.operations import (
    CannotConfirmImport,
    CannotDiscardImport,
    Chosen,
    confirm_import,
    discard_import,
)
from kedjan.participants.queries import early_list
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
    rows_that,
    staged,
    view,
)
from tests.policies.rows import row, seen
from tests.support.reasons import codes
from tests.support.undoing import undone
from tests.support.world import World

BOTH = Chosen(with_attention=True)


def added(before: dict[str, int], after: dict[str, int]) -> set[int]:
    """Return by how much the tables of the register grew."""
    return {after[table] - before[table] for table in before}


def test_only_ready_rows_are_written_and_each_of_them_whole(world: World) -> None:
    fk = world.caseworker("fk")
    before = register(fk)

    event = confirmed(fk, staged(fk, f"{ASA}", ENDED, FORMULA, ULLA_AS_SHE_IS))

    assert (event.people, event.benefits, event.ends, event.same, event.left) == (1, 0, 0, 0, 1)
    assert added(before, register(fk)) == {1}
    with acting(fk):
        names = [item.name for item in early_list(actor=fk, start=date(2013, 3, 31), end=date(2013, 4, 1))]
    assert sorted(names) == ["Ulla Prov", "Åsa Öberg"]


def test_rows_that_need_a_look_are_written_when_somebody_says_so(world: World) -> None:
    fk = world.caseworker("fk")
    before = register(fk)

    event = confirmed(fk, staged(fk, ASA, ENDED, FORMULA), BOTH)

    assert (event.people, event.left) == (2, 0)
    assert added(before, register(fk)) == {2}


def test_only_the_chosen_lines_are_written(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO, ENDED)

    event = confirmed(fk, import_id, Chosen(with_attention=True, lines=frozenset({3})))

    assert (event.people, event.left) == (1, 2)
    assert codes_by_line(fk, import_id).keys() == {2, 4}


def test_a_later_last_day_replaces_the_old_one_and_both_are_in_the_record(world: World) -> None:
    fk = world.caseworker("fk")

    event = confirmed(fk, staged(fk, ULLA_LATER))

    assert (event.people, event.ends) == (0, 1)
    with acting(fk):
        benefit = row("participants_benefit", {"participant_id": world.person("unasked")})
        recorded = row("audit_event", {"participant_id": world.person("unasked"), "kind": "BenefitEndChanged"})
    assert benefit["ends_on"] == date(2013, 6, 30)
    assert '"old_ends_on": "2013-03-31"' in str(recorded["payload"])


def test_another_kind_of_benefit_is_added_to_the_person(world: World) -> None:
    fk = world.caseworker("fk")
    before = register(fk)

    event = confirmed(fk, staged(fk, ULLA_AS_SHE_IS.replace("Sjukpenning", "Sjukersättning")))

    after = register(fk)
    assert (event.people, event.benefits) == (0, 1)
    assert {table: after[table] - before[table] for table in before if after[table] != before[table]} == {
        "participants_benefit": 1
    }


def test_every_written_person_and_the_file_itself_are_in_the_record_once(world: World) -> None:
    fk = world.caseworker("fk")
    before = seen(fk, "audit_event")

    import_id = staged(fk, ASA, BO, FORMULA)
    confirmed(fk, import_id)

    assert seen(fk, "audit_event") == before + len(("received", "staged", "Åsa", "Bo", "confirmed"))


def test_a_confirmed_file_keeps_counts_and_left_lines_but_no_values(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, ENDED, FORMULA, ULLA_AS_SHE_IS)

    confirmed(fk, import_id)

    found = view(fk, import_id)
    assert (found.status, found.written, found.left) == (ImportStatus.CONFIRMED, Effect(people=1), 1)
    assert codes_by_line(fk, import_id) == {
        3: (Standing.ATTENTION, [Remark.ENDED]),
        4: (Standing.REFUSED, [Remark.FORMULA]),
    }
    with acting(fk), connection.cursor() as cursor:
        cursor.execute("SELECT count(values_sealed), count(number_index) FROM participants_importrow")
        assert cursor.fetchone() == (0, 0)


def test_a_file_is_confirmed_once(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    confirmed(fk, import_id)
    before = register(fk)

    with pytest.raises(CannotConfirmImport) as refusal:
        confirmed(fk, import_id)

    assert codes(refusal.value) == ["import.decided"]
    assert register(fk) == before


def test_somebody_registered_meanwhile_is_not_registered_again(world: World) -> None:
    fk = world.caseworker("fk")
    early, late = staged(fk, ASA, BO), staged(fk, ASA, ENDED)
    confirmed(fk, early)
    before = register(fk)

    event = confirmed(fk, late, BOTH)

    assert (event.people, event.same, event.left) == (1, 1, 0)
    assert added(before, register(fk)) == {1}


def test_a_day_that_somebody_registered_meanwhile_is_not_changed_unseen(world: World) -> None:
    fk = world.caseworker("fk")
    early, late = staged(fk, ASA), staged(fk, ASA.replace("2013-03-31", "2013-04-30"), BO)
    confirmed(fk, early)

    event = confirmed(fk, late)

    assert (event.people, event.ends, event.left) == (1, 0, 1)
    assert codes_by_line(fk, late) == {2: (Standing.ATTENTION, [Remark.OVERTAKEN])}
    again = staged(fk, ASA.replace("2013-03-31", "2013-04-30"), BO)
    assert [one.messages[0].code for one in rows_that(fk, again, Standing.READY)] == [Remark.NEW_END]


def test_a_file_of_another_organisation_is_not_there(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    import_id = staged(fk, ASA)

    for which in (import_id, ImportId(new_id())):
        with pytest.raises(CannotConfirmImport) as refusal, acting(af):
            confirm_import(actor=af, import_id=which, now=NOW)
        assert codes(refusal.value) == ["import.missing"]
        with pytest.raises(CannotDiscardImport), acting(af):
            discard_import(actor=af, import_id=which, now=NOW)
    assert view(fk, import_id).status is ImportStatus.STAGED
    with pytest.raises(LookupError):
        view(af, import_id)
    assert rows_that(af, import_id, Standing.READY) == ()


def test_a_coordinator_says_neither_yes_nor_no(world: World) -> None:
    forbund = world.coordinator()

    for decide in (confirm_import, discard_import):
        with pytest.raises(NotPermitted), acting(forbund):
            decide(actor=forbund, import_id=ImportId(new_id()), now=NOW)


def test_a_file_that_was_taken_away_leaves_nothing_of_its_rows_and_is_not_confirmed(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, FORMULA)
    before = register(fk)

    with acting(fk):
        discard_import(actor=fk, import_id=import_id, now=NOW)

    assert codes_by_line(fk, import_id) == {}
    with pytest.raises(CannotConfirmImport):
        confirmed(fk, import_id)
    with pytest.raises(CannotDiscardImport), acting(fk):
        discard_import(actor=fk, import_id=import_id, now=NOW)
    assert register(fk) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.sampled_from([ASA, BO, ENDED, FORMULA, ULLA_AS_SHE_IS, ULLA_LATER]), min_size=1, unique=True),
    with_attention=st.booleans(),
    lines=st.none() | st.frozensets(st.integers(2, 7)),
)
def test_what_is_written_is_what_was_good_and_said_yes_to(
    world: World, rows: list[str], with_attention: bool, lines: frozenset[int] | None
) -> None:
    fk = world.caseworker("fk")
    before = register(fk)
    good = {ASA, BO, *([ENDED] if with_attention else [])}
    wanted = [one for line, one in enumerate(rows, start=2) if one in good and (lines is None or line in lines)]

    with undone():
        event = confirmed(fk, staged(fk, *rows), Chosen(with_attention=with_attention, lines=lines))
        after = register(fk)

    assert event.people == len(wanted)
    assert added(before, after) == {len(wanted)}
