"""A letter or a message to the provider: that asks, reminds, or says to stop. Never sent by Kedjan itself."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from kedjan.consents.queries import ConsentView, consents_of
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import PaperRequestId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names, organisations
from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.powers import power_for
from kedjan.papers.domain.reference import reference
from kedjan.papers.queries.requests import RequestView, latest_reply_to, power_in
from kedjan.papers.web.messages import message_lines
from kedjan.papers.web.people import person_or_404, request_or_404
from kedjan.papers.web.request_pages import letter_kind
from kedjan.papers.web.words import kinds_words, time_words
from kedjan.participants.queries import PersonView, shown_name
from kedjan.participants.queries.register import own_numbers
from kedjan.ui.components import NavItem, Prose, SummaryRow
from kedjan.ui.http import Acting, page
from kedjan.ui.words import day, prose


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter, and the same as a message.

    text: the power of attorney, word by word; empty in a letter that stops. nav: the two ways; number: whether the
    letter has the person's number, and what to do where not; message: the lines, where the message is looked at.
    """

    title: str
    back: str
    receiver: tuple[str, ...]
    intro: str
    facts: tuple[SummaryRow, ...]
    text: tuple[Prose, ...]
    closing: str
    signed: tuple[str, ...]
    nav: tuple[NavItem, ...]
    number: str
    message: tuple[str, ...]


MESSAGE = "message"
BY_HAND = "\N{HORIZONTAL ELLIPSIS}" * 8
_TITLES = {
    RequestState.SENT: lambda: _("Begäran om papper"),
    RequestState.REMINDED: lambda: _("Påminnelse om papper"),
    RequestState.CANCELLED: lambda: _("Skicka inga papper"),
}
_INTROS = {
    RequestState.SENT: lambda: _("Vi har fullmakt att hämta papper från er. Fullmaktens text står nedan."),
    RequestState.REMINDED: lambda: _("Vi har bett er om papper och inte fått svar. Fullmaktens text står nedan."),
    RequestState.CANCELLED: lambda: _("Fullmakten gäller inte längre, eller så behövs pappren inte. Skicka inget mer."),
}
_CLOSINGS = {
    RequestState.SENT: lambda: _("Skriv referensen på svaret. Säg till om ni inte har pappren."),
    RequestState.REMINDED: lambda: _("Skriv referensen på svaret. Säg till om ni inte har pappren."),
    RequestState.CANCELLED: lambda: _("Det som kommer efter det här brevet tar vi inte emot."),
}


@page(Permission.COLLECT_PAPERS, can_print=True)
def letter_page(request: HttpRequest, acting: Acting, participant_id: UUID, paper_request_id: UUID) -> HttpResponse:
    """Show the letter that is to be sent next, to print."""
    who = person_or_404(acting, ParticipantId(participant_id), page="papers:letter")
    found = request_or_404(acting, who, PaperRequestId(paper_request_id))
    if found.organisation_id != acting.actor.organisation_id:
        raise Http404
    power = _power(acting, found)
    kind = letter_kind(found, is_missing=power is None)
    if kind is None:
        raise Http404
    with override("sv" if acting.on_paper else get_language()):  # what is sent is Swedish, whoever prints it
        is_message = request.GET.get("as") == MESSAGE and not acting.on_paper
        view = _letter(acting, who, found, kind, power, is_message=is_message)
        return render(request, "papers/letter.html", {"page": view, "can_print": not who.is_protected})


def _power(acting: Acting, found: RequestView) -> ConsentView | None:
    """Return the power of attorney that covers the request now, with its text."""
    consents = consents_of(actor=acting.actor, participant_id=found.participant_id)
    ours = [one for one in consents if one.recorded_by_organisation == found.organisation_id]
    powers = [power for one in ours if (power := power_in(one)) is not None]
    power = power_for(wanted=found.wanted, powers=powers, now=acting.clock.now())
    return next((one for one in ours if power is not None and one.id == power.consent_id), None)


def _letter(
    acting: Acting,
    who: PersonView,
    found: RequestView,
    kind: RequestState,
    power: ConsentView | None,
    *,
    is_message: bool,
) -> LetterPage:
    signed = _signed(acting)
    number = own_numbers(actor=acting.actor, ids=[who.id]).get(who.id, "")
    reply_to = found.wanted.reply_to or latest_reply_to(actor=acting.actor)
    is_stop = kind is RequestState.CANCELLED
    given = () if power is None else (SummaryRow(_("Fullmakten lämnades"), day(swedish_day(power.given_at))),)
    wanted = (
        SummaryRow(_("Papper"), kinds_words(found)),
        SummaryRow(_("Från tiden"), time_words(found)),
        *given,
        SummaryRow(_("Skicka till"), reply_to),
    )
    return LetterPage(
        title=_TITLES[kind](),
        back=reverse("papers:request", args=[who.id, found.id]),
        receiver=(found.wanted.provider, *found.wanted.address.splitlines()),
        intro=_INTROS[kind](),
        facts=(
            SummaryRow(_("Datum"), day(acting.clock.today())),
            SummaryRow(_("Referens"), reference(found.id)),
            SummaryRow(_("Namn"), shown_name(who)),
            SummaryRow(_("Personnummer"), number or BY_HAND),
            *(() if is_stop else wanted),
        ),
        text=() if is_stop or power is None else prose(power.text, power.language),
        closing=_CLOSINGS[kind](),
        signed=signed,
        nav=_ways(reverse("papers:letter", args=[who.id, found.id]), is_message=is_message),
        number=_about_number(number, is_message=is_message),
        message=message_lines(found, kind, who, reply_to=reply_to, signed=signed) if is_message else (),
    )


def _signed(acting: Acting) -> tuple[str, ...]:
    me, home = acting.actor.account_id, acting.actor.home
    return account_names(ids=[me]).get(me, ""), *(one.name for one in organisations(ids=[home]).values())


def _ways(address: str, *, is_message: bool) -> tuple[NavItem, ...]:
    """Return the two ways to send it, both looked at before."""
    return (
        NavItem(_("Brev"), address, current=not is_message),
        NavItem(_("Säkert meddelande"), f"{address}?as={MESSAGE}", current=is_message),
    )


def _about_number(number: str, *, is_message: bool) -> str:
    """Return whether the person's number is there, and what to do where it is not."""
    if is_message:
        return _("Personnumret står aldrig i ett meddelande.")
    if number:
        return _("Personnumret står på brevet, för deltagaren finns i ert register.")
    return _("Personnumret står inte på brevet, för deltagaren finns inte i ert register. Skriv dit det för hand.")
