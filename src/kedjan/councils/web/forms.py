"""The forms of proposals: they read what was typed; the operations decide."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.councils.domain.proposals import NEXT, AnswerState
from kedjan.ui.forms import EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer


class ProposalForm(forms.Form):
    """What should change, and a name for whoever wants to show one."""

    text = forms.CharField(
        label=_("Vad bör ändras?"),
        help_text=_("Skriv vad som bör bli annorlunda. Du behöver inte berätta något om dig själv."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Skriv vad som bör ändras.")},
        max_length=2000,
    )
    signed = forms.CharField(
        label=_("Vill du visa ett namn?"),
        help_text=_("Du kan låta bli. Då ser ingen vem som föreslår."),
        required=False,
        max_length=80,
    )


class AnswerForm(ReadByParticipants):
    """What the programme does about a proposal, in words to everybody who takes part."""

    state = forms.ChoiceField(label=_("Vad svarar ni?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Vad gör ni, eller varför inte?"),
        help_text=_("Alla deltagare i programmet läser svaret. Skriv inget om någon person."),
        widget=EasyText(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad ni gör, eller varför ni inte gör det.")},
        max_length=2000,
    )

    def __init__(self, data: QueryDict | None, *, before: AnswerState | None) -> None:
        """Offer what may follow on the answer before."""
        super().__init__(data)
        offer(self, "state", [(one.value, str(_(one.label))) for one in NEXT[before]])


class ChairForm(forms.Form):
    """Which empty chair of the council one takes."""

    chair = forms.ChoiceField(
        label=_("Vilken plats vill du ha?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj en plats.")},
    )

    def __init__(self, data: QueryDict | None, *, chairs: Iterable[tuple[str, str]]) -> None:
        """Offer the chairs that are empty and for somebody like the reader."""
        super().__init__(data)
        offer(self, "chair", list(chairs))


class CommentForm(forms.Form):
    """What somebody in the council says of a proposal."""

    text = forms.CharField(
        label=_("Vad tycker du?"),
        help_text=_("Rådet och de som leder programmet läser det. Ditt namn står inte där."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad du tycker.")},
        max_length=2000,
    )
