"""The form of a follow-up: it reads what was typed; the operation decides."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.consents.domain.on_behalf import TOLD_AT_AN_OFFICE, WhyOnBehalf
from kedjan.outcomes.domain.chances import Chance, Moment
from kedjan.outcomes.domain.situations import Situation
from kedjan.ui.forms import DateField
from kedjan.ui.forms.witnessed import ToldForm


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


class ChanceForm(forms.Form):
    """What somebody says of their own chances of work, at the moment that they are asked about."""

    moment = forms.ChoiceField(choices=[(one.value, one.value) for one in Moment], widget=forms.HiddenInput)
    chance = forms.ChoiceField(
        label=_("Hur stora är dina möjligheter till arbete nu?"),
        help_text=_("Jämför med när du började. Det finns inget rätt svar."),
        choices=[(one.value, _(one.label)) for one in Chance],
        widget=forms.RadioSelect,
    )


class ToldChanceForm(ToldForm):
    """What the person said of their chances of work to somebody who writes it in: when, how, and why not themselves."""

    moment = forms.ChoiceField(
        label=_("Vilken fråga gäller svaret?"),
        choices=[(one.value, _(one.label)) for one in Moment],
        widget=forms.RadioSelect,
    )
    chance = forms.ChoiceField(
        label=_("Hur stora är deltagarens möjligheter till arbete nu?"),
        help_text=_("Så som deltagaren själv säger, jämfört med när deltagaren började."),
        choices=[(one.value, _(one.label)) for one in Chance],
        widget=forms.RadioSelect,
    )
    answered_on = DateField(label=_("Vilken dag svarade deltagaren?"))
    field_order = ("moment", "chance", "answered_on", "told_by", "told_why")

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Begin with the question that is open and with today; offer the ways and the reasons."""
        super().__init__(data, initial=initial)
        self.offer_telling(TOLD_AT_AN_OFFICE, WhyOnBehalf)
