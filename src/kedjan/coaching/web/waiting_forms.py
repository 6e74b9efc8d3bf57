"""The forms of waiting for a group."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.coaching.domain.codes import RoomFeature, WhyNotWaiting
from kedjan.coaching.domain.waiting import MINUTES_MOST, Wish
from kedjan.coaching.web.resource_forms import FEATURES, SPOKEN
from kedjan.ui.forms import DateField


class WaitForm(forms.Form):
    """From when until when somebody can start, and what the group must have, as they say it."""

    earliest_on = DateField(label=_("Kan börja tidigast"))
    latest_on = DateField(
        label=_("Behöver ha börjat senast"),
        help_text=_("Förslaget är en vecka innan ersättningen tar slut, när den dagen är känd."),
    )
    benefit_ends = forms.BooleanField(label=_("Ersättningen tar slut om gruppen inte har börjat då"), required=False)
    max_minutes = forms.IntegerField(
        label=_("Längsta resan med buss och tåg, i minuter"), min_value=1, max_value=MINUTES_MOST
    )
    needs = forms.MultipleChoiceField(
        label=_("Vad behöver finnas i lokalen?"),
        help_text=_("Skriv vad som behövs, aldrig varför."),
        choices=FEATURES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Språk som en coach behöver tala"), choices=[("", _("Svenska fungerar")), *SPOKEN], required=False
    )

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Begin with what is proposed."""
        super().__init__(data, initial=initial)

    def wish(self) -> Wish:
        """Return what was typed in a valid form."""
        typed = self.cleaned_data
        return Wish(
            earliest_on=typed["earliest_on"],
            latest_on=typed["latest_on"],
            benefit_ends=typed["benefit_ends"],
            max_minutes=typed["max_minutes"],
            needs=frozenset(RoomFeature(one) for one in typed["needs"]),
            language=typed["language"],
        )


class StopForm(forms.Form):
    """Why somebody does not wait any more."""

    why = forms.ChoiceField(
        label=_("Varför väntar deltagaren inte längre?"),
        choices=[(one.value, _(one.label)) for one in WhyNotWaiting],
        widget=forms.RadioSelect,
    )
