"""Make, look at and use a link for one small thing."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from kedjan.audit.operations import record
from kedjan.integrations.vault import Vault
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.domain.links import LinkPurpose, ends_at
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.models import SingleUseLink
from kedjan.organisations.queries import staff_actors


@dataclass(frozen=True, slots=True)
class LinkMade:
    """Somebody was given a link; about what is not said."""

    purpose: LinkPurpose
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class LinkInForce:
    """What a link is about, and who made it: whoever uses it does so on their behalf, and with no more rights.

    is_used: somebody has used it already, so that it may tell what became of it and nothing more.
    """

    about: UUID
    maker: Actor
    is_used: bool = False


@transaction.atomic
def make_link(*, actor: Actor, purpose: LinkPurpose, about: UUID, wanted: datetime | None, now: datetime) -> str:
    """Return the token of a new link, which is told once. wanted: when it should end, within the purpose's longest."""
    token = secrets.token_urlsafe(32)
    ends = ends_at(made_at=now, wanted=wanted, longest=purpose.longest)
    SingleUseLink.objects.create(
        token_hash=_hash(token, purpose),
        about=_vault(token).seal(str(about), place=purpose),
        purpose=purpose,
        made_by_id=actor.account_id,
        organisation_id=actor.home,
        made_at=now,
        ends_at=ends,
    )
    record(actor=actor, event=LinkMade(purpose, ends), now=now)
    return token


def look_at_link(*, token: str, purpose: LinkPurpose, needs: Permission, now: datetime) -> LinkInForce | None:
    """Return the link; None where it is unknown, used, over, for something else, or its maker may not do it today."""
    found = look_back_at_link(token=token, purpose=purpose, needs=needs, now=now)
    return None if found is None or found.is_used else found


def look_back_at_link(*, token: str, purpose: LinkPurpose, needs: Permission, now: datetime) -> LinkInForce | None:
    """Return the same, also once it is used; never after its end."""
    row = SingleUseLink.objects.filter(token_hash=_hash(token, purpose), ends_at__gt=now).first()
    if row is None:
        return None
    maker = _maker(AccountId(row.made_by_id), OrganisationId(row.organisation_id), needs)
    if maker is None:
        return None
    return LinkInForce(UUID(_vault(token).open(row.about, place=purpose)), maker, row.used_at is not None)


def use_link(*, token: str, purpose: LinkPurpose, now: datetime) -> bool:
    """Use the link up; False where somebody has done so before. Two at once: the second waits and gets False."""
    rows = SingleUseLink.objects.filter(token_hash=_hash(token, purpose), used_at__isnull=True, ends_at__gt=now)
    return rows.update(used_at=now) == 1


def _maker(account_id: AccountId, organisation_id: OrganisationId, needs: Permission) -> Actor | None:
    actors = staff_actors(account_id=account_id)
    return next((one for one in actors if one.organisation_id == organisation_id and one.may(needs)), None)


def _hash(token: str, purpose: LinkPurpose) -> bytes:
    return sha256(f"{purpose}|{token}".encode()).digest()


def _vault(token: str) -> Vault:
    return Vault(keys={"link": AESGCM(sha256(f"about|{token}".encode()).digest())}, index_keys={})
