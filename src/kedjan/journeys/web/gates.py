"""The pages of one gate: for the team its tasks and how it stands, for the person what is theirs to do."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.tasks import TaskState, proposed_state
from kedjan.journeys.operations import CannotMarkGate, CannotMarkTask, mark_gate, mark_own_task, mark_task
from kedjan.journeys.queries import CaseView, case_of
from kedjan.journeys.web.early_list_pages import case_frame
from kedjan.journeys.web.forms import THE_PERSON, GateForm, TaskForm
from kedjan.journeys.web.gate_pages import gate_task_items, my_gate_view, proposal, task_hint, what_to_settle
from kedjan.journeys.web.people import case_or_404, person_or_404
from kedjan.kernel.ids import GateId, OrganisationId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import shown_name
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.UPDATE_GATES)
def gate_page(request: HttpRequest, acting: Acting, participant_id: UUID, gate_id: UUID) -> HttpResponse:
    """Show the tasks of a gate, and set how the gate stands, who answers for it and until when."""
    case, gate = _gate_or_404(acting, participant_id, gate_id)
    who = person_or_404(acting, case.participant_id, page="journeys:gate", gates=[gate])
    state = gate.state if gate.state.settled else proposed_state(gate.tasks) or gate.state
    initial = {"state": state, "owner": str(gate.owner_id), "due_on": gate.due_on, "note": gate.note or ""}
    form = GateForm(request.POST or None, owners=_team(case), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            mark_gate(
                actor=acting.actor,
                gate_id=GateId(gate_id),
                state=GateState(form.cleaned_data["state"]),
                owner_id=OrganisationId(UUID(form.cleaned_data["owner"])),
                due_on=form.cleaned_data["due_on"],
                note=form.cleaned_data["note"],
                now=acting.clock.now(),
            )
        except CannotMarkGate as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:case", participant_id=who.id)
    context = {
        "page": case_frame(who, gate.title, _("Spara"), intro=what_to_settle(case, gate)),
        "form": form,
        "tasks": gate_task_items(case, gate, acting.clock.today()),
        "proposal": proposal(gate),
    }
    return render(request, "journeys/gate.html", context)


@page(Permission.UPDATE_GATES)
def task_page(request: HttpRequest, acting: Acting, participant_id: UUID, gate_id: UUID, task: str) -> HttpResponse:
    """Set how one task of a gate stands, who does it and until when."""
    case, gate = _gate_or_404(acting, participant_id, gate_id)
    found = next((one for one in gate.tasks if one.key == task), None)
    if found is None:
        raise Http404
    who = person_or_404(acting, case.participant_id, page="journeys:gate_task", gates=[gate])
    initial = {
        "state": found.state,
        "owner": THE_PERSON if found.owner_id is None else str(found.owner_id),
        "due_on": found.due_on,
        "note": found.note or "",
    }
    form = TaskForm(request.POST or None, task=found, owners=_team(case), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            mark_task(
                actor=acting.actor,
                gate_id=gate.id,
                task=task,
                state=TaskState(form.cleaned_data["state"]),
                owner_id=form.owner_id,
                due_on=form.cleaned_data["due_on"],
                note=form.cleaned_data["note"],
                now=acting.clock.now(),
            )
        except CannotMarkTask as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:gate", participant_id=who.id, gate_id=gate.id)
    back = reverse("journeys:gate", args=[who.id, gate.id])
    frame = Frame(found.title, f"{shown_name(who)} · {gate.title}", _("Spara"), back, f"{task_hint(found)}.")
    return render(request, "journeys/form.html", {"page": frame, "form": form})


@page(Permission.VIEW_OWN_PLAN)
def my_gate_page(request: HttpRequest, acting: Acting, gate_id: UUID) -> HttpResponse:
    """Show one thing that I settle with my team: what I do, what others do; one tap says how far I have come."""
    case = case_of(actor=acting.actor, participant_id=me_or_404(acting))
    gate = next((one for one in case.gates if one.id == gate_id), None) if case is not None else None
    if case is None or gate is None:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        problems = _mark_mine(acting, gate, request.POST.get("mark", ""))
        if not problems:
            return redirect("journeys:my_gate", gate_id=gate.id)
    view = my_gate_view(case, gate, acting.clock.today())
    return render(request, "journeys/my_gate.html", {"page": view, "problems": problems})


def _mark_mine(acting: Acting, gate: GateStatus, sent: str) -> list[str]:
    task, _space, state = sent.partition(" ")
    if state not in set(TaskState):
        return [_("Tryck på ett av svaren.")]
    try:
        mark_own_task(actor=acting.actor, gate_id=gate.id, task=task, state=TaskState(state), now=acting.clock.now())
    except CannotMarkTask as refusal:
        return all_said(refusal.reasons)
    return []


def _gate_or_404(acting: Acting, participant_id: UUID, gate_id: UUID) -> tuple[CaseView, GateStatus]:
    case = case_or_404(acting, ParticipantId(participant_id))
    gate = next((one for one in case.gates if one.id == gate_id), None)
    if gate is None:
        raise Http404
    return case, gate


def _team(case: CaseView) -> list[tuple[str, str]]:
    return [(str(one.organisation.id), one.organisation.name) for one in case.team]
