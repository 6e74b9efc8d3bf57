"""Take a chair in the council and leave it; discuss and support proposals. Rule: docs/rules/user-council.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.councils.domain.chairs import NOT_SITTING, Deed, chairs, refusals_to_comment, refusals_to_sit
from kedjan.councils.models import Author, Mark, Proposal
from kedjan.councils.queries import is_supported, proposal, sitting, taken_chairs
from kedjan.integrations.database.turns import take_turn
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId, ProgrammeId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.queries import register_of


@dataclass(frozen=True, slots=True)
class ChairTaken:
    """Somebody sits in the council from now on. Which chair, only their own row says."""

    participant_id: ParticipantId
    programme_id: ProgrammeId


@dataclass(frozen=True, slots=True)
class ChairLeft:
    """Somebody no longer sits in the council."""

    participant_id: ParticipantId
    programme_id: ProgrammeId


@dataclass(frozen=True, slots=True)
class Commented:
    """Somebody in the council said something of a proposal. Of which, only their own row says."""

    participant_id: ParticipantId
    programme_id: ProgrammeId


@dataclass(frozen=True, slots=True)
class Supported:
    """Somebody in the council supports a proposal. Which, only their own row says."""

    participant_id: ParticipantId
    programme_id: ProgrammeId


@dataclass(frozen=True, slots=True)
class SupportTakenBack:
    """Somebody in the council no longer supports a proposal."""

    participant_id: ParticipantId
    programme_id: ProgrammeId


class CannotTakeChair(Refusal):
    """The chairs are as they were."""


class CannotLeaveChair(Refusal):
    """The chairs are as they were."""


class CannotComment(Refusal):
    """Nothing was said."""


class CannotSupport(Refusal):
    """The proposal is supported by those who did before."""


@dataclass(frozen=True, slots=True)
class _Member:
    """Who acts in the council: the person, their participation and the register that keeps their rows."""

    me: ParticipantId
    case: CaseView
    register: OrganisationId


_OUTSIDE = Reason("not-in-a-programme", N_("Du är inte med i något program än."))
_NO_SUCH_PROPOSAL = Reason("no-such-proposal", N_("Förslaget finns inte."))
_ALREADY = Reason("supported-already", N_("Du stöder redan förslaget."))
_NOT_SUPPORTED = Reason("not-supported", N_("Du stöder inte förslaget."))


@transaction.atomic
def take_chair(*, actor: Actor, number: int, now: datetime) -> ChairTaken:
    """Take the chair with the number in the council of the actor's own programme; raises CannotTakeChair."""
    require(actor, Permission.PROPOSE)
    member = _member(actor, CannotTakeChair)
    case = member.case
    take_turn(f"council {case.programme_id}")
    reasons = refusals_to_sit(
        chair=next((one for one in chairs(case.programme) if one.number == number), None),
        sex=case.sex,
        taken=taken_chairs(actor=actor, programme_id=case.programme_id),
        is_sitting=_sits(actor, member),
    )
    if reasons:
        raise CannotTakeChair(*reasons)
    _mark(actor, member, Deed.CHAIR_TAKEN, now, chair=number)
    event = ChairTaken(participant_id=member.me, programme_id=case.programme_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def leave_chair(*, actor: Actor, now: datetime) -> ChairLeft:
    """Leave the chair in the council; raises CannotLeaveChair."""
    require(actor, Permission.PROPOSE)
    member = _member(actor, CannotLeaveChair)
    programme_id = member.case.programme_id
    mine = sitting(actor=actor, programme_id=programme_id, participant_id=member.me)
    if mine is None:
        raise CannotLeaveChair(NOT_SITTING)
    _mark(actor, member, Deed.CHAIR_LEFT, now, chair=mine.chair)
    event = ChairLeft(participant_id=member.me, programme_id=programme_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def comment(*, actor: Actor, idea_id: UUID, text: str, now: datetime) -> Commented:
    """Say something of a proposal, to the council and to those who lead the programme; raises CannotComment."""
    require(actor, Permission.PROPOSE)
    member = _at_table(actor, idea_id, CannotComment)
    reasons = refusals_to_comment(text=text)
    if reasons:
        raise CannotComment(*reasons)
    programme_id, said = member.case.programme_id, new_id()
    Proposal.objects.create(
        id=said,
        programme_id=programme_id,
        about_id=idea_id,
        text_sealed=Proposal.TEXT.seal(text.strip(), said),
        proposed_at=now,
    )
    Author.objects.create(
        idea_id=said,
        participant_id=member.me,
        organisation_id=member.register,
        written_at=now,
        written_by=actor.account_id,
    )
    event = Commented(participant_id=member.me, programme_id=programme_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def support(*, actor: Actor, idea_id: UUID, now: datetime) -> Supported:
    """Support a proposal, once; raises CannotSupport."""
    require(actor, Permission.PROPOSE)
    member = _at_table(actor, idea_id, CannotSupport)
    if is_supported(actor=actor, idea_id=idea_id, participant_id=member.me):
        raise CannotSupport(_ALREADY)
    _mark(actor, member, Deed.SUPPORTED, now, idea_id=idea_id)
    event = Supported(participant_id=member.me, programme_id=member.case.programme_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def take_back_support(*, actor: Actor, idea_id: UUID, now: datetime) -> SupportTakenBack:
    """No longer support a proposal; raises CannotSupport."""
    require(actor, Permission.PROPOSE)
    member = _at_table(actor, idea_id, CannotSupport)
    if not is_supported(actor=actor, idea_id=idea_id, participant_id=member.me):
        raise CannotSupport(_NOT_SUPPORTED)
    _mark(actor, member, Deed.SUPPORT_TAKEN_BACK, now, idea_id=idea_id)
    event = SupportTakenBack(participant_id=member.me, programme_id=member.case.programme_id)
    record(actor=actor, event=event, now=now)
    return event


def _member(actor: Actor, refusal: type[Refusal]) -> _Member:
    """Lock the person and return them with their participation, or refuse."""
    me = actor.participant_id
    if me is None:
        raise refusal(_OUTSIDE)
    lock_person(me)
    case, register = case_of(actor=actor, participant_id=me), register_of(actor=actor, participant_id=me)
    if case is None or register is None:
        raise refusal(_OUTSIDE)
    return _Member(me, case, register)


def _at_table(actor: Actor, idea_id: UUID, refusal: type[Refusal]) -> _Member:
    """Return who sits in the council that the proposal is for, or refuse."""
    member = _member(actor, refusal)
    if not _sits(actor, member):
        raise refusal(NOT_SITTING)
    found = proposal(actor=actor, idea_id=idea_id)
    if found is None or found.programme_id != member.case.programme_id:
        raise refusal(_NO_SUCH_PROPOSAL)
    return member


def _sits(actor: Actor, member: _Member) -> bool:
    return sitting(actor=actor, programme_id=member.case.programme_id, participant_id=member.me) is not None


def _mark(
    actor: Actor, member: _Member, deed: Deed, now: datetime, *, chair: int | None = None, idea_id: UUID | None = None
) -> None:
    Mark.objects.create(
        participant_id=member.me,
        organisation_id=member.register,
        programme_id=member.case.programme_id,
        deed=deed,
        chair=chair,
        idea_id=idea_id,
        marked_at=now,
        marked_by=actor.account_id,
    )
