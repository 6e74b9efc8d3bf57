"""What is held about one person, table by table, as values that anybody can read: docs/rules/own-information.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kedjan.kernel.ids import OrganisationId

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

FORMAT, VERSION = "kedjan-own-information", 1


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its column, what it is called, the value for machines and the text for people."""

    column: str
    title: str
    value: Json
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its opaque id, the organisation that wrote it, and its values."""

    id: str
    organisation_id: OrganisationId | None
    organisation: str
    values: tuple[Value, ...]

    @property
    def told(self) -> tuple[Value, ...]:
        """Return the values that say something to people."""
        return tuple(one for one in self.values if one.text)


@dataclass(frozen=True, slots=True)
class Section:
    """One table: its name, what it is called, and the rows about the person, oldest first."""

    table: str
    title: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Information:
    """Everything that the reader may see about one person, at one moment."""

    participant_id: str
    made_at: str
    language: str
    sections: tuple[Section, ...]

    @property
    def records(self) -> int:
        """Return how many rows there are."""
        return sum(len(section.records) for section in self.sections)


def as_document(information: Information) -> Mapping[str, Json]:
    """Return the information as the machine-readable document that docs/own-information.schema.json describes."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "participant_id": information.participant_id,
        "made_at": information.made_at,
        "language": information.language,
        "sections": [
            {"table": section.table, "title": section.title, "records": [_record(one) for one in section.records]}
            for section in information.sections
        ],
    }


def _record(record: Record) -> Mapping[str, Json]:
    return {
        "id": record.id,
        "organisation": {
            "id": None if record.organisation_id is None else str(record.organisation_id),
            "name": record.organisation,
        },
        "values": {one.column: {"title": one.title, "value": one.value, "text": one.text} for one in record.values},
    }
