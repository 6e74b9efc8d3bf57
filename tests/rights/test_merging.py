"""Two records of one person become one, and can become two again; nobody's log is rewritten."""

from dataclasses import replace
from uuid import UUID

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kedjan.audit.operations import note_readings
from kedjan.audit.queries import looks_by_day
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.participants.queries import participant_actor
from kedjan.participants.queries.early_list import early_list
from kedjan.participants.queries.register import registered_people
from kedjan.rights.domain.merging import LONGEST, refusals_to_merge, refusals_to_undo
from kedjan.rights.operations import CannotMerge, CannotUndoMerge, merge_records, undo_merge
from kedjan.rights.queries import merge, merges
from tests.journeys.steps import handed_over
from tests.journeys.watching import recorded
from tests.policies.rows import not_granted, seen, update
from tests.rights.population import add_consent, add_enrolment, add_facts, everything
from tests.support.database import KEY
from tests.support.people import PEOPLE
from tests.support.reasons import codes
from tests.support.undoing import undone
from tests.support.world import TODAY, World

IN_FK = ("unasked", "invited", "consented", "withdrawn", "placed", "over", "private")
WHY = "Samma person, enligt folkbokföringen."


def joined(world: World, kept: str, other: str, actor: Actor | None = None) -> UUID:
    by = actor or world.caseworker("fk")
    with acting(by) as clock:
        event = merge_records(actor=by, kept=world.person(kept), other=world.person(other), reason=WHY, now=clock.now())
    return event.merge_id


def parted(world: World, merge_id: UUID, actor: Actor | None = None) -> int:
    by = actor or world.caseworker("fk")
    with acting(by) as clock:
        return undo_merge(actor=by, merge_id=merge_id, now=clock.now()).moved


def me(world: World, who: ParticipantId) -> Actor:
    return replace(world.participant(), participant_id=who)


def test_a_merge_needs_two_records_in_use_and_a_reason() -> None:
    one, two = ParticipantId(new_id()), ParticipantId(new_id())

    def refused(**changed: object) -> list[str]:
        facts: dict[str, object] = {
            "kept": one, "other": two, "in_use": True, "other_has_others": False, "alike": True, "reason": "x",
            **changed,
        }  # fmt: skip
        return [
            reason.code
            for reason in refusals_to_merge(
                kept=one,
                other=one if facts["other"] == one else two,
                in_use=bool(facts["in_use"]),
                other_has_others=bool(facts["other_has_others"]),
                protected_alike=bool(facts["alike"]),
                reason=str(facts["reason"]),
            )
        ]

    assert refused() == []
    assert refused(other=one) == ["merge-of-one"]
    assert refused(in_use=False) == ["merge-not-in-use"]
    assert refused(other_has_others=True) == ["merge-of-merged"]
    assert refused(alike=False) == ["merge-protected-otherwise"]
    assert refused(reason="  ") == ["merge-without-reason"]
    assert refused(reason="x" * (LONGEST + 1)) == ["merge-reason-too-long"]


def test_undoing_is_refused_twice_or_over_newer_facts() -> None:
    assert refusals_to_undo(is_undone=False, tables=()) == ()
    assert codes(refusals_to_undo(is_undone=True, tables=("x",))) == ["merge-undone"]
    assert refusals_to_undo(is_undone=False, tables=("a", "b"))[0].values == {"what": "a, b"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pair=st.permutations(IN_FK).map(lambda names: names[:2]),
    steps=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1), st.integers(0, 9)), max_size=8),
)
def test_merged_and_undone_everything_is_as_it_was(
    world: World, pair: list[str], steps: list[tuple[int, int, int]]
) -> None:
    people = world.person(pair[0]), world.person(pair[1])
    with undone():
        add_facts(world, people, steps)
        before = everything(world, *people)

        which = joined(world, pair[0], pair[1])
        between = everything(world, *people)
        moved = parted(world, which)

        assert everything(world, *people) == before
        assert {table: len(rows) for table, rows in between.items()} == {
            table: len(rows) for table, rows in before.items()
        }
        with acting(world.caseworker("fk")):
            done = merge(actor=world.caseworker("fk"), merge_id=which)
        assert done is not None
        assert (done.moved, done.is_undone) == (moved, True)


def test_everything_but_identity_and_contact_is_on_the_kept_record(world: World) -> None:
    kept, other = world.person("unasked"), world.person("placed")

    joined(world, "unasked", "placed")

    left = {table: len(rows) for table, rows in everything(world, other).items() if rows}
    assert left == {
        "participants_benefit": 1,  # the kept record has its own of that kind
        "participants_contact": 1,
        "participants_identity": 1,
        "participants_namekey": 5,  # the keys of the other's name
        "participants_participant": 1,
    }
    assert len(everything(world, kept)["journeys_enrolment"]) == 1
    assert len(everything(world, kept)["consents_grant"]) > 0


def test_the_other_record_is_on_no_list(world: World) -> None:
    fk = world.caseworker("fk")
    joined(world, "consented", "unasked")

    with acting(fk):
        listed = early_list(actor=fk, start=TODAY, end=TODAY.replace(year=2014))
        numbers = [PEOPLE["unasked"].number, PEOPLE["consented"].number]
        known = registered_people(actor=fk, numbers=numbers)

    assert world.person("unasked") not in {one.participant_id for one in listed}
    assert {known[number].participant_id for number in numbers} == {world.person("consented")}


def test_colleagues_see_on_the_kept_record_what_consents_open(world: World) -> None:
    af = world.caseworker("af")
    assert seen(af, "journeys_enrolment", world.person("consented")) == 1

    joined(world, "unasked", "consented")

    assert seen(af, "journeys_enrolment", world.person("unasked")) == 1
    assert seen(af, "journeys_enrolment", world.person("consented")) == 0


def test_the_log_stays_as_written_and_follows_the_person(world: World) -> None:
    fk, other, kept = world.caseworker("fk"), world.person("private"), world.person("over")
    before = seen(me(world, other), "audit_event", other)
    with acting(me(world, other)):
        mine = len(looks_by_day(actor=me(world, other))[0])

    which = joined(world, "over", "private")

    assert seen(fk, "audit_event", other) > 0
    assert seen(me(world, kept), "audit_event", other) == before
    with acting(me(world, kept)):
        assert len(looks_by_day(actor=me(world, kept))[0]) == mine
    parted(world, which)
    assert seen(me(world, kept), "audit_event", other) == 0


def test_nobody_sees_the_log_of_a_record_that_was_not_merged_into_theirs(world: World) -> None:
    joined(world, "over", "private")

    assert seen(world.participant("consented"), "audit_event", world.person("private")) == 0
    assert seen(world.caseworker("torsby"), "audit_event", world.person("private")) == 0


def test_both_logins_lead_to_the_kept_record(world: World) -> None:
    def whose(name: str) -> ParticipantId | None:
        actor = participant_actor(account_id=world.participant(name).account_id)
        return None if actor is None else actor.participant_id

    which = joined(world, "consented", "private")
    assert (whose("consented"), whose("private")) == (world.person("consented"), world.person("consented"))

    parted(world, which)
    assert whose("private") == world.person("private")


@pytest.mark.parametrize("role", ["af", "torsby"])
def test_nobody_merges_what_is_in_anothers_register(world: World, role: str) -> None:
    before = everything(world, world.person("consented"), world.person("placed"))

    with pytest.raises(CannotMerge) as refused:
        joined(world, "consented", "placed", world.caseworker(role))

    assert codes(refused.value) == ["no-such-person"]
    assert everything(world, world.person("consented"), world.person("placed")) == before


def test_records_of_two_registers_are_not_merged(world: World) -> None:
    with pytest.raises(CannotMerge) as refused:
        joined(world, "consented", "elsewhere")

    assert codes(refused.value) == ["no-such-person"]


def test_a_record_is_merged_once_and_one_that_took_over_another_is_kept(world: World) -> None:
    joined(world, "consented", "unasked")

    for kept, other, code in (
        ("placed", "unasked", "merge-not-in-use"),
        ("unasked", "placed", "merge-not-in-use"),
        ("placed", "consented", "merge-of-merged"),
        ("placed", "placed", "merge-of-one"),
    ):
        with pytest.raises(CannotMerge) as refused:
            joined(world, kept, other)
        assert code in codes(refused.value)
    joined(world, "consented", "invited")
    with acting(world.caseworker("fk")):
        assert len(merges(actor=world.caseworker("fk"))) == 2


def test_newer_facts_forbid_undoing_and_are_named(world: World) -> None:
    which = joined(world, "unasked", "consented")
    fk = world.caseworker("fk")
    handed_over(world, fk)
    before = everything(world, world.person("unasked"))

    with pytest.raises(CannotUndoMerge) as refused:
        parted(world, which)

    (reason,) = refused.value.reasons
    assert (reason.code, reason.values["what"]) == ("merge-has-newer-facts", "Hinder, Steg")
    assert everything(world, world.person("unasked")) == before


def test_new_facts_that_hang_on_nothing_moved_stay_with_the_kept_record(world: World) -> None:
    which = joined(world, "unasked", "consented")
    with acting(world.caseworker("fk")):
        add_consent(world, world.person("unasked"), 3)
        add_enrolment(world, world.person("unasked"), 1)

    parted(world, which)

    assert len(everything(world, world.person("unasked"))["journeys_enrolment"]) == 1
    assert len(everything(world, world.person("consented"))["journeys_enrolment"]) == 1


def test_it_is_undone_once_and_by_its_own_organisation(world: World) -> None:
    which = joined(world, "unasked", "consented")
    with pytest.raises(CannotUndoMerge) as refused:
        parted(world, which, world.caseworker("af"))
    assert codes(refused.value) == ["no-such-person"]

    parted(world, which)

    with pytest.raises(CannotUndoMerge) as again:
        parted(world, which)
    assert codes(again.value) == ["merge-undone"]


def test_raw_sql_merges_nothing_that_the_operation_would_refuse(world: World) -> None:
    statement = "SELECT app.merge_records(%s, %s, %s, 'x')"
    kept, other = world.person("consented"), world.person("placed")
    fk = world.caseworker("fk")
    following_up = replace(fk, purpose=Purpose.FOLLOW_UP)
    for actor, pair in (
        (world.caseworker("af"), (kept, other)),
        (following_up, (kept, other)),
        (world.participant(), (kept, other)),
        (fk, (kept, kept)),
        (fk, (kept, world.person("elsewhere"))),
    ):
        with acting(actor), connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(statement, [new_id(), *pair])


def test_raw_sql_undoes_nothing_that_the_operation_would_refuse(world: World) -> None:
    which = joined(world, "unasked", "consented")
    for actor in (world.caseworker("af"), world.participant("private")):
        with acting(actor), connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("SELECT app.undo_merge(%s)", [which])
    with acting(world.caseworker("af")), connection.cursor() as cursor:
        cursor.execute("SELECT app.merge_obstacles(%s)", [which])
        assert cursor.fetchone() == (None,)


def test_the_application_itself_cannot_move_a_row_or_forge_a_merge(world: World) -> None:
    with acting(world.caseworker("fk")):
        for table in ("journeys_enrolment", "consents_grant", "rights_merge", "rights_movedrow"):
            with not_granted():
                update(table, {"participant_id": world.person("unasked")}, {})


def test_every_table_about_a_person_names_them_in_one_way_and_can_be_moved(
    world: World, pytestconfig: pytest.Config
) -> None:
    """A new table takes part in merging by itself; one that could not would be torn from its person."""
    named = """
        SELECT DISTINCT c.relname || '.' || a.attname FROM pg_constraint f
        JOIN pg_class c ON c.oid = f.conrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]
        WHERE f.contype = 'f' AND f.confrelid = 'public.participants_participant'::regclass
          AND a.attname <> 'participant_id'
    """
    fixed = """
        SELECT f.conname FROM pg_constraint f
        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey) AND a.attname = 'participant_id'
        WHERE f.contype = 'f' AND cardinality(f.conkey) > 1 AND NOT f.condeferrable
    """
    unmovable = """
        SELECT name FROM app.person_tables()
        WHERE NOT has_column_privilege('kedjan_definer', name, 'participant_id', 'UPDATE')
           OR NOT has_table_privilege('kedjan_definer', name, 'SELECT')
    """
    with psycopg.connect(pytestconfig.stash[KEY].owner_url()) as owner:
        found = [
            [str(name) for (name,) in owner.execute(statement.encode()).fetchall()]
            for statement in (named, fixed, unmovable)
        ]

    assert found == [["rights_merge.other_id"], [], []]


def test_what_was_done_is_recorded_for_the_kept_record(world: World) -> None:
    which = joined(world, "unasked", "consented")
    parted(world, which)

    fk = world.caseworker("fk")
    (merged,), (undone,) = recorded(fk, "RecordsMerged"), recorded(fk, "MergeUndone")
    assert merged == undone
    assert merged["participant_id"] == str(world.person("unasked"))
    assert merged["other_id"] == str(world.person("consented"))


def test_somebody_who_looked_before_and_after_is_in_one_log(world: World) -> None:
    fk = world.caseworker("fk")
    joined(world, "over", "private")
    with acting(fk) as clock:
        note_readings(
            actor=fk,
            participants=[world.person("over")],
            categories=[Category.PLAN],
            page="journeys:case",
            now=clock.now(),
        )

    with acting(me(world, world.person("over"))):
        assert sum(one.times for one in looks_by_day(actor=me(world, world.person("over")))[0]) == 2
