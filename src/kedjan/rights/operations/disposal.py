"""Stop a disposal, write a rule, and dispose. Rule: docs/rules/retention.md."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from kedjan.audit.operations import record
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId, ParticipantId, new_id
from kedjan.kernel.privacy import Retention
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.queries import person
from kedjan.rights.domain.disposal import refusals_to_hold, refusals_to_rule
from kedjan.rights.models import LegalHold, RetentionRule
from kedjan.rights.queries.disposal import people_due, rule_in_force

DISPOSAL_JOB = "rights.dispose"


@dataclass(frozen=True, slots=True)
class DisposalHeld:
    """The person's rows are not disposed of before the day has passed."""

    participant_id: ParticipantId
    hold_id: UUID
    until_on: date


@dataclass(frozen=True, slots=True)
class PeopleDisposedOf:
    """Rows were disposed of by the rule in force; how many people and rows, and never who."""

    people: int
    rows: int


class CannotHoldDisposal(Refusal):
    """Nothing was stopped."""


class CannotWriteRule(Refusal):
    """The rule was not written."""


class CannotDispose(Refusal):
    """There is no rule by which anything may be disposed of."""


@transaction.atomic
def hold_disposal(
    *, actor: Actor, participant_id: ParticipantId, reason: str, until_on: date, now: datetime
) -> DisposalHeld:
    """Stop the disposal of somebody in the own register until a day has passed. Raises CannotHoldDisposal."""
    require(actor, Permission.HOLD_DISPOSAL)
    who = person(actor=actor, participant_id=participant_id)
    if who is None or who.organisation_id != actor.home:
        raise CannotHoldDisposal(NO_SUCH_PERSON)
    reasons = refusals_to_hold(reason=reason, until_on=until_on, today=swedish_day(now))
    if reasons:
        raise CannotHoldDisposal(*reasons)
    hold_id = new_id()
    LegalHold.objects.create(
        id=hold_id,
        participant_id=participant_id,
        organisation_id=actor.home,
        reason_sealed=LegalHold.REASON.seal(reason.strip(), hold_id),
        until_on=until_on,
        placed_at=now,
        placed_by=actor.account_id,
    )
    event = DisposalHeld(participant_id=participant_id, hold_id=hold_id, until_on=until_on)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def write_rule(
    *, organisation_id: OrganisationId, months: int, keeps_born_on: str, valid_from: date, source: str, now: datetime
) -> UUID:
    """Write how long an organisation keeps people's rows, from a day on; return the rule's id. Raises CannotWriteRule.

    Only the owner of the database may: whoever can dispose must not be able to shorten the time.
    """
    reasons = refusals_to_rule(
        months=months, keeps_born_on=keeps_born_on, source=source, valid_from=valid_from, today=swedish_day(now)
    )
    if reasons:
        raise CannotWriteRule(*reasons)
    row = RetentionRule.objects.create(
        organisation_id=organisation_id,
        retention=Retention.CASE,
        months=months,
        keeps_born_on=keeps_born_on,
        valid_from=valid_from,
        source=source.strip(),
        recorded_at=now,
    )
    return row.id


def dispose(*, actor: Actor, told: Callable[[int], None] = lambda _rows: None) -> PeopleDisposedOf:
    """Dispose of everybody who is due, one transaction a person; what breaks off goes on with the next run.

    Outside a transaction. told: is called with the rows of each person. Raises CannotDispose.
    """
    require(actor, Permission.DISPOSE)
    with acting(actor) as clock:
        if rule_in_force(actor=actor, today=clock.today()) is None:
            raise CannotDispose(_NO_RULE)
        due = people_due(actor=actor, today=clock.today())
    total = people = 0
    for one in due:
        with acting(actor) as clock:
            rows = _disposed_of(one)
            if rows:
                record(actor=actor, event=PeopleDisposedOf(people=1, rows=rows), now=clock.now())
        people, total = people + bool(rows), total + rows
        told(rows)
    return PeopleDisposedOf(people=people, rows=total)


_NO_RULE = Reason("no-retention-rule", N_("Er organisation har ingen gallringsregel som gäller i dag."))


def _disposed_of(participant_id: ParticipantId) -> int:
    """Return how many rows went; none when somebody has stopped it, or written something, since it was asked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.may_dispose(%s)", [participant_id])
        if cursor.fetchone() != (True,):
            return 0
        cursor.execute("SELECT app.dispose_of(%s)", [participant_id])
        return int(cursor.fetchone()[0])
