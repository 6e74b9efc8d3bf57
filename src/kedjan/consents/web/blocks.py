"""Blocks as staff meet them: written in on the person's word, lifted for good or, by one person, for a time."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.operations import CannotLiftBlock, lift_for_a_time
from kedjan.consents.queries import blocks_of, consents_of, has_blocks, lifted_until
from kedjan.consents.web.blocking import is_blocked_now, still_to_lift
from kedjan.consents.web.closing_forms import BlockForm, LiftForm
from kedjan.consents.web.closing_pages import BlocksPage, blocked_rows, check_view, who_may_see
from kedjan.consents.web.people import person_or_404
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import OrganisationView, Workplaces, organisations, workplace_name
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Frame
from kedjan.ui.forms.typed import typed_again
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, moment


@page(Permission.RECORD_CONSENT)
def blocks_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show the blocks that my organisation has written in; a POST is read together first, and then closes more."""
    who = person_or_404(acting, ParticipantId(participant_id), page="consents:blocks")
    known = organisations()
    form = BlockForm(request.POST if request.method == "POST" else None, organisations=_offered(acting, who, known))
    if request.method == "POST" and form.is_valid():
        answer = _checked_then_saved(request, acting, who, form)
        if answer is not None:
            return answer
    found = blocks_of(actor=acting.actor, participant_id=who.id)
    rows = blocked_rows(found, known, "consents:lift_block", who.id)
    view = BlocksPage(shown_name(who), reverse("consents:agreements", args=[who.id]), rows)
    return render(request, "consents/blocks.html", {"page": view, "form": form})


@page(Permission.RECORD_CONSENT)
def lift_page(request: HttpRequest, acting: Acting, participant_id: UUID, organisation_id: UUID) -> HttpResponse:
    """Lift for good, on the person's word, what my organisation has written in against another."""
    who = person_or_404(acting, ParticipantId(participant_id), page="consents:lift_block")
    blocked, back = OrganisationId(organisation_id), reverse("consents:blocks", args=[who.id])
    form = still_to_lift(acting, who.id, blocked, request.POST if request.method == "POST" else None)
    if form is None:
        return redirect(back)
    frame = Frame(_("Häv på deltagarens begäran"), shown_name(who), _("Ja, häv"), back)
    context = {"page": frame, "form": form, "blocked": workplace_name(blocked, organisations(ids=[blocked]))}
    return render(request, "consents/lift_block.html", context)


@page(Permission.LIFT_BLOCK)
def lift_for_a_time_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Lift for a time, for me alone, what is closed to my organisation."""
    who = person_or_404(acting, ParticipantId(participant_id), page="consents:lift_for_a_time")
    now, back = acting.clock.now(), reverse("journeys:case", args=[who.id])
    form = LiftForm(request.POST if request.method == "POST" else None, today=acting.clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            lift_for_a_time(actor=acting.actor, participant_id=who.id, lift=form.lift(), now=now)
        except CannotLiftBlock as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect(back)
    until = lifted_until(actor=acting.actor, participant_id=who.id, now=now)
    context = {
        "page": Frame(_("Häv spärren för en tid"), shown_name(who), _("Häv spärren för mig"), back),
        "form": form,
        "is_blocked": has_blocks(actor=acting.actor, participant_id=who.id),
        "until": "" if until is None else moment(until),
    }
    return render(request, "consents/lift_for_a_time.html", context)


def _offered(acting: Acting, who: PersonView, known: Workplaces) -> tuple[OrganisationView, ...]:
    """Return whom the person can close something to: those whom consents open something to, and my organisation."""
    consents = consents_of(actor=acting.actor, participant_id=who.id)
    others, mine = who_may_see(consents, (), acting.clock.now(), known), known[acting.actor.home]
    return others if mine in others else (*others, mine)


def _checked_then_saved(request: HttpRequest, acting: Acting, who: PersonView, form: BlockForm) -> HttpResponse | None:
    """Show what will be closed; when it has been read, close it. None, with the reasons in the form, if refused."""
    back = reverse("consents:blocks", args=[who.id])
    is_own = form.blocked.id == acting.actor.organisation_id
    if "confirmed" not in request.POST:
        view = check_view(form.blocked, form.chosen, title=_("Läs tillsammans innan ni spärrar"), back=back)
        context = {"page": view, "typed": typed_again(request.POST), "is_own": is_own, "is_staff": True}
        return render(request, "consents/check_block.html", context)
    if not is_blocked_now(acting, who.id, form):
        return None
    return redirect("journeys:cases") if is_own else redirect(back)
