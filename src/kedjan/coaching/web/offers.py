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
from kedjan.coaching.web.invitation_pages import LARGE, invitation_view, letter_view, seat_facts
from kedjan.coaching.web.offer_forms import SeatForm, ToldSeatForm
from kedjan.consents.domain.on_behalf import told_from
from kedjan.integrations import sms
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names, organisations
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import SummaryRow
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


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
    invitation = invitation_view(group, offer.reply_by_on)
    context = {
        "title": _("Du är erbjuden en plats"),
        "intro": _("Du väljer själv. Du kan ändra ditt svar tills gruppen börjar."),
        "back": reverse("coaching:my_group"),
        "facts": invitation.facts,
        "sections": invitation.sections,
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
        "facts": seat_facts(group, offer.reply_by_on),
        "form": form,
        "make_link": _make_link(acting, who, offer),
        "can_text": sms.is_on(),
    }
    return render(request, "coaching/seat.html", context)


@page(Permission.WAIT_FOR_GROUP, can_print=True)
def letter_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show the invitation to a seat as a letter to print, in two sizes of text."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.IDENTITY, Category.PLAN],
        page="coaching:seat_letter",
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    if who is None:
        raise Http404
    offer, group = _offer_or_404(acting, who.id)
    view = letter_view(
        name=shown_name(who),
        back=reverse("coaching:case_group", args=[who.id]),
        invitation=invitation_view(group, offer.reply_by_on),
        signed=_signed(acting),
        is_large=request.GET.get("text") == LARGE,
    )
    return render(request, "coaching/seat_letter.html", {"page": view, "can_print": not who.is_protected})


def offer_facts(acting: Acting, participant_id: ParticipantId) -> tuple[SummaryRow, ...]:
    """Return the seat that the person has or is offered, in words; nothing where there is none."""
    offer = offer_of(actor=acting.actor, participant_id=participant_id)
    group = None if offer is None else group_of(actor=acting.actor, group_id=offer.group_id)
    if offer is None or group is None:
        return ()
    answered = _("Inget svar än") if offer.answer is None else _(offer.answer.label)
    return (*seat_facts(group, offer.reply_by_on), SummaryRow(_("Svar"), answered))


def _offer_or_404(acting: Acting, participant_id: ParticipantId) -> tuple[OfferView, GroupView]:
    offer = offer_of(actor=acting.actor, participant_id=participant_id)
    group = None if offer is None else group_of(actor=acting.actor, group_id=offer.group_id)
    if offer is None or group is None or not offer.is_open:
        raise Http404
    return offer, group


def _make_link(acting: Acting, who: PersonView, offer: OfferView) -> str:
    """Return where a link is made; empty where no answer is awaited, or nothing is sent to the person."""
    awaits = offer.answer is None and acting.clock.today() <= offer.reply_by_on
    return reverse("coaching:seat_link", args=[who.id]) if awaits and not who.is_protected else ""


def _signed(acting: Acting) -> tuple[str, ...]:
    """Return who sends the letter, and from where."""
    me, home = acting.actor.account_id, acting.actor.home
    return account_names(ids=[me]).get(me, ""), *(one.name for one in organisations(ids=[home]).values())
