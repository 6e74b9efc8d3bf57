"""Read trial places, which are open to the programme's staff, and placements, which only a basis opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import F, Func, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from kedjan.integrations.database.context import expect
from kedjan.integrations.database.ordering import swedish_order
from kedjan.journeys.queries import CaseView
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, OrganisationId, ParticipantId, PlacementId, TrialPlaceId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.organisations.queries import Workplaces, organisations
from kedjan.workplaces.domain.features import PlaceFeature
from kedjan.workplaces.domain.places import PlaceFacts, Request, refusals_to_take
from kedjan.workplaces.models import Placement, TrialPlace

PAGE = 25
MOST_OWN_PLACES = 100


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A trial place; taken: how many are there on the day that was asked about, whoever they are."""

    id: TrialPlaceId
    employer_id: OrganisationId
    employer_name: str
    title: str
    tasks: str
    municipality_code: str
    hours_per_week: int
    capacity: int
    features: frozenset[PlaceFeature]
    offered_at: datetime
    closed_at: datetime | None
    taken: int

    @property
    def free(self) -> int:
        """Return how many more there is room for; none at a closed place."""
        return 0 if self.closed_at is not None else max(0, self.capacity - self.taken)


class PlaceOrder(StrEnum):
    """What a list of places can be ordered by."""

    TITLE = "title"
    EMPLOYER = "employer"
    MUNICIPALITY = "municipality"
    HOURS = "hours"


_ORDERED = {
    PlaceOrder.TITLE: swedish_order("title"),
    PlaceOrder.EMPLOYER: swedish_order("organisation__name"),
    PlaceOrder.MUNICIPALITY: swedish_order("municipality__name"),
    PlaceOrder.HOURS: F("hours_per_week"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places are asked for. is_free: only those with room that day; words: that title or tasks hold, nearly.

    order: None for the latest offered first; is_backwards: the last of that order first.
    """

    municipality_code: str | None = None
    is_free: bool = False
    words: str = ""
    most: int = PAGE
    order: PlaceOrder | None = None
    is_backwards: bool = False


@dataclass(frozen=True, slots=True)
class PlacementView:
    """Somebody's time at a place, both days included, with the name they chose to be met by."""

    id: PlacementId
    place_id: TrialPlaceId
    place_title: str
    employer_id: OrganisationId
    employer_name: str
    participant_id: ParticipantId
    enrolment_id: EnrolmentId
    presented_as: str
    starts_on: date
    ends_on: date
    recorded_at: datetime


def open_places(
    *, actor: Actor, on: date, which: Wanted = Wanted(), after: TrialPlaceId | None = None
) -> tuple[PlaceView, ...]:
    """Return places that are not closed, in the order asked for, one keyset page; those with words best first instead.

    on: the day for which room is counted; after: the last one on the page before, unless words are asked for: those
    that fit best are one page, and there is no other.
    """
    expect(actor)
    rows = _counted(TrialPlace.objects.filter(closed_at__isnull=True), on, on)
    if which.municipality_code is not None:
        rows = rows.filter(municipality_id=which.municipality_code)
    if which.is_free:
        rows = rows.filter(capacity__gt=F("taken"))
    if which.words:
        return _places(_best_first(rows, which.words)[: which.most])
    return _places(_in_order(rows, which, after)[: which.most])


def place(*, actor: Actor, place_id: TrialPlaceId, first: date, last: date) -> PlaceView | None:
    """Return the place, closed or not, with the most people who are there on one day from `first` through `last`."""
    expect(actor)
    return next(iter(_places(_counted(TrialPlace.objects.filter(pk=place_id), first, last))), None)


def places_of_my_organisation(*, actor: Actor, on: date) -> tuple[PlaceView, ...]:
    """Return the places that the actor's organisation has offered: open ones first, then latest first."""
    expect(actor)
    rows = _counted(TrialPlace.objects.filter(organisation_id=actor.home), on, on)
    return _places(rows.order_by(F("closed_at").desc(nulls_first=True), "-offered_at", "id")[:MOST_OWN_PLACES])


def placements_at_my_organisation(*, actor: Actor) -> tuple[PlacementView, ...]:
    """Return who is coming to the actor's organisation or is there now, soonest first, if they said yes to it."""
    expect(actor)
    return _placements(Placement.objects.filter(employer_id=actor.home).order_by("starts_on", "id"))


def placements_ending(*, actor: Actor, start: date, end: date, limit: int) -> tuple[PlacementView, ...]:
    """Return the placements that the actor's organisation chose and whose last day lies in between, soonest first.

    Both days are counted.
    """
    expect(actor)
    rows = Placement.objects.filter(organisation_id=actor.home, ends_on__range=(start, end))
    return _placements(rows.order_by("ends_on", "id")[:limit])


def placements_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[PlacementView, ...]:
    """Return the person's placements that the actor may see, latest first."""
    expect(actor)
    return _placements(Placement.objects.filter(participant_id=participant_id).order_by("-starts_on", "-id"))


def refusals_for(
    *, actor: Actor, case: CaseView, place_id: TrialPlaceId, request: Request, today: date
) -> tuple[Reason, ...]:
    """Return everything that stands between the person and the place, with the room counted for the wished days."""
    first, last = request.starts_on, max(request.starts_on, request.ends_on)
    chosen = place(actor=actor, place_id=place_id, first=first, last=last)
    if chosen is None:
        return (Reason("no-such-place", N_("Platsen finns inte.")),)
    there = Placement.objects.filter(
        participant_id=case.participant_id, place_id=place_id, starts_on__lte=last, ends_on__gte=first
    )
    return refusals_to_take(
        place=PlaceFacts(
            hours_per_week=chosen.hours_per_week,
            capacity=chosen.capacity,
            features=chosen.features,
            is_closed=chosen.closed_at is not None,
            taken=chosen.taken,
        ),
        request=request,
        stage=case.stage,
        is_ended=case.exit is not None,
        is_there_already=there.exists(),
        today=today,
    )


def _best_first(rows: QuerySet[TrialPlace], words: str) -> QuerySet[TrialPlace]:
    """Keep places whose title or tasks hold the words, with other endings too, or words that are spelled nearly so."""
    query = SearchQuery(words, config="app.swedish", search_type="websearch")
    near = Q(title__trigram_word_similar=words) | Q(tasks__trigram_word_similar=words)
    nearness = Greatest(TrigramWordSimilarity(words, "title"), TrigramWordSimilarity(words, "tasks"))
    ranked = rows.filter(Q(words=query) | near).annotate(rank=SearchRank("words", query) + nearness)
    return ranked.order_by("-rank", "id")


def _in_order(rows: QuerySet[TrialPlace], which: Wanted, after: TrialPlaceId | None) -> QuerySet[TrialPlace]:
    """Order the places, and begin after one of them, closed meanwhile or not; those that are equal stand by id."""
    key = F("offered_at") if which.order is None else _ORDERED[which.order]
    is_backwards = which.order is None or which.is_backwards
    rows = rows.annotate(key=key)
    if after is not None:
        place = Subquery(TrialPlace.objects.filter(pk=after).annotate(key=key).values("key"))
        further = Q(key__lt=place) if is_backwards else Q(key__gt=place)
        rows = rows.filter(further | Q(key=place, id__gt=after))
    return rows.order_by("-key" if is_backwards else "key", "id")


def _counted(rows: QuerySet[TrialPlace], first: date, last: date) -> QuerySet[TrialPlace]:
    """Add `taken`, counted by the definer function app.most_taken, which tells a number and never who."""
    counted = Func(F("id"), Value(first), Value(last), function="app.most_taken", output_field=IntegerField())
    return rows.annotate(taken=counted)


def _places(rows: Iterable[TrialPlace]) -> tuple[PlaceView, ...]:
    found = tuple(rows)
    names = organisations(ids=[OrganisationId(row.organisation_id) for row in found])
    return tuple(_place(row, names) for row in found)


def _place(row: TrialPlace, names: Workplaces) -> PlaceView:
    employer = OrganisationId(row.organisation_id)
    taken: int = getattr(row, "taken", 0)
    return PlaceView(
        id=TrialPlaceId(row.id),
        employer_id=employer,
        employer_name=names[employer].name,
        title=row.title,
        tasks=row.tasks,
        municipality_code=row.municipality_id,
        hours_per_week=row.hours_per_week,
        capacity=row.capacity,
        features=frozenset(PlaceFeature(one) for one in row.features),
        offered_at=row.offered_at,
        closed_at=row.closed_at,
        taken=taken,
    )


def _placements(rows: QuerySet[Placement]) -> tuple[PlacementView, ...]:
    found = tuple(rows.select_related("place"))
    names = organisations(ids=[OrganisationId(row.employer_id) for row in found])
    return tuple(
        PlacementView(
            id=PlacementId(row.id),
            place_id=TrialPlaceId(row.place_id),
            place_title=row.place.title,
            employer_id=OrganisationId(row.employer_id),
            employer_name=names[OrganisationId(row.employer_id)].name,
            participant_id=ParticipantId(row.participant_id),
            enrolment_id=EnrolmentId(row.enrolment_id),
            presented_as=_presented_as(row),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            recorded_at=row.recorded_at,
        )
        for row in found
    )


def _presented_as(row: Placement) -> str:
    """Return the name by which the person is met; none of somebody with assumed personal data."""
    sealed = row.presented_as_sealed
    return "" if sealed is None else Placement.PRESENTED_AS.open(sealed, row.pk)
