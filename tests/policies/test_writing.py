"""What may be added: rows of one's own organisation, by oneself, about a person whom one sees, within what one sees."""

from uuid import UUID

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from tests.policies.additions import (
    add_correction,
    add_hold,
    add_question_and_scan,
    add_what_comes_later,
    stage_file,
)
from tests.policies.giving import give
from tests.policies.rows import TABLES, Row, count, insert, refused, row
from tests.support.world import World

# Tables that staff write, with the column that says who did.
RECORDED_BY = {
    "coaching_attendance": "recorded_by",
    "assessments_assessment": "begun_by",
    "assessments_entry": "written_by",
    "coaching_circumstance": "recorded_by",
    "coaching_coachnote": "written_by",
    "coaching_seat": "recorded_by",
    "coaching_talk": "recorded_by",
    "coaching_waiting": "recorded_by",
    "coaching_yearplan": "created_by",
    "consents_consent": "recorded_by",
    "consents_proposal": "proposed_by",
    "consents_scan": "kept_by",
    "journeys_clockstart": "recorded_by",
    "journeys_enrolment": "recorded_by",
    "journeys_exit": "recorded_by",
    "journeys_followedby": "recorded_by",
    "journeys_gatemark": "marked_by",
    "journeys_gatetaskmark": "marked_by",
    "journeys_invitation": "recorded_by",
    "journeys_invitationanswer": "recorded_by",
    "journeys_stageentry": "recorded_by",
    "meetings_mark": "recorded_by",
    "meetings_meeting": "recorded_by",
    "meetings_minutes": "recorded_by",
    "meetings_task": "recorded_by",
    "meetings_terms": "recorded_by",
    "outcomes_chancetold": "recorded_by",
    "outcomes_followup": "recorded_by",
    "papers_paperrequest": "written_by",
    "papers_paperused": "recorded_by",
    "papers_receivedpaper": "received_by",
    "papers_requestmark": "recorded_by",
    "participants_importbatch": "created_by",
    "rights_correctiondecision": "decided_by",
    "rights_legalhold": "placed_by",
    "workplaces_placement": "recorded_by",
}
WRITTEN = (
    *RECORDED_BY,
    "coaching_plannedperson",
    "journeys_gate",
    "participants_benefit",
    "participants_contact",
    "participants_identity",
    "participants_importrow",
    "participants_participant",
    "participants_participantaccount",
)
ABOUT_A_PERSON = tuple(table for table in WRITTEN if TABLES[table] == "participant_id")
# Parts of a whole: the table and the column that names the whole.
PARTS = {
    "assessments_assessment": "enrolment_id",
    "assessments_entry": "assessment_id",
    "coaching_plannedperson": "waiting_id",
    "coaching_attendance": "seat_id",
    "coaching_circumstance": "seat_id",
    "coaching_coachnote": "seat_id",
    "coaching_seat": "enrolment_id",
    "coaching_talk": "seat_id",
    "coaching_waiting": "enrolment_id",
    "consents_scan": "consent_id",
    "journeys_exit": "enrolment_id",
    "journeys_followedby": "enrolment_id",
    "journeys_gate": "enrolment_id",
    "journeys_gatemark": "gate_id",
    "journeys_gatetaskmark": "gate_id",
    "journeys_invitationanswer": "invitation_id",
    "journeys_stageentry": "enrolment_id",
    "journeys_teammember": "enrolment_id",
    "meetings_mark": "meeting_id",
    "meetings_meeting": "enrolment_id",
    "meetings_minutes": "meeting_id",
    "meetings_task": "minutes_id",
    "meetings_terms": "enrolment_id",
    "outcomes_chancetold": "seat_id",
    "outcomes_followup": "enrolment_id",
    "papers_paperused": "paper_id",
    "papers_receivedpaper": "request_id",
    "papers_requestmark": "request_id",
    "rights_correctiondecision": "request_id",
    "workplaces_placement": "enrolment_id",
}


def _row_of_fk(world: World, table: str, name: str = "private") -> Row:
    """Return a row that Försäkringskassan wrote, as a pattern for one that somebody else would like to write."""
    add_what_comes_later(world)
    add_correction(world)
    add_hold(world)
    add_question_and_scan(world)
    stage_file(world.caseworker("fk"))
    column = TABLES[table]
    with acting(world.caseworker("fk")):
        return row(table, {} if column is None else {column: world.person(name)})


def _about_somebody_visible(world: World, pattern: Row) -> Row:
    """Return the row as if it were about "consented", whom the whole team and those who follow up see."""
    person = world.person("consented")
    with acting(world.caseworker("fk")):
        gate = row("journeys_gate", {"participant_id": person, "category": "plan"})
        invitation = row("journeys_invitation", {"participant_id": person})
    about: Row = {
        "participant_id": person,
        "enrolment_id": world.enrolment("consented"),
        "gate_id": gate["id"],
        "category": "plan",
        "invitation_id": invitation["id"],
        "consent_id": world.consent("consented", "lifts_secrecy"),
    }
    return pattern | {column: value for column, value in about.items() if column in pattern}


def _signed(pattern: Row, table: str, actor: Actor) -> Row:
    """Return the row as the actor would write it for their own organisation."""
    changed: Row = {"organisation_id": actor.organisation_id}
    if table in RECORDED_BY:
        changed[RECORDED_BY[table]] = actor.account_id
    if isinstance(pattern.get("id"), UUID) and TABLES[table] != "id":
        changed["id"] = new_id()
    return pattern | changed


@pytest.mark.parametrize("table", WRITTEN)
def test_nobody_adds_a_row_for_another_organisation(world: World, table: str) -> None:
    pattern = _about_somebody_visible(world, _row_of_fk(world, table))
    af = world.caseworker("af")
    forged = _signed(pattern, table, af) | {"organisation_id": world.organisation("fk")}

    with acting(af):
        before = count(table)
        with refused():
            insert(table, forged)
        assert count(table) == before


@pytest.mark.parametrize("table", ABOUT_A_PERSON)
def test_nobody_adds_a_row_about_a_person_whom_they_do_not_see(world: World, table: str) -> None:
    pattern = _row_of_fk(world, table)
    af = world.caseworker("af")

    with acting(af), refused():
        insert(table, _signed(pattern, table, af))


@pytest.mark.parametrize(("table", "column"), list(RECORDED_BY.items()))
def test_nobody_adds_a_row_in_the_name_of_somebody_else(world: World, table: str, column: str) -> None:
    pattern = _row_of_fk(world, table)
    fk = world.caseworker("fk")

    with acting(fk), refused():
        insert(table, _signed(pattern, table, fk) | {column: world.caseworker("af").account_id})


@pytest.mark.parametrize(("table", "whole"), list(PARTS.items()))
def test_nobody_adds_a_part_to_something_that_they_do_not_see(world: World, table: str, whole: str) -> None:
    """The person is visible; the participation (gate, invitation) is that of somebody hidden."""
    pattern = _row_of_fk(world, table)
    af = world.caseworker("af")
    about_another = _signed(pattern, table, af) | {"participant_id": world.person("consented"), whole: pattern[whole]}

    with acting(af), refused():
        insert(table, about_another)


@pytest.mark.parametrize("table", PARTS)
def test_a_part_is_about_the_person_of_its_whole(world: World, table: str) -> None:
    """Both people are visible, and the part would show one of them the other's path."""
    pattern = _about_somebody_visible(world, _row_of_fk(world, table))
    af = world.caseworker("af")

    with acting(af), refused():
        insert(table, _signed(pattern, table, af) | {"participant_id": world.person("placed")})


def test_a_note_on_a_gate_keeps_the_gates_kind_of_information(world: World) -> None:
    fk = world.caseworker("fk")
    with acting(fk):
        gate = row("journeys_gate", {"participant_id": world.person("private"), "category": "health_documents"})
        pattern = row("journeys_gatemark", {"gate_id": gate["id"]})

        with refused():
            insert("journeys_gatemark", pattern | {"id": new_id(), "sequence": 9, "category": "plan"})


def test_nobody_adds_a_row_to_a_file_of_another_organisation(world: World) -> None:
    pattern = _row_of_fk(world, "participants_importrow")
    af = world.caseworker("af")
    stage_file(af)
    own = {key: value for key, value in _signed(pattern, "participants_importrow", af).items() if key != "id"}

    with acting(af), refused():
        insert("participants_importrow", own | {"line": 3})


def test_nobody_joins_a_team_that_they_do_not_see(world: World) -> None:
    pattern = _row_of_fk(world, "journeys_teammember")
    torsby = world.caseworker("torsby")

    with acting(torsby), refused():
        insert("journeys_teammember", pattern | {"id": new_id(), "organisation_id": torsby.organisation_id})


def test_a_team_is_written_for_support_only(world: World) -> None:
    pattern = _row_of_fk(world, "journeys_teammember", "consented")
    evaluator = world.evaluator()

    with acting(evaluator), refused():
        insert("journeys_teammember", pattern | {"id": new_id(), "organisation_id": evaluator.organisation_id})


@pytest.mark.parametrize("table", WRITTEN)
def test_those_who_follow_up_add_nothing_about_people_whom_they_see(world: World, table: str) -> None:
    pattern, manager = _about_somebody_visible(world, _row_of_fk(world, table)), world.manager()
    forbund = world.organisation("forbund")
    give(world.caseworker("fk"), world.person("consented"), forbund, *Category, purpose=Purpose.FOLLOW_UP)

    with acting(manager), refused():
        insert(table, _signed(pattern, table, manager))
