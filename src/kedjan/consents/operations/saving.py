"""Write an agreement and its grants: for whoever records it on the person's word, and for the person themselves."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import Opening
from kedjan.consents.domain.storing import terms_as_json
from kedjan.consents.domain.terms import Terms
from kedjan.consents.models import Consent, Grant
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import OrganisationId, ParticipantId, new_id


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the person said yes to: the exact text shown, its version and language, how, when and until when.

    until_on: the first day on which it no longer holds. terms: what a kind of its own names. witness: of an oral yes.
    """

    kind: ConsentKind
    text: str
    text_version: str
    language: str
    method: ConsentMethod
    given_on: date
    until_on: date
    openings: tuple[Opening, ...]
    terms: Terms | None = None
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class Recorder:
    """Whose agreement it is in the register, and which question it answers, if the person answered one."""

    organisation_id: OrganisationId
    proposal_id: UUID | None = None


def lock_person(participant_id: ParticipantId) -> None:
    """Let one operation at a time work on the person, until the transaction ends.

    An advisory lock, because append-only tables may not be updated and so not be locked row by row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(participant_id)])


def save_agreement(
    *, actor: Actor, participant_id: ParticipantId, recorder: Recorder, agreement: Agreement, now: datetime
) -> Consent:
    """Write the agreement as it was given, and a grant for each kind of information that it opens to somebody."""
    until = datetime.combine(agreement.until_on, time.min, STOCKHOLM)
    given = min(now, datetime.combine(agreement.given_on, time(12), STOCKHOLM))
    which = new_id()
    consent = Consent.objects.create(
        id=which,
        participant_id=participant_id,
        organisation_id=recorder.organisation_id,
        proposal_id=recorder.proposal_id,
        kind=agreement.kind,
        category=agreement.kind.category,
        text_sealed=Consent.TEXT.seal(agreement.text, which),
        text_version=agreement.text_version,
        language=agreement.language,
        terms_sealed=None if agreement.terms is None else Consent.TERMS.seal(terms_as_json(agreement.terms), which),
        method=agreement.method,
        witness_sealed=None
        if agreement.witness is None
        else Consent.WITNESS.seal(json.dumps([agreement.witness.name, agreement.witness.role]), which),
        recorded_by=actor.account_id,
        given_at=given,
        valid_from=given,
        valid_until=until,
    )
    Grant.objects.bulk_create(_grants(consent, agreement.openings))
    return consent


def _grants(consent: Consent, openings: tuple[Opening, ...]) -> Iterator[Grant]:
    for opening in openings:
        for category in sorted(opening.categories):
            yield Grant(
                id=new_id(),
                consent=consent,
                participant_id=consent.participant_id,
                organisation_id=opening.organisation_id,
                recorder_id=consent.organisation_id,
                giver_ids=sorted(opening.givers),
                purpose=opening.purpose,
                category=category,
                valid=DateTimeTZRange(consent.valid_from, consent.valid_until, "[)"),
            )
