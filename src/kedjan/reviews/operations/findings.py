"""Note that the security officer has looked at a finding. It comes back when there is more of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.domain.unusual import Finding, Sign
from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.reviews.models import Handled

_OWN = Reason("own", N_("Du kan inte granska din egen läsning. Be en kollega."))


@dataclass(frozen=True, slots=True)
class FindingHandled:
    """An unusual reading was looked at."""

    account_id: AccountId
    sign: Sign
    on: date
    count: int


class CannotHandleFinding(Refusal):
    """Nothing was noted."""


@transaction.atomic
def handle_finding(*, actor: Actor, finding: Finding, note: str, now: datetime) -> FindingHandled:
    """Note what the officer found about it; raises CannotHandleFinding for one's own reading."""
    require(actor, Permission.REVIEW_READING)
    if finding.account_id == actor.account_id:
        raise CannotHandleFinding(_OWN)
    row_id = new_id()
    Handled.objects.create(
        id=row_id,
        organisation_id=actor.home,
        account_id=finding.account_id,
        sign=finding.sign,
        on=finding.on,
        count=finding.count,
        note_sealed=Handled.NOTE.seal(note, row_id),
        handled_by=actor.account_id,
        handled_at=now,
    )
    event = FindingHandled(finding.account_id, finding.sign, finding.on, finding.count)
    record(actor=actor, event=event, now=now)
    return event
