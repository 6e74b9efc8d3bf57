"""The register's rows as they are written: identity and contact sealed, many at a time. Part of other operations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kedjan.integrations.database.bulk import Target, insert_rows, run_with_rows
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId, new_id
from kedjan.kernel.sex import Sex
from kedjan.participants.models import Contact, Identity

PARTICIPANT = Target(
    "participants_participant",
    {
        "id": "uuid",
        "organisation_id": "uuid",
        "municipality_id": "text",
        "sex": "text",
        "birth_year": "smallint",
        "registered_at": "timestamptz",
    },
)
IDENTITY = Target(
    "participants_identity",
    {
        "participant_id": "uuid",
        "organisation_id": "uuid",
        "number_sealed": "bytea",
        "number_index": "bytea",
        "given_name_sealed": "bytea",
        "family_name_sealed": "bytea",
        "name_index": "bytea",
    },
)
CONTACT = Target(
    "participants_contact",
    {
        "participant_id": "uuid",
        "organisation_id": "uuid",
        "phone_sealed": "bytea",
        "email_sealed": "bytea",
        "language": "text",
    },
)
BENEFIT = Target(
    "participants_benefit",
    {"id": "uuid", "participant_id": "uuid", "organisation_id": "uuid", "kind": "text", "ends_on": "date"},
)
_NEW_ENDS = """
    UPDATE participants_benefit b SET ends_on = given.ends_on FROM {given}
    WHERE b.participant_id = given.participant_id AND b.kind = given.kind AND b.organisation_id = given.organisation_id
"""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A checked person to register. The number has twelve digits; the benefit's kind is a BenefitType value."""

    number: str
    given_name: str
    family_name: str
    sex: Sex
    birth_year: int
    municipality_code: str
    benefit: str
    benefit_ends_on: date
    phone: str | None = None
    email: str | None = None
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class BenefitEnd:
    """A person's benefit and its last day."""

    participant_id: ParticipantId
    benefit: str
    ends_on: date


def write_people(*, actor: Actor, people: Sequence[NewPerson], now: datetime) -> tuple[ParticipantId, ...]:
    """Add the people and their benefits; return their new ids in the same order."""
    ids = tuple(ParticipantId(new_id()) for _ in people)
    pairs = tuple(zip(ids, people, strict=True))
    home = actor.home
    insert_rows(PARTICIPANT, ((one, home, who.municipality_code, who.sex, who.birth_year, now) for one, who in pairs))
    insert_rows(IDENTITY, ((one, home, *_identity(one, home, who)) for one, who in pairs))
    insert_rows(CONTACT, ((one, home, *_reached(one, who), who.language) for one, who in pairs))
    write_benefits(actor=actor, benefits=(BenefitEnd(one, who.benefit, who.benefit_ends_on) for one, who in pairs))
    return ids


def write_benefits(*, actor: Actor, benefits: Iterable[BenefitEnd]) -> None:
    """Add benefits to people of the organisation's register."""
    home = actor.home
    insert_rows(BENEFIT, ((new_id(), each.participant_id, home, each.benefit, each.ends_on) for each in benefits))


def write_ends(*, actor: Actor, benefits: Iterable[BenefitEnd]) -> int:
    """Give benefits that are there another last day; return how many were found."""
    columns = {name: kind for name, kind in BENEFIT.columns.items() if name != "id"}
    home = actor.home
    rows = ((each.participant_id, home, each.benefit, each.ends_on) for each in benefits)
    return run_with_rows(_NEW_ENDS, columns, rows)


def _identity(one: ParticipantId, home: OrganisationId, who: NewPerson) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    return (
        Identity.NUMBER.seal(who.number, one),
        Identity.NUMBER_INDEX.of(who.number),
        Identity.GIVEN_NAME.seal(who.given_name, one),
        Identity.FAMILY_NAME.seal(who.family_name, one),
        Identity.index_of_name(home, who.given_name, who.family_name),
    )


def _reached(one: ParticipantId, who: NewPerson) -> tuple[bytes | None, bytes | None]:
    return (
        None if who.phone is None else Contact.PHONE.seal(who.phone, one),
        None if who.email is None else Contact.EMAIL.seal(who.email, one),
    )
