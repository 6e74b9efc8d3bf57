"""Consents are given, end and are taken back in any order, and the database shows what a model of a few lines shows."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kedjan.consents.operations import CannotRecordConsent
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId
from kedjan.kernel.information import Category, Purpose
from tests.policies.giving import NEXT_YEAR, give, take_back
from tests.support.world import TODAY, World

PEOPLE = ("unasked", "invited")
OWNER = "fk"
ORGANISATIONS = ("fk", "af", "forbund", "verkstaden")
PURPOSES = (Purpose.SUPPORT, Purpose.FOLLOW_UP)
CATEGORIES = (Category.IDENTITY, Category.CONTACT, Category.ECONOMY, Category.WORK)
TABLES = {
    Category.IDENTITY: "participants_identity",
    Category.CONTACT: "participants_contact",
    Category.ECONOMY: "participants_benefit",
}
TIMES = {
    "open": (TODAY, NEXT_YEAR),
    "over": (date(2012, 1, 2), TODAY),
    "future": (date(2013, 1, 15), NEXT_YEAR),
}
_KINDS = {category.value: category for category in Category}
_QUERY = """
    SELECT 'participants_participant', id::text FROM participants_participant
    UNION ALL SELECT 'participants_identity', participant_id::text FROM participants_identity
    UNION ALL SELECT 'participants_contact', participant_id::text FROM participants_contact
    UNION ALL SELECT 'participants_benefit', participant_id::text FROM participants_benefit
    UNION ALL SELECT category, consent_id::text FROM consents_grant WHERE participant_id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Given:
    """One consent of the model."""

    id: ConsentId
    person: str
    recorder: str
    receiver: str
    purpose: Purpose
    categories: frozenset[Category]
    time: str
    is_withdrawn: bool = False

    def opens(self, organisation: str, purpose: Purpose) -> bool:
        """Tell whether the consent lets the organisation in today, for the purpose."""
        is_theirs = (self.receiver, self.purpose) == (organisation, purpose)
        return is_theirs and self.time == "open" and not self.is_withdrawn


def shown(consents: list[Given], organisation: str, purpose: Purpose) -> set[tuple[str, object]]:
    """Return what the rule says that the organisation sees: the reference that PostgreSQL is compared with."""
    rows: set[tuple[str, object]] = set()
    for person in PEOPLE:
        theirs = [one for one in consents if one.person == person and one.opens(organisation, purpose)]
        opened = {category for one in theirs for category in one.categories}
        owns = organisation == OWNER and purpose is Purpose.SUPPORT
        rows |= {("participants_participant", person)} if owns or opened - {Category.WORK} else set()
        rows |= {(table, person) for category, table in TABLES.items() if owns or category in opened}
    for one in consents:
        recorded = one.recorder == organisation and purpose is Purpose.SUPPORT
        rows |= {(c, one.id) for c in one.categories if recorded or one.opens(organisation, purpose)}
    return rows


class Consents(RuleBasedStateMachine):
    """Whatever is given and taken back, everybody sees exactly what they should."""

    world: ClassVar[World]

    def __init__(self) -> None:
        """Begin with two people who have opened nothing, in a transaction of our own."""
        super().__init__()
        self.given: list[Given] = []
        self.names = {str(self.world.person(name)): name for name in PEOPLE}
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self) -> None:
        """Undo everything."""
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @rule(
        person=st.sampled_from(PEOPLE),
        recorder=st.sampled_from(("fk", "fk", "forbund")),
        receiver=st.sampled_from(ORGANISATIONS),
        purpose=st.sampled_from(PURPOSES),
        categories=st.frozensets(st.sampled_from(CATEGORIES), min_size=1),
        time=st.sampled_from(("open", *TIMES)),
    )
    def give(
        self,
        person: str,
        recorder: str,
        receiver: str,
        purpose: Purpose,
        categories: frozenset[Category],
        time: str,
    ) -> None:
        """Record a consent; an organisation that does not see the person cannot."""
        given_on, until_on = TIMES[time]
        visible = ("participants_participant", person) in shown(self.given, recorder, Purpose.SUPPORT)
        consent = None
        try:
            consent = give(
                self._actor(recorder, Purpose.SUPPORT),
                self.world.person(person),
                self.world.organisation(receiver),
                *categories,
                purpose=purpose,
                given_on=given_on,
                until_on=until_on,
            )
        except CannotRecordConsent:
            assert not visible
        if consent is not None:
            assert visible
            self.given.append(Given(consent, person, recorder, receiver, purpose, categories, time))

    @rule(which=st.integers(0, 7), by_person=st.booleans())
    def take_back(self, which: int, *, by_person: bool) -> None:
        """Withdraw one that is not withdrawn, by the person or by whoever recorded it."""
        active = [one for one in self.given if not one.is_withdrawn]
        if not active:
            return
        one = active[which % len(active)]
        person = replace(self.world.participant(), participant_id=self.world.person(one.person))
        take_back(person if by_person else self._actor(one.recorder, Purpose.SUPPORT), one.id)
        self.given[self.given.index(one)] = replace(one, is_withdrawn=True)

    @invariant()
    def everybody_sees_what_the_rule_says(self) -> None:
        """Compare everything that each organisation sees for each purpose."""
        for organisation in ORGANISATIONS:
            for purpose in PURPOSES:
                found = self._seen(self._actor(organisation, purpose))
                assert found == shown(self.given, organisation, purpose), (organisation, purpose)

    def _seen(self, actor: Actor) -> set[tuple[str, object]]:
        with acting(actor), connection.cursor() as cursor:
            cursor.execute(_QUERY, [[self.world.person(name) for name in PEOPLE]])
            rows = cursor.fetchall()
        about = {(what, self.names[one]) for what, one in rows if one in self.names}
        return about | {(_KINDS[what], UUID(one)) for what, one in rows if what in _KINDS}

    def _actor(self, organisation: str, purpose: Purpose) -> Actor:
        caseworker = self.world.caseworker("fk")
        return replace(caseworker, organisation_id=self.world.organisation(organisation), purpose=purpose)


def _compare(world: World, examples: int) -> None:
    Consents.world = world
    run_state_machine_as_test(
        Consents,
        settings=settings(
            max_examples=examples,
            stateful_step_count=10,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_database_shows_what_the_model_shows(world: World) -> None:
    _compare(world, examples=12)


@pytest.mark.long
def test_the_database_shows_what_the_model_shows_for_long(world: World) -> None:
    _compare(world, examples=300)
