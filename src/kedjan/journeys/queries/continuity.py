"""Who follows a person at each organisation, now and before. Rule: docs/rules/continuity.md."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.continuity import Followed, WhyChanged
from kedjan.journeys.models import FollowedBy
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, EnrolmentId, OrganisationId


@dataclass(frozen=True, slots=True)
class FollowedView:
    """From a day on somebody at an organisation follows the person; worker: None and no name while nobody is named.

    why: None for the first one; note: what was handed over.
    """

    organisation_id: OrganisationId
    worker: AccountId | None
    worker_name: str
    since_on: date
    why: WhyChanged | None
    note: str
    recorded_at: datetime

    @property
    def followed(self) -> Followed:
        """Return what the rules need to know."""
        return Followed(self.worker, self.since_on)


@dataclass(frozen=True, slots=True)
class FollowingView:
    """Who follows the person at an organisation now, and since when; no name while nobody is named."""

    worker_name: str
    since_on: date


LATEST_FOLLOWED = Subquery(
    FollowedBy.objects.filter(enrolment_id=OuterRef("enrolment_id"), organisation_id=OuterRef("organisation_id"))
    .order_by("-sequence")
    .values(found=JSONObject(name="worker__name", since_on="since_on"))[:1]
)
"""Beside a row of a team: who follows the person at that organisation now, as far as it is open to whoever asks."""


def following(found: object) -> FollowingView | None:
    """Return what LATEST_FOLLOWED found, None where nobody was ever named."""
    if not isinstance(found, dict):
        return None
    return FollowingView(worker_name=found["name"] or "", since_on=date.fromisoformat(found["since_on"]))


_READ = (*("organisation_id", "sequence", "worker__name", "since_on", "why", "note_sealed", "recorded_at"),)


def followers_of(*, actor: Actor, enrolment_id: EnrolmentId) -> Mapping[OrganisationId, tuple[FollowedView, ...]]:
    """Return who has followed the person by organisation, the first one first, as far as it is open to the actor."""
    expect(actor)
    found: dict[OrganisationId, list[FollowedView]] = defaultdict(list)
    rows = FollowedBy.objects.filter(enrolment_id=enrolment_id).select_related("worker").only(*_READ)
    for row in rows.order_by("organisation_id", "sequence"):
        found[OrganisationId(row.organisation_id)].append(_view(row))
    return {organisation: tuple(rows) for organisation, rows in found.items()}


def _view(row: FollowedBy) -> FollowedView:
    return FollowedView(
        organisation_id=OrganisationId(row.organisation_id),
        worker=None if row.worker_id is None else AccountId(row.worker_id),
        worker_name="" if row.worker is None else row.worker.name,
        since_on=row.since_on,
        why=WhyChanged(row.why) if row.why else None,
        note="" if row.note_sealed is None else FollowedBy.NOTE.open(row.note_sealed, row.pk),
        recorded_at=row.recorded_at,
    )
