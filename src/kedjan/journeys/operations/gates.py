"""Set who answers for a gate, until when, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.integrations.database.asking import ask
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.tasks import refusals_to_clear
from kedjan.journeys.domain.team import TeamPlace, gate_category
from kedjan.journeys.domain.transitions import ALREADY_CLOSED
from kedjan.journeys.models import Gate, GateMark, TeamMember
from kedjan.journeys.queries.cases import case_of_enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, GateId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.programmes.domain.programme import Stage
from kedjan.programmes.domain.questions import gate_due_on

NO_SUCH_GATE = Reason("no-such-gate", N_("Hindret finns inte."))
OWNER_OUTSIDE = Reason("owner-outside-team", N_("Den som ansvarar måste vara med i laget runt deltagaren."))


@dataclass(frozen=True, slots=True)
class GateMarked:
    """A gate has a new state, owner or day. The note is not in the event: it may say anything about the person."""

    gate_id: GateId
    participant_id: ParticipantId
    kind: str
    state: GateState
    owner_id: OrganisationId
    due_on: date


class CannotMarkGate(Refusal):
    """The gate is as it was."""


def gate_owners(*, stage: Stage, team: tuple[TeamPlace, ...]) -> dict[str, OrganisationId | None]:
    """Return who in the team will own each gate of the stage: the kind that usually does, else whoever comes first."""
    anybody = next((place.organisation_id for place in team), None)
    by_kind = {place.kind: place.organisation_id for place in reversed(team)}
    return {gate.key: by_kind.get(OrganisationKind(gate.owner), anybody) for gate in stage.gates}


def open_gates(
    *,
    actor: Actor,
    enrolment_id: EnrolmentId,
    participant_id: ParticipantId,
    stage: Stage,
    owners: Mapping[str, OrganisationId | None],
    entered_on: date,
    now: datetime,
) -> None:
    """Open the gates of a stage that was just entered, each with its owner and its day. Part of another operation."""
    known = set(Gate.objects.filter(enrolment_id=enrolment_id).values_list("kind", flat=True))
    fresh = [(gate, owners[gate.key]) for gate in stage.gates if gate.key not in known]
    rows = [
        Gate(
            id=new_id(),
            enrolment_id=enrolment_id,
            participant_id=participant_id,
            organisation_id=actor.home,
            kind=gate.key,
            category=gate_category(gate.key),
        )
        for gate, owner in fresh
        if owner is not None
    ]
    Gate.objects.bulk_create(rows)
    days = {gate.key: gate_due_on(gate, entered_on) for gate in stage.gates}
    GateMark.objects.bulk_create(
        _mark(actor, row, 1, GateState.OPEN, owner, days[row.kind], "", now)
        for row in rows
        if (owner := owners[row.kind]) is not None
    )


@transaction.atomic
def mark_gate(
    *,
    actor: Actor,
    gate_id: GateId,
    state: GateState,
    owner_id: OrganisationId,
    due_on: date,
    note: str,
    now: datetime,
) -> GateMarked:
    """Add the gate's new mark; raises CannotMarkGate: hidden, ended, owner outside the team, tasks left."""
    require(actor, Permission.UPDATE_GATES)
    gate = Gate.objects.filter(pk=gate_id).first()
    if gate is None:
        raise CannotMarkGate(NO_SUCH_GATE)
    participant_id = ParticipantId(gate.participant_id)
    lock_person(participant_id)
    if ask("has_ended", gate.enrolment_id):
        raise CannotMarkGate(ALREADY_CLOSED)
    left = _left_undone(actor, gate) if state is GateState.CLEAR and not note.strip() else ()
    if left:
        raise CannotMarkGate(*left)
    if not TeamMember.objects.filter(enrolment_id=gate.enrolment_id, organisation_id=owner_id).exists():
        raise CannotMarkGate(OWNER_OUTSIDE)
    sequence = ask("marks_made", gate.id) + 1
    _mark(actor, gate, sequence, state, owner_id, due_on, note, now).save(force_insert=True)
    event = GateMarked(
        gate_id=gate_id, participant_id=participant_id, kind=gate.kind, state=state, owner_id=owner_id, due_on=due_on
    )
    record(actor=actor, event=event, now=now)
    return event


def _left_undone(actor: Actor, gate: Gate) -> tuple[Reason, ...]:
    """Return why the gate cannot be clear without a note: tasks are left."""
    case = case_of_enrolment(actor=actor, enrolment_id=EnrolmentId(gate.enrolment_id))
    known = () if case is None else case.gates
    return tuple(
        reason for one in known if one.id == gate.id for reason in refusals_to_clear(one.title, one.kind, one.tasks)
    )


def _mark(
    actor: Actor,
    gate: Gate,
    sequence: int,
    state: GateState,
    owner_id: OrganisationId,
    due_on: date,
    note: str,
    now: datetime,
) -> GateMark:
    mark_id = new_id()
    return GateMark(
        id=mark_id,
        gate=gate,
        participant_id=gate.participant_id,
        organisation_id=actor.home,
        category=gate.category,
        sequence=sequence,
        state=state,
        owner_id=owner_id,
        due_on=due_on,
        is_waiting=not state.settled,
        note_sealed=GateMark.NOTE.seal(note, mark_id) if note else None,
        marked_at=now,
        marked_by=actor.account_id,
    )
