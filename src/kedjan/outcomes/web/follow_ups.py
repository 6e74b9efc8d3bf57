"""Whose follow-up is due, and the follow-up of one participant."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import consenting
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import EnrolmentId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.saved import ListKey
from kedjan.organisations.queries import municipality_names, organisations, saved_beside
from kedjan.outcomes.domain.followups import due_on, latest_on
from kedjan.outcomes.domain.situations import Situation
from kedjan.outcomes.operations import CannotRecordFollowUp, record_follow_up
from kedjan.outcomes.queries import follow_ups_due, follow_ups_of
from kedjan.outcomes.web.follow_up_pages import STARTS, FollowUpPage, follow_up_view, follow_ups_view
from kedjan.outcomes.web.forms import FollowUpForm
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, people
from kedjan.ui.http import Acting, page
from kedjan.ui.sorting import ASKED
from kedjan.ui.words import all_said


@page(Permission.RECORD_FOLLOW_UP)
def follow_ups_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one page of those who started twelve months ago and have not been asked, longest waiting first."""
    after, is_turned = _after(request), STARTS.is_turned(request.GET.get(ASKED, ""))
    items = follow_ups_due(actor=acting.actor, today=acting.clock.today(), after=after, is_latest_first=is_turned)
    ids = [one.participant_id for one in items]
    known = people(actor=acting.actor, ids=ids)
    note_readings(
        actor=acting.actor,
        participants=known,
        categories=[Category.IDENTITY, Category.PLAN],
        page="outcomes:follow_ups",
        now=acting.clock.now(),
        act=Act.LIST,
    )
    view = follow_ups_view(
        items=items,
        people=known,
        consenting=consenting(
            actor=acting.actor, kind=ConsentKind.FOLLOW_UP_REGISTER, participant_ids=ids, now=acting.clock.now()
        ),
        municipalities=municipality_names(),
        today=acting.clock.today(),
        is_first=after is None,
        is_turned=is_turned,
    )
    saved = saved_beside(actor=acting.actor, which=ListKey.FOLLOW_UPS, asked=STARTS.asked(is_turned=is_turned))
    return render(request, "outcomes/follow_ups.html", {"page": view, "saved": saved})


@page(Permission.RECORD_FOLLOW_UP)
def follow_up_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show what is known, and record what the person does."""
    who, case = case_or_404(acting, participant_id, "outcomes:follow_up")
    likely = max(due_on(case.enrolled_on), min(acting.clock.today(), latest_on(case.enrolled_on)))
    form = FollowUpForm(request.POST if request.method == "POST" else None, observed_on=likely)
    if request.method == "POST" and form.is_valid():
        try:
            record_follow_up(
                actor=acting.actor,
                enrolment_id=case.enrolment_id,
                observed_on=form.cleaned_data["observed_on"],
                situation=Situation(form.cleaned_data["situation"]),
                now=acting.clock.now(),
            )
        except CannotRecordFollowUp as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("outcomes:follow_up", participant_id=who.id)
    return render(request, "outcomes/follow_up.html", {"page": _view(acting, who, case), "form": form})


def _view(acting: Acting, who: PersonView, case: CaseView) -> FollowUpPage:
    made = follow_ups_of(actor=acting.actor, enrolment_id=case.enrolment_id)
    yes = consenting(
        actor=acting.actor, kind=ConsentKind.FOLLOW_UP_REGISTER, participant_ids=[who.id], now=acting.clock.now()
    )
    return follow_up_view(
        who=who,
        case=case,
        made=made,
        organisations=organisations(ids=[one.organisation_id for one in made]),
        is_consented=bool(yes),
        today=acting.clock.today(),
    )


def case_or_404(acting: Acting, participant_id: UUID, page_name: str) -> tuple[PersonView, CaseView]:
    """Return the person and their latest participation, and note the reading; none and hidden are told the same."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.FOLLOW_UP],
        page=page_name,
        now=acting.clock.now(),
    )
    case = None if who is None else case_of(actor=acting.actor, participant_id=who.id)
    if who is None or case is None:
        raise Http404
    return who, case


def _after(request: HttpRequest) -> tuple[date, EnrolmentId] | None:
    """Return the place in the list that the address names; a broken address starts at the top."""
    try:
        return date.fromisoformat(request.GET["after"]), EnrolmentId(UUID(request.GET["id"]))
    except (KeyError, ValueError):
        return None
