"""The forms of the path: they read what was typed; the operations decide."""

from collections.abc import Iterable
from typing import TypeAlias
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.consents.domain.kinds import AT_AN_OFFICE
from kedjan.consents.domain.on_behalf import TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT, WhyOnBehalf
from kedjan.journeys.domain.codes import Channel, GateState
from kedjan.journeys.domain.tasks import NEXT, TaskState, TaskStatus
from kedjan.kernel.ids import OrganisationId
from kedjan.participants.domain.answers import Answer
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer
from kedjan.ui.forms.witnessed import ToldForm, WitnessedForm

Choices: TypeAlias = Iterable[tuple[str, str]]


class InvitationForm(forms.Form):
    """How the invitation went out."""

    channel = forms.ChoiceField(
        label=_("Hur bjöd du in?"), choices=[(one.value, _(one.label)) for one in Channel], widget=forms.RadioSelect
    )
    reply_by_on = DateField(label=_("Svar senast"), help_text=_("Ge minst en vecka."))


class AnswerForm(forms.Form):
    """What the person answered."""

    answer = forms.ChoiceField(
        label=_("Svar"), choices=[(one.value, _(one.label)) for one in Answer], widget=forms.RadioSelect
    )


class ToldAnswerForm(AnswerForm, ToldForm):
    """What the person answered to somebody who writes it in for them: how, and why not themselves."""

    field_order = ("answer", "told_by", "told_why")

    def __init__(self, data: QueryDict | None) -> None:
        """Offer the ways and the reasons."""
        super().__init__(data)
        self.offer_telling(TOLD_AT_AN_OFFICE, WhyOnBehalf)


class BeginForm(WitnessedForm):
    """Who is in the team, and how the person said yes."""

    team = forms.MultipleChoiceField(
        label=_("Vilka ska vara med i laget?"),
        help_text=_("Bara de du väljer får ta del av uppgifter. Deltagaren bestämmer."),
        widget=forms.CheckboxSelectMultiple,
    )
    follow_up = forms.BooleanField(
        label=_("Deltagaren säger ja till uppföljning utan namn"), required=False, initial=True
    )
    given_on = DateField(label=_("När lämnades samtycket?"))
    field_order = ("team", "follow_up", "method", "witness_name", "witness_role", "told_by", "told_why", "given_on")

    def __init__(self, data: QueryDict | None, *, team: Choices, initial: dict[str, object]) -> None:
        """Take the organisations to choose from as (id, name)."""
        super().__init__(data, initial=initial)
        offer(self, "team", team)
        offer(self, "method", [(one.value, str(_(one.label))) for one in AT_AN_OFFICE])
        self.offer_telling(TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT)


class GateForm(ReadByParticipants):
    """How a gate stands, who answers for it and until when."""

    state = forms.ChoiceField(
        label=_("Hur långt har ni kommit?"),
        choices=[(one.value, _(one.label)) for one in GateState],
        widget=forms.RadioSelect,
    )
    owner = forms.ChoiceField(label=_("Vem ansvarar?"))
    due_on = DateField(label=_("Klart senast"))
    note = forms.CharField(
        label=_("Anteckning"),
        help_text=_("Skriv vad som behövs, inte varför. Deltagaren kan läsa det."),
        widget=EasyText(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(self, data: QueryDict | None, *, owners: Choices, initial: dict[str, object]) -> None:
        """Take the team's organisations as (id, name)."""
        super().__init__(data, initial=initial)
        offer(self, "owner", owners)


# The choice of an owner that is no organisation.
THE_PERSON = "the_person"


class TaskForm(ReadByParticipants):
    """How a task at a gate stands, who does it and until when."""

    state = forms.ChoiceField(label=_("Hur går det?"), widget=forms.RadioSelect)
    owner = forms.ChoiceField(label=_("Vem gör det?"))
    due_on = DateField(label=_("Klart senast"))
    note = forms.CharField(
        label=_("Anteckning"),
        help_text=_("Skriv vad som behövs, inte varför. Deltagaren kan läsa det."),
        widget=EasyText(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(
        self, data: QueryDict | None, *, task: TaskStatus, owners: Iterable[tuple[str, str]], initial: dict[str, object]
    ) -> None:
        """Offer the states that may follow on the present one, and the team as (id, name) beside the person."""
        super().__init__(data, initial=initial)
        states = [one for one in TaskState if one is task.state or one in NEXT[task.state]]
        offer(self, "state", [(one.value, str(_(one.label))) for one in states])
        offer(self, "owner", [(THE_PERSON, str(_("Deltagaren själv"))), *owners])

    @property
    def owner_id(self) -> OrganisationId | None:
        """Return the chosen organisation, None for the person."""
        chosen = self.cleaned_data["owner"]
        return None if chosen == THE_PERSON else OrganisationId(UUID(chosen))


class HandOverForm(ReadByParticipants):
    """Which stage comes next, when, and why if a gate is still open."""

    to = forms.ChoiceField(label=_("Nästa steg"), widget=forms.RadioSelect)
    entered_on = DateField(label=_("Från och med"))
    reason = forms.CharField(
        label=_("Varför går ni vidare ändå?"),
        help_text=_("Skriv det som nästa steg behöver veta. Deltagaren kan läsa det."),
        widget=EasyText(attrs={"rows": 3}),
        error_messages={"required": _("Skriv varför det är rätt att gå vidare ändå.")},
        max_length=2000,
    )

    def __init__(self, data: QueryDict | None, *, stages: Choices, asks_why: bool, initial: dict[str, object]) -> None:
        """Take the stages that may follow as (key, title); asks_why: something is open, so a reason is needed."""
        super().__init__(data, initial=initial)
        if not asks_why:
            del self.fields["reason"]
        offer(self, "to", stages)


class CloseForm(forms.Form):
    """How and when the participation ended."""

    outcome = forms.ChoiceField(label=_("Vad blev det?"), widget=forms.RadioSelect)
    exited_on = DateField(label=_("Sista dag"))

    def __init__(
        self,
        data: QueryDict | None,
        *,
        outcomes: Choices,
        initial: dict[str, object],
    ) -> None:
        """Take the programme's outcomes as (key, title)."""
        super().__init__(data, initial=initial)
        offer(self, "outcome", outcomes)
