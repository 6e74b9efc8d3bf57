"""Add and take away what an account takes its second step with. What a form has checked comes in here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.models import Account
from kedjan.organisations.operations.access import end_sessions
from kedjan.organisations.queries.second_step import APP, CODES, STEPS, has_second_step


@dataclass(frozen=True, slots=True)
class SecondStepAdded:
    """The account has one more way to take its second step."""

    account_id: AccountId
    kind: str


class Recognised(StrEnum):
    """How an operator made sure who has lost their second step."""

    IN_PERSON = "in_person"
    BY_VIDEO = "by_video"
    BY_MANAGER = "by_manager"


@dataclass(frozen=True, slots=True)
class SecondStepRemoved:
    """The account has one way less; kind "all": an operator took them away, because they were lost, and knew who."""

    account_id: AccountId
    kind: str
    recognised: Recognised | None = None


@transaction.atomic
def add_app(*, actor: Actor, account: Account, secret: str, now: datetime) -> None:
    """Let the account take its second step with the app that has the secret; a form has seen a code of it."""
    TOTP.activate(account, secret)
    record(actor=actor, event=SecondStepAdded(actor.account_id, "app"), now=now)


@transaction.atomic
def add_passkey(*, actor: Actor, account: Account, name: str, credential: dict[str, object], now: datetime) -> None:
    """Let the account take its second step with the passkey, whose answer to our question a form has checked."""
    WebAuthn.add(account, name, credential)
    record(actor=actor, event=SecondStepAdded(actor.account_id, "passkey"), now=now)


@transaction.atomic
def new_codes(*, actor: Actor, account: Account, now: datetime) -> tuple[str, ...]:
    """Return ten new recovery codes, to be shown once; the old ones no longer work."""
    Authenticator.objects.filter(user=account, type=CODES).delete()
    codes = RecoveryCodes.activate(account).generate_codes()
    record(actor=actor, event=SecondStepAdded(actor.account_id, "recovery_codes"), now=now)
    return tuple(codes)


@transaction.atomic
def remove_method(*, actor: Actor, method_id: int, now: datetime) -> bool:
    """Take away one of the actor's own ways, and the codes with the last of them; False where it is not there."""
    own = Authenticator.objects.filter(user_id=actor.account_id)
    row = own.filter(pk=method_id, type__in=STEPS).first()
    if row is None:
        return False
    row.delete()
    if not has_second_step(actor.account_id):
        own.delete()
    kind = "app" if row.type == APP else "passkey"
    record(actor=actor, event=SecondStepRemoved(actor.account_id, kind), now=now)
    return True


@transaction.atomic
def remove_all_methods(*, actor: Actor, account_id: AccountId, recognised: Recognised, now: datetime) -> None:
    """Take away every way, because they are lost; the operator has made sure who asks, and says how."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    Authenticator.objects.filter(user_id=account_id).delete()
    end_sessions(actor=actor, account_id=account_id, keep_key=None, now=now)
    record(actor=actor, event=SecondStepRemoved(account_id, "all", recognised), now=now)
