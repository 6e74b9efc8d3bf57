"""Which columns a list of people has, under any of their names: docs/rules/intake.md, "Columns"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.participants.domain.spelling import folded, quoted

_SHOWN_COLUMNS = 10


class CannotUseColumns(Refusal):
    """The file lacks a column that every person needs, or has one twice; no row of it was used."""


class IntakeColumn(StrEnum):
    """The columns of a list of people; the value is the Swedish header."""

    NUMBER = "personnummer"
    GIVEN_NAME = "förnamn"
    FAMILY_NAME = "efternamn"
    MUNICIPALITY = "kommun"
    BENEFIT = "förmån"
    BENEFIT_END = "förmån till och med"
    PHONE = "telefon"
    EMAIL = "e-post"
    LANGUAGE = "språk"
    PROTECTION = "skyddad identitet"


OPTIONAL = frozenset({IntakeColumn.PHONE, IntakeColumn.EMAIL, IntakeColumn.LANGUAGE, IntakeColumn.PROTECTION})

OTHER_NAMES: Mapping[IntakeColumn, tuple[str, ...]] = {
    IntakeColumn.NUMBER: (
        *("identity number", "pnr", "personnr", "person-/samordningsnummer", "person- och samordningsnummer"),
        *("samordningsnummer", "personal identity number", "personal number"),
    ),
    IntakeColumn.GIVEN_NAME: ("given name", "first name", "tilltalsnamn", "fnamn"),
    IntakeColumn.FAMILY_NAME: ("family name", "last name", "surname", "enamn"),
    IntakeColumn.MUNICIPALITY: ("municipality", "kommunkod", "hemkommun", "kommunnamn", "municipality code"),
    IntakeColumn.BENEFIT: ("benefit", "förmånstyp", "ersättning", "typ av förmån", "benefit type"),
    IntakeColumn.BENEFIT_END: (
        *("benefit end", "förmån t.o.m.", "slutdatum", "t.o.m.", "till och med", "förmånen slutar"),
        *("ersättning till och med", "ersättning t.o.m.", "benefit end date", "benefit ends", "end date"),
    ),
    IntakeColumn.PHONE: ("phone", "telefonnummer", "mobil", "mobiltelefon", "mobilnummer", "tel", "phone number"),
    IntakeColumn.EMAIL: ("email", "epostadress", "e-postadress", "mejl", "mejladress", "mail", "email address"),
    IntakeColumn.LANGUAGE: ("language", "modersmål", "kontaktspråk", "tolkspråk"),
    IntakeColumn.PROTECTION: (
        *("skydd", "skyddade personuppgifter", "sekretess", "sekretessmarkering", "sekretesskod"),
        *("protected identity", "protection"),
    ),
}

_BY_NAME = {folded(name): column for column in IntakeColumn for name in (column, *OTHER_NAMES[column])}

_MISSING = N_("Kolumnen %(column)s saknas. Den kan också heta %(accepted)s.")
_TWICE = N_("Kolumnen %(column)s finns flera gånger: %(names)s. Behåll en av dem.")
_UNUSED = N_("Kolumner som inte används (%(count)s): %(names)s.")


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """Where each column stands (from 0) and what the file calls it; notes: what else the sender should know."""

    positions: Mapping[IntakeColumn, int]
    titles: Mapping[IntakeColumn, str]
    notes: tuple[Reason, ...]


def plan_columns(header: Sequence[str]) -> ColumnPlan:
    """Return where the columns of the list stand in the header, in any order, case and spelling.

    Columns that mean nothing here are left unused and named in one note; of two optional columns with one meaning the
    first is used. Raises CannotUseColumns with a reason for each required column that is missing or there twice.
    """
    found: dict[IntakeColumn, list[int]] = {}
    for position, title in enumerate(header):
        column = _BY_NAME.get(folded(title))
        if column is not None:
            found.setdefault(column, []).append(position)
    reasons = [*_missing(found), *_twice(found, header)]
    if reasons:
        raise CannotUseColumns(*reasons)
    positions = {column: places[0] for column, places in found.items()}
    titles = {column: quoted(header[position]) for column, position in positions.items()}
    return ColumnPlan(positions, titles, _unused(header, frozenset(positions.values())))


def _missing(found: Mapping[IntakeColumn, Sequence[int]]) -> list[Reason]:
    return [
        Reason("intake.missing_column", _MISSING, {"column": column, "accepted": ", ".join(OTHER_NAMES[column])})
        for column in IntakeColumn
        if column not in found and column not in OPTIONAL
    ]


def _twice(found: Mapping[IntakeColumn, Sequence[int]], header: Sequence[str]) -> list[Reason]:
    return [
        Reason(
            "intake.column_twice", _TWICE, {"column": column, "names": ", ".join(quoted(header[at]) for at in places)}
        )
        for column, places in found.items()
        if len(places) > 1 and column not in OPTIONAL
    ]


def _unused(header: Sequence[str], used: frozenset[int]) -> tuple[Reason, ...]:
    names = [quoted(title) for position, title in enumerate(header) if title and position not in used]
    if not names:
        return ()
    shown = [*names[:_SHOWN_COLUMNS], "…"] if len(names) > _SHOWN_COLUMNS else names
    return (Reason("intake.unused_columns", _UNUSED, {"count": len(names), "names": ", ".join(shown)}),)
