"""The forms of the second step. django-allauth checks codes and passkeys; tries are counted as those with passwords."""

from datetime import datetime

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.config.door import note_failed, note_recovery_code
from kedjan.config.login import address_of, must_wait
from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Account
from kedjan.organisations.operations import forget_attempts, trying
from kedjan.organisations.operations.door import Way
from kedjan.organisations.queries import held_until
from kedjan.organisations.queries.second_step import CODES
from kedjan.ui.http import clock_of

_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}


def _holds(form: forms.Form) -> bool:
    """Tell whether django-allauth takes the answer. It reads what a passkey says before it has looked at its shape."""
    try:
        return bool(form.is_valid())
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


class Counted(forms.Form):
    """A form whose wrong answers are counted for the account that it is about. way: how one answers."""

    way = Way.BY_WORDS

    def __init__(self, request: HttpRequest, account: Account, data: QueryDict | None) -> None:
        """Take the request, for its moment and address, whose answer it is, and what was typed."""
        super().__init__(data)
        self.request = request
        self.account = account

    def answers(self) -> bool:
        """Tell whether the answer is right; called once, when everything is filled in and no wait is on.

        None is, in a form that does not say which.
        """
        return False

    def clean(self) -> None:
        """Refuse while too many have failed, count what fails and forget it after what is right."""
        if self.errors:
            return
        now: datetime = clock_of(self.request).now()
        by = trying(username=self.account.username, address=address_of(self.request))
        until = held_until(trying=by, now=now)
        if until is not None:
            raise ValidationError(must_wait(until, now), code="must-wait")
        if not self.answers():
            note_failed(self.request, account_id=AccountId(self.account.pk), by=by, way=self.way)
            raise ValidationError(_("Det stämmer inte. Försök igen."), code="wrong")
        forget_attempts(username=self.account.username)


class CodeForm(Counted):
    """A code from the app, or a recovery code."""

    way = Way.CODE

    code = forms.CharField(
        label=_("Kod"),
        help_text=_("Sex siffror från appen, eller en av dina reservkoder."),
        widget=forms.TextInput(attrs=_CODE),
        max_length=20,
    )

    def answers(self) -> bool:
        """Ask django-allauth, which also refuses a code that was used before."""
        inner = AuthenticateForm(user=self.account, data={"code": self.cleaned_data["code"]})
        if not _holds(inner):
            return False
        inner.save()
        if inner.cleaned_data["code"] and inner.authenticator.type == CODES:
            note_recovery_code(self.request, account_id=AccountId(self.account.pk))
        return True


class PasskeyForm(Counted):
    """What the browser got from a passkey of the account."""

    way = Way.PASSKEY

    credential = forms.JSONField(widget=forms.HiddenInput)

    def answers(self) -> bool:
        """Ask django-allauth, which checks the signature against the question in the session."""
        inner = AuthenticateWebAuthnForm(user=self.account, data={"credential": self.data.get("credential")})
        if not _holds(inner):
            return False
        inner.save()
        return True


class PasswordAgainForm(Counted):
    """The account's password, asked again before something that matters."""

    password = forms.CharField(
        label=_("Lösenord"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )

    def answers(self) -> bool:
        """Compare with the account's password."""
        return self.account.check_password(self.cleaned_data["password"])


def account_of_passkey(data: QueryDict) -> Account | None:
    """Return whose passkey has answered the question in the session; None for every answer that will not do."""
    inner = LoginWebAuthnForm(data={"credential": data.get("credential")})
    if not _holds(inner):
        return None
    account = inner.cleaned_data["credential"].user
    inner.save()
    return account if isinstance(account, Account) and account.is_active else None


class NewAppForm(forms.Form):
    """The first code of an app, which shows that it has our secret."""

    code = forms.CharField(label=_("Koden som appen visar"), widget=forms.TextInput(attrs=_CODE), max_length=20)

    def __init__(self, account: Account, data: QueryDict | None) -> None:
        """Take whose app it is; a form that is shown makes a new secret, one that is sent is about that."""
        super().__init__(data)
        self._inner = ActivateTOTPForm(user=account, data=None if data is None else {"code": data.get("code", "")})

    @property
    def secret(self) -> str:
        """Return the secret that the app is given."""
        return str(self._inner.secret)

    def clean_code(self) -> str:
        """Refuse a code that the secret does not give now."""
        if not self._inner.is_valid():
            raise ValidationError(_("Koden stämmer inte. Vänta på nästa kod i appen och försök igen."))
        return str(self.cleaned_data["code"])


class NewPasskeyForm(forms.Form):
    """What its owner calls a passkey, and what the browser got from it."""

    name = forms.CharField(label=_("Vad ska nyckeln heta?"), help_text=_("Till exempel: min jobbdator."), max_length=60)
    credential = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, account: Account, data: QueryDict | None) -> None:
        """Take whose passkey it is, and what was sent."""
        super().__init__(data)
        self._account = account

    def clean(self) -> None:
        """Refuse an answer that does not fit the question in the session."""
        if self.errors:
            return
        given = {"name": self.cleaned_data["name"], "credential": self.data.get("credential"), "passwordless": "on"}
        if not _holds(AddWebAuthnForm(user=self._account, data=given)):
            raise ValidationError(_("Det gick inte att lägga till nyckeln. Försök igen, gärna i en annan webbläsare."))
