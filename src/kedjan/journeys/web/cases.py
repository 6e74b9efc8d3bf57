"""The list of cases and the case: who, where on the path, what is next, by whom and until when."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.consents.queries import consents_of, has_blocks, lifted_until
from kedjan.journeys.queries import Asked, CaseShow, case_list, case_of, invitation_states
from kedjan.journeys.queries.lists import PAGE
from kedjan.journeys.web.case_list_pages import STARTED, asked_for, case_list_view
from kedjan.journeys.web.case_pages import case_view
from kedjan.journeys.web.closed_pages import Closed, closed_view
from kedjan.journeys.web.people import person_or_404
from kedjan.kernel.ids import EnrolmentId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.notices.queries import notices
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.saved import ListKey
from kedjan.organisations.queries import municipality_names, organisations, saved_beside
from kedjan.participants.queries import people
from kedjan.programmes.queries import programme_version
from kedjan.ui.http import Acting, page
from kedjan.ui.sorting import ASKED, order_from


@page(Permission.VIEW_CASES)
def case_list_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one page of the participations whose team the actor's organisation is in."""
    which, after = _asked(request), _after(request)
    found = case_list(actor=acting.actor, today=acting.clock.today(), after=after, which=which, limit=PAGE + 1)
    items = found[:PAGE]
    known = people(actor=acting.actor, ids=[item.participant_id for item in items])
    note_readings(
        actor=acting.actor,
        participants=known,
        categories=[Category.IDENTITY, Category.PLAN],
        page="journeys:cases",
        now=acting.clock.now(),
        act=Act.LIST,
    )
    view = case_list_view(
        items=items,
        people=known,
        files={item.version_id: programme_version(version_id=item.version_id) for item in items},
        municipalities=municipality_names(),
        today=acting.clock.today(),
        which=which,
        first=after is None,
        more=len(found) > PAGE,
    )
    context = {
        "page": view,
        "may_open": acting.actor.may(Permission.BREAK_GLASS),
        "saved": saved_beside(actor=acting.actor, which=ListKey.CASES, asked=asked_for(which)),
    }
    return render(request, "journeys/cases.html", context)


@page(Permission.VIEW_CASES, can_print=True)
def case_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show one person: where they are on the path, the next step, its owner and day, and what consents open."""
    case = case_of(actor=acting.actor, participant_id=ParticipantId(participant_id))
    gates = () if case is None else case.gates
    who = person_or_404(acting, ParticipantId(participant_id), page="journeys:case", gates=gates)
    view = case_view(
        who=who,
        case=case,
        invitation=invitation_states(actor=acting.actor, participant_ids=[who.id]).get(who.id),
        consents=consents_of(actor=acting.actor, participant_id=who.id),
        organisations=organisations(),
        municipalities=municipality_names(),
        actor=acting.actor,
        clock=acting.clock,
    )
    news = notices(actor=acting.actor, participant_id=who.id, unseen=True)
    context = {"page": view, "news": news, "closed": _closed(acting, who.id), "can_print": not who.is_protected}
    return render(request, "journeys/case.html", context)


def _closed(acting: Acting, participant_id: ParticipantId) -> Closed | None:
    """Return that something is closed to the actor's organisation, never what; None where nothing is."""
    if not has_blocks(actor=acting.actor, participant_id=participant_id):
        return None
    until = lifted_until(actor=acting.actor, participant_id=participant_id, now=acting.clock.now())
    return closed_view(participant_id, until, acting.actor)


def _asked(request: HttpRequest) -> Asked:
    """Return which cases the address asks for, and in which order; a broken address shows those that run."""
    asked = request.GET.get("show", "")
    show = next((one for one in CaseShow if one == asked), CaseShow.RUNNING)
    order = order_from(request.GET.get(ASKED, ""), (STARTED,))
    return Asked(show, is_oldest_first=order.key == STARTED and not order.is_backwards)


def _after(request: HttpRequest) -> tuple[date, EnrolmentId] | None:
    """Return the place in the list that the address names; a broken address starts at the top."""
    try:
        return date.fromisoformat(request.GET["after"]), EnrolmentId(UUID(request.GET["id"]))
    except (KeyError, ValueError):
        return None
