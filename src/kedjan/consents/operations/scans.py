"""Keep the scan of what was signed on paper, sealed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.domain.scans import refusals_to_keep, scan_type
from kedjan.consents.models import Consent, Scan
from kedjan.integrations.clamd import CannotScan, is_harmful
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, ParticipantId, ScanId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class ScanKept:
    """What the person signed is kept beside the agreement."""

    scan_id: ScanId
    consent_id: ConsentId
    participant_id: ParticipantId


class CannotKeepScan(Refusal):
    """The file is not one that is taken, or there is no such agreement on paper; nothing was kept."""


@transaction.atomic
def keep_scan(*, actor: Actor, consent_id: ConsentId, name: str, content: bytes, now: datetime) -> ScanKept:
    """Keep the file beside the agreement that the actor's organisation recorded; its name is forgotten."""
    require(actor, Permission.RECORD_CONSENT)
    consent = Consent.objects.filter(pk=consent_id, organisation_id=actor.home).first()
    if consent is None or consent.method != ConsentMethod.SIGNED_PAPER:
        raise CannotKeepScan(Reason("no-paper", N_("Det finns inget samtycke på papper här.")))
    reasons = refusals_to_keep(name=name, content=content)
    kind = scan_type(name=name, content=content)
    if reasons or kind is None:
        raise CannotKeepScan(*reasons)
    _check(content)
    which = ScanId(new_id())
    Scan.objects.create(
        id=which,
        consent_id=consent_id,
        participant_id=consent.participant_id,
        organisation_id=consent.organisation_id,
        category=consent.category,
        content_sealed=Scan.CONTENT.seal_bytes(content, which),
        media_type=kind,
        size=len(content),
        kept_at=now,
        kept_by=actor.account_id,
    )
    event = ScanKept(scan_id=which, consent_id=consent_id, participant_id=ParticipantId(consent.participant_id))
    record(actor=actor, event=event, now=now)
    return event


def _check(content: bytes) -> None:
    """Refuse what the scanner finds, and everything while a scanner that is set does not answer."""
    try:
        harmful = is_harmful(content)
    except CannotScan as error:
        raise CannotKeepScan(
            Reason("scan-not-checked", N_("Filen kunde inte kontrolleras just nu. Försök igen om en stund."))
        ) from error
    if harmful:
        raise CannotKeepScan(Reason("scan-is-harmful", N_("Filen innehåller något skadligt och sparades inte.")))
