"""One request: what has happened to it is written here, and what came in is taken in."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.domain.terms import Paper
from kedjan.kernel.ids import PaperRequestId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.files import MOST_BYTES, refusals_of_size
from kedjan.papers.domain.path import FOLLOWS, OUT, UNDER_POWER
from kedjan.papers.operations.marking import CannotMarkRequest, mark_request
from kedjan.papers.operations.receiving import CannotReceivePaper, receive_paper
from kedjan.papers.queries.requests import RequestView, powers_of
from kedjan.papers.web.forms import MarkForm, ReceiveForm
from kedjan.papers.web.people import person_or_404, request_or_404
from kedjan.papers.web.request_pages import RequestPage, request_view
from kedjan.participants.queries import shown_name
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.COLLECT_PAPERS)
def request_page(request: HttpRequest, acting: Acting, participant_id: UUID, paper_request_id: UUID) -> HttpResponse:
    """Show one request, and write what has happened to it."""
    who = person_or_404(acting, ParticipantId(participant_id), page="papers:request")
    found = request_or_404(acting, who, PaperRequestId(paper_request_id))
    powers = powers_of(actor=acting.actor, participant_id=who.id).get(found.organisation_id, ())
    view = request_view(
        who=who,
        request=found,
        powers=powers,
        actor=acting.actor,
        workplaces=organisations(),
        now=acting.clock.now(),
    )
    form = _mark_form(request, acting, found, view)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            mark_request(actor=acting.actor, request_id=found.id, marking=form.marking(), now=acting.clock.now())
        except CannotMarkRequest as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("papers:request", participant_id=who.id, paper_request_id=found.id)
    return render(request, "papers/request.html", {"page": view, "form": form})


def _mark_form(request: HttpRequest, acting: Acting, found: RequestView, view: RequestPage) -> MarkForm | None:
    """Return the form of what can happen next; None where nothing can, or another organisation collects."""
    states = FOLLOWS[found.stand.state] - {RequestState.RECEIVED}
    if view.missing:
        states -= UNDER_POWER
    if found.organisation_id != acting.actor.organisation_id or not states:
        return None
    posted = request.POST if request.method == "POST" else None
    return MarkForm(posted, initial={"on": acting.clock.today()}, states=states)


@page(Permission.COLLECT_PAPERS)
def receive_page(request: HttpRequest, acting: Acting, participant_id: UUID, paper_request_id: UUID) -> HttpResponse:
    """Take in one file of what the provider sent."""
    who = person_or_404(acting, ParticipantId(participant_id), page="papers:receive")
    found = request_or_404(acting, who, PaperRequestId(paper_request_id))
    is_ours = found.organisation_id == acting.actor.organisation_id
    if not is_ours or found.stand.state not in OUT | {RequestState.RECEIVED}:
        raise Http404
    is_posted = request.method == "POST"
    form = ReceiveForm(
        request.POST if is_posted else None, request.FILES if is_posted else None, kinds=sorted(found.wanted.papers)
    )
    if is_posted and form.is_valid() and _received(acting, found, form):
        return redirect("papers:request", participant_id=who.id, paper_request_id=found.id)
    frame = Frame(
        title=_("Ta emot papper"),
        name=f"{shown_name(who)}. {found.wanted.provider}",
        submit=_("Spara"),
        back=reverse("papers:request", args=[who.id, found.id]),
        intro=_("En fil i taget. Pappret sparas låst, och deltagaren får veta att det har kommit."),
    )
    return render(request, "papers/form.html", {"page": frame, "form": form})


def _received(acting: Acting, found: RequestView, form: ReceiveForm) -> bool:
    """Take in the file; what is wrong stands at it. One that is too large is refused before it is read."""
    file = form.cleaned_data["file"]
    too_large = refusals_of_size(file.size)
    if too_large:
        form.add_error("file", all_said(too_large))
        return False
    try:
        receive_paper(
            actor=acting.actor,
            request_id=found.id,
            kind=Paper(form.cleaned_data["kind"]),
            content=file.read(MOST_BYTES + 1),
            now=acting.clock.now(),
        )
    except CannotReceivePaper as refusal:
        form.add_error("file", all_said(refusal.reasons))
        return False
    return True
