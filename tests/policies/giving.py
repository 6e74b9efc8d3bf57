"""Consents for policy tests: one opening at a time, given by the person to Försäkringskassan unless said otherwise."""

from datetime import date

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import Opening
from kedjan.consents.operations import Agreement, record_consent, withdraw_consent
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category, Purpose
from tests.support.world import TODAY, noon

NEXT_YEAR = date(2014, 1, 14)


def give(
    recorder: Actor,
    person: ParticipantId,
    receiver: OrganisationId,
    *categories: Category,
    purpose: Purpose = Purpose.SUPPORT,
    given_on: date = TODAY,
    until_on: date = NEXT_YEAR,
) -> ConsentId:
    """Record that the person opens the categories to the receiver; a future day is recorded as on that day."""
    agreement = Agreement(
        kind=ConsentKind.LIFTS_SECRECY,
        text="Ja.",
        text_version="test",
        language="sv",
        method=ConsentMethod.ORAL_WITNESS,
        given_on=given_on,
        until_on=until_on,
        openings=(Opening(receiver, purpose, frozenset(categories)),),
    )
    with acting(recorder):
        event = record_consent(actor=recorder, participant_id=person, agreement=agreement, now=noon(given_on))
    return event.consent_id


def take_back(actor: Actor, consent: ConsentId) -> None:
    """Withdraw the consent."""
    with acting(actor) as clock:
        withdraw_consent(actor=actor, consent_id=consent, now=clock.now())
