"""How the pages write who read, when and why: the same words for the person and on every page."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kedjan.audit.domain.acts import Act, Basis
from kedjan.audit.queries import LookGroup
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.text import N_
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.ui.words import in_a_row, unbroken

_GROUNDS = {
    Basis.OWN: N_("De har uppgifter om dig hos sig."),
    Basis.CONSENT: N_("Du har sagt ja."),
    Basis.EMERGENCY: N_("Det var ett nödläge. Det granskas."),
    Basis.SELF: N_("Du läste själv."),
}


def role_title(role: str) -> str:
    """Return what the role is called."""
    return _(ROLES[RoleKey(role)].title)


def when(first: datetime, last: datetime, times: int) -> str:
    """Return the time of day in Sweden, from and to where there were several, and how many times."""
    begins, ends = date_format(localtime(first), "H:i"), date_format(localtime(last), "H:i")
    clock = begins if begins == ends else f"{begins}–{ends}"
    text = unbroken(_("kl. %(clock)s") % {"clock": clock})
    if times == 1:
        return text
    return f"{text}, {_('%(number)s gånger') % {'number': times}}"


def what(look: LookGroup) -> str:
    """Return how it was read, and what kinds of information."""
    act = "" if look.act is Act.READ else f"{_(look.act.label)}. "
    return act + in_a_row(_(category.label) for category in look.categories)


def why(look: LookGroup) -> str:
    """Return the purpose and the ground; both grounds where both hold."""
    grounds = [_(_GROUNDS[look.basis])]
    if look.consent_id is not None and look.basis is not Basis.CONSENT:
        grounds.append(_(_GROUNDS[Basis.CONSENT]))
    return " ".join([f"{_(look.purpose.label)}.", *grounds])


def reference(participant_id: ParticipantId) -> str:
    """Return the end of the person's id: enough to tell two apart, and nothing about who it is."""
    return participant_id.hex[-8:]
