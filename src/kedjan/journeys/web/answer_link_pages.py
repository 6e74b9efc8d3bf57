"""What the pages of a link for an answer say."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import WaitingInvitation
from kedjan.journeys.web.people import name_of
from kedjan.participants.queries import PersonView
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class LinkMadePage:
    """The link, shown once to whoever made it."""

    name: str
    address: str
    back: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The question, without whom it is put to."""

    title: str
    text: str


def link_made_view(who: PersonView, address: str) -> LinkMadePage:
    """Return the page with the link."""
    return LinkMadePage(name=name_of(who), address=address, back=reverse("journeys:case", args=[who.id]))


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
