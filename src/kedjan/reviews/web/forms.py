"""The forms of reviews: they read what was typed; the operations decide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kedjan.consents.domain.closing import Verdict
from kedjan.reviews.domain.asking import Concern, Outcome
from kedjan.ui.forms import EasyText, ReadByParticipants


class AskForm(forms.Form):
    """Why the person asks."""

    concern = forms.ChoiceField(
        label=_("Varför frågar du?"),
        choices=[(one.value, _(one.label)) for one in Concern],
        widget=forms.RadioSelect,
    )


class AnswerForm(ReadByParticipants):
    """What the security officer found, and words for the person."""

    outcome = forms.ChoiceField(
        label=_("Vad kom du fram till?"),
        choices=[(one.value, _(one.label)) for one in Outcome],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Svar till personen"),
        help_text=_("Skriv enkelt och vänligt. Skriv inget som bara du och kollegan ska veta."),
        widget=EasyText(attrs={"rows": 4}),
        max_length=2000,
    )


class VerdictForm(forms.Form):
    """Whether it was justified to look without consent."""

    verdict = forms.ChoiceField(
        label=_("Var det befogat?"),
        choices=[(one.value, _(one.label)) for one in Verdict],
        widget=forms.RadioSelect,
    )


class NoteForm(forms.Form):
    """What the security officer found about an unusual reading."""

    note = forms.CharField(
        label=_("Vad kom du fram till?"),
        help_text=_("Skriv inte vem deltagaren är."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
