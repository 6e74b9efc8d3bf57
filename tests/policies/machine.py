"""A machine that things happen to, and that compares what everybody sees with the reference after each."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar

from django.db import ProgrammingError, connection, transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant

from kedjan.integrations.database.context import act_as, acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from tests.policies.additions import add_what_comes_later, stage_file
from tests.policies.reference import Row, Sight, State
from tests.policies.rows import insert, update
from tests.policies.truth import EVERYTHING, Outside, row_of, rows_of
from tests.support.world import World


def everybody(world: World) -> tuple[Actor, ...]:
    """Return accounts in their roles, one at work for another organisation, officers, and people on their own pages."""
    fk, af = world.caseworker("fk"), world.caseworker("af")
    return (
        fk,
        af,
        world.caseworker("sunne"),
        world.coordinator(),
        world.employer_contact("verkstaden"),
        world.manager(),
        world.evaluator(),
        replace(af, organisation_id=fk.organisation_id),
        replace(fk, organisation_id=af.organisation_id),
        replace(world.caseworker("torsby"), organisation_id=af.organisation_id),
        world.officer("fk"),
        world.officer("af"),
        world.operator(),
        world.participant("consented"),
        world.participant("private"),
    )


class Watched(RuleBasedStateMachine):
    """The world in a transaction of its own, and everybody in it."""

    world: ClassVar[World]
    outside: ClassVar[Outside]
    world_rows: ClassVar[tuple[Row, ...]]
    compared: ClassVar[int] = 0

    def __init__(self) -> None:
        """Begin with the world, and what it lacks, in a transaction of our own."""
        super().__init__()
        self.later = timedelta()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.actors = everybody(self.world)
        add_what_comes_later(self.world)
        stage_file(self.fk)
        self.state = State()
        self.state.know(*self.world_rows)
        with acting(self.fk):
            self.state.know(*rows_of(connection.connection))
        with acting(self.world.participant("private")):  # what is theirs alone
            self.state.know(*rows_of(connection.connection, ["coaching_tool", "notices_notice", "plans_ownnote"]))
        with acting(self.world.operator()):  # what they did themselves
            self.state.know(*rows_of(connection.connection, ["audit_event"]))

    def teardown(self) -> None:
        """Undo everything."""
        self.outside.move_clock(timedelta())
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @property
    def fk(self) -> Actor:
        """Return the caseworker who has most people in the register."""
        return self.world.caseworker("fk")

    @invariant()
    def everybody_sees_what_the_rules_say(self) -> None:
        """Compare every visible row of every table, for everybody."""
        raw = connection.connection
        for actor in self.actors:
            self.state.now = act_as(actor).now()
            found = raw.execute(EVERYTHING, prepare=True).fetchone()[0] or []
            expected = Sight(self.state, actor).shown
            Watched.compared += 1
            assert len(found) == len(set(found))
            assert set(found) == expected, (actor.role, actor.organisation_id, actor.purpose)
        act_as(None)

    def write(self, actor: Actor, table: str, row: dict[str, Any], *, allowed: bool) -> bool:
        """Insert the row as the actor, who is let or refused as the reference says; tell whether it was written."""
        try:
            with acting(actor), transaction.atomic():
                insert(table, row)
        except ProgrammingError:
            assert not allowed, table
            return False
        assert allowed, table
        self.state.know(row_of(table, row))
        return True

    def change(self, row: Row, changes: dict[str, Any]) -> None:
        """Update the row in the running context."""
        if update(row.table, changes, {"id": row["id"]}):
            self.state.know(replace(row, columns={**row.columns, **changes}))

    def sees_person(self, actor: Actor, person: str) -> bool:
        """Tell whether the reference shows the person to the actor."""
        with acting(actor) as clock:
            self.state.now = clock.now()
        return f"participants_participant {self.world.person(person)}" in Sight(self.state, actor).shown

    def may_record(self, actor: Actor, person: str) -> bool:
        """Tell whether the actor would see the person, had no glass been broken; nobody else records anything."""
        with acting(actor) as clock:
            now = clock.now()
        unbroken = State({**self.state.tables, "consents_emergency": {}}, now)
        return f"participants_participant {self.world.person(person)}" in Sight(unbroken, actor).shown

    def person(self, row: Row) -> Actor:
        """Return whom the row is about, on their own pages."""
        return replace(
            self.world.participant(), participant_id=None if row.person is None else ParticipantId(row.person)
        )

    def staff(self, which: int) -> Actor:
        """Return one of those who work with people."""
        return self.actors[(0, 1, 2, 3, 7, 8, 9)[which % 7]]
