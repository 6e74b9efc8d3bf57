"""Enrol somebody in a programme: the first stage, its gates with owners and days, and the team."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import get_language

from kedjan.audit.operations import record
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.operations import lock_person
from kedjan.consents.queries import consents_of
from kedjan.journeys.domain.path import refusals_to_enrol, refusals_to_enter
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.domain.transitions import Act, refusals_to
from kedjan.journeys.models import Enrolment, StageEntry, TeamMember
from kedjan.journeys.operations.gates import gate_owners, open_gates
from kedjan.journeys.operations.standing import standing
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, OrganisationId, ParticipantId, ProgrammeId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.operations import settle_benefits
from kedjan.participants.queries import PersonView, person
from kedjan.programmes.domain.programme import Stage
from kedjan.programmes.domain.questions import entry_stages
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
        raise CannotEnrol(NO_SUCH_PERSON)
    stage = entry_stages(programme.file)[0]
    owners = gate_owners(stage=stage, team=team)
    unowned = {gate.key: gate.title.text_in(get_language() or "sv") for gate in stage.gates if owners[gate.key] is None}
    reasons = _refusals(actor, who, programme, unowned, enrolled_on, now)
    if reasons:
        raise CannotEnrol(*reasons)
    enrolment = _save_enrolment(actor, who, programme, stage, enrolled_on, now)
    _open_gates(actor, enrolment, stage, owners, now)
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


def _open_gates(
    actor: Actor, enrolment: Enrolment, stage: Stage, owners: Mapping[str, OrganisationId | None], now: datetime
) -> None:
    open_gates(
        actor=actor,
        enrolment_id=EnrolmentId(enrolment.id),
        participant_id=ParticipantId(enrolment.participant_id),
        stage=stage,
        owners=owners,
        entered_on=enrolment.enrolled_on,
        now=now,
    )


def _refusals(
    actor: Actor,
    who: PersonView,
    programme: ProgrammeView,
    unowned: Mapping[str, str],
    enrolled_on: date,
    now: datetime,
) -> tuple[Reason, ...]:
    consents = consents_of(actor=actor, participant_id=who.id)
    consented = any(one.kind is ConsentKind.JOIN_PROGRAMME and one.active(now) for one in consents)
    today = swedish_day(now)
    return (
        *refusals_to(Act.ENROL, state=standing(who.id, programme.id)),
        *refusals_to_enrol(consented=consented, unowned=unowned),
        *refusals_to_enter(entered_on=enrolled_on, latest_on=enrolled_on, today=today),
    )


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
        municipality_id=who.municipality_code or None,
        **recorded,
    )
    StageEntry.objects.create(
        enrolment=enrolment, participant_id=who.id, sequence=1, stage=stage.key, entered_on=enrolled_on, **recorded
    )
    return enrolment


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
