"""However late the worker is, those whom broken glass concerns are told of it, once."""

import pytest
from django.db import connection

from kedjan.consents.domain.closing import GlassReason
from kedjan.consents.jobs import tell_of_broken_glass_missed
from kedjan.consents.operations import Glass, break_glass
from kedjan.consents.operations.glass import ALERT_JOB
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.participants.queries import person
from tests.rights.disposing import Owner
from tests.support.database import KEY
from tests.support.people import PEOPLE
from tests.support.world import World


@pytest.fixture
def owner(world: World, transactional_db: None, pytestconfig: pytest.Config) -> Owner:
    """Return the owner of a database of the test's own, in which transactions really end."""
    return Owner(pytestconfig.stash[KEY].owner_url())


def told(actor: Actor) -> int:
    with acting(actor):
        found = notices(actor=actor, limit=100)
    return len([one for one in found if one.kind is NoticeKind.EMERGENCY_OPENED])


def broken(world: World) -> None:
    """Let "af" break the glass for "private", and lose the job that would tell of it."""
    actor = world.caseworker("af")
    with acting(actor) as clock:
        glass = Glass(PEOPLE["private"].number, GlassReason.LIFE_OR_HEALTH, "Hon svarar inte.")
        break_glass(actor=actor, glass=glass, now=clock.now())
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s", [ALERT_JOB])
            assert cursor.rowcount == 1


def test_a_worker_that_comes_back_when_the_glass_is_whole_again_tells_of_it_once(world: World, owner: Owner) -> None:
    broken(world)
    owner.let_years_pass(1)
    actor = world.caseworker("af")
    with acting(actor):
        assert person(actor=actor, participant_id=world.person("private")) is None

    for _time in range(2):
        tell_of_broken_glass_missed()

    assert told(world.participant("private")) == 1
    assert [told(world.officer(key)) for key in ("fk", "af")] == [1, 1]
    assert told(world.caseworker("af")) == 0
