"""Results of coaching groups, from the register to the page: starts, who was in a group, whom the reader may see."""

from datetime import date, timedelta

from kedjan.coaching.domain.codes import WhyCancelled
from kedjan.coaching.domain.starts import TimeInGroup
from kedjan.coaching.operations.plan_repairing import cancel_start
from kedjan.coaching.queries.results import group_starts, times_in_group
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, ProgrammeId
from tests.coaching.founding import grounds, settled
from tests.coaching.leading import Led, held, led_group
from tests.coaching.planning import asked, first_plan, first_start, published
from tests.outcomes.test_pages import text
from tests.policies.rows import update
from tests.support.world import TODAY, World

MONDAY = TODAY - timedelta(weeks=1)
IN_GROUP = TimeInGroup(MONDAY, date(2013, 3, 11))


def times(world: World, actor: Actor) -> dict[EnrolmentId, TimeInGroup]:
    with acting(actor):
        return times_in_group(actor=actor, programme_id=ProgrammeId(world.ids["programme framsteget"]))


def begun(world: World) -> Led:
    led = led_group(world)
    held(led, led.fk)
    return led


def test_nobody_is_in_a_group_before_it_has_started(world: World) -> None:
    led = led_group(world)

    assert times(world, led.fk) == {}


def test_whoever_had_the_seat_when_the_group_started_was_in_it(world: World) -> None:
    led = begun(world)

    assert times(world, led.fk) == {world.enrolment(name): IN_GROUP for name in ("consented", "placed")}


def test_whoever_left_later_was_in_it_and_whoever_left_before_was_not(world: World) -> None:
    led = begun(world)
    with acting(led.fk):
        update("coaching_seat", {"left_on": MONDAY + timedelta(days=1)}, {"enrolment_id": world.enrolment("placed")})
        update("coaching_seat", {"left_on": MONDAY}, {"enrolment_id": world.enrolment("consented")})

    assert times(world, led.fk) == {world.enrolment("placed"): IN_GROUP}


def test_a_no_is_not_in_the_group(world: World) -> None:
    led = begun(world)
    with acting(led.fk):
        update("coaching_seat", {"answer": "other_time"}, {"enrolment_id": world.enrolment("placed")})

    assert times(world, led.fk) == {world.enrolment("consented"): IN_GROUP}


def test_an_evaluator_counts_those_alone_who_have_said_yes_to_follow_up(world: World) -> None:
    begun(world)

    seen = set(times(world, world.evaluator()))

    assert seen <= {world.enrolment("consented"), world.enrolment("placed")}
    assert world.enrolment("consented") in seen


def test_the_manager_sees_every_start_and_why_it_was_cancelled(world: World) -> None:
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    published(made, plan_id)
    first = first_start(made)
    with acting(made.coordinator) as clock:
        cancel_start(actor=made.coordinator, group_id=first, why=WhyCancelled.NO_ROOM, now=clock.now())
    manager = world.manager()

    with acting(manager):
        found = group_starts(actor=manager, programme_id=made.programme.id)

    cancelled = [one for one in found if one.cancelled_on is not None]
    assert [(one.cancelled_on, one.why_cancelled, one.substituted_on) for one in cancelled] == [
        (TODAY, WhyCancelled.NO_ROOM, None)
    ]
    assert {one.published_on for one in found} == {TODAY}


def test_the_page_of_a_coaching_programme_compares_and_never_speaks_of_an_effect_as_found(world: World) -> None:
    grounds(world)

    shown = text(world.browser(world.manager()), "/results/coachningsprojektet/")

    assert "Det är en jämförelse, inte en effekt." in shown
    assert "Siffror om de andra saknas." in shown
    assert "Upplever att möjligheten till arbete har ökat" in shown
    assert "Högst 6 starter i varje område på ett år." in shown
    assert "Jämförs längre ner" in shown


def test_a_programme_without_coaching_groups_says_nothing_of_them(world: World) -> None:
    shown = text(world.browser(world.manager()), "/results/framsteget/")

    assert "Coachningsgrupper" not in shown
    assert "jämförelse" not in shown
