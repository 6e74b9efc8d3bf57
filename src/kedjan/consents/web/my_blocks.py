"""The person's own blocks: what is closed to whom, setting one, lifting one, and who went past them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.queries import blocks_of, consents_of, emergencies, liftings_of
from kedjan.consents.web.blocking import is_blocked_now, still_to_lift
from kedjan.consents.web.closing_forms import BlockForm
from kedjan.consents.web.closing_pages import blocked_rows, check_view, passed_view, who_may_see
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names, organisations, workplace_name
from kedjan.ui.forms.typed import typed_again
from kedjan.ui.http import Acting, me_or_404, page


@page(Permission.WITHDRAW_OWN_CONSENT)
def my_blocks_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what I have closed and who went past it; a POST is read on a page of its own, and then closes more."""
    me, actor = me_or_404(acting), acting.actor
    liftings = liftings_of(actor=actor, participant_id=me)
    broken = emergencies(actor=actor)
    known = organisations()
    consents = consents_of(actor=actor, participant_id=me)
    others = who_may_see(consents, broken, acting.clock.now(), known)
    form = BlockForm(request.POST if request.method == "POST" else None, organisations=others)
    if request.method == "POST" and form.is_valid():
        answer = _checked_then_saved(request, acting, me, form)
        if answer is not None:
            return answer
    blocks = blocks_of(actor=actor, participant_id=me)
    accounts = {one.account_id for one in liftings} | {one.account_id for one in broken}
    context = {
        "form": form,
        "may_block": bool(others),
        "rows": blocked_rows(blocks, known, "consents:lift_my_block"),
        "passed": passed_view(liftings, broken, known, account_names(ids=accounts) if accounts else {}),
    }
    return render(request, "consents/my_blocks.html", context)


@page(Permission.WITHDRAW_OWN_CONSENT)
def lift_page(request: HttpRequest, acting: Acting, organisation_id: UUID) -> HttpResponse:
    """Lift what I have closed to somebody, for good: all of it, or a part."""
    me, blocked = me_or_404(acting), OrganisationId(organisation_id)
    form = still_to_lift(acting, me, blocked, request.POST if request.method == "POST" else None)
    if form is None:
        return redirect("consents:my_blocks")
    context = {"form": form, "blocked": workplace_name(blocked, organisations(ids=[blocked]))}
    return render(request, "consents/lift_my_block.html", context)


def _checked_then_saved(
    request: HttpRequest, acting: Acting, me: ParticipantId, form: BlockForm
) -> HttpResponse | None:
    """Show what will be closed; when it has been read, close it. None, with the reasons in the form, if refused."""
    if "confirmed" not in request.POST:
        back = reverse("consents:my_blocks")
        view = check_view(form.blocked, form.chosen, title=_("Vill du spärra?"), back=back)
        return render(request, "consents/check_block.html", {"page": view, "typed": typed_again(request.POST)})
    return redirect("consents:my_blocks") if is_blocked_now(acting, me, form) else None
