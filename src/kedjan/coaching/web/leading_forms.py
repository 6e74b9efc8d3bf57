"""The forms of leading a group: they read what was typed; the operations decide."""

from collections.abc import Iterable, Mapping
from datetime import time
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.coaching.domain.circumstances import CHECKLIST, Circumstances
from kedjan.coaching.domain.codes import WhyCancelled
from kedjan.coaching.domain.leading_codes import MaterialForm, ToolKind
from kedjan.coaching.operations.leading import Material
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer

FORMS = [(one.value, _(one.label)) for one in MaterialForm]
_HOUR = r"([01]?\d|2[0-3])[:.][0-5]\d"


class SessionForm(ReadByParticipants):
    """When a session is, its theme, its material and in which forms it is at hand."""

    on = DateField(label=_("Dag"))
    begins_at = forms.RegexField(
        _HOUR,
        label=_("Klockan"),
        help_text=_("Till exempel 09:30"),
        max_length=5,
        error_messages={"invalid": _("Skriv klockslaget som 09:30.")},
    )
    theme = forms.CharField(label=_("Tema"), required=False, max_length=120)
    text = forms.CharField(
        label=_("Material"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )
    easy_text = forms.CharField(
        label=_("Samma sak på lätt svenska"),
        help_text=_("Korta meningar och vanliga ord. Deltagarna läser den här först."),
        required=False,
        max_length=8000,
        widget=EasyText(attrs={"rows": 6}),
    )
    link_name = forms.CharField(label=_("Vad heter filen eller sidan?"), required=False, max_length=120)
    link = forms.URLField(label=_("Länk till filen eller sidan"), required=False, max_length=300, assume_scheme="https")
    ways = forms.MultipleChoiceField(
        label=_("Hur finns materialet?"), choices=FORMS, widget=forms.CheckboxSelectMultiple, required=False
    )

    def begins(self) -> time:
        """Return the time that was typed."""
        hours, minutes = self.cleaned_data["begins_at"].replace(".", ":").split(":")
        return time(int(hours), int(minutes))

    def material(self) -> Material:
        """Return the theme and the material that were typed."""
        typed = self.cleaned_data
        chosen = tuple(MaterialForm(one) for one in typed["ways"])
        return Material(typed["theme"], typed["text"], typed["easy_text"], typed["link"], typed["link_name"], chosen)


class HeldForm(forms.Form):
    """Who led a session that has been."""

    led_by = forms.MultipleChoiceField(
        label=_("Vilka ledde träffen?"),
        help_text=_("Gruppens första träff måste två coacher leda."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Säg vem som ledde träffen.")},
    )

    def __init__(self, data: QueryDict | None, *, coaches: Iterable[tuple[str, str]], initial: list[str]) -> None:
        """Take those who may have led it as (id, name)."""
        super().__init__(data, initial={"led_by": initial})
        offer(self, "led_by", coaches)

    def coaches(self) -> frozenset[UUID]:
        """Return who was chosen."""
        return frozenset(UUID(one) for one in self.cleaned_data["led_by"])


class CancelForm(forms.Form):
    """Why a session is cancelled."""

    why = forms.ChoiceField(
        label=_("Varför ställs träffen in?"),
        choices=[(one.value, _(one.label)) for one in WhyCancelled],
        widget=forms.RadioSelect,
    )


class NoteForm(ReadByParticipants):
    """A note about somebody in the group."""

    text = forms.CharField(
        label=_("Anteckning"),
        help_text=_("Skriv vad som behövs, inte varför. Deltagaren kan läsa det."),
        max_length=4000,
        widget=EasyText(attrs={"rows": 5}),
    )


class GroupNoteForm(forms.Form):
    """A note about the group as a whole."""

    text = forms.CharField(
        label=_("Vad ska ni minnas om gruppen?"),
        help_text=_("Om lokalen, tiden eller arbetet tillsammans. Skriv inte om någon i gruppen."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class TalkForm(forms.Form):
    """When an individual talk was held, and when the next one is."""

    held_on = DateField(label=_("När talades ni vid?"), required=False)
    next_on = DateField(label=_("När talas ni vid nästa gång?"), required=False)


class CircumstancesForm(forms.Form):
    """The checklist: the same questions to everybody; what is not talked about is left empty."""

    def __init__(self, data: QueryDict | None, *, known: Mapping[Circumstances, str]) -> None:
        """Ask all the questions, with what was answered before."""
        super().__init__(data)
        for one in CHECKLIST:
            self.fields[one.key.value] = forms.CharField(
                label=_(one.text),
                required=False,
                max_length=2000,
                initial=known.get(one.key, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.known = known

    def clean(self) -> dict[str, object]:
        """Ask for an answer at least: what is empty says nothing."""
        typed = super().clean() or self.cleaned_data
        if not any(typed.values()):
            raise forms.ValidationError(_("Skriv svaret på minst en fråga."))
        return typed

    def answers(self) -> dict[Circumstances, str]:
        """Return what was answered anew: neither empty nor as it was."""
        typed = {one.key: self.cleaned_data[one.key.value] for one in CHECKLIST}
        return {key: text for key, text in typed.items() if text and text != self.known.get(key)}


class MaterialForms(forms.Form):
    """In which forms somebody wants the material."""

    ways = forms.MultipleChoiceField(
        label=_("Hur vill du ha texterna?"), choices=FORMS, widget=forms.CheckboxSelectMultiple, required=False
    )
    chosen = forms.CharField(initial="yes", widget=forms.HiddenInput)  # no box ticked is a choice too


class ToolForm(forms.Form):
    """One of the participant's own tools."""

    text = forms.CharField(label="", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, data: QueryDict | None, *, tool: ToolKind, text: str) -> None:
        """Ask the tool's question, with what was written before."""
        super().__init__(data, initial={"text": text})
        self.is_new = not text
        self.fields["text"].label = _(tool.question)

    def clean_text(self) -> str:
        """Ask for something to begin with; what is written can be emptied again."""
        text: str = self.cleaned_data["text"]
        if self.is_new and not text:
            raise forms.ValidationError(_("Skriv något först."))
        return text
