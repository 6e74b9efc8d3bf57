"""Who follows the person at each organisation in the team: for staff, who name their own, and for the person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.journeys.operations import CannotNameWorker, Handover, name_worker
from kedjan.journeys.queries import CaseView, case_of, followers_of
from kedjan.journeys.web.follower_forms import NOBODY, WorkerForm
from kedjan.journeys.web.follower_pages import followers_view, my_followers_view
from kedjan.journeys.web.people import case_or_404, person_or_404
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import support_staff
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.NAME_WORKER)
def followers_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show who follows the person and for how long, and name one's own organisation's worker."""
    case = case_or_404(acting, ParticipantId(participant_id))
    who = person_or_404(acting, case.participant_id, page="journeys:followers")
    rows = followers_of(actor=acting.actor, enrolment_id=case.enrolment_id)
    view = followers_view(who=who, case=case, rows=rows, actor=acting.actor, today=acting.clock.today())
    form = None
    if view.may_name:
        form = _form(request, acting, has_one=view.is_handed_over)
        if request.method == "POST" and form.is_valid():
            try:
                _name(acting, case, form)
            except CannotNameWorker as refusal:
                form.add_error(None, all_said(refusal.reasons))
            else:
                return redirect("journeys:followers", participant_id=who.id)
    return render(request, "journeys/followers.html", {"page": view, "form": form})


@page(Permission.VIEW_OWN_PLAN)
def my_followers_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show who follows me, since when, and what was handed over when somebody else came."""
    case = case_of(actor=acting.actor, participant_id=me_or_404(acting))
    rows = {} if case is None else followers_of(actor=acting.actor, enrolment_id=case.enrolment_id)
    return render(request, "journeys/my_followers.html", {"page": my_followers_view(case, rows)})


def _form(request: HttpRequest, acting: Acting, *, has_one: bool) -> WorkerForm:
    staff = support_staff(organisation_id=acting.actor.home, on=acting.clock.today())
    return WorkerForm(
        request.POST if request.method == "POST" else None,
        staff=[(str(one), name) for one, name in staff.items()],
        asks_why=has_one,
        initial={"since_on": acting.clock.today()},
    )


def _name(acting: Acting, case: CaseView, form: WorkerForm) -> None:
    typed = form.cleaned_data
    why = typed.get("why", "")
    name_worker(
        actor=acting.actor,
        enrolment_id=case.enrolment_id,
        worker_id=None if typed["worker"] == NOBODY else AccountId(UUID(typed["worker"])),
        since_on=typed["since_on"],
        handover=Handover(WhyChanged(why) if why else None, typed.get("note", "")),
        now=acting.clock.now(),
    )
