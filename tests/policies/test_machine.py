"""Whatever happens in whatever order, everybody sees exactly what the reference says, in every table about people."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from psycopg.types.range import TimestamptzRange

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.participants.models import Identity
from tests.policies.machine import Watched
from tests.policies.reference import Sight
from tests.policies.truth import Outside, row_of
from tests.support.database import KEY
from tests.support.people import PEOPLE
from tests.support.world import World

_PEOPLE = ("unasked", "consented", "placed", "private", "elsewhere")
_RECEIVERS = ("fk", "af", "sunne", "forbund", "verkstaden", "granskarna")
_KINDS = tuple(category.value for category in Category)
_HOUR = timedelta(hours=1)
_which = st.integers(0, 9)


def consent_row(
    actor: Actor, about: ParticipantId, consent: UUID, during: tuple[datetime, datetime]
) -> dict[str, object]:
    """Return a consent that the actor records on the person's word."""
    return {
        "id": consent,
        "participant_id": about,
        "organisation_id": actor.organisation_id,
        "kind": "lifts_secrecy",
        "category": "plan",
        "text_sealed": b"",
        "text_version": "test",
        "language": "sv",
        "method": "oral_witness",
        "recorded_by": actor.account_id,
        "given_at": during[0],
        "valid_from": during[0],
        "valid_until": during[1],
        "withdrawn_at": None,
        "withdrawn_by": None,
    }


def grant_row(consent: dict[str, object], purpose: str, kind: str) -> dict[str, object]:
    """Return what the consent opens of one kind; to whom, and of whose, is added by the caller."""
    first, last = consent["valid_from"], consent["valid_until"]
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    return {
        "id": new_id(),
        "consent_id": consent["id"],
        "participant_id": consent["participant_id"],
        "recorder_id": consent["organisation_id"],
        "purpose": purpose,
        "category": kind,
        "valid": TimestamptzRange(first, last),
        "withdrawn_at": None,
    }


class Everything(Watched):
    """Consents, blocks, their lifting, broken glass, protected identity, time, and people at other desks."""

    @rule(
        person=st.sampled_from(_PEOPLE),
        recorder=st.sampled_from(("fk", "fk", "af")),
        receiver=st.sampled_from(_RECEIVERS),
        purpose=st.sampled_from((Purpose.SUPPORT, Purpose.SUPPORT, Purpose.FOLLOW_UP)),
        kinds=st.frozensets(st.sampled_from(_KINDS), min_size=1, max_size=4),
        hours=st.tuples(st.integers(-48, 3), st.integers(1, 72)),
        givers=st.sampled_from((("fk",), ("fk", "af"), ("af",))),
    )
    def give(
        self,
        person: str,
        recorder: str,
        receiver: str,
        purpose: Purpose,
        kinds: frozenset[str],
        hours: tuple[int, int],
        givers: tuple[str, ...],
    ) -> None:
        """Record a consent, which has begun or not, is over or not; who does not see the person cannot."""
        actor, about, consent = self.world.caseworker(recorder), self.world.person(person), new_id()
        with acting(actor) as clock:
            first = clock.now() + hours[0] * _HOUR
            last = first + hours[1] * _HOUR
        row = consent_row(actor, about, consent, (first, last))
        if not self.write(actor, "consents_consent", row, allowed=self.may_record(actor, person)):
            return
        for kind in sorted(kinds):
            grant = {
                **grant_row(row, purpose.value, kind),
                "organisation_id": self.world.organisation(receiver),
                "giver_ids": [self.world.organisation(giver) for giver in sorted(givers)],
            }
            self.write(actor, "consents_grant", grant, allowed=True)

    @rule(which=_which)
    def take_back(self, which: int) -> None:
        """Let a person take back one of the consents, and what it opened."""
        rows = [row for row in self.state.of("consents_consent") if row["withdrawn_at"] is None]
        if not rows:
            return
        consent = rows[-1 - which % len(rows)]
        grants = [row for row in self.state.of("consents_grant") if row["consent_id"] == consent["id"]]
        with acting(self.person(consent)) as clock:
            by = self.person(consent).account_id
            self.change(consent, {"withdrawn_at": clock.now(), "withdrawn_by": by})
            for row in grants:
                self.change(row, {"withdrawn_at": clock.now()})

    @rule(
        person=st.sampled_from(_PEOPLE),
        organisation=st.sampled_from(_RECEIVERS),
        kinds=st.frozensets(st.sampled_from(_KINDS), min_size=1, max_size=6),
        by=st.sampled_from(("", "fk", "af")),
    )
    def block(self, person: str, organisation: str, kinds: frozenset[str], by: str) -> None:
        """Close kinds of information to an organisation: by the person, or by staff on their word."""
        about = self.world.person(person)
        actor = self.world.caseworker(by) if by else replace(self.world.participant(), participant_id=about)
        allowed = not by or self.may_record(actor, person)
        with acting(actor) as clock:
            now = clock.now()
        for kind in sorted(kinds):
            row = {
                "id": new_id(),
                "participant_id": about,
                "organisation_id": self.world.organisation(organisation),
                "category": kind,
                "recorder_id": actor.organisation_id,
                "set_by": actor.account_id,
                "since": now,
                "lifted_at": None,
            }
            self.write(actor, "consents_block", row, allowed=allowed)

    @rule(which=_which)
    def unblock(self, which: int) -> None:
        """Let a person lift one of the blocks for good."""
        rows = [row for row in self.state.of("consents_block") if row["lifted_at"] is None]
        if rows:
            block = rows[which % len(rows)]
            with acting(self.person(block)) as clock:
                self.change(block, {"lifted_at": clock.now()})

    @rule(which=_which, person=st.sampled_from(_PEOPLE), hours=st.integers(1, 7 * 24))
    def lift(self, which: int, person: str, hours: int) -> None:
        """Lift what is blocked for one account and a time; who does not see the person cannot."""
        actor = self.staff(which)
        with acting(actor) as clock:
            now = clock.now()
        row = {
            "id": new_id(),
            "participant_id": self.world.person(person),
            "organisation_id": actor.organisation_id,
            "account_id": actor.account_id,
            "unit": "Sjukförsäkring",
            "ground": "consent",
            "reason_sealed": b"",
            "valid": TimestamptzRange(now, now + hours * _HOUR),
        }
        self.write(actor, "consents_lifting", row, allowed=self.sees_person(actor, person))

    @rule(which=_which, person=st.sampled_from((*_PEOPLE, "")))
    def break_glass(self, which: int, person: str) -> None:
        """Look for somebody by number, who may not exist; the answer is the same."""
        actor, attempt = self.staff(which), new_id()
        number = PEOPLE[person].number if person else "190001019802"
        with acting(actor), connection.cursor() as cursor:
            indexes = list(Identity.NUMBER_INDEX.all_of(number))
            cursor.execute("SELECT app.break_glass(%s, %s, 'life_or_health', '')", [attempt, indexes])
            assert cursor.fetchone() == (True,)
            cursor.execute("SELECT * FROM consents_emergency WHERE attempt_id = %s", [attempt])
            row = dict(zip([column.name for column in cursor.description], cursor.fetchone(), strict=True))
        found = self.state.tables["participants_identity"].get(
            f"participants_identity {self.world.person(person) if person else None}"
        )
        about = (found.person, found["organisation_id"]) if found else (None, None)
        expected = (*about, actor.organisation_id, actor.account_id)
        assert tuple(row[f"{one}_id"] for one in ("participant", "owner", "organisation", "account")) == expected
        self.state.know(row_of("consents_emergency", row))

    @rule(
        by=st.sampled_from(("fk", "fk", "af")),
        person=st.sampled_from(_PEOPLE),
        strength=st.sampled_from(("marked", "protected", "assumed")),
    )
    def protect(self, by: str, person: str, strength: str) -> None:
        """Protect somebody in the own register, as the first who is named; others cannot."""
        actor, about = self.world.caseworker(by), self.world.person(person)
        protected = [row for row in self.state.of("participants_protection") if row.person == about]
        if any(row["ended_at"] is None for row in protected):
            return
        with acting(actor) as clock:
            now = clock.now()
        told = {"participant_id": about, "organisation_id": actor.organisation_id, "since": now, "ended_at": None}
        few = told | {"id": new_id(), "account_id": actor.account_id, "named_by": actor.account_id}
        allowed = (by == "af") == (person == "elsewhere")
        self.write(actor, "participants_entrusted", few, allowed=allowed)
        row = told | {"id": new_id(), "strength": strength, "set_by": actor.account_id}
        self.write(actor, "participants_protection", row, allowed=allowed)
        if allowed and strength == "assumed":
            self.state.forget(f"participants_identity {about}")
            self.state.forget(f"participants_contact {about}")
            for key in [row.key for row in self.state.of("participants_namekey") if row.person == about]:
                self.state.forget(key)

    @rule(which=_which, other=_which)
    def entrust(self, which: int, other: int) -> None:
        """Name one more; only one of the named few in the person's own register can."""
        rows = [row for row in self.state.of("participants_protection") if row["ended_at"] is None]
        if rows:
            actor, protection = self.staff(which), rows[other % len(rows)]
            with acting(actor) as clock:
                self.state.now = now = clock.now()
            few = {
                "id": new_id(),
                "participant_id": protection.person,
                "organisation_id": actor.organisation_id,
                "account_id": self.staff(other).account_id,
                "named_by": actor.account_id,
                "since": now,
                "ended_at": None,
            }
            own = actor.organisation_id == protection["organisation_id"]
            allowed = own and protection.person in Sight(self.state, actor).named
            self.write(actor, "participants_entrusted", few, allowed=allowed)

    @rule(which=_which, table=st.sampled_from(("participants_protection", "participants_entrusted")))
    def release(self, which: int, table: str) -> None:
        """End a protection, or what somebody was trusted with, by one of the named few in the register."""
        rows = [row for row in self.state.of(table) if row["ended_at"] is None]
        for row in rows[which % (len(rows) or 1) :][:1]:
            by = "fk" if row["organisation_id"] == self.fk.organisation_id else "af"
            with acting(self.world.caseworker(by)) as clock:
                self.change(row, {"ended_at": clock.now()})

    @rule(hours=st.sampled_from((1, 5, 30, 24 * 8, 24 * 60)))
    def wait(self, hours: int) -> None:
        """Let time pass."""
        self.later += hours * _HOUR
        self.outside.move_clock(self.later)


@pytest.fixture
def outside(world: World, pytestconfig: pytest.Config) -> Iterator[Outside]:
    """Return the administrator's connection to the database that the test uses."""
    address = pytestconfig.stash[KEY].server().administrator_url
    name = connection.settings_dict["NAME"]
    with psycopg.connect(address, dbname=name, autocommit=True) as administrator:
        yield Outside(administrator)


def _compare(world: World, outside: Outside, wanted: int) -> None:
    Watched.world, Watched.outside, Watched.compared = world, outside, 0
    Watched.world_rows = tuple(outside.rows())
    while Watched.compared < wanted:
        run_state_machine_as_test(
            Everything,
            settings=settings(
                max_examples=10,
                stateful_step_count=20,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )


@pytest.mark.parametrize("part", [1, 2])
def test_everybody_sees_what_the_rules_say(world: World, outside: Outside, part: int) -> None:
    """Twenty thousand comparisons in CI, of everything that somebody sees; some thousand on a desk."""
    _compare(world, outside, wanted=10_000 if os.environ.get("CI") == "true" else 2_000)


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_everybody_sees_what_the_rules_say_for_long(world: World, outside: Outside, part: int) -> None:
    """Two hundred thousand."""
    _compare(world, outside, wanted=20_000)
