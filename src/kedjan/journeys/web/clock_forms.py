"""The forms of what starts a clock: they read what was typed; the operations decide."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.journeys.domain.clock_events import CATEGORIES
from kedjan.ui.forms import DateField


class WriteClockForm(forms.Form):
    """What happened, and when."""

    event = forms.ChoiceField(
        label=_("Vad har hänt?"), choices=[(one.value, _(one.label)) for one in CATEGORIES], widget=forms.RadioSelect
    )
    began_on = DateField(label=_("När hände det?"), help_text=_("För en sjukskrivning: den första dagen."))
    last_on = DateField(
        label=_("Sista dag"),
        help_text=_("Bara för en sjukskrivning som har ett slut. Lämna tomt om den pågår."),
        required=False,
    )


class ChangeClockForm(forms.Form):
    """Other days, or that it was wrong."""

    what = forms.ChoiceField(
        label=_("Vad vill du göra?"),
        choices=[("change", _("Ändra dagarna")), ("take_back", _("Ta tillbaka det, för det stämmer inte"))],
        widget=forms.RadioSelect,
    )
    began_on = DateField(label=_("När hände det?"))
    last_on = DateField(label=_("Sista dag"), help_text=_("Lämna tomt om sjukskrivningen pågår."), required=False)

    def __init__(self, data: QueryDict | None, *, has_end: bool, initial: dict[str, object]) -> None:
        """Ask for a last day where there can be one."""
        super().__init__(data, initial=initial)
        if not has_end:
            del self.fields["last_on"]
