"""Rows of assessments: who begins them, who writes in them, and whose own words nobody else writes."""

import pytest
from django.db import IntegrityError, connection, transaction

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from tests.policies.assessing import add_assessed, assessment_row, entry_row, load
from tests.policies.rows import insert, refused, seen
from tests.support.world import World


@pytest.mark.parametrize("table", ["assessments_assessment", "assessments_entry"])
def test_whoever_supports_a_person_begins_and_writes(world: World, table: str) -> None:
    add_assessed(world, "consented")

    assert seen(world.caseworker("fk"), table, world.person("consented")) == 1


def test_a_person_writes_what_is_theirs_in_their_own_name_alone(world: World) -> None:
    assessment, me, fk = add_assessed(world), world.participant("private"), world.caseworker("fk")
    said = entry_row(assessment, me, "self_answers")

    with acting(me):
        for forged in (
            {"written_by": fk.account_id},
            {"kind": "assessor_answers"},
            {"kind": "agreed"},
            {"organisation_id": world.organisation("af")},
        ):
            with refused():
                insert("assessments_entry", {**said, **forged})
        insert("assessments_entry", said)
    with acting(world.participant("consented")), refused():
        insert("assessments_entry", {**said, "id": new_id()})


@pytest.mark.parametrize("kind", ["self_answers", "self_done", "self_remark"])
def test_staff_never_write_in_the_persons_name(world: World, kind: str) -> None:
    assessment, fk = add_assessed(world), world.caseworker("fk")

    with acting(fk), refused():
        insert("assessments_entry", entry_row(assessment, fk, kind))


def test_a_tasks_demands_belong_to_an_observation_of_the_same_person(world: World) -> None:
    of_private, fk = add_assessed(world), world.caseworker("fk")
    demands = assessment_row(world, "consented", fk, load(world, "demo-arbetskrav")["demo-arbetskrav"])

    with acting(fk), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="assessments_observation_of_the_same"), transaction.atomic():
            insert("assessments_assessment", {**demands, "observation_id": of_private["id"]})


def test_another_organisation_writes_in_its_own_name_in_what_is_open_to_it(world: World) -> None:
    open_to_it, closed, region = add_assessed(world, "consented"), add_assessed(world), world.caseworker("region")
    written = {**entry_row(open_to_it, region), "organisation_id": region.home}

    with acting(region):
        for forged in (
            {"organisation_id": open_to_it["organisation_id"]},
            {"assessment_id": closed["id"]},
            {"written_by": world.caseworker("fk").account_id},
            {"kind": "self_answers"},
        ):
            with refused():
                insert("assessments_entry", {**written, **forged})
        insert("assessments_entry", written)
