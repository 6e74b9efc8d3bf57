"""The assessor's rating: one area a page, saved on the way, and done when everything has an answer."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.assessments.domain.codes import Rater
from kedjan.assessments.domain.instrument import Area
from kedjan.assessments.domain.rating import unanswered
from kedjan.assessments.operations import CannotRate, finish_rating, save_answers
from kedjan.assessments.queries import AssessmentView
from kedjan.assessments.web.forms import RatingForm
from kedjan.assessments.web.pages import Frame
from kedjan.assessments.web.people import assessment_or_404, person_or_404
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import shown_name
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, language


@page(Permission.ASSESS)
def rate_page(
    request: HttpRequest, acting: Acting, participant_id: UUID, assessment_id: UUID, area: str
) -> HttpResponse:
    """Rate one area."""
    who, _case = person_or_404(acting, participant_id, page="assessments:rate")
    view = assessment_or_404(acting, who.id, assessment_id).view
    known = area_or_404(acting, view, Rater.ASSESSOR, area)
    form = rating_form(request, view, Rater.ASSESSOR, known)
    back = reverse("assessments:assessment", args=[who.id, view.id])
    if request.method == "POST" and saved(acting, who.id, view, known, form):
        following = next_area(view, Rater.ASSESSOR, known)
        return redirect("assessments:rate", who.id, view.id, following) if following else redirect(back)
    frame = Frame(
        title=known.title.text_in(language()),
        caption=shown_name(who),
        back=back,
        intro=_("Hjälpmedel sänker aldrig bedömningen. Deltagaren läser det du skriver."),
        is_demonstration=view.instrument.is_demonstration,
    )
    context = {"page": frame, "form": form, "submit": _("Spara och fortsätt")}
    return render(request, "assessments/form.html", context)


@page(Permission.ASSESS)
def done_page(request: HttpRequest, acting: Acting, participant_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Say that the assessor's rating is done."""
    who, _case = person_or_404(acting, participant_id, page="assessments:done")
    view = assessment_or_404(acting, who.id, assessment_id).view
    open_or_404(acting, view, Rater.ASSESSOR)
    back = reverse("assessments:assessment", args=[who.id, view.id])
    problems: list[str] = []
    if request.method == "POST" and request.POST.get("done") == "yes":
        problems = why_not_finished(acting, who.id, view)
        if not problems:
            return redirect(back)
    return render(request, "assessments/done.html", {"back": back, "problems": problems, "name": shown_name(who)})


def open_or_404(acting: Acting, view: AssessmentView, rater: Rater) -> None:
    """Let whoever may still write this rating pass; it is 404 for everybody else, and once it is done."""
    is_theirs = rater is Rater.SELF or view.is_assessed_by(acting.actor.organisation_id)
    if not is_theirs or rater not in view.instrument.raters or view.rating(rater).done_at is not None:
        raise Http404


def area_or_404(acting: Acting, view: AssessmentView, rater: Rater, key: str) -> Area:
    """Return the area, where the actor may still rate it."""
    open_or_404(acting, view, rater)
    area = view.instrument.area(key)
    if area is None:
        raise Http404
    return area


def rating_form(request: HttpRequest, view: AssessmentView, rater: Rater, area: Area) -> RatingForm:
    """Return the area's form with what was answered before."""
    sent = request.POST if request.method == "POST" else None
    known = view.rating(rater).answers
    return RatingForm(sent, instrument=view.instrument, area=area, rater=rater, known=known)


def saved(acting: Acting, participant_id: ParticipantId, view: AssessmentView, area: Area, form: RatingForm) -> bool:
    """Tell whether what was typed is saved; the form says why not."""
    if not form.is_valid():
        return False
    try:
        save_answers(
            actor=acting.actor,
            participant_id=participant_id,
            assessment_id=view.id,
            area=area.key,
            answers=form.answers(),
            now=acting.clock.now(),
        )
    except CannotRate as refusal:
        form.add_error(None, all_said(refusal.reasons))
        return False
    return True


def next_area(view: AssessmentView, rater: Rater, area: Area) -> str:
    """Return the next area that lacks answers, after this one; empty where none does."""
    left = {item.key for item in unanswered(view.instrument, view.rating(rater).answers)}
    keys = [one.key for one in view.instrument.areas]
    after = view.instrument.areas[keys.index(area.key) + 1 :]
    return next((one.key for one in after if any(item.key in left for item in one.items)), "")


def why_not_finished(acting: Acting, participant_id: ParticipantId, view: AssessmentView) -> list[str]:
    """Say that the actor's rating is done; return why not, nothing when it is."""
    try:
        finish_rating(actor=acting.actor, participant_id=participant_id, assessment_id=view.id, now=acting.clock.now())
    except CannotRate as refusal:
        return all_said(refusal.reasons)
    return []
