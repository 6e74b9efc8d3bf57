"""A person's own log: when somebody last looked, who has ever looked, day by day; and nobody else's."""

from datetime import timedelta

from kedjan.audit.models import Event, Reading
from kedjan.audit.operations import note_readings
from kedjan.audit.queries import Shared, last_look_at_me, looks_by_day, shared_about_me
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)


def looked(world: World, actor: Actor, *categories: Category, days: int = 0) -> None:
    with acting(actor):
        note_readings(
            actor=actor,
            participants=[world.person("consented")],
            categories=categories or (Category.PLAN,),
            page="journeys:case",
            now=NOW + timedelta(days=days),
        )


def test_the_last_look_is_somebody_elses_and_the_latest(world: World) -> None:
    me = world.participant()
    looked(world, world.caseworker("af"), days=1)
    looked(world, world.caseworker("fk"))
    looked(world, me, days=2)

    with acting(me):
        assert last_look_at_me(actor=me) == NOW + timedelta(days=1)


def test_where_nobody_has_looked_there_is_no_last_look(world: World) -> None:
    over = world.participant("over")

    with acting(over):
        assert last_look_at_me(actor=over) is None
        assert looks_by_day(actor=over) == ((), False)


def test_what_has_been_shared_is_said_by_unit_the_latest_first_and_each_kind_once(world: World) -> None:
    me, af, fk = world.participant(), world.organisation("af"), world.organisation("fk")
    looked(world, world.caseworker("fk"), Category.WORK)
    looked(world, world.caseworker("af"), Category.IDENTITY, Category.PLAN, days=1)
    looked(world, world.caseworker("af"), Category.PLAN, days=2)

    with acting(me):
        found = shared_about_me(actor=me)

    assert found == (
        Shared(af, (Category.IDENTITY, Category.PLAN), NOW + timedelta(days=2)),
        Shared(fk, (Category.PLAN, Category.WORK), NOW),
    )


def test_a_page_of_the_log_ends_with_a_whole_day(world: World) -> None:
    me = world.participant()
    for day in (1, 2, 3):
        for key in ("af", "fk", "sunne"):
            looked(world, world.caseworker(key), days=day)

    with acting(me):
        pages = [looks_by_day(actor=me, limit=limit) for limit in (1, 2, 3, 4, 10, 11)]
        (earlier, more) = looks_by_day(actor=me, before=TODAY + timedelta(days=2), limit=3)

    assert [(len({one.on for one in looks}), len(looks), more) for looks, more in pages] == [
        *[(1, 3, True)] * 4,
        (4, 10, False),
        (4, 10, False),
    ]
    assert ([one.on for one in earlier], more) == ([TODAY + timedelta(days=1)] * 3, True)


def test_whoever_is_nobody_in_the_register_has_no_log_of_their_own(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk):
        assert (last_look_at_me(actor=fk), looks_by_day(actor=fk), shared_about_me(actor=fk)) == (None, ((), False), ())


def test_a_row_of_the_log_in_a_message_says_what_and_when_and_never_about_whom(world: World) -> None:
    fk = world.caseworker("fk")
    looked(world, fk)

    with acting(fk):
        readings, events = list(Reading.objects.all()), list(Event.objects.all())
    said = " ".join(map(str, [*readings, *events]))
    assert "journeys:case 2013-01-14 11:00" in said
    assert "ParticipantAccountOpened 2012-12-03 11:00" in said
    assert str(world.person("consented")) not in said
