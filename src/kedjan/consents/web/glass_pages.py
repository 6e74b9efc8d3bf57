"""What the pages about broken glass say to whoever broke it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.consents.queries import EmergencyView
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Link, TaskItem
from kedjan.ui.words import moment


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """Whom an opening opened, with a link to their page, and until when; nobody where there is none to see."""

    reason: str
    until: str
    back: str
    people: tuple[Link, ...]


def openings_view(running: Iterable[EmergencyView]) -> tuple[TaskItem, ...]:
    """Return one line for each attempt, which says the same whether or not there is anybody."""
    attempts = {one.attempt_id: one for one in running}
    return tuple(
        TaskItem(
            title=_("Öppningen %(moment)s") % {"moment": moment(one.starts_at)},
            href=reverse("consents:opening", args=[attempt]),
            hint=f"{_(one.reason.label)}. {_until(one)}",
            status=None,
        )
        for attempt, one in attempts.items()
    )


def opening_view(one: EmergencyView, people: tuple[PersonView, ...]) -> OpeningPage:
    """Build the page of one attempt."""
    return OpeningPage(
        reason=_(one.reason.label),
        until=_until(one),
        back=reverse("consents:openings"),
        people=tuple(Link(shown_name(who), reverse("journeys:case", args=[who.id])) for who in people),
    )


def _until(one: EmergencyView) -> str:
    return _("Öppet till %(moment)s.") % {"moment": moment(one.until)}
