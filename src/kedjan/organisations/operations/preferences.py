"""Somebody chooses how Kedjan looks and works for them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.domain.preferences import Preferences
from kedjan.organisations.models import Account


@dataclass(frozen=True, slots=True)
class PreferencesChosen:
    """Somebody has chosen how Kedjan looks and works for them; what they chose is nobody else's matter."""

    account_id: AccountId


@transaction.atomic
def choose_preferences(*, actor: Actor, chosen: Preferences, now: datetime) -> PreferencesChosen:
    """Keep the actor's own choice; it holds from the next page."""
    require(actor, Permission.MANAGE_OWN_ACCOUNT)
    Account.objects.filter(pk=actor.account_id).update(
        language=chosen.language, density=chosen.density, colours=chosen.colours, has_keys=chosen.has_keys
    )
    event = PreferencesChosen(account_id=actor.account_id)
    record(actor=actor, event=event, now=now)
    return event
