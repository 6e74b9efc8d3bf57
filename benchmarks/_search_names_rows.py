"""What search_names measures on: one register of many people with Swedish names, and others that may not see them."""

import time
from datetime import date
from pathlib import Path
from random import Random

from benchmarks._early_list_rows import actor_in, caseworker_of
from kedjan.cli.demo.sources import read_sources
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import AccountId, new_id
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.operations import load_municipalities, register_organisation
from kedjan.participants.operations import NewPerson, register_participants
from kedjan.programmes.domain.codes import BenefitType

PROJECT = Path(__file__).resolve().parents[1]
SEED = 8
_AT_ONCE = 5_000
_PUT_TOGETHER = 0.4
_FIRST = """
    alm asp berg björk blom bäck dal ek en falk fors gran hag hed holm häll kull lind ljung lund mal nor ny odd
"""
_LAST = """
    backa blad berg borg dahl fors grehn gren hammar holm hult kvist lind lund löf mark man qvist rot stedt strand
"""


def fill(people: int) -> None:
    """Register everybody through the product's own operation."""
    started = time.monotonic()
    load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")
    operator = actor_in(RoleKey.OPERATOR, None, AccountId(new_id()))
    with acting(operator) as clock:
        large, _other = (caseworker_of(operator, key, clock.now()) for key in ("large", "other-0"))
    drawn = _people(people)
    for first in range(0, people, _AT_ONCE):
        with acting(large) as clock:
            register_participants(actor=large, people=drawn[first : first + _AT_ONCE], now=clock.now())
    print(f"{people:,} people in one organisation, in {time.monotonic() - started:.0f} s")


def register_organisations(number: int) -> None:
    """Add organisations whose registers a search has to ask for, too."""
    operator = actor_in(RoleKey.OPERATOR, None, AccountId(new_id()))
    with acting(operator) as clock:
        for one in range(number):
            key = f"more-{one}"
            register_organisation(
                actor=operator, key=key, name=key, kind=OrganisationKind.FK, municipality_code=None, now=clock.now()
            )


def _people(number: int) -> list[NewPerson]:
    sources, random = read_sources(PROJECT / "data"), Random(SEED)
    firsts, lasts, drawn = _FIRST.split(), _LAST.split(), []
    for one in range(number):
        sex = Sex.WOMAN if one % 2 else Sex.MAN
        put_together = f"{random.choice(firsts)}{random.choice(lasts)}".capitalize()
        family = put_together if random.random() < _PUT_TOGETHER else sources.surnames.draw(random)
        drawn.append(_person(one, sex, sources.first_names[sex].draw(random), family))
    return drawn


def _person(number: int, sex: Sex, given: str, family: str) -> NewPerson:
    return NewPerson(
        number=f"bench-{number:06}",
        given_name=given,
        family_name=family,
        sex=sex,
        birth_year=1960 + number % 35,
        municipality_code="1780",
        benefit=BenefitType.SJUKPENNING,
        benefit_ends_on=date(2030, 1, 1),
    )
