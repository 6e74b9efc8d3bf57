"""From a session to an actor: the account's chosen membership, or the participant that the account belongs to."""

from datetime import datetime
from ipaddress import ip_address
from uuid import UUID

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kedjan.config.door import note_failed
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Account
from kedjan.organisations.operations import forget_attempts, trying
from kedjan.organisations.operations.door import Way
from kedjan.organisations.queries import (
    MembershipView,
    account_of,
    account_with_roles,
    held_until,
    memberships_in,
    staff_actor,
)
from kedjan.participants.queries import participant_actor
from kedjan.ui.http import clock_of

MEMBERSHIP_KEY = "membership_id"


class AccountBackend(ModelBackend):
    """Logs in by user name and password, and brings the account's roles along at every request."""

    def get_user(self, user_id: UUID) -> Account | None:
        """Return the account with its roles of today, in one query."""
        return account_with_roles(user_id)


class LoginForm(AuthenticationForm):
    """User name and password. A try that comes too soon after many failed ones is not made: see docs/rules/login.md."""

    def __init__(self, request: HttpRequest, data: QueryDict | None = None) -> None:
        """Take the request, for its moment and its address, and what was typed."""
        super().__init__(request, data=data)
        self._request = request
        self.fields["username"].label = _("Användarnamn")
        self.fields["password"].label = _("Lösenord")

    def clean(self) -> dict[str, object]:
        """Try, and count the try when it fails, whether or not somebody has that name."""
        username, now = str(self.cleaned_data.get("username", "")), clock_of(self._request).now()
        by = trying(username=username, address=address_of(self._request))
        until = held_until(trying=by, now=now)
        if until is not None:
            raise ValidationError(must_wait(until, now), code="must-wait")
        try:
            cleaned = super().clean()
        except ValidationError:
            note_failed(self._request, account_id=account_of(username=username), by=by, way=Way.BY_WORDS)
            raise
        forget_attempts(username=username)
        return cleaned


def note_unknown(request: HttpRequest, *, way: Way) -> None:
    """Count and write a try that failed and named no account of ours, by where it came from alone."""
    by = trying(username="", address=address_of(request))
    note_failed(request, account_id=None, by=by, way=way)


def must_wait(until: datetime, now: datetime) -> str:
    """Return what somebody reads who must wait before the next try."""
    minutes = int((until - now).total_seconds() // 60) + 1
    text = ngettext(
        "Det blev för många försök. Vänta %(minutes)s minut och försök igen. "
        "Har du glömt lösenordet, eller har du bråttom: be den som är driftansvarig hos er att låsa upp.",
        "Det blev för många försök. Vänta %(minutes)s minuter och försök igen. "
        "Har du glömt lösenordet, eller har du bråttom: be den som är driftansvarig hos er att låsa upp.",
        minutes,
    )
    return text % {"minutes": minutes}


def address_of(request: HttpRequest) -> str:
    """Return where the request comes from: what our own proxy on this machine says, else the other end itself."""
    peer = request.META.get("REMOTE_ADDR") or ""
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return told if told and _is_this_machine(peer) else peer


def _is_this_machine(address: str) -> bool:
    try:
        return not address or ip_address(address).is_loopback  # without an address: a socket of this machine
    except ValueError:
        return False


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
