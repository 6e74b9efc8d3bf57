"""Ask a person on their own pages, and take their yes or no."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.storing import (
    openings_as_json,
    openings_from_json,
    terms_as_json,
    terms_from_json,
)
from kedjan.consents.models import Proposal
from kedjan.consents.operations.agreements import (
    CannotRecordConsent,
    ConsentRecorded,
    recorded_event,
    refusals_of,
    refuse_unless_possible,
)
from kedjan.consents.operations.saving import Agreement, Recorder, save_agreement
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId, ParticipantId, ProposalId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_organisation, to_person
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import lock_person


@dataclass(frozen=True, slots=True)
class ConsentProposed:
    """A person is asked; nothing is open before they have said yes."""

    proposal_id: ProposalId
    participant_id: ParticipantId
    kind: ConsentKind


@dataclass(frozen=True, slots=True)
class ConsentDeclined:
    """The person said no."""

    proposal_id: ProposalId
    participant_id: ParticipantId
    kind: ConsentKind


class CannotAnswer(Refusal):
    """There is no such question for the person, it is answered already, or its time has passed."""


_ASKED_ALREADY = Reason("asked-already", N_("Deltagaren har redan fått frågan och har inte svarat än."))
_ANSWERED = Reason("proposal-not-open", N_("Frågan finns inte eller är redan besvarad. Ladda om sidan."))


@transaction.atomic
def propose_consent(
    *, actor: Actor, participant_id: ParticipantId, agreement: Agreement, now: datetime
) -> ConsentProposed:
    """Ask the person, in the web; raises CannotRecordConsent for what could not be agreed to as it stands."""
    lock_person(participant_id)
    require(actor, Permission.RECORD_CONSENT)
    refuse_unless_possible(actor, participant_id, agreement, today=swedish_day(now), is_person=True)
    if _is_asked_already(actor, participant_id, agreement):
        raise CannotRecordConsent(_ASKED_ALREADY)
    which = ProposalId(new_id())
    Proposal.objects.create(
        id=which,
        participant_id=participant_id,
        organisation_id=actor.home,
        kind=agreement.kind,
        category=agreement.kind.category,
        text_sealed=Proposal.TEXT.seal(agreement.text, which),
        text_version=agreement.text_version,
        language=agreement.language,
        terms_sealed=None if agreement.terms is None else Proposal.TERMS.seal(terms_as_json(agreement.terms), which),
        openings=openings_as_json(agreement.openings),
        until_on=agreement.until_on,
        proposed_at=now,
        proposed_by=actor.account_id,
    )
    asked = {"organisation": str(actor.home), "about": agreement.kind.value}
    tell(actor=actor, tellings=[to_person(NoticeKind.CONSENT_PROPOSED, participant_id, asked)], now=now)
    event = ConsentProposed(proposal_id=which, participant_id=participant_id, kind=agreement.kind)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def agree(*, actor: Actor, proposal_id: ProposalId, now: datetime) -> ConsentRecorded:
    """Say yes to what was asked, word by word; it opens what it says at once. Raises CannotAnswer."""
    row = _open_question(actor, proposal_id)
    agreement = _agreement(row, now)
    reasons = refusals_of(agreement, today=swedish_day(now), is_person=True)
    if reasons:
        raise CannotAnswer(*reasons)
    recorder = Recorder(OrganisationId(row.organisation_id), proposal_id)
    participant_id = ParticipantId(row.participant_id)
    consent = save_agreement(
        actor=actor, participant_id=participant_id, recorder=recorder, agreement=agreement, now=now
    )
    _answer(actor, row, NoticeKind.CONSENT_GIVEN, now)
    event = recorded_event(consent, agreement)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def decline(*, actor: Actor, proposal_id: ProposalId, now: datetime) -> ConsentDeclined:
    """Say no to what was asked; nothing is opened and nothing that holds is closed. Raises CannotAnswer."""
    row = _open_question(actor, proposal_id)
    _answer(actor, row, NoticeKind.CONSENT_DECLINED, now)
    event = ConsentDeclined(
        proposal_id=proposal_id, participant_id=ParticipantId(row.participant_id), kind=ConsentKind(row.kind)
    )
    record(actor=actor, event=event, now=now)
    return event


def _is_asked_already(actor: Actor, participant_id: ParticipantId, agreement: Agreement) -> bool:
    """Tell whether the same question, word by word, waits for its answer."""
    waiting = Proposal.objects.filter(
        participant_id=participant_id,
        organisation_id=actor.home,
        kind=agreement.kind,
        language=agreement.language,
        openings=openings_as_json(agreement.openings),
        until_on=agreement.until_on,
        answered_at__isnull=True,
    )
    return any(Proposal.TEXT.open(row.text_sealed, row.pk) == agreement.text for row in waiting)


def _open_question(actor: Actor, proposal_id: ProposalId) -> Proposal:
    require(actor, Permission.GIVE_OWN_CONSENT)
    if actor.participant_id is None:
        raise CannotAnswer(_ANSWERED)
    lock_person(actor.participant_id)
    asked = Proposal.objects.filter(pk=proposal_id, participant_id=actor.participant_id, answered_at__isnull=True)
    row = asked.first()
    if row is None:
        raise CannotAnswer(_ANSWERED)
    return row


def _agreement(row: Proposal, now: datetime) -> Agreement:
    return Agreement(
        kind=ConsentKind(row.kind),
        text=Proposal.TEXT.open(row.text_sealed, row.pk),
        text_version=row.text_version,
        language=row.language,
        method=ConsentMethod.SIGNED_WEB,
        given_on=swedish_day(now),
        until_on=row.until_on,
        openings=openings_from_json(row.openings),
        terms=None if row.terms_sealed is None else terms_from_json(Proposal.TERMS.open(row.terms_sealed, row.pk)),
    )


def _answer(actor: Actor, row: Proposal, kind: NoticeKind, now: datetime) -> None:
    row.answered_at, row.agreed = now, kind is NoticeKind.CONSENT_GIVEN
    row.save(update_fields=["answered_at", "agreed"])
    person_id, whose = ParticipantId(row.participant_id), OrganisationId(row.organisation_id)
    tell(actor=actor, tellings=[to_organisation(kind, person_id, whose, {"about": row.kind})], now=now)
