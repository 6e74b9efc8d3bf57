"""Read the coaches and rooms of a programme, as they are from a day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.models import Absence, Coach, Room, RoomClosure
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, CoachId, OrganisationId, ProgrammeId, RoomId
from kedjan.kernel.period import Period
from kedjan.organisations.queries import account_names, organisations


@dataclass(frozen=True, slots=True)
class CoachView:
    """A coach with name and organisation; away: days to come, first to last; the reason is never kept."""

    id: CoachId
    account_id: AccountId
    name: str
    organisation_id: OrganisationId
    organisation: str
    municipality_code: str
    trained_on: date
    certified_until: date
    max_at_once: int
    max_groups: int
    max_minutes: int
    max_individual: int
    languages: tuple[str, ...]
    away: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class RoomView:
    """A room; closed: days to come."""

    id: RoomId
    name: str
    address: str
    municipality_code: str
    capacity: int
    features: tuple[RoomFeature, ...]
    parallel: int
    closed: tuple[Period, ...]


def coaches(*, actor: Actor, programme_id: ProgrammeId, since: date) -> tuple[CoachView, ...]:
    """Return the coaches who have not left, by name, with when they are away from the day on."""
    expect(actor)
    absences = Absence.objects.filter(withdrawn_at__isnull=True, last_on__gte=since).order_by("first_on", "id")
    rows = Coach.objects.filter(programme_id=programme_id, left_on__isnull=True).prefetch_related(
        Prefetch("absences", queryset=absences)
    )
    found = tuple(rows)
    names = account_names(ids={AccountId(row.account_id) for row in found})
    places = organisations(ids={OrganisationId(row.organisation_id) for row in found})
    views = [_coach(row, names, places[OrganisationId(row.organisation_id)].name) for row in found]
    return tuple(sorted(views, key=lambda view: (view.name, view.id)))


def rooms(*, actor: Actor, programme_id: ProgrammeId, since: date) -> tuple[RoomView, ...]:
    """Return the rooms that are in use, by municipality and name, with when they are closed from the day on."""
    expect(actor)
    closures = RoomClosure.objects.filter(withdrawn_at__isnull=True, last_on__gte=since).order_by("first_on", "id")
    rows = Room.objects.filter(programme_id=programme_id, left_on__isnull=True).order_by("municipality__name", "name")
    return tuple(_room(row) for row in rows.prefetch_related(Prefetch("closures", queryset=closures)))


def _coach(row: Coach, names: Mapping[AccountId, str], organisation: str) -> CoachView:
    return CoachView(
        id=CoachId(row.id),
        account_id=AccountId(row.account_id),
        name=names[AccountId(row.account_id)],
        organisation_id=OrganisationId(row.organisation_id),
        organisation=organisation,
        municipality_code=row.municipality_id,
        trained_on=row.trained_on,
        certified_until=row.certified_until,
        max_at_once=row.max_at_once,
        max_groups=row.max_groups,
        max_minutes=row.max_minutes,
        max_individual=row.max_individual,
        languages=tuple(row.languages),
        away=tuple(Period.through(one.first_on, one.last_on) for one in row.absences.all()),
    )


def _room(row: Room) -> RoomView:
    return RoomView(
        id=RoomId(row.id),
        name=row.name,
        address=row.address,
        municipality_code=row.municipality_id,
        capacity=row.capacity,
        features=tuple(RoomFeature(one) for one in row.features),
        parallel=row.parallel,
        closed=tuple(Period.through(one.first_on, one.last_on) for one in row.closures.all()),
    )
