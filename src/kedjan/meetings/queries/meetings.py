"""Meetings as the actor sees them: as they are now, who has answered what, what came of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, EnrolmentId, MeetingId, OrganisationId, ParticipantId
from kedjan.meetings.domain import calling
from kedjan.meetings.domain.calling import When, answers_of, same_since, ways_left
from kedjan.meetings.domain.codes import Feature, MarkKind, MeetingKind, MeetingState, Need, WhyCancelled, WhyNoTask
from kedjan.meetings.domain.minutes import Party, Task
from kedjan.meetings.models import Mark, Meeting, Minutes
from kedjan.meetings.models import Task as TaskRow


@dataclass(frozen=True, slots=True)
class NeedsView:
    """What the person needs at the meeting, with their own words, as it was said last."""

    asks: tuple[Need, ...]
    text: str


@dataclass(frozen=True, slots=True)
class MinutesView:
    """What the meeting came to, one task a party, and which parties have read it."""

    text: str
    tasks: tuple[Task, ...]
    recorded_at: datetime
    read_by: frozenset[Party]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as it is now.

    version_id: of the row that says so; called_by: the account that called; answers: of those who have answered to the
    time and place that hold; asked: whether the person is invited in both ways is told by ways_left.
    """

    id: MeetingId
    version_id: UUID
    sequence: int
    participant_id: ParticipantId
    enrolment_id: EnrolmentId
    organisation_id: OrganisationId
    kind: MeetingKind
    state: MeetingState
    when: When
    place: str
    features: frozenset[Feature]
    parties: tuple[OrganisationId, ...]
    agenda: str
    why_cancelled: WhyCancelled | None
    called_by: AccountId
    recorded_at: datetime
    answers: Mapping[Party, bool] = field(default_factory=dict)
    ways_left: tuple[MarkKind, ...] = ()
    needs: NeedsView | None = None
    minutes: MinutesView | None = None

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it is cancelled."""
        return self.state is MeetingState.CANCELLED

    @property
    def everybody(self) -> tuple[Party, ...]:
        """Return the person and the organisations that are called."""
        return (None, *self.parties)


def meetings_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[MeetingView, ...]:
    """Return the meetings about the person, the latest first, without minutes: in two queries."""
    expect(actor)
    versions = tuple(Meeting.objects.filter(participant_id=participant_id).order_by("sequence"))
    marks = tuple(Mark.objects.filter(participant_id=participant_id).order_by("recorded_at", "id")) if versions else ()
    found = [_view(rows, marks, ()) for rows in _threads(versions)]
    return tuple(sorted(found, key=lambda one: one.when.starts_at, reverse=True))


def meeting_of(*, actor: Actor, meeting_id: MeetingId) -> MeetingView | None:
    """Return the meeting with its minutes, or None where the actor sees none: in four queries at most."""
    expect(actor)
    versions = tuple(Meeting.objects.filter(thread=meeting_id).order_by("sequence"))
    if not versions:
        return None
    ids = [row.pk for row in versions]
    marks = tuple(Mark.objects.filter(meeting_id__in=ids).order_by("recorded_at", "id"))
    minutes = tuple(Minutes.objects.filter(meeting_id__in=ids).order_by("-recorded_at", "-id")[:1])
    return _view(versions, marks, minutes)


def _threads(versions: Iterable[Meeting]) -> Iterable[tuple[Meeting, ...]]:
    """Return the versions of each meeting; what another organisation than the caller's added is none."""
    threads: dict[UUID, list[Meeting]] = defaultdict(list)
    for row in versions:
        known = threads[row.thread]
        if not known or known[0].organisation_id == row.organisation_id:
            known.append(row)
    return [tuple(rows) for rows in threads.values()]


def _view(versions: Sequence[Meeting], marks: Sequence[Mark], minutes: Sequence[Minutes]) -> MeetingView:
    latest = versions[-1]
    order = {row.pk: row.sequence for row in versions}
    own = [row for row in marks if row.meeting_id in order]
    places = [Meeting.PLACE.open(row.place_sealed, row.pk) for row in versions]
    since = same_since([(row.starts_at, row.ends_at, place) for row, place in zip(versions, places, strict=True)])
    said = [calling.Mark(order[row.meeting_id], MarkKind(row.kind), _party(row.party)) for row in own]
    return MeetingView(
        id=MeetingId(latest.thread),
        version_id=latest.pk,
        sequence=latest.sequence,
        participant_id=ParticipantId(latest.participant_id),
        enrolment_id=EnrolmentId(latest.enrolment_id),
        organisation_id=OrganisationId(latest.organisation_id),
        kind=MeetingKind(latest.kind),
        state=MeetingState(latest.state),
        when=When(latest.starts_at, latest.ends_at),
        place=places[-1],
        features=frozenset(map(Feature, latest.features)),
        parties=tuple(map(OrganisationId, latest.parties)),
        agenda=Meeting.AGENDA.open(latest.agenda_sealed, latest.pk),
        why_cancelled=WhyCancelled(latest.why_cancelled) if latest.why_cancelled else None,
        called_by=AccountId(versions[0].recorded_by),
        recorded_at=latest.recorded_at,
        answers=answers_of(said, since),
        ways_left=ways_left(said, since),
        needs=_needs(own),
        minutes=_minutes(minutes[0], own) if minutes else None,
    )


def _party(party: UUID | None) -> Party:
    return None if party is None else OrganisationId(party)


def _needs(marks: Iterable[Mark]) -> NeedsView | None:
    rows = [row for row in marks if row.kind == MarkKind.NEEDS]
    if not rows:
        return None
    row = rows[-1]
    text = "" if row.text_sealed is None else Mark.TEXT.open(row.text_sealed, row.pk)
    return NeedsView(tuple(map(Need, row.asks)), text)


def _minutes(row: Minutes, marks: Iterable[Mark]) -> MinutesView:
    reads = [one for one in marks if one.kind == MarkKind.READ and one.recorded_at >= row.recorded_at]
    return MinutesView(
        text=Minutes.TEXT.open(row.text_sealed, row.pk),
        tasks=tuple(_task(one) for one in TaskRow.objects.filter(minutes=row).order_by("id")),
        recorded_at=row.recorded_at,
        read_by=frozenset(_party(one.party) for one in reads),
    )


def _task(row: TaskRow) -> Task:
    return Task(
        party=_party(row.party),
        what="" if row.text_sealed is None else TaskRow.TEXT.open(row.text_sealed, row.pk),
        due_on=row.due_on,
        why_none=WhyNoTask(row.why_none) if row.why_none else None,
        holder=None if row.holder is None else AccountId(row.holder),
    )
