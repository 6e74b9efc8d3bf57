"""The pages of proposals: for participants, for those who answer and for those who read."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.councils.domain.proposals import NEXT, AnswerState
from kedjan.councils.operations import CannotAnswerProposal, CannotPropose, answer_proposal, owns, propose
from kedjan.councils.queries import PAGE, proposal, proposals
from kedjan.councils.web.forms import AnswerForm, ProposalForm
from kedjan.councils.web.proposal_pages import card, proposals_view
from kedjan.journeys.queries import case_of
from kedjan.organisations.domain.permissions import Permission
from kedjan.programmes.queries import programmes
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.PROPOSE)
def my_council_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what participants have proposed for my programme, what is mine, and what became of each."""
    case = case_of(actor=acting.actor, participant_id=me_or_404(acting))
    after = _after(request)
    found = (
        ()
        if case is None
        else proposals(actor=acting.actor, programme_id=case.programme_id, after=after, limit=PAGE + 1)
    )
    view = proposals_view(
        found[:PAGE],
        place=reverse("councils:my_council"),
        is_first=after is None,
        more=len(found) > PAGE,
        programmes={},
    )
    return render(request, "councils/my_council.html", {"page": view, "is_enrolled": case is not None})


@page(Permission.PROPOSE)
def propose_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Propose something for my programme."""
    me_or_404(acting)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            propose(
                actor=acting.actor,
                text=form.cleaned_data["text"],
                signed=form.cleaned_data["signed"],
                now=acting.clock.now(),
            )
        except CannotPropose as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("councils:my_council")
    intro = _("Alla i programmet kan läsa förslaget och svaret. De som leder programmet svarar.")
    frame = Frame(_("Lämna ett förslag"), "", _("Lämna förslaget"), reverse("councils:my_council"), intro)
    return render(request, "councils/form.html", {"page": frame, "form": form})


@page(Permission.VIEW_PROPOSALS)
def proposals_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what participants have proposed in the programmes that the actor's organisation has a part in."""
    after = _after(request)
    found = proposals(actor=acting.actor, after=after, limit=PAGE + 1)
    known = {one.id: one.name for one in programmes()}
    shown = {one.programme_id for one in found[:PAGE]}
    answers = acting.actor.may(Permission.ANSWER_PROPOSALS)
    ours = frozenset(one for one in shown if answers and owns(actor=acting.actor, programme_id=one))
    view = proposals_view(
        found[:PAGE],
        place=reverse("councils:proposals"),
        is_first=after is None,
        more=len(found) > PAGE,
        programmes=known,
        answered_by_us=ours,
    )
    return render(request, "councils/proposals.html", {"page": view})


@page(Permission.ANSWER_PROPOSALS)
def answer_page(request: HttpRequest, acting: Acting, idea_id: UUID) -> HttpResponse:
    """Answer a proposal to everybody who takes part in the programme."""
    found = proposal(actor=acting.actor, idea_id=idea_id)
    if found is None or not owns(actor=acting.actor, programme_id=found.programme_id):
        raise Http404
    form = AnswerForm(request.POST or None, before=found.state)
    if request.method == "POST" and form.is_valid():
        try:
            answer_proposal(
                actor=acting.actor,
                idea_id=idea_id,
                state=AnswerState(form.cleaned_data["state"]),
                words=form.cleaned_data["words"],
                now=acting.clock.now(),
            )
        except CannotAnswerProposal as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("councils:proposals")
    context = {
        "page": Frame(_("Svara på ett förslag"), "", _("Skicka svaret"), reverse("councils:proposals"), ""),
        "card": card(found, {}, may_answer=False),
        "form": form,
        "is_over": not NEXT[found.state],
    }
    return render(request, "councils/answer.html", context)


def _after(request: HttpRequest) -> UUID | None:
    """Return the last proposal of the page before; a broken address starts at the top."""
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None
