"""Read a protection as the named few do, and say on every page whom a name belongs to."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.participants.domain.protection import Strength
from kedjan.participants.models import Entrusted, Protection
from kedjan.participants.queries.people import PersonView
from kedjan.ui.components import Colour, Tag


@dataclass(frozen=True, slots=True)
class ProtectionView:
    """A protection that lasts, for one of the named few; municipality_code: what nobody else may know, or empty."""

    strength: Strength
    since: datetime
    municipality_code: str
    named: tuple[AccountId, ...]


def protection_of(*, actor: Actor, participant_id: ParticipantId) -> ProtectionView | None:
    """Return the protection that lasts, with those who are named; None for whoever is not one of them."""
    expect(actor)
    row = Protection.objects.filter(participant_id=participant_id, ended_at__isnull=True).first()
    few = named_few(participant_id)
    if row is None or actor.account_id not in few:
        return None
    return ProtectionView(Strength(row.strength), row.since, row.municipality_id or "", few)


def named_few(participant_id: ParticipantId) -> tuple[AccountId, ...]:
    """Return the named few, first named first, as one of them sees them: nobody, for others."""
    rows = Entrusted.objects.filter(participant_id=participant_id, ended_at__isnull=True).order_by("since", "id")
    return tuple(dict.fromkeys(AccountId(one) for one in rows.values_list("account_id", flat=True)))


def name_of(who: PersonView | None) -> str:
    """Return the name, or what is shown where no consent opens it, or where the identity is protected."""
    if who is not None and who.is_protected and who.name is None:
        return _("Skyddad person")
    return (who.name if who else None) or _("Namnet är inte öppet för dig")


def shown_name(who: PersonView | None) -> str:
    """Return the name of the one whom a page is about; the named few are reminded of the protection beside it."""
    name = name_of(who)
    if who is None or who.strength is None or who.name is None:
        return name
    return _("%(name)s (skyddad identitet)") % {"name": name}


def protection_tag(strength: Strength | None) -> Tag | None:
    """Return the tag that the named few see beside the person, or None for somebody who is not protected."""
    if strength is None:
        return None
    return Tag(_("Skyddad identitet: %(strength)s") % {"strength": _(strength.label).lower()}, Colour.RED)
