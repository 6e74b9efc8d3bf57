"""Read what an account can take the second step of its login with; django-allauth keeps it."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from kedjan.kernel.ids import AccountId

APP, PASSKEY, CODES = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES
STEPS = (APP, PASSKEY)
"""What is a second step in itself; recovery codes are for when one of these is lost."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way to take the second step. name: what its owner calls a passkey; left: recovery codes not yet used."""

    id: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None
    left: int = 0


def has_second_step(account_id: AccountId) -> bool:
    """Tell whether the account logs in with a second step."""
    return bool(Authenticator.objects.filter(user_id=account_id, type__in=STEPS).exists())


def methods_of(account_id: AccountId) -> tuple[Method, ...]:
    """Return the account's ways, the oldest first."""
    rows = Authenticator.objects.filter(user_id=account_id).order_by("created_at")
    return tuple(_method(row) for row in rows)


def _method(row: Authenticator) -> Method:
    wrapped = row.wrap()
    return Method(
        id=row.pk,
        kind=str(row.type),
        name=wrapped.name if row.type == PASSKEY else "",
        added_at=row.created_at,
        used_at=row.last_used_at,
        left=len(wrapped.get_unused_codes()) if row.type == CODES else 0,
    )
