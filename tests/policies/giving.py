"""Consents for policy tests: one opening at a time, given by the person to Försäkringskassan unless said otherwise."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.openings import Opening
from kedjan.consents.operations import record_consent, withdraw_consent
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.participants.queries import register_of
from tests.support.told import on_paper, told_to
from tests.support.world import TODAY, noon

NEXT_YEAR = date(2014, 1, 14)
_KIND = {Purpose.SUPPORT: ConsentKind.LIFTS_SECRECY, Purpose.FOLLOW_UP: ConsentKind.FOLLOW_UP_REGISTER}


def give(
    recorder: Actor,
    person: ParticipantId,
    receiver: OrganisationId,
    *categories: Category,
    purpose: Purpose = Purpose.SUPPORT,
    given_on: date = TODAY,
    until_on: date = NEXT_YEAR,
    givers: Iterable[OrganisationId] = (),
) -> ConsentId:
    """Record that the person opens the categories to the receiver; a future day is recorded as on that day.

    givers: who hands over; whoever records it and whose register it is, unless said otherwise.
    """
    with acting(recorder):
        register = register_of(actor=recorder, participant_id=person)
    handing = frozenset(givers) or {recorder.home, *([register] if register else [])}
    opening = Opening(receiver, purpose, frozenset(categories), frozenset(handing))
    agreement = on_paper(_KIND[purpose], (opening,), given_on=given_on, until_on=until_on)
    agreement = replace(agreement, text=f"Ja. {new_id()}")
    with acting(recorder):
        event = record_consent(actor=recorder, participant_id=person, agreement=agreement, now=noon(given_on))
    return event.consent_id


def take_back(actor: Actor, consent: ConsentId) -> None:
    """Withdraw the consent."""
    with acting(actor) as clock:
        withdraw_consent(actor=actor, consent_id=consent, now=clock.now(), told=told_to(actor))
