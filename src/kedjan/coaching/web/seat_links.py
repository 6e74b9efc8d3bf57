"""A link with which somebody answers about a seat themselves, without logging in: docs/rules/invitations.md.

It shows when and where the group meets. It says neither what the group is about nor whom the question is put to.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kedjan.coaching.domain.codes import SeatAnswer
from kedjan.coaching.operations.seats import CannotAnswerSeat, answer_seat
from kedjan.coaching.queries.led import GroupView, group_of
from kedjan.coaching.queries.offers import LinkedSeat, OfferView, linked_seat, offer_of
from kedjan.coaching.web.invitation_pages import Section, asking, place_facts
from kedjan.coaching.web.offer_forms import SeatForm
from kedjan.consents.domain.on_behalf import Told, ToldBy
from kedjan.integrations import sms
from kedjan.integrations.database.context import acting
from kedjan.kernel.clock import start_of_swedish_day
from kedjan.kernel.ids import ParticipantId, SeatId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.links import LinkPurpose
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.operations.links import LinkInForce, look_back_at_link, make_link, use_link
from kedjan.participants.domain.protection import NOTHING_IS_SENT
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, phone_number, shown_name
from kedjan.ui.components import SummaryRow
from kedjan.ui.http import Acting, clock_of, open_page, page
from kedjan.ui.words import day, said

_PURPOSE = LinkPurpose.ANSWER_SEAT


@dataclass(frozen=True, slots=True)
class LinkMadePage:
    """A text with the link, shown once to whoever made it; why: there is none.

    texted: that it was sent as an SMS; not_texted: that it was to be, and why it was not.
    """

    title: str
    name: str
    back: str
    message: str = ""
    until: str = ""
    why: str = ""
    texted: str = ""
    not_texted: str = ""


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What whoever has the link sees. answered: what was answered, empty while nothing is."""

    title: str
    facts: tuple[SummaryRow, ...]
    sections: tuple[Section, ...]
    answered: str = ""
    after: str = ""


@page(Permission.WAIT_FOR_GROUP)
@require_POST
def make_link_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Make a link for the seat that waits for an answer, and show it once, or send it as an SMS too."""
    by_text = request.POST.get("send") == "sms" and sms.is_on()
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.PLAN, Category.CONTACT] if by_text else [Category.PLAN],
        page="coaching:seat_link",
        now=acting.clock.now(),
        on_paper=False,
    )
    offer = None if who is None else offer_of(actor=acting.actor, participant_id=who.id)
    if who is None or offer is None or not _awaits(offer, acting):
        raise Http404
    made = _made(request, acting, who, offer)
    if by_text and made.message:
        made = _texted(acting, who, made)
    return render(request, "coaching/seat_link.html", {"page": made})


@open_page
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, take the answer once, and show it afterwards. What is over or unknown is told the same."""
    now = clock_of(request).now()
    link = look_back_at_link(token=token, purpose=_PURPOSE, needs=Permission.WAIT_FOR_GROUP, now=now)
    found = None if link is None else _seat(link)
    if link is None or found is None:
        return render(request, "coaching/seat_link_over.html", status=404)
    seat, group = found
    if link.is_used or seat.offer.answer is not None:
        return render(request, "coaching/seat_by_link.html", {"page": _answered_view(seat.offer, group)})
    form = SeatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not _answered(link, seat, token, SeatAnswer(form.cleaned_data["answer"]), now):
            return render(request, "coaching/seat_link_over.html", status=404)
        return redirect("coaching:seat_by_link", token=token)
    view = LinkPage(_("Du kan få en plats i en grupp"), place_facts(group, seat.offer.reply_by_on), (asking(),))
    return render(request, "coaching/seat_by_link.html", {"page": view, "form": form})


def _awaits(offer: OfferView, acting: Acting) -> bool:
    return offer.is_open and offer.answer is None and acting.clock.today() <= offer.reply_by_on


def _made(request: HttpRequest, acting: Acting, who: PersonView, offer: OfferView) -> LinkMadePage:
    back = reverse("coaching:seat_answer", args=[who.id])
    if who.is_protected:
        return LinkMadePage(_("Ingen länk"), shown_name(who), back, why=said(NOTHING_IS_SENT))
    token = make_link(
        actor=acting.actor,
        purpose=_PURPOSE,
        about=offer.seat_id,
        wanted=start_of_swedish_day(offer.reply_by_on + timedelta(days=1)),
        now=acting.clock.now(),
    )
    address = request.build_absolute_uri(reverse("coaching:seat_by_link", args=[token]))
    return LinkMadePage(
        title=_("En länk att svara med"),
        name=shown_name(who),
        back=back,
        message=_("Du kan få en plats i en grupp. Se dag, tid och plats, och svara här: %(link)s") % {"link": address},
        until=_("Svaret ges en gång, senast %(day)s. Inget om personen syns på sidan.")
        % {"day": day(offer.reply_by_on)},
    )


def _texted(acting: Acting, who: PersonView, made: LinkMadePage) -> LinkMadePage:
    """Send the text, and say whether the gateway took it; it can be copied all the same."""
    number = phone_number(actor=acting.actor, participant_id=who.id)
    if number is None:
        return replace(made, not_texted=_("Det finns inget telefonnummer som du ser."))
    try:
        sms.send_text(number=number, text=made.message)
    except sms.CannotText:
        return replace(made, not_texted=_("Sms:et kom inte iväg. Numret kan vara fel, eller så svarar inte tjänsten."))
    return replace(made, texted=_("Sms:et är skickat. Om det kommer fram får du inte veta här."))


def _seat(link: LinkInForce) -> tuple[LinkedSeat, GroupView] | None:
    """Return the seat as whoever made the link sees it today; None where it is gone, or the group is."""
    with acting(link.maker):
        seat = linked_seat(actor=link.maker, seat_id=SeatId(link.about))
        group = None if seat is None else group_of(actor=link.maker, group_id=seat.offer.group_id)
    if seat is None or group is None or not seat.offer.is_open:
        return None
    return (seat, group) if seat.is_theirs or seat.offer.answer is not None else None


def _answered(link: LinkInForce, seat: LinkedSeat, token: str, answer: SeatAnswer, now: datetime) -> bool:
    """Use the link and take the answer, both or neither."""
    try:
        with transaction.atomic(), acting(link.maker):
            if not use_link(token=token, purpose=_PURPOSE, now=now):
                return False
            answer_seat(
                actor=link.maker,
                participant_id=seat.participant_id,
                answer=answer,
                now=now,
                told=Told(ToldBy.LINK, None),
            )
    except CannotAnswerSeat:
        return False
    return True


def _answered_view(offer: OfferView, group: GroupView) -> LinkPage:
    comes = offer.answer is SeatAnswer.YES
    after = _("Vill du ändra ditt svar? Ring den som skickade länken.")
    return LinkPage(
        title=_("Tack för ditt svar"),
        facts=place_facts(group, offer.reply_by_on) if comes else (),
        sections=(asking(),) if comes else (),
        answered=_("Du har svarat: %(answer)s.") % {"answer": "" if offer.answer is None else _(offer.answer.label)},
        after=after,
    )
