"""What starts clocks about a person, wherever it is known, and the days that they name. Rule: docs/rules/clocks.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kedjan.consents.queries import last_days
from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.clock_events import Began, ClockEvent, Written
from kedjan.journeys.domain.clock_rules import RULES, ClockRule
from kedjan.journeys.domain.clocks import Due, days_to_keep
from kedjan.journeys.domain.path_clocks import PathClocks, path_clocks
from kedjan.journeys.models import ClockStart
from kedjan.journeys.queries.cases import CaseView
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import Clock
from kedjan.kernel.ids import ClockId, OrganisationId, ParticipantId
from kedjan.participants.queries import benefits_of


@dataclass(frozen=True, slots=True)
class ClockView:
    """What somebody wrote that starts a clock, and which organisation wrote it."""

    written: Written
    organisation_id: OrganisationId
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ClocksView:
    """What is written about a person as it stands now, and every day that the clocks name, the earliest first."""

    written: tuple[ClockView, ...]
    days: tuple[Due, ...]


def clocks_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[ClockView, ...]:
    """Return what stands written about the person and is open to the actor, the latest first."""
    return clocks_of_people(actor=actor, participant_ids=(participant_id,)).get(participant_id, ())


def clocks_of_people(
    *, actor: Actor, participant_ids: Iterable[ParticipantId]
) -> Mapping[ParticipantId, tuple[ClockView, ...]]:
    """Return the same of several people, in one query."""
    expect(actor)
    rows = ClockStart.objects.filter(
        participant_id__in=set(participant_ids), is_taken_back=False, replaced_by__isnull=True
    )
    found: dict[ParticipantId, tuple[ClockView, ...]] = {}
    for row in rows.order_by("-began_on", "event"):
        person = ParticipantId(row.participant_id)
        found[person] = (*found.get(person, ()), _view(row))
    return found


def days_of(*, actor: Actor, participant_id: ParticipantId, case: CaseView | None, clock: Clock) -> ClocksView:
    """Return what starts the person's clocks and the days they name, as far as it is open to the actor.

    case: the person's participation as the actor sees it, from which its stages and its end are taken.
    """
    return days_of_people(actor=actor, paths={participant_id: _path(case)}, clock=clock)[participant_id]


def days_of_people(
    *, actor: Actor, paths: Mapping[ParticipantId, PathClocks], clock: Clock
) -> Mapping[ParticipantId, ClocksView]:
    """Return the same of several people, in three queries. paths: what their paths have started."""
    written = clocks_of_people(actor=actor, participant_ids=paths)
    benefits = benefits_of(actor=actor, participant_ids=paths)
    consents = last_days(actor=actor, participant_ids=paths, now=clock.now())
    return {
        person: _counted(
            written.get(person, ()),
            (
                *(Began(ClockEvent.BENEFIT_ENDS, one.ends_on, one.kind.label) for one in benefits.get(person, ())),
                *(Began(ClockEvent.CONSENT_ENDS, on, kind.label) for kind, on in consents.get(person, {}).items()),
                *path.began,
            ),
            path.rules,
            clock.today(),
        )
        for person, path in paths.items()
    }


def written_days(
    *, actor: Actor, participant_ids: Iterable[ParticipantId], today: date
) -> Mapping[ParticipantId, tuple[Due, ...]]:
    """Return the days that what is written about each person names, in one query."""
    found = clocks_of_people(actor=actor, participant_ids=participant_ids)
    return {person: _counted(written, (), (), today).days for person, written in found.items()}


def _counted(
    written: tuple[ClockView, ...], known: tuple[Began, ...], own: tuple[ClockRule, ...], today: date
) -> ClocksView:
    """Return the days. known: what starts clocks and is not written by hand; own: rules of the person's programme."""
    dated = (Began(one.written.event, one.written.began_on) for one in written if not _is_sick_leave(one))
    sick = tuple(one.written.period for one in written if _is_sick_leave(one))
    return ClocksView(written, days_to_keep((*dated, *known), sick, today, (*RULES, *own)))


def _path(case: CaseView | None) -> PathClocks:
    if case is None:
        return PathClocks()
    return path_clocks(
        case.programme,
        enrolled_on=case.enrolled_on,
        entered=tuple((one.stage, one.entered_on) for one in case.entries),
        exited_on=None if case.exit is None else case.exit.exited_on,
    )


def _is_sick_leave(one: ClockView) -> bool:
    return one.written.event is ClockEvent.SICK_LEAVE


def _view(row: ClockStart) -> ClockView:
    return ClockView(
        written=Written(ClockId(row.id), ClockEvent(row.event), row.began_on, row.last_on),
        organisation_id=OrganisationId(row.organisation_id),
        recorded_at=row.recorded_at,
    )
