"""Papers that came in: read for something that is said, and handed out as a file to save, never as a page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.operations import note_readings
from kedjan.kernel.ids import PaperId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.papers.domain.codes import PaperUse
from kedjan.papers.operations.using import CannotUsePaper, use_paper
from kedjan.papers.queries.received import FoundPaper, PaperContent, has_said_why, paper_content, paper_of, uses_of
from kedjan.papers.web.forms import UseForm
from kedjan.papers.web.people import person_or_404
from kedjan.papers.web.words import open_uses, paper_title, use_entries
from kedjan.participants.queries import shown_name
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said

# A file from outside, even if a browser shows it, loads, runs and sends nothing.
_POLICY = "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"


@page(Permission.COLLECT_PAPERS)
def paper_page(request: HttpRequest, acting: Acting, participant_id: UUID, paper_id: UUID) -> HttpResponse:
    """Ask what the paper is to be read for, and show what it was used for; then it can be saved."""
    who = person_or_404(acting, ParticipantId(participant_id), page="papers:paper")
    found = _paper_or_404(acting, who.id, PaperId(paper_id))
    uses = uses_of(actor=acting.actor, participant_id=who.id).get(found.paper.id, ())
    form = UseForm(request.POST if request.method == "POST" else None, uses=open_uses(uses))
    if request.method == "POST" and form.is_valid():
        try:
            use = PaperUse(form.cleaned_data["use"])
            use_paper(actor=acting.actor, paper_id=found.paper.id, use=use, now=acting.clock.now())
        except CannotUsePaper as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("papers:paper", participant_id=who.id, paper_id=paper_id)
    names = {str(one): view.name for one, view in organisations().items()}
    back = reverse("papers:request", args=[who.id, found.request_id])
    frame = Frame(paper_title(found.paper), shown_name(who), _("Spara vad du gör"), back)
    context = {
        "page": frame,
        "form": form,
        "uses": use_entries(uses, names),
        "file": reverse("papers:paper_file", args=[who.id, paper_id]) if has_said_why(uses, acting.actor) else "",
    }
    return render(request, "papers/paper.html", context)


@page(Permission.COLLECT_PAPERS)
def paper_file(request: HttpRequest, acting: Acting, participant_id: UUID, paper_id: UUID) -> HttpResponse:
    """Hand out a paper to whoever has said what for, and note that it was read; to others it is not there."""
    del request
    found = _paper_or_404(acting, ParticipantId(participant_id), PaperId(paper_id))
    uses = uses_of(actor=acting.actor, participant_id=found.participant_id).get(found.paper.id, ())
    if not has_said_why(uses, acting.actor):
        raise Http404
    content = paper_content(actor=acting.actor, paper_id=found.paper.id)
    if content is None:
        raise Http404
    note_readings(
        actor=acting.actor,
        participants=[found.participant_id],
        categories=[Category.HEALTH_DOCUMENTS],
        page="papers:paper_file",
        now=acting.clock.now(),
    )
    return _handed_out(content)


@page(Permission.DECIDE_OWN_PAPERS)
def my_paper_file(request: HttpRequest, acting: Acting, paper_id: UUID) -> HttpResponse:
    """Hand out a paper about me."""
    del request
    me = me_or_404(acting)
    found = paper_content(actor=acting.actor, paper_id=PaperId(paper_id))
    if found is None or found.participant_id != me:
        raise Http404
    return _handed_out(found)


def _paper_or_404(acting: Acting, participant_id: ParticipantId, paper_id: PaperId) -> FoundPaper:
    found = paper_of(actor=acting.actor, paper_id=paper_id)
    if found is None or found.participant_id != participant_id:
        raise Http404
    return found


def _handed_out(found: PaperContent) -> HttpResponse:
    answer = HttpResponse(found.content, content_type=found.media_type)
    name = f"kedjan-papper{found.media_type.extensions[0]}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
