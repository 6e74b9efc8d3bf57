"""What a stored code says: in words, in the reader's language. A code that nothing explains is shown as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as also
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from uuid import UUID

from django.db.models import Field
from django.utils.translation import gettext as _

from kedjan.assessments.queries.words import AssessmentWords, task_words, words_for
from kedjan.councils.queries import words_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category, Purpose
from kedjan.kernel.text import N_
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.queries import municipality_names, organisations
from kedjan.participants.domain.benefits import BenefitType
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.queries import programme_version
from kedjan.rights.domain.columns import COLUMNS
from kedjan.rights.domain.events import EVENTS
from kedjan.rights.domain.information import Json
from kedjan.rights.queries.logged import said_in
from kedjan.ui.words import day, language, moment

_YES, _NO = N_("Ja"), N_("Nej")
_ENROLMENTS, _ASSESSMENTS, _ENTRIES = "journeys_enrolment", "assessments_assessment", "assessments_entry"
_IDEAS = ("councils_author", "councils_mark")
_BY_COLUMN: Mapping[str, type[StrEnum]] = {
    "category": Category,
    "purpose": Purpose,
    "kind": BenefitType,
    "role": OrganisationKind,
}


@dataclass(frozen=True, slots=True)
class Labels:
    """What the titles in the person's programmes are, and the words of their assessments and of what they proposed.

    What has been said once is remembered: a log of thousands of rows says the same few things.
    """

    organisations: Mapping[str, str]
    titles: Mapping[str, str]
    programmes: Mapping[str, str]
    proposals: Mapping[str, str]
    assessments: AssessmentWords = also(default_factory=AssessmentWords)
    _said: dict[tuple[int, str], str] = also(default_factory=dict)
    _columns: dict[str, str] = also(default_factory=dict)

    def column(self, name: str) -> str:
        """Return what the column is called."""
        if name not in self._columns:
            self._columns[name] = _(COLUMNS[name]) if name in COLUMNS else name
        return self._columns[name]

    def text(self, field: "Field[object, object]", value: Json) -> str:
        """Return the value as somebody reads it; nothing at all is an empty text."""
        if value is None:
            return ""
        if field.name == "payload" and isinstance(value, Mapping):
            return said_in(value, self._known)
        if isinstance(value, bool):
            return _(_YES if value else _NO)
        if not isinstance(value, str):
            return _listed(value)
        which = (id(field), value)
        if which not in self._said:
            self._said[which] = self._pointed(field, value) or self._code(field, value) or _time(field, value) or value
        return self._said[which]

    def written(self, table: str, name: str, stored: Mapping[str, Json], text: str) -> str:
        """Return a value of an assessment in the words of its instrument; any other as it is."""
        if table == _ASSESSMENTS:
            return {"instrument": self.assessments.instrument, "task": task_words}.get(name, str)(text)
        which = str(stored.get("assessment_id"))
        if table == _ENTRIES and name == "part":
            return self.assessments.part(which, text)
        if table == _ENTRIES and name == "text":
            return self.assessments.entry(which, str(stored.get("kind")), text)
        return text

    def _known(self, value: str) -> str | None:
        return self.organisations.get(value) or self.programmes.get(value) or self.titles.get(value)

    def organisation(self, value: Json) -> str:
        """Return the organisation's name, or nothing."""
        return self.organisations.get(str(value), "")

    def id_of(self, value: Json) -> UUID:
        """Return the id that is stored as text."""
        return UUID(str(value))

    def _pointed(self, field: "Field[object, object]", value: str) -> str | None:
        """Return the name of what the value points to."""
        if field.column == "municipality_id":
            return municipality_names().get(value)
        return self.organisations.get(value) or self.programmes.get(value) or self.proposals.get(value)

    def _code(self, field: "Field[object, object]", value: str) -> str | None:
        kind = _enumeration(tuple(str(code) for code, _text in field.choices or ())) or _BY_COLUMN.get(field.name)
        if kind is not None and value in {str(one) for one in kind}:
            return _(str(getattr(kind(value), "label", value)))
        if field.name == "role" and value in {str(one) for one in RoleKey}:
            return _(ROLES[RoleKey(value)].title)
        if field.name == "kind" and value in EVENTS:
            return _(EVENTS[value])
        return self.titles.get(value) if field.name in {"stage", "kind", "outcome"} else None


def needed_for(table: str) -> frozenset[str]:
    """Return the tables whose rows labels_for needs to label a row of the table."""
    beside = {_ASSESSMENTS} if table in {_ASSESSMENTS, _ENTRIES} else set()
    return frozenset({table, _ENROLMENTS} | beside)


def labels_for(rows: Mapping[str, Iterable[tuple[str, Mapping[str, Json]]]], *, actor: Actor) -> Labels:
    """Return the labels that the rows need.

    One query, one for each programme not read before, one for assessments and one for what was proposed.
    """
    ideas = [UUID(str(row["idea_id"])) for table in _IDEAS for _key, row in rows.get(table, ()) if row["idea_id"]]
    versions = {UUID(str(row["version_id"])): str(row["programme_id"]) for _key, row in rows.get(_ENROLMENTS, ())}
    begun = {key: str(row["instrument_id"]) for key, row in rows.get(_ASSESSMENTS, ())}
    files = {version: programme_version(version_id=version) for version in versions}
    titles: dict[str, str] = {}
    for file in files.values():
        titles |= _titles(file)
    return Labels(
        organisations={str(one): view.name for one, view in organisations().items()},
        titles=titles,
        programmes={programme: files[version].name.text_in(language()) for version, programme in versions.items()},
        proposals={str(one): text for one, text in words_of(actor=actor, idea_ids=ideas).items()},
        assessments=words_for(begun),
    )


def _titles(file: ProgrammeFile) -> dict[str, str]:
    stages = {stage.key: stage.title for stage in file.stages}
    gates = {gate.key: gate.title for stage in file.stages for gate in stage.gates}
    outcomes = {outcome.key: outcome.title for outcome in file.outcomes}
    return {key: title.text_in(language()) for key, title in (stages | gates | outcomes).items()}


@cache
def _enumeration(codes: tuple[str, ...]) -> type[StrEnum] | None:
    """Return the enumeration with exactly these codes that has words for them."""
    for kind in StrEnum.__subclasses__():
        if codes and isinstance(vars(kind).get("label"), property) and {str(one) for one in kind} == set(codes):
            return kind
    return None


def _time(field: "Field[object, object]", value: str) -> str | None:
    if field.get_internal_type() == "DateField":
        return day(date.fromisoformat(value))
    if field.get_internal_type() == "DateTimeField":
        return moment(datetime.fromisoformat(value))
    return None


def _listed(value: Json) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_listed(one)}" for key, one in value.items() if one is not None)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_listed(one) for one in value)
    return str(value)
