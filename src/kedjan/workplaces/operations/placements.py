"""A participant takes a trial place, with a consent that opens it to the employer, and a placement ends."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import override

from kedjan.audit.operations import record
from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told
from kedjan.consents.operations import Agreement, lock_person, record_consent
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId, PlacementId, TrialPlaceId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import organisations
from kedjan.ui.words import day
from kedjan.workplaces.domain.consent import VERSION, closes_on, employer_opening, place_consent_text
from kedjan.workplaces.domain.places import Request, refusals_to_end
from kedjan.workplaces.models import Placement, TrialPlace
from kedjan.workplaces.queries import refusals_for


@dataclass(frozen=True, slots=True)
class SaidYes:
    """How the person said yes to the text about the place, and in which language it was shown."""

    method: ConsentMethod
    language: str
    witness: Witness | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class PlaceTaken:
    """Somebody is to try a place. The chosen name is not in the event."""

    placement_id: PlacementId
    participant_id: ParticipantId
    place_id: TrialPlaceId
    employer_id: OrganisationId
    consent_id: ConsentId
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class PlacementEnded:
    """The placement has another last day than was planned; the employer sees nothing after it."""

    placement_id: PlacementId
    participant_id: ParticipantId
    ends_on: date


class CannotTakePlace(Refusal):
    """Nobody took a place, and no consent was recorded."""


class CannotEndPlacement(Refusal):
    """The placement is as it was."""


@transaction.atomic
def take_place(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    place_id: TrialPlaceId,
    request: Request,
    yes: SaidYes,
    now: datetime,
) -> PlaceTaken:
    """Let the person try the place, and open it to the employer; raises CannotTakePlace with every reason.

    The place is locked, so that two who ask for its last room at the same time do not both get it.
    """
    lock_person(participant_id)
    require(actor, Permission.PLACE_PARTICIPANT)
    case = case_of(actor=actor, participant_id=participant_id)
    place = TrialPlace.objects.select_for_update(of=("self",)).filter(pk=place_id).first()
    if case is None or place is None:
        raise CannotTakePlace(Reason("no-such-place-or-person", N_("Platsen eller deltagaren finns inte.")))
    today = swedish_day(now)
    reasons = refusals_for(actor=actor, case=case, place_id=place_id, request=request, today=today)
    if reasons:
        raise CannotTakePlace(*reasons)
    consent_id = _consent(actor, case, place, request, yes, now)
    placement_id = _save(actor, case, place, request, now)
    event = PlaceTaken(
        placement_id=placement_id,
        participant_id=participant_id,
        place_id=place_id,
        employer_id=OrganisationId(place.organisation_id),
        consent_id=consent_id,
        starts_on=request.starts_on,
        ends_on=request.ends_on,
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def end_placement(*, actor: Actor, placement_id: PlacementId, ends_on: date, now: datetime) -> PlacementEnded:
    """Give the placement an earlier last day; raises CannotEndPlacement."""
    require(actor, Permission.PLACE_PARTICIPANT)
    row = Placement.objects.filter(pk=placement_id).first()
    if row is None:
        raise CannotEndPlacement(Reason("no-such-placement", N_("Placeringen finns inte.")))
    lock_person(ParticipantId(row.participant_id))
    row.refresh_from_db()
    reasons = refusals_to_end(starts_on=row.starts_on, planned_on=row.ends_on, ends_on=ends_on)
    if reasons:
        raise CannotEndPlacement(*reasons)
    if not Placement.objects.filter(pk=placement_id).update(ends_on=ends_on):
        raise CannotEndPlacement(Reason("not-in-the-team", N_("Bara laget runt deltagaren kan ändra sista dagen.")))
    event = PlacementEnded(placement_id=placement_id, participant_id=ParticipantId(row.participant_id), ends_on=ends_on)
    record(actor=actor, event=event, now=now)
    return event


def text_to_say_yes_to(*, employer: str, place: str, request: Request, language: str) -> str:
    """Return what the person says yes to before the employer gets to know of them, its days in words."""
    with override(language):
        first, last = day(request.starts_on), day(request.ends_on)
    return place_consent_text(employer=employer, place=place, first=first, last=last, language=language)


def _consent(
    actor: Actor, case: CaseView, place: TrialPlace, request: Request, yes: SaidYes, now: datetime
) -> ConsentId:
    employer_id = OrganisationId(place.organisation_id)
    text = text_to_say_yes_to(
        employer=organisations(ids=[employer_id])[employer_id].name,
        place=place.title,
        request=request,
        language=yes.language,
    )
    agreement = Agreement(
        kind=ConsentKind.LIFTS_SECRECY,
        text=text,
        text_version=VERSION,
        language=yes.language,
        method=yes.method,
        given_on=swedish_day(now),
        until_on=closes_on(request.ends_on),
        openings=(employer_opening(employer_id, actor.home),),
        witness=yes.witness,
        told=yes.told,
    )
    event = record_consent(actor=actor, participant_id=case.participant_id, agreement=agreement, now=now, is_part=True)
    return event.consent_id


def _save(actor: Actor, case: CaseView, place: TrialPlace, request: Request, now: datetime) -> PlacementId:
    placement_id = PlacementId(new_id())
    Placement.objects.create(
        id=placement_id,
        place=place,
        employer_id=place.organisation_id,
        participant_id=case.participant_id,
        enrolment_id=case.enrolment_id,
        organisation_id=actor.home,
        presented_as_sealed=Placement.PRESENTED_AS.seal(request.presented_as.strip(), placement_id),
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    return placement_id
