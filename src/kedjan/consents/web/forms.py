"""The forms of agreements: they read what was typed; the operations decide."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.domain.on_behalf import TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT, told_from
from kedjan.consents.domain.terms import GdprTerms, Paper, RecordsTerms
from kedjan.consents.operations.drafting import Given, Sharing
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category
from kedjan.organisations.queries import OrganisationView
from kedjan.ui.forms import DateField, EasyLine, ReadByParticipants
from kedjan.ui.forms.choices import offer
from kedjan.ui.forms.witnessed import ToldForm, WitnessedForm

_LAST = ("method", "witness_name", "witness_role", "told_by", "told_why", "given_on", "last_on")


class GivingForm(WitnessedForm):
    """How, when and until when an agreement is given. On the web: the person answers on their own page."""

    given_on = DateField(label=gettext_lazy("När lämnas samtycket?"))
    last_on = DateField(label=gettext_lazy("Till och med vilken dag ska det gälla?"))
    field_order: Iterable[str] | None = _LAST

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Offer the ways, the web first."""
        super().__init__(data, initial=initial)
        texts = {ConsentMethod.SIGNED_WEB: _("Deltagaren svarar själv på sin sida")}
        offer(self, "method", [(one.value, texts.get(one) or _(one.label)) for one in ConsentMethod])
        self.offer_telling(TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT)
        self.fields["told_by"].help_text = _("Bara om du skriver in svaret åt deltagaren.")

    def given(self, language: str) -> Given:
        """Return how it is given, in the language of the page."""
        heard = self.witness()
        return Given(
            method=ConsentMethod(self.cleaned_data["method"]),
            given_on=self.cleaned_data["given_on"],
            until_on=self.cleaned_data["last_on"] + timedelta(days=1),
            language=language,
            witness=None if heard is None else Witness(*heard),
            told=told_from(*self.telling()),
        )


class SharingForm(ReadByParticipants, GivingForm):
    """Who hands over, to whom, what, and in order to do what."""

    givers = forms.MultipleChoiceField(
        label=gettext_lazy("Vilka får lämna ut uppgifter?"), widget=forms.CheckboxSelectMultiple
    )
    receivers = forms.MultipleChoiceField(
        label=gettext_lazy("Vilka får ta del av dem?"), widget=forms.CheckboxSelectMultiple
    )
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Vilka slags uppgifter?"), widget=forms.CheckboxSelectMultiple
    )
    purpose = forms.CharField(
        label=gettext_lazy("För att göra vad?"),
        help_text=gettext_lazy("Fortsätt meningen: för att … Till exempel: planera återgång i arbete."),
        widget=EasyLine,
        max_length=200,
    )
    field_order = ("givers", "receivers", "categories", "purpose", *_LAST)

    def __init__(
        self, data: QueryDict | None, *, initial: dict[str, object], organisations: tuple[OrganisationView, ...]
    ) -> None:
        """Take the organisations to choose from."""
        super().__init__(data, initial=initial)
        named = [(str(one.id), one.name) for one in organisations]
        offer(self, "givers", named)
        offer(self, "receivers", named)
        offer(self, "categories", [(one.value, _(one.label)) for one in Category if one is not Category.WORK])
        self._known = {str(one.id): one.id for one in organisations}

    def sharing(self) -> Sharing:
        """Return what was chosen."""
        return Sharing(
            givers=self._chosen("givers"),
            receivers=self._chosen("receivers"),
            categories=frozenset(map(Category, self.cleaned_data["categories"])),
            purpose=self.cleaned_data["purpose"],
        )

    def _chosen(self, name: str) -> frozenset[OrganisationId]:
        return frozenset(self._known[one] for one in self.cleaned_data[name])


class RecordsForm(ReadByParticipants, GivingForm):
    """Whose papers, which, of which time, and what for."""

    providers = forms.CharField(
        label=gettext_lazy("Från vilka vårdgivare?"),
        help_text=gettext_lazy("En på varje rad."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    papers = forms.MultipleChoiceField(label=gettext_lazy("Vilka handlingar?"), widget=forms.CheckboxSelectMultiple)
    first_on = DateField(label=gettext_lazy("Handlingar från och med"))
    until_on = DateField(label=gettext_lazy("Handlingar till och med"))
    purpose = forms.CharField(
        label=gettext_lazy("Vad får de användas till?"),
        help_text=gettext_lazy("Fortsätt meningen: bara till att … Till exempel: se vad som behövs på en arbetsplats."),
        widget=EasyLine,
        max_length=200,
    )
    field_order = ("providers", "papers", "first_on", "until_on", "purpose", *_LAST)

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Offer the kinds of papers."""
        super().__init__(data, initial=initial)
        offer(self, "papers", [(one.value, _(one.label)) for one in Paper])

    def terms(self) -> RecordsTerms:
        """Return what was typed."""
        typed = self.cleaned_data
        return RecordsTerms(
            providers=tuple(line.strip() for line in typed["providers"].splitlines() if line.strip()),
            papers=frozenset(map(Paper, typed["papers"])),
            first_on=typed["first_on"],
            last_on=typed["until_on"],
            purpose=typed["purpose"],
        )


class GdprForm(ReadByParticipants, GivingForm):
    """What for, and why consent is the basis."""

    purpose = forms.CharField(
        label=gettext_lazy("Vad ska uppgifterna användas till?"),
        help_text=gettext_lazy("Fortsätt meningen: för att … Till exempel: visa bilder på en utställning."),
        widget=EasyLine,
        max_length=200,
    )
    why = forms.CharField(
        label=gettext_lazy("Varför är samtycke grunden?"),
        help_text=gettext_lazy("Fortsätt meningen: eftersom … Det som hör till ert uppdrag behöver inget samtycke."),
        widget=EasyLine,
        max_length=200,
    )
    field_order = ("purpose", "why", *_LAST)

    def terms(self) -> GdprTerms:
        """Return what was typed."""
        return GdprTerms(purpose=self.cleaned_data["purpose"], why=self.cleaned_data["why"])


class WithdrawalForm(ToldForm):
    """How the person took it back, and why somebody else writes it in."""

    def __init__(self, data: QueryDict | None) -> None:
        """Offer the ways and the reasons."""
        super().__init__(data)
        self.offer_telling(TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT)


class ScanForm(forms.Form):
    """The scan of a signed paper."""

    file = forms.FileField(
        label=gettext_lazy("Det undertecknade pappret"),
        help_text=gettext_lazy("PDF, JPEG eller PNG, högst 10 MB. Filens namn sparas inte."),
    )
