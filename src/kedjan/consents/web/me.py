"""A question to the person themselves: the whole text, what a yes would open, yes or no."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kedjan.consents.operations import CannotAnswer, agree, decline
from kedjan.consents.queries import ProposalView, proposals_of
from kedjan.kernel.ids import ProposalId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.ui.components import SummaryRow
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said, day, prose

_ANSWERS = {"yes": agree, "no": decline}


@page(Permission.GIVE_OWN_CONSENT)
def question_page(request: HttpRequest, acting: Acting, proposal_id: UUID) -> HttpResponse:
    """Show what I am asked, and take my answer."""
    asked = _mine_or_404(acting, ProposalId(proposal_id))
    problems: list[str] = []
    answer = _ANSWERS.get(request.POST.get("answer", ""))
    if answer is not None:
        try:
            answer(actor=acting.actor, proposal_id=asked.id, now=acting.clock.now())
        except CannotAnswer as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("journeys:my_consents")
    context = {
        "title": _(asked.kind.label),
        "text": prose(asked.text, asked.language),
        "facts": _facts(asked),
        "problems": problems,
        "is_open": asked.answered_at is None,
    }
    return render(request, "consents/question.html", context)


def _mine_or_404(acting: Acting, proposal_id: ProposalId) -> ProposalView:
    found = proposals_of(actor=acting.actor, participant_id=me_or_404(acting))
    asked = next((one for one in found if one.id == proposal_id), None)
    if asked is None:
        raise Http404
    return asked


def _facts(asked: ProposalView) -> tuple[SummaryRow, ...]:
    whose = organisations(ids=[asked.organisation_id])[asked.organisation_id].name
    return (
        SummaryRow(_("Frågan kommer från"), whose),
        SummaryRow(_("Om du säger ja gäller det till"), day(asked.until_on)),
    )
