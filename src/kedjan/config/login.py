"""From a session to an actor: the account's chosen membership, or the participant that the account belongs to."""

from uuid import UUID

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Account
from kedjan.organisations.queries import MembershipView, account_with_roles, memberships_in, staff_actor
from kedjan.participants.queries import participant_actor

MEMBERSHIP_KEY = "membership_id"


class AccountBackend(ModelBackend):
    """Logs in by user name and password, and brings the account's roles along at every request."""

    def get_user(self, user_id: UUID) -> Account | None:
        """Return the account with its roles of today, in one query."""
        return account_with_roles(user_id)


class LoginForm(AuthenticationForm):
    """User name and password, with labels in the product's own words."""

    def __init__(self, request: HttpRequest, data: QueryDict | None = None) -> None:
        """Take the request, which Django's check of too many attempts may ask, and what was typed."""
        super().__init__(request, data=data)
        self.fields["username"].label = _("Användarnamn")
        self.fields["password"].label = _("Lösenord")


def session_membership(request: HttpRequest) -> MembershipView | None:
    """Return the role that the session has chosen, else the oldest one; None without a role today."""
    if not isinstance(request.user, Account):
        return None
    memberships = memberships_in(request.user)
    chosen = request.session.get(MEMBERSHIP_KEY)
    return next((one for one in memberships if str(one.id) == chosen), memberships[0] if memberships else None)


def session_actor(request: HttpRequest) -> Actor | None:
    """Return who acts in the request, or None for a visitor or an account without a role today."""
    if not isinstance(request.user, Account):
        return None
    account_id = AccountId(request.user.pk)
    membership = session_membership(request)
    if membership is not None:
        return staff_actor(account_id=account_id, membership=membership)
    return participant_actor(account_id=account_id)
