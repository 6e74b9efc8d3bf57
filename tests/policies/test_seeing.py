"""Who sees a person who has opened nothing to anybody: whoever recorded the rows, and the person."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import act_as
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Purpose
from kedjan.organisations.domain.roles import RoleKey
from tests.policies.additions import (
    add_chair,
    add_correction,
    add_draft,
    add_hold,
    add_proposal,
    add_question_and_scan,
    add_what_comes_later,
    merge_and_undo,
    stage_file,
)
from tests.policies.rows import FILES, RECORDED, TABLES, count, seen, sight
from tests.support.world import ACCOUNTS, World

PRIVATE = {
    "assessments_assessment": 1,
    "assessments_entry": 1,
    "audit_event": 25,
    "audit_reading": 1,
    "coaching_attendance": 1,
    "coaching_circumstance": 1,
    "coaching_coachnote": 1,
    "coaching_plannedperson": 1,
    "coaching_seat": 1,
    "coaching_talk": 1,
    "coaching_waiting": 1,
    "consents_consent": 3,
    "consents_grant": 1,
    "consents_proposal": 1,
    "consents_scan": 1,
    "journeys_clockstart": 2,
    "journeys_enrolment": 1,
    "journeys_exit": 1,
    "journeys_followedby": 1,
    "journeys_gate": 6,
    "journeys_gatemark": 10,
    "journeys_gatetaskmark": 1,
    "journeys_invitation": 1,
    "journeys_invitationanswer": 1,
    "journeys_stageentry": 2,
    "journeys_teammember": 1,
    "meetings_mark": 1,
    "meetings_meeting": 1,
    "meetings_minutes": 1,
    "meetings_task": 1,
    "meetings_terms": 1,
    "outcomes_chancetold": 1,
    "outcomes_followup": 1,
    "papers_paperrequest": 1,
    "papers_paperused": 1,
    "papers_receivedpaper": 1,
    "papers_requestmark": 3,
    "participants_benefit": 1,
    "participants_contact": 1,
    "participants_identity": 1,
    "participants_namekey": 8,
    "participants_participant": 1,
    "participants_participantaccount": 1,
    "plans_planitem": 1,
    "plans_planstep": 2,
    "rights_correctiondecision": 1,
    "rights_correctionrequest": 1,
    "rights_legalhold": 1,
    "rights_merge": 1,
    "rights_mergeundo": 1,
    "rights_movedrow": 12,
    "workplaces_placement": 1,
}
# What nobody else sees while the person does not share it.
OWN_ALONE = {"coaching_tool": 1, "councils_author": 1, "councils_mark": 1, "plans_ownnote": 1}
OTHERS = [(role, key) for role, key in ACCOUNTS if key != "fk"]


def _everything(world: World) -> None:
    add_what_comes_later(world)
    add_proposal(world)
    add_chair(world)
    add_correction(world)
    merge_and_undo(world)
    add_hold(world)
    add_question_and_scan(world)
    add_draft(world.caseworker("fk"))
    stage_file(world.caseworker("fk"))


@pytest.mark.parametrize("table", TABLES)
def test_without_a_context_no_row_about_people_is_shown(world: World, table: str) -> None:
    _everything(world)

    act_as(None)

    assert count(table) == 0


def test_whoever_recorded_a_persons_rows_sees_them(world: World) -> None:
    _everything(world)

    assert sight(world.caseworker("fk"), world.person("private")) == PRIVATE


@pytest.mark.parametrize("table", FILES)
def test_whoever_uploaded_a_file_sees_it(world: World, table: str) -> None:
    stage_file(world.caseworker("fk"))

    assert seen(world.caseworker("fk"), table) == 1


@pytest.mark.parametrize("table", RECORDED)
def test_whoever_recorded_a_row_sees_it_for_support_and_not_for_follow_up(world: World, table: str) -> None:
    _everything(world)
    following_up = replace(world.caseworker("fk"), purpose=Purpose.FOLLOW_UP)

    assert seen(following_up, table, world.person("private") if TABLES[table] else None) == 0


@pytest.mark.parametrize(("role", "key"), OTHERS)
def test_nobody_else_sees_a_person_who_has_opened_nothing(world: World, role: RoleKey, key: str) -> None:
    _everything(world)

    assert sight(world.actor(role, key), world.person("private")) == {}


@pytest.mark.parametrize(("role", "key"), OTHERS)
@pytest.mark.parametrize("table", FILES)
def test_nobody_else_sees_an_uploaded_file(world: World, table: str, role: RoleKey, key: str) -> None:
    stage_file(world.caseworker("fk"))

    assert seen(world.actor(role, key), table) == 0


def test_a_person_sees_everything_that_is_recorded_about_them(world: World) -> None:
    _everything(world)

    assert sight(world.participant("private"), world.person("private")) == {**PRIVATE, **OWN_ALONE}


def test_a_person_sees_nothing_about_anybody_else(world: World) -> None:
    _everything(world)

    assert sight(world.participant("consented"), world.person("private")) == {}


@pytest.mark.parametrize("table", FILES)
def test_a_person_sees_no_uploaded_file(world: World, table: str) -> None:
    stage_file(world.caseworker("fk"))

    assert seen(world.participant("private"), table) == 0


def test_a_colleague_at_the_same_organisation_sees_the_rows_but_not_what_the_other_did(world: World) -> None:
    colleague = replace(world.caseworker("fk"), account_id=world.caseworker("af").account_id)
    _everything(world)

    shown = sight(colleague, world.person("private"))

    assert shown == {table: number for table, number in PRIVATE.items() if not table.startswith("audit_")}


def test_two_people_at_two_agencies_see_only_their_own_register(world: World) -> None:
    def registered(actor: Actor) -> int:
        return seen(actor, "participants_participantaccount")

    assert registered(world.caseworker("fk")) == 4
    assert registered(world.caseworker("torsby")) == 0
