"""The forms of trial places: they read what was typed; the operations decide."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import AT_AN_OFFICE, ConsentMethod
from kedjan.consents.domain.on_behalf import TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT, told_from
from kedjan.organisations.queries import municipality_names
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer
from kedjan.ui.forms.witnessed import WitnessedForm
from kedjan.ui.sorting import ASKED, order_from
from kedjan.workplaces.domain.features import PlaceFeature
from kedjan.workplaces.domain.places import MOST_HOURS, Offer, Request
from kedjan.workplaces.operations import SaidYes
from kedjan.workplaces.queries import PlaceOrder, Wanted
from kedjan.workplaces.web.place_pages import order_of

_FEATURES = [(one.value, _(one.label)) for one in PlaceFeature]


def municipality_choices(first: str) -> list[tuple[str, str]]:
    """Return all municipalities by name, after an empty choice with the given text."""
    named = sorted(municipality_names().items(), key=lambda pair: pair[1])
    return [("", first), *named]


class PlaceFilterForm(forms.Form):
    """Which places to show."""

    words = forms.CharField(label=_("Ord"), required=False, max_length=80)
    municipality = forms.ChoiceField(label=_("Kommun"), required=False)
    free = forms.BooleanField(label=_("Bara platser som är lediga i dag"), required=False)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict) -> None:
        """Take what the address says; the order of the list goes along."""
        super().__init__(data)
        offer(self, "municipality", municipality_choices(str(_("Alla kommuner"))))
        self.full_clean()

    @property
    def wanted(self) -> Wanted:
        """Return what is asked for; everything where a municipality is named that there is not."""
        cleaned = self.cleaned_data
        order = order_from(cleaned.get(ASKED, ""), [one.value for one in PlaceOrder])
        return Wanted(
            municipality_code=cleaned.get("municipality") or None,
            is_free=bool(cleaned.get("free")),
            words=cleaned.get("words", ""),
            order=PlaceOrder(order.key) if order.key else None,
            is_backwards=order.is_backwards,
        )

    @property
    def asked(self) -> dict[str, str]:
        """Return what the address says, for the links to the other pages of the list."""
        which = self.wanted
        found = {
            "words": which.words,
            "municipality": which.municipality_code or "",
            "free": "on" if which.is_free else "",
            ASKED: order_of(which).asked,
        }
        return {name: value for name, value in found.items() if value}


class OfferForm(ReadByParticipants):
    """A trial place as the employer describes it."""

    title = forms.CharField(
        label=_("Vad heter platsen?"), help_text=_("Till exempel Kök och servering"), max_length=120
    )
    tasks = forms.CharField(
        label=_("Vad gör man där?"),
        help_text=_("Skriv arbetsuppgifterna kort, en i taget."),
        widget=EasyText(attrs={"rows": 4}),
        max_length=1000,
    )
    municipality = forms.ChoiceField(label=_("I vilken kommun?"))
    hours_per_week = forms.IntegerField(label=_("Hur många timmar i veckan?"), min_value=1, max_value=MOST_HOURS)
    capacity = forms.IntegerField(label=_("Hur många kan vara där samtidigt?"), min_value=1, max_value=99)
    features = forms.MultipleChoiceField(
        label=_("Vad finns på platsen?"), choices=_FEATURES, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: QueryDict | None) -> None:
        """Take what was typed."""
        super().__init__(data)
        offer(self, "municipality", municipality_choices("–"))

    def offered(self) -> Offer:
        """Return what was typed in a valid form."""
        typed = self.cleaned_data
        return Offer(
            title=typed["title"],
            tasks=typed["tasks"],
            municipality_code=typed["municipality"],
            hours_per_week=typed["hours_per_week"],
            capacity=typed["capacity"],
            features=frozenset(PlaceFeature(one) for one in typed["features"]),
        )


class TakeForm(WitnessedForm):
    """When and how a participant wants to try a place, and how they said yes."""

    starts_on = DateField(label=_("Första dagen"))
    ends_on = DateField(label=_("Sista dagen"))
    most_hours = forms.IntegerField(
        label=_("Högst hur många timmar i veckan?"),
        help_text=_("Det som deltagaren själv vill och orkar."),
        min_value=1,
        max_value=MOST_HOURS,
    )
    needs = forms.MultipleChoiceField(
        label=_("Vad behöver finnas på platsen?"),
        help_text=_("Sparas inte. Kedjan jämför med det arbetsgivaren har uppgett."),
        choices=_FEATURES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    presented_as = forms.CharField(
        label=_("Vilket namn ska arbetsgivaren få?"),
        help_text=_("Deltagaren väljer. Ett förnamn räcker."),
        max_length=60,
    )
    field_order = ("starts_on", "ends_on", "most_hours", "needs", "presented_as")

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Offer the ways in which a yes is given at an office."""
        super().__init__(data, initial=initial)
        offer(self, "method", [(one.value, str(_(one.label))) for one in AT_AN_OFFICE])
        self.offer_telling(TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT)

    def request(self) -> Request:
        """Return what a valid form asks of the place."""
        typed = self.cleaned_data
        return Request(
            starts_on=typed["starts_on"],
            ends_on=typed["ends_on"],
            presented_as=typed["presented_as"],
            needs=frozenset(PlaceFeature(one) for one in typed["needs"]),
            most_hours=typed["most_hours"],
        )

    def said_yes(self, language: str) -> SaidYes:
        """Return how the person said yes, to the text in the language of the page."""
        heard = self.witness()
        witness = None if heard is None else Witness(*heard)
        return SaidYes(ConsentMethod(self.cleaned_data["method"]), language, witness, told_from(*self.telling()))


class EndForm(forms.Form):
    """The new last day of a placement."""

    ends_on = DateField(label=_("Ny sista dag"))

    def __init__(self, data: QueryDict | None, *, planned_on: date) -> None:
        """Begin with the day that was planned."""
        super().__init__(data, initial={"ends_on": planned_on})
