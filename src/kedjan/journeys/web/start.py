"""Receive the consent and enrol: choose the team, see the exact texts, confirm."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.domain.on_behalf import told_from
from kedjan.consents.operations import CannotRecordConsent
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import CannotEnrol, Yes, agreements, begin_participation
from kedjan.journeys.queries import followers, team_choices
from kedjan.journeys.web.early_list import intake_programme
from kedjan.journeys.web.early_list_pages import case_frame
from kedjan.journeys.web.forms import BeginForm
from kedjan.journeys.web.people import person_or_404
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.forms.typed import typed_again
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, language, prose


@page(Permission.ENROL)
def begin_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Ask who is in the team and how the person said yes; show the texts; then record and enrol in one go."""
    who = person_or_404(acting, ParticipantId(participant_id), page="journeys:begin")
    programme = intake_programme()
    choices = team_choices(actor=acting.actor, programme=programme, municipality_code=who.municipality_code)
    initial = {"given_on": acting.clock.today(), "team": [str(one.id) for one in choices], "follow_up": True}
    form = BeginForm(request.POST or None, team=[(str(one.id), one.name) for one in choices], initial=initial)
    frame = case_frame(who, _("Ta emot samtycke"), _("Visa texterna"))
    context = {"page": frame, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "journeys/form.html", context)
    team = tuple(TeamPlace(one.id, one.kind) for one in choices if str(one.id) in form.cleaned_data["team"])
    yes = _yes(form)
    receivers = followers(programme=programme)
    if "confirmed" not in request.POST:
        texts = [
            prose(one.text, one.language)
            for one in agreements(programme=programme, team=team, followers=receivers, yes=yes)
        ]
        return render(
            request, "journeys/consent_texts.html", {**context, "texts": texts, "typed": typed_again(request.POST)}
        )
    try:
        begin_participation(
            actor=acting.actor,
            participant_id=who.id,
            programme=programme,
            team=team,
            followers=receivers,
            yes=yes,
            now=acting.clock.now(),
        )
    except (CannotEnrol, CannotRecordConsent) as refusal:
        form.add_error(None, all_said(refusal.reasons))
        return render(request, "journeys/form.html", context)
    return redirect("journeys:case", participant_id=who.id)


def _yes(form: BeginForm) -> Yes:
    heard = form.witness()
    return Yes(
        method=ConsentMethod(form.cleaned_data["method"]),
        given_on=form.cleaned_data["given_on"],
        language=language(),
        to_follow_up=form.cleaned_data["follow_up"],
        witness=None if heard is None else Witness(*heard),
        told=told_from(*form.telling()),
    )
