"""The forms of an answer to a seat."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.coaching.domain.codes import SeatAnswer
from kedjan.consents.domain.on_behalf import TOLD_AT_AN_OFFICE, WhyOnBehalf
from kedjan.ui.forms.witnessed import ToldForm


class SeatForm(forms.Form):
    """What somebody answers."""

    answer = forms.ChoiceField(
        label=_("Vad svarar du?"), choices=[(one.value, _(one.label)) for one in SeatAnswer], widget=forms.RadioSelect
    )


class ToldSeatForm(ToldForm):
    """What the person answered to somebody who writes it down: how, and why not themselves."""

    answer = forms.ChoiceField(
        label=_("Vad svarade deltagaren?"),
        choices=[(one.value, _(one.label)) for one in SeatAnswer],
        widget=forms.RadioSelect,
    )
    field_order = ("answer", "told_by", "told_why")

    def __init__(self, data: QueryDict | None) -> None:
        """Offer the ways and the reasons."""
        super().__init__(data)
        self.offer_telling(TOLD_AT_AN_OFFICE, WhyOnBehalf)
