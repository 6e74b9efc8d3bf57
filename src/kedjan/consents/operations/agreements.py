"""Record and withdraw consents. A withdrawal works at once, forwards only, and never stops statutory service."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from kedjan.audit.operations import record
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import Opening, refusals_to_record
from kedjan.consents.models import Consent, Grant
from kedjan.consents.operations.telling import withdrawal_tellings
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.queries import person


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the person said yes to: the exact text shown, its version and language, how, when and until when."""

    kind: ConsentKind
    text: str
    text_version: str
    language: str
    method: ConsentMethod
    given_on: date
    until_on: date
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class ConsentRecorded:
    """A consent was recorded and opens what it says."""

    consent_id: ConsentId
    participant_id: ParticipantId
    kind: ConsentKind
    organisation_ids: tuple[OrganisationId, ...]
    until_on: date


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """A consent was withdrawn; what it opened is closed from now on."""

    consent_id: ConsentId
    participant_id: ParticipantId
    kind: ConsentKind


class CannotRecordConsent(Refusal):
    """The consent is incomplete or impossible; nothing was recorded."""


class CannotWithdrawConsent(Refusal):
    """There is no such consent for the actor, or it was withdrawn before."""


def lock_person(participant_id: ParticipantId) -> None:
    """Let one operation at a time work on the person, until the transaction ends.

    An advisory lock, because append-only tables may not be updated and so not be locked row by row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(participant_id)])


@transaction.atomic
def record_consent(
    *, actor: Actor, participant_id: ParticipantId, agreement: Agreement, now: datetime
) -> ConsentRecorded:
    """Record a consent that the person has given and open what it says, at once; raises CannotRecordConsent."""
    lock_person(participant_id)
    require(actor, Permission.RECORD_CONSENT)
    if person(actor=actor, participant_id=participant_id) is None:
        raise CannotRecordConsent(NO_SUCH_PERSON)
    today = now.astimezone(STOCKHOLM).date()
    reasons = refusals_to_record(
        kind=agreement.kind,
        openings=agreement.openings,
        given_on=agreement.given_on,
        until_on=agreement.until_on,
        today=today,
    )
    if reasons:
        raise CannotRecordConsent(*reasons)
    consent = _save(actor, participant_id, agreement, now)
    event = ConsentRecorded(
        consent_id=ConsentId(consent.id),
        participant_id=participant_id,
        kind=agreement.kind,
        organisation_ids=tuple(opening.organisation_id for opening in agreement.openings),
        until_on=agreement.until_on,
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def withdraw_consent(*, actor: Actor, consent_id: ConsentId, now: datetime) -> ConsentWithdrawn:
    """Withdraw a consent: the person themselves, or the organisation that recorded it on the person's word."""
    if actor.participant_id is None:
        require(actor, Permission.RECORD_CONSENT)
    else:
        require(actor, Permission.WITHDRAW_OWN_CONSENT)
    row = Consent.objects.filter(pk=consent_id, withdrawn_at__isnull=True).first()
    changed = 0 if row is None else Consent.objects.filter(pk=row.pk).update(withdrawn_at=now)
    if row is None or not changed:
        raise CannotWithdrawConsent(
            Reason("consent-not-active", N_("Samtycket finns inte eller är redan återkallat. Ladda om sidan."))
        )
    tell(actor=actor, tellings=withdrawal_tellings(row), now=now)
    Grant.objects.filter(consent_id=row.pk).update(withdrawn_at=now)
    event = ConsentWithdrawn(
        consent_id=consent_id, participant_id=ParticipantId(row.participant_id), kind=ConsentKind(row.kind)
    )
    record(actor=actor, event=event, now=now)
    return event


def _save(actor: Actor, participant_id: ParticipantId, agreement: Agreement, now: datetime) -> Consent:
    until = datetime.combine(agreement.until_on, time.min, STOCKHOLM)
    consent = Consent.objects.create(
        participant_id=participant_id,
        organisation_id=actor.home,
        kind=agreement.kind,
        text=agreement.text,
        text_version=agreement.text_version,
        language=agreement.language,
        method=agreement.method,
        recorded_by=actor.account_id,
        given_at=min(now, datetime.combine(agreement.given_on, time(12), STOCKHOLM)),
        valid_until=until,
    )
    Grant.objects.bulk_create(
        Grant(
            id=new_id(),
            consent=consent,
            participant_id=participant_id,
            organisation_id=opening.organisation_id,
            recorder_id=actor.home,
            purpose=opening.purpose,
            category=category,
            valid=DateTimeTZRange(consent.given_at, until, "[)"),
        )
        for opening in agreement.openings
        for category in sorted(opening.categories)
    )
    return consent
