"""Read consents: the team sees that they exist and until when; the person sees all of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from kedjan.consents.domain.effects import Effect, Opened, effects_of_closing
from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told, told_from
from kedjan.consents.domain.storing import terms_from_json
from kedjan.consents.domain.terms import Terms
from kedjan.consents.models import Consent, Grant
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category, Purpose


@dataclass(frozen=True, slots=True)
class OpeningView:
    """An organisation, a purpose, the kinds of information that are open to it, and whose."""

    organisation_id: OrganisationId
    purpose: Purpose
    categories: tuple[Category, ...]
    givers: tuple[OrganisationId, ...]


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent with what it opens to those that the actor may know of."""

    id: ConsentId
    participant_id: ParticipantId
    kind: ConsentKind
    text: str
    text_version: str
    language: str
    method: ConsentMethod
    terms: Terms | None
    witness: Witness | None
    recorded_by_organisation: OrganisationId
    given_at: datetime
    valid_from: datetime
    valid_until: datetime
    withdrawn_at: datetime | None
    told: Told | None
    withdrawal_told: Told | None
    openings: tuple[OpeningView, ...]

    def active(self, now: datetime) -> bool:
        """Tell whether the consent opens anything at the moment."""
        return self.withdrawn_at is None and self.valid_from <= now < self.valid_until

    def opened(self) -> tuple[Opened, ...]:
        """Return each kind of information that the consent names, with to whom, what for and whose."""
        return tuple(
            Opened(one.organisation_id, one.purpose, category, frozenset(one.givers))
            for one in self.openings
            for category in one.categories
        )

    @property
    def last_on(self) -> date:
        """Return the last day on which the consent holds: valid_until is the moment after it."""
        return _last_on(self.valid_until)


def consents_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[ConsentView, ...]:
    """Return the person's consents that the actor may see, newest first, in two queries."""
    expect(actor)
    rows = tuple(Consent.objects.filter(participant_id=participant_id).order_by("-given_at", "kind", "id"))
    openings = _openings(rows)
    return tuple(_view(row, openings.get(ConsentId(row.id), ())) for row in rows)


def last_days(
    *, actor: Actor, participant_ids: Iterable[ParticipantId], now: datetime
) -> Mapping[ParticipantId, Mapping[ConsentKind, date]]:
    """Return the last day of each person's consents that hold, by kind; of one kind, of the one that holds longest."""
    expect(actor)
    rows = Consent.objects.filter(_holds(now), participant_id__in=set(participant_ids)).order_by("valid_until")
    found: dict[ParticipantId, dict[ConsentKind, date]] = {}
    for one, kind, until in rows.values_list("participant_id", "kind", "valid_until"):
        found.setdefault(ParticipantId(one), {})[ConsentKind(kind)] = _last_on(until)
    return found


def effects_of_withdrawal(consents: Iterable[ConsentView], consent: ConsentView, now: datetime) -> tuple[Effect, ...]:
    """Return what a withdrawal of the consent closes, or has closed, beside the others that hold."""
    others = [one for one in consents if one.id != consent.id and one.active(now)]
    return effects_of_closing(consent.opened(), [each for one in others for each in one.opened()])


def consenting(
    *, actor: Actor, kind: ConsentKind, participant_ids: Iterable[ParticipantId], now: datetime
) -> frozenset[ParticipantId]:
    """Return those of the people who have said yes to the kind and not taken it back, in one query."""
    expect(actor)
    rows = Consent.objects.filter(_holds(now), participant_id__in=set(participant_ids), kind=kind)
    return frozenset(ParticipantId(one) for one in rows.values_list("participant_id", flat=True))


def _holds(now: datetime) -> Q:
    """Return the condition that a consent opens something at the moment: ConsentView.active, asked of the database."""
    return Q(valid_from__lte=now, valid_until__gt=now, withdrawn_at__isnull=True)


def _last_on(until: datetime) -> date:
    return swedish_day(until - timedelta(microseconds=1))


def _view(row: Consent, openings: tuple[OpeningView, ...]) -> ConsentView:
    return ConsentView(
        id=ConsentId(row.id),
        participant_id=ParticipantId(row.participant_id),
        kind=ConsentKind(row.kind),
        text=Consent.TEXT.open(row.text_sealed, row.pk),
        text_version=row.text_version,
        language=row.language,
        method=ConsentMethod(row.method),
        terms=None if row.terms_sealed is None else terms_from_json(Consent.TERMS.open(row.terms_sealed, row.pk)),
        witness=None if row.witness_sealed is None else _witness(Consent.WITNESS.open(row.witness_sealed, row.pk)),
        recorded_by_organisation=OrganisationId(row.organisation_id),
        given_at=row.given_at,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        withdrawn_at=row.withdrawn_at,
        told=told_from(row.told_by, row.why_on_behalf),
        withdrawal_told=told_from(row.withdrawn_told_by, row.withdrawn_why),
        openings=openings,
    )


def _witness(stored: str) -> Witness:
    name, role = json.loads(stored)
    return Witness(name=name, role=role)


def _openings(consents: tuple[Consent, ...]) -> dict[ConsentId, tuple[OpeningView, ...]]:
    kinds: dict[tuple[ConsentId, OrganisationId, Purpose, tuple[OrganisationId, ...]], list[Category]] = {}
    grants = Grant.objects.filter(consent_id__in=[row.id for row in consents])
    for grant in grants.order_by("organisation_id", "purpose", "category"):
        who = (ConsentId(grant.consent_id), OrganisationId(grant.organisation_id), Purpose(grant.purpose))
        givers = tuple(map(OrganisationId, grant.giver_ids))
        kinds.setdefault((*who, givers), []).append(Category(grant.category))
    found: dict[ConsentId, tuple[OpeningView, ...]] = {}
    for (consent_id, organisation_id, purpose, givers), categories in kinds.items():
        view = OpeningView(organisation_id, purpose, tuple(categories), givers)
        found[consent_id] = (*found.get(consent_id, ()), view)
    return found
