"""The programme out of a checked document. Municipalities and partners are sorted: their order says nothing."""

from kedjan.kernel.period import Period
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.programmes.domain.build_coaching import coaching
from kedjan.programmes.domain.build_path import intake, outcome, stage, target_group, whole_path, words
from kedjan.programmes.domain.build_results import council, event, figure, goal
from kedjan.programmes.domain.codes import PartnerRole, Phase
from kedjan.programmes.domain.document import TomlTable
from kedjan.programmes.domain.programme import (
    Competence,
    Funding,
    Municipality,
    Narrative,
    Note,
    Partner,
    ProgrammeFile,
    Source,
    Supplement,
)
from kedjan.programmes.domain.typed import Typed

_ROLES = tuple(PartnerRole)


def build_programme(values: TomlTable) -> ProgrammeFile:
    """Return the programme of a document without problems."""
    file = Typed(values)
    return ProgrammeFile(
        key=file.text("key"),
        name=words(file.table("name")),
        source=Source(name=file.table("source").text("name"), what=file.table("source").text("what")),
        funding=_funding(file.table("funding")),
        period=_period(file.table("period")),
        region=file.text("region"),
        nationwide=file.flag("nationwide"),
        municipalities=tuple(sorted(file.each("municipalities", _municipality))),
        partners=tuple(sorted(file.each("partners", _partner), key=_by_role_and_name)),
        target_group=target_group(file.table("target_group")),
        intake=intake(file.table("intake")),
        stages=file.each("stages", stage),
        outcomes=file.each("outcomes", outcome),
        goals=file.each("goals", goal),
        councils=file.each("councils", council),
        narrative=_narrative(file.table("narrative")),
        competence=file.optional("competence", _competence),
        figures=file.each("figures", figure),
        events=file.each("events", event),
        supplements=file.each("supplements", _supplement),
        notes=file.each("notes", _note),
        coaching=file.optional("coaching", coaching),
        path=file.optional("path", whole_path),
    )


def _period(row: Typed) -> Period:
    return Period.through(row.day("starts_on"), row.day("ends_on"))


def _funding(row: Typed) -> Funding:
    phase = row.text_or_none("phase")
    return Funding(
        funder=row.text("funder"),
        budget_period=row.text("budget_period"),
        grant_sek=row.number("grant_sek"),
        total_budget_sek=row.number("total_budget_sek"),
        recorded_cost_sek=row.number_or_none("recorded_cost_sek"),
        programme_area=row.text_or_none("programme_area"),
        specific_goal=row.text_or_none("specific_goal"),
        project_number=row.text_or_none("project_number"),
        phase=Phase(phase) if phase else None,
    )


def _municipality(row: Typed) -> Municipality:
    return Municipality(code=row.text("code"), name=row.text("name"))


def _partner(row: Typed) -> Partner:
    return Partner(
        role=PartnerRole(row.text("role")),
        name=row.text("name"),
        kind=OrganisationKind(row.text("kind")),
        as_written=row.text_or_none("as_written"),
        note=row.text_or_none("note"),
    )


def _by_role_and_name(partner: Partner) -> tuple[int, str]:
    return _ROLES.index(partner.role), partner.name


def _narrative(row: Typed) -> Narrative:
    return Narrative(
        summary=row.text("summary"),
        background=row.text("background"),
        objectives=row.text("objectives"),
        purpose=row.text_or_none("purpose"),
        accessibility=row.text_or_none("accessibility"),
        equality=row.text_or_none("equality"),
        transnational=row.text_or_none("transnational"),
    )


def _competence(row: Typed) -> Competence:
    return Competence(forms=row.texts("forms"), levels=row.texts("levels"), themes=row.texts("themes"))


def _supplement(row: Typed) -> Supplement:
    return Supplement(received_on=row.day("received_on"), part=row.text("part"), text=row.text("text"))


def _note(row: Typed) -> Note:
    return Note(
        key=row.text("key"),
        about=row.text("about"),
        text=words(row.table("text")),
        as_stated=row.texts("as_stated"),
    )
