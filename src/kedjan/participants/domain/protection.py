"""Protected identity at its three strengths, and who may see such a person. Rules: docs/rules/protection.md. Pure."""

from collections.abc import Collection
from enum import StrEnum

from kedjan.kernel.ids import AccountId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


class Strength(StrEnum):
    """How strongly the person's identity is protected, weakest first. Source: Navet 01003, 01020; domain.md 1.5."""

    MARKED = "marked"
    PROTECTED = "protected"
    ASSUMED = "assumed"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Strength.MARKED: N_("Sekretessmarkering"),
    Strength.PROTECTED: N_("Skyddad folkbokföring"),
    Strength.ASSUMED: N_("Fingerade personuppgifter"),
}


def refusals_to_protect(*, is_protected: bool, in_own_register: bool) -> tuple[Reason, ...]:
    """Return why a person cannot be protected: they are already, or stand in the register of another organisation."""
    if not in_own_register:
        return (
            Reason(
                "in-another-register", N_("Bara den organisation som registrerade personen kan skydda uppgifterna.")
            ),
        )
    if is_protected:
        return (Reason("already-protected", N_("Personen har redan skyddade personuppgifter.")),)
    return ()


def refusals_to_release(*, named: Collection[AccountId], leaving: AccountId) -> tuple[Reason, ...]:
    """Return why an account cannot stop seeing the person: it is not named, or it is the last one."""
    if leaving not in named:
        return (Reason("not-named", N_("Kontot är inte utpekat.")),)
    if len(named) == 1:
        return (Reason("last-named", N_("Minst en måste kunna se personen. Peka ut någon annan först.")),)
    return ()
