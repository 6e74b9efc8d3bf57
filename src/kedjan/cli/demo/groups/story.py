"""The story of the demo's second programme, Coachningsprojektet: who waits, one group under way, seats offered."""

from collections.abc import Collection
from itertools import groupby
from operator import attrgetter

from kedjan.cli.demo.cast import open_own_pages
from kedjan.cli.demo.groups.leading import lead_autumn, use_own_tools
from kedjan.cli.demo.groups.people import Waiter, waiters
from kedjan.cli.demo.groups.seating import FIRST_PUBLISHED_AT, SECOND_PUBLISHED_AT, plan_autumn, plan_spring
from kedjan.cli.demo.groups.staging import Stage, set_up
from kedjan.cli.demo.groups.waiting import Waits, all_wait
from kedjan.cli.demo.sources import Sources
from kedjan.integrations.database.context import acting
from kedjan.participants.queries import participant_actor
from kedjan.programmes.queries import programme

KEY = "coachningsprojektet"


def tell_of_groups(sources: Sources, taken: Collection[str]) -> None:
    """Write the whole of it, in the order in which it happened; taken: numbers that others of the demo have."""
    found = programme(key=KEY)
    if found is None:
        raise LookupError(f"programmes/{KEY}.toml was not loaded")
    stage = set_up(found)
    days = [tuple(people) for _day, people in groupby(waiters(sources, taken), key=attrgetter("written_on"))]
    autumn = _of("g1", stage, days[0])
    plan_autumn(stage, autumn)
    lead_autumn(stage, autumn)
    second, third = _of("g2", stage, days[1]), _of("g3", stage, days[2])
    for people in days[3:]:
        all_wait(stage, people)
    plan_spring(stage, second, third)
    _own_pages(stage, autumn[0], second[0])


def _of(group: str, stage: Stage, people: tuple[Waiter, ...]) -> tuple[Waits, ...]:
    if any(one.group != group for one in people):
        raise LookupError(f"the cohort is not that of {group}")
    return all_wait(stage, people)


def _own_pages(stage: Stage, member: Waits, offered: Waits) -> None:
    """Let one who is in a group, and one who has been offered a seat, be stepped into."""
    account_id = open_own_pages(
        actor=stage.caseworker, username="demo.15.member", who=member.participant_id, now=FIRST_PUBLISHED_AT
    )
    open_own_pages(
        actor=stage.caseworker, username="demo.16.offered", who=offered.participant_id, now=SECOND_PUBLISHED_AT
    )
    with acting(stage.caseworker):
        person = participant_actor(account_id=account_id)
    if person is None:
        raise LookupError("the participant's own pages are not open")
    use_own_tools(person)
