"""Who acts in the story of the groups, and what they have added so far, by the story's own keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kedjan.cli.demo.cast import OPERATOR, Opening
from kedjan.cli.demo.groups.resources import COACHES, ROOMS
from kedjan.coaching.operations import add_coach, add_room, close_room, record_absence
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import CoachId, RoomId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.queries import OrganisationView
from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.queries import ProgrammeView, partners

_BEGINS_AT = datetime(2012, 9, 3, 9, tzinfo=STOCKHOLM)
_KNOWN_SINCE = datetime(2013, 1, 7, 9, tzinfo=STOCKHOLM)


@dataclass(frozen=True, slots=True)
class Stage:
    """The programme; its planner and caseworker; the coaches with their accounts, and the rooms, by their keys."""

    programme: ProgrammeView
    planner: Actor
    caseworker: Actor
    leads: Mapping[str, Actor]
    coaches: Mapping[str, CoachId]
    rooms: Mapping[str, RoomId]


def set_up(programme: ProgrammeView) -> Stage:
    """Open the accounts, and add the coaches and the rooms."""
    known = partners(programme_id=programme.id)
    af = next(one.organisation for one in known if one.role == PartnerRole.OWNER)
    fk = next(one.organisation for one in known if one.organisation.name == "Försäkringskassan")
    opening = Opening(_BEGINS_AT, _BEGINS_AT.date())
    with acting(OPERATOR):
        planner = opening.staff("demo.13.planner", "Gunnel Gruppsamordnare", RoleKey.COORDINATOR, af)
        caseworker = opening.staff("story.groups.fk", "Stig Handläggare", RoleKey.CASEWORKER, fk)
        places: dict[OrganisationKind, OrganisationView] = {af.kind: af, fk.kind: fk}
        leads = {
            one.key: opening.staff(one.username, one.name, RoleKey.CASEWORKER, places[one.kind]) for one in COACHES
        }
    with acting(planner):
        return Stage(
            programme, planner, caseworker, leads, _coaches(programme, planner, leads), _rooms(programme, planner)
        )


def _coaches(programme: ProgrammeView, planner: Actor, leads: Mapping[str, Actor]) -> dict[str, CoachId]:
    found = {}
    for one in COACHES:
        who = leads[one.key]
        coach_id = add_coach(
            actor=planner,
            programme_id=programme.id,
            organisation_id=who.home,
            account_id=who.account_id,
            terms=one.terms,
            now=_BEGINS_AT,
        ).coach_id
        if one.away is not None:
            first, last = one.away
            record_absence(
                actor=planner, coach_id=coach_id, first_on=first, last_on=last, is_sudden=False, now=_KNOWN_SINCE
            )
        found[one.key] = coach_id
    return found


def _rooms(programme: ProgrammeView, planner: Actor) -> dict[str, RoomId]:
    found = {}
    for one in ROOMS:
        room_id = add_room(actor=planner, programme_id=programme.id, terms=one.terms, now=_BEGINS_AT).room_id
        if one.closed is not None:
            first, last = one.closed
            close_room(actor=planner, room_id=room_id, first_on=first, last_on=last, now=_KNOWN_SINCE)
        found[one.key] = room_id
    return found
