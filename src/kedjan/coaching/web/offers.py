"""A seat that somebody is offered: they answer on their own page, or somebody writes it down for them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import SeatAnswer
from kedjan.coaching.operations.seats import CannotAnswerSeat, answer_seat
from kedjan.coaching.queries.led import GroupView, group_of
from kedjan.coaching.queries.offers import OfferView, offer_of
from kedjan.coaching.web.leading_pages import room_words, when
from kedjan.coaching.web.offer_forms import SeatForm, ToldSeatForm
from kedjan.consents.domain.on_behalf import told_from
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.operations import show_person
from kedjan.participants.queries import shown_name
from kedjan.ui.components import SummaryRow
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said, day


@page(Permission.VIEW_OWN_PLAN)
def my_seat_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the seat that I am offered, and take my answer."""
    me = me_or_404(acting)
    offer, group = _offer_or_404(acting, me)
    form = SeatForm(request.POST if request.method == "POST" else None, initial={"answer": offer.answer or ""})
    if request.method == "POST" and form.is_valid():
        try:
            answer_seat(
                actor=acting.actor,
                participant_id=me,
                answer=SeatAnswer(form.cleaned_data["answer"]),
                now=acting.clock.now(),
            )
        except CannotAnswerSeat as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:my_group")
    context = {
        "title": _("Du är erbjuden en plats"),
        "intro": _("Du väljer själv. Du kan ändra ditt svar tills gruppen börjar."),
        "back": reverse("coaching:my_group"),
        "facts": _facts(offer, group),
        "form": form,
    }
    return render(request, "coaching/seat.html", context)


@page(Permission.WAIT_FOR_GROUP)
def seat_answer_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Write down what somebody answered to the seat that they are offered."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.PLAN],
        page="coaching:seat_answer",
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    if who is None:
        raise Http404
    offer, group = _offer_or_404(acting, who.id)
    form = ToldSeatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_seat(
                actor=acting.actor,
                participant_id=who.id,
                answer=SeatAnswer(form.cleaned_data["answer"]),
                now=acting.clock.now(),
                told=told_from(*form.telling()),
            )
        except CannotAnswerSeat as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:case_group", participant_id=who.id)
    context = {
        "title": _("Svar om en plats i en grupp"),
        "caption": shown_name(who),
        "back": reverse("coaching:case_group", args=[who.id]),
        "facts": _facts(offer, group),
        "form": form,
    }
    return render(request, "coaching/seat.html", context)


def offer_facts(acting: Acting, participant_id: ParticipantId) -> tuple[SummaryRow, ...]:
    """Return the seat that the person has or is offered, in words; nothing where there is none."""
    offer = offer_of(actor=acting.actor, participant_id=participant_id)
    group = None if offer is None else group_of(actor=acting.actor, group_id=offer.group_id)
    if offer is None or group is None:
        return ()
    answered = _("Inget svar än") if offer.answer is None else _(offer.answer.label)
    return (*_facts(offer, group), SummaryRow(_("Svar"), answered))


def _offer_or_404(acting: Acting, participant_id: ParticipantId) -> tuple[OfferView, GroupView]:
    offer = offer_of(actor=acting.actor, participant_id=participant_id)
    group = None if offer is None else group_of(actor=acting.actor, group_id=offer.group_id)
    if offer is None or group is None or not offer.is_open:
        raise Http404
    return offer, group


def _facts(offer: OfferView, group: GroupView) -> tuple[SummaryRow, ...]:
    first = min(group.sessions, key=lambda one: one.on)
    return (
        SummaryRow(_("Första träffen"), when(first)),
        SummaryRow(_("Sista träffen"), day(group.ends_on)),
        SummaryRow(_("Var?"), room_words(group.room)),
        SummaryRow(_("Svara senast"), day(offer.reply_by_on)),
    )
