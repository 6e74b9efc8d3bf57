"""The demo's organisations and accounts: the programme's partners, and a few who are made up, and say so."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId, ProgrammeId
from kedjan.kernel.information import Purpose
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.operations import open_account, register_organisation
from kedjan.organisations.queries import OrganisationView, organisations_by_key
from kedjan.participants.operations import open_participant_account
from kedjan.programmes.queries import partners

OPERATOR = Actor(
    account_id=AccountId(UUID(int=0xDE)),
    organisation_id=None,
    role=RoleKey.OPERATOR,
    permissions=frozenset(ROLES[RoleKey.OPERATOR].permissions),
    purpose=Purpose.OPERATIONS,
)

# Made up, or not named by the source; the names say what they are.
_ADDED = (
    ("demo-karlstad", "Karlstads kommun", OrganisationKind.KOMMUN, "1780"),
    ("demo-kristinehamn", "Kristinehamns kommun", OrganisationKind.KOMMUN, "1781"),
    ("demo-region", "Landstinget i Värmland", OrganisationKind.REGION, "1780"),
    ("demo-evaluator", "Utvärderingsbyrån (påhittad)", OrganisationKind.EVALUATOR, None),
    ("demo-employer", "Arbetsgivarringen Värmland (påhittad)", OrganisationKind.EMPLOYER, "1780"),
)


_CASEWORKERS = (
    (OrganisationKind.FK, "demo.01.fk", "Karin Handläggare"),
    (OrganisationKind.AF, "demo.02.af", "Anders Handläggare"),
    (OrganisationKind.REGION, "demo.04.region", "Rolf Handläggare"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts in the demo's story."""

    fk: Actor
    curious: Actor
    coordinator: Actor
    therapist: Actor
    employer: Actor
    manager: Actor
    by_kind: dict[OrganisationKind, Actor]
    kommuner: dict[str, Actor]


def gather(*, programme_id: ProgrammeId, now: datetime, since_on: date) -> Cast:
    """Register the organisations that the programme file does not have, and open an account for each role."""
    for key, name, kind, code in _ADDED:
        register_organisation(actor=OPERATOR, key=key, name=name, kind=kind, municipality_code=code, now=now)
    added = organisations_by_key(keys=[key for key, *_ in _ADDED]).values()
    known = (*dict.fromkeys(one.organisation for one in partners(programme_id=programme_id)), *added)
    opening = Opening(now, since_on)
    by_kind = {
        kind: opening.staff(username, name, RoleKey.CASEWORKER, _first(known, kind))
        for kind, username, name in _CASEWORKERS
    }
    owner = next(one for one in known if one.name == "Fryksdalens samordningsförbund")
    coordinator = opening.staff("demo.05.coordinator", "Siv Samordnare", RoleKey.COORDINATOR, owner)
    manager = opening.staff("demo.08.manager", "Petra Programledare", RoleKey.PROGRAMME_MANAGER, owner)
    opening.staff("demo.09.steering", "Lars Ledamot", RoleKey.STEERING_MEMBER, _of_municipality(known, "1766"))
    evaluator = _first(known, OrganisationKind.EVALUATOR)
    opening.staff("demo.10.evaluator", "Eva Utvärderare", RoleKey.EVALUATOR, evaluator)
    ring, fk = _first(known, OrganisationKind.EMPLOYER), _first(known, OrganisationKind.FK)
    opening.staff("demo.12.officer", "Inga Informationssäkerhet", RoleKey.SECURITY_OFFICER, fk)
    return Cast(
        fk=by_kind[OrganisationKind.FK],
        curious=opening.staff("story.fk.2", "Kent Handläggare", RoleKey.CASEWORKER, fk),
        coordinator=coordinator,
        therapist=opening.staff("demo.06.therapist", "Tove Terapeut", RoleKey.OCCUPATIONAL_THERAPIST, owner),
        employer=opening.staff("demo.07.employer", "Emil Arbetsgivare", RoleKey.EMPLOYER_CONTACT, ring),
        manager=manager,
        by_kind={**by_kind, OrganisationKind.SAMORDNINGSFORBUND: coordinator},
        kommuner=opening.kommuner(known),
    )


def open_own_pages(*, actor: Actor, username: str, who: ParticipantId, now: datetime) -> AccountId:
    """Let one of the demo's participants, whom the actor registered, log in to their own pages."""
    with acting(OPERATOR):
        account = open_account(
            actor=OPERATOR,
            username=username,
            name="",
            role=None,
            organisation_id=None,
            since_on=now.date(),
            now=now,
        )
    with acting(actor):
        open_participant_account(actor=actor, participant_id=who, account_id=account.account_id, now=now)
    return account.account_id


@dataclass(frozen=True, slots=True)
class Opening:
    """Opens accounts at one moment."""

    now: datetime
    since_on: date

    def staff(self, username: str, name: str, role: RoleKey, organisation: OrganisationView) -> Actor:
        """Open an account with a role in the organisation, and return its actor."""
        event = open_account(
            actor=OPERATOR,
            username=username,
            name=name,
            role=role,
            organisation_id=organisation.id,
            since_on=self.since_on,
            now=self.now,
        )
        return Actor(
            account_id=event.account_id,
            organisation_id=organisation.id,
            role=role,
            permissions=frozenset(ROLES[role].permissions),
            purpose=ROLES[role].purpose,
        )

    def kommuner(self, known: tuple[OrganisationView, ...]) -> dict[str, Actor]:
        """Open a caseworker's account in every municipality; the one in Karlstad can be stepped into."""
        return {
            one.municipality_code: self.staff(
                "demo.03.kommun" if one.municipality_code == "1780" else f"story.kommun.{one.municipality_code}",
                "Mona Handläggare",
                RoleKey.CASEWORKER,
                one,
            )
            for one in known
            if one.kind is OrganisationKind.KOMMUN and one.municipality_code
        }


def _first(known: tuple[OrganisationView, ...], kind: OrganisationKind) -> OrganisationView:
    return next(one for one in known if one.kind is kind)


def _of_municipality(known: tuple[OrganisationView, ...], code: str) -> OrganisationView:
    return next(one for one in known if one.kind is OrganisationKind.KOMMUN and one.municipality_code == code)
