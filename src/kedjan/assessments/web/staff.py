"""Assessments of a person, for staff: the list with the profile, one with its dialogue, beginning, and agreeing."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.assessments.domain.codes import Method, Rater
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.operations import CannotAgree, CannotBegin, agree, begin_assessment
from kedjan.assessments.operations.beginning import obstacles_here
from kedjan.assessments.queries import AssessmentView, InstrumentView, assessments_of, instrument, instruments
from kedjan.assessments.queries.profile import profile_from
from kedjan.assessments.web.forms import AgreementForm, DemandsForm, TaskForm
from kedjan.assessments.web.pages import Frame, Reader, assessment_view, choices, list_table, person_href
from kedjan.assessments.web.parts import profile_table
from kedjan.assessments.web.people import assessment_or_404, person_or_404
from kedjan.journeys.queries import case_nav
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day, language


@page(Permission.VIEW_CASES, can_print=True)
def list_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show somebody's assessments, what they come to, and what a new one may be made by."""
    who, case = person_or_404(acting, participant_id, page="assessments:list")
    found = assessments_of(actor=acting.actor, participant_id=who.id)
    viewer = Rater.ASSESSOR if acting.actor.may(Permission.ASSESS) else None
    context = {
        "name": shown_name(who),
        "nav": case_nav(case, who, acting.actor, "assessments:list"),
        "table": list_table(
            found,
            lambda one: reverse("assessments:assessment", args=[who.id, one.id]),
            rater=viewer,
            organisation_id=acting.actor.organisation_id,
        ),
        "profile": profile_table(profile_from(who.id, found, acting.clock.today())),
        "choices": _choices(acting, who) if viewer is not None and case.exit is None else (),
        "licences": acting.actor.may(Permission.RECORD_LICENCES),
        "can_print": not who.is_protected,
    }
    return render(request, "assessments/list.html", context)


def _choices(acting: Acting, who: PersonView) -> object:
    """Return the instruments that are valid today, with what stands in the actor's way."""
    today = acting.clock.today()
    valid = [one for one in instruments() if one.is_latest(today) and one.file.is_valid(today)]
    with_reasons = [(one, obstacles_here(actor=acting.actor, found=one, now=acting.clock.now())) for one in valid]
    return choices(with_reasons, lambda one: reverse("assessments:begin", args=[who.id, one.id]))


@page(Permission.ASSESS)
def begin_page(request: HttpRequest, acting: Acting, participant_id: UUID, instrument_id: UUID) -> HttpResponse:
    """Begin an assessment by an instrument: with the task that was seen, where it is about one."""
    who, _case = person_or_404(acting, participant_id, page="assessments:begin")
    found = instrument(instrument_id=instrument_id)
    if found is None:
        raise Http404
    form = _begin_form(request, acting, who, found)
    problems: list[str] = []
    is_sent = "begin" in request.POST if form is None else form.is_valid()
    if request.method == "POST" and is_sent:
        try:
            begun = begin_assessment(
                actor=acting.actor,
                participant_id=who.id,
                instrument_id=found.id,
                task=form.task() if isinstance(form, TaskForm) else Task(),
                observation_id=form.observation_id() if isinstance(form, DemandsForm) else None,
                now=acting.clock.now(),
            )
        except CannotBegin as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("assessments:assessment", participant_id=who.id, assessment_id=begun.assessment_id)
    frame = Frame(
        title=_("Börja: %(title)s") % {"title": found.file.title.text_in(language())},
        caption=shown_name(who),
        back=person_href(who.id),
        intro=found.file.about.text_in(language()),
        is_demonstration=found.file.is_demonstration,
    )
    return render(request, "assessments/begin.html", {"page": frame, "form": form, "problems": problems})


def _begin_form(
    request: HttpRequest, acting: Acting, who: PersonView, found: InstrumentView
) -> TaskForm | DemandsForm | None:
    sent = request.POST if request.method == "POST" else None
    if found.file.method is Method.DEMANDS:
        seen = assessments_of(actor=acting.actor, participant_id=who.id)
        offered = [(str(one.id), _of_task(one)) for one in seen if one.instrument.method is Method.OBSERVATION]
        return DemandsForm(sent, observations=offered)
    return TaskForm(sent) if found.file.is_about_task else None


def _of_task(one: AssessmentView) -> str:
    return f"{one.task.what}, {one.task.place}, {day(one.on)}"


@page(Permission.VIEW_CASES, can_print=True)
def assessment_page(request: HttpRequest, acting: Acting, participant_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Show an assessment: what is left to rate, or both ratings side by side."""
    who, case = person_or_404(acting, participant_id, page="assessments:assessment")
    found = assessment_or_404(acting, who.id, assessment_id)
    view = assessment_view(
        view=found.view,
        others=found.all,
        profile=profile_from(who.id, found.all, acting.clock.today()),
        is_latest=found.is_latest,
        reader=_reader(acting, who, found.view),
    )
    context = {
        "page": view,
        "nav": case_nav(case, who, acting.actor, "assessments:list"),
        "can_print": not who.is_protected,
    }
    return render(request, "assessments/assessment.html", context)


def _reader(acting: Acting, who: PersonView, view: AssessmentView) -> Reader:
    """Return what staff may do: the organisation that rates agrees too, others read."""
    rates = acting.actor.may(Permission.ASSESS) and view.is_assessed_by(acting.actor.organisation_id)
    here = [who.id, view.id]
    return Reader(
        rater=Rater.ASSESSOR if rates else None,
        names={Rater.SELF: _("Deltagaren"), Rater.ASSESSOR: _("Arbetsterapeuten")},
        back=person_href(who.id),
        caption=shown_name(who),
        rate=lambda area: reverse("assessments:rate", args=[*here, area]),
        finish=reverse("assessments:done", args=here),
        agree=reverse("assessments:agree", args=here) if rates else "",
    )


@page(Permission.ASSESS)
def agree_page(request: HttpRequest, acting: Acting, participant_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Write together what the two came to."""
    who, _case = person_or_404(acting, participant_id, page="assessments:agree")
    view = assessment_or_404(acting, who.id, assessment_id).view
    is_theirs = view.is_assessed_by(acting.actor.organisation_id)
    if not is_theirs or not view.is_done or view.instrument.method is not Method.DIALOGUE:
        raise Http404
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        instrument=view.instrument,
        pairs=view.pairs,
        text=view.agreement.text if view.agreement else "",
    )
    if request.method == "POST" and form.is_valid():
        try:
            agree(
                actor=acting.actor,
                participant_id=who.id,
                assessment_id=view.id,
                text=form.cleaned_data["text"],
                steps=form.steps(),
                now=acting.clock.now(),
            )
        except CannotAgree as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("assessments:assessment", participant_id=who.id, assessment_id=view.id)
    frame = Frame(
        title=_("Det ni kom fram till"),
        caption=shown_name(who),
        back=reverse("assessments:assessment", args=[who.id, view.id]),
        intro=_("Sitt tillsammans. Där era svar skiljer sig väljer ni ett steg, om ni är överens om ett."),
        is_demonstration=view.instrument.is_demonstration,
    )
    return render(request, "assessments/form.html", {"page": frame, "form": form, "submit": _("Spara")})
