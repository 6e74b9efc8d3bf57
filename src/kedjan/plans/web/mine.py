"""The person's own pages: my plan, one thing in it, what I have said."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.queries import latest_login
from kedjan.consents.queries import consents_of, proposals_of
from kedjan.journeys.queries import CaseView, case_of, days_of, latest_answer, near_ones
from kedjan.kernel.clock import start_of_swedish_day
from kedjan.kernel.ids import ParticipantId, PlanItemId
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.participants.queries import name_of, person
from kedjan.plans.domain.changes import changed_since
from kedjan.plans.domain.codes import ItemKind, Step
from kedjan.plans.domain.items import PlanItem
from kedjan.plans.domain.next_step import next_step
from kedjan.plans.operations import CannotChangePlan, NewStep, begin_item, take_step
from kedjan.plans.queries import plan_of
from kedjan.plans.web.forms import PERSON, AnswerForm, WriteForm
from kedjan.plans.web.frame import Frame
from kedjan.plans.web.mine_pages import my_item_view, my_plan_view, my_words_view
from kedjan.plans.web.words import Voice
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said

_MARKS = {Step.STARTED, Step.DONE, Step.DROPPED}


@page(Permission.VIEW_OWN_PLAN)
def my_plan_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show my plan: my next step, what I am asked, near days, my goals, what we do, and what is new."""
    me, actor, today = me_or_404(acting), acting.actor, acting.clock.today()
    case, items = case_of(actor=actor, participant_id=me), plan_of(actor=actor, participant_id=me)
    asked = [one.id for one in proposals_of(actor=actor, participant_id=me) if one.answered_at is None]
    since = latest_login(actor=actor, before=start_of_swedish_day(today))
    view = my_plan_view(
        name=name_of(person(actor=actor, participant_id=me)),
        case=case,
        items=items,
        step=next_step(items=items, gates=() if case is None else case.gates, questions=asked, today=today),
        new=changed_since(items, since=since, reader=actor.account_id),
        days=near_ones(days_of(actor=actor, participant_id=me, case=case, clock=acting.clock).days),
        voice=_voice(acting),
    )
    told = notices(actor=actor, participant_id=me, unseen=True)
    news = tuple(one for one in told if one.kind is not NoticeKind.PLAN_PROPOSED)  # proposals stand here themselves
    return render(request, "plans/my_plan.html", {"page": view, "news": news})


@page(Permission.VIEW_OWN_PLAN)
def my_words_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show all that I have said, and what became of it."""
    me, actor = me_or_404(acting), acting.actor
    said = my_words_view(
        items=plan_of(actor=actor, participant_id=me),
        consents=consents_of(actor=actor, participant_id=me),
        answer=latest_answer(actor=actor, participant_id=me),
    )
    frame = Frame(_("Det jag har sagt"), reverse("plans:my_plan"))
    return render(request, "plans/my_words.html", {"page": frame, "said": said})


@page(Permission.DECIDE_OWN_PLAN)
def my_item_page(request: HttpRequest, acting: Acting, my_item_id: UUID) -> HttpResponse:
    """Show one thing in my plan; take my answer to what is proposed, or note how far I have come."""
    case, item = _mine_or_404(acting, PlanItemId(my_item_id))
    runs = case is not None and case.exit is None
    answering = runs and item.state.waits
    seen = None if item.proposal is None else item.proposal.number
    marked = _marked(request)
    sent = request.POST if request.method == "POST" and marked is None else None
    form = AnswerForm(sent, initial={"seen": seen}) if answering or sent is not None else None
    problems: list[str] = []
    step = marked or (_answered(form) if form is not None and form.is_bound and form.is_valid() else None)
    if step is not None:
        problems = _take(acting, item, step)
        if not problems:
            return redirect("plans:my_plan" if step.step.is_answer else reverse("plans:my_item", args=[item.id]))
    if not answering:
        form = None
    view = my_item_view(item=item, runs=runs, voice=_voice(acting))
    return render(request, "plans/my_item.html", {"page": view, "form": form, "problems": problems})


@page(Permission.DECIDE_OWN_PLAN)
def my_write_page(request: HttpRequest, acting: Acting, thing: str) -> HttpResponse:
    """Write something new in my plan."""
    me = me_or_404(acting)
    if thing not in set(ItemKind):
        raise Http404
    kind, case = ItemKind(thing), case_of(actor=acting.actor, participant_id=me)
    form = WriteForm(request.POST or None, kind=kind, dimension=None, owners=_owners(case), now=None)
    if request.method == "POST" and form.is_valid():
        step = NewStep(Step.WRITTEN, form.content())
        try:
            begin_item(
                actor=acting.actor,
                participant_id=me,
                kind=kind,
                dimension=form.dimension_chosen(),
                step=step,
                now=acting.clock.now(),
            )
        except CannotChangePlan as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("plans:my_plan")
    frame = Frame(_title(kind), reverse("plans:my_plan"), intro=_("De som hjälper dig kan läsa det du skriver."))
    return render(request, "plans/form.html", {"page": frame, "form": form, "submit": _("Spara i min plan")})


@page(Permission.DECIDE_OWN_PLAN)
def my_change_page(request: HttpRequest, acting: Acting, my_item_id: UUID) -> HttpResponse:
    """Write something in my plan anew, in my own words."""
    case, item = _mine_or_404(acting, PlanItemId(my_item_id))
    form = WriteForm(
        request.POST or None, kind=item.kind, dimension=item.dimension, owners=_owners(case), now=item.reads
    )
    if request.method == "POST" and form.is_valid():
        problems = _take(acting, item, NewStep(Step.WRITTEN, form.content()))
        if not problems:
            return redirect("plans:my_item", my_item_id=item.id)
        form.add_error(None, problems)
    frame = Frame(_("Skriv med egna ord"), reverse("plans:my_item", args=[item.id]))
    return render(request, "plans/form.html", {"page": frame, "form": form, "submit": _("Spara i min plan")})


def _take(acting: Acting, item: PlanItem, step: NewStep) -> list[str]:
    try:
        take_step(actor=acting.actor, item_id=item.id, step=step, now=acting.clock.now())
    except CannotChangePlan as refusal:
        return all_said(refusal.reasons)
    return []


def _marked(request: HttpRequest) -> NewStep | None:
    sent = request.POST.get("mark", "")
    return NewStep(Step(sent)) if sent in _MARKS else None


def _answered(form: AnswerForm) -> NewStep:
    typed = form.cleaned_data
    return NewStep(Step(typed["answer"]), words=typed["words"], seen=typed["seen"])


def _mine_or_404(acting: Acting, item_id: PlanItemId) -> tuple[CaseView | None, PlanItem]:
    me: ParticipantId = me_or_404(acting)
    items = plan_of(actor=acting.actor, participant_id=me)
    item = next((one for one in items if one.id == item_id), None)
    if item is None:
        raise Http404
    return case_of(actor=acting.actor, participant_id=me), item


def _owners(case: CaseView | None) -> list[tuple[str, str]]:
    team = () if case is None else case.team
    return [(PERSON, _("Jag själv")), *((str(one.organisation.id), one.organisation.name) for one in team)]


def _voice(acting: Acting) -> Voice:
    return Voice(organisations(), acting.clock.today(), is_person=True)


def _title(kind: ItemKind) -> str:
    return {
        ItemKind.GOAL: _("Skriv ett mål"),
        ItemKind.ACTIVITY: _("Skriv något att göra"),
        ItemKind.OBSTACLE: _("Skriv vad du behöver"),
    }[kind]
