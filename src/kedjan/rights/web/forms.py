"""The forms of the rights: they read what was typed; the operations decide."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kedjan.rights.domain.asked import Asked
from kedjan.rights.domain.corrections import LONGEST, Verdict
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer

_NUMBER = _("Tolv siffror, med eller utan bindestreck.")


class AskedForm(forms.Form):
    """How and when the person asked for their information."""

    asked = forms.ChoiceField(
        label=_("Hur bad deltagaren om uppgifterna?"),
        help_text=_("Se efter att det är rätt person innan du lämnar ut filen."),
        choices=[(one.value, _(one.label)) for one in Asked if one is not Asked.ON_THE_WEB],
        widget=forms.RadioSelect,
    )
    asked_on = DateField(label=_("Vilken dag?"))

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        """Begin with today."""
        super().__init__(data, initial={"asked_on": today})


class WishForm(forms.Form):
    """Which value is wrong, what is wrong with it, and what it should say."""

    value = forms.ChoiceField(label=_("Vilken uppgift är fel?"), widget=forms.RadioSelect)
    wrong = forms.CharField(
        label=_("Vad är fel?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv vad som är fel.")},
        max_length=LONGEST,
    )
    wanted = forms.CharField(
        label=_("Vad ska det stå?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv vad det ska stå.")},
        max_length=LONGEST,
    )

    def __init__(self, data: QueryDict | None, *, values: Iterable[tuple[str, str]]) -> None:
        """Take the record's values as (name, what it is called and says)."""
        super().__init__(data)
        offer(self, "value", values)


class DecisionForm(ReadByParticipants):
    """The answer to a request."""

    verdict = forms.ChoiceField(
        label=_("Vad blir svaret?"), choices=[(one.value, _(one.label)) for one in Verdict], widget=forms.RadioSelect
    )
    recorded = forms.CharField(
        label=_("Vad ska gälla?"),
        help_text=_("Fylls i om du rättar. Så här står det sedan."),
        required=False,
        max_length=LONGEST,
    )
    reason = forms.CharField(
        label=_("Varför?"),
        help_text=_("Fylls i om du inte rättar. Deltagaren läser det."),
        widget=EasyText(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST,
    )

    def __init__(self, data: QueryDict | None, *, wanted: str) -> None:
        """Begin with what the person wants."""
        super().__init__(data, initial={"recorded": wanted})


class FindDoublesForm(forms.Form):
    """The numbers of the two records: typed, and never in an address."""

    first = forms.CharField(label=_("Första postens nummer"), help_text=_NUMBER, max_length=20)
    second = forms.CharField(label=_("Andra postens nummer"), help_text=_NUMBER, max_length=20)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the two numbers' digits."""
        return tuple("".join(filter(str.isdigit, self.cleaned_data[name])) for name in ("first", "second"))

    def refuse_unknown(self) -> None:
        """Say that the two are not two records of the own register."""
        self.add_error(None, gettext("Numren hör inte till två poster i ert register."))


class MergeForm(forms.Form):
    """Which record to keep, and how it is known that both are the same person."""

    keep = forms.ChoiceField(
        label=_("Vilken post ska ni behålla?"),
        help_text=_("Namn, nummer och kontaktuppgifter tas från den posten. Allt annat flyttas dit."),
        choices=[("first", _("Den första")), ("second", _("Den andra"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Hur vet du att det är samma person?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv hur du vet att det är samma person.")},
        max_length=LONGEST,
    )


class HoldForm(forms.Form):
    """Why somebody's rows must be kept, and until when."""

    reason = forms.CharField(
        label=_("Varför måste uppgifterna sparas?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv varför uppgifterna måste sparas.")},
        max_length=LONGEST,
    )
    until_on = DateField(label=_("Till och med"))
