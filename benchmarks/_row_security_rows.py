"""What row_security measures on: a large register and a small one, a participation of each person, ten marks each.

Two agencies are in every team and see the people through consents: one in the large register's, one in the small one's.
"""

import sys
from dataclasses import dataclass
from datetime import timedelta

from benchmarks._early_list_rows import PROJECT
from benchmarks._row_security_sql import OWNERS, RECEIVERS
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.operations import load_municipalities, open_account, register_organisation
from kedjan.participants.operations import NewPerson, register_participants
from kedjan.programmes.domain.codes import BenefitType
from kedjan.programmes.operations import load_programme

SMALL, DAYS, AT_ONCE = 50, 400, 5_000


@dataclass(frozen=True, slots=True)
class Bench:
    """The programme's operator and the readers whose accounts are opened."""

    operator: Actor

    def caseworker(self, key: str) -> Actor:
        """Register an organisation and open an account for its caseworker."""
        with acting(self.operator) as clock:
            organisation = register_organisation(
                actor=self.operator,
                key=key,
                name=key,
                kind=OrganisationKind.FK if key in OWNERS else OrganisationKind.AF,
                municipality_code=None,
                now=clock.now(),
            )
            account = open_account(
                actor=self.operator,
                username=key,
                name=key,
                role=RoleKey.CASEWORKER,
                organisation_id=organisation.organisation_id,
                since_on=clock.today() - timedelta(days=1_000),
                now=clock.now(),
            )
        role = ROLES[RoleKey.CASEWORKER]
        return Actor(
            account_id=account.account_id,
            organisation_id=organisation.organisation_id,
            role=role.key,
            permissions=frozenset(role.permissions),
            purpose=role.purpose,
        )


def fill(people: int) -> None:
    """Register the people through the product's own operations."""
    load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")
    role = ROLES[RoleKey.OPERATOR]
    operator = Actor(AccountId(new_id()), None, role.key, frozenset(role.permissions), role.purpose)
    with acting(operator) as clock:
        text = (PROJECT / "programmes/framsteget.toml").read_text(encoding="utf-8")
        load_programme(actor=operator, text=text, now=clock.now())
    bench = Bench(operator)
    owners = {key: bench.caseworker(key) for key in OWNERS}
    for key in RECEIVERS:
        bench.caseworker(key)
    for key, count in zip(OWNERS, (people, SMALL), strict=True):
        for first in range(0, count, AT_ONCE):
            _register(owners[key], key, range(first, min(first + AT_ONCE, count)))
        sys.stdout.write(f"{key}: {count:,} people registered\n")
        sys.stdout.flush()


def _register(actor: Actor, key: str, numbers: range) -> None:
    with acting(actor) as clock:
        people = [
            NewPerson(
                number=f"{key}-{number:06}",
                given_name="Person",
                family_name=f"Nummer {number}",
                sex=Sex.WOMAN if number % 3 else Sex.MAN,
                birth_year=1960 + number % 35,
                municipality_code="1780",
                benefit=BenefitType.SJUKPENNING,
                benefit_ends_on=clock.today() + timedelta(days=number * 7_919 % DAYS - 31),
            )
            for number in numbers
        ]
        register_participants(actor=actor, people=people, now=clock.now())
