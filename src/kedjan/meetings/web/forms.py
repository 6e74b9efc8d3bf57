"""The forms of meetings: they read what was typed; the operations decide."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.meetings.domain.calling import MOST_MINUTES, When
from kedjan.meetings.domain.codes import Feature, MeetingKind, Need, WhyCancelled, WhyNoTask
from kedjan.meetings.domain.minutes import Party, Task
from kedjan.meetings.operations.calling import Call
from kedjan.meetings.queries.terms import TermsView
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_HOUR = r"([01]?\d|2[0-3])[:.][0-5]\d"
_DAYS = [
    ("0", _("Måndag")),
    ("1", _("Tisdag")),
    ("2", _("Onsdag")),
    ("3", _("Torsdag")),
    ("4", _("Fredag")),
]
FEATURES = [(one.value, _(one.label)) for one in Feature]


def _hour(label: "_StrPromise") -> forms.RegexField:
    return forms.RegexField(
        _HOUR,
        label=label,
        help_text=_("Till exempel 09:30"),
        max_length=5,
        error_messages={"invalid": _("Skriv klockslaget som 09:30.")},
    )


def read_hour(typed: str) -> time:
    """Return the time of day that was typed."""
    hours, minutes = typed.replace(".", ":").split(":")
    return time(int(hours), int(minutes))


def _many(
    label: "_StrPromise", choices: Iterable[tuple[str, "_StrPromise"]] = (), *, required: bool = False
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=required
    )


def _minutes(label: "_StrPromise") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=15, max_value=MOST_MINUTES, initial=60)


class CallForm(ReadByParticipants):
    """What somebody is called to."""

    kind = forms.ChoiceField(
        label=_("Vad är det för möte?"),
        choices=[(one.value, _(one.label)) for one in MeetingKind],
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("Dag"))
    begins_at = _hour(_("Klockan"))
    minutes = _minutes(_("Hur många minuter?"))
    place = forms.CharField(label=_("Var?"), help_text=_("Adress och rum, eller telefon eller video."), max_length=200)
    features = _many(_("Det här har platsen"), FEATURES)
    parties = _many(_("Vilka mer kallas?"), required=True)
    agenda = forms.CharField(
        label=_("Vad ska mötet handla om?"),
        help_text=_("En sak på varje rad. Deltagaren läser det. Skriv vad som behövs, inte varför."),
        max_length=2000,
        widget=EasyText(attrs={"rows": 5}),
    )

    def __init__(
        self, data: QueryDict | None, *, parties: Iterable[tuple[str, str]], initial: Mapping[str, object]
    ) -> None:
        """Take the other organisations of the team as (id, name)."""
        super().__init__(data, initial=dict(initial))
        offer(self, "parties", parties)

    def call(self) -> Call:
        """Return what was typed."""
        typed = self.cleaned_data
        starts_at = datetime.combine(typed["on"], read_hour(typed["begins_at"]), STOCKHOLM)
        return Call(
            kind=MeetingKind(typed["kind"]),
            when=When(starts_at, starts_at + timedelta(minutes=typed["minutes"])),
            place=typed["place"],
            features=frozenset(map(Feature, typed["features"])),
            parties=frozenset(OrganisationId(UUID(one)) for one in typed["parties"]),
            agenda=typed["agenda"],
        )


class TimesForm(forms.Form):
    """What time is looked for."""

    first_on = DateField(label=_("Tidigast"))
    last_on = DateField(label=_("Senast"))
    minutes = _minutes(_("Hur många minuter?"))
    features = _many(_("Det här har platsen"), FEATURES)
    parties = _many(_("Vilka mer kallas?"), required=True)
    instead = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None, *, parties: Iterable[tuple[str, str]], initial: Mapping[str, object]
    ) -> None:
        """Take the other organisations of the team as (id, name)."""
        super().__init__(data, initial=dict(initial))
        offer(self, "parties", parties)

    def clean(self) -> dict[str, object]:
        """Ask for days in their order."""
        typed = super().clean() or self.cleaned_data
        first_on, last_on = typed.get("first_on"), typed.get("last_on")
        if first_on and last_on and last_on < first_on:
            self.add_error("last_on", gettext("Den sista dagen är före den första."))
        return typed


class TermsForm(forms.Form):
    """When an organisation can meet about the person."""

    weekdays = _many(_("Vilka dagar?"), _DAYS, required=True)
    since_at = _hour(_("Från klockan"))
    until_at = _hour(_("Till klockan"))
    travel = forms.IntegerField(
        label=_("Hur många minuter tar resan till ett möte?"),
        help_text=_("Skriv 0 om ni inte reser."),
        min_value=0,
        max_value=240,
    )

    def terms(self) -> TermsView:
        """Return what was typed."""
        typed = self.cleaned_data
        return TermsView(
            weekdays=frozenset(map(int, typed["weekdays"])),
            since_at=read_hour(typed["since_at"]),
            until_at=read_hour(typed["until_at"]),
            travel=typed["travel"],
            most_minutes=typed.get("most_minutes"),
            pause_every=typed.get("pause_every"),
            features=frozenset(map(Feature, typed.get("features", ()))),
        )


class PersonTermsForm(TermsForm):
    """When the person can meet, and what they need of a meeting and of its place; never why."""

    most_minutes = forms.IntegerField(
        label=_("Hur länge får ett möte vara? Skriv minuter."),
        help_text=_("Lämna tomt om det inte spelar någon roll."),
        min_value=15,
        max_value=MOST_MINUTES,
        required=False,
    )
    pause_every = forms.IntegerField(
        label=_("Efter hur många minuter behövs en paus?"),
        help_text=_("Lämna tomt om det inte behövs."),
        min_value=10,
        max_value=MOST_MINUTES,
        required=False,
    )
    features = _many(_("Vad ska platsen ha?"), FEATURES)

    def __init__(self, data: QueryDict | None, *, initial: Mapping[str, object]) -> None:
        """Ask about the person's own way to a meeting."""
        super().__init__(data, initial=dict(initial))
        self.fields["travel"].help_text = _("Räkna från dörr till dörr.")


def terms_typed(view: TermsView) -> dict[str, object]:
    """Return what the form begins with."""
    return {
        "weekdays": [str(one) for one in sorted(view.weekdays)],
        "since_at": f"{view.since_at:%H:%M}",
        "until_at": f"{view.until_at:%H:%M}",
        "travel": view.travel,
        "most_minutes": view.most_minutes,
        "pause_every": view.pause_every,
        "features": [one.value for one in sorted(view.features)],
    }


class NeedsForm(forms.Form):
    """What the person needs at a meeting, and never why."""

    asks = _many(_("Vad behövs på mötet?"), [(one.value, _(one.label)) for one in Need])
    text = forms.CharField(
        label=_("Något mer?"),
        help_text=_("Till exempel vilken mat. Skriv inte varför."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    chosen = forms.CharField(initial="yes", widget=forms.HiddenInput)  # no box ticked is a choice too


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    why = forms.ChoiceField(
        label=_("Varför ställs mötet in?"),
        choices=[(one.value, _(one.label)) for one in WhyCancelled],
        widget=forms.RadioSelect,
    )


class MinutesForm(ReadByParticipants):
    """What the meeting came to, and one task for each party."""

    text = forms.CharField(
        label=_("Vad kom ni fram till?"),
        help_text=_("Deltagaren läser det. Skriv vad som behövs, inte varför."),
        max_length=8000,
        widget=EasyText(attrs={"rows": 8}),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        names: Mapping[Party, str],
        holders: Mapping[Party, Mapping[AccountId, str]],
        initial: Mapping[str, object],
    ) -> None:
        """Ask each party, by its name, what it does, who there and by when, or why it does nothing."""
        super().__init__(data, initial=dict(initial))
        self.parties = tuple(names)
        for number, (party, name) in enumerate(names.items()):
            self._ask(number, name, holders.get(party, {}))

    def _ask(self, number: int, name: str, holders: Mapping[AccountId, str]) -> None:
        """Ask one party."""
        self.fields[f"what_{number}"] = forms.CharField(
            label=gettext("%(name)s: vad ska göras?") % {"name": name},
            required=False,
            max_length=500,
            widget=EasyText(attrs={"rows": 2}),
        )
        if holders:
            self.fields[f"who_{number}"] = forms.ChoiceField(
                label=gettext("%(name)s: vem?") % {"name": name},
                choices=[("", _("Ingen särskild")), *((str(one), who) for one, who in holders.items())],
                required=False,
            )
        self.fields[f"due_{number}"] = DateField(
            label=gettext("%(name)s: senast vilken dag?") % {"name": name}, required=False
        )
        self.fields[f"none_{number}"] = forms.ChoiceField(
            label=gettext("%(name)s: ingen uppgift, därför att") % {"name": name},
            choices=[("", _("Det finns en uppgift")), *((one.value, _(one.label)) for one in WhyNoTask)],
            required=False,
        )

    def tasks(self) -> list[Task]:
        """Return the tasks that were typed, of those parties who say something."""
        typed = self.cleaned_data
        found = [
            Task(
                party=party,
                what=typed[f"what_{number}"],
                due_on=typed[f"due_{number}"],
                why_none=WhyNoTask(typed[f"none_{number}"]) if typed[f"none_{number}"] else None,
                holder=AccountId(UUID(who)) if (who := typed.get(f"who_{number}")) else None,
            )
            for number, party in enumerate(self.parties)
        ]
        return [one for one in found if one.what or one.due_on or one.why_none]
