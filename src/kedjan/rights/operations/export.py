"""Make the file of everything about one person: by themselves, or by their organisation on the person's word.

Rule: docs/rules/own-information.md. The file is made in memory, handed over once and kept nowhere.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.queries import person
from kedjan.rights.domain.asked import Asked
from kedjan.rights.domain.information import Information
from kedjan.rights.operations.packing import packed
from kedjan.rights.queries import information_about


@dataclass(frozen=True, slots=True)
class InformationExported:
    """Everything that the actor may see about the person was taken out as a file: how asked, and how much."""

    participant_id: ParticipantId
    asked: Asked
    asked_on: date
    sections: int
    records: int


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The file; its name says the day it was made, and nothing about anybody."""

    name: str
    content: bytes


class CannotExport(Refusal):
    """No file was made."""


@transaction.atomic
def export_my_information(*, actor: Actor, now: datetime) -> OwnFile:
    """Make the file of the acting participant. Raises CannotExport for anybody else."""
    require(actor, Permission.EXPORT_OWN_INFORMATION)
    if actor.participant_id is None:
        raise CannotExport(NO_SUCH_PERSON)
    information = information_about(actor=actor, participant_id=actor.participant_id, now=now)
    return _handed_over(actor, actor.participant_id, information, (Asked.ON_THE_WEB, swedish_day(now)), now)


@transaction.atomic
def export_for_person(
    *, actor: Actor, participant_id: ParticipantId, asked: Asked, asked_on: date, now: datetime
) -> OwnFile:
    """Make the file for somebody in the actor's own register, who has asked for it. Raises CannotExport.

    It holds what the actor's organisation may see: other organisations answer for what they keep to themselves.
    """
    require(actor, Permission.EXPORT_FOR_PERSON)
    who = person(actor=actor, participant_id=participant_id)
    if who is None or who.organisation_id != actor.home:
        raise CannotExport(NO_SUCH_PERSON)
    if asked_on > swedish_day(now):
        raise CannotExport(Reason("asked-in-the-future", N_("Dagen kan inte vara efter i dag.")))
    information = information_about(actor=actor, participant_id=participant_id, now=now)
    return _handed_over(actor, participant_id, information, (asked, asked_on), now)


def _handed_over(
    actor: Actor,
    participant_id: ParticipantId,
    information: Information,
    asked: tuple[Asked, date],
    now: datetime,
) -> OwnFile:
    event = InformationExported(
        participant_id=participant_id,
        asked=asked[0],
        asked_on=asked[1],
        sections=len(information.sections),
        records=information.records,
    )
    record(actor=actor, event=event, now=now)
    return OwnFile(name=f"kedjan-{swedish_day(now).isoformat()}.zip", content=packed(information, now))
