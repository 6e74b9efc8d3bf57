"""What the parties of a meeting are called."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from kedjan.integrations.database.context import expect
from kedjan.journeys.queries import followers_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, EnrolmentId, OrganisationId
from kedjan.meetings.domain.minutes import Party
from kedjan.organisations.queries import organisations
from kedjan.organisations.queries.staff import support_staff


def names_of_parties(parties: Iterable[OrganisationId]) -> dict[Party, str]:
    """Return the parties' names, the person's first: nobody is named but organisations."""
    known = organisations(ids=set(parties))
    named = sorted((one.name, one.id) for one in known.values())
    return {None: _("Deltagaren"), **{key: name for name, key in named}}


def holders_of(
    *, actor: Actor, enrolment_id: EnrolmentId, parties: Iterable[OrganisationId], today: date
) -> dict[Party, dict[AccountId, str]]:
    """Return who at each party can have a task, by name: whoever follows the person there, and one's own colleagues."""
    expect(actor)
    followed = followers_of(actor=actor, enrolment_id=enrolment_id)
    found: dict[Party, dict[AccountId, str]] = {}
    for party in parties:
        latest = followed[party][-1] if party in followed else None
        named = {} if latest is None or latest.worker is None else {latest.worker: latest.worker_name}
        ours = support_staff(organisation_id=party, on=today) if party == actor.organisation_id else {}
        found[party] = named | ours
    return found
