"""Read programmes: the loaded files as values, and their partners."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from kedjan.kernel.ids import OrganisationId, ProgrammeId
from kedjan.organisations.queries import OrganisationView, municipality_names, organisations
from kedjan.programmes.domain.parse import parse_programme
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.models import Programme, ProgrammePartner, ProgrammeVersion


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme in its latest version."""

    id: ProgrammeId
    key: str
    name: str
    version_id: UUID
    file: ProgrammeFile


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An organisation's part in a programme."""

    organisation: OrganisationView
    role: str


def programmes() -> tuple[ProgrammeView, ...]:
    """Return all programmes in their latest version, by name."""
    latest: dict[UUID, ProgrammeVersion] = {}
    for row in ProgrammeVersion.objects.select_related("programme").order_by("programme__name", "number"):
        latest[row.programme_id] = row
    return tuple(_view(row.programme, row) for row in latest.values())


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


@lru_cache(maxsize=64)
def _version_file(version_id: UUID) -> ProgrammeFile:
    return _file(ProgrammeVersion.objects.get(pk=version_id).text)


@lru_cache(maxsize=64)
def _file(text: str) -> ProgrammeFile:
    parsed = parse_programme(text, municipalities=municipality_names())
    if parsed.programme is None:
        raise ValueError("a loaded programme file was changed in the database")
    return parsed.programme


def _view(programme: Programme, version: ProgrammeVersion) -> ProgrammeView:
    return ProgrammeView(
        id=ProgrammeId(programme.id),
        key=programme.key,
        name=programme.name,
        version_id=version.id,
        file=_file(version.text),
    )
