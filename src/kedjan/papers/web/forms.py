"""The forms of papers: they read what was typed; the operations decide."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kedjan.consents.domain.terms import Paper
from kedjan.papers.domain.asking import LONGEST_ADDRESS, LONGEST_NAME, Wanted
from kedjan.papers.domain.codes import CANCELLED_BECAUSE, REFUSED_BECAUSE, PaperUse, RequestState, Way, WhyEnded
from kedjan.papers.domain.path import Marking
from kedjan.ui.forms import DateField
from kedjan.ui.forms.choices import offer

_DOES = {
    RequestState.SENT: gettext_lazy("Begäran är skickad"),
    RequestState.REMINDED: gettext_lazy("De är påminda"),
    RequestState.REFUSED: gettext_lazy("De har svarat nej"),
    RequestState.CANCELLED: gettext_lazy("Begäran är stoppad"),
}


class MyWantedForm(forms.Form):
    """Where there are papers, which, and of which time."""

    provider = forms.CharField(
        label=gettext_lazy("Var finns pappren?"),
        help_text=gettext_lazy("Till exempel namnet på vårdcentralen eller sjukhuset."),
        max_length=LONGEST_NAME,
    )
    papers = forms.MultipleChoiceField(label=gettext_lazy("Vilka papper?"), widget=forms.CheckboxSelectMultiple)
    first_on = DateField(label=gettext_lazy("Papper från och med"))
    last_on = DateField(label=gettext_lazy("Papper till och med"))

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Offer the kinds of papers."""
        super().__init__(data, initial=initial)
        offer(self, "papers", [(one.value, _(one.label)) for one in Paper])

    def wanted(self) -> Wanted:
        """Return what was typed."""
        typed = self.cleaned_data
        return Wanted(
            provider=typed["provider"],
            papers=frozenset(map(Paper, typed["papers"])),
            first_on=typed["first_on"],
            last_on=typed["last_on"],
            address=typed.get("address", ""),
            reply_to=typed.get("reply_to", ""),
        )


class WantedForm(MyWantedForm):
    """The same, with where the letter goes and where the answer is to go."""

    address = forms.CharField(
        label=gettext_lazy("Adress till dem"),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reply_to = forms.CharField(
        label=gettext_lazy("Dit ska svaret skickas"),
        help_text=gettext_lazy("Er adress. Den fylls i med den som ni använde senast."),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("provider", "address", "papers", "first_on", "last_on", "reply_to")


class MarkForm(forms.Form):
    """What has happened to a request."""

    state = forms.ChoiceField(label=gettext_lazy("Vad har hänt?"), widget=forms.RadioSelect)
    on = DateField(label=gettext_lazy("Vilken dag?"))
    way = forms.ChoiceField(
        label=gettext_lazy("Hur skickades det?"),
        required=False,
        widget=forms.RadioSelect,
    )
    why = forms.ChoiceField(
        label=gettext_lazy("Varför kommer det inga papper?"),
        help_text=gettext_lazy("Bara om de har svarat nej, eller om begäran är stoppad."),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object], states: Iterable[RequestState]) -> None:
        """Offer what can happen next, and no other."""
        super().__init__(data, initial=initial)
        known = set(states)
        offer(self, "state", [(one.value, str(words)) for one, words in _DOES.items() if one in known])
        offer(self, "way", [(one.value, _(one.label)) for one in Way])
        whys = (*(REFUSED_BECAUSE if RequestState.REFUSED in known else ()), *CANCELLED_BECAUSE)
        offer(self, "why", [(one.value, _(one.label)) for one in whys])

    def marking(self) -> Marking:
        """Return what was chosen."""
        typed = self.cleaned_data
        return Marking(
            state=RequestState(typed["state"]),
            on=typed["on"],
            way=Way(typed["way"]) if typed["way"] else None,
            why=WhyEnded(typed["why"]) if typed["why"] else None,
        )


class ReceiveForm(forms.Form):
    """One file of what the provider sent."""

    kind = forms.ChoiceField(label=gettext_lazy("Vad är det för papper?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=gettext_lazy("Filen"),
        help_text=gettext_lazy("PDF, JPEG eller PNG, högst 25 MB. Filens namn sparas inte."),
        allow_empty_file=True,
    )

    def __init__(
        self, data: QueryDict | None, files: "MultiValueDict[str, UploadedFile[Any]] | None", *, kinds: Iterable[Paper]
    ) -> None:
        """Offer the kinds that were asked for."""
        super().__init__(data, files)
        offer(self, "kind", [(one.value, _(one.label)) for one in kinds])


class UseForm(forms.Form):
    """What the paper is read for."""

    use = forms.ChoiceField(label=gettext_lazy("Vad ska du använda pappret till?"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, *, uses: Iterable[PaperUse]) -> None:
        """Offer what the person has not said no to."""
        super().__init__(data)
        offer(self, "use", [(one.value, _(one.label)) for one in uses])
