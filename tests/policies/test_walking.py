"""What staff must be able to write, step by step: a policy that let too little through would stop them here."""

from datetime import date

from kedjan.audit.operations import note_readings
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import Channel, GateState
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import begin_participation, close_participation, invite, mark_gate, record_answer
from kedjan.journeys.operations.begin import Yes
from kedjan.journeys.queries import case_of
from kedjan.kernel.ids import ProgrammeId, TrialPlaceId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.operations import open_account
from kedjan.participants.domain.answers import Answer
from kedjan.participants.operations import open_participant_account, register_participants
from kedjan.programmes.queries import programme
from kedjan.workplaces.domain.places import Request
from kedjan.workplaces.operations import SaidYes, take_place
from tests.policies.additions import add_follow_up, stage_file
from tests.policies.rows import seen, sight
from tests.support.people import PEOPLE
from tests.support.told import TOLD
from tests.support.world import TODAY, World


def test_a_caseworker_registers_a_person(world: World) -> None:
    torsby = world.caseworker("torsby")

    with acting(torsby) as clock:
        event = register_participants(actor=torsby, people=[PEOPLE["elsewhere"]], now=clock.now())

    assert sight(torsby, event.participant_ids[0]) == {
        "audit_event": 1,
        "participants_benefit": 1,
        "participants_contact": 1,
        "participants_identity": 1,
        "participants_namekey": 8,
        "participants_participant": 1,
    }


def test_a_caseworker_opens_a_persons_own_pages(world: World) -> None:
    fk, operator = world.caseworker("fk"), world.operator()
    with acting(operator) as clock:
        account = open_account(
            actor=operator,
            username="participant.unasked",
            name="",
            role=RoleKey.PARTICIPANT,
            organisation_id=None,
            since_on=TODAY,
            now=clock.now(),
        )

    with acting(fk) as clock:
        open_participant_account(
            actor=fk, participant_id=world.person("unasked"), account_id=account.account_id, now=clock.now()
        )

    assert seen(fk, "participants_participantaccount", world.person("unasked")) == 1


def test_a_caseworker_uploads_a_file(world: World) -> None:
    stage_file(world.caseworker("torsby"))

    assert seen(world.caseworker("torsby"), "participants_importbatch") == 1
    assert seen(world.caseworker("torsby"), "participants_importrow") == 1


def test_a_caseworker_invites_and_records_the_answer(world: World) -> None:
    fk, person = world.caseworker("fk"), world.person("unasked")

    with acting(fk) as clock:
        invited = invite(
            actor=fk,
            participant_id=person,
            programme_id=ProgrammeId(world.ids["programme framsteget"]),
            channel=Channel.PHONE,
            reply_by_on=date(2013, 1, 31),
            now=clock.now(),
        )
        record_answer(actor=fk, invitation_id=invited.invitation_id, answer=Answer.YES, now=clock.now())

    assert seen(fk, "journeys_invitation", person) == 1
    assert seen(fk, "journeys_invitationanswer", person) == 1


def test_a_caseworker_records_consents_and_enrols(world: World) -> None:
    fk, person, framsteget = world.caseworker("fk"), world.person("unasked"), programme(key="framsteget")
    assert framsteget is not None
    team = (
        TeamPlace(world.organisation("fk"), OrganisationKind.FK),
        TeamPlace(world.organisation("af"), OrganisationKind.AF),
    )

    with acting(fk) as clock:
        begin_participation(
            actor=fk,
            participant_id=person,
            programme=framsteget,
            team=team,
            followers=(),
            yes=Yes(method=ConsentMethod.SIGNED_PAPER, given_on=TODAY, language="sv", to_follow_up=False, told=TOLD),
            now=clock.now(),
        )

    written = sight(fk, person)
    assert {table: written[table] for table in written if table.startswith(("consents", "journeys"))} == {
        "consents_consent": 2,
        "consents_grant": 14,
        "journeys_enrolment": 1,
        "journeys_gate": 4,
        "journeys_gatemark": 4,
        "journeys_stageentry": 1,
        "journeys_teammember": 2,
    }


def test_a_colleague_in_the_team_marks_a_gate_and_ends_the_participation(world: World) -> None:
    af, person = world.caseworker("af"), world.person("consented")

    with acting(af) as clock:
        case = case_of(actor=af, participant_id=person)
        assert case is not None
        gate = case.gates[0]
        mark_gate(
            actor=af,
            gate_id=gate.id,
            state=GateState.UNDER_WAY,
            owner_id=gate.owner_id,
            due_on=gate.due_on,
            note="",
            now=clock.now(),
        )
        close_participation(actor=af, enrolment_id=case.enrolment_id, outcome="moved", exited_on=TODAY, now=clock.now())

    assert seen(af, "journeys_gatemark", person) == 2
    assert seen(af, "journeys_exit", person) == 1


def test_a_therapist_lets_somebody_try_a_place(world: World) -> None:
    therapist, person = world.caseworker("region"), world.person("placed")

    with acting(therapist) as clock:
        take_place(
            actor=therapist,
            participant_id=person,
            place_id=TrialPlaceId(world.ids["place verkstaden"]),
            request=Request(date(2013, 3, 4), date(2013, 3, 15), "Pia", frozenset(), 20),
            yes=SaidYes(ConsentMethod.SIGNED_PAPER, "sv", told=TOLD),
            now=clock.now(),
        )

    assert seen(therapist, "workplaces_placement", person) == 2


def test_a_caseworker_follows_up(world: World) -> None:
    add_follow_up(world, "consented")

    assert seen(world.caseworker("fk"), "outcomes_followup", world.person("consented")) == 1


def test_whoever_reads_leaves_a_trace(world: World) -> None:
    af = world.caseworker("af")

    with acting(af) as clock:
        note_readings(
            actor=af,
            participants=[world.person("consented")],
            categories=[Category.PLAN, Category.IDENTITY],
            page="journeys:case",
            now=clock.now(),
        )

    assert seen(af, "audit_reading", world.person("consented")) == 2
    assert seen(world.participant("consented"), "audit_reading", world.person("consented")) == 3
