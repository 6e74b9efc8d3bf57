"""How somebody said yes, on paper or orally before a witness: the same three fields on every form that asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ORAL = "oral_witness"


class WitnessedForm(forms.Form):
    """A form whose `method` may be oral; then it asks who heard it, and in which role."""

    method = forms.ChoiceField(label=_("Hur lämnas samtycket?"), widget=forms.RadioSelect)
    witness_name = forms.CharField(
        label=_("Vem var vittne?"), help_text=_("Bara om det var muntligt."), required=False, max_length=120
    )
    witness_role = forms.CharField(
        label=_("Vittnets roll"), help_text=_("Till exempel kollega eller god man."), required=False, max_length=120
    )

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
