"""Read consents: the team sees that they exist and until when; the person sees all of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.models import Consent, Grant
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category, Purpose


@dataclass(frozen=True, slots=True)
class OpeningView:
    """An organisation, a purpose and the kinds of information that are open to it."""

    organisation_id: OrganisationId
    purpose: Purpose
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent with what it opens to those that the actor may know of."""

    id: ConsentId
    participant_id: ParticipantId
    kind: ConsentKind
    text: str
    method: ConsentMethod
    recorded_by_organisation: OrganisationId
    given_at: datetime
    valid_until: datetime
    withdrawn_at: datetime | None
    openings: tuple[OpeningView, ...]

    def active(self, now: datetime) -> bool:
        """Tell whether the consent opens anything at the moment."""
        return self.withdrawn_at is None and self.given_at <= now < self.valid_until

    @property
    def last_on(self) -> date:
        """Return the last day on which the consent holds: valid_until is the moment after it."""
        return swedish_day(self.valid_until - timedelta(microseconds=1))


def consents_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[ConsentView, ...]:
    """Return the person's consents that the actor may see, newest first, in two queries."""
    expect(actor)
    rows = tuple(Consent.objects.filter(participant_id=participant_id).order_by("-given_at", "kind", "id"))
    openings = _openings(rows)
    return tuple(
        ConsentView(
            id=ConsentId(row.id),
            participant_id=ParticipantId(row.participant_id),
            kind=ConsentKind(row.kind),
            text=row.text,
            method=ConsentMethod(row.method),
            recorded_by_organisation=OrganisationId(row.organisation_id),
            given_at=row.given_at,
            valid_until=row.valid_until,
            withdrawn_at=row.withdrawn_at,
            openings=openings.get(ConsentId(row.id), ()),
        )
        for row in rows
    )


def consenting(
    *, actor: Actor, kind: ConsentKind, participant_ids: Iterable[ParticipantId], now: datetime
) -> frozenset[ParticipantId]:
    """Return those of the people who have said yes to the kind and not taken it back, in one query."""
    expect(actor)
    rows = Consent.objects.filter(
        participant_id__in=set(participant_ids),
        kind=kind,
        given_at__lte=now,
        valid_until__gt=now,
        withdrawn_at__isnull=True,
    )
    return frozenset(ParticipantId(one) for one in rows.values_list("participant_id", flat=True))


def _openings(consents: tuple[Consent, ...]) -> dict[ConsentId, tuple[OpeningView, ...]]:
    kinds: dict[tuple[ConsentId, OrganisationId, Purpose], list[Category]] = {}
    grants = Grant.objects.filter(consent_id__in=[row.id for row in consents])
    for grant in grants.order_by("organisation_id", "purpose", "category"):
        key = (ConsentId(grant.consent_id), OrganisationId(grant.organisation_id), Purpose(grant.purpose))
        kinds.setdefault(key, []).append(Category(grant.category))
    found: dict[ConsentId, tuple[OpeningView, ...]] = {}
    for (consent_id, organisation_id, purpose), categories in kinds.items():
        view = OpeningView(organisation_id=organisation_id, purpose=purpose, categories=tuple(categories))
        found[consent_id] = (*found.get(consent_id, ()), view)
    return found
