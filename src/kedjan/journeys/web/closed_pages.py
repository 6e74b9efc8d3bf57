"""What the case says when the person has closed something to the reader's organisation: that, and never what."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Link
from kedjan.ui.words import moment


@dataclass(frozen=True, slots=True)
class Closed:
    """Until when the reader sees past it, if they do, and where it is lifted by those who may."""

    until: str
    lift: Link | None


def closed_view(participant_id: ParticipantId, until: datetime | None, actor: Actor) -> Closed:
    """Build the line."""
    lift = Link(_("Häv spärren för en tid"), reverse("consents:lift_for_a_time", args=[participant_id]))
    return Closed(
        until="" if until is None else _("Du har hävt spärren till %(moment)s.") % {"moment": moment(until)},
        lift=lift if actor.may(Permission.LIFT_BLOCK) else None,
    )
