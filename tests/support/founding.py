"""What the world begins with: the programme, the organisations and accounts, the register, a place, own pages."""

from datetime import date
from uuid import UUID

from django.utils.text import slugify

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.operations import open_account, register_organisation
from kedjan.participants.operations import open_participant_account, register_participants
from kedjan.programmes.operations import load_programme
from kedjan.programmes.queries import ProgrammeView, programme
from kedjan.workplaces.domain.places import Offer
from kedjan.workplaces.operations import offer_place
from tests.support.people import PEOPLE, SUNNE
from tests.support.server import PROJECT
from tests.support.world import ACCOUNTS, LOGGED_IN_PEOPLE, ORGANISATIONS, SEATS, World, noon

REGISTERED_ON, OPENED_ON = date(2012, 11, 5), date(2012, 12, 3)


class Founding:
    """Founds the world, and keeps the ids by readable names."""

    def __init__(self, ids: dict[str, UUID]) -> None:
        """Keep where the ids go."""
        self.ids = ids
        self.world = World(ids)

    def programme(self) -> ProgrammeView:
        """Load Framsteget's file, as an operator whom nobody has registered yet."""
        founder = Actor(
            account_id=AccountId(new_id()),
            organisation_id=None,
            role=RoleKey.OPERATOR,
            permissions=frozenset(ROLES[RoleKey.OPERATOR].permissions),
            purpose=ROLES[RoleKey.OPERATOR].purpose,
        )
        self.founder = founder
        text = (PROJECT / "programmes/framsteget.toml").read_text(encoding="utf-8")
        with acting(founder):
            load_programme(actor=founder, text=text, now=noon(date(2010, 5, 3)))
        found = programme(key="framsteget")
        if found is None:
            raise LookupError("framsteget")
        self.ids["programme framsteget"] = found.id
        return found

    def organisations(self) -> None:
        """Register the organisations, and open an account for each role."""
        long_ago = date(2010, 5, 3)
        with acting(self.founder):
            for key, (name, kind) in ORGANISATIONS.items():
                event = register_organisation(
                    actor=self.founder,
                    key=f"{kind}-{slugify(name)}",  # as a partner is registered: the association owns the programme
                    name=name,
                    kind=kind,
                    municipality_code=SEATS.get(key),
                    now=noon(long_ago),
                )
                self.ids[f"organisation {key}"] = event.organisation_id
            for role, key in ACCOUNTS:
                opened = open_account(
                    actor=self.founder,
                    username=f"{role}.{key}".strip("."),
                    name=f"{role.replace('_', ' ').title()} {key}".strip(),
                    role=role,
                    organisation_id=self.world.organisation(key) if key else None,
                    since_on=long_ago,
                    now=noon(long_ago),
                )
                self.ids[f"account {role} {key}"] = opened.account_id

    def register(self) -> None:
        """Put the people into the registers."""
        for key, names in (("fk", [name for name in PEOPLE if name != "elsewhere"]), ("af", ["elsewhere"])):
            actor = self.world.caseworker(key)
            with acting(actor):
                event = register_participants(
                    actor=actor, people=[PEOPLE[name] for name in names], now=noon(REGISTERED_ON)
                )
            self.ids |= {f"person {name}": one for name, one in zip(names, event.participant_ids, strict=True)}

    def offer_place(self) -> None:
        """Offer a place at Verkstaden."""
        actor = self.world.employer_contact("verkstaden")
        offer = Offer("Montera cyklar", "Packa upp och montera.", SUNNE, 20, 3, frozenset())
        with acting(actor):
            self.ids["place verkstaden"] = offer_place(actor=actor, offer=offer, now=noon(REGISTERED_ON)).place_id

    def accounts_of_people(self) -> None:
        """Open the own pages of those who log in."""
        for name in LOGGED_IN_PEOPLE:
            with acting(self.founder):
                opened = open_account(
                    actor=self.founder,
                    username=f"participant.{name}",
                    name="",
                    role=None,
                    organisation_id=None,
                    since_on=OPENED_ON,
                    now=noon(OPENED_ON),
                )
            actor = self.world.caseworker("fk")
            with acting(actor):
                open_participant_account(
                    actor=actor,
                    participant_id=self.world.person(name),
                    account_id=opened.account_id,
                    now=noon(OPENED_ON),
                )
            self.ids[f"account {RoleKey.PARTICIPANT} {name}"] = opened.account_id
