"""A plan is made by a worker of its own, with two searching processes, as in the service."""

import os
import subprocess
import sys
import time

import pytest

from kedjan.coaching.domain.codes import PlanStatus
from tests.coaching.founding import settled
from tests.coaching.planning import asked, item, view, wish
from tests.support.database import KEY
from tests.support.server import PROJECT
from tests.support.world import World

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
_PATIENCE = 180.0


def test_a_worker_plans_a_year_and_the_plan_is_proven(world: World, pytestconfig: pytest.Config) -> None:
    made = settled(world, waiting=24)
    plan_id = asked(made, wish(made, seconds=10))
    environment = os.environ | {"DATABASE_URL": pytestconfig.stash[KEY].app_url()}
    worker = subprocess.Popen([sys.executable, "-m", "kedjan.cli.main", "worker"], cwd=PROJECT, env=environment)
    try:
        deadline = time.monotonic() + _PATIENCE
        while item(made, plan_id).status is PlanStatus.WORKING and time.monotonic() < deadline:
            time.sleep(0.5)
    finally:
        worker.terminate()
        worker.wait()

    found = view(made, plan_id)
    assert found.item.status is PlanStatus.PROPOSED
    assert found.plan is not None
    assert sum(len(group.participants) for group in found.plan.groups) == 24
