"""What the parties of a meeting are called."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kedjan.kernel.ids import OrganisationId
from kedjan.meetings.domain.minutes import Party
from kedjan.organisations.queries import organisations


def names_of_parties(parties: Iterable[OrganisationId]) -> dict[Party, str]:
    """Return the parties' names, the person's first: nobody is named but organisations."""
    known = organisations(ids=set(parties))
    named = sorted((one.name, one.id) for one in known.values())
    return {None: _("Deltagaren"), **{key: name for name, key in named}}
