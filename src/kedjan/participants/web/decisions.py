"""Say yes or no to a file, on a page that says exactly what will happen."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.domain.staging import OF_ANOTHERS_PROTECTED, ImportStatus, Standing
from kedjan.participants.operations import (
    CannotConfirmImport,
    CannotDiscardImport,
    Chosen,
    approve_import,
    confirm_import,
    discard_import,
    leave_the_rest,
)
from kedjan.participants.queries import ImportView, import_effect, protected_rows
from kedjan.participants.web.decision_pages import confirm_view
from kedjan.participants.web.files import AT_ONCE
from kedjan.participants.web.finding import import_or_404
from kedjan.participants.web.forms import ChoiceForm
from kedjan.participants.web.wording import row_count
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.IMPORT_PARTICIPANTS)
def confirm_page(request: HttpRequest, acting: Acting, import_id: UUID) -> HttpResponse:
    """Say what will be written, and write it when somebody says yes."""
    file = import_or_404(acting, import_id)
    is_yes = request.method == "POST"
    form = ChoiceForm(request.POST if is_yes else request.GET, count=file.standings[Standing.ATTENTION])
    chosen = Chosen(with_attention=form.is_chosen)
    problems = all_said((OF_ANOTHERS_PROTECTED,)) if file.is_closed_to(acting.actor.account_id) else []
    if is_yes:
        try:
            _say_yes(acting, file, chosen)
        except CannotConfirmImport as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("participants:import", import_id=file.id)
    elif file.status is not ImportStatus.STAGED:
        return redirect("participants:import", import_id=file.id)
    effect = import_effect(actor=acting.actor, import_id=file.id, standings=chosen.standings)
    protected = protected_rows(actor=acting.actor, import_id=file.id, standings=chosen.standings)
    view = confirm_view(file=file, effect=effect, protected=protected, with_attention=chosen.with_attention)
    return render(request, "participants/confirm.html", {"page": view, "problems": problems})


@page(Permission.IMPORT_PARTICIPANTS)
def discard_page(request: HttpRequest, acting: Acting, import_id: UUID) -> HttpResponse:
    """Ask, then take the file away."""
    file = import_or_404(acting, import_id)
    problems: list[str] = []
    if request.method == "POST":
        take_away = leave_the_rest if file.is_half_written else discard_import
        try:
            take_away(actor=acting.actor, import_id=file.id, now=acting.clock.now())
        except CannotDiscardImport as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("participants:imports")
    written = row_count(file.progress.done) if file.progress is not None and file.is_half_written else ""
    return render(request, "participants/discard.html", {"file": file, "problems": problems, "written": written})


def _say_yes(acting: Acting, file: ImportView, chosen: Chosen) -> None:
    """Write few rows now, and let a job write many. Raises CannotConfirmImport."""
    rows = sum(file.standings[one] for one in chosen.standings)
    say_yes = approve_import if rows > AT_ONCE or file.status is ImportStatus.WRITING else confirm_import
    say_yes(actor=acting.actor, import_id=file.id, now=acting.clock.now(), chosen=chosen)
