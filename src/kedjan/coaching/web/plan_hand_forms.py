"""The forms of a proposal that is changed by hand: a group, a person's seat, which groups are locked, planning anew."""

from collections.abc import Iterable, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.coaching.domain.plan_changes import GroupChanged, PersonMoved
from kedjan.coaching.domain.plan_rules import NAME_LENGTH
from kedjan.coaching.web.plan_forms import seconds_field
from kedjan.engines.groups.plan import Group

NO_GROUP = "-"
Choices = Sequence[tuple[str, str]]


class GroupForm(forms.Form):
    """Where and when a group starts, who leads it and who stands by."""

    room = forms.ChoiceField(label=_("Lokal"))
    week = forms.ChoiceField(label=_("Första veckan"))
    reserve = forms.ChoiceField(label=_("Reserv"), required=False)

    def __init__(
        self, data: QueryDict | None, *, group: Group, rooms: Choices, weeks: Choices, coaches: Choices
    ) -> None:
        """Begin with the group as it is."""
        self._group = group.id
        led = {f"coach_{place}": coach for place, coach in enumerate(group.coaches, start=1)}
        starts = {"room": group.room, "week": str(group.start_week), "reserve": group.reserve or "", **led}
        super().__init__(data, initial=starts)
        self._choose("room", rooms)
        self._choose("week", weeks)
        for place, name in enumerate(led, start=1):
            self.fields[name] = forms.ChoiceField(label=_("Coach %(place)s") % {"place": place}, choices=coaches)
        self._choose("reserve", [("", str(_("Ingen reserv"))), *coaches])
        self.order_fields(["room", "week", *led, "reserve"])

    def change(self) -> GroupChanged:
        """Return what was chosen in a valid form."""
        chosen = self.cleaned_data
        return GroupChanged(
            group=self._group,
            room=chosen["room"],
            start_week=int(chosen["week"]),
            coaches=tuple(chosen[name] for name in self.fields if name.startswith("coach_")),
            reserve=chosen["reserve"] or None,
        )

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class PersonForm(forms.Form):
    """In which group somebody is to have a seat."""

    def __init__(self, data: QueryDict | None, *, person: str, group: str, groups: Choices) -> None:
        """Begin with the group that the person is in."""
        super().__init__(data, initial={"group": group or NO_GROUP})
        self._person = person
        self.fields["group"] = forms.ChoiceField(label=_("Grupp"), choices=[(NO_GROUP, _("Ingen grupp")), *groups])

    def change(self) -> PersonMoved:
        """Return what was chosen in a valid form."""
        chosen = self.cleaned_data["group"]
        return PersonMoved(self._person, None if chosen == NO_GROUP else chosen)


class LocksForm(forms.Form):
    """Which groups are locked. seen: those that were when the form was shown, so that only what is changed here is."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, groups: Choices, locked: Iterable[str]) -> None:
        """Begin with those that are locked."""
        kept = sorted(locked)
        super().__init__(data, initial={"locked": kept, "seen": " ".join(kept)})
        self._known = frozenset(code for code, _name in groups)
        self.fields["locked"] = forms.MultipleChoiceField(
            label=_("Vilka grupper är låsta?"),
            help_text=_("En låst grupp behåller lokal, vecka, coacher och deltagare när resten planeras om."),
            required=False,
            choices=groups,
            widget=forms.CheckboxSelectMultiple,
        )

    def lock(self) -> frozenset[str]:
        """Return the groups that were ticked here."""
        return frozenset(self.cleaned_data["locked"]) - self._seen()

    def unlock(self) -> frozenset[str]:
        """Return the groups whose tick was taken away here."""
        return self._seen() - frozenset(self.cleaned_data["locked"])

    def _seen(self) -> frozenset[str]:
        return self._known & frozenset(str(self.cleaned_data["seen"]).split())


class AgainForm(forms.Form):
    """What is asked for when all but the locked groups is planned anew."""

    name = forms.CharField(label=_("Vad ska planen heta?"), max_length=NAME_LENGTH)

    def __init__(self, data: QueryDict | None, *, suggested: str) -> None:
        """Begin with the plan's next name."""
        super().__init__(data, initial={"name": suggested, "seconds": "60"})
        self.fields["seconds"] = seconds_field()
