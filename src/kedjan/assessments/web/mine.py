"""My ability for work: I rate myself, read what others see, say what I think of it, and see my profile."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.assessments.domain.codes import Rater
from kedjan.assessments.operations import CannotRemark, write_remark
from kedjan.assessments.queries import AssessmentView, assessments_of
from kedjan.assessments.queries.profile import profile_from
from kedjan.assessments.web.forms import RemarkForm
from kedjan.assessments.web.pages import Frame, Reader, assessment_view, list_table
from kedjan.assessments.web.parts import answer_words, profile_table
from kedjan.assessments.web.people import assessment_or_404
from kedjan.assessments.web.rating import area_or_404, next_area, open_or_404, rating_form, saved, why_not_finished
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Link
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said, language


@page(Permission.VIEW_OWN_PLAN)
def mine_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what waits for my answers, my assessments and my profile."""
    me = me_or_404(acting)
    found = assessments_of(actor=acting.actor, participant_id=me)
    context = {
        "table": list_table(found, lambda one: reverse("assessments:my_assessment", args=[one.id]), rater=Rater.SELF),
        "profile": profile_table(profile_from(me, found, acting.clock.today())),
    }
    return render(request, "assessments/mine.html", context)


@page(Permission.VIEW_OWN_PLAN)
def my_assessment_page(request: HttpRequest, acting: Acting, assessment_id: UUID) -> HttpResponse:
    """Show an assessment of mine: what is left to answer, or both ratings side by side."""
    me = me_or_404(acting)
    found = assessment_or_404(acting, me, assessment_id)
    view = assessment_view(
        view=found.view,
        others=found.all,
        profile=profile_from(me, found.all, acting.clock.today()),
        is_latest=found.is_latest,
        reader=_reader(found.view),
    )
    return render(request, "assessments/assessment.html", {"page": view})


def _reader(view: AssessmentView) -> Reader:
    return Reader(
        rater=Rater.SELF,
        names={Rater.SELF: _("Du"), Rater.ASSESSOR: _("Arbetsterapeuten")},
        back=reverse("assessments:mine"),
        caption=_("Min arbetsförmåga"),
        rate=lambda area: reverse("assessments:my_rate", args=[view.id, area]),
        finish=reverse("assessments:my_done", args=[view.id]),
        remark=lambda item: _answer_link(view, item),
    )


def _answer_link(view: AssessmentView, key: str) -> Link:
    item = view.instrument.item(key)
    title = "" if item is None else item.title.text_in(language())
    return Link(_("Svara"), reverse("assessments:my_remark", args=[view.id, key]), hidden=title)


@page(Permission.VIEW_OWN_PLAN)
def my_rate_page(request: HttpRequest, acting: Acting, assessment_id: UUID, area: str) -> HttpResponse:
    """Rate myself in one area."""
    me = me_or_404(acting)
    view = assessment_or_404(acting, me, assessment_id).view
    known = area_or_404(acting, view, Rater.SELF, area)
    form = rating_form(request, view, Rater.SELF, known)
    back = reverse("assessments:my_assessment", args=[view.id])
    if request.method == "POST" and saved(acting, me, view, known, form):
        following = next_area(view, Rater.SELF, known)
        return redirect("assessments:my_rate", view.id, following) if following else redirect(back)
    frame = Frame(
        title=known.title.text_in(language()),
        back=back,
        intro=_("Svara som du själv ser det. Ingen annan ser dina svar förrän ni båda är klara."),
        is_demonstration=view.instrument.is_demonstration,
    )
    context = {"page": frame, "form": form, "submit": _("Spara och fortsätt")}
    return render(request, "assessments/form.html", context)


@page(Permission.VIEW_OWN_PLAN)
def my_done_page(request: HttpRequest, acting: Acting, assessment_id: UUID) -> HttpResponse:
    """Say that my own rating is done."""
    me = me_or_404(acting)
    view = assessment_or_404(acting, me, assessment_id).view
    open_or_404(acting, view, Rater.SELF)
    back = reverse("assessments:my_assessment", args=[view.id])
    problems: list[str] = []
    if request.method == "POST" and request.POST.get("done") == "yes":
        problems = why_not_finished(acting, me, view)
        if not problems:
            return redirect(back)
    return render(request, "assessments/done.html", {"back": back, "problems": problems, "is_mine": True})


@page(Permission.VIEW_OWN_PLAN)
def my_remark_page(request: HttpRequest, acting: Acting, assessment_id: UUID, item: str) -> HttpResponse:
    """Say how I see an answer about me."""
    me = me_or_404(acting)
    view = assessment_or_404(acting, me, assessment_id).view
    pair = next((one for one in view.pairs if one.item.key == item), None)
    if pair is None or not view.is_done:
        raise Http404
    said = view.remark_of.get(item)
    initial = {} if said is None else {"agrees": "yes" if said.agrees else "no", "text": said.text}
    form = RemarkForm(request.POST if request.method == "POST" else None, initial=initial)
    back = reverse("assessments:my_assessment", args=[view.id])
    if request.method == "POST" and form.is_valid():
        try:
            write_remark(
                actor=acting.actor, assessment_id=view.id, item=item, remark=form.remark(), now=acting.clock.now()
            )
        except CannotRemark as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect(back)
    answer = answer_words(view.instrument, pair.assessor) or _("Inget svar")
    told = _("Arbetsterapeuten har svarat: %(answer)s.") % {"answer": answer}
    frame = Frame(
        title=pair.item.title.text_in(language()),
        back=back,
        intro=f"{told} {pair.assessor.comment}".strip(),
        is_demonstration=view.instrument.is_demonstration,
    )
    return render(request, "assessments/form.html", {"page": frame, "form": form, "submit": _("Spara")})
