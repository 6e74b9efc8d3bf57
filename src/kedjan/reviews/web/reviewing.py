"""The security officer's pages: questions from people, and what is unusual in how the organisation reads."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.audit.domain.acts import Act
from kedjan.audit.domain.unusual import Finding, findings
from kedjan.audit.operations import note_act
from kedjan.audit.queries import door_counts, readers_on, reading_weeks
from kedjan.consents.queries import emergencies
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names, organisations
from kedjan.reviews.domain.asking import Outcome
from kedjan.reviews.operations import CannotHandleFinding, answer_question, handle_finding
from kedjan.reviews.queries import handled_since, question, questions, unseen_protected
from kedjan.reviews.web.forms import AnswerForm, NoteForm
from kedjan.reviews.web.reviewing_pages import finding_view, question_view, review_view
from kedjan.reviews.web.unseen import unseen_tasks
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

_SHOWN, _COMPARED = timedelta(weeks=4), timedelta(weeks=12)


@page(Permission.REVIEW_READING)
def review_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the questions that wait, what is unusual of the last four weeks, and what has been looked at."""
    found, since = _findings(acting)
    note_act(actor=acting.actor, act=Act.SEARCH, page="reviews:review", now=acting.clock.now(), results=len(found))
    handled = handled_since(actor=acting.actor, since=since)
    doors = door_counts(actor=acting.actor, since=acting.clock.now() - _SHOWN)
    broken = emergencies(actor=acting.actor)
    shown = {one.account_id for several in (found, handled, doors) for one in several}
    shown |= {one.account_id for one in broken}
    view = review_view(
        emergencies=broken,
        questions=questions(actor=acting.actor),
        found=found,
        doors=doors,
        handled=handled,
        names=account_names(ids=shown),
        workplaces=organisations(ids={one.organisation_id for one in broken}) if broken else {},
    )
    unseen = unseen_tasks(unseen_protected(actor=acting.actor))
    return render(request, "reviews/review.html", {"page": view, "unseen": unseen})


@page(Permission.REVIEW_READING)
def finding_page(request: HttpRequest, acting: Acting, sign: str, account_id: UUID, week_on: str) -> HttpResponse:
    """Show one finding with opaque references, and note what the officer found."""
    found, since = _findings(acting)
    finding = next(
        (one for one in found if (one.sign, one.account_id, str(one.on)) == (sign, account_id, week_on)), None
    )
    if finding is None:
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        try:
            handle_finding(actor=acting.actor, finding=finding, note=note, now=acting.clock.now())
        except CannotHandleFinding as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("reviews:review")
    view = finding_view(
        finding=finding,
        handled=handled_since(actor=acting.actor, since=since),
        names=account_names(ids=[finding.account_id]),
    )
    return render(request, "reviews/finding.html", {"page": view, "form": form})


@page(Permission.REVIEW_READING)
def question_page(request: HttpRequest, acting: Acting, question_id: UUID) -> HttpResponse:
    """Show a person's question with who read about them that day, and answer it."""
    asked = question(actor=acting.actor, question_id=question_id)
    if asked is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answer_question(
            actor=acting.actor,
            question_id=asked.id,
            outcome=Outcome(form.cleaned_data["outcome"]),
            words=form.cleaned_data["words"],
            now=acting.clock.now(),
        )
        return redirect("reviews:review")
    readers = readers_on(actor=acting.actor, participant_id=asked.participant_id, on=asked.on)
    view = question_view(asked=asked, readers=readers, names=account_names(ids=[one.account_id for one in readers]))
    return render(request, "reviews/question.html", {"page": view, "form": form})


def _findings(acting: Acting) -> tuple[tuple[Finding, ...], date]:
    """Return what is unusual of the last weeks, and the Monday that they begin with."""
    today = acting.clock.today()
    monday = today - timedelta(days=today.weekday())
    weeks = reading_weeks(actor=acting.actor, since=monday - _COMPARED, now=acting.clock.now())
    return findings(weeks, since=monday - _SHOWN), monday - _SHOWN
