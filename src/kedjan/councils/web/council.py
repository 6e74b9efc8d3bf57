"""The pages of the council, for those who take part: its chairs, and what its members say of a proposal."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kedjan.councils.operations import (
    CannotComment,
    CannotLeaveChair,
    CannotSupport,
    CannotTakeChair,
    comment,
    leave_chair,
    support,
    take_back_support,
    take_chair,
)
from kedjan.councils.queries import council_of, is_supported, proposal, said_about, sitting
from kedjan.councils.web.council_pages import chair_choices, chairs_view, discussion_view
from kedjan.councils.web.forms import ChairForm, CommentForm
from kedjan.journeys.queries import case_of
from kedjan.kernel.refusal import Reason
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.PROPOSE)
def chairs_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the chairs of my programme's council, take one that is empty, or leave mine; none: back to the proposals."""
    me = me_or_404(acting)
    case = case_of(actor=acting.actor, participant_id=me)
    if case is None:
        return redirect("councils:my_council")
    council = council_of(
        actor=acting.actor, programme_id=case.programme_id, programme=case.programme, participant_id=me
    )
    if council is None:
        return redirect("councils:my_council")
    choices = () if council.mine is not None else chair_choices(council, case.sex)
    form = ChairForm(request.POST if request.method == "POST" else None, chairs=choices) if choices else None
    problems: tuple[Reason, ...] = ()
    if request.method == "POST":
        problems = _left(request, acting) if form is None else _taken(acting, form)
        if not problems and (form is None or form.is_valid()):
            return redirect("councils:chairs")
    context = {
        "page": chairs_view(council, case.programme, back=reverse("councils:my_council")),
        "form": form,
        "problems": all_said(problems),
    }
    return render(request, "councils/chairs.html", context)


def _taken(acting: Acting, form: ChairForm) -> tuple[Reason, ...]:
    if not form.is_valid():
        return ()
    try:
        take_chair(actor=acting.actor, number=int(form.cleaned_data["chair"]), now=acting.clock.now())
    except CannotTakeChair as refusal:
        return tuple(refusal.reasons)
    return ()


def _left(request: HttpRequest, acting: Acting) -> tuple[Reason, ...]:
    if request.POST.get("leave") != "yes":
        return ()
    try:
        leave_chair(actor=acting.actor, now=acting.clock.now())
    except CannotLeaveChair as refusal:
        return tuple(refusal.reasons)
    return ()


@page(Permission.PROPOSE)
def discussion_page(request: HttpRequest, acting: Acting, idea_id: UUID) -> HttpResponse:
    """Show a proposal as the council speaks of it, say something of it, support it or not; for its members."""
    me = me_or_404(acting)
    found = proposal(actor=acting.actor, idea_id=idea_id)
    if found is None:
        raise Http404
    if sitting(actor=acting.actor, programme_id=found.programme_id, participant_id=me) is None:
        return redirect("councils:my_council")
    is_said = request.method == "POST" and "support" not in request.POST
    form = CommentForm(request.POST if is_said else None)
    problems: tuple[Reason, ...] = ()
    if request.method == "POST":
        problems = _supported(request, acting, idea_id) if "support" in request.POST else _said(acting, idea_id, form)
        if not problems and ("support" in request.POST or form.is_valid()):
            return redirect("councils:discussion", idea_id=idea_id)
    said = said_about(actor=acting.actor, idea_ids=[idea_id]).get(idea_id, ())
    supported = is_supported(actor=acting.actor, idea_id=idea_id, participant_id=me)
    context = {
        "page": discussion_view(found, said, is_supported=supported),
        "form": form,
        "problems": all_said(problems),
    }
    return render(request, "councils/discussion.html", context)


def _supported(request: HttpRequest, acting: Acting, idea_id: UUID) -> tuple[Reason, ...]:
    act = support if request.POST["support"] == "yes" else take_back_support
    try:
        act(actor=acting.actor, idea_id=idea_id, now=acting.clock.now())
    except CannotSupport as refusal:
        return tuple(refusal.reasons)
    return ()


def _said(acting: Acting, idea_id: UUID, form: CommentForm) -> tuple[Reason, ...]:
    if not form.is_valid():
        return ()
    try:
        comment(actor=acting.actor, idea_id=idea_id, text=form.cleaned_data["text"], now=acting.clock.now())
    except CannotComment as refusal:
        return tuple(refusal.reasons)
    return ()
