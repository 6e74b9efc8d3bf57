"""What the pages of a link for an answer say."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import WaitingInvitation
from kedjan.participants.domain.protection import NOTHING_IS_SENT
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.words import day, said


@dataclass(frozen=True, slots=True)
class LinkMadePage:
    """The link, shown once to whoever made it."""

    name: str
    address: str
    back: str


@dataclass(frozen=True, slots=True)
class LinkRefusedPage:
    """Why there is no link."""

    name: str
    why: str
    back: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The question, without whom it is put to."""

    title: str
    text: str


def link_made_view(who: PersonView, address: str) -> LinkMadePage:
    """Return the page with the link."""
    return LinkMadePage(name=shown_name(who), address=address, back=reverse("journeys:case", args=[who.id]))


def link_refused_view(who: PersonView) -> LinkRefusedPage:
    """Return why no link is made for somebody with protected identity."""
    return LinkRefusedPage(
        name=shown_name(who), why=said(NOTHING_IS_SENT), back=reverse("journeys:answer", args=[who.id])
    )


def question_view(invitation: WaitingInvitation) -> QuestionPage:
    """Return the question."""
    values = {
        "organisation": invitation.organisation,
        "programme": invitation.programme,
        "day": day(invitation.reply_by_on),
    }
    return QuestionPage(
        title=_("Vill du vara med i %(programme)s?") % values,
        text=_("%(organisation)s frågar dig. Svara senast den %(day)s. Det är frivilligt, och du kan ändra dig.")
        % values,
    )
