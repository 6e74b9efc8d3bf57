"""Somebody's plan, to those who support them: read, proposed in, marked, and what the person has said written in."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.queries import my_latest_look
from kedjan.consents.domain.on_behalf import told_from
from kedjan.journeys.queries import CaseView, case_nav, case_of
from kedjan.kernel.clock import start_of_swedish_day
from kedjan.kernel.ids import ParticipantId, PlanItemId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, shown_name
from kedjan.plans.domain.changes import changed_since
from kedjan.plans.domain.codes import ItemKind, Step
from kedjan.plans.domain.items import PlanItem
from kedjan.plans.operations import CannotChangePlan, NewStep, begin_item, take_step
from kedjan.plans.queries import own_notes, plan_of
from kedjan.plans.web.forms import PERSON, AnswerForForm, ProposeForm
from kedjan.plans.web.frame import Frame
from kedjan.plans.web.staff_pages import item_view, may_write, plan_view
from kedjan.plans.web.words import Voice
from kedjan.ui.components import Link
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

PLAN = "plans:plan"
SAID = "said"
_MARKS = {Step.STARTED, Step.DONE, Step.TAKEN_BACK}


@page(Permission.VIEW_CASES, can_print=True)
def plan_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show the plan: what is new since the reader last read it, what waits for an answer, and what stands in it."""
    actor, about = acting.actor, ParticipantId(participant_id)
    today = start_of_swedish_day(acting.clock.today())
    since = my_latest_look(actor=actor, participant_id=about, page=PLAN, before=today)
    case, who = _case_or_404(acting, about, PLAN)
    items = plan_of(actor=actor, participant_id=about)
    view = plan_view(
        who=who,
        items=items,
        notes=own_notes(actor=actor, participant_id=about),
        new=changed_since(items, since=since, reader=actor.account_id),
        is_first=since is None,
        may_write=_may_write(acting, case),
        voice=_voice(acting),
        nav=case_nav(case, who, actor, PLAN),
    )
    return render(request, "plans/plan.html", {"page": view, "can_print": not who.is_protected})


@page(Permission.VIEW_CASES)
def item_page(request: HttpRequest, acting: Acting, participant_id: UUID, item_id: UUID) -> HttpResponse:
    """Show one thing in the plan with all that has happened to it, and note how far it has come."""
    case, who, item = _item_or_404(acting, participant_id, item_id, "plans:item")
    problems: list[str] = []
    mark = request.POST.get("mark", "")
    if mark in _MARKS:
        problems = _take(acting, item, NewStep(Step(mark)))
        if not problems:
            return redirect("plans:item", participant_id=who.id, item_id=item.id)
    view = item_view(who=who, item=item, may_write=_may_write(acting, case), voice=_voice(acting))
    return render(request, "plans/item.html", {"page": view, "problems": problems})


@page(Permission.PLAN_TOGETHER)
def propose_page(request: HttpRequest, acting: Acting, participant_id: UUID, thing: str) -> HttpResponse:
    """Propose something new, or write it in because the person has said it."""
    if thing not in set(ItemKind):
        raise Http404
    kind = ItemKind(thing)
    case, who = _case_or_404(acting, ParticipantId(participant_id), "plans:propose")
    form = ProposeForm(
        request.POST or None, kind=kind, dimension=None, owners=_owners(case), now=None, is_told=_told(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            begin_item(
                actor=acting.actor,
                participant_id=who.id,
                kind=kind,
                dimension=form.dimension_chosen(),
                step=form.step(),
                now=acting.clock.now(),
            )
        except CannotChangePlan as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect(PLAN, participant_id=who.id)
    frame = _frame(request, _(kind.label), reverse(PLAN, args=[who.id]), who)
    return render(request, "plans/form.html", {"page": frame, "form": form, "submit": _("Spara")})


@page(Permission.PLAN_TOGETHER)
def change_page(request: HttpRequest, acting: Acting, participant_id: UUID, item_id: UUID) -> HttpResponse:
    """Propose another wording of something in the plan, or write in what the person has said."""
    case, who, item = _item_or_404(acting, participant_id, item_id, "plans:change")
    form = ProposeForm(
        request.POST or None,
        kind=item.kind,
        dimension=item.dimension,
        owners=_owners(case),
        now=item.reads,
        is_told=_told(request),
    )
    if request.method == "POST" and form.is_valid():
        problems = _take(acting, item, form.step())
        if not problems:
            return redirect("plans:item", participant_id=who.id, item_id=item.id)
        form.add_error(None, problems)
    frame = _frame(request, _("En annan lydelse"), reverse("plans:item", args=[who.id, item.id]), who)
    return render(request, "plans/form.html", {"page": frame, "form": form, "submit": _("Spara")})


@page(Permission.PLAN_TOGETHER)
def answer_for_page(request: HttpRequest, acting: Acting, participant_id: UUID, item_id: UUID) -> HttpResponse:
    """Write in what the person has answered to a proposal: how they said it, and why they did not write it."""
    _case, who, item = _item_or_404(acting, participant_id, item_id, "plans:answer_for")
    seen = None if item.proposal is None else item.proposal.number
    form = AnswerForForm(request.POST or None, initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        told = told_from(*form.telling())
        step = NewStep(Step(typed["answer"]), words=typed["words"], seen=typed["seen"], told=told)
        problems = _take(acting, item, step)
        if not problems:
            return redirect("plans:item", participant_id=who.id, item_id=item.id)
        form.add_error(None, problems)
    asked = None if item.proposal is None else item.proposal.content
    back = reverse("plans:item", args=[who.id, item.id])
    frame = Frame(_("Skriv in deltagarens svar"), back, shown_name(who), "" if asked is None else asked.text)
    return render(request, "plans/form.html", {"page": frame, "form": form, "submit": _("Spara svaret")})


def _take(acting: Acting, item: PlanItem, step: NewStep) -> list[str]:
    try:
        take_step(actor=acting.actor, item_id=item.id, step=step, now=acting.clock.now())
    except CannotChangePlan as refusal:
        return all_said(refusal.reasons)
    return []


def _case_or_404(acting: Acting, about: ParticipantId, name: str) -> tuple[CaseView, PersonView]:
    """Return the participation and the person, and note that the plan was read; 404 where there is none to see."""
    case = case_of(actor=acting.actor, participant_id=about)
    who = show_person(
        actor=acting.actor,
        participant_id=about,
        categories={Category.PLAN},
        page=name,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    if case is None or who is None:
        raise Http404
    return case, who


def _item_or_404(
    acting: Acting, participant_id: UUID, item_id: UUID, name: str
) -> tuple[CaseView, PersonView, PlanItem]:
    case, who = _case_or_404(acting, ParticipantId(participant_id), name)
    items = plan_of(actor=acting.actor, participant_id=who.id)
    item = next((one for one in items if one.id == PlanItemId(item_id)), None)
    if item is None:
        raise Http404
    return case, who, item


def _may_write(acting: Acting, case: CaseView) -> bool:
    return may_write(case=case, is_permitted=acting.actor.may(Permission.PLAN_TOGETHER))


def _owners(case: CaseView) -> list[tuple[str, str]]:
    return [(PERSON, _("Deltagaren")), *((str(one.organisation.id), one.organisation.name) for one in case.team)]


def _voice(acting: Acting) -> Voice:
    return Voice(organisations(), acting.clock.today(), is_person=False)


def _told(request: HttpRequest) -> bool:
    """Tell whether what the person has said is written in, and not proposed."""
    return SAID in request.GET


def _frame(request: HttpRequest, title: str, back: str, who: PersonView) -> Frame:
    """Return the frame of a proposal, with the way to write in what the person has said; or the other way round."""
    if _told(request):
        intro, other = (
            _("Skriv det som deltagaren har sagt. Det gäller direkt."),
            Link(_("Föreslå i stället"), request.path),
        )
    else:
        intro = _("Deltagaren läser det du skriver, och bestämmer.")
        other = Link(_("Har deltagaren redan sagt det? Skriv in det."), f"{request.path}?{SAID}=yes")
    return Frame(title, back, shown_name(who), intro, other)
