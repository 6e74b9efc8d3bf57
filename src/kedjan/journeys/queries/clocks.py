"""What starts clocks about a person, wherever it is known, and the days that they name. Rule: docs/rules/clocks.md."""

from dataclasses import dataclass
from datetime import datetime

from kedjan.consents.queries import ConsentView, consents_of
from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.clock_events import Began, ClockEvent, Written
from kedjan.journeys.domain.clock_rules import RULES
from kedjan.journeys.domain.clocks import Due, days_to_keep
from kedjan.journeys.domain.path_clocks import began_on_the_path, rules_of_the_path
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
    expect(actor)
    rows = ClockStart.objects.filter(participant_id=participant_id, is_taken_back=False, replaced_by__isnull=True)
    return tuple(_view(row) for row in rows.order_by("-began_on", "event"))


def days_of(*, actor: Actor, participant_id: ParticipantId, case: CaseView | None, clock: Clock) -> ClocksView:
    """Return what starts the person's clocks and the days they name, as far as it is open to the actor.

    case: the person's participation as the actor sees it, from which its stages and its end are taken.
    """
    written = clocks_of(actor=actor, participant_id=participant_id)
    benefits = benefits_of(actor=actor, participant_id=participant_id)
    consents = consents_of(actor=actor, participant_id=participant_id)
    began = (
        *(Began(one.written.event, one.written.began_on) for one in written if not _is_sick_leave(one)),
        *(Began(ClockEvent.BENEFIT_ENDS, one.ends_on, one.kind.label) for one in benefits),
        *_from_the_path(case),
        *(Began(ClockEvent.CONSENT_ENDS, one.last_on, one.kind.label) for one in _holding(consents, clock.now())),
    )
    sick = tuple(one.written.period for one in written if _is_sick_leave(one))
    own = () if case is None else rules_of_the_path(case.programme, case.enrolled_on)
    return ClocksView(written, days_to_keep(began, sick, clock.today(), (*RULES, *own)))


def _from_the_path(case: CaseView | None) -> tuple[Began, ...]:
    if case is None:
        return ()
    return began_on_the_path(
        enrolled_on=case.enrolled_on,
        entered=tuple((one.stage, one.entered_on) for one in case.entries),
        exited_on=None if case.exit is None else case.exit.exited_on,
    )


def _holding(consents: tuple[ConsentView, ...], now: datetime) -> tuple[ConsentView, ...]:
    """Return the consents that hold now; of one kind, the one that holds the longest."""
    longest: dict[str, ConsentView] = {}
    for one in consents:
        known = longest.get(one.kind)
        if one.active(now) and (known is None or known.valid_until < one.valid_until):
            longest[one.kind] = one
    return tuple(longest.values())


def _is_sick_leave(one: ClockView) -> bool:
    return one.written.event is ClockEvent.SICK_LEAVE


def _view(row: ClockStart) -> ClockView:
    return ClockView(
        written=Written(ClockId(row.id), ClockEvent(row.event), row.began_on, row.last_on),
        organisation_id=OrganisationId(row.organisation_id),
        recorded_at=row.recorded_at,
    )
