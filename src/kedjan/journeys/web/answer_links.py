"""A link with which the person answers an invitation themselves, without logging in.

It shows the programme and who asks, and nothing about the person: whoever finds it learns no name.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kedjan.consents.domain.on_behalf import Told, ToldBy
from kedjan.integrations.database.context import acting
from kedjan.journeys.operations import CannotRecordAnswer, record_answer
from kedjan.journeys.queries import WaitingInvitation, invitation_states, waiting_invitation
from kedjan.journeys.web.answer_link_pages import link_made_view, link_refused_view, question_view
from kedjan.journeys.web.forms import AnswerForm
from kedjan.journeys.web.people import person_or_404
from kedjan.kernel.clock import start_of_swedish_day
from kedjan.kernel.ids import InvitationId, ParticipantId
from kedjan.organisations.domain.links import LinkPurpose
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.operations.links import LinkInForce, look_at_link, make_link, use_link
from kedjan.participants.domain.answers import Answer
from kedjan.ui.http import Acting, clock_of, open_page, page

_PURPOSE = LinkPurpose.ANSWER_INVITATION


@page(Permission.INVITE)
@require_POST
def make_link_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Make a link for the invitation that waits, and show it once."""
    who = person_or_404(acting, ParticipantId(participant_id), page="journeys:make_link")
    state = invitation_states(actor=acting.actor, participant_ids=[who.id]).get(who.id)
    if state is None or state.answer is not None or state.reply_by_on < acting.clock.today():
        raise Http404
    if who.is_protected:
        return render(request, "journeys/link_refused.html", {"page": link_refused_view(who)})
    until = start_of_swedish_day(state.reply_by_on + timedelta(days=1))
    token = make_link(
        actor=acting.actor, purpose=_PURPOSE, about=state.invitation_id, wanted=until, now=acting.clock.now()
    )
    address = request.build_absolute_uri(reverse("journeys:answer_by_link", args=[token]))
    return render(request, "journeys/link_made.html", {"page": link_made_view(who, address)})


@open_page
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and take the answer once. A link that is used, over, unknown or for something else is told the same."""
    now = clock_of(request).now()
    link = look_at_link(token=token, purpose=_PURPOSE, needs=Permission.INVITE, now=now)
    invitation = None if link is None else _invitation(link)
    if link is None or invitation is None:
        return _over(request)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = Answer(form.cleaned_data["answer"])
        if not _answered(link, token, answer, now):
            return _over(request)
        return render(request, "journeys/link_answered.html", {"answer": answer})
    return render(request, "journeys/link_question.html", {"page": question_view(invitation), "form": form})


def _answered(link: LinkInForce, token: str, answer: Answer, now: datetime) -> bool:
    """Use the link and record the answer, both or neither."""
    try:
        with transaction.atomic(), acting(link.maker):
            if not use_link(token=token, purpose=_PURPOSE, now=now):
                return False
            record_answer(
                actor=link.maker,
                invitation_id=InvitationId(link.about),
                answer=answer,
                now=now,
                told=Told(ToldBy.LINK, None),
            )
    except CannotRecordAnswer:
        return False
    return True


def _invitation(link: LinkInForce) -> WaitingInvitation | None:
    with acting(link.maker) as clock:
        return waiting_invitation(actor=link.maker, invitation_id=InvitationId(link.about), today=clock.today())


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "journeys/link_over.html", status=404)
