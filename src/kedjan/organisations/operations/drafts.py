"""Keep what somebody types before they send it, throw it away, and dispose of what is too old. docs/rules/drafts.md."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Sum

from kedjan.audit.operations import record
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.drafts import LASTS, NEWER, Typed, refusals_to_keep
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.models import Account, Draft
from kedjan.organisations.queries.drafts import draft_rows, place_of


@dataclass(frozen=True, slots=True)
class DraftBegun:
    """Somebody began a draft; where and of what is nobody else's matter. Only its beginning is recorded."""

    account_id: AccountId
    draft_id: UUID


@dataclass(frozen=True, slots=True)
class DraftDiscarded:
    """Somebody threw a draft of theirs away."""

    account_id: AccountId
    draft_id: UUID


class CannotKeepDraft(Refusal):
    """Nothing was kept; an earlier draft is as it was."""


class NewerDraft(CannotKeepDraft):
    """Another page has saved a draft of the same form since. saved_at: when."""

    def __init__(self, saved_at: datetime) -> None:
        """Say when the other one was saved."""
        super().__init__(NEWER)
        self.saved_at = saved_at


@transaction.atomic
def keep_draft(
    *, actor: Actor, typed: Typed, known: datetime | None, now: datetime, is_last_word: bool = False
) -> datetime:
    """Keep what is typed, for the actor alone; return when, which is how the page knows its own draft again.

    known: the draft that the page began with or saved last; another one is written over only as the last word. Raises
    CannotKeepDraft, and NewerDraft. It is no event: of what is saved every few seconds the beginning alone is recorded.
    """
    require(actor, Permission.MANAGE_OWN_ACCOUNT)
    expect(actor)
    Account.objects.select_for_update(of=("self",)).get(pk=actor.account_id)  # two pages at once, one after the other
    row = draft_rows(actor, typed.address).first()
    if row is not None and not is_last_word and _is_news(row, typed, known=known, now=now):
        raise NewerDraft(row.saved_at)
    minute = _minute(now)
    others = draft_rows(actor).count() - (row is not None)
    lately = draft_rows(actor).filter(minute_at=minute).aggregate(sum=Sum("saves"))["sum"] or 0
    reasons = refusals_to_keep(typed.fields, count=others, lately=lately)
    if reasons:
        raise CannotKeepDraft(*reasons)
    _write(actor, row or _new(actor, now), typed, now)
    return now


@transaction.atomic
def discard_draft(*, actor: Actor, address: str, now: datetime) -> DraftDiscarded | None:
    """Throw the actor's own draft of the form away; None where there is none, and so nothing to do."""
    require(actor, Permission.MANAGE_OWN_ACCOUNT)
    row = draft_rows(actor, address).first()
    if row is None:
        return None
    event = DraftDiscarded(account_id=actor.account_id, draft_id=row.id)
    row.delete()
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def forget_sent(*, actor: Actor, address: str) -> int:
    """Forget the draft of a form that has just been sent and taken; return how many went. Its event is the form's."""
    expect(actor)
    return draft_rows(actor, address).delete()[0]


def dispose_of_drafts() -> int:
    """Remove everybody's drafts that are too old, through a reviewed function; return how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.dispose_of_drafts()")
        return int(cursor.fetchone()[0])


def _is_news(row: Draft, typed: Typed, *, known: datetime | None, now: datetime) -> bool:
    """Tell whether another page has saved the draft since this one knew it. What is too old is nobody's news."""
    return row.writer != typed.writer and row.saved_at != known and row.saved_at > now - LASTS


def _new(actor: Actor, now: datetime) -> Draft:
    row = Draft(id=new_id(), account_id=actor.account_id, organisation_id=actor.organisation_id, saves=0)
    record(actor=actor, event=DraftBegun(account_id=actor.account_id, draft_id=row.id), now=now)
    return row


def _write(actor: Actor, row: Draft, typed: Typed, now: datetime) -> None:
    minute = _minute(now)
    row.saves = row.saves + 1 if row.minute_at == minute else 1
    row.minute_at, row.saved_at, row.writer = minute, now, typed.writer
    row.address_index = Draft.ADDRESS.of(place_of(actor, typed.address))
    row.fields_sealed = Draft.FIELDS.seal(_json(typed), row.id)
    row.save()


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def _json(typed: Typed) -> str:
    return json.dumps({name: list(one) for name, one in typed.fields.items()}, ensure_ascii=False)
