"""The security officer names somebody for a protected person whom nobody sees; never who the person is."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import support_staff
from kedjan.reviews.domain.unseen import WhyNobody
from kedjan.reviews.operations import CannotNameForProtected, name_for_protected
from kedjan.reviews.queries import UnseenView, unseen_protected
from kedjan.reviews.web.words import reference
from kedjan.ui.components import Colour, Frame, Tag, TaskItem
from kedjan.ui.forms.choices import offer
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day


class NameForm(forms.Form):
    """Who is to see the person, and why nobody does."""

    named = forms.ChoiceField(
        label=gettext_lazy("Vem ska se personen?"),
        help_text=gettext_lazy("Peka ut den som ska ge stödet. Hen ser då namnet, och kan peka ut fler."),
        widget=forms.RadioSelect,
    )
    why = forms.ChoiceField(
        label=gettext_lazy("Varför ser ingen personen i dag?"),
        choices=[(one.value, gettext_lazy(one.label)) for one in WhyNobody],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: QueryDict | None, *, colleagues: Mapping[AccountId, str]) -> None:
        """Offer those who give support at the organisation."""
        super().__init__(data)
        offer(self, "named", [(str(one), name) for one, name in colleagues.items()])


@page(Permission.NAME_FOR_PROTECTED)
def name_page(request: HttpRequest, acting: Acting, unseen_id: UUID) -> HttpResponse:
    """Show a reference and nothing else of the person; a POST names somebody."""
    found = next((one for one in unseen_protected(actor=acting.actor) if one.participant_id == unseen_id), None)
    if found is None:
        raise Http404
    colleagues = support_staff(organisation_id=acting.actor.home, on=acting.clock.today())
    form = NameForm(request.POST if request.method == "POST" else None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        try:
            name_for_protected(
                actor=acting.actor,
                participant_id=found.participant_id,
                account_id=AccountId(UUID(form.cleaned_data["named"])),
                why=WhyNobody(form.cleaned_data["why"]),
                now=acting.clock.now(),
            )
        except CannotNameForProtected as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("reviews:review")
    frame = Frame(_("Peka ut någon"), _case(found), _("Peka ut"), reverse("reviews:review"))
    return render(request, "reviews/name_for_protected.html", {"page": frame, "form": form})


def unseen_tasks(found: tuple[UnseenView, ...]) -> tuple[TaskItem, ...]:
    """Return a line for each protected person whom nobody sees."""
    return tuple(
        TaskItem(
            title=_case(one),
            href=reverse("reviews:name_for_protected", args=[one.participant_id]),
            hint=_("Skyddad sedan %(day)s. Ingen hos er kan se eller hjälpa personen i Kedjan.")
            % {"day": day(swedish_day(one.since))},
            status=Tag(_("Peka ut någon"), Colour.RED),
        )
        for one in found
    )


def _case(found: UnseenView) -> str:
    return _("Ärende %(reference)s") % {"reference": reference(found.participant_id)}
