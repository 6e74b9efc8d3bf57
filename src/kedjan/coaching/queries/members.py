"""People in a group: who has a seat, who was there, and what is kept about one of them. All behind the policies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kedjan.coaching.domain.circumstances import Circumstances
from kedjan.coaching.domain.codes import RoomFeature, SeatAnswer
from kedjan.coaching.domain.individual import Held
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, ToolKind, WhyAway
from kedjan.coaching.models import Attendance, Circumstance, CoachNote, Seat, Talk, Tool, Waiting
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, EnrolmentId, GroupId, OrganisationId, ParticipantId, SeatId


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat that somebody has said yes to; needs: of the room; forms: in which they want the material."""

    id: SeatId
    group_id: GroupId
    participant_id: ParticipantId
    enrolment_id: EnrolmentId
    organisation_id: OrganisationId
    forms: tuple[MaterialForm, ...]
    needs: tuple[RoomFeature, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """How it was with somebody at a session; by: the account that wrote it."""

    presence: Presence
    why_away: WhyAway | None
    by: AccountId


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a coach has written."""

    text: str
    written_at: datetime
    by: AccountId


@dataclass(frozen=True, slots=True)
class ToolView:
    """A tool of the participant's own, and since when it is shared."""

    kind: ToolKind
    text: str
    shared_at: datetime | None


_TAKEN = Seat.objects.filter(answer=SeatAnswer.YES, left_on__isnull=True)


def seats_in(*, actor: Actor, group_id: GroupId) -> tuple[SeatView, ...]:
    """Return the taken seats of the group that the actor may see, with what each needs of the room."""
    return seats_by_group(actor=actor, group_ids=[group_id])[group_id]


def seats_by_group(*, actor: Actor, group_ids: Iterable[GroupId]) -> dict[GroupId, tuple[SeatView, ...]]:
    """Return the same of several groups, in as many queries."""
    expect(actor)
    wanted = tuple(group_ids)
    rows = tuple(_TAKEN.filter(group_id__in=wanted).order_by("id"))
    needs = _needs(row.enrolment_id for row in rows)
    seats = [_seat(row, needs) for row in rows]
    return {one: tuple(seat for seat in seats if seat.group_id == one) for one in wanted}


def seat_of(*, actor: Actor, participant_id: ParticipantId) -> SeatView | None:
    """Return the person's seat, the latest where there are several; None where there is none to see."""
    expect(actor)
    row = _TAKEN.filter(participant_id=participant_id).order_by("-offered_at", "-id").first()
    return None if row is None else _seat(row, {})


def _needs(enrolments: Iterable[UUID]) -> dict[UUID, tuple[RoomFeature, ...]]:
    rows = Waiting.objects.filter(enrolment_id__in=set(enrolments)).order_by("recorded_at")
    return {row.enrolment_id: tuple(RoomFeature(one) for one in row.needs) for row in rows}


def _seat(row: Seat, needs: dict[UUID, tuple[RoomFeature, ...]]) -> SeatView:
    return SeatView(
        id=SeatId(row.pk),
        group_id=GroupId(row.group_id),
        participant_id=ParticipantId(row.participant_id),
        enrolment_id=EnrolmentId(row.enrolment_id),
        organisation_id=OrganisationId(row.organisation_id),
        forms=tuple(MaterialForm(one) for one in row.forms),
        needs=needs.get(row.enrolment_id, ()),
    )


def marks_of(*, actor: Actor, seats: Iterable[SeatId]) -> dict[tuple[SeatId, int], Mark]:
    """Return the latest mark of each seat and session, by the session's number: a newer one corrects an older one."""
    expect(actor)
    rows = Attendance.objects.filter(seat_id__in=set(seats)).select_related("session").order_by("recorded_at", "id")
    return {
        (SeatId(row.seat_id), row.session.number): Mark(
            Presence(row.presence), WhyAway(row.why_away) if row.why_away else None, AccountId(row.recorded_by)
        )
        for row in rows
    }


def notes_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[NoteView, ...]:
    """Return what coaches have written about the person, newest first."""
    expect(actor)
    rows = CoachNote.objects.filter(participant_id=participant_id).order_by("-written_at", "-id")
    return tuple(
        NoteView(CoachNote.TEXT.open(row.text_sealed, row.pk), row.written_at, AccountId(row.written_by))
        for row in rows
    )


def talks_of(*, actor: Actor, seats: Iterable[SeatId]) -> dict[SeatId, tuple[Held, ...]]:
    """Return the talks of each seat, newest first."""
    expect(actor)
    found: dict[SeatId, tuple[Held, ...]] = {}
    for row in Talk.objects.filter(seat_id__in=set(seats)).order_by("-recorded_at", "-id"):
        seat = SeatId(row.seat_id)
        found[seat] = (*found.get(seat, ()), Held(row.held_on, row.next_on))
    return found


def circumstances_of(*, actor: Actor, participant_id: ParticipantId) -> dict[Circumstances, tuple[str, date]]:
    """Return the latest answer to each question that has one, and its day."""
    expect(actor)
    rows = Circumstance.objects.filter(participant_id=participant_id).order_by("recorded_at", "id")
    return {
        Circumstances(row.question): (
            Circumstance.ANSWER.open(row.answer_sealed, row.pk),
            row.recorded_at.date(),
        )
        for row in rows
    }


def tools_of(*, actor: Actor, participant_id: ParticipantId) -> dict[ToolKind, ToolView]:
    """Return the person's tools that the actor may see: their own, or what they share with those who lead."""
    expect(actor)
    rows = Tool.objects.filter(participant_id=participant_id).order_by("changed_at", "id")
    return {
        ToolKind(row.kind): ToolView(ToolKind(row.kind), Tool.TEXT.open(row.text_sealed, row.pk), row.shared_at)
        for row in rows
    }
