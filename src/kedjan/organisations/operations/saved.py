"""Save a list under a name, and forget it again. docs/rules/lists.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.domain.saved import LISTS, ListKey, kept_query, refusals_to_save
from kedjan.organisations.models import Account, SavedList


@dataclass(frozen=True, slots=True)
class ListSaved:
    """Somebody saved a list; what they call it is nobody else's matter."""

    account_id: AccountId
    saved_id: UUID
    which: ListKey


@dataclass(frozen=True, slots=True)
class ListForgotten:
    """A saved list is gone; the list itself is as it was."""

    account_id: AccountId
    saved_id: UUID


class CannotSaveList(Refusal):
    """Nothing was saved."""


class CannotForgetList(Refusal):
    """The actor has no such list."""


@transaction.atomic
def save_list(*, actor: Actor, which: ListKey, name: str, asked: Mapping[str, str], now: datetime) -> ListSaved:
    """Save the list as it is narrowed and ordered, for the actor alone; raises CannotSaveList."""
    require(actor, Permission.MANAGE_OWN_ACCOUNT)
    require(actor, LISTS[which].permission)
    Account.objects.select_for_update(of=("self",)).get(pk=actor.account_id)  # two at once are counted together
    known = list(SavedList.objects.filter(account_id=actor.account_id).values_list("which", "name"))
    query = kept_query(which, asked)
    taken = [one for of_list, one in known if of_list == which]
    reasons = refusals_to_save(name=name, query=query, taken=taken, count=len(known))
    if reasons:
        raise CannotSaveList(*reasons)
    row = SavedList.objects.create(
        id=new_id(), account_id=actor.account_id, which=which, name=name, query=query, saved_at=now
    )
    event = ListSaved(account_id=actor.account_id, saved_id=row.id, which=which)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def forget_list(*, actor: Actor, saved_id: UUID, now: datetime) -> ListForgotten:
    """Forget one of the actor's own saved lists; raises CannotForgetList, also for somebody else's."""
    require(actor, Permission.MANAGE_OWN_ACCOUNT)
    gone, _tables = SavedList.objects.filter(pk=saved_id, account_id=actor.account_id).delete()
    if not gone:
        raise CannotForgetList(Reason("no-such-list", N_("Urvalet finns inte längre.")))
    event = ListForgotten(account_id=actor.account_id, saved_id=saved_id)
    record(actor=actor, event=event, now=now)
    return event
