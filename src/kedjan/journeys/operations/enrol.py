"""Enrol somebody in a programme: the first stage, its gates with owners and days, and the team."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.operations import lock_person
from kedjan.consents.queries import consents_of
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.path import due_on, refusals_to_enrol, refusals_to_enter
from kedjan.journeys.domain.team import TeamPlace, gate_category
from kedjan.journeys.models import Enrolment, Gate, GateMark, StageEntry, TeamMember
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import EnrolmentId, OrganisationId, ParticipantId, ProgrammeId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import settle_benefits
from kedjan.participants.queries import PersonView, person
from kedjan.programmes.domain import Stage, entry_stage
from kedjan.programmes.queries import ProgrammeView


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody takes part in a programme, from a day, in its first stage, with a team."""

    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    programme_id: ProgrammeId
    stage: str
    enrolled_on: date
    team: tuple[OrganisationId, ...]


class CannotEnrol(Refusal):
    """Nobody was enrolled."""


@transaction.atomic
def enrol(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    programme: ProgrammeView,
    team: tuple[TeamPlace, ...],
    enrolled_on: date,
    now: datetime,
) -> Enrolled:
    """Enrol the person in the programme's first stage; raises CannotEnrol with every reason."""
    lock_person(participant_id)
    require(actor, Permission.ENROL)
    who = person(actor=actor, participant_id=participant_id)
    if who is None:
        raise CannotEnrol(Reason("no-such-person", N_("Personen finns inte.")))
    stage = entry_stage(programme.file)
    owners = {gate.key: _owner(team, gate.owner) for gate in stage.gates}
    reasons = _refusals(actor, who, programme, owners, enrolled_on, now)
    if reasons:
        raise CannotEnrol(*reasons)
    enrolment = _save_enrolment(actor, who, programme, stage, enrolled_on, now)
    _save_gates(actor, enrolment, stage, {key: one for key, one in owners.items() if one is not None}, now)
    _save_team(enrolment, team)
    settle_benefits(actor=actor, participant_id=participant_id, now=now)
    event = Enrolled(
        enrolment_id=EnrolmentId(enrolment.id),
        participant_id=participant_id,
        programme_id=programme.id,
        stage=stage.key,
        enrolled_on=enrolled_on,
        team=tuple(place.organisation_id for place in team),
    )
    record(actor=actor, event=event, now=now)
    return event


def _refusals(
    actor: Actor,
    who: PersonView,
    programme: ProgrammeView,
    owners: dict[str, OrganisationId | None],
    enrolled_on: date,
    now: datetime,
) -> tuple[Reason, ...]:
    consents = consents_of(actor=actor, participant_id=who.id)
    consented = any(one.kind is ConsentKind.JOIN_PROGRAMME and one.active(now) for one in consents)
    enrolled = Enrolment.objects.filter(participant_id=who.id, programme_id=programme.id, exit__isnull=True).exists()
    today = now.astimezone(STOCKHOLM).date()
    return (
        *refusals_to_enrol(
            enrolled=enrolled,
            consented=consented,
            has_owner_for={kind: owner is not None for kind, owner in owners.items()},
        ),
        *refusals_to_enter(entered_on=enrolled_on, latest_on=enrolled_on, today=today),
    )


def _owner(team: tuple[TeamPlace, ...], kind: str) -> OrganisationId | None:
    """Return the team's organisation of the kind that usually owns the gate, else whoever comes first."""
    of_kind = [place.organisation_id for place in team if place.kind == kind]
    return next(iter(of_kind or [place.organisation_id for place in team]), None)


def _save_enrolment(
    actor: Actor, who: PersonView, programme: ProgrammeView, stage: Stage, enrolled_on: date, now: datetime
) -> Enrolment:
    recorded = {"organisation_id": actor.home, "recorded_at": now, "recorded_by": actor.account_id}
    enrolment = Enrolment.objects.create(
        participant_id=who.id,
        programme_id=programme.id,
        version_id=programme.version_id,
        enrolled_on=enrolled_on,
        sex=who.sex,
        municipality_id=who.municipality_code,
        **recorded,
    )
    StageEntry.objects.create(
        enrolment=enrolment, participant_id=who.id, sequence=1, stage=stage.key, entered_on=enrolled_on, **recorded
    )
    return enrolment


def _save_gates(
    actor: Actor, enrolment: Enrolment, stage: Stage, owners: dict[str, OrganisationId], now: datetime
) -> None:
    gates = [
        Gate(
            id=new_id(),
            enrolment=enrolment,
            participant_id=enrolment.participant_id,
            organisation_id=actor.home,
            kind=gate.key,
            category=gate_category(gate.key),
        )
        for gate in stage.gates
    ]
    Gate.objects.bulk_create(gates)
    days = {gate.key: gate.due_days for gate in stage.gates}
    GateMark.objects.bulk_create(
        GateMark(
            gate=gate,
            participant_id=enrolment.participant_id,
            organisation_id=actor.home,
            category=gate.category,
            sequence=1,
            state=GateState.OPEN,
            owner_id=owners[gate.kind],
            due_on=due_on(entered_on=enrolment.enrolled_on, due_days=days[gate.kind]),
            marked_at=now,
            marked_by=actor.account_id,
        )
        for gate in gates
    )


def _save_team(enrolment: Enrolment, team: tuple[TeamPlace, ...]) -> None:
    TeamMember.objects.bulk_create(
        TeamMember(
            enrolment=enrolment,
            participant_id=enrolment.participant_id,
            organisation_id=place.organisation_id,
            role=place.kind,
            since_on=enrolment.enrolled_on,
        )
        for place in team
    )
