"""What waits between a file and the register: where each row stands, and how it is kept until somebody decides.

The rules: docs/rules/intake.md, "Staged" and "Confirmed".
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.kernel.personnummer import IdentityNumber
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import Change, CheckedRow, Intake
from kedjan.participants.domain.protection import Strength


class ImportStatus(StrEnum):
    """How far a file has come. Only a staged one can be confirmed; a job works on one that is read or written."""

    READING = "reading"
    STAGED = "staged"
    WRITING = "writing"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STATUS_LABELS[self]

    @property
    def is_under_way(self) -> bool:
        """Tell whether a job works on the file, or is to."""
        return self in (ImportStatus.READING, ImportStatus.WRITING)


class Standing(StrEnum):
    """Where a row stands: what confirming the file does with it."""

    READY = "ready"
    ATTENTION = "attention"  # written only if whoever confirms says so
    UNCHANGED = "unchanged"  # says what the register says already
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _STANDING_LABELS[self]


_STATUS_LABELS = {
    ImportStatus.READING: N_("Läses"),
    ImportStatus.STAGED: N_("Väntar på ditt ja"),
    ImportStatus.WRITING: N_("Skrivs in"),
    ImportStatus.CONFIRMED: N_("Inläst"),
    ImportStatus.DISCARDED: N_("Borttagen"),
}
_STANDING_LABELS = {
    Standing.READY: N_("Klara"),
    Standing.ATTENTION: N_("Behöver koll"),
    Standing.UNCHANGED: N_("Oförändrade"),
    Standing.REFUSED: N_("Stoppade"),
}


OF_ANOTHERS_PROTECTED = Reason(
    "import.of_anothers_protected",
    N_(
        "Filen har rader om personer med skyddad identitet. Bara den som läste in filen ser dem och kan säga ja. "
        "Är den personen borta? Ta bort filen, och läs in den på nytt."
    ),
)
"""Said to the colleagues of whoever sent the file."""
SENDER_GONE = Reason(
    "import.sender_gone",
    N_("Den som läste in filen får inte längre läsa in listor. Ta bort filen, och läs in den på nytt om den behövs."),
)
"""Said of a file that nobody may go on reading."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a file does, or did, to the register: people and benefits added, last days changed."""

    people: int = 0
    benefits: int = 0
    ends: int = 0

    @property
    def total(self) -> int:
        """Return how many rows that is."""
        return self.people + self.benefits + self.ends


@dataclass(frozen=True, slots=True, repr=False)
class StagedValues:
    """What is kept of a row, sealed: the name if it could be read, and all of it if it may be written. No repr()."""

    name: str
    intake: Intake | None


def standing_of(row: CheckedRow) -> Standing:
    """Return where the row stands once it has been checked against the register."""
    if row.intake is None:
        return Standing.REFUSED
    return Standing.UNCHANGED if row.change is Change.NONE else Standing(row.verdict)


def values_of(row: CheckedRow) -> str:
    """Return what is kept of the row, as text to be sealed. A refused row keeps its name and no number."""
    intake = row.intake
    if intake is None:
        return json.dumps({"name": row.name})
    return json.dumps(
        {
            "number": intake.number.digits,
            "given_name": intake.given_name,
            "family_name": intake.family_name,
            "municipality_code": intake.municipality_code,
            "benefit": intake.benefit,
            "benefit_ends_on": intake.benefit_ends_on.isoformat(),
            "phone": intake.phone,
            "email": intake.email,
            "language": intake.language,
            "protection": intake.protection,
        }
    )


def read_values(text: str) -> StagedValues:
    """Return what `values_of` wrote."""
    kept = json.loads(text)
    if "number" not in kept:
        return StagedValues(name=kept["name"], intake=None)
    intake = Intake(
        number=IdentityNumber(kept["number"]),
        given_name=kept["given_name"],
        family_name=kept["family_name"],
        municipality_code=kept["municipality_code"],
        benefit=BenefitType(kept["benefit"]),
        benefit_ends_on=date.fromisoformat(kept["benefit_ends_on"]),
        phone=kept["phone"],
        email=kept["email"],
        language=kept["language"],
        protection=Strength(kept["protection"]) if kept.get("protection") else None,
    )
    return StagedValues(name=f"{intake.given_name} {intake.family_name}", intake=intake)


def plain(reason: Reason) -> dict[str, str | dict[str, str | int]]:
    """Return the reason as it is kept beside the row; it can be shown in any language."""
    return {"code": reason.code, "message": reason.message, "values": dict(reason.values)}


def reason_from(kept: Mapping[str, str | dict[str, str | int]]) -> Reason:
    """Return the reason that `plain` wrote. Raises TypeError for anything else."""
    code, message, values = kept["code"], kept["message"], kept["values"]
    if not isinstance(code, str) or not isinstance(message, str) or not isinstance(values, dict):
        raise TypeError("not a kept reason")
    return Reason(code, message, values)
