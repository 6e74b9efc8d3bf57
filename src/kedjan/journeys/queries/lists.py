"""Lists of participations: the cases of a team, the state of invitations, and the facts that results are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from kedjan.integrations.database.context import expect
from kedjan.integrations.database.ordering import beyond
from kedjan.journeys.models import Enrolment, GateMark, Invitation, TeamMember
from kedjan.journeys.queries.waiting import Waits, marks_waiting, still_there
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, InvitationId, ParticipantId, ProgrammeId
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.early_list import Contact, EarlyListPlace, place_on_early_list
from kedjan.participants.queries import EarlyListItem

PAGE = 25


class CaseShow(StrEnum):
    """Which participations the list shows: those that run, some of them, or those that ended.

    OURS: with a gate open that the own organisation answers for; OTHERS: with one that another does.
    """

    RUNNING = "running"
    OURS = "ours"
    LATE = "late"
    OTHERS = "others"
    ENDED = "ended"


WAITS_OF = {
    CaseShow.OURS: Waits(is_ours=True),
    CaseShow.LATE: Waits(is_late=True),
    CaseShow.OTHERS: Waits(is_ours=False),
}
"""Which gates wait in the participations that are shown, where something has to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which participations a list shows, and whether those that started first come first."""

    show: CaseShow = CaseShow.RUNNING
    is_oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class InvitationState:
    """The latest invitation of a person, and what they answered."""

    invitation_id: InvitationId
    sent_at: datetime
    reply_by_on: date
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class CaseListItem:
    """A participation in the list of a team."""

    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    version_id: UUID
    municipality_code: str
    enrolled_on: date
    stage: str
    entered_on: date
    exited_on: date | None
    open_gates: int
    next_due_on: date | None


@dataclass(frozen=True, slots=True)
class ParticipationFact:
    """What results are counted from: no name, no number, no address."""

    enrolment_id: EnrolmentId
    sex: Sex
    municipality_code: str
    started_on: date
    exited_on: date | None
    outcome: str | None


_LATEST_STAGE = """
    SELECT DISTINCT ON (enrolment_id) enrolment_id, stage, entered_on FROM journeys_stageentry
    WHERE enrolment_id = ANY(%s) ORDER BY enrolment_id, sequence DESC
"""

# For early_list's `beside`: the latest invitation of the person b.participant_id.
LATEST_INVITATION = """
    SELECT json_build_array(v.id, v.sent_at, v.reply_by_on, a.answer) FROM journeys_invitation v
    LEFT JOIN journeys_invitationanswer a ON a.invitation_id = v.id
    WHERE v.participant_id = b.participant_id ORDER BY v.sent_at DESC LIMIT 1
"""


def invitation_beside(found: object) -> InvitationState | None:
    """Return what LATEST_INVITATION found: the state of the latest invitation, None where there is none."""
    if not isinstance(found, list):
        return None
    invitation_id, sent_at, reply_by_on, answer = found
    return InvitationState(
        invitation_id=InvitationId(UUID(invitation_id)),
        sent_at=datetime.fromisoformat(sent_at),
        reply_by_on=date.fromisoformat(reply_by_on),
        answer=None if answer is None else Answer(answer),
    )


def place_of(item: EarlyListItem, *, today: date, months: int) -> EarlyListPlace | None:
    """Return where somebody stands on the early list, asked for with LATEST_INVITATION beside; None before its time."""
    state = invitation_beside(item.beside)
    contact = Contact()
    if state is not None:
        contact = Contact(invited_on=swedish_day(state.sent_at), reply_by_on=state.reply_by_on, answer=state.answer)
    return place_on_early_list(
        benefit=BenefitType(item.benefit), ends_on=item.ends_on, contact=contact, today=today, months=months
    )


def invitation_states(
    *, actor: Actor, participant_ids: Iterable[ParticipantId]
) -> dict[ParticipantId, InvitationState]:
    """Return the latest invitation of each person who has one that the actor may see, in one query."""
    expect(actor)
    rows = (
        Invitation.objects.filter(participant_id__in=set(participant_ids))
        .order_by("participant_id", "-sent_at")
        .distinct("participant_id")
        .annotate(answer=F("answered__answer"))
        .values("id", "participant_id", "sent_at", "reply_by_on", "answer")
    )
    return {
        ParticipantId(row["participant_id"]): InvitationState(
            invitation_id=InvitationId(row["id"]),
            sent_at=row["sent_at"],
            reply_by_on=row["reply_by_on"],
            answer=None if row["answer"] is None else Answer(row["answer"]),
        )
        for row in rows
    }


def case_list(
    *,
    actor: Actor,
    today: date,
    after: tuple[date, EnrolmentId] | None = None,
    which: Asked = Asked(),
    limit: int = PAGE,
) -> tuple[CaseListItem, ...]:
    """Return participations whose team the actor's organisation is in, by the day they started; one keyset page.

    Starts from the team rows of the organisation, in list order, so that its cost does not grow with the register.
    """
    expect(actor)
    teams = TeamMember.objects.filter(organisation_id=actor.home).filter(
        still_there(today), enrolment__exit__isnull=which.show is not CaseShow.ENDED
    )
    if which.show in WAITS_OF:
        marks = marks_waiting(actor, WAITS_OF[which.show], today)
        teams = teams.filter(Exists(marks.filter(gate__enrolment_id=OuterRef("enrolment_id"))))
    rows = tuple(_in_order(teams.select_related("enrolment__exit"), after, first=which.is_oldest_first)[:limit])
    ids = [row.enrolment_id for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(_LATEST_STAGE, [ids])
        stages = {found[0]: (found[1], found[2]) for found in cursor.fetchall()}
    gates = _open_gates(ids)
    return tuple(
        _item(row.enrolment, stages[row.enrolment_id], gates.get(row.enrolment_id, []))
        for row in rows
        if row.enrolment_id in stages
    )


def participations(*, actor: Actor, programme_id: ProgrammeId, as_of: date) -> tuple[ParticipationFact, ...]:
    """Return the facts of every participation in the programme that the actor may follow up, started by the day."""
    expect(actor)
    ended = Q(exit__exited_on__lte=as_of)
    rows = (
        Enrolment.objects.filter(programme_id=programme_id, enrolled_on__lte=as_of)
        .annotate(ended_on=Case(When(ended, then="exit__exited_on")), result=Case(When(ended, then="exit__outcome")))
        .values_list("id", "sex", "municipality_id", "enrolled_on", "ended_on", "result")
    )
    return tuple(
        ParticipationFact(
            enrolment_id=EnrolmentId(one),
            sex=Sex(sex),
            municipality_code=municipality or "",
            started_on=started_on,
            exited_on=exited_on,
            outcome=outcome,
        )
        for one, sex, municipality, started_on, exited_on, outcome in rows.order_by("id")
    )


def _in_order(
    teams: QuerySet[TeamMember], after: tuple[date, EnrolmentId] | None, *, first: bool
) -> QuerySet[TeamMember]:
    """Order by the day they started, along the index journeys_team_list either way, and begin after the place."""
    order = ("since_on", "-enrolment_id") if first else ("-since_on", "enrolment_id")
    if after is not None:
        teams = teams.filter(beyond(order, after))
    return teams.order_by(*order)


def _open_gates(enrolment_ids: list[UUID]) -> dict[UUID, list[date]]:
    waiting = GateMark.objects.filter(gate__enrolment_id__in=enrolment_ids, is_waiting=True)
    days: dict[UUID, list[date]] = {}
    for enrolment_id, due in waiting.values_list("gate__enrolment_id", "due_on"):
        days.setdefault(enrolment_id, []).append(due)
    return days


def _item(enrolment: Enrolment, stage: tuple[str, date], due: list[date]) -> CaseListItem:
    ended = getattr(enrolment, "exit", None)
    return CaseListItem(
        enrolment_id=EnrolmentId(enrolment.id),
        participant_id=ParticipantId(enrolment.participant_id),
        version_id=enrolment.version_id,
        municipality_code=enrolment.municipality_id or "",
        enrolled_on=enrolment.enrolled_on,
        stage=stage[0],
        entered_on=stage[1],
        exited_on=None if ended is None else ended.exited_on,
        open_gates=len(due),
        next_due_on=min(due, default=None),
    )
