"""The forms of one's own account."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.passwords import refusals_of_password
from kedjan.organisations.queries.surroundings import words_around
from kedjan.ui.words import all_said


class PasswordForm(forms.Form):
    """The password one has, and the new one twice; typed unseen and kept as they are typed."""

    old_password = forms.CharField(
        label=_("Lösenordet du har nu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )
    new_password = forms.CharField(
        label=_("Nytt lösenord"),
        help_text=_("Minst tolv tecken. En mening som bara du skulle skriva är bra."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    repeated_password = forms.CharField(
        label=_("Nytt lösenord en gång till"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, user: AbstractBaseUser | AnonymousUser, data: QueryDict | None) -> None:
        """Take whose password it is, and what was typed."""
        super().__init__(data)
        self._user = user

    def clean_old_password(self) -> str:
        """Refuse a password that is not the one."""
        old = str(self.cleaned_data["old_password"])
        if not self._user.check_password(old):
            raise ValidationError(_("Det är inte lösenordet du har nu."))
        return old

    def clean_new_password(self) -> str:
        """Refuse one that is too short, too common, or made of what anybody around could guess."""
        new = str(self.cleaned_data["new_password"])
        validate_password(new)
        whose = None if self._user.pk is None else AccountId(self._user.pk)
        reasons = refusals_of_password(new, words_around(whose))
        if reasons:
            raise ValidationError(all_said(reasons))
        return new

    def clean(self) -> None:
        """Refuse two that differ, and the old one again."""
        new = self.cleaned_data.get("new_password")
        if new is not None and new != self.cleaned_data.get("repeated_password", new):
            self.add_error("repeated_password", _("Du skrev inte samma lösenord två gånger."))
        if new is not None and new == self.cleaned_data.get("old_password"):
            self.add_error("new_password", _("Välj ett lösenord som du inte har nu."))
