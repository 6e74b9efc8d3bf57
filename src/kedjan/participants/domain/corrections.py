"""Which values of the register are corrected in place, because they are one a person: docs/rules/corrections.md."""

from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST = 200


class RegisterValue(StrEnum):
    """A sealed value of identity or contact, by its column without the ending. A number is not one: see merging."""

    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    PHONE = "phone"
    EMAIL = "email"

    @property
    def is_name(self) -> bool:
        """Tell whether it stands with the identity."""
        return self in {RegisterValue.GIVEN_NAME, RegisterValue.FAMILY_NAME}


def refusals_to_correct(value: str) -> tuple[Reason, ...]:
    """Return why the text cannot stand in the register."""
    if not value.strip():
        return (Reason("register-value-empty", N_("Skriv vad som ska stå i registret.")),)
    if len(value) > LONGEST or not value.isprintable():
        return (Reason("register-value-unfit", N_("Skriv högst %(most)s tecken, på en rad."), {"most": LONGEST}),)
    return ()
