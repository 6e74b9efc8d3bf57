"""The forms about barriers: what somebody writes, and what whoever runs Kedjan answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kedjan.barriers.domain.reports import ANSWERS, LONGEST, LONGEST_CONTACT
from kedjan.ui.forms import EasyText, ReadByParticipants
from kedjan.ui.forms.once import OnceForm


class ReportForm(OnceForm):
    """What bars somebody, and how they can be reached if they want an answer."""

    words = forms.CharField(
        label=_("Vad hindrar dig?"),
        help_text=_("Skriv på vilken sida det var och vad som hände. Skriv inget om din hälsa."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Skriv vad som hindrar dig.")},
        max_length=LONGEST,
    )
    contact = forms.CharField(
        label=_("Hur når vi dig?"),
        help_text=_("E-post eller telefon, om du vill ha svar. Bara de som svarar dig ser det."),
        required=False,
        max_length=LONGEST_CONTACT,
    )


class AnswerForm(ReadByParticipants):
    """How far a report has come, in words that can be read to whoever wrote it."""

    status = forms.ChoiceField(
        label=_("Hur långt har ni kommit?"),
        choices=[(one.value, _(one.label)) for one in ANSWERS],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Svar"),
        help_text=_("Har den som skrev sagt hur ni når hen? Skicka då svaret dit själv. Kedjan skickar det inte."),
        widget=EasyText(attrs={"rows": 4}),
        max_length=2000,
    )
