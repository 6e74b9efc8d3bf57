"""The small world of database tests: organisations, accounts by role, people by what they have said yes to.

It is Monday 14 January 2013, noon in Sweden. The world is built once a run, through operations (see building.py), into
a database that each process clones; a test that asks for the fixture `world` gets that clone, any other an empty one.

people      where they stand (all but one in the register of "fk")
unasked     on the early list, never asked
invited     asked; the answer is awaited
consented   yes to the team and to follow-up, enrolled on 3 December 2012
withdrawn   the same, and took it all back on 7 January 2013
placed      the same as consented, in step 2, and at Verkstaden from 7 January to 28 February 2013
over        opened everything to "af", until 31 December 2012
future      opened everything to "af", from 1 February 2013
private     walked to the end with nothing open to anybody today: only "fk" sees it
elsewhere   in the register of "af"
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.test import Client

from kedjan.config.login import MEMBERSHIP_KEY
from kedjan.config.sessions import BEGAN, CONFIRMED, mark_begun
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_noon
from kedjan.kernel.ids import AccountId, ConsentId, EnrolmentId, OrganisationId, ParticipantId, PlacementId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.models import Account, Membership

TODAY = date(2013, 1, 14)

ORGANISATIONS = {
    "fk": ("Försäkringskassan Sunne", OrganisationKind.FK),
    "af": ("Arbetsförmedlingen Torsby", OrganisationKind.AF),
    "sunne": ("Socialtjänsten Sunne", OrganisationKind.KOMMUN),
    "torsby": ("Socialtjänsten Torsby", OrganisationKind.KOMMUN),
    "region": ("Rehabmottagningen Torsby", OrganisationKind.REGION),
    "forbund": ("Fryksdalens samordningsförbund", OrganisationKind.SAMORDNINGSFORBUND),
    "verkstaden": ("Verkstaden i Sunne", OrganisationKind.EMPLOYER),
    "kafeet": ("Kaféet i Torsby", OrganisationKind.EMPLOYER),
    "granskarna": ("Granskarna", OrganisationKind.EVALUATOR),
}
SEATS = {"region": "1737"}
TEAM = ("fk", "af", "sunne", "region", "forbund")
FOLLOWERS = ("forbund", "granskarna")

ACCOUNTS = (
    *((RoleKey.CASEWORKER, key) for key in ("fk", "af", "sunne", "torsby", "region")),
    (RoleKey.COORDINATOR, "forbund"),
    (RoleKey.OCCUPATIONAL_THERAPIST, "region"),
    (RoleKey.EMPLOYER_CONTACT, "verkstaden"),
    (RoleKey.EMPLOYER_CONTACT, "kafeet"),
    (RoleKey.PROGRAMME_MANAGER, "forbund"),
    (RoleKey.STEERING_MEMBER, "sunne"),
    (RoleKey.EVALUATOR, "granskarna"),
    (RoleKey.OPERATOR, ""),
    (RoleKey.SECURITY_OFFICER, "fk"),
    (RoleKey.SECURITY_OFFICER, "af"),
)
LOGGED_IN_PEOPLE = ("consented", "withdrawn", "private", "over")


def noon(day: date) -> datetime:
    """Return twelve o'clock in Sweden on the day."""
    return swedish_noon(day)


@dataclass(frozen=True, slots=True)
class World:
    """What the world holds, by readable names; see the top of the file."""

    ids: Mapping[str, UUID]

    def organisation(self, key: str) -> OrganisationId:
        """Return an organisation's id."""
        return OrganisationId(self.ids[f"organisation {key}"])

    def person(self, name: str) -> ParticipantId:
        """Return a person's id."""
        return ParticipantId(self.ids[f"person {name}"])

    def enrolment(self, name: str) -> EnrolmentId:
        """Return the id of a person's participation."""
        return EnrolmentId(self.ids[f"enrolment {name}"])

    def placement(self, name: str) -> PlacementId:
        """Return the id of a person's placement at Verkstaden."""
        return PlacementId(self.ids[f"placement {name}"])

    def consent(self, name: str, kind: str) -> ConsentId:
        """Return the id of a person's consent, by the value of its ConsentKind; "place" is the one to an employer."""
        return ConsentId(self.ids[f"consent {name} {kind}"])

    def actor(self, role: RoleKey, key: str = "") -> Actor:
        """Return somebody in the role at the organisation."""
        return Actor(
            account_id=AccountId(self.ids[f"account {role} {key}"]),
            organisation_id=self.organisation(key) if key else None,
            role=role,
            permissions=frozenset(ROLES[role].permissions),
            purpose=ROLES[role].purpose,
        )

    def caseworker(self, key: str = "fk") -> Actor:
        """Return the caseworker of the organisation."""
        return self.actor(RoleKey.CASEWORKER, key)

    def coordinator(self) -> Actor:
        """Return the coordinator, at the coordination association."""
        return self.actor(RoleKey.COORDINATOR, "forbund")

    def therapist(self) -> Actor:
        """Return the occupational therapist, at the region."""
        return self.actor(RoleKey.OCCUPATIONAL_THERAPIST, "region")

    def employer_contact(self, key: str = "verkstaden") -> Actor:
        """Return the contact person of the employer."""
        return self.actor(RoleKey.EMPLOYER_CONTACT, key)

    def manager(self) -> Actor:
        """Return the programme manager, at the coordination association."""
        return self.actor(RoleKey.PROGRAMME_MANAGER, "forbund")

    def steering_member(self) -> Actor:
        """Return the member of the steering group, from the municipality of Sunne."""
        return self.actor(RoleKey.STEERING_MEMBER, "sunne")

    def evaluator(self) -> Actor:
        """Return the evaluator."""
        return self.actor(RoleKey.EVALUATOR, "granskarna")

    def operator(self) -> Actor:
        """Return the operator, who works for no organisation."""
        return self.actor(RoleKey.OPERATOR)

    def officer(self, key: str = "fk") -> Actor:
        """Return the security officer of the organisation, "fk" or "af"."""
        return self.actor(RoleKey.SECURITY_OFFICER, key)

    def participant(self, name: str = "consented") -> Actor:
        """Return the person on their own pages; "consented", "withdrawn", "private" and "over" can log in."""
        return Actor(
            account_id=AccountId(self.ids[f"account {RoleKey.PARTICIPANT} {name}"]),
            organisation_id=None,
            role=RoleKey.PARTICIPANT,
            permissions=frozenset(ROLES[RoleKey.PARTICIPANT].permissions),
            purpose=ROLES[RoleKey.PARTICIPANT].purpose,
            participant_id=self.person(name),
        )

    def my_browser(self, name: str = "consented") -> Client:
        """Return a test client in which the person has logged in."""
        return self.browser(self.participant(name))

    def staff_browser(self, key: str = "fk") -> Client:
        """Return a test client in which the caseworker of the organisation has logged in."""
        return self.browser(self.caseworker(key))

    def browser(self, actor: Actor) -> Client:
        """Return a test client in which the actor has logged in, in their role."""
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id))
        session = client.session
        mark_begun(session)
        session[CONFIRMED] = session[BEGAN]
        if actor.participant_id is None:
            membership = Membership.objects.get(account_id=actor.account_id, role=actor.role)
            session[MEMBERSHIP_KEY] = str(membership.id)
        session.save()
        return client
