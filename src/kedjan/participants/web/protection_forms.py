"""The forms of protected identity: they read what was chosen; the operations decide."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from kedjan.kernel.ids import AccountId
from kedjan.organisations.queries import account_named
from kedjan.participants.domain.protection import Strength
from kedjan.ui.forms.choices import offer
from kedjan.ui.forms.options import Option

Colleagues = Mapping[AccountId, str]
_NOBODY = gettext_lazy("Det finns inget sådant användarnamn.")
_ONE = gettext_lazy("Välj en kollega eller skriv ett användarnamn, en åt gången.")


class StrengthForm(forms.Form):
    """How strongly a person is protected, each strength with what it does."""

    strength = forms.ChoiceField(
        label=gettext_lazy("Vilket skydd har personen hos Skatteverket eller polisen?"),
        choices=[(one.value, Option(gettext_lazy(one.label), gettext_lazy(one.effect))) for one in Strength],
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> Strength:
        """Return the strength, once the form is valid."""
        return Strength(self.cleaned_data["strength"])


class ProtectForm(StrengthForm):
    """The strength, and which colleagues see the person beside whoever protects them."""

    others = forms.MultipleChoiceField(
        label=gettext_lazy("Vilka fler ska se personen?"),
        help_text=gettext_lazy("Du ser personen. Peka ut så få som möjligt, men gärna en till om du blir sjuk."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, colleagues: Colleagues) -> None:
        """Offer the colleagues."""
        super().__init__(data)
        offer(self, "others", [(str(one), name) for one, name in colleagues.items()])
        self._known = {str(one): one for one in colleagues}
        if not colleagues:
            del self.fields["others"]

    @property
    def named(self) -> tuple[AccountId, ...]:
        """Return those who were chosen, once the form is valid."""
        return tuple(self._known[one] for one in self.cleaned_data.get("others", ()))


class EntrustForm(forms.Form):
    """One more who sees the person: a colleague, or somebody at another organisation by their user name."""

    colleague = forms.ChoiceField(label=gettext_lazy("En kollega hos er"), widget=forms.RadioSelect, required=False)
    username = forms.CharField(
        label=gettext_lazy("Eller någon på en annan myndighet"),
        help_text=gettext_lazy("Skriv användarnamnet. Fråga den som har det."),
        max_length=120,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, colleagues: Colleagues) -> None:
        """Offer the colleagues who are not named yet."""
        super().__init__(data)
        self._known = {str(one): one for one in colleagues}
        offer(self, "colleague", [(str(one), name) for one, name in colleagues.items()])
        if not colleagues:
            del self.fields["colleague"]

    def clean_username(self) -> AccountId | None:
        """Return whose user name it is."""
        typed = self.cleaned_data["username"].strip()
        found = account_named(username=typed) if typed else None
        if typed and found is None:
            raise forms.ValidationError(_NOBODY)
        return found

    def clean(self) -> None:
        """Make sure that one is named, and one alone."""
        if self.errors:
            return
        chosen = [one for one in (self._colleague, self.cleaned_data.get("username")) if one is not None]
        if len(chosen) != 1:
            raise forms.ValidationError(_ONE)
        self._chosen: AccountId = chosen[0]

    @property
    def named(self) -> AccountId:
        """Return who was named, once the form is valid."""
        return self._chosen

    @property
    def _colleague(self) -> AccountId | None:
        return self._known.get(self.cleaned_data.get("colleague", ""))
