"""Where drafts meet the request: found when a form is shown, gone when it is taken, kept when it came too late."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.urls import reverse

from kedjan.config.sessions import who_left
from kedjan.integrations.database.context import act_as
from kedjan.organisations.operations import CannotKeepDraft, forget_sent, keep_draft
from kedjan.organisations.queries import DraftView, draft_of
from kedjan.organisations.web.drafts import typed_in
from kedjan.ui.drafts import SLIP, Slip, let_keep, slip_in
from kedjan.ui.http import Acting


def lend_drafts(request: HttpRequest, acting: Acting) -> None:
    """Let the request's forms find the actor's own drafts."""

    def keeper(place: str) -> DraftView | None:
        return draft_of(actor=acting.actor, address=place, now=acting.clock.now())

    let_keep(request, keeper)


def forget_taken(request: HttpRequest, acting: Acting, response: HttpResponse) -> None:
    """Forget the draft of a form that led on: it has been taken. One that only leads to a new login has not been."""
    if request.method != "POST" or SLIP not in request.POST or not isinstance(response, HttpResponseRedirectBase):
        return
    slip = slip_in(request.POST, acting.actor, acting.clock.now())
    if slip is not None and not response.url.startswith((reverse("config:login"), reverse("config:confirm"))):
        forget_sent(actor=acting.actor, address=slip.place)


def keep_what_came_too_late(request: HttpRequest) -> Slip | None:
    """Keep what a form was sent with when the session was over, for whoever it belonged to; within a transaction.

    Return the form's slip; None where nothing could be kept. Nobody else has such a slip, so that nobody can send the
    form for another.
    """
    actor = who_left(request)
    if actor is None or SLIP not in request.POST:
        return None
    now = act_as(actor).now()
    slip = slip_in(request.POST, actor, now)
    try:
        if slip is None:
            return None
        keep_draft(actor=actor, typed=typed_in(request, slip, now), known=None, now=now, is_last_word=True)
    except CannotKeepDraft:
        return None
    else:
        return slip
    finally:
        act_as(None)
