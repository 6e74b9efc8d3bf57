"""The pages of proposals: for participants, for those who answer and for those who read."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.councils.domain.proposals import NEXT, AnswerState
from kedjan.councils.operations import CannotAnswerProposal, CannotPropose, answer_proposal, owns, propose
from kedjan.councils.queries import PAGE, council_of, proposal, proposals, said_about
from kedjan.councils.web.council_pages import CouncilPart, council_part
from kedjan.councils.web.forms import AnswerForm, ProposalForm
from kedjan.councils.web.proposal_pages import Reader, card, proposals_view
from kedjan.journeys.queries import case_of
from kedjan.organisations.domain.permissions import Permission
from kedjan.programmes.queries import ProgrammeView, programmes
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.PROPOSE)
def my_council_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what participants have proposed for my programme, what is mine, and what became of each."""
    me = me_or_404(acting)
    case = case_of(actor=acting.actor, participant_id=me)
    after = _after(request)
    council = (
        None
        if case is None
        else council_of(actor=acting.actor, programme_id=case.programme_id, programme=case.programme, participant_id=me)
    )
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
        reader=Reader(sits=council is not None and council.mine is not None),
    )
    part = None if case is None else council_part(council, case.programme, href=reverse("councils:chairs"))
    context = {"page": view, "is_enrolled": case is not None, "councils": [] if part is None else [part]}
    return render(request, "councils/my_council.html", context)


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
    known = {one.id: one for one in programmes()}
    shown = {one.programme_id for one in found[:PAGE]}
    answers = acting.actor.may(Permission.ANSWER_PROPOSALS)
    ours = frozenset(one for one in shown if answers and owns(actor=acting.actor, programme_id=one))
    view = proposals_view(
        found[:PAGE],
        place=reverse("councils:proposals"),
        is_first=after is None,
        more=len(found) > PAGE,
        reader=Reader(
            programmes={one.id: one.name for one in known.values()},
            answers_for=ours,
            said=said_about(actor=acting.actor, idea_ids=[one.id for one in found[:PAGE]]),
        ),
    )
    parts = [_council(acting, known[one]) for one in shown if one in known]
    return render(request, "councils/proposals.html", {"page": view, "councils": [one for one in parts if one]})


def _council(acting: Acting, programme: ProgrammeView) -> CouncilPart | None:
    """Return which chairs of the programme's council are taken and empty, for those who lead it."""
    found = council_of(actor=acting.actor, programme_id=programme.id, programme=programme.file, participant_id=None)
    return council_part(found, programme.file)


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
        "card": card(found, Reader(said=said_about(actor=acting.actor, idea_ids=[idea_id]))),
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
