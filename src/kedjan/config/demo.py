"""The people of the demo: one account for each role, told apart from real ones by their user names."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kedjan.config.chain import what_to_try
from kedjan.kernel.text import N_
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.models import Account

# Who belongs to the coaching groups, by the last word of the user name: what they are there, and what to try.
_IN_GROUPS = {
    "planner": (
        N_("Den som planerar grupper"),
        N_("Gör en plan av året och publicera den. Se vad du kan göra när en coach blir sjuk."),
    ),
    "coach": (N_("Coach"), N_("Skriv in vilka som är på träffen i dag. Läs det som deltagarna har visat för dig.")),
    "member": (
        N_("Deltagare i en grupp"),
        N_("Läs när gruppen träffas. Säg att du inte kan komma. Skriv i dina egna verktyg."),
    ),
    "offered": (N_("Deltagare som kan få en plats"), N_("Läs var och när gruppen träffas. Svara om du vill vara med.")),
}


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to step into: the role, where they work, and what is worth trying as them."""

    account_id: UUID
    number: int
    title: str
    workplace: str
    to_try: str


@dataclass(frozen=True, slots=True)
class DemoPart:
    """Those of one programme, and what is said of it; empty: what is said while there are none."""

    title: str
    text: str
    empty: str
    people: tuple[DemoPerson, ...]

    @property
    def first(self) -> int:
        """Return the number of the first of them."""
        return min((one.number for one in self.people), default=1)


def demo_parts() -> tuple[DemoPart, ...]:
    """Return the demo's people: the chain's in its order, and then those of the coaching groups."""
    accounts = Account.objects.filter(username__startswith="demo.").prefetch_related("memberships__organisation")
    known = tuple(enumerate(accounts.order_by("username"), start=1))
    chain, groups = (_people(one for one in known if _is_in_groups(one[1]) is wanted) for wanted in (False, True))
    return (
        DemoPart(_("Vem vill du vara?"), "", _("Demon är inte laddad än."), chain),
        DemoPart(
            _("Coachningsgrupper i Skåne och Blekinge"),
            _(
                "Coachningsprojektet startar grupper året om. Någon planerar, två coacher leder varje grupp, "
                "och deltagarna svarar själva om de vill vara med."
            ),
            _("Grupperna skrivs in just nu. Ladda om sidan om en stund."),
            groups,
        ),
    )


def _is_in_groups(account: Account) -> bool:
    return _last_word(account) in _IN_GROUPS


def _last_word(account: Account) -> str:
    return account.username.rpartition(".")[2]


def _people(numbered: Iterable[tuple[int, Account]]) -> tuple[DemoPerson, ...]:
    return tuple(_person(number, account) for number, account in numbered)


def _person(number: int, account: Account) -> DemoPerson:
    membership = next(iter(account.memberships.all()), None)
    role = ROLES[RoleKey.PARTICIPANT if membership is None else RoleKey(membership.role)]
    place = None if membership is None else membership.organisation
    kind = None if place is None else OrganisationKind(place.kind)
    title, to_try = _IN_GROUPS.get(_last_word(account), (role.title, ""))
    return DemoPerson(
        account_id=account.pk,
        number=number,
        title=_(title),
        workplace="" if place is None else place.name,
        to_try=_(to_try) if to_try else what_to_try(role.key, kind),
    )
