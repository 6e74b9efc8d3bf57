"""Link an e-ID to an account, and take the link away."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.models import ElectronicIdentity


@dataclass(frozen=True, slots=True)
class ElectronicIdentityLinked:
    """The account can be logged in to by an e-ID."""

    account_id: AccountId


@dataclass(frozen=True, slots=True)
class ElectronicIdentityUnlinked:
    """The account can no longer be logged in to by an e-ID."""

    account_id: AccountId


class CannotLink(Refusal):
    """The e-ID is somebody else's."""


@transaction.atomic
def link_electronic_identity(*, actor: Actor, issuer: str, subject: str, now: datetime) -> ElectronicIdentityLinked:
    """Let the actor log in by the e-ID, and by no other; raises CannotLink."""
    mine = ElectronicIdentity.objects.filter(account_id=actor.account_id)
    held = ElectronicIdentity.objects.filter(subject_index__in=indexes_of(issuer, subject))
    if held.exclude(account_id=actor.account_id).exists():
        raise CannotLink(Reason("e-id-of-another", N_("Den e-legitimationen hör redan till ett annat konto.")))
    mine.delete()
    row = ElectronicIdentity(account_id=actor.account_id, subject_index=indexes_of(issuer, subject)[0], linked_at=now)
    row.subject_sealed = ElectronicIdentity.SUBJECT.seal(f"{issuer}|{subject}", row.id)
    row.save(force_insert=True)
    event = ElectronicIdentityLinked(actor.account_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def unlink_electronic_identity(*, actor: Actor, now: datetime) -> None:
    """Take the actor's link away."""
    if ElectronicIdentity.objects.filter(account_id=actor.account_id).delete()[0]:
        record(actor=actor, event=ElectronicIdentityUnlinked(actor.account_id), now=now)


@transaction.atomic
def keep_subject(*, issuer: str, subject: str) -> None:
    """Seal what the e-ID's provider calls somebody who has just logged in, where the link is from before it was kept.

    So that a change of keys finds the account afterwards too.
    """
    rows = ElectronicIdentity.objects.filter(subject_index__in=indexes_of(issuer, subject), subject_sealed=None)
    for row in rows:
        row.subject_sealed = ElectronicIdentity.SUBJECT.seal(f"{issuer}|{subject}", row.id)
        row.subject_index = indexes_of(issuer, subject)[0]
        row.save(update_fields=["subject_sealed", "subject_index"])


def indexes_of(issuer: str, subject: str) -> tuple[bytes, ...]:
    """Return what a link may have been stored as, newest first; a subject is somebody at one issuer only."""
    return ElectronicIdentity.SUBJECT_INDEX.all_of(f"{issuer}|{subject}")
