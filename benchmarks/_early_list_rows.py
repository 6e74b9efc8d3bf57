"""What early_list measures on: one organisation with many people, twenty with few, invitations and consents."""

import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from kedjan.integrations.database.bulk import Target, insert_rows
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.operations import load_municipalities, open_account, register_organisation
from kedjan.participants.operations import NewPerson, register_participants
from kedjan.programmes.domain.codes import BenefitType
from kedjan.programmes.operations import load_programme
from kedjan.programmes.queries import programmes

PROJECT = Path(__file__).resolve().parents[1]
OTHERS, PEOPLE_OF_OTHERS, RECEIVERS = 20, 50, 4
CONSENTED_IN, INVITED_IN = 10, 5  # one in so many
DAYS = 400  # the ends lie on so many days, the first a month ago: about half are on the list
_AT_ONCE = 5_000
_OPENED = ("identity", "contact", "needs", "plan", "economy")
_CONSENTS = Target(
    "consents_consent",
    {
        "id": "uuid",
        "participant_id": "uuid",
        "organisation_id": "uuid",
        "kind": "text",
        "text": "text",
        "text_version": "text",
        "language": "text",
        "method": "text",
        "recorded_by": "uuid",
        "given_at": "timestamptz",
        "valid_until": "timestamptz",
    },
)
_GRANTS = Target(
    "consents_grant",
    {
        "id": "uuid",
        "consent_id": "uuid",
        "participant_id": "uuid",
        "organisation_id": "uuid",
        "recorder_id": "uuid",
        "purpose": "text",
        "category": "text",
        "valid": "tstzrange",
    },
)
_INVITATIONS = Target(
    "journeys_invitation",
    {
        "id": "uuid",
        "participant_id": "uuid",
        "organisation_id": "uuid",
        "programme_id": "uuid",
        "channel": "text",
        "sent_at": "timestamptz",
        "reply_by_on": "date",
        "recorded_by": "uuid",
    },
)


def fill(people: int) -> None:
    """Write everything through the product's own operations, or where there is none for many, under its policies."""
    started = time.monotonic()
    load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")
    operator = actor_in(RoleKey.OPERATOR, None, AccountId(new_id()))
    with acting(operator) as clock:
        text = (PROJECT / "programmes/framsteget.toml").read_text(encoding="utf-8")
        load_programme(actor=operator, text=text, now=clock.now())
        caseworkers = [caseworker_of(operator, f"fk-{number}", clock.now()) for number in range(OTHERS + 1)]
    homes = [one.home for one in caseworkers]
    for number, actor in enumerate(caseworkers):
        count = PEOPLE_OF_OTHERS if number else people
        for first in range(0, count, _AT_ONCE):
            _register(actor, range(first, min(first + _AT_ONCE, count)), homes)
    print(f"{people:,} people in one organisation, {OTHERS} others, in {time.monotonic() - started:.0f} s")


def _register(actor: Actor, numbers: range, homes: Sequence[OrganisationId]) -> None:
    receivers = [home for home in homes if home != actor.home][:RECEIVERS]
    with acting(actor) as clock:
        now = clock.now()
        event = register_participants(actor=actor, people=[_person(one, clock.today()) for one in numbers], now=now)
        _consents(actor, event.participant_ids[::CONSENTED_IN], receivers, now)
        asked = event.participant_ids[::INVITED_IN]
        programme_id = programmes()[0].id
        reply_by_on = clock.today() + timedelta(days=14)
        insert_rows(
            _INVITATIONS,
            ((new_id(), one, actor.home, programme_id, "letter", now, reply_by_on, actor.account_id) for one in asked),
        )


def _consents(
    actor: Actor, people: Sequence[ParticipantId], receivers: Sequence[OrganisationId], now: datetime
) -> None:
    until = now + timedelta(days=1_000)
    given = [(new_id(), one) for one in people]
    told = ("lifts_secrecy", "Ja.", "bench", "sv", "signed_paper", actor.account_id, now, until)
    insert_rows(_CONSENTS, ((consent, one, actor.home, *told) for consent, one in given))
    insert_rows(
        _GRANTS,
        (
            (new_id(), consent, one, receiver, actor.home, "support", category, DateTimeTZRange(now, until, "[)"))
            for consent, one in given
            for receiver in receivers
            for category in _OPENED
        ),
    )


def _person(number: int, today: date) -> NewPerson:
    return NewPerson(
        number=f"bench-{number:06}",
        given_name="Person",
        family_name=f"Nummer {number}",
        sex=Sex.WOMAN if number % 3 else Sex.MAN,
        birth_year=1960 + number % 35,
        municipality_code="1780",
        benefit=BenefitType.SJUKPENNING,
        benefit_ends_on=today + timedelta(days=number * 7_919 % DAYS - 31),
    )


def caseworker_of(operator: Actor, key: str, now: datetime) -> Actor:
    """Open an organisation with one caseworker; return them."""
    organisation = register_organisation(
        actor=operator, key=key, name=key, kind=OrganisationKind.FK, municipality_code=None, now=now
    )
    account = open_account(
        actor=operator,
        username=f"caseworker.{key}",
        name=key,
        role=RoleKey.CASEWORKER,
        organisation_id=organisation.organisation_id,
        since_on=date(2010, 1, 1),
        now=now,
    )
    return actor_in(RoleKey.CASEWORKER, organisation.organisation_id, account.account_id)


def actor_in(role: RoleKey, organisation_id: OrganisationId | None, account_id: AccountId) -> Actor:
    """Return the actor that an account is in a role."""
    return Actor(
        account_id=account_id,
        organisation_id=organisation_id,
        role=role,
        permissions=frozenset(ROLES[role].permissions),
        purpose=ROLES[role].purpose,
    )
