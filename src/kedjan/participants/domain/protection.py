"""Protected identity at its three strengths, and who may see such a person. Rules: docs/rules/protection.md. Pure."""

from collections.abc import Collection
from enum import StrEnum

from kedjan.kernel.ids import AccountId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.participants.domain.spelling import folded


class Strength(StrEnum):
    """How strongly the person's identity is protected, weakest first. Source: Navet 01003, 01020; domain.md 1.5."""

    MARKED = "marked"
    PROTECTED = "protected"
    ASSUMED = "assumed"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]

    @property
    def effect(self) -> str:
        """Return in Swedish what it does, marked for translation."""
        return _EFFECTS[self]


NOTHING_IS_SENT = Reason(
    "protected-nothing-is-sent",
    N_("Personen har skyddad identitet. Ingen länk kan skickas. Skriv in svaret när ni har talats vid."),
)
"""Said where somebody would make a link to send to a protected person."""

WHAT_TO_MIND = (
    N_("Skriv inte ut något om personen."),
    N_("Skicka inget mejl, sms eller brev till eller om personen."),
    N_("Skriv aldrig en adress, eller något som visar var personen bor, arbetar eller är."),
    N_("Visa inte sidan och säg inte namnet där någon annan ser eller hör."),
)
"""What the named few read wherever the person is shown; marked for translation."""

_EFFECTS = {
    Strength.MARKED: N_(
        "Namn, nummer, kontaktuppgifter, ersättning, lag och provplats syns bara för er som är utpekade. "
        "Andra ser ”Skyddad person” och hittar inte personen i någon lista."
    ),
    Strength.PROTECTED: N_("Bara ni som är utpekade ser att personen finns i Kedjan."),
    Strength.ASSUMED: N_(
        "Bara ni som är utpekade ser att personen finns i Kedjan. "
        "Namn, nummer och kontaktuppgifter raderas, och går inte att få tillbaka."
    ),
}

_LABELS = {
    Strength.MARKED: N_("Sekretessmarkering"),
    Strength.PROTECTED: N_("Skyddad folkbokföring"),
    Strength.ASSUMED: N_("Fingerade personuppgifter"),
}


IN_ANOTHER_REGISTER = Reason(
    "in-another-register", N_("Bara den organisation som registrerade personen kan skydda uppgifterna.")
)


_NO_PROTECTION = frozenset(("", "nej", "no", "ingen", "inget", "none", "0"))
_OTHER_NAMES = {
    Strength.MARKED: ("sekretessmarkerad", "sekretess", "secrecy marking"),
    Strength.PROTECTED: ("skyddad", "kvarskrivning", "protected population registration"),
    Strength.ASSUMED: ("fingerad", "fingerad identitet", "assumed identity", "assumed personal data"),
}
_BY_NAME = {folded(name): one for one in Strength for name in (one, _LABELS[one], *_OTHER_NAMES[one])}


def strength_named(text: str) -> Strength | None:
    """Return the strength by any of its names, or None where the text says that there is no protection.

    Raises ValueError for any other text: nobody is taken for unprotected because a word was not understood.
    """
    word = folded(text)
    if word in _NO_PROTECTION or not text.strip(" -–—"):
        return None
    if word not in _BY_NAME:
        raise ValueError("not a known protection")
    return _BY_NAME[word]


def refusals_to_protect(*, is_protected: bool, in_own_register: bool) -> tuple[Reason, ...]:
    """Return why a person cannot be protected: they are already, or stand in the register of another organisation."""
    if not in_own_register:
        return (IN_ANOTHER_REGISTER,)
    if is_protected:
        return (Reason("already-protected", N_("Personen har redan skyddade personuppgifter.")),)
    return ()


def refusals_to_change(*, strength: Strength, wanted: Strength) -> tuple[Reason, ...]:
    """Return why the strength cannot become another: it is that one already."""
    return (Reason("same-strength", N_("Personen har redan det skyddet.")),) if wanted is strength else ()


def refusals_to_entrust(
    *, named: Collection[AccountId], account_id: AccountId, gives_support: bool
) -> tuple[Reason, ...]:
    """Return why an account cannot be one of the few: it gives no support to anybody today, or it is one already."""
    if not gives_support:
        return (Reason("gives-no-support", N_("Kontot finns inte, eller arbetar inte med stöd till deltagare i dag.")),)
    return (Reason("already-named", N_("Kontot är redan utpekat.")),) if account_id in named else ()


def refusals_to_release(*, named: Collection[AccountId], leaving: AccountId) -> tuple[Reason, ...]:
    """Return why an account cannot stop seeing the person: it is not named, or it is the last one."""
    if leaving not in named:
        return (Reason("not-named", N_("Kontot är inte utpekat.")),)
    if len(named) == 1:
        return (Reason("last-named", N_("Minst en måste kunna se personen. Peka ut någon annan först.")),)
    return ()
