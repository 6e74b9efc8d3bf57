"""Read reports of barriers: whoever runs the system does, and nobody else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from kedjan.barriers.domain.reports import ANSWERS, Status
from kedjan.barriers.models import Reply, Report
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor

_WAITS = Q(latest=None) | Q(latest__in=[one.value for one in ANSWERS if not one.is_final])
_MOST = 100


@dataclass(frozen=True, slots=True)
class ReplyView:
    """What was answered, and when."""

    status: Status
    words: str
    replied_at: datetime


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as a list shows it, without its words."""

    id: UUID
    status: Status
    reported_at: datetime
    wants_answer: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its answers, latest last."""

    id: UUID
    words: str
    contact: str
    language: str
    reported_at: datetime
    replies: tuple[ReplyView, ...]

    @property
    def status(self) -> Status:
        """Return how far it has come."""
        return self.replies[-1].status if self.replies else Status.NEW


def reports(*, actor: Actor) -> tuple[ReportLine, ...]:
    """Return those that wait, the oldest first, then the latest that are finished; so many of each as a page holds."""
    expect(actor)
    found = Report.objects.annotate(latest=_latest()).values("id", "latest", "reported_at", "contact_sealed")
    waiting = found.filter(_WAITS).order_by("reported_at", "id")[:_MOST]
    finished = found.exclude(_WAITS).order_by("-reported_at", "id")[:_MOST]
    return tuple(
        ReportLine(
            row["id"], Status(row["latest"] or Status.NEW), row["reported_at"], row["contact_sealed"] is not None
        )
        for row in (*waiting, *finished)
    )


def reports_waiting(*, actor: Actor) -> int:
    """Return how many reports nobody has finished."""
    expect(actor)
    return Report.objects.annotate(latest=_latest()).filter(_WAITS).count()


def report(*, actor: Actor, report_id: UUID) -> ReportView | None:
    """Return one report with its answers, or None if there is none."""
    expect(actor)
    row = Report.objects.filter(pk=report_id).first()
    if row is None:
        return None
    replies = Reply.objects.filter(report_id=row.pk).order_by("replied_at", "id")
    return ReportView(
        id=row.pk,
        words=Report.WORDS.open(row.words_sealed, row.pk),
        contact="" if row.contact_sealed is None else Report.CONTACT.open(row.contact_sealed, row.pk),
        language=row.language,
        reported_at=row.reported_at,
        replies=tuple(
            ReplyView(Status(one.status), Reply.WORDS.open(one.words_sealed, one.pk), one.replied_at) for one in replies
        ),
    )


def _latest() -> Subquery:
    """Return the status of the latest answer to a report."""
    latest = Reply.objects.filter(report_id=OuterRef("id")).order_by("-replied_at", "-id").values("status")[:1]
    return Subquery(latest)
