"""The form that names who follows a person at one's own organisation."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.journeys.web.forms import Choices
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer

NOBODY = "nobody"


class WorkerForm(ReadByParticipants):
    """Who follows the person from a day on; where somebody takes over: why, and what they need to know."""

    worker = forms.ChoiceField(label=_("Vem följer deltagaren hos er?"), widget=forms.RadioSelect)
    since_on = DateField(label=_("Från och med"))
    why = forms.ChoiceField(
        label=_("Varför byter ni?"),
        choices=[(one.value, _(one.label)) for one in WhyChanged],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj varför någon annan följer deltagaren.")},
    )
    note = forms.CharField(
        label=_("Det här behöver den nya veta"),
        help_text=_("Skriv vad som behövs, inte varför. Deltagaren kan läsa det."),
        widget=EasyText(attrs={"rows": 4}),
        error_messages={"required": _("Skriv det som nästa person behöver veta.")},
        max_length=2000,
    )

    def __init__(self, data: QueryDict | None, *, staff: Choices, asks_why: bool, initial: dict[str, object]) -> None:
        """Take those who give support as (id, name); asks_why: somebody is taken over from."""
        super().__init__(data, initial=initial)
        offer(self, "worker", [*staff, *([(NOBODY, str(_("Ingen är utsedd än")))] if asks_why else [])])
        if not asks_why:
            del self.fields["why"], self.fields["note"]
