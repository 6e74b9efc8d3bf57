"""Name somebody for a protected person whom nobody sees any more, and tell the officer of them.

Rules: docs/rules/protection.md, "When nobody is left". The officer sees no person: app.name_for_unseen and
app.tell_unseen, vetted definer functions, look and write.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import SUPPORTING
from kedjan.reviews.domain.unseen import WhyNobody

_NOT_NEEDED = Reason(
    "not-needed", N_("Någon ser redan personen, eller så arbetar kollegan inte med stöd hos er i dag. Ladda om sidan.")
)


@dataclass(frozen=True, slots=True)
class NamedForProtected:
    """An officer has named one account for a protected person whom nobody saw."""

    participant_id: ParticipantId
    account_id: AccountId
    why: WhyNobody


class CannotNameForProtected(Refusal):
    """Nobody was named."""


@transaction.atomic
def name_for_protected(
    *, actor: Actor, participant_id: ParticipantId, account_id: AccountId, why: WhyNobody, now: datetime
) -> NamedForProtected:
    """Let one who gives support at the officer's organisation see the person, and tell them so.

    Raises CannotNameForProtected where somebody there sees the person already, or the account gives no support there.
    """
    lock_person(participant_id)
    require(actor, Permission.NAME_FOR_PROTECTED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.name_for_unseen(%s, %s, %s)", [participant_id, account_id, list(SUPPORTING)])
        is_named = bool(cursor.fetchone()[0])
    if not is_named:
        raise CannotNameForProtected(_NOT_NEEDED)
    event = NamedForProtected(participant_id, account_id, why)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def tell_of_unseen() -> int:
    """Tell the officers of protected people whom nobody sees any more, once each time; return how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_unseen(%s)", [list(SUPPORTING)])
        return int(cursor.fetchone()[0])
