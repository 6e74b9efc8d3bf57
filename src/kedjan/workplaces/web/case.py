"""One participant's trial place: see it, choose one, check what the employer will see, and end it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.operations import CannotRecordConsent
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import ParticipantId, TrialPlaceId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.forms.typed import typed_again
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, language
from kedjan.workplaces.domain.places import tries_work
from kedjan.workplaces.operations import (
    CannotEndPlacement,
    CannotTakePlace,
    end_placement,
    take_place,
    text_to_say_yes_to,
)
from kedjan.workplaces.queries import PlaceView, open_places, place, placements_of, refusals_for
from kedjan.workplaces.web.case_pages import case_place_view, check_view, take_view
from kedjan.workplaces.web.forms import EndForm, PlaceFilterForm, TakeForm


@page(Permission.VIEW_PLACES, can_print=True)
def case_place_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show the person's placements, and the places that they can choose from."""
    who, case = _case_or_404(acting, participant_id, page="workplaces:case_place")
    is_trying = case.exit is None and tries_work(case.stage)
    data = request.GET.copy()
    data.setdefault("municipality", case.municipality_code)
    form = PlaceFilterForm(data)
    found = open_places(actor=acting.actor, on=acting.clock.today(), which=form.wanted)
    view = case_place_view(
        who=who,
        placements=placements_of(actor=acting.actor, participant_id=who.id),
        places=found if is_trying else (),
        municipalities=municipality_names(),
        is_trying_work=is_trying,
        actor=acting.actor,
        today=acting.clock.today(),
    )
    return render(
        request, "workplaces/case_place.html", {"page": view, "form": form, "can_print": not who.is_protected}
    )


@page(Permission.PLACE_PARTICIPANT)
def take_place_page(request: HttpRequest, acting: Acting, participant_id: UUID, place_id: UUID) -> HttpResponse:
    """Ask when and how, show what the employer will see, and take the place when that is confirmed."""
    who, case = _case_or_404(acting, participant_id, page="workplaces:take_place")
    today = acting.clock.today()
    chosen = place(actor=acting.actor, place_id=TrialPlaceId(place_id), first=today, last=today)
    if chosen is None:
        raise Http404
    initial = {"presented_as": (who.name or "").partition(" ")[0], "most_hours": chosen.hours_per_week}
    form = TakeForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        is_confirmed = "confirmed" in request.POST
        answer = _taken(acting, case, chosen, form) if is_confirmed else _check(request, acting, case, chosen, form)
        if answer is not None:
            return answer
    view = take_view(who=who, place=chosen, municipalities=municipality_names())
    return render(request, "workplaces/take.html", {"page": view, "form": form})


@page(Permission.PLACE_PARTICIPANT)
def end_placement_page(request: HttpRequest, acting: Acting, participant_id: UUID, placement_id: UUID) -> HttpResponse:
    """Give a placement an earlier last day."""
    who, _case = _case_or_404(acting, participant_id, page="workplaces:end_placement")
    own = placements_of(actor=acting.actor, participant_id=who.id)
    placement = next((one for one in own if one.id == placement_id), None)
    if placement is None:
        raise Http404
    form = EndForm(request.POST if request.method == "POST" else None, planned_on=placement.ends_on)
    if request.method == "POST" and form.is_valid():
        try:
            end_placement(
                actor=acting.actor,
                placement_id=placement.id,
                ends_on=form.cleaned_data["ends_on"],
                now=acting.clock.now(),
            )
        except CannotEndPlacement as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("workplaces:case_place", participant_id=who.id)
    title = _("Avsluta %(place)s för %(name)s") % {"place": placement.place_title, "name": shown_name(who)}
    back = reverse("workplaces:case_place", args=[who.id])
    return render(request, "workplaces/end.html", {"title": title, "back": back, "form": form})


def _taken(acting: Acting, case: CaseView, chosen: PlaceView, form: TakeForm) -> HttpResponse | None:
    """Take the place and lead back to the case; None, with the reasons in the form, when that is refused."""
    try:
        take_place(
            actor=acting.actor,
            participant_id=case.participant_id,
            place_id=chosen.id,
            request=form.request(),
            yes=form.said_yes(language()),
            now=acting.clock.now(),
        )
    except (CannotTakePlace, CannotRecordConsent) as refusal:
        form.add_error(None, all_said(refusal.reasons))
        return None
    return redirect("workplaces:case_place", participant_id=case.participant_id)


def _check(
    request: HttpRequest, acting: Acting, case: CaseView, chosen: PlaceView, form: TakeForm
) -> HttpResponse | None:
    """Show what the employer will see; None, with the reasons in the form, when the place could not be taken anyway."""
    wanted = form.request()
    reasons = refusals_for(
        actor=acting.actor, case=case, place_id=chosen.id, request=wanted, today=acting.clock.today()
    )
    if reasons:
        form.add_error(None, all_said(reasons))
        return None
    text = text_to_say_yes_to(employer=chosen.employer_name, place=chosen.title, request=wanted, language=language())
    typed = typed_again(request.POST)
    view = check_view(participant_id=case.participant_id, place=chosen, request=wanted, text=text, typed=typed)
    return render(request, "workplaces/check.html", {"page": view})


def _case_or_404(acting: Acting, participant_id: UUID, *, page: str) -> tuple[PersonView, CaseView]:
    """Return the person and their latest participation, and note the reading; none and hidden are told the same."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.WORK],
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    case = None if who is None else case_of(actor=acting.actor, participant_id=who.id)
    if who is None or case is None:
        raise Http404
    return who, case
