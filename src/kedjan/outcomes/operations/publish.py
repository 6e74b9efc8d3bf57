"""Publish the results of a programme: only what the disclosure control lets out is stored."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.integrations.database.turns import take_turn
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ProgrammeId
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.outcomes.domain.cuts import latest_cut
from kedjan.outcomes.domain.protection import protected_sheet
from kedjan.outcomes.domain.published import PublicationId, digest, to_document
from kedjan.outcomes.models import Publication
from kedjan.outcomes.queries import counted, refusals_for_publishing
from kedjan.programmes.queries import ProgrammeView


@dataclass(frozen=True, slots=True)
class ResultsPublished:
    """A result table is open to everyone who may see published results."""

    publication_id: PublicationId
    programme_id: ProgrammeId
    as_of: date
    hidden: int
    digest: str


class CannotPublishResults(Refusal):
    """Nothing was published."""


@transaction.atomic
def publish_results(*, actor: Actor, programme: ProgrammeView, now: datetime) -> ResultsPublished:
    """Publish the results as they stood on the last day of the latest finished quarter, once for each such day.

    Raises CannotPublishResults, or CannotProtect (a fault in the rules: then nothing is published either).
    """
    require(actor, Permission.PUBLISH_RESULTS)
    take_turn(str(programme.id))
    cut = latest_cut(swedish_day(now))
    found = counted(actor=actor, programme=programme, as_of=cut)
    reasons = refusals_for_publishing(actor=actor, programme_id=programme.id, found=found)
    if reasons:
        raise CannotPublishResults(*reasons)
    sheet = protected_sheet(found)
    document = to_document(sheet)
    row = Publication.objects.create(
        programme_id=programme.id,
        organisation_id=actor.home,
        as_of=cut,
        published_at=now,
        published_by=actor.account_id,
        table=document,
        digest=digest(document),
    )
    event = ResultsPublished(
        publication_id=PublicationId(row.id),
        programme_id=programme.id,
        as_of=cut,
        hidden=sheet.table.hidden,
        digest=row.digest,
    )
    record(actor=actor, event=event, now=now)
    return event
