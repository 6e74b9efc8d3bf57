"""The forms of blocks and of broken glass: they read what was typed; the operations decide."""

from collections.abc import Iterable
from datetime import date, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kedjan.consents.domain.closing import LONGEST_LIFTING, MOST_WORDS, GlassReason, LiftingGround
from kedjan.consents.operations import Glass, Lift
from kedjan.kernel.clock import start_of_swedish_day
from kedjan.kernel.information import Category
from kedjan.kernel.personnummer import IdentityNumber, parse_identity_number
from kedjan.organisations.queries import OrganisationView
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer
from kedjan.ui.forms.once import OnceForm
from kedjan.ui.words import day, said


class BlockForm(OnceForm):
    """Whom something is closed to, and which kinds of information."""

    organisation = forms.ChoiceField(label=gettext_lazy("Vem ska inte få se?"), widget=forms.RadioSelect)
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Vad ska de inte få se?"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("organisation", "categories")

    def __init__(self, data: QueryDict | None, *, organisations: Iterable[OrganisationView]) -> None:
        """Take the organisations to choose from."""
        super().__init__(data)
        self._known = {str(one.id): one for one in organisations}
        offer(self, "organisation", [(which, one.name) for which, one in self._known.items()])
        offer(self, "categories", [(one.value, _(one.label)) for one in Category])

    @property
    def blocked(self) -> OrganisationView:
        """Return whom it is closed to."""
        return self._known[self.cleaned_data["organisation"]]

    @property
    def chosen(self) -> frozenset[Category]:
        """Return what is closed."""
        return frozenset(map(Category, self.cleaned_data["categories"]))


class OpenAgainForm(forms.Form):
    """Which blocks to lift for good: all of them, unless some are left out."""

    categories = forms.MultipleChoiceField(
        label=gettext_lazy("Vad ska inte längre vara spärrat?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: QueryDict | None, *, blocked: Iterable[Category]) -> None:
        """Take what is blocked."""
        self.kinds = sorted(blocked)
        super().__init__(data, initial={"categories": [one.value for one in self.kinds]})
        offer(self, "categories", [(one.value, _(one.label)) for one in self.kinds])

    @property
    def chosen(self) -> frozenset[Category]:
        """Return what is to be open again."""
        return frozenset(map(Category, self.cleaned_data["categories"]))


class LiftForm(ReadByParticipants, OnceForm):
    """From which unit, on what ground, until when and why a block is lifted for a time."""

    unit = forms.CharField(
        label=gettext_lazy("Vilken enhet arbetar du på?"),
        error_messages={"required": gettext_lazy("Skriv vilken enhet du arbetar på.")},
        max_length=120,
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Varför får spärren hävas?"),
        choices=[(one.value, gettext_lazy(one.label)) for one in LiftingGround],
        widget=forms.RadioSelect,
    )
    last_on = DateField(label=gettext_lazy("Till och med vilken dag?"))
    reason = forms.CharField(
        label=gettext_lazy("Vad behöver du se, och varför?"),
        help_text=gettext_lazy("Deltagaren läser det."),
        widget=EasyText(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Skriv med egna ord varför det behövs.")},
        max_length=MOST_WORDS,
    )
    field_order = ("unit", "ground", "last_on", "reason")

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        """Begin with today; a lifting ends at midnight, so that the last day it may have is six days ahead."""
        super().__init__(data, initial={"last_on": today})
        last = today + LONGEST_LIFTING - timedelta(days=1)
        self.fields["last_on"].help_text = _("Senast %(day)s.") % {"day": day(last)}

    def lift(self) -> Lift:
        """Return what was typed; until the midnight after the last day."""
        typed = self.cleaned_data
        until = start_of_swedish_day(min(typed["last_on"], date(9000, 1, 1)) + timedelta(days=1))
        return Lift(until, typed["unit"], LiftingGround(typed["ground"]), typed["reason"], self.key)


class GlassForm(ReadByParticipants, OnceForm):
    """Whom somebody must see without consent, and why."""

    number = forms.CharField(
        label=gettext_lazy("Personnummer"),
        help_text=gettext_lazy("Till exempel ÅÅÅÅMMDD-NNNN."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Skriv personnumret.")},
        max_length=20,
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Varför behöver du se uppgifterna nu?"),
        choices=[(one.value, gettext_lazy(one.label)) for one in GlassReason],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Vad har hänt, med dina egna ord?"),
        help_text=gettext_lazy("Personen och de som granskar läser det."),
        widget=EasyText(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Skriv med egna ord varför det behövs.")},
        max_length=MOST_WORDS,
    )
    field_order = ("number", "reason", "words")

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        """Take the day, which tells the century of a short number."""
        super().__init__(data)
        self._today = today

    def clean_number(self) -> IdentityNumber:
        """Return the number; whether anybody has it is not asked here."""
        found = parse_identity_number(self.cleaned_data["number"], today=self._today)
        if isinstance(found, IdentityNumber):
            return found
        raise forms.ValidationError(said(found), code=found.code)

    def glass(self) -> Glass:
        """Return what was typed."""
        typed = self.cleaned_data
        return Glass(typed["number"].digits, GlassReason(typed["reason"]), typed["words"], self.key)
