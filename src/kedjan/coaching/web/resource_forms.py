"""The forms of coaches and rooms: they read what was typed; the operations decide."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.languages import LANGUAGES
from kedjan.coaching.domain.resources import GROUPS_MOST, MINUTES_MOST, PEOPLE_MOST, CoachTerms, RoomTerms
from kedjan.coaching.queries.programmes import CoachingProgramme
from kedjan.coaching.queries.resources import CoachView
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.queries import municipality_names
from kedjan.ui.forms import DateField
from kedjan.ui.forms.choices import offer

SPOKEN = [(code, _(name)) for code, name in LANGUAGES.items()]
FEATURES = [(one.value, _(one.label)) for one in RoomFeature]


def places_of(programme: CoachingProgramme) -> list[tuple[str, str]]:
    """Return the municipalities of the programme's areas by name, after an empty choice."""
    named = [(code, name) for code, name in municipality_names().items() if code in programme.codes]
    return [("", "–"), *sorted(named, key=lambda pair: pair[1])]


class TermsForm(forms.Form):
    """From where, how much and how far a coach works."""

    municipality = forms.ChoiceField(label=_("Utgår från"))
    trained_on = DateField(label=_("Utbildningen blev klar"))
    certified_until = DateField(label=_("Intyget gäller till och med"))
    max_at_once = forms.IntegerField(
        label=_("Högst hur många grupper på en gång?"), min_value=1, max_value=GROUPS_MOST, initial=1
    )
    max_groups = forms.IntegerField(
        label=_("Högst hur många grupper på ett år?"), min_value=1, max_value=GROUPS_MOST, initial=3
    )
    max_minutes = forms.IntegerField(
        label=_("Längsta resan med bil, i minuter"), min_value=1, max_value=MINUTES_MOST, initial=60
    )
    max_individual = forms.IntegerField(
        label=_("Högst hur många i egen coachning på en gång?"), min_value=0, max_value=PEOPLE_MOST, initial=15
    )
    languages = forms.MultipleChoiceField(
        label=_("Språk utöver svenska"), choices=SPOKEN, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: QueryDict | None, *, programme: CoachingProgramme, coach: CoachView | None = None) -> None:
        """Offer the programme's municipalities; begin with the terms of a coach that there is."""
        super().__init__(data, initial=_typed(coach))
        offer(self, "municipality", places_of(programme))

    def terms(self) -> CoachTerms:
        """Return what was typed in a valid form."""
        typed = self.cleaned_data
        return CoachTerms(
            municipality_code=typed["municipality"],
            trained_on=typed["trained_on"],
            certified_until=typed["certified_until"],
            max_at_once=typed["max_at_once"],
            max_groups=typed["max_groups"],
            max_minutes=typed["max_minutes"],
            max_individual=typed["max_individual"],
            languages=frozenset(typed["languages"]),
        )


class CoachForm(TermsForm):
    """Who is to be a coach, and on which terms."""

    account = forms.ChoiceField(
        label=_("Vem?"), help_text=_("Den som ger stöd i sin organisation och har utbildningen.")
    )
    field_order = ("account",)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        programme: CoachingProgramme,
        staff: Mapping[tuple[OrganisationId, AccountId], str],
    ) -> None:
        """Offer the staff of the programme's partners by name."""
        super().__init__(data, programme=programme)
        choices = [(f"{organisation} {account}", name) for (organisation, account), name in staff.items()]
        offer(self, "account", [("", "–"), *choices])
        self._whose = {f"{organisation} {account}": (organisation, account) for organisation, account in staff}

    def whose(self) -> tuple[OrganisationId, AccountId]:
        """Return whom was chosen in a valid form."""
        return self._whose[self.cleaned_data["account"]]


class DaysForm(forms.Form):
    """The first and the last of some days."""

    first_on = DateField(label=_("Första dagen"))
    last_on = DateField(label=_("Sista dagen"))


class AwayForm(DaysForm):
    """When a coach is away."""

    is_sudden = forms.BooleanField(
        label=_("Det blev känt för sent för att planera för"),
        help_text=_("Till exempel när någon ringer samma morgon. Skriv aldrig varför."),
        required=False,
    )


class RoomForm(forms.Form):
    """A room as whoever lends it describes it."""

    name = forms.CharField(label=_("Lokalens namn"), max_length=120)
    address = forms.CharField(label=_("Adress"), max_length=200)
    municipality = forms.ChoiceField(label=_("Kommun"))
    capacity = forms.IntegerField(label=_("Hur många får plats?"), min_value=1, max_value=PEOPLE_MOST)
    parallel = forms.IntegerField(
        label=_("Hur många grupper kan ha den samma vecka?"), min_value=1, max_value=GROUPS_MOST, initial=1
    )
    features = forms.MultipleChoiceField(
        label=_("Vad finns i lokalen?"), choices=FEATURES, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: QueryDict | None, *, programme: CoachingProgramme) -> None:
        """Offer the programme's municipalities."""
        super().__init__(data)
        offer(self, "municipality", places_of(programme))

    def terms(self) -> RoomTerms:
        """Return what was typed in a valid form."""
        typed = self.cleaned_data
        return RoomTerms(
            name=typed["name"],
            address=typed["address"],
            municipality_code=typed["municipality"],
            capacity=typed["capacity"],
            features=frozenset(RoomFeature(one) for one in typed["features"]),
            parallel=typed["parallel"],
        )


def _typed(coach: CoachView | None) -> dict[str, object]:
    if coach is None:
        return {}
    return {
        "municipality": coach.municipality_code,
        "trained_on": coach.trained_on,
        "certified_until": coach.certified_until,
        "max_at_once": coach.max_at_once,
        "max_groups": coach.max_groups,
        "max_minutes": coach.max_minutes,
        "max_individual": coach.max_individual,
        "languages": list(coach.languages),
    }
