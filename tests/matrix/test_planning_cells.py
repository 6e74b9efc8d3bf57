"""The cells of planning that the matrix's own world has nothing for: a year with a published group.

Who plans is let in, nobody else; another organisation of the programme plans its own year and cancels no start of ours.
"""

import logging
from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.coaching.prepared import ill_coach
from tests.matrix.cells import Home
from tests.matrix.staging import Stage
from tests.permissions.matrix import ROLES
from tests.permissions.test_matrix import browser_of
from tests.support.world import World

METHODS = ("get", "post")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Keep Django from telling of every refusal: here they are what is asked for."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def addresses(world: World) -> dict[str, str]:
    """Return where a plan is asked for, a coach's illness is told and a start is cancelled."""
    found = ill_coach(world)
    return {
        "plan_new": reverse("coaching:plan_new"),
        "ill": reverse("coaching:ill", args=[found["coach_id"]]),
        "start_cancel": reverse("coaching:start_cancel", args=[found["start_id"]]),
    }


def test_who_plans_is_let_in_and_nobody_else(world: World) -> None:
    wrong = []
    pages = addresses(world)

    for role in ROLES:
        browser = browser_of(world, role)
        expected = {"visitor": 302, "coordinator": 200}.get(role, 403)
        answers = {(page, how): getattr(browser, how)(at).status_code for page, at in pages.items() for how in METHODS}
        wrong += [(role, cell, got) for cell, got in answers.items() if got != expected]

    assert wrong == []


def test_another_organisation_plans_its_own_year_and_cancels_no_start_of_ours(world: World) -> None:
    pages = addresses(world)
    stage = Stage(world)
    browser = stage.browser(stage.reader("coordinator", Home.OTHER))

    answers = {page: {how: getattr(browser, how)(at).status_code for how in METHODS} for page, at in pages.items()}

    assert answers == {
        "plan_new": {"get": 200, "post": 200},
        "ill": {"get": 200, "post": 200},
        "start_cancel": {"get": 404, "post": 404},
    }
