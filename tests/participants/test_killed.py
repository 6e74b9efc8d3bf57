"""A worker that is killed while it writes a file leaves whole parts; the next one writes the rest, each row once."""

import time
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from random import Random
from signal import SIGKILL

import pytest

from kedjan.kernel.actor import Actor
from kedjan.participants.domain.staging import Effect, ImportStatus
from tests.cli.demo.sources_for_tests import sources
from tests.participants.files import register, staged, view
from tests.participants.work import approved, queued, resumed, stand_still
from tests.participants.work_process import in_a_process
from tests.policies.rows import seen
from tests.support.database import KEY
from tests.support.people import PEOPLE
from tests.support.world import World

pytestmark = pytest.mark.django_db(transaction=True)
MANY, KILLS = 60, 6


@pytest.fixture
def app_url(pytestconfig: pytest.Config) -> str:
    return pytestconfig.stash[KEY].app_url()


def a_list() -> list[str]:
    """Return rows about people of working age, by Skatteverket's test numbers."""
    known = {one.number for one in PEOPLE.values()}
    numbers = [one for one in sources().personnummer if "1955" < one[:4] < "1990" and one not in known][:MANY]
    return [f"{number};Kim;Prov;Sunne;Sjukpenning;2013-03-31" for number in numbers]


def killed_at_work(process: ForkServerProcess, has_begun: Callable[[], bool], seconds: float) -> bool:
    """Kill the process a moment after its first part is there; tell whether it was at work then."""
    process.start()
    while process.is_alive() and not has_begun():
        time.sleep(0.005)
    process.join(seconds)
    process.kill()
    process.join()
    return process.exitcode == -SIGKILL


def written(actor: Actor, before: dict[str, int]) -> int:
    """Return how many people are in the register, each of them whole; fails if any is not."""
    (count,) = {after - before[table] for table, after in register(actor).items()}
    return count


def test_killed_at_any_moment_what_is_there_is_whole_and_in_the_end_everybody_is_there_once(
    world: World, app_url: str
) -> None:
    fk, random = world.caseworker("fk"), Random(4)
    import_id = staged(fk, *a_list())
    before = register(fk)
    approved(fk, import_id)
    in_the_middle = 0

    for _kill in range(KILLS):
        before_it = view(fk, import_id).written

        def has_begun(earlier: Effect = before_it) -> bool:
            return view(fk, import_id).written != earlier

        in_the_middle += killed_at_work(in_a_process(app_url, queued()[-1]), has_begun, random.uniform(0, 0.08))
        file = view(fk, import_id)
        assert written(fk, before) == file.written.people
        assert seen(fk, "participants_importrow") == MANY - file.written.people
        if file.status is ImportStatus.WRITING:
            stand_still(fk, import_id)
            resumed(fk, import_id)
    last = in_a_process(app_url, queued()[-1])
    last.start()
    last.join()

    done = view(fk, import_id)
    assert (done.status, done.written, done.left) == (ImportStatus.CONFIRMED, Effect(people=MANY), 0)
    assert written(fk, before) == MANY
    assert in_the_middle >= 3
