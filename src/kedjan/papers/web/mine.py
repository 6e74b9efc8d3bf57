"""The person's own pages: my papers, one paper, and naming where there are more."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.ids import PaperId, PaperRequestId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.papers.domain.codes import PaperUse
from kedjan.papers.operations.asking import CannotAskForPaper, ask_for_paper
from kedjan.papers.operations.marking import CannotMarkRequest, take_back_request
from kedjan.papers.operations.using import CannotUsePaper, decide_use
from kedjan.papers.queries.received import paper_of, uses_of
from kedjan.papers.queries.requests import powers_of, requests_of
from kedjan.papers.web.forms import MyWantedForm
from kedjan.papers.web.my_pages import my_papers_view, my_uses_view
from kedjan.papers.web.words import paper_title, use_entries
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.DECIDE_OWN_PAPERS)
def my_papers_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show how far my papers have come, and let me take back what I named."""
    me = me_or_404(acting)
    problems: list[str] = []
    found = requests_of(actor=acting.actor, participant_id=me)
    if request.method == "POST":
        asked = next((one.id for one in found if str(one.id) == request.POST.get("take_back")), None)
        problems = [_("Tryck på ett av svaren.")] if asked is None else _take_back(acting, asked)
        if not problems:
            return redirect("papers:my_papers")
    view = my_papers_view(
        requests=found,
        powers=powers_of(actor=acting.actor, participant_id=me),
        workplaces=organisations(),
        now=acting.clock.now(),
    )
    return render(request, "papers/my_papers.html", {"page": view, "problems": problems})


def _take_back(acting: Acting, request_id: PaperRequestId) -> list[str]:
    try:
        take_back_request(actor=acting.actor, request_id=request_id, now=acting.clock.now())
    except CannotMarkRequest as refusal:
        return all_said(refusal.reasons)
    return []


@page(Permission.DECIDE_OWN_PAPERS)
def my_new_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Let me name where there are papers about me."""
    me = me_or_404(acting)
    form = MyWantedForm(request.POST if request.method == "POST" else None, initial={"last_on": acting.clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_paper(actor=acting.actor, participant_id=me, wanted=form.wanted(), now=acting.clock.now())
        except CannotAskForPaper as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("papers:my_papers")
    frame = Frame(
        title=_("Berätta var det finns papper"),
        name="",
        submit=_("Spara"),
        back=reverse("papers:my_papers"),
        intro=_("Den som hjälper dig ser det du skriver. Inget hämtas utan din fullmakt."),
    )
    return render(request, "papers/form.html", {"page": frame, "form": form})


@page(Permission.DECIDE_OWN_PAPERS)
def my_paper_page(request: HttpRequest, acting: Acting, paper_id: UUID) -> HttpResponse:
    """Show one paper about me and what it was used for, and let me say what it is not for."""
    me = me_or_404(acting)
    found = paper_of(actor=acting.actor, paper_id=PaperId(paper_id))
    if found is None or found.participant_id != me:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        problems = _decide(acting, found.paper.id, request.POST.get("decide", ""))
        if not problems:
            return redirect("papers:my_paper", paper_id=paper_id)
    uses = uses_of(actor=acting.actor, participant_id=me).get(found.paper.id, ())
    context = {
        "title": paper_title(found.paper),
        "problems": problems,
        "file": reverse("papers:my_paper_file", args=[paper_id]),
        "uses": my_uses_view(uses),
        "happened": use_entries(uses, {str(one): view.name for one, view in organisations().items()}),
    }
    return render(request, "papers/my_paper.html", context)


def _decide(acting: Acting, paper_id: PaperId, sent: str) -> list[str]:
    use, _space, word = sent.partition(" ")
    if use not in set(PaperUse) or word not in {"yes", "no"}:
        return [_("Tryck på ett av svaren.")]
    try:
        decide_use(actor=acting.actor, paper_id=paper_id, use=PaperUse(use), may=word == "yes", now=acting.clock.now())
    except CannotUsePaper as refusal:
        return all_said(refusal.reasons)
    return []
