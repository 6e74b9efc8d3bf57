"""Record and withdraw agreements. A withdrawal works at once, forwards only, and never stops statutory service."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.giving import refusals_of_method
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf, refusals_on_behalf, told_parts
from kedjan.consents.domain.openings import refusals_to_record
from kedjan.consents.domain.terms import refusals_of_terms
from kedjan.consents.models import Consent, Grant
from kedjan.consents.operations.saving import Agreement, Recorder, is_held_already, save_agreement
from kedjan.consents.operations.telling import withdrawal_tellings
from kedjan.consents.queries.closing import refusals_to_write
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import lock_person


@dataclass(frozen=True, slots=True)
class ConsentRecorded:
    """A consent was recorded and opens what it says."""

    consent_id: ConsentId
    participant_id: ParticipantId
    kind: ConsentKind
    organisation_ids: tuple[OrganisationId, ...]
    until_on: date
    told_by: ToldBy | None = None
    why_on_behalf: WhyOnBehalf | None = None


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """A consent was withdrawn; what it opened is closed from now on."""

    consent_id: ConsentId
    participant_id: ParticipantId
    kind: ConsentKind
    told_by: ToldBy | None = None
    why_on_behalf: WhyOnBehalf | None = None


class CannotRecordConsent(Refusal):
    """The consent is incomplete or impossible; nothing was recorded."""


class CannotWithdrawConsent(Refusal):
    """There is no such consent for the actor, or it was withdrawn before."""


_HELD_ALREADY = Reason(
    "consent-recorded-already", N_("Samtycket är redan inskrivet. Det står bland deltagarens samtycken.")
)


@transaction.atomic
def record_consent(
    *, actor: Actor, participant_id: ParticipantId, agreement: Agreement, now: datetime, is_part: bool = False
) -> ConsentRecorded:
    """Record a consent that the person has given and open what it says, at once; raises CannotRecordConsent.

    The same one is not recorded twice. is_part: it is a part of something that itself is done once, as an enrolment.
    """
    lock_person(participant_id)
    require(actor, Permission.RECORD_CONSENT)
    refuse_unless_possible(actor, participant_id, agreement, today=swedish_day(now), is_person=False)
    recorder = Recorder(actor.home)
    if not is_part and is_held_already(participant_id=participant_id, recorder=recorder, agreement=agreement):
        raise CannotRecordConsent(_HELD_ALREADY)
    consent = save_agreement(
        actor=actor, participant_id=participant_id, recorder=recorder, agreement=agreement, now=now
    )
    event = recorded_event(consent, agreement)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def withdraw_consent(
    *, actor: Actor, consent_id: ConsentId, now: datetime, told: Told | None = None
) -> ConsentWithdrawn:
    """Withdraw a consent: the person themselves, or the organisation that recorded it on the person's word.

    told: how the person said it, and why somebody else writes it in. Raises CannotWithdrawConsent.
    """
    if actor.participant_id is None:
        require(actor, Permission.RECORD_CONSENT)
    else:
        require(actor, Permission.WITHDRAW_OWN_CONSENT)
    problems = refusals_on_behalf(told=told, is_person=actor.participant_id is not None)
    if problems:
        raise CannotWithdrawConsent(*problems)
    told_by, why = told_parts(told)
    row = Consent.objects.filter(pk=consent_id, withdrawn_at__isnull=True).first()
    closed = {
        "withdrawn_at": now,
        "withdrawn_by": actor.account_id,
        "withdrawn_told_by": told_by or "",
        "withdrawn_why": why or "",
    }
    changed = 0 if row is None else Consent.objects.filter(pk=row.pk).update(**closed)
    if row is None or not changed:
        raise CannotWithdrawConsent(
            Reason("consent-not-active", N_("Samtycket finns inte eller är redan återkallat. Ladda om sidan."))
        )
    tell(actor=actor, tellings=withdrawal_tellings(row, now), now=now)
    Grant.objects.filter(consent_id=row.pk).update(withdrawn_at=now)
    event = ConsentWithdrawn(
        consent_id=consent_id,
        participant_id=ParticipantId(row.participant_id),
        kind=ConsentKind(row.kind),
        told_by=told_by,
        why_on_behalf=why,
    )
    record(actor=actor, event=event, now=now)
    return event


def refuse_unless_possible(
    actor: Actor, participant_id: ParticipantId, agreement: Agreement, *, today: date, is_person: bool
) -> None:
    """Raise CannotRecordConsent where the actor cannot write in for the person, or what is agreed cannot stand."""
    reasons = refusals_to_write(actor=actor, participant_id=participant_id) or refusals_of(
        agreement, today=today, is_person=is_person
    )
    if reasons:
        raise CannotRecordConsent(*reasons)


def refusals_of(agreement: Agreement, *, today: date, is_person: bool) -> tuple[Reason, ...]:
    """Return everything that is wrong with an agreement: what it opens, what it names, how it was given."""
    return (
        *refusals_to_record(
            kind=agreement.kind,
            openings=agreement.openings,
            given_on=agreement.given_on,
            until_on=agreement.until_on,
            today=today,
        ),
        *refusals_of_terms(kind=agreement.kind, terms=agreement.terms, given_on=agreement.given_on),
        *refusals_of_method(method=agreement.method, witness=agreement.witness, is_person=is_person),
        *refusals_on_behalf(told=agreement.told, is_person=is_person, method=agreement.method),
    )


def recorded_event(consent: Consent, agreement: Agreement) -> ConsentRecorded:
    """Return what the audit stores of an agreement."""
    told_by, why = told_parts(agreement.told)
    return ConsentRecorded(
        consent_id=ConsentId(consent.pk),
        participant_id=ParticipantId(consent.participant_id),
        kind=agreement.kind,
        organisation_ids=tuple(opening.organisation_id for opening in agreement.openings),
        until_on=agreement.until_on,
        told_by=told_by,
        why_on_behalf=why,
    )
