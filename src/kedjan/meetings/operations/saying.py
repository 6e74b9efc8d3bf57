"""Say when a party can meet about a person, and what the person needs of a meeting. Rule: docs/rules/meetings.md."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.journeys.queries import case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Refusal
from kedjan.meetings.domain.times import obstacles_in_times
from kedjan.meetings.models import Terms
from kedjan.meetings.operations.answering import require_party
from kedjan.meetings.operations.calling import NO_CASE
from kedjan.meetings.queries.terms import TermsView, terms_of
from kedjan.participants.queries import register_of


@dataclass(frozen=True, slots=True)
class TimesSaid:
    """A party said when it can meet; owner_id: the organisation, None for the person."""

    participant_id: ParticipantId
    owner_id: OrganisationId | None


class CannotSayTimes(Refusal):
    """When the party can meet is as it was."""


@transaction.atomic
def say_times(
    *, actor: Actor, participant_id: ParticipantId, terms: TermsView, now: datetime, for_person: bool = False
) -> TimesSaid:
    """Write when one's organisation can meet about the person, or when the person can; raises CannotSayTimes.

    The person says it of themselves; for_person: whoever was told writes it down.
    """
    lock_person(participant_id)
    require_party(actor)
    if reasons := obstacles_in_times(weekdays=terms.weekdays, since=terms.since_at, until=terms.until_at):
        raise CannotSayTimes(*reasons)
    case = case_of(actor=actor, participant_id=participant_id)
    keeper = actor.organisation_id or register_of(actor=actor, participant_id=participant_id)
    if case is None or keeper is None:
        raise CannotSayTimes(NO_CASE)
    party = None if for_person else actor.organisation_id
    before = terms_of(actor=actor, participant_id=participant_id).get(party)
    if before is None or replace(before, said_by=None) != replace(terms, said_by=None):
        row = _row(terms)
        row.participant_id, row.enrolment_id, row.organisation_id = participant_id, case.enrolment_id, keeper
        row.party, row.category = party, Category.NEEDS if party is None else Category.PLAN
        row.recorded_at, row.recorded_by = now, actor.account_id
        row.save(force_insert=True)
    event = TimesSaid(participant_id=participant_id, owner_id=party)
    record(actor=actor, event=event, now=now)
    return event


def _row(terms: TermsView) -> Terms:
    return Terms(
        weekdays=sorted(terms.weekdays),
        since_at=terms.since_at,
        until_at=terms.until_at,
        travel=terms.travel,
        most_minutes=terms.most_minutes,
        pause_every=terms.pause_every,
        features=sorted(terms.features),
    )
