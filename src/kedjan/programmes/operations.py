"""Load programme files: every version is kept, and nobody's path is rewritten behind them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from kedjan.audit.domain.receipts import Receiver
from kedjan.audit.operations import ReceiptsGiven, give_receipts, record
from kedjan.integrations.delivery import Delivery
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ProgrammeId
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.operations import register_organisation
from kedjan.organisations.queries import municipality_names
from kedjan.programmes.domain.digest import digest
from kedjan.programmes.domain.parse import parse_programme
from kedjan.programmes.domain.problem import Problem
from kedjan.programmes.domain.programme import Partner, ProgrammeFile
from kedjan.programmes.models import Programme, ProgrammePartner, ProgrammeVersion
from kedjan.programmes.queries import partner_organisations

_KEY_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class ProgrammeLoaded:
    """A programme is as its file says, in a version counted from 1; `changed` is False for content known before."""

    programme_id: ProgrammeId
    version_id: UUID
    key: str
    number: int
    changed: bool


class CannotLoadProgramme(Refusal):
    """The file has problems, each with its place; nothing was loaded."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems; their reasons are the refusal's."""
        super().__init__(*(problem.reason for problem in problems))
        self.problems = problems


def give_receipts_to_partners(*, delivery: Delivery, now: datetime) -> ReceiptsGiven | None:
    """Hand today's receipt for the log to every organisation that has a part in a programme: docs/rules/audit.md."""
    receivers = [Receiver(one.id, one.key) for one in partner_organisations()]
    return give_receipts(receivers=receivers, delivery=delivery, now=now)


@transaction.atomic
def load_programme(*, actor: Actor, text: str, now: datetime) -> ProgrammeLoaded:
    """Load a programme file's text; the same content again changes nothing. Raises CannotLoadProgramme.

    Content that differs becomes a new version, and its partners replace the ones before. Whoever is enrolled keeps
    the version they were enrolled under.
    """
    require(actor, Permission.MANAGE_PROGRAMMES)
    parsed = parse_programme(text, municipalities=municipality_names())
    if parsed.programme is None:
        raise CannotLoadProgramme(*parsed.problems)
    file = parsed.programme
    programme = _locked(file)
    latest = ProgrammeVersion.objects.filter(programme=programme).order_by("-number").first()
    if latest is not None and latest.digest == digest(file):
        return _event(programme, latest, changed=False)
    version = ProgrammeVersion.objects.create(
        programme=programme,
        number=1 if latest is None else latest.number + 1,
        digest=digest(file),
        text=text,
        loaded_at=now,
    )
    _save_partners(actor, programme, file, now)
    event = _event(programme, version, changed=True)
    record(actor=actor, event=event, now=now)
    return event


def partner_key(partner: Partner) -> str:
    """Return the key under which a programme file's partner is registered: the same name and kind, the same key."""
    return f"{partner.kind}-{slugify(partner.name)}"[:_KEY_CHARACTERS]


def _locked(file: ProgrammeFile) -> Programme:
    """Return the programme's row, renamed if need be and locked, so that two loads cannot number the same version."""
    Programme.objects.get_or_create(key=file.key, defaults={"name": file.name.sv})
    row = Programme.objects.select_for_update(of=("self",)).get(key=file.key)
    if row.name != file.name.sv:
        row.name = file.name.sv
        row.save(update_fields=["name"])
    return row


def _save_partners(actor: Actor, programme: Programme, file: ProgrammeFile, now: datetime) -> None:
    ProgrammePartner.objects.filter(programme=programme).delete()
    ids = {partner_key(one): _registered(actor, one, file, now) for one in file.partners}
    ProgrammePartner.objects.bulk_create(
        ProgrammePartner(programme=programme, organisation_id=organisation_id, role=role)
        for organisation_id, role in sorted({(ids[partner_key(one)], one.role.value) for one in file.partners})
    )


def _registered(actor: Actor, partner: Partner, file: ProgrammeFile, now: datetime) -> OrganisationId:
    event = register_organisation(
        actor=actor,
        key=partner_key(partner),
        name=partner.name,
        kind=partner.kind,
        municipality_code=_municipality_of(partner, file),
        now=now,
    )
    return event.organisation_id


def _municipality_of(partner: Partner, file: ProgrammeFile) -> str | None:
    """Return the code of the municipality that the partner is, by the official form of its name: Kils kommun is Kil."""
    if partner.kind is not OrganisationKind.KOMMUN:
        return None
    codes = {f"{one.name}{genitive} kommun": one.code for one in file.municipalities for genitive in ("s", "")}
    return codes.get(partner.name)


def _event(programme: Programme, version: ProgrammeVersion, *, changed: bool) -> ProgrammeLoaded:
    return ProgrammeLoaded(
        programme_id=ProgrammeId(programme.id),
        version_id=version.id,
        key=programme.key,
        number=version.number,
        changed=changed,
    )
