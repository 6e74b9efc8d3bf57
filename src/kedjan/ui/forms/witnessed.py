"""How somebody said yes, on paper or orally before a witness, and why somebody else writes it in: on every form."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.ui.forms.choices import offer

ORAL, ON_THE_WEB = "oral_witness", "signed_web"


class Labelled(Protocol):
    """Something to choose: a code, and its Swedish name, marked for translation."""

    @property
    def value(self) -> str:
        """Return the code."""

    @property
    def label(self) -> str:
        """Return the name."""


class ToldForm(forms.Form):
    """How somebody was told what they write in for the person, and why; the person can read both."""

    told_by = forms.ChoiceField(label=_("Hur fick du svaret?"), widget=forms.RadioSelect)
    told_why = forms.ChoiceField(
        label=_("Varför skriver du in det åt deltagaren?"),
        help_text=_("Deltagaren kan läsa det."),
        widget=forms.RadioSelect,
    )

    def offer_telling(self, ways: Iterable[Labelled], reasons: Iterable[Labelled]) -> None:
        """Give both their choices."""
        offer(self, "told_by", [(one.value, str(_(one.label))) for one in ways])
        offer(self, "told_why", [(one.value, str(_(one.label))) for one in reasons])

    def telling(self) -> tuple[str, str]:
        """Return the codes of how and why; empty where the person answers on the web."""
        typed = self.cleaned_data
        return ("", "") if typed.get("method") == ON_THE_WEB else (typed["told_by"], typed["told_why"])


class WitnessedForm(ToldForm):
    """A form whose `method` may be oral; then it asks who heard it, and in which role. On the web nobody is told."""

    method = forms.ChoiceField(label=_("Hur lämnas samtycket?"), widget=forms.RadioSelect)
    witness_name = forms.CharField(
        label=_("Vem var vittne?"), help_text=_("Bara om det var muntligt."), required=False, max_length=120
    )
    witness_role = forms.CharField(
        label=_("Vittnets roll"), help_text=_("Till exempel kollega eller god man."), required=False, max_length=120
    )

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Take what was typed; what is answered on the web is not written in for anybody."""
        super().__init__(data, initial=initial)
        if (self.data or self.initial).get("method") == ON_THE_WEB:
            for name in ("told_by", "told_why"):
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for the witness of what was said, and for none of what was signed."""
        typed = super().clean() or self.cleaned_data
        if typed.get("method") == ORAL:
            for name in ("witness_name", "witness_role"):
                if not typed.get(name):
                    self.add_error(name, _("Skriv vem som var vittne och i vilken roll."))
        return typed

    def witness(self) -> tuple[str, str] | None:
        """Return the witness's name and role; None for what was signed."""
        typed = self.cleaned_data
        return (typed["witness_name"], typed["witness_role"]) if typed["method"] == ORAL else None
