"""The form of a follow-up: it reads what was typed; the operation decides."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.outcomes.domain.situations import Situation
from kedjan.ui.forms import DateField


class FollowUpForm(forms.Form):
    """What the person does, and on which day."""

    situation = forms.ChoiceField(
        label=_("Vad gör deltagaren främst?"),
        help_text=_("Det som personen faktiskt gör den dagen. Sjukskriven från ett arbete räknas som sjukskriven."),
        choices=[(one.value, _(one.label)) for one in Situation],
        widget=forms.RadioSelect,
    )
    observed_on = DateField(label=_("Vilken dag gäller svaret?"))

    def __init__(self, data: QueryDict | None, *, observed_on: date) -> None:
        """Begin with the day that is most likely."""
        super().__init__(data, initial={"observed_on": observed_on})
