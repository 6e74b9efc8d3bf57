"""The forms of planning: they read what was typed; the operations decide."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.coaching.domain.codes import WhyCancelled
from kedjan.coaching.domain.plan_rules import NAME_LENGTH, SECONDS, PlanWish
from kedjan.coaching.operations.plan_writing import Meeting
from kedjan.coaching.queries.plan_repairs import Illness
from kedjan.coaching.queries.plans import PlanItem
from kedjan.kernel.ids import CoachId, ProgrammeId
from kedjan.ui.forms import DateField

_EFFORTS = {10: _("10 sekunder: en första blick"), 60: _("1 minut: det vanliga"), 300: _("5 minuter: noggrant")}
_DAYS = [("0", _("Måndag")), ("1", _("Tisdag")), ("2", _("Onsdag")), ("3", _("Torsdag")), ("4", _("Fredag"))]
_BEGINS = [(f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}") for hour in range(8, 17) for minute in (0, 30)]
_MINUTES = [("120", _("2 timmar")), ("180", _("3 timmar")), ("240", _("4 timmar"))]
_WHY = [("", "–"), *((one.value, _(one.label)) for one in WhyCancelled)]


def seconds_field() -> forms.ChoiceField:
    """Return the question how long a search may go on."""
    return forms.ChoiceField(
        label=_("Hur länge får datorn leta?"),
        help_text=_("Ju längre den letar, desto bättre blir planen. Du kan stoppa när du vill."),
        choices=[(str(one), _EFFORTS[one]) for one in SECONDS],
        widget=forms.RadioSelect,
    )


class PlanForm(forms.Form):
    """What a plan is asked for with."""

    name = forms.CharField(label=_("Vad ska planen heta?"), max_length=NAME_LENGTH)
    first_week_on = DateField(label=_("Första måndagen"), help_text=_("Planen gäller ett år från den veckan."))
    seconds = seconds_field()

    def __init__(self, data: QueryDict | None, *, today: date, suggested: str) -> None:
        """Begin with the next Monday."""
        monday = today + timedelta(days=7 - today.weekday())
        super().__init__(data, initial={"name": suggested, "first_week_on": monday, "seconds": "60"})

    def wish(self, programme_id: ProgrammeId) -> PlanWish:
        """Return what was typed in a valid form."""
        typed = self.cleaned_data
        return PlanWish(
            programme_id=programme_id,
            name=typed["name"],
            first_week_on=typed["first_week_on"],
            seconds=int(typed["seconds"]),
        )


class CompareForm(forms.Form):
    """Which plan another one is shown beside; without a field where there is none."""

    def __init__(self, others: Sequence[PlanItem], *, chosen: PlanItem | None) -> None:
        """Begin with the plan that is shown."""
        super().__init__(None, initial={"with": None if chosen is None else str(chosen.id)})
        if others:
            named = [(str(one.id), f"{one.name} ({_(one.status.label).lower()})") for one in others]
            self.fields["with"] = forms.ChoiceField(label=_("Jämför med"), choices=named)


class MeetingForm(forms.Form):
    """When the groups that are new meet; and why groups are cancelled, where a plan does without some."""

    weekday = forms.ChoiceField(label=_("Vilken dag träffas de nya grupperna?"), choices=_DAYS)
    begins_at = forms.ChoiceField(label=_("När börjar de?"), choices=_BEGINS)
    minutes = forms.ChoiceField(label=_("Hur länge håller de på?"), choices=_MINUTES)

    def __init__(self, data: QueryDict | None, *, asks_why: bool) -> None:
        """Begin with Tuesday morning."""
        super().__init__(data, initial={"weekday": "1", "begins_at": "09:00", "minutes": "180"})
        if asks_why:
            self.fields["why"] = forms.ChoiceField(label=_("Varför ställs grupper in?"), choices=_WHY)

    def meeting(self) -> Meeting:
        """Return what was chosen in a valid form."""
        chosen = self.cleaned_data
        return Meeting(int(chosen["weekday"]), time.fromisoformat(chosen["begins_at"]), int(chosen["minutes"]))

    def why(self) -> WhyCancelled | None:
        """Return the reason, where one was asked for."""
        chosen = self.cleaned_data.get("why")
        return WhyCancelled(chosen) if chosen else None


class IllForm(forms.Form):
    """On which days a coach is away."""

    first_on = DateField(label=_("Första dagen"))
    last_on = DateField(
        label=_("Sista dagen"), help_text=_("Gissa om du inte vet. Du kan skriva in fler dagar senare.")
    )

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        """Begin with four weeks from today."""
        super().__init__(data, initial={"first_on": today, "last_on": today + timedelta(days=27)})

    def clean(self) -> dict[str, Any]:
        """Refuse an illness that ends before it begins."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("Den sista dagen är före den första."))
        return cleaned

    def illness(self, coach_id: CoachId) -> Illness:
        """Return the days in a valid form."""
        return Illness(coach_id, self.cleaned_data["first_on"], self.cleaned_data["last_on"])


class CancelForm(forms.Form):
    """Why a start is cancelled."""

    reason = forms.ChoiceField(label=_("Varför ställs starten in?"), choices=_WHY)

    def why(self) -> WhyCancelled:
        """Return the reason in a valid form."""
        return WhyCancelled(self.cleaned_data["reason"])
