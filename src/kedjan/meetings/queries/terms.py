"""When each party can meet about a person: what they have said, and the other meetings that they are at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Q

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId
from kedjan.meetings.domain.codes import Feature, MarkKind, MeetingState
from kedjan.meetings.domain.minutes import Party
from kedjan.meetings.domain.times import FURTHER, MOST_DAYS, Able, Busy
from kedjan.meetings.models import Mark, Meeting, Terms


@dataclass(frozen=True, slots=True)
class TermsView:
    """When one party can meet, how far it has to go, and what the person needs of a meeting."""

    weekdays: frozenset[int]
    since_at: time
    until_at: time
    travel: int
    most_minutes: int | None
    pause_every: int | None
    features: frozenset[Feature]
    said_by: AccountId | None = None


AHEAD = timedelta(days=MOST_DAYS) + FURTHER
USUAL = TermsView(frozenset(range(5)), time(8), time(17), 0, None, None, frozenset())
"""What holds for a party that has not said anything."""


def terms_of(*, actor: Actor, participant_id: ParticipantId) -> dict[Party, TermsView]:
    """Return the latest of each party that has said when it can meet, as far as the actor sees it."""
    expect(actor)
    rows = Terms.objects.filter(participant_id=participant_id).order_by("recorded_at", "id")
    return {None if row.party is None else OrganisationId(row.party): _view(row) for row in rows}


def able(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    names: Mapping[Party, str],
    since: datetime,
    besides: frozenset[object] = frozenset(),
) -> tuple[Able, ...]:
    """Return when each of the named parties can, in three queries; besides: meetings that do not count.

    The person is engaged at their own meetings. Somebody at a party is engaged where they have called to a meeting or
    said that they come, as far as the actor sees it.
    """
    said = terms_of(actor=actor, participant_id=participant_id)
    rows = [row for row in _standing(participant_id, names, since) if row.thread not in besides]
    comers = _comers(rows)
    found = []
    for party, name in names.items():
        view = said.get(party, USUAL)
        whose = actor.account_id if party == actor.organisation_id else view.said_by
        busy = [
            row
            for row in rows
            if (row.participant_id == participant_id if party is None else whose in comers[row.thread])
        ]
        found.append(_able(name, view, busy))
    return tuple(found)


def _standing(participant_id: ParticipantId, parties: Iterable[Party], since: datetime) -> list[Meeting]:
    """Return the meetings of the person and the parties in the time that is looked at, as they stand."""
    concerned = Q(participant_id=participant_id) | Q(parties__overlap=[one for one in parties if one is not None])
    near = Meeting.objects.filter(concerned, ends_at__gt=since, starts_at__lt=since + AHEAD)
    threads = near.values("thread")
    latest: dict[object, Meeting] = {}
    for row in Meeting.objects.filter(thread__in=threads).order_by("sequence"):
        latest[row.thread] = row
    return [row for row in latest.values() if row.state != MeetingState.CANCELLED]


def _comers(rows: Iterable[Meeting]) -> dict[object, set[object]]:
    """Return who comes to each meeting: whoever called and whoever said yes last for an organisation."""
    comers: dict[object, set[object]] = {row.thread: {row.recorded_by} for row in rows}
    threads = {row.pk: row.thread for row in rows}
    kinds = (MarkKind.YES, MarkKind.NO)
    for mark in Mark.objects.filter(meeting_id__in=list(threads), kind__in=kinds).order_by("recorded_at", "id"):
        known = comers[threads[mark.meeting_id]]
        (known.add if mark.kind == MarkKind.YES else known.discard)(mark.recorded_by)
    return comers


def _able(name: str, view: TermsView, busy: Iterable[Meeting]) -> Able:
    return Able(
        name=name,
        weekdays=view.weekdays,
        since=view.since_at,
        until=view.until_at,
        travel=view.travel,
        most_minutes=view.most_minutes,
        pause_every=view.pause_every,
        features=view.features,
        busy=tuple(Busy(local(row.starts_at), local(row.ends_at)) for row in busy),
    )


def local(moment: datetime) -> datetime:
    """Return the moment on the clock in Sweden, without its zone."""
    return moment.astimezone(STOCKHOLM).replace(tzinfo=None)


def _view(row: Terms) -> TermsView:
    return TermsView(
        weekdays=frozenset(row.weekdays),
        since_at=row.since_at,
        until_at=row.until_at,
        travel=row.travel,
        most_minutes=row.most_minutes,
        pause_every=row.pause_every,
        features=frozenset(map(Feature, row.features)),
        said_by=AccountId(row.recorded_by),
    )
