"""Coaches and rooms of a programme: added, changed, away and closed. Rule: docs/rules/coaching-resources.md."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.resources import (
    CoachTerms,
    RoomTerms,
    refusals_of_days,
    refusals_to_coach,
    refusals_to_room,
)
from kedjan.coaching.models import Absence, Coach, Room, RoomClosure
from kedjan.coaching.queries.programmes import CoachingProgramme, coaching_programme
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId, CoachId, OrganisationId, ProgrammeId, RoomId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import support_staff


@dataclass(frozen=True, slots=True)
class CoachAdded:
    """Somebody can lead groups of the programme."""

    coach_id: CoachId
    programme_id: ProgrammeId
    account_id: AccountId


@dataclass(frozen=True, slots=True)
class CoachChanged:
    """A coach works on other terms."""

    coach_id: CoachId


@dataclass(frozen=True, slots=True)
class CoachLeft:
    """A coach leads no new groups from a day."""

    coach_id: CoachId
    left_on: date


@dataclass(frozen=True, slots=True)
class AbsenceRecorded:
    """A coach is away on some days."""

    coach_id: CoachId
    first_on: date
    last_on: date
    is_sudden: bool


@dataclass(frozen=True, slots=True)
class RoomAdded:
    """Groups of the programme can meet in a room."""

    room_id: RoomId
    programme_id: ProgrammeId


@dataclass(frozen=True, slots=True)
class RoomChanged:
    """A room is described otherwise."""

    room_id: RoomId


@dataclass(frozen=True, slots=True)
class RoomLeft:
    """No new groups meet in the room from a day."""

    room_id: RoomId
    left_on: date


@dataclass(frozen=True, slots=True)
class RoomClosed:
    """A room is closed on some days."""

    room_id: RoomId
    first_on: date
    last_on: date


class CannotChangeResources(Refusal):
    """Coaches and rooms are as they were."""


_NO_PROGRAMME = Reason("no_programme", N_("Programmet har inga coachningsgrupper, eller så är ni inte med i det."))
_NOBODY = Reason("nobody", N_("Välj någon som ger stöd i sin organisation i dag."))
_ALREADY = Reason("already", N_("Personen är redan coach i programmet."))
_NO_COACH = Reason("no_coach", N_("Coachen finns inte."))
_NO_ROOM = Reason("no_room", N_("Lokalen finns inte."))
_SAME_NAME = Reason("same_name", N_("Det finns redan en lokal med det namnet i kommunen."))


@transaction.atomic
def add_coach(
    *,
    actor: Actor,
    programme_id: ProgrammeId,
    organisation_id: OrganisationId,
    account_id: AccountId,
    terms: CoachTerms,
    now: datetime,
) -> CoachAdded:
    """Let somebody who is trained lead groups of the programme. Raises CannotChangeResources."""
    found = _planned(actor, programme_id)
    today = swedish_day(now)
    reasons = list(refusals_to_coach(terms=terms, codes=found.codes, today=today))
    if account_id not in support_staff(organisation_id=organisation_id, on=today):
        reasons.append(_NOBODY)
    if Coach.objects.filter(programme_id=programme_id, account_id=account_id).exists():
        reasons.append(_ALREADY)
    if reasons:
        raise CannotChangeResources(*reasons)
    row = Coach.objects.create(
        programme_id=programme_id,
        organisation_id=organisation_id,
        account_id=account_id,
        added_at=now,
        added_by=actor.account_id,
        **_terms(terms),
    )
    event = CoachAdded(coach_id=CoachId(row.id), programme_id=programme_id, account_id=account_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def change_coach(*, actor: Actor, coach_id: CoachId, terms: CoachTerms, now: datetime) -> CoachChanged:
    """Let a coach work on other terms, from the next plan on. Raises CannotChangeResources."""
    row, found = _coach(actor, coach_id)
    reasons = refusals_to_coach(terms=terms, codes=found.codes, today=swedish_day(now))
    if reasons:
        raise CannotChangeResources(*reasons)
    Coach.objects.filter(pk=row.pk).update(**_terms(terms))
    event = CoachChanged(coach_id=coach_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def leave_as_coach(*, actor: Actor, coach_id: CoachId, now: datetime) -> CoachLeft:
    """Let a coach lead no new groups from today; those that they lead go on. Raises CannotChangeResources."""
    row, _found = _coach(actor, coach_id)
    row.left_on = swedish_day(now)
    row.save(update_fields=["left_on"])
    event = CoachLeft(coach_id=coach_id, left_on=row.left_on)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def record_absence(
    *, actor: Actor, coach_id: CoachId, first_on: date, last_on: date, is_sudden: bool, now: datetime
) -> AbsenceRecorded:
    """Note that a coach is away, never why. Raises CannotChangeResources."""
    _row, _found = _coach(actor, coach_id)
    reasons = refusals_of_days(first_on=first_on, last_on=last_on, today=swedish_day(now))
    if reasons:
        raise CannotChangeResources(*reasons)
    Absence.objects.create(
        coach_id=coach_id,
        first_on=first_on,
        last_on=last_on,
        is_sudden=is_sudden,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = AbsenceRecorded(coach_id=coach_id, first_on=first_on, last_on=last_on, is_sudden=is_sudden)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def add_room(*, actor: Actor, programme_id: ProgrammeId, terms: RoomTerms, now: datetime) -> RoomAdded:
    """Let groups of the programme meet in a room. Raises CannotChangeResources."""
    found = _planned(actor, programme_id)
    reasons = list(refusals_to_room(terms=terms, codes=found.codes))
    same = Room.objects.filter(
        programme_id=programme_id, municipality_id=terms.municipality_code, name=terms.name.strip()
    )
    if same.exists():
        reasons.append(_SAME_NAME)
    if reasons:
        raise CannotChangeResources(*reasons)
    row = Room.objects.create(
        programme_id=programme_id,
        organisation_id=actor.home,
        name=terms.name.strip(),
        address=terms.address.strip(),
        municipality_id=terms.municipality_code,
        capacity=terms.capacity,
        features=sorted(terms.features),
        parallel=terms.parallel,
        added_at=now,
    )
    event = RoomAdded(room_id=RoomId(row.id), programme_id=programme_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def close_room(*, actor: Actor, room_id: RoomId, first_on: date, last_on: date, now: datetime) -> RoomClosed:
    """Note that a room cannot be used on some days. Raises CannotChangeResources."""
    _room(actor, room_id)
    reasons = refusals_of_days(first_on=first_on, last_on=last_on, today=swedish_day(now))
    if reasons:
        raise CannotChangeResources(*reasons)
    RoomClosure.objects.create(room_id=room_id, first_on=first_on, last_on=last_on, recorded_at=now)
    event = RoomClosed(room_id=room_id, first_on=first_on, last_on=last_on)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def leave_room(*, actor: Actor, room_id: RoomId, now: datetime) -> RoomLeft:
    """Let no new groups meet in the room from today. Raises CannotChangeResources."""
    row = _room(actor, room_id)
    row.left_on = swedish_day(now)
    row.save(update_fields=["left_on"])
    event = RoomLeft(room_id=room_id, left_on=row.left_on)
    record(actor=actor, event=event, now=now)
    return event


def _planned(actor: Actor, programme_id: ProgrammeId) -> CoachingProgramme:
    require(actor, Permission.PLAN_GROUPS)
    found = coaching_programme(actor=actor, programme_id=programme_id)
    if found is None:
        raise CannotChangeResources(_NO_PROGRAMME)
    return found


def _coach(actor: Actor, coach_id: CoachId) -> tuple[Coach, CoachingProgramme]:
    require(actor, Permission.PLAN_GROUPS)
    row = Coach.objects.select_for_update(of=("self",)).filter(pk=coach_id, left_on__isnull=True).first()
    found = None if row is None else coaching_programme(actor=actor, programme_id=ProgrammeId(row.programme_id))
    if row is None or found is None:
        raise CannotChangeResources(_NO_COACH)
    return row, found


def _room(actor: Actor, room_id: RoomId) -> Room:
    require(actor, Permission.PLAN_GROUPS)
    row = Room.objects.select_for_update(of=("self",)).filter(pk=room_id, left_on__isnull=True).first()
    if row is None or coaching_programme(actor=actor, programme_id=ProgrammeId(row.programme_id)) is None:
        raise CannotChangeResources(_NO_ROOM)
    return row


def _terms(terms: CoachTerms) -> dict[str, str | int | date | list[str]]:
    return {
        "municipality_id": terms.municipality_code,
        "trained_on": terms.trained_on,
        "certified_until": terms.certified_until,
        "max_at_once": terms.max_at_once,
        "max_groups": terms.max_groups,
        "max_minutes": terms.max_minutes,
        "max_individual": terms.max_individual,
        "languages": sorted(terms.languages),
    }
