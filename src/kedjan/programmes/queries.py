"""Read programmes: the loaded files as values, and their partners."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from kedjan.kernel.ids import OrganisationId, ProgrammeId
from kedjan.organisations.queries import OrganisationView, organisations
from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.domain.parse import stored_programme
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.models import Programme, ProgrammePartner, ProgrammeVersion


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme in its latest version, which is counted from 1."""

    id: ProgrammeId
    key: str
    name: str
    version_id: UUID
    number: int
    loaded_at: datetime
    file: ProgrammeFile


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An organisation's part in a programme."""

    organisation: OrganisationView
    role: str


def programmes() -> tuple[ProgrammeView, ...]:
    """Return all programmes in their latest version, by name."""
    latest = ProgrammeVersion.objects.order_by("programme_id", "-number").distinct("programme_id")
    views = (_view(row.programme, row) for row in latest.select_related("programme"))
    return tuple(sorted(views, key=lambda view: view.name))


def programme(*, key: str) -> ProgrammeView | None:
    """Return the programme with the key in its latest version, or None."""
    row = ProgrammeVersion.objects.filter(programme__key=key).select_related("programme").order_by("-number").first()
    return None if row is None else _view(row.programme, row)


def programme_version(*, version_id: UUID) -> ProgrammeFile:
    """Return the file of one version: what holds for whoever was enrolled under it. Cached: versions never change."""
    return _version_file(version_id)


def partners(*, programme_id: ProgrammeId) -> tuple[PartnerView, ...]:
    """Return the programme's partners, by role and name."""
    rows = tuple(ProgrammePartner.objects.filter(programme_id=programme_id).order_by("role", "organisation__name"))
    known = organisations(ids=[OrganisationId(row.organisation_id) for row in rows])
    return tuple(PartnerView(organisation=known[OrganisationId(row.organisation_id)], role=row.role) for row in rows)


def owned_programmes(*, organisation_id: OrganisationId) -> frozenset[ProgrammeId]:
    """Return the programmes that the organisation owns."""
    rows = ProgrammePartner.objects.filter(organisation_id=organisation_id, role=PartnerRole.OWNER)
    return frozenset(ProgrammeId(one) for one in rows.values_list("programme_id", flat=True))


def partner_organisations() -> tuple[OrganisationView, ...]:
    """Return every organisation that has a part in any programme, once, by name."""
    ids = ProgrammePartner.objects.values_list("organisation_id", flat=True)
    return tuple(organisations(ids=[OrganisationId(one) for one in ids]).values())


@lru_cache(maxsize=64)
def _version_file(version_id: UUID) -> ProgrammeFile:
    return _file(ProgrammeVersion.objects.get(pk=version_id).text)


@lru_cache(maxsize=64)
def _file(text: str) -> ProgrammeFile:
    return stored_programme(text)


def _view(programme: Programme, version: ProgrammeVersion) -> ProgrammeView:
    return ProgrammeView(
        id=ProgrammeId(programme.id),
        key=programme.key,
        name=programme.name,
        version_id=version.id,
        number=version.number,
        loaded_at=version.loaded_at,
        file=_file(version.text),
    )
