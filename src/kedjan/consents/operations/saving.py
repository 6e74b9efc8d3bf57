"""Write an agreement and its grants: for whoever records it on the person's word, and for the person themselves."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told, told_parts
from kedjan.consents.domain.openings import Opening
from kedjan.consents.domain.storing import terms_as_json, terms_from_json
from kedjan.consents.domain.terms import Terms
from kedjan.consents.models import Consent, Grant
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import start_of_swedish_day, swedish_day, swedish_noon
from kedjan.kernel.ids import OrganisationId, ParticipantId, new_id


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the person said yes to: the exact text shown, its version and language, how, when and until when.

    until_on: the first day on which it no longer holds. terms: what a kind of its own names. witness: of an oral yes.
    told: how whoever writes it in was told, and why they do; None where the person does it themselves.
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
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Recorder:
    """Whose agreement it is in the register, and which question it answers, if the person answered one."""

    organisation_id: OrganisationId
    proposal_id: UUID | None = None


def save_agreement(
    *, actor: Actor, participant_id: ParticipantId, recorder: Recorder, agreement: Agreement, now: datetime
) -> Consent:
    """Write the agreement as it was given, and a grant for each kind of information that it opens to somebody."""
    given = min(now, swedish_noon(agreement.given_on))
    told_by, why = told_parts(agreement.told)
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
        told_by=told_by or "",
        why_on_behalf=why or "",
        given_at=given,
        valid_from=given,
        valid_until=start_of_swedish_day(agreement.until_on),
    )
    Grant.objects.bulk_create(_grants(consent, agreement.openings))
    return consent


def is_held_already(*, participant_id: ParticipantId, recorder: Recorder, agreement: Agreement) -> bool:
    """Tell whether the register has the same agreement, given the same day and word by word, and not taken back.

    Texts and terms are sealed, so that they are compared by opening the few that agree in all else.
    """
    alike = Consent.objects.filter(
        participant_id=participant_id,
        organisation_id=recorder.organisation_id,
        kind=agreement.kind,
        method=agreement.method,
        text_version=agreement.text_version,
        language=agreement.language,
        valid_until=start_of_swedish_day(agreement.until_on),
        withdrawn_at__isnull=True,
    )
    return any(_is_same(row, agreement) for row in alike)


def _is_same(row: Consent, agreement: Agreement) -> bool:
    terms = None if row.terms_sealed is None else terms_from_json(Consent.TERMS.open(row.terms_sealed, row.pk))
    if swedish_day(row.given_at) != agreement.given_on or terms != agreement.terms:
        return False
    opened = Grant.objects.filter(consent_id=row.pk).values_list("organisation_id", "purpose", "category", "giver_ids")
    asked = _grants(row, agreement.openings)
    return Consent.TEXT.open(row.text_sealed, row.pk) == agreement.text and {
        (str(whose), purpose, category, tuple(sorted(givers))) for whose, purpose, category, givers in opened
    } == {(str(one.organisation_id), one.purpose, one.category, tuple(sorted(one.giver_ids))) for one in asked}


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
