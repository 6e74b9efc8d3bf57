"""The papers of one person, for those who collect them: the list, and a new request."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import case_nav, case_of
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.papers.operations.asking import CannotAskForPaper, ask_for_paper
from kedjan.papers.queries.requests import latest_reply_to, powers_of, requests_of
from kedjan.papers.web.case_pages import case_papers_view
from kedjan.papers.web.forms import WantedForm
from kedjan.papers.web.people import person_or_404
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Frame, NavItem
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.COLLECT_PAPERS, can_print=True)
def case_papers_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show how far the papers have come, each request, and what power of attorney there is."""
    who = person_or_404(acting, ParticipantId(participant_id), page="papers:case_papers")
    view = case_papers_view(
        who=who,
        requests=requests_of(actor=acting.actor, participant_id=who.id),
        powers=powers_of(actor=acting.actor, participant_id=who.id),
        actor=acting.actor,
        workplaces=organisations(),
        now=acting.clock.now(),
        nav=_nav(acting, who),
    )
    return render(request, "papers/case_papers.html", {"page": view, "can_print": not who.is_protected})


def _nav(acting: Acting, who: PersonView) -> tuple[NavItem, ...]:
    """Return the links between the pages of the case; none before the person takes part in a programme."""
    case = case_of(actor=acting.actor, participant_id=who.id)
    return () if case is None else case_nav(case, who, acting.actor, "papers:case_papers")


@page(Permission.COLLECT_PAPERS)
def new_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Write which papers are wanted of whom; it is sent afterwards."""
    who = person_or_404(acting, ParticipantId(participant_id), page="papers:new")
    initial: dict[str, object] = {
        "last_on": acting.clock.today(),
        "reply_to": latest_reply_to(actor=acting.actor),
    }
    form = WantedForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            event = ask_for_paper(
                actor=acting.actor, participant_id=who.id, wanted=form.wanted(), now=acting.clock.now()
            )
        except CannotAskForPaper as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("papers:request", participant_id=who.id, paper_request_id=event.request_id)
    frame = Frame(
        title=_("Begär papper"),
        name=shown_name(who),
        submit=_("Spara"),
        back=reverse("papers:case_papers", args=[who.id]),
        intro=_("En begäran för varje ställe. Inget skickas än: du skriver ut brevet på nästa sida."),
    )
    return render(request, "papers/form.html", {"page": frame, "form": form})
