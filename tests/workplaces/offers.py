"""What tests of trial places begin with: an offered place, and a participant in a stage where work is tried."""

from datetime import date, datetime

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.operations import record_consent
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import enrol, hand_over
from kedjan.kernel.ids import EnrolmentId, TrialPlaceId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.programmes.queries import programme
from kedjan.workplaces.domain.features import PlaceFeature
from kedjan.workplaces.domain.places import Offer, Request
from kedjan.workplaces.operations import PlaceTaken, SaidYes, offer_place, take_place
from tests.support.people import SUNNE
from tests.support.told import TOLD, on_paper
from tests.support.world import TODAY, World, noon

OFFER = Offer(
    title="Montering",
    tasks="Montera små delar.",
    municipality_code=SUNNE,
    hours_per_week=15,
    capacity=1,
    features=frozenset({PlaceFeature.QUIET, PlaceFeature.SEATED}),
)
REQUEST = Request(
    starts_on=date(2013, 1, 21),
    ends_on=date(2013, 2, 22),
    presented_as="Clara P",
    needs=frozenset({PlaceFeature.QUIET}),
    most_hours=15,
)
YES = SaidYes(method=ConsentMethod.SIGNED_PAPER, language="sv", told=TOLD)
NOW = noon(TODAY)


def offered(world: World, offer: Offer = OFFER, employer: str = "kafeet") -> TrialPlaceId:
    """Offer a place as the employer's contact person."""
    actor = world.employer_contact(employer)
    with acting(actor):
        return offer_place(actor=actor, offer=offer, now=NOW).place_id


def handed_over(world: World, enrolment_id: EnrolmentId | None = None) -> None:
    """Let the participation, or else that of "consented", go on to the stage where work is tried."""
    actor = world.caseworker("fk")
    with acting(actor):
        hand_over(
            actor=actor,
            enrolment_id=enrolment_id or world.enrolment("consented"),
            to="step_2",
            entered_on=TODAY,
            reason="Alla i laget är överens.",
            now=NOW,
        )


def walked_privately(world: World, name: str = "unasked") -> None:
    """Enrol the person with nothing open to anybody but Försäkringskassan, on to the stage where work is tried."""
    actor, person = world.caseworker("fk"), world.person(name)
    agreement = on_paper(ConsentKind.JOIN_PROGRAMME, given_on=TODAY, until_on=date(2014, 1, 14))
    framsteget = programme(key="framsteget")
    assert framsteget is not None
    with acting(actor):
        record_consent(actor=actor, participant_id=person, agreement=agreement, now=NOW)
        enrolled = enrol(
            actor=actor,
            participant_id=person,
            programme=framsteget,
            team=(TeamPlace(world.organisation("fk"), OrganisationKind.FK),),
            enrolled_on=TODAY,
            now=NOW,
        )
    handed_over(world, enrolled.enrolment_id)


def taken(
    world: World,
    place_id: TrialPlaceId,
    request: Request = REQUEST,
    name: str = "consented",
    now: datetime = NOW,
) -> PlaceTaken:
    """Let the person take the place, as the caseworker of Försäkringskassan."""
    actor = world.caseworker("fk")
    with acting(actor):
        return take_place(
            actor=actor, participant_id=world.person(name), place_id=place_id, request=request, yes=YES, now=now
        )
