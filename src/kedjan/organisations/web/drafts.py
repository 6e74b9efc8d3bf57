"""Where pages keep what is typed in their forms, and where a draft is thrown away. docs/rules/drafts.md."""

from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kedjan.organisations.domain.drafts import TOO_OFTEN, Typed, kept_fields
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.operations import CannotKeepDraft, NewerDraft, discard_draft, keep_draft
from kedjan.ui.drafts import Slip, slip_in
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

DISCARD, KNOWN, LAST_WORD = "discard_draft", "known_draft", "last_word"


@page(Permission.MANAGE_OWN_ACCOUNT)
@require_POST
def drafts_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Keep what a form of ours holds now, and say when that was; or throw its draft away and lead back to the form."""
    slip = slip_in(request.POST, acting.actor, acting.clock.now())
    if slip is None:
        return HttpResponseBadRequest()
    if DISCARD in request.POST:
        discard_draft(actor=acting.actor, address=slip.place, now=acting.clock.now())
        return redirect(slip.address)
    return _kept(request, acting, slip)


def _kept(request: HttpRequest, acting: Acting, slip: Slip) -> HttpResponse:
    now = acting.clock.now()
    try:
        saved_at = keep_draft(
            actor=acting.actor,
            typed=typed_in(request, slip, now),
            known=_moment(request.POST.get(KNOWN, "")),
            now=now,
            is_last_word=LAST_WORD in request.POST,
        )
    except NewerDraft as refusal:
        told = {"said": " ".join(all_said(refusal.reasons)), "saved": refusal.saved_at.isoformat()}
        return JsonResponse(told, status=HTTPStatus.CONFLICT)
    except CannotKeepDraft as refusal:
        is_soon = TOO_OFTEN in refusal.reasons
        status = HTTPStatus.TOO_MANY_REQUESTS if is_soon else HTTPStatus.UNPROCESSABLE_ENTITY
        return JsonResponse({"said": " ".join(all_said(refusal.reasons))}, status=status)
    at = date_format(localtime(saved_at), "H:i")
    return JsonResponse({"said": _("Utkast sparat %(time)s") % {"time": at}, "saved": saved_at.isoformat()})


def typed_in(request: HttpRequest, slip: Slip, now: datetime) -> Typed:
    """Return what the form with the slip was sent with, of what may be kept."""
    sent = {name: [str(value) for value in values] for name, values in request.POST.lists()}
    return Typed(slip.place, slip.writer, kept_fields(sent, names=slip.names, today=localtime(now).date()))


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if found.tzinfo is None else found
