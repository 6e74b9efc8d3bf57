"""The person's own notes: written, shared, shared no longer, thrown away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.ids import OwnNoteId
from kedjan.organisations.domain.permissions import Permission
from kedjan.plans.operations import CannotChangeNote, share_note, throw_note_away, write_note
from kedjan.plans.queries import OwnNoteView, own_notes
from kedjan.plans.web.forms import NoteForm
from kedjan.plans.web.frame import Frame
from kedjan.plans.web.mine_pages import my_notes_view
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said

THROW_AWAY = "throw_away"


@page(Permission.DECIDE_OWN_PLAN)
def my_notes_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show my notes, and let me share each or stop."""
    notes, problems = _notes(acting), list[str]()
    if request.method == "POST":
        problems = _share(acting, request.POST.get("share", ""), notes)
        if not problems:
            return redirect("plans:my_notes")
    frame = Frame(_("Mina anteckningar"), reverse("plans:my_plan"))
    return render(request, "plans/my_notes.html", {"page": frame, "notes": my_notes_view(notes), "problems": problems})


@page(Permission.DECIDE_OWN_PLAN)
def my_note_new_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Write a new note."""
    me_or_404(acting)
    return _write(request, acting, None)


@page(Permission.DECIDE_OWN_PLAN)
def my_note_page(request: HttpRequest, acting: Acting, own_note_id: UUID) -> HttpResponse:
    """Write on in a note, or throw it away."""
    note = next((one for one in _notes(acting) if one.id == own_note_id), None)
    if note is None:
        raise Http404
    if THROW_AWAY in request.POST:
        try:
            throw_note_away(actor=acting.actor, note_id=note.id, now=acting.clock.now())
        except CannotChangeNote as refusal:
            raise Http404 from refusal
        return redirect("plans:my_notes")
    return _write(request, acting, note)


def _write(request: HttpRequest, acting: Acting, note: OwnNoteView | None) -> HttpResponse:
    form = NoteForm(request.POST or None, initial={} if note is None else {"text": note.text})
    if request.method == "POST" and form.is_valid():
        note_id = None if note is None else note.id
        try:
            write_note(actor=acting.actor, note_id=note_id, text=form.cleaned_data["text"], now=acting.clock.now())
        except CannotChangeNote as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("plans:my_notes")
    is_shared = note is not None and note.shared_at is not None
    intro = _("Ditt lag ser det du skriver här.") if is_shared else _("Bara du ser det du skriver.")
    frame = Frame(_("Min anteckning"), reverse("plans:my_notes"), intro=intro)
    return render(request, "plans/my_note.html", {"page": frame, "form": form, "is_new": note is None})


def _notes(acting: Acting) -> tuple[OwnNoteView, ...]:
    return own_notes(actor=acting.actor, participant_id=me_or_404(acting))


def _share(acting: Acting, sent: str, notes: tuple[OwnNoteView, ...]) -> list[str]:
    yes, _space, which = sent.partition(" ")
    note = next((one for one in notes if str(one.id) == which), None)
    if note is None or yes not in {"yes", "no"}:
        return [_("Tryck på ett av svaren.")]
    try:
        share_note(actor=acting.actor, note_id=OwnNoteId(note.id), is_shared=yes == "yes", now=acting.clock.now())
    except CannotChangeNote as refusal:
        return all_said(refusal.reasons)
    return []
