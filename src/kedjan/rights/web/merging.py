"""Doubles in the own register: find two records, compare them, join them, and undo it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kedjan.audit.operations import note_readings
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import people
from kedjan.participants.queries.register import registered_people
from kedjan.rights.operations import CannotMerge, CannotUndoMerge, merge_records, undo_merge
from kedjan.rights.queries import can_be_compared, information_about, merge, merges, obstacles
from kedjan.rights.web.forms import FindDoublesForm, MergeForm
from kedjan.rights.web.merging_pages import KEPT, compare_view, merges_view, undo_view
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.MERGE_RECORDS)
def merges_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what has been merged, and find two records by their numbers."""
    form = FindDoublesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found = registered_people(actor=acting.actor, numbers=form.numbers)
        ids = {found[number].participant_id for number in form.numbers if number in found}
        if len(ids) == len(form.numbers):
            first, second = sorted(ids)
            return redirect("rights:merge", kept_id=first, other_id=second)
        form.refuse_unknown()
    done = merges(actor=acting.actor)
    known = people(actor=acting.actor, ids=[one.kept for one in done])
    _note(acting, tuple(known), "rights:merges")
    return render(request, "rights/merges.html", {"table": merges_view(done, known), "form": form})


@page(Permission.MERGE_RECORDS)
def merge_page(request: HttpRequest, acting: Acting, kept_id: UUID, other_id: UUID) -> HttpResponse:
    """Compare two records, and join them."""
    ids = ParticipantId(kept_id), ParticipantId(other_id)
    if kept_id == other_id or not can_be_compared(actor=acting.actor, ids=ids):
        raise Http404
    _note(acting, ids, "rights:merge")
    form = MergeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kept, other = ids if form.cleaned_data["keep"] == KEPT else ids[::-1]
        try:
            merge_records(
                actor=acting.actor,
                kept=kept,
                other=other,
                reason=form.cleaned_data["reason"],
                now=acting.clock.now(),
            )
        except CannotMerge as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("rights:merges")
    now = acting.clock.now()
    sides = tuple(information_about(actor=acting.actor, participant_id=one, now=now) for one in ids)
    return render(request, "rights/merge.html", {"table": compare_view(*sides), "form": form})


@page(Permission.MERGE_RECORDS)
def undo_merge_page(request: HttpRequest, acting: Acting, merge_id: UUID) -> HttpResponse:
    """Undo a merge: one page that says what happens, or why it cannot, and one button."""
    found = merge(actor=acting.actor, merge_id=merge_id)
    if found is None:
        raise Http404
    who = people(actor=acting.actor, ids=[found.kept]).get(found.kept)
    _note(acting, (found.kept,), "rights:undo_merge")
    problems: list[str] = []
    if request.method == "POST":
        try:
            undo_merge(actor=acting.actor, merge_id=merge_id, now=acting.clock.now())
        except CannotUndoMerge as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("rights:merges")
    view = undo_view(found, who, obstacles(actor=acting.actor, merge_id=merge_id))
    context = {"page": view, "problems": problems, "back": reverse("rights:merges")}
    return render(request, "rights/undo_merge.html", context)


def _note(acting: Acting, ids: tuple[ParticipantId, ...], name: str) -> None:
    note_readings(
        actor=acting.actor, participants=ids, categories=[Category.IDENTITY], page=name, now=acting.clock.now()
    )
