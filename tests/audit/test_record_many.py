"""Many events at once are stored as one at a time would be."""

from kedjan.audit.operations import record, record_many
from kedjan.integrations.database.context import acting
from kedjan.participants.operations.register import ParticipantRegistered
from tests.policies.rows import Row, row, seen
from tests.support.world import TODAY, World, noon


def _stored(world: World, name: str) -> Row:
    """Return the latest thing that was recorded of somebody who had nothing recorded by this actor before."""
    with acting(world.caseworker("af")):
        found = row("audit_event", {"participant_id": world.person(name)})
    return {column: value for column, value in found.items() if column not in {"id", "participant_id", "payload"}}


def test_many_events_are_stored_as_one_is(world: World) -> None:
    af, one, other = world.caseworker("af"), world.person("unasked"), world.person("invited")

    with acting(af):
        record(actor=af, event=ParticipantRegistered(participant_id=one), now=noon(TODAY))
        record_many(actor=af, events=[ParticipantRegistered(participant_id=other)], now=noon(TODAY))

    assert _stored(world, "unasked") == _stored(world, "invited")


def test_no_events_are_stored_as_none(world: World) -> None:
    af = world.caseworker("af")
    before = seen(af, "audit_event")

    with acting(af):
        record_many(actor=af, events=[], now=noon(TODAY))

    assert seen(af, "audit_event") == before
