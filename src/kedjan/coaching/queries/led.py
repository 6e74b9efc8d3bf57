"""Groups as whoever leads them sees them: leaders, room, sessions. Nothing here is about participants."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import QuerySet

from kedjan.coaching.domain.codes import GroupStatus, Part, RoomFeature, WhyCancelled
from kedjan.coaching.domain.individual import over_on
from kedjan.coaching.domain.leading_codes import MaterialForm, SessionState
from kedjan.coaching.domain.sessions import SESSIONS, Led, may_lead, session_days
from kedjan.coaching.models import Absence, Group, Leader, Session
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, CoachId, GroupId, OrganisationId, ProgrammeId
from kedjan.kernel.period import Period
from kedjan.organisations.queries import account_names, municipality_names
from kedjan.programmes.domain.coaching import Coaching
from kedjan.programmes.queries import programmes


@dataclass(frozen=True, slots=True)
class CoachView:
    """A coach of a group, by name."""

    coach_id: CoachId
    account_id: AccountId
    name: str
    led: Led


@dataclass(frozen=True, slots=True)
class RoomView:
    """Where a group meets."""

    name: str
    address: str
    municipality: str
    features: tuple[RoomFeature, ...]


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session; id is None until something is written about it."""

    id: UUID | None
    number: int
    on: date
    begins_at: time
    state: SessionState
    why_cancelled: WhyCancelled | None = None
    theme: str = ""
    text: str = ""
    easy_text: str = ""
    link: str = ""
    link_name: str = ""
    forms: tuple[MaterialForm, ...] = ()
    led_by: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its leaders, its room and all its sessions in order.

    organisation_id: which plans it; months: of coaching from its start.
    """

    id: GroupId
    code: str
    status: GroupStatus
    starts_on: date
    minutes: int
    months: int
    organisation_id: OrganisationId
    room: RoomView
    coaches: tuple[CoachView, ...]
    sessions: tuple[SessionView, ...]

    @property
    def ends_on(self) -> date:
        """Return the day of the last session."""
        return max(one.on for one in self.sessions)

    @property
    def over_on(self) -> date:
        """Return the first day without individual coaching."""
        return over_on(self.starts_on, self.months)

    def session(self, number: int) -> SessionView | None:
        """Return the session with the number."""
        return next((one for one in self.sessions if one.number == number), None)

    def next_session(self, today: date) -> SessionView | None:
        """Return the first session from today on that is still planned."""
        coming = [one for one in self.sessions if one.state is SessionState.PLANNED and one.on >= today]
        return min(coming, key=lambda one: one.on, default=None)

    def allowed(self, on: date) -> frozenset[UUID]:
        """Return the coaches who may lead a session on the day."""
        return may_lead([one.led for one in self.coaches], on)

    def coach_of(self, account_id: AccountId, today: date) -> CoachView | None:
        """Return the coach, leader or reserve, that the account is; None for one who has left the group."""
        return next(
            (
                one
                for one in self.coaches
                if one.account_id == account_id and (one.led.until_on is None or today < one.led.until_on)
            ),
            None,
        )


def group_of(*, actor: Actor, group_id: GroupId) -> GroupView | None:
    """Return the group, or None."""
    expect(actor)
    return next(iter(_groups(Group.objects.filter(pk=group_id))), None)


def groups_by_id(*, actor: Actor, group_ids: Iterable[GroupId]) -> dict[GroupId, GroupView]:
    """Return the groups, in as many queries as one."""
    expect(actor)
    return {one.id: one for one in _groups(Group.objects.filter(pk__in=list(group_ids)))}


def groups_led(*, actor: Actor, today: date) -> tuple[GroupView, ...]:
    """Return the groups that the actor leads or stands by for, and whose year is not over: the earliest first."""
    expect(actor)
    mine = Leader.objects.filter(coach__account_id=actor.account_id, coach__organisation_id=actor.home)
    ids = mine.exclude(until_on__lte=today).values_list("group_id", flat=True)
    rows = Group.objects.filter(pk__in=list(ids)).exclude(status=GroupStatus.CANCELLED)
    return tuple(one for one in _groups(rows.order_by("starts_on", "code")) if today < one.over_on)


def _groups(rows: QuerySet[Group]) -> tuple[GroupView, ...]:
    groups = tuple(rows.select_related("room"))
    if not groups:
        return ()
    ids = [one.pk for one in groups]
    coaches = _coaches(ids)
    known: dict[UUID, dict[int, Session]] = {one: {} for one in ids}
    for session in Session.objects.filter(group_id__in=ids):
        known[session.group_id][session.number] = session
    places = municipality_names()
    rules = {one.id: one.file.coaching for one in programmes()}
    return tuple(
        GroupView(
            id=GroupId(one.pk),
            code=one.code,
            status=GroupStatus(one.status),
            starts_on=one.starts_on,
            minutes=one.minutes,
            months=one.individual_months,
            organisation_id=OrganisationId(one.organisation_id),
            room=RoomView(
                one.room.name,
                one.room.address,
                places.get(one.room.municipality_id, ""),
                tuple(RoomFeature(feature) for feature in one.room.features),
            ),
            coaches=coaches.get(one.pk, ()),
            sessions=_sessions(one, known[one.pk], rules.get(ProgrammeId(one.programme_id))),
        )
        for one in groups
    )


def _sessions(group: Group, known: dict[int, Session], rules: Coaching | None) -> tuple[SessionView, ...]:
    count, closed = (SESSIONS, ()) if rules is None else (rules.sessions, rules.closed_weeks)
    days = session_days(group.starts_on, group.weekday, count, frozenset(closed))
    return tuple(
        _session(known[number])
        if number in known
        else SessionView(None, number, on, group.begins_at, SessionState.PLANNED)
        for number, on in enumerate(days, start=1)
    )


def _session(row: Session) -> SessionView:
    return SessionView(
        id=row.pk,
        number=row.number,
        on=row.on,
        begins_at=row.begins_at,
        state=SessionState(row.state),
        why_cancelled=WhyCancelled(row.why_cancelled) if row.why_cancelled else None,
        theme=row.theme,
        text=row.text,
        easy_text=row.easy_text,
        link=row.link,
        link_name=row.link_name,
        forms=tuple(MaterialForm(one) for one in row.forms),
        led_by=frozenset(row.led_by),
    )


def _coaches(groups: list[UUID]) -> dict[UUID, tuple[CoachView, ...]]:
    rows = tuple(Leader.objects.filter(group_id__in=groups).select_related("coach").order_by("part", "since_on", "id"))
    names = account_names(ids={AccountId(row.coach.account_id) for row in rows})
    away: dict[UUID, list[Period]] = {}
    for one in Absence.objects.filter(coach_id__in={row.coach_id for row in rows}, withdrawn_at__isnull=True):
        away.setdefault(one.coach_id, []).append(Period.through(one.first_on, one.last_on))
    found: dict[UUID, tuple[CoachView, ...]] = {}
    for row in rows:
        led = Led(row.coach_id, Part(row.part), row.since_on, row.until_on, tuple(away.get(row.coach_id, ())))
        account = AccountId(row.coach.account_id)
        coach = CoachView(CoachId(row.coach_id), account, names.get(account, ""), led)
        found[row.group_id] = (*found.get(row.group_id, ()), coach)
    return found
