"""From a session to an actor: the account's chosen membership, or the participant that the account belongs to."""

from datetime import date

from django.http import HttpRequest

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.queries import memberships_of, staff_actor
from kedjan.participants.queries import participant_actor

MEMBERSHIP_KEY = "membership_id"


def session_actor(request: HttpRequest, *, today: date) -> Actor | None:
    """Return who acts in the request, or None for a visitor or an account without a role today."""
    if not request.user.is_authenticated:
        return None
    account_id = AccountId(request.user.pk)
    memberships = memberships_of(account_id=account_id, today=today)
    if memberships:
        chosen = request.session.get(MEMBERSHIP_KEY)
        membership = next((one for one in memberships if str(one.id) == chosen), memberships[0])
        return staff_actor(account_id=account_id, membership=membership)
    return participant_actor(account_id=account_id)
