"""How PostgreSQL answers every page: through indexes, and with no list of all that consents open hashed beforehand.

The world's people stand here some hundred times, most of them in the registers of organisations that nobody asks for.
Every address is asked for as every role, and the plan of each statement is read as the actor who sends it.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.integrations.database.server import address as address_of
from kedjan.integrations.vault import CannotOpenValue, SealedColumn, vault
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from tests.permissions.addresses import addresses, places_of
from tests.permissions.matrix import ANSWERS, ROLES
from tests.permissions.test_matrix import browser_of
from tests.policies.closing import close, lift, look_without_consent, protect
from tests.policies.rows import BARRIERS, TABLES, insert
from tests.support.crowding import Crowd, crowd
from tests.support.database import KEY
from tests.support.world import TODAY, World, noon

SIZE = Crowd(known=30, strange=400)
FEWEST = 400
LEFT_EMPTY = {
    "assessments_assessment",
    "assessments_entry",
    "coaching_attendance",
    "coaching_circumstance",
    "coaching_coachnote",
    "coaching_plannedperson",
    "coaching_seat",
    "coaching_talk",
    "coaching_tool",
    "coaching_waiting",
    "coaching_yearplan",
    "plans_ownnote",
    "plans_planitem",
    "plans_planstep",
    "councils_answer",
    "councils_author",
    "councils_mark",
    "councils_proposal",
    "journeys_gatetaskmark",
    "papers_paperrequest",
    "papers_paperused",
    "papers_receivedpaper",
    "papers_requestmark",
    "meetings_mark",
    "meetings_meeting",
    "meetings_minutes",
    "meetings_task",
    "meetings_terms",
    "journeys_clockstart",
    "journeys_followedby",
    "outcomes_chancetold",
    "barriers_reply",
    "barriers_report",
    "organisations_draft",
    "reviews_answer",
    "reviews_handled",
    "participants_importbatch",
    "participants_importrow",
    "participants_participantaccount",
    "rights_correctiondecision",
    "rights_legalhold",
    "rights_mergeundo",
}
# Pages of numbers about everybody: to read everybody is what they are for.
ABOUT_EVERYBODY = {"outcomes:live", "outcomes:publish"}
_READS = re.compile(r"^\s*(SELECT|WITH)\b", re.IGNORECASE)
_SCANNED = re.compile(r"Seq Scan on (\w+)")


@pytest.fixture
def places(world: World, transactional_db: None) -> dict[str, object]:
    """What the addresses are about, made once: a meeting is not called twice."""
    return dict(places_of(world))


@pytest.fixture
def crowded(
    world: World, places: dict[str, object], pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> World:
    """The world with many people in it; what is sealed in a copy reads as one word."""
    assert places
    _follow_up(world)
    _close_and_look(world)
    name = connection.settings_dict["NAME"]
    administrator = pytestconfig.stash[KEY].server().administrator_url
    crowd(address_of(administrator, database=name), TABLES, SIZE)
    monkeypatch.setattr(SealedColumn, "open", _opened)
    return world


def _follow_up(world: World) -> None:
    """Let somebody have been followed up, which the world is too young for."""
    person = world.person("consented")
    with acting(world.caseworker("fk")):
        values = {"id": new_id(), "enrolment_id": world.enrolment("consented"), "participant_id": person, "sequence": 1}
        values |= {"organisation_id": world.organisation("fk"), "observed_on": TODAY, "situation": "work"}
        insert(
            "outcomes_followup",
            {**values, "recorded_at": noon(TODAY), "recorded_by": world.caseworker("fk").account_id},
        )


def _close_and_look(world: World) -> None:
    """Let somebody have been blocked and seen in an emergency, at no organisation whose pages are asked for."""
    fk, person = world.caseworker("fk"), world.person("unasked")
    close(fk, person, world.organisation("fk"), Category.NEEDS)
    lift(fk, person)
    look_without_consent(world.caseworker("sunne"), "private")
    protect(fk, world.person("private"))


def _small_tables() -> set[str]:
    """Return the tables of which a page may read everything: the world has nothing, or little, to fill them with."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND reltuples < %s", [list(TABLES), FEWEST]
        )
        return {str(name) for (name,) in cursor.fetchall()}


def _opened(column: SealedColumn, sealed: bytes, *given: Any) -> str:
    try:
        return vault().open(sealed, place=column.place_of(*given))
    except CannotOpenValue:
        return "Prov"


class Plans:
    """Reads the plan of every statement before it runs, and keeps what is wrong with it."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.page = ""
        self.large = set(TABLES) - set(BARRIERS) - _small_tables()  # told of the system, and gone in two years
        self.wrong: dict[tuple[str, str], str] = {}

    @contextmanager
    def of(self, page: str) -> Iterator[None]:
        """Read the plans of what happens for the page."""
        self.page = page
        with connection.execute_wrapper(self._execute):
            yield

    def _execute(self, execute: Callable[..., Any], statement: object, params: Any, many: Any, context: Any) -> Any:
        if isinstance(statement, str) and _READS.match(statement) and any(table in statement for table in TABLES):
            execute(f"EXPLAIN {statement}", params, many, context)
            plan = "\n".join(line for (line,) in context["cursor"].fetchall())
            scanned = {table for table in _SCANNED.findall(plan) if table in self.large}
            if scanned or "hashed SubPlan" in plan:
                self.wrong[self.page, " ".join(statement.split())] = plan
        return execute(statement, params, many, context)


def test_no_page_reads_a_whole_table_about_people_or_hashes_what_is_open(
    crowded: World, places: dict[str, object]
) -> None:
    logging.disable(logging.ERROR)
    plans = Plans()
    for role in ROLES:
        browser = browser_of(crowded, role)
        for one in (one for one in addresses() if ANSWERS[one.name][role] == "200"):
            with plans.of(one.name):
                browser.get(reverse(one.name, kwargs={place: places[place] for place in one.places}))
    logging.disable(logging.NOTSET)
    wrong = {key: plan for key, plan in plans.wrong.items() if key[0] not in ABOUT_EVERYBODY}

    assert _small_tables() <= LEFT_EMPTY
    assert wrong == {}, "\n\n".join(f"{page}\n{statement}\n{plan}" for (page, statement), plan in wrong.items())
