"""The forms of the plan: they read what was typed; the operations decide."""

from collections.abc import Iterable
from typing import Any, TypeAlias
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.consents.domain.on_behalf import TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT, told_from
from kedjan.kernel.ids import OrganisationId
from kedjan.plans.domain.codes import Dimension, ItemKind, Step
from kedjan.plans.domain.items import Content
from kedjan.plans.operations import NewStep
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer
from kedjan.ui.forms.witnessed import ToldForm

Choices: TypeAlias = Iterable[tuple[str, str]]
PERSON = "person"
_ROWS = {"rows": 3}
_LONGEST = 2000


class WriteForm(forms.Form):
    """How something in the plan reads: what, and unless it is a goal who does it and until when."""

    dimension = forms.ChoiceField(label=_("Vad gäller det?"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Vad ska göras?"), max_length=_LONGEST, widget=forms.Textarea(attrs=_ROWS))
    measure = forms.CharField(label=_("Vad ska göras åt det?"), max_length=_LONGEST, widget=forms.Textarea(attrs=_ROWS))
    owner = forms.ChoiceField(label=_("Vem gör det?"))
    due_on = DateField(label=_("Klart senast"))

    def __init__(
        self,
        data: QueryDict | None,
        *,
        kind: ItemKind,
        dimension: Dimension | None,
        owners: Choices,
        now: Content | None,
    ) -> None:
        """Ask for what such a thing has. owners: the person and the team as (id, name); now: how it reads already."""
        super().__init__(data, initial={} if now is None else _typed(now))
        if kind is ItemKind.GOAL:
            self.fields["text"].label = _("Vad är målet?")
        if kind is ItemKind.OBSTACLE:
            self.fields["text"].label = _("Vad behövs?")
            self.fields["text"].help_text = _("Skriv vad som behövs, inte varför.")
        else:
            del self.fields["measure"]
        if kind is ItemKind.OBSTACLE and dimension is None:
            offer(self, "dimension", [(one.value, str(_(one.label))) for one in Dimension])
        else:
            del self.fields["dimension"]
        if kind is ItemKind.GOAL:
            del self.fields["owner"], self.fields["due_on"]
        else:
            offer(self, "owner", owners)

    def content(self) -> Content:
        """Return how it would read."""
        typed = self.cleaned_data
        owner = typed.get("owner", PERSON)
        return Content(
            text=typed["text"],
            measure=typed.get("measure", ""),
            owner_id=None if owner == PERSON else OrganisationId(UUID(owner)),
            due_on=typed.get("due_on"),
        )

    def dimension_chosen(self) -> Dimension | None:
        """Return what a new need is about."""
        chosen = self.cleaned_data.get("dimension")
        return Dimension(chosen) if chosen else None


class ProposeForm(WriteForm, ToldForm, ReadByParticipants):
    """What somebody in the team proposes, or writes in because the person has said it."""

    field_order = ("dimension", "text", "measure", "owner", "due_on", "told_by", "told_why")

    def __init__(
        self,
        data: QueryDict | None,
        *,
        kind: ItemKind,
        dimension: Dimension | None,
        owners: Choices,
        now: Content | None,
        is_told: bool,
    ) -> None:
        """Offer the same; is_told: and ask how the person has said it."""
        super().__init__(data, kind=kind, dimension=dimension, owners=owners, now=now)
        for name in {"text", "measure"} & set(self.fields):
            self.fields[name].widget = EasyText(attrs=_ROWS)
        self.is_told = is_told
        if is_told:
            self.fields["told_by"].label = _("Hur sa deltagaren det?")
            self.offer_telling(TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT)
        else:
            del self.fields["told_by"], self.fields["told_why"]

    def step(self) -> NewStep:
        """Return what is proposed, or what the person has said."""
        told = told_from(*self.telling()) if self.is_told else None
        return NewStep(Step.WRITTEN if self.is_told else Step.PROPOSED, self.content(), told=told)


class AnswerForm(forms.Form):
    """What the person answers to a proposal."""

    answer = forms.ChoiceField(
        label=_("Vad svarar du?"),
        choices=[
            (Step.ACCEPTED.value, _("Ja, det vill jag")),
            (Step.DECLINED.value, _("Nej tack")),
            (Step.COMMENTED.value, _("Jag vill säga något först")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Skriv med egna ord"),
        help_text=_("Skriv något om du säger nej, eller vill säga något först."),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs=_ROWS),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for words where the answer says nothing without them."""
        typed = super().clean() or self.cleaned_data
        answer = typed.get("answer")
        if answer and Step(answer).needs_words and not typed.get("words", "").strip():
            self.add_error("words", _("Skriv några ord. De som hjälper dig behöver förstå."))
        return typed


class AnswerForForm(AnswerForm, ToldForm):
    """What the person has answered to somebody who writes it in."""

    field_order = ("answer", "words", "told_by", "told_why", "seen")

    def __init__(self, data: QueryDict | None, *, initial: dict[str, object]) -> None:
        """Offer the ways and the reasons."""
        super().__init__(data, initial=initial)
        self.fields["answer"].label = _("Vad svarade deltagaren?")
        self.fields["words"].label = _("Deltagarens egna ord")
        self.fields["words"].help_text = _("Behövs vid ett nej och när deltagaren vill säga något.")
        self.offer_telling(TOLD_AT_AN_OFFICE, WHY_AN_AGREEMENT)


class NoteForm(forms.Form):
    """A note of one's own."""

    text = forms.CharField(
        label=_("Skriv din anteckning"),
        max_length=4000,
        error_messages={"required": _("Skriv något först.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def _typed(now: Content) -> dict[str, object]:
    owner = PERSON if now.owner_id is None else str(now.owner_id)
    return {"text": now.text, "measure": now.measure, "owner": owner, "due_on": now.due_on}
